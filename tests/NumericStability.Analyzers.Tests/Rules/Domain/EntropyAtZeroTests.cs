using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class EntropyAtZeroTests
{
    private const string Id = "NUM5007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double F1(double[] p) { double h = 0; foreach (var q in p) h -= [|q * Math.Log(q)|]; return h; }
        public static double F2(double[] p) => -p.Sum(q => [|q * Math.Log(q)|]);
        public static double F3(double p, double q) => [|p * Math.Log(p / q)|];
        public static double F4(double p, double q) => [|p * (Math.Log(p) - Math.Log(q))|];
        public static double F5(double[] p) { double h = 0; for (int i = 0; i < p.Length; i++) h += [|p[i] * Math.Log2(p[i])|]; return -h; }
        public static float F6(float[] p) { float h = 0f; for (int i = 0; i < p.Length; i++) h += [|MathF.Log(p[i]) * p[i]|]; return -h; }
        public static double F7(double[] p, double[] q) => p.Zip(q, (a, b) => [|a * Math.Log(a / b)|]).Sum();
        public static double F8(double p) { var l = Math.Log10(p); return [|-p * l|]; }
        public static double F9(double r) => [|r * r * Math.Log(r)|];
        public static T G1<T>(T p) where T : IFloatingPointIeee754<T> => [|p * T.Log(p)|];
        public static double G2(double z) { var p = Math.Exp(-z * z); return [|p * Math.Log(p)|]; }
        public static double G3(double[] p) { double h = 0; int i = 0; while (i < p.Length) { var v = p[i++]; h -= [|v * double.Log(v)|]; } return h; }
        public static double G4(double p) { if (p < 0) return 0; return [|p * Math.Log(p)|]; }
        public static double T1(double[] p) { double h = 0; for (int i = 0; i < p.Length; i++) h += [|p[i] * Math.Log(p[i], 2)|]; return -h; }
        public static double T2(double[] p, int k) => -p.Sum(v => [|v * Math.Log(v, k)|]);
        """);

    [Fact]
    public Task SuggestsForCounts() => RuleTest.ReportsAsync(Id, """
        public static double F(int n) => [|n * Math.Log(n)|];
        public static double F2(Dictionary<string, double> counts, double total) { double h = 0; foreach (var entry in counts) { var p = entry.Value / total; h -= [|p * Math.Log(p)|]; } return h; }
        public static double F3(double z) => [|z * (Math.Log(z) - 1)|] + 0.9189385332046727;
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double F1(double[] p) { double h = 0; foreach (var q in p) if (q > 0) h -= q * Math.Log(q); return h; }
        public static double F2(double[] p) => -p.Where(q => q > 0).Sum(q => q * Math.Log(q));
        public static double F3(double p) => p <= 0 ? 0 : p * Math.Log(p);
        public static double F4(double p) { p = Math.Clamp(p, 1e-9, 1); return p * Math.Log(p); }
        public static double F5(double[] p) { double h = 0; foreach (var q in p) { if (q == 0) continue; h += q * Math.Log(q); } return h; }
        public static double F6(double p) => p * Math.Log(p + 1e-12);
        public static double Lifted(double[] p) { var h = 0.0; for (var i = 0; i < p.Length; i++) { var q = p[i] + 1e-10; h -= q * Math.Log(q); } return h; }
        public static float LiftedAll(float[] p) => -p.Select(x => 1e-7f + x).Sum(x => x * MathF.Log(x));
        public static double F7(double p) { var v = p * Math.Log(p); return double.IsNaN(v) ? 0 : v; }
        public static double F8(double y, double p) => y * Math.Log(p);
        public static double F9(double p) => Math.Log(p) / p;
        public static double G1(int[] x) => (x.Length + 1) * Math.Log(x.Length + 1);
        public static double G2(double p, double eps) => p > eps ? p * Math.Log(p) : 0;
        public static double G3(double p) => Math.Max(p, 1e-30) * Math.Log(Math.Max(p, 1e-30));
        public static double T1(double[] p) { double h = 0; foreach (var v in p) if (v > 0) h += v * Math.Log(v, 2); return -h; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double[] p) => -p.Sum(q => [|q * Math.Log(q)|]);",
        "public static double F(double[] p) => -p.Sum(q => StableMath.XLogY(q, q));");

    [Fact]
    public Task FixesRelativeEntropy() => RuleTest.FixesAsync(Id,
        "public static double F(double p, double q) => [|p * Math.Log(p / q)|];",
        "public static double F(double p, double q) => StableMath.RelativeEntropy(p, q);");

    [Fact]
    public Task FixesTheComplement() => RuleTest.FixesAsync(Id,
        "public static double F(double p) => -([|p * Math.Log(p)|] + [|(1 - p) * Math.Log(1 - p)|]);",
        "public static double F(double p) => -(StableMath.XLogY(p, p) + StableMath.XLog1PY(1 - p, -p));");

    /// <summary>y *= log(y) is a statement, which a product alone is not.</summary>
    [Theory]
    [InlineData("[|y *= Math.Log(y)|];", 0)]
    [InlineData("y = [|y * Math.Log(y)|];", 1)]
    public async Task FixesProducts(string statement, int count) =>
        Assert.Equal(count, (await RuleTest.OffersAsync(Id, $"public static double F(double[] x) {{ var y = x[0]; {statement} return y; }}")).Count);
}
