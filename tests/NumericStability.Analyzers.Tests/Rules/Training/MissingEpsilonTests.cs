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

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4006", """
        public static void Adam(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; [|w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t)))|]; } }
        public static double Functional(double w, double g, ref double s, double lr) { s += g * g; return [|w - lr * g / Math.Sqrt(s)|]; }
        public static void Named(float[] w, float[] g, float[] s, float rho, float rest, float lr) { for (int i = 0; i < w.Length; i++) { s[i] = rho * s[i] + rest * g[i] * g[i]; [|w[i] -= lr * g[i] / MathF.Sqrt(s[i])|]; } }
        public static void Power(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= lr * g[i] * Math.Pow(s[i], -0.5)|]; } }
        public static void NewArray(double[] next, double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i]; [|next[i] = w[i] - lr * g[i] / Math.Sqrt(s[i])|]; } }
        public static void Most(double[] w, double[] g, double[] m, double[] v, double[] most, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; most[i] = Math.Max(most[i], v[i]); [|w[i] -= lr * m[i] / Math.Sqrt(most[i])|]; } }
        public static double[] ZScores(double[] x) { double mean = x.Average(), v = 0; foreach (var a in x) v += (a - mean) * (a - mean); v /= x.Length; var z = new double[x.Length]; for (int i = 0; i < x.Length; i++) z[i] = [|(x[i] - mean) / Math.Sqrt(v)|]; return z; }
        public static void Lists(List<double> w, List<double> g, List<double> s, double lr) { for (int i = 0; i < w.Count; i++) { s[i] += Math.Pow(g[i], 2); var rate = lr / Math.Sqrt(s[i]); [|w[i] -= rate * g[i]|]; } }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4006", """
        public static void AtLeast(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / Math.Max(Math.Sqrt(s[i]), 1e-8); } }
        public static void AtLeastInside(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / Math.Sqrt(Math.Max(s[i], 1e-12)); } }
        public static void Adadelta(double[] w, double[] g, double[] s, double[] u) { for (int i = 0; i < w.Length; i++) { s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i]; var d = Math.Sqrt(u[i] + 1e-6) / Math.Sqrt(s[i] + 1e-6) * g[i]; u[i] = 0.9 * u[i] + 0.1 * d * d; w[i] -= d; } }
        public static void Adafactor(double[] w, double[] g, double[] v, double lr, double b) { for (int i = 0; i < w.Length; i++) { v[i] = b * v[i] + (1 - b) * (g[i] * g[i] + 1e-30); w[i] -= lr * g[i] / Math.Sqrt(v[i]); } }
        public static double Functional(double w, double g, ref double s, double lr) { s += g * g; return w - lr * g / (Math.Sqrt(s) + 1e-10); }
        public static void Skipped(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { if (g[i] == 0) continue; s[i] += g[i] * g[i]; w[i] -= lr * g[i] / Math.Sqrt(s[i]); } }
        public static double Distance(double x, double y, double s) => x - y / Math.Sqrt(s);
        """);

    [Fact]
    public Task SilentWhereTheSumStartsAboveZero() => RuleTest.SilentAsync("NUM4006", """
        public sealed class Filled { private readonly double[] _s = new double[9]; public Filled() => Array.Fill(_s, 0.1); public void Step(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) { _s[i] += g[i] * g[i]; w[i] -= lr * g[i] / Math.Sqrt(_s[i]); } } }
        public sealed class Looped { private readonly float[] _s; public Looped(int n) { _s = new float[n]; for (int i = 0; i < n; i++) _s[i] = 1; } public void Step(float[] w, float[] g, float lr) { for (int i = 0; i < w.Length; i++) { _s[i] += g[i] * g[i]; w[i] -= lr / MathF.Sqrt(_s[i]) * g[i]; } } }
        """);

    [Fact]
    public Task ReportsWhereTheSumStartsAtZero() => RuleTest.ReportsAsync("NUM4006", """
        public sealed class Zeroed { private readonly double[] _s = new double[9]; public void Reset() { for (int i = 0; i < _s.Length; i++) _s[i] = 0; } public void Step(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) { _s[i] += g[i] * g[i]; [|w[i] -= lr * g[i] / Math.Sqrt(_s[i])|]; } } }
        public sealed class Fresh { private double[] _s = new double[9]; public void Reset(int n) => _s = new double[n]; public void Step(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) { _s[i] = 0.9 * _s[i] + 0.1 * g[i] * g[i]; [|w[i] -= lr * g[i] / Math.Sqrt(_s[i])|]; } } }
        """);

    [Fact]
    public Task SilentForDistances() => RuleTest.SilentAsync("NUM4006", """
        public static double Bound(double[] m, double[] v, double a) { double s = 0; for (int k = 0; k < m.Length; k++) { double d = a - m[k]; double t = Math.Sqrt(d * d + v[k]); double q = d / t; s += -(1 + q) / 2 + q * 0.5; } return s; }
        public static double Handed(double x, double m, double v, double a) { double t = Math.Sqrt((m - a) * (m - a) + v); double l = 0.5 / t; return Math.Abs(x - 1.0 - a * (0.5 - 2 * a * l)); }
        public static void Orbit(double[] x, double[] p, double[] r, double k) { for (int i = 0; i < x.Length; i++) x[i] -= k * p[i] / Math.Sqrt(r[i] + p[i] * p[i]); }
        """);
}
