using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LogOfSoftmaxTests
{
    private const string Id = "NUM1005";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        static double[] Softmax(double[] z) { var m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }
        public static double A1(double[] z, int y) => -[|Math.Log(Softmax(z)[y])|];
        public static double A2(double[] z, int y) { var p = Softmax(z); return -[|Math.Log(p[y])|]; }
        public static double A3(double[] z, int y) { double s = 0; foreach (var v in z) s += Math.Exp(v); return -[|Math.Log(Math.Exp(z[y]) / s)|]; }
        public static float A4(float[] z, float[] p, int y) { TensorPrimitives.SoftMax(z, p); return -[|MathF.Log(p[y])|]; }
        public static double A5(double[] z, double[] t) { var p = Softmax(z); double l = 0; for (int i = 0; i < z.Length; i++) l -= t[i] * [|Math.Log(p[i])|]; return l; }
        public static double A6(double[] z, int y) { var e = z.Select(Math.Exp).ToArray(); return [|Math.Log(e[y] / e.Sum())|]; }
        public static double A7(double[][] z, int[] y) { double l = 0; for (int n = 0; n < z.Length; n++) { var p = Softmax(z[n]); l -= [|Math.Log(p[y[n]])|]; } return l; }
        public static double A8(double[] z) => Softmax(z).Sum(p => p * [|Math.Log(p)|]);
        public static double A9(double[] z, int y) { double m = double.NegativeInfinity; foreach (var v in z) m = Math.Max(m, v); double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i] - m); var p = Math.Exp(z[y] - m) / s; return -[|Math.Log(p)|]; }
        public static double A10(double[] z, int y) { var p = new double[z.Length]; double s = 0; int i = 0; while (i < z.Length) { p[i] = Math.Exp(z[i]); s += p[i]; i++; } for (i = 0; i < z.Length; i++) p[i] /= s; return [|Math.Log(p[y])|]; }
        public static double A11(double[] z, int y) { var p = Softmax(z); return -[|Math.Log2(p[y])|]; }
        public static float A12(float[] z, int y) { var s = 0f; for (int i = 0; i < z.Length; i++) s += MathF.Exp(z[i]); float inv = 1f / s; return -[|MathF.Log(MathF.Exp(z[y]) * inv)|]; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        static double[] Softmax(double[] z) { var m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }
        public static double I1(double[] z, int y) => -[|Math.Log(Softmax(z)[y] + 1e-12)|];
        public static double I2(double[] z, int y) { var p = Softmax(z); return -[|Math.Log(Math.Max(p[y], 1e-15))|]; }
        public static double Tested(double[] z, int y) { double p = Softmax(z)[y]; return p > 0 ? [|Math.Log(p)|] : -50; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        static double[] Softmax(double[] z) { var m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }
        public static double Q1(double[] p, int y) => -Math.Log(p[y]);
        public static double Q2(double[] w, int y) => Math.Log(w[y] / w.Sum());
        public static double Q3(double[] z, int y) { var m = z.Max(); return z[y] - m - Math.Log(z.Sum(v => Math.Exp(v - m))); }
        public static double[] Q4(double[] z) => Softmax(z);
        public static double Q5(double[] z, int y) => Math.Log(Math.Exp(Math.Clamp(z[y], -9, 9)) / z.Sum(v => Math.Exp(Math.Clamp(v, -9, 9))));
        public static double Q6(double[] z, int y) => Softmax(z)[y] * Math.Log(2);
        public static double Q7(double[] z) => Math.Log(z.Length);
        public static double Q8(double[] z, int y) => Math.Log(1 + Softmax(z)[y]);
        public static double Q9(double[] z, int y) => Math.Sqrt(Softmax(z)[y]);
        public static double Q10(double[] c, int y) { double t = 0; foreach (var v in c) t += v; return Math.Log(c[y] / t); }
        public static double Q11(double x, double y) => Math.Log(x / (x + y));
        public static double Q12(double[] z, int y) => Math.Log(Math.Abs(z[y]) / z.Sum(Math.Abs));
        """);

    [Theory]
    [InlineData("-[|Math.Log(Softmax(z)[y])|]", "StableMath.CrossEntropyWithLogits(z, y)")]
    [InlineData("2 * [|Math.Log(Softmax(z)[y])|]", "2 * -StableMath.CrossEntropyWithLogits(z, y)")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id,
        $"static double[] Softmax(double[] z) {{ var m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }}\n    public static double F(double[] z, int y) => {before};",
        $"static double[] Softmax(double[] z) {{ var m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }}\n    public static double F(double[] z, int y) => {after};");

    /// <summary>The softmax is written only for its logarithm: one formula, one report. Where it is used elsewhere too, it has one of its own.</summary>
    [Theory]
    [InlineData("double p = Math.Exp(-e[y]) / e.Sum(v => Math.Exp(-v)); return -Math.Log(p);", 0)]
    [InlineData("double p = Math.Exp(-e[y]) / e.Sum(v => Math.Exp(-v)); return -p * Math.Log(p);", 1)]
    public async Task ClaimsASoftmaxThatIsOnlyLogged(string body, int naive)
    {
        var reported = await RuleTest.AnalyzeAsync("using System; using System.Linq; static class Formulas { public static double F(double[] e, int y) { " + body + " } }");
        Assert.Single(reported, diagnostic => diagnostic.Id == Id);
        Assert.Equal(naive, reported.Count(diagnostic => diagnostic.Id == "NUM1001"));
    }
}
