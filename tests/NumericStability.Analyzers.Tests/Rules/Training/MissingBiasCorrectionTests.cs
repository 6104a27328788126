using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MissingBiasCorrectionTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4004", """
        public static void A(double[] w, double[] g, double[] m, double[] v, double lr, double b1, double b2) { for (int i = 0; i < w.Length; i++) { m[i] = b1 * m[i] + (1 - b1) * g[i]; v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i]; [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; } }
        public static void B(float[] w, float[] g, float[] m, float[] v) { for (int i = 0; i < w.Length; i++) { m[i] += 0.1f * (g[i] - m[i]); v[i] += 0.001f * (g[i] * g[i] - v[i]); [|w[i] = w[i] - 0.001f * m[i] / (1e-8f + MathF.Sqrt(v[i]))|]; } }
        public static void C(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; var mh = m[i] * (1 - Math.Pow(0.9, t)); [|w[i] -= lr * mh / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8)|]; } }
        """);

    [Fact]
    public Task SuggestsForRawAverages() => RuleTest.ReportsAsync("NUM4004",
        "public static float F(float[] x) { float m = 0; foreach (var v in x) [|m = 0.9f * m + 0.1f * v|]; return m; }", DiagnosticSeverity.Info);

    [Fact]
    public Task SuggestsForRawSeries() => RuleTest.ReportsAsync("NUM4004", """
        public static double[] F(double[] x) { double m = 0; var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) { [|m = 0.9 * m + 0.1 * x[i]|]; r[i] = m; } return r; }
        public static float[] G(float[] x, float b) { var r = new float[x.Length]; float m = 0; for (int i = 0; i < x.Length; i++) { [|m += (1 - b) * (x[i] - m)|]; r[i] = m; } return r; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task SilentForCorrectedSeries() => RuleTest.SilentAsync("NUM4004", """
        public static double[] F(double[] x, double b) { double m = 0; var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) { m = b * m + (1 - b) * x[i]; r[i] = m / (1 - Math.Pow(b, i + 1)); } return r; }
        public static double[] G(double[] x) { double m = x[0]; var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) { m = 0.9 * m + 0.1 * x[i]; r[i] = m; } return r; }
        public static double[] H(double[] x) { double m = 0; var r = new double[x.Length]; for (int i = 0; i < x.Length; i++) { m = m + x[i]; r[i] = m; } return r; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4004", """
        public static void Corrected(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Folded(double[] w, double[] g, double[] m, double[] v, double lr, int t) { var a = lr * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)); for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= a * m[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        public static void Rmsprop(double[] w, double[] g, double[] v, double lr) { for (int i = 0; i < w.Length; i++) { v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        public static void AmsGrad(double[] w, double[] g, double[] m, double[] v, double[] most, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; most[i] = Math.Max(most[i], v[i]); w[i] -= lr * m[i] / (Math.Sqrt(most[i]) + 1e-8); } }
        public static float StartedFromFirst(float[] x) { float m = x[0]; foreach (var v in x) m = 0.9f * m + 0.1f * v; return m; }
        public static void RateForThisStep(double[] w, double[] g, double[] m, double[] v, double alphaT) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= alphaT * m[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        """);

    [Fact]
    public Task SilentWhereAnotherMethodCorrectsTheRate() => RuleTest.SilentAsync("NUM4004", """
        public class Adam
        {
            private double _rate, _initial = 0.001;
            private int _t;
            public void Begin() { _t++; _rate = _initial * Math.Sqrt(1 - Math.Pow(0.999, _t)) / (1 - Math.Pow(0.9, _t)); }
            public void Step(double[] w, double[] g, double[] m, double[] v) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= _rate * m[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        }
        """);

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4004", """
        public static double Functional(double w, double g, ref double m, ref double v, double lr) { m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; return [|w - lr * m / (Math.Sqrt(v) + 1e-8)|]; }
        public static (double, double, double) Tuple(double w, double g, double m, double v, double lr) { var m2 = 0.9 * m + 0.1 * g; var v2 = 0.999 * v + 0.001 * g * g; return ([|w - lr * m2 / (Math.Sqrt(v2) + 1e-8)|], m2, v2); }
        public static void NewArray(double[] next, double[] w, double[] g, double[] m, double[] v, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; [|next[i] = w[i] - lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; } }
        public static void AdamW(double[] w, double[] g, double[] m, double[] v, double lr, double wd) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; [|w[i] -= lr * (m[i] / (Math.Sqrt(v[i]) + 1e-8) + wd * w[i])|]; } }
        public static void Spans(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, float lr, float b1, float b2) { for (int i = 0; i < w.Length; i++) { m[i] = float.Lerp(g[i], m[i], b1); v[i] = float.Lerp(g[i] * g[i], v[i], b2); [|w[i] -= lr * m[i] / (MathF.Sqrt(v[i]) + 1e-8f)|]; } }
        public static void Jagged(double[][] w, double[][] g, double[][] m, double[][] v, double lr) { for (int l = 0; l < w.Length; l++) for (int i = 0; i < w[l].Length; i++) { m[l][i] = 0.9 * m[l][i] + 0.1 * g[l][i]; v[l][i] = 0.999 * v[l][i] + 0.001 * g[l][i] * g[l][i]; [|w[l][i] -= lr * m[l][i] / (Math.Sqrt(v[l][i]) + 1e-8)|]; } }
        public static void Generic<T>(T[] w, T[] g, T[] m, T[] v, T lr, T b1, T b2, T eps) where T : IFloatingPointIeee754<T> { for (int i = 0; i < w.Length; i++) { m[i] = b1 * m[i] + (T.One - b1) * g[i]; v[i] = b2 * v[i] + (T.One - b2) * g[i] * g[i]; [|w[i] -= lr * m[i] / (T.Sqrt(v[i]) + eps)|]; } }
        public static void Lists(List<double> w, List<double> g, List<double> m, List<double> v, double lr) { for (int i = 0; i < w.Count; i++) { m[i] *= 0.9; m[i] += 0.1 * g[i]; v[i] *= 0.999; v[i] += 0.001 * g[i] * g[i]; var step = lr * m[i] / (Math.Sqrt(v[i]) + 1e-8); [|w[i] -= step|]; } }
        public static void Vectors(ref MathNet.Numerics.LinearAlgebra.Vector<double> w, MathNet.Numerics.LinearAlgebra.Vector<double> g, ref MathNet.Numerics.LinearAlgebra.Vector<double> m, ref MathNet.Numerics.LinearAlgebra.Vector<double> v, double lr) { m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g.PointwiseMultiply(g); [|w = w - lr * m.PointwiseDivide(v.PointwiseSqrt() + 1e-8)|]; }
        public static void InvertedBoth(double[] w, double[] g, double[] m, double[] v, double lr, int t) { double c = 1 - Math.Pow(0.9, t); for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; [|w[i] -= lr * c * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; } }
        """);

    [Fact]
    public Task SilentForOtherOptimizers() => RuleTest.SilentAsync("NUM4004", """
        public static double Functional(double w, double g, ref double m, ref double v, double lr, int t) { m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; return w - lr * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8); }
        public static void RunningProducts(double[] w, double[] g, double[] m, double[] v, double lr, ref double p1, ref double p2) { p1 *= 0.9; p2 *= 0.999; for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= lr * (m[i] / (1 - p1)) / (Math.Sqrt(v[i] / (1 - p2)) + 1e-8); } }
        public static void Bounded(double[] w, double[] g, double[] m, double[] v, double lr, double low, double high) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= Math.Clamp(lr / (Math.Sqrt(v[i]) + 1e-8), low, high) * m[i]; } }
        public static void Momentum(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; w[i] -= lr * m[i]; } }
        public static void Adagrad(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }
        public static double[] Next(double[] w, double[] g, double[] s, double lr) { var next = new double[w.Length]; for (int i = 0; i < w.Length; i++) { s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i]; next[i] = w[i] - lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } return next; }
        public static double Standardised(double x, double[] data) { double m = data.Average(), v = data.Sum(d => (d - m) * (d - m)) / data.Length; return x - m / (Math.Sqrt(v) + 1e-8); }
        """);
}
