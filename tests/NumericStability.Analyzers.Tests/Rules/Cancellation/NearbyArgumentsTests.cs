using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class NearbyArgumentsTests
{
    private const string Id = "NUM2019";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|1 / (x + 1) - 1 / x|];
        public static double A2(double x, double h) => [|Math.Sin(x + h) - Math.Sin(x)|];
        public static double A3(double x) => [|Math.Atan(x + 1) - Math.Atan(x)|];
        public static double A4(double x) => [|Math.Log(x + 1) - Math.Log(x)|];
        public static double A5(double x) => [|Math.Cbrt(x + 1) - Math.Cbrt(x)|];
        public static float A6(float x, float h) => [|MathF.Cos(x + h) - MathF.Cos(x)|];
        public static double A7(double x, double h) => [|Math.Tan(x + h) - Math.Tan(x)|];
        public static double A8(double x, double h) { var y = x + h; return [|Math.Sin(y) - Math.Sin(x)|]; }
        public static double A9(double x, double h) => 2 * ([|-Math.Cos(x - h) + Math.Cos(x + h)|]);
        public static T B1<T>(T x, T h) where T : IFloatingPointIeee754<T> => [|T.Sin(x + h) - T.Sin(x)|];
        public static double B2(double x, double d) => [|1 / x - 1 / (x + d)|];
        public static double[] B3(double[] x) => x.Select(v => [|Math.Atan(v + 1) - Math.Atan(v)|]).ToArray();
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(int n) => [|1.0 / (n + 1) - 1.0 / n|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x, double y) => Math.Sin(x) - Math.Sin(y);
        public static double A2(double x, double h) => (Math.Sin(x + h) - Math.Sin(x)) / h;
        public static double A3(double x, double y) => 1 / x - 1 / y;
        public static double A4(double p) => Math.Log(p) - Math.Log(1 - p);
        public static double A5(double x) => Math.Sin(x + 2) - Math.Sin(x);
        public static double A6(double x, double h) => Math.Sin(x + h) - Math.Cos(x);
        public static double A7(double x, double h) => Math.Sin(x + h) + Math.Sin(x);
        public static double A8(double x) => 1 / (x + 1) - 2 / x;
        public static double A9(double a, double b) => Math.Atan(a) - Math.Atan(b);
        public static double B1(double x) => Math.Log(x) - Math.Log(2);
        public static double B2(double x, double h) => (Math.Cos(x + h) - Math.Cos(x - h)) / (2 * h);
        public static double B3(double x) => Math.Sin(3 * x) - Math.Sin(x);
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => 3 * ([|1 / (x + 1) - 1 / x|]);",
        "public static double F(double x) => 3 * (-(1.0 / x / (x + 1)));")]
    [InlineData(
        "public static double F(double x, double h) => [|Math.Cos(x + h) - Math.Cos(x)|];",
        "public static double F(double x, double h) => -2.0 * Math.Sin(0.5 * h) * Math.Sin(x + 0.5 * h);")]
    [InlineData(
        "public static double F(double x) => [|Math.Atan(x + 1) - Math.Atan(x)|];",
        "public static double F(double x) => Math.Atan2(1.0, 1.0 + x * (x + 1));")]
    [InlineData(
        "public static double F(double x) { if (!(x > 0)) throw new ArgumentException(\"x\"); return [|Math.Log(x + 1) - Math.Log(x)|]; }",
        "public static double F(double x) { if (!(x > 0)) throw new ArgumentException(\"x\"); return StableMath.Log1P(1.0 / x); }")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
