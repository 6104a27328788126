using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class SecondOrderCancellationTests
{
    private const string Id = "NUM2021";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|Math.Exp(x) - 1 - x|];
        public static double Kl(double mu, double lv) => -0.5 * ([|1 + lv - mu * mu - Math.Exp(lv)|]);
        public static double A2(double x) => [|x - Math.Log(1 + x)|];
        public static double A3(double x) => [|Math.Exp(x) - x - 1|];
        public static float A4(float x) => [|MathF.Exp(x) - 1f - x|];
        public static double A5(double[] mu, double[] lv) { double s = 0; for (int i = 0; i < mu.Length; i++) s += [|1 + lv[i] - mu[i] * mu[i] - Math.Exp(lv[i])|]; return -0.5 * s; }
        public static double A6(double x) => [|1 + x - Math.Exp(x)|];
        public static double A7(double x) => [|Math.Log(x + 1) - x|];
        public static double A8(double x) { var e = Math.Exp(x); return [|e - 1 - x|]; }
        public static T A9<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Exp(x) - T.One - x|];
        public static double B1(double r) => ([|Math.Exp(-r) - 1 + r|]) / (r * r);
        public static double B2(double ratio, double logRatio) => [|Math.Exp(logRatio) - 1 - logRatio|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double FromHalf(double x) { var y = Math.Clamp(x, 0.5, 9); return Math.Exp(y) - 1 - y; }
        public static double ToMinusHalf(double x) { var y = Math.Clamp(x, -9, -0.5); return Math.Exp(y) - 1 - y; }
        public static double A1(double x, double y) => Math.Exp(x) - 1 - y;
        public static double A2(double x) => Math.Exp(x) - x;
        public static double A3(double x) => x - Math.Log(x);
        public static double A4(double x) => Math.Exp(x) + 1 + x;
        public static double A5(double x) => x > 1 ? Math.Exp(x) - 1 - x : 0;
        public static double A6() => Math.Exp(0.1) - 1 - 0.1;
        public static double A7(double x) => Math.Exp(x) - 2 - x;
        public static double A8(double x, double y) => x - Math.Log(1 + y);
        public static double A9(double x) => 2 * x - Math.Log(1 + x);
        public static double B1(double mu, double lv) => 1 + lv - mu * mu;
        public static double B2(double x) => x + Math.Log(1 + x);
        public static double B3(double x) => 1 - x - Math.Exp(x);
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => 2 * ([|Math.Exp(x) - 1 - x|]);",
        "public static double F(double x) => 2 * (StableMath.ExpM1(x) - x);")]
    [InlineData(
        "public static double F(double mu, double lv) => -0.5 * ([|1 + lv - mu * mu - Math.Exp(lv)|]);",
        "public static double F(double mu, double lv) => -0.5 * (lv - StableMath.ExpM1(lv) - mu * mu);")]
    [InlineData(
        "public static double F(double x) => [|x - Math.Log(1 + x)|];",
        "public static double F(double x) => x - StableMath.Log1P(x);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
