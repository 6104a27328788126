using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MissingEpsilonTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4006", """
        public static float[] Layer(float[] x) { float mean = x.Sum() / x.Length; float var = x.Sum(v => (v - mean) * (v - mean)) / x.Length; var y = new float[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = [|(x[i] - mean) / MathF.Sqrt(var)|]; return y; }
        public static void RmsNorm(float[] o, float[] x, float[] w) { float ss = 0; for (int j = 0; j < x.Length; j++) ss += x[j] * x[j]; float r = [|1f / MathF.Sqrt(ss / x.Length)|]; for (int j = 0; j < x.Length; j++) o[j] = w[j] * (r * x[j]); }
        public static void NormLayer(double[] x) { double ms = x.Sum(v => v * v) / x.Length; for (int i = 0; i < x.Length; i++) [|x[i] /= Math.Sqrt(ms)|]; }
        public static void Adagrad(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= lr * g[i] / Math.Sqrt(s[i])|]; } }
        public static void Rmsprop(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i]; [|w[i] -= lr / Math.Sqrt(s[i]) * g[i]|]; } }
        """);

    [Fact]
    public Task SuggestsForEpsilonUnderTheRoot() => RuleTest.ReportsAsync("NUM4006",
        "public static void F(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; [|w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t)) + 1e-8)|]; } }", DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4006", """
        public static void Outside(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }
        public static void AdagradInside(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / Math.Sqrt(s[i] + 1e-8); } }
        public static float[] LayerInside(float[] x) { float mean = x.Sum() / x.Length; float var = x.Sum(v => (v - mean) * (v - mean)) / x.Length; var y = new float[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = (x[i] - mean) / MathF.Sqrt(var + 1e-5f); return y; }
        public static void Guarded(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; if (s[i] > 0) w[i] -= lr * g[i] / Math.Sqrt(s[i]); } }
        public static double Plain(double a, double b) => a / Math.Sqrt(b);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4006",
        "public static void F(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= lr * g[i] / Math.Sqrt(s[i])|]; } }",
        "public static void F(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }");
}
