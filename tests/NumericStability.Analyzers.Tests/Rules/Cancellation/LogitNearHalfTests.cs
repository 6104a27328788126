using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class LogitNearHalfTests
{
    private const string Id = "NUM2020";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double p) => [|Math.Log(p / (1 - p))|];
        public static double A2(double p) => [|Math.Log(p) - Math.Log(1 - p)|];
        public static float A3(float p) => [|MathF.Log(p / (1 - p))|];
        public static double A4(double p) { var odds = p / (1 - p); return [|Math.Log(odds)|]; }
        public static double A5(double p) => [|Math.Log(p) - SpecialFunctions.Log1p(-p)|];
        public static double A6(double p) => [|-Math.Log(1 - p) + Math.Log(p)|];
        public static T A7<T>(T p) where T : IFloatingPointIeee754<T> => [|T.Log(p / (T.One - p))|];
        public static double[] A8(double[] p) => p.Select(v => [|Math.Log(v / (1 - v))|]).ToArray();
        public static double A9(double p) { double q = 1 - p; return [|Math.Log(p / q)|]; }
        public static double B1(double p) => 0.5 * ([|Math.Log(p) - Math.Log(1.0 - p)|]);
        private static double Odds(double p) => p / (1 - p);
        public static double B2(double p) => [|Math.Log(Odds(p))|];
        public static double B3(double[] p, int i) => [|double.Log(p[i] / (1 - p[i]))|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double p, double q) => Math.Log(p / (1 - q));
        public static double A2(double p, double q) => Math.Log(p) - Math.Log(q);
        public static double A3(double p) => Math.Log(p / (1 + p));
        public static double A4() => Math.Log(0.4 / (1 - 0.4));
        public static double A5(double p) => Math.Log(p) + Math.Log(1 - p);
        public static double A6(double p) => Math.Log(p);
        public static double A7(double p) => p / (1 - p);
        public static double A8(double p) => p < 0.2 ? Math.Log(p / (1 - p)) : 0;
        public static double A9(double p) => Math.Log(p / (2 - p));
        public static double B1(double p) => Math.Log2(p) - Math.Log(1 - p);
        public static double B2(double p) => SpecialFunctions.Logit(p);
        public static double B3(double p) => Math.Exp(p / (1 - p));
        """);

    [Theory]
    [InlineData(
        "public static double F(double p) => 2 * [|Math.Log(p / (1 - p))|];",
        "public static double F(double p) => 2 * StableMath.Logit(p);")]
    [InlineData(
        "public static float F(float p) => 2 - ([|MathF.Log(p) - MathF.Log(1 - p)|]);",
        "public static float F(float p) => 2 - (StableMath.Logit(p));")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
