using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class BatchScaledRateTests
{
    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4010",
        "public static void F(double[] w, double[] m, double[] v, double baseLr, int batch) { double lr = baseLr * batch / 256; for (int i = 0; i < w.Length; i++) [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; }", DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4010", """
        public static void Root(double[] w, double[] m, double[] v, double baseLr, int batch) { double lr = baseLr * Math.Sqrt(batch / 256.0); for (int i = 0; i < w.Length; i++) w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
        public static void Sgd(double[] w, double[] g, double baseLr, int batch) { double lr = baseLr * batch / 256; for (int i = 0; i < w.Length; i++) w[i] -= lr * g[i]; }
        """);

    [Fact]
    public Task SuggestsInOtherSpellings() => RuleTest.ReportsAsync("NUM4010", """
        public static void Inline(double[] w, double[] m, double[] v, double rate, int batchSize) { for (int i = 0; i < w.Length; i++) [|w[i] -= rate * batchSize / 32 * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; }
        public static void Base(float[] w, float[] g, float[] v, float rate, int batch, int reference) { float lr = rate * batch / reference; for (int i = 0; i < w.Length; i++) { v[i] = 0.9f * v[i] + 0.1f * g[i] * g[i]; [|w[i] -= lr * g[i] / (MathF.Sqrt(v[i]) + 1e-8f)|]; } }
        public static void Scale(double[] w, double[] g, double[] s, double rate, int batch) { var scale = batch / 128.0; for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= rate * scale * g[i] / (Math.Sqrt(s[i]) + 1e-8)|]; } }
        public static double Functional(double w, double m, double v, double rate, int batch) => [|w - rate * batch / 64 * m / (Math.Sqrt(v) + 1e-8)|];
        public static void Cast(double[] w, double[] m, double[] v, double rate, int batch) { double lr = rate * ((double)batch / 512); for (int i = 0; i < w.Length; i++) [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; }
        public static void Corrected(double[] w, double[] m, double[] v, double rate, int batch, int t) { var lr = rate * batch / 256; for (int i = 0; i < w.Length; i++) [|w[i] -= lr * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8)|]; }
        public static void Lists(List<double> w, List<double> m, List<double> v, double rate, int batch) { for (int i = 0; i < w.Count; i++) { var lr = rate * batch / 256; [|w[i] = w[i] - lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4010", """
        public static void Momentum(double[] w, double[] g, double[] m, double rate, int batch) { double lr = rate * batch / 256; for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + g[i]; w[i] -= lr * m[i]; } }
        public static void Mean(double[] w, double[] g, double[] v, double lr, int batch) { for (int i = 0; i < w.Length; i++) w[i] -= lr * g[i] / batch / (Math.Sqrt(v[i]) + 1e-8); }
        public static void Fixed(double[] w, double[] m, double[] v, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr / 256 * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
        public static void Half(double[] w, double[] m, double[] v, double lr, int k) { for (int i = 0; i < w.Length; i++) w[i] -= lr * k / 2 * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
        public static void Warmup(double[] w, double[] m, double[] v, double rate, double fraction) { double lr = rate * fraction; for (int i = 0; i < w.Length; i++) w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
        public static double Only(double rate, int batch) => rate * batch / 256;
        """);
}
