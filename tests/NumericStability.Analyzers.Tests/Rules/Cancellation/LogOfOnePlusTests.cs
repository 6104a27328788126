using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class LogOfOnePlusTests
{
    private const string Id = "NUM2001";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|Math.Log(1 + x)|];
        public static double A2(double p) => 2 * [|Math.Log(1 - p)|];
        public static double A3(double x) => [|Math.Log(x + 1.0)|];
        public static double A4(double x) { var y = 1 + x; return [|Math.Log(y)|]; }
        public static float A5(float x) => [|MathF.Log(1f + x)|];
        public static double A6(double x) => [|Math.Log2(1 + x)|];
        public static double A7(double x) => [|Math.Log10(-x + 1)|];
        public static double A8(double x) => [|double.Log(1 + x)|];
        public static T A9<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Log(T.One + x)|];
        public static double B1(double[] x) { double s = 0; foreach (var v in x) s += [|Math.Log(1 + v)|]; return s; }
        public static double B2(double[] x) => x.Sum(v => [|Math.Log(1 + v * v)|]);
        public static double B3(double rate, double t) => t * [|Math.Log(1 + rate / 12)|];
        private static double OnePlus(double x) => 1 + x;
        public static double B4(double x) => [|Math.Log(OnePlus(x))|];
        public static Half B5(Half x) => [|Half.Log(Half.One + x)|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(int n, int df) => [|Math.Log(1 + (double)n / df)|];
        public static double BinaryEntropy(double p) => p <= 0 || p >= 1 ? 0 : -p * Math.Log(p) - (1 - p) * [|Math.Log(1 - p)|];
        public static double BinaryEntropyInBits(double p) { if (p <= 0 || p >= 1) return 0; var q = 1 - p; return -(p * Math.Log2(p) + q * [|Math.Log2(q)|]); }
        public static double Or(double x, double y) => x >= 0 && y >= 0 ? x + y + [|Math.Log(1 + Math.Exp(-x) + Math.Exp(-y))|] : 0;
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(int n) => Math.Log(1 + n);
        public static double A2(double[] x) => Math.Log(1 + x.Length);
        public static double A3(double x) => x > 0.5 ? Math.Log(1 + x) : 0;
        public static double A4(Random r) => Math.Log(1 - r.NextDouble());
        public static double A5(double x) => Math.Log(1 + Math.Exp(x));
        public static double A6(double x) => SpecialFunctions.Log1p(x);
        public static double A7() => Math.Log(1 + 1e-3);
        public static double A8(double x, double y) => Math.Log(y + x);
        public static double A9(double x) => Math.Log(2 + x);
        public static double B1(double x) { ArgumentOutOfRangeException.ThrowIfLessThan(x, 1.0); return Math.Log(1 + x); }
        public static double B2(double x) { double u = 1 + x; return u == 1 ? x : Math.Log(u) * (x / (u - 1)); }
        public static double B3(double x) => Math.Log(1 + Math.Max(x, 1));
        public static double B4(Random r) { double u = r.NextDouble() - 0.5; return Math.Log(1 - 2 * Math.Abs(u)); }
        public static double B5(long hits) => Math.Log(hits + 1.0);
        """);

    [Theory]
    [InlineData(
        "public static double F(double p) => 2 * [|Math.Log(1 - p)|];",
        "public static double F(double p) => 2 * StableMath.Log1P(-p);")]
    [InlineData(
        "public static float F(float a, float b) => [|MathF.Log(1 + a * b)|];",
        "public static float F(float a, float b) => StableMath.Log1P(a * b);")]
    [InlineData(
        "public static double F(double x) => [|Math.Log(1 + [|Math.Log(1 + x)|])|];",
        "public static double F(double x) => StableMath.Log1P(StableMath.Log1P(x));")]
    [InlineData(
        "public static double F(double x) => [|Math.Log10(1 + x)|];",
        "public static double F(double x) => StableMath.Log1P(x) / Math.Log(10.0);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Fact]
    public Task Limitation_SumsWithThreeConstantsAreNotSeen() => RuleTest.SilentAsync(Id,
        "public static double F(double x) => Math.Log(0.25 + 0.75 * (1 + x));");
}
