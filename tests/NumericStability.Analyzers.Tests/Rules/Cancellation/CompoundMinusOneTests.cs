using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class CompoundMinusOneTests
{
    private const string Id = "NUM2010";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double PassAtK(double p, int k) => [|1 - Math.Pow(1 - p, k)|];
        public static double A1(double r, double n) => [|Math.Pow(1 + r, n) - 1|];
        public static double A2(double g, int steps) => ([|1 - Math.Pow(g, steps)|]) / (1 - g);
        public static double A3(double n, double s) => ([|Math.Pow(n, 1 - s) - 1|]) / (1 - s);
        public static double A4(double p) => [|1 - Math.Pow(1 - p, 3)|];
        public static double A5(double p) => [|1 - (1 - p) * (1 - p)|];
        public static float A6(float p, int k) => [|1 - MathF.Pow(1 - p, k)|];
        public static double A7(double p, int k) { double q = 1 - p, none = Math.Pow(q, k); return [|1 - none|]; }
        public static double A8(double rate, int years) => [|-1 + Math.Pow(1 + rate / 100, years)|];
        public static double Annuity(double r, int n) => r / ([|1 - Math.Pow(1 + r, -n)|]);
        public static double BoxCox(double x, double l) => ([|Math.Pow(x, l) - 1|]) / l;
        public static T A9<T>(T p, T k) where T : IFloatingPointIeee754<T> => [|T.One - T.Pow(T.One - p, k)|];
        public static double B1(double[] p, int k) => p.Average(v => [|1 - Math.Pow(1 - v, k)|]);
        public static double Kumaraswamy(double x, double a, double b) => [|1 - Math.Pow(1 - Math.Pow(x, a), b)|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(int n, int days) => [|1 - Math.Pow(1 - 1.0 * n / days, n)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double beta, int t) => 1 - Math.Pow(beta, t);
        public static double A2(int n, double k) => Math.Pow(1 + n, k) - 1;
        public static double A3(double x) => x * x - 1;
        public static double A4(double x) => 1 - 1 / (1 + x);
        public static double A5(double p, int k) => Math.Pow(1 - p, k);
        public static double A6(double x, double y) => Math.Pow(1 + x, 2) - y;
        public static double A7() => 1 - Math.Pow(1 - 0.01, 100);
        public static double A8(double r, double n) => r > 0.5 ? Math.Pow(1 + r, n) - 1 : 0;
        public static bool A9(Random random, double p, int k) => random.NextDouble() < 1 - Math.Pow(1 - p, k);
        public static double B1(double r, double n) => Math.Pow(1 + r, n) + 1;
        public static double B2(double m, double b1, int t) => m / (1 - Math.Pow(b1, t));
        public static double B3(int bits) => Math.Pow(2, bits) - 1;
        """);

    [Theory]
    [InlineData(
        "public static double F(double p, int k) => [|1 - Math.Pow(1 - p, k)|];",
        "public static double F(double p, int k) => -StableMath.CompoundM1(-p, (double)k);")]
    [InlineData(
        "public static double F(double r, double n) => 2 * ([|Math.Pow(1 + r, n) - 1|]);",
        "public static double F(double r, double n) => 2 * (StableMath.CompoundM1(r, n));")]
    [InlineData(
        "public static double F(double n, double s) => ([|Math.Pow(n, 1 - s) - 1|]) / (1 - s);",
        "public static double F(double n, double s) => (StableMath.PowM1(n, 1 - s)) / (1 - s);")]
    [InlineData(
        "public static double F(double p) => [|1 - Math.Pow(1 - p, 3)|];",
        "public static double F(double p) => -StableMath.CompoundM1(-p, 3.0);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
