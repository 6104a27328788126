using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class LogOfOneMinusExpTests
{
    private const string Id = "NUM2003";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|Math.Log(1 - Math.Exp(x))|];
        public static double A2(double x) => [|Math.Log(1 - Math.Exp(-x))|];
        public static double A3(double x) => [|Math.Log(-Math.Exp(x) + 1)|];
        public static float A4(float x) => [|MathF.Log(1 - MathF.Exp(x))|];
        public static double A5(double x) { var p = Math.Exp(x); return [|Math.Log(1 - p)|]; }
        public static double A6(double x) { double e = Math.Exp(-x), q = 1 - e; return 3 * [|Math.Log(q)|]; }
        public static T A7<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Log(T.One - T.Exp(x))|];
        public static double A8(double x) => [|SpecialFunctions.Log1p(-Math.Exp(x))|];
        public static double A9(double[] x) => x.Sum(v => [|Math.Log(1 - Math.Exp(v))|]);
        public static double B1(double x) => [|double.LogP1(-double.Exp(x))|];
        public static double B2(double a, double b) => a + [|Math.Log(1 - Math.Exp(b - a))|];
        private static double Survival(double x) => 1 - Math.Exp(-x);
        public static double B3(double x) => [|Math.Log(Survival(x))|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x) => x < -0.7 ? SpecialFunctions.Log1p(-Math.Exp(x)) : 0;
        public static double A2(double x, double y) => Math.Log(y - Math.Exp(x));
        public static double A3(double x) => Math.Log(1 + Math.Exp(x));
        public static double A4() => Math.Log(1 - Math.Exp(-1.0));
        public static double A5(double x) => Math.Log(1 - 2 * Math.Exp(x));
        public static double A6(double x) => Math.Log(2 - Math.Exp(x));
        public static double A7(double x) => Math.Log(Math.Exp(x) - 1);
        public static double A8(double x) => x is > -4 and < -1 ? Math.Log(1 - Math.Exp(x)) : 0;
        public static double A9(double x) => Math.Log(x) - Math.Exp(x);
        public static double B1(double x) => 1 - Math.Exp(x);
        public static double B2(double x) => Math.Log(1 - x);
        public static double B3(double x, double y) => Math.Log(1 - Math.Exp(x) * y);
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => 2 - [|Math.Log(1 - Math.Exp(-x))|];",
        "public static double F(double x) => 2 - StableMath.Log1MExp(-x);")]
    [InlineData(
        "public static float F(float x) => [|MathF.Log(1f - MathF.Exp(x))|];",
        "public static float F(float x) => StableMath.Log1MExp(x);")]
    [InlineData(
        "public static double F(double x) => [|Math.Log(1 - Math.Exp([|Math.Log(1 - Math.Exp(x))|]))|];",
        "public static double F(double x) => StableMath.Log1MExp(StableMath.Log1MExp(x));")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
