using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

/// <summary>Adaptive optimizers with coupled decay as people write them: functional, generic, over lists, rows, records, split over methods.</summary>
public sealed class CoupledDecaySpellingsTests
{
    private const string Id = "NUM4001";

    [Fact]
    public Task ReportsWhateverTheStyle() => RuleTest.ReportsAsync(Id, """
        public static double Functional(double w, double g, ref double m, ref double v, int t, double lr, double wd) { [|g += wd * w|]; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; var mh = m / (1 - Math.Pow(0.9, t)); var vh = v / (1 - Math.Pow(0.999, t)); return w - lr * mh / (Math.Sqrt(vh) + 1e-8); }
        public static (double W, double M, double V) Tuple(double w, double g, double m, double v, int t, double lr, double wd) { var d = [|g + wd * w|]; var m2 = 0.9 * m + 0.1 * d; var v2 = 0.999 * v + 0.001 * d * d; return (w - lr * (m2 / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v2 / (1 - Math.Pow(0.999, t))) + 1e-8), m2, v2); }
        public static double[] NewArray(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { var next = new double[w.Length]; for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; next[i] = w[i] - lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } return next; }
        public static void Lists(List<double> w, List<double> g, List<double> m, List<double> v, double lr, double wd, int t) { for (int i = 0; i < w.Count; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Jagged(double[][] w, double[][] g, double[][] m, double[][] v, double lr, double wd, int t) { for (int l = 0; l < w.Length; l++) for (int i = 0; i < w[l].Length; i++) { var d = [|g[l][i] + wd * w[l][i]|]; m[l][i] = 0.9 * m[l][i] + 0.1 * d; v[l][i] = 0.999 * v[l][i] + 0.001 * d * d; w[l][i] -= lr * m[l][i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[l][i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Rows(double[][] w, double[][] g, double[][] m, double[][] v, double lr, double wd, int t) { for (int l = 0; l < w.Length; l++) { var wl = w[l]; var gl = g[l]; var ml = m[l]; var vl = v[l]; for (int i = 0; i < wl.Length; i++) { [|gl[i] += wd * wl[i]|]; ml[i] = 0.9 * ml[i] + 0.1 * gl[i]; vl[i] = 0.999 * vl[i] + 0.001 * gl[i] * gl[i]; wl[i] -= lr * ml[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(vl[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } } }
        public static void NamedComplements(float[] w, float[] g, float[] m, float[] v, float b1, float omb1, float b2, float omb2, float bc1, float bc2, float lr, float wd) { for (int i = 0; i < w.Length; i++) { float gi = g[i]; float wi = w[i]; if (wd > 0) [|gi += wd * wi|]; float mn = b1 * m[i] + omb1 * gi; float vn = b2 * v[i] + omb2 * gi * gi; m[i] = mn; v[i] = vn; w[i] = wi - lr * (mn / bc1) / (MathF.Sqrt(vn / bc2) + 1e-8f); } }
        public static void Generic<T>(T[] w, T[] g, T[] m, T[] v, T lr, T wd, T b1, T b2, T eps, T c1, T c2) where T : IFloatingPointIeee754<T> { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = b1 * m[i] + (T.One - b1) * d; v[i] = b2 * v[i] + (T.One - b2) * d * d; w[i] -= lr * (m[i] / c1) / (T.Sqrt(v[i] / c2) + eps); } }
        public static void LerpGeneric(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = double.Lerp(m[i], d, 0.1); v[i] = double.Lerp(v[i], d * d, 0.001); w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void RunningProducts(double[] w, Func<double[], double[]> grad, double lr, double wd) { var m = new double[w.Length]; var v = new double[w.Length]; double p1 = 1, p2 = 1; for (int t = 0; t < 100; t++) { var g = grad(w); p1 *= 0.9; p2 *= 0.999; for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= lr * (m[i] / (1 - p1)) / (Math.Sqrt(v[i] / (1 - p2)) + 1e-8); } } }
        public static void LocalFunction(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { double Grad(int i) => [|g[i] + wd * w[i]|]; for (int i = 0; i < w.Length; i++) { var d = Grad(i); m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void InlineTerms(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * ([|g[i] + wd * w[i]|]); v[i] = 0.999 * v[i] + 0.001 * Math.Pow(g[i] + wd * w[i], 2); w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void ScaledThenAdded(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { m[i] *= 0.9; v[i] *= 0.999; var d = [|g[i] + wd * w[i]|]; m[i] += 0.1 * d; v[i] += 0.001 * d * d; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void StdPow(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Pow(v[i] / (1 - Math.Pow(0.999, t)), 0.5) + 1e-8); } }
        public static void InverseRoot(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; var scale = 1 / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); w[i] -= lr * scale * m[i] / (1 - Math.Pow(0.9, t)); } }
        public static void AddDelta(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; var delta = -lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); w[i] += delta; } }
        public static void Adafactor(double[,] w, double[,] g, double[] r, double[] c, double b2, double lr, double wd) { int n = w.GetLength(0), k = w.GetLength(1); for (int i = 0; i < n; i++) for (int j = 0; j < k; j++) [|g[i, j] += wd * w[i, j]|]; double total = 0; for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j < k; j++) s += g[i, j] * g[i, j]; r[i] = b2 * r[i] + (1 - b2) * s / k; total += r[i]; } for (int j = 0; j < k; j++) { double s = 0; for (int i = 0; i < n; i++) s += g[i, j] * g[i, j]; c[j] = b2 * c[j] + (1 - b2) * s / n; } for (int i = 0; i < n; i++) for (int j = 0; j < k; j++) w[i, j] -= lr * g[i, j] / (Math.Sqrt(r[i] * c[j] / total) + 1e-30); }
        public static void AdafactorVector(double[] w, double[] g, double[] v, int t, double lr, double wd) { double b2 = 1 - Math.Pow(t, -0.8); for (int i = 0; i < w.Length; i++) { double d = [|g[i] + wd * w[i]|]; v[i] = b2 * v[i] + (1 - b2) * (d * d + 1e-30); w[i] -= lr * d / Math.Sqrt(v[i]); } }
        public static void Clamped(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; var u = lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); w[i] -= Math.Clamp(u, -1, 1); } }
        public static void ClampedMax(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { var d = [|Math.Clamp(g[i], -5, 5) + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / Math.Max(Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))), 1e-8); } }
        public static void RAdam(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { double ri = 2 / (1 - 0.999) - 1, bt = Math.Pow(0.999, t), r = ri - 2 * t * bt / (1 - bt); for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; var mh = m[i] / (1 - Math.Pow(0.9, t)); if (r > 5) { var k = Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); w[i] -= lr * k * mh / (Math.Sqrt(v[i] / (1 - bt)) + 1e-8); } else w[i] -= lr * mh; } }
        public static void Parallel(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { System.Threading.Tasks.Parallel.For(0, w.Length, i => { var d = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); }); }
        public static void Pointers(Span<double> w, Span<double> g, Span<double> m, Span<double> v, double lr, double wd, int t) { foreach (var _ in new int[1]) for (int i = w.Length - 1; i >= 0; i--) { ref double p = ref w[i]; double d = [|g[i] + wd * p|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; p -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        """);

    [Fact]
    public Task SuggestsWhereNoDecoupledFormExists() => RuleTest.ReportsAsync(Id, """
        public static double[] Linq(double[] w, double[] g, double[] v, double lr, double wd) { var d = g.Zip(w, (a, b) => [|a + wd * b|]).ToArray(); for (int i = 0; i < v.Length; i++) v[i] = 0.9 * v[i] + 0.1 * d[i] * d[i]; return w.Select((x, i) => x - lr * d[i] / (Math.Sqrt(v[i]) + 1e-8)).ToArray(); }
        public static void Adadelta(double[] w, double[] g, double[] s, double[] u, double rho, double wd) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; s[i] = rho * s[i] + (1 - rho) * d * d; var dx = Math.Sqrt(u[i] + 1e-6) / Math.Sqrt(s[i] + 1e-6) * d; u[i] = rho * u[i] + (1 - rho) * dx * dx; w[i] -= dx; } }
        public static void AdadeltaOneRoot(double[] w, double[] g, double[] s, double[] u, double rho, double wd) { for (int i = 0; i < w.Length; i++) { var d = [|g[i] + wd * w[i]|]; s[i] = rho * s[i] + (1 - rho) * d * d; var dx = -Math.Sqrt((u[i] + 1e-6) / (s[i] + 1e-6)) * d; u[i] = rho * u[i] + (1 - rho) * dx * dx; w[i] += dx; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task ReportsMembersStructsRecordsAndSplitMethods() => RuleTest.ReportsAsync(Id, """
        public class Param { public float[] Data = new float[9], Grad = new float[9], M = new float[9], V = new float[9]; public double Value { get; set; } public double G { get; set; } }
        public struct Cell { public double W, G, M, V; }
        public record Weight(double W, double M, double V);
        public class Optimizer {
          readonly List<Param> _params = new(); readonly double _lr = 0.1, _wd = 0.01; int _t; readonly Dictionary<string, double[]> _m = new(), _v = new();
          public void Members() { _t++; foreach (var p in _params) for (int i = 0; i < p.Data.Length; i++) { var d = [|p.Grad[i] + 0.01f * p.Data[i]|]; p.M[i] = 0.9f * p.M[i] + 0.1f * d; p.V[i] = 0.999f * p.V[i] + 0.001f * d * d; p.Data[i] -= 0.1f * (p.M[i] / (1 - MathF.Pow(0.9f, _t))) / (MathF.Sqrt(p.V[i] / (1 - MathF.Pow(0.999f, _t))) + 1e-8f); } }
          public void Dict(string k, double[] w, double[] g) { _t++; var m = _m[k]; var v = _v[k]; for (int i = 0; i < w.Length; i++) { var d = [|g[i] + _wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * d; v[i] = 0.999 * v[i] + 0.001 * d * d; w[i] -= _lr * m[i] / (1 - Math.Pow(0.9, _t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, _t))) + 1e-8); } }
          public void Structs(Cell[] c) { for (int i = 0; i < c.Length; i++) { ref var x = ref c[i]; var d = [|x.G + _wd * x.W|]; x.M = 0.9 * x.M + 0.1 * d; x.V = 0.999 * x.V + 0.001 * d * d; x.W -= _lr * x.M / (1 - Math.Pow(0.9, _t)) / (Math.Sqrt(x.V / (1 - Math.Pow(0.999, _t))) + 1e-8); } }
          public void StructElements(Cell[] c) { for (int i = 0; i < c.Length; i++) { [|c[i].G += _wd * c[i].W|]; c[i].M = 0.9 * c[i].M + 0.1 * c[i].G; c[i].V = 0.999 * c[i].V + 0.001 * c[i].G * c[i].G; c[i].W -= _lr * c[i].M / (1 - Math.Pow(0.9, _t)) / (Math.Sqrt(c[i].V / (1 - Math.Pow(0.999, _t))) + 1e-8); } }
          public Weight Records(Weight x, double g) { var d = [|g + _wd * x.W|]; var m = 0.9 * x.M + 0.1 * d; var v = 0.999 * x.V + 0.001 * d * d; return new Weight(x.W - _lr * m / (1 - Math.Pow(0.9, _t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, _t))) + 1e-8), m, v); }
          public Weight With(Weight x, double g) { var d = [|g + _wd * x.W|]; var m = 0.9 * x.M + 0.1 * d; var v = 0.999 * x.V + 0.001 * d * d; return x with { W = x.W - _lr * m / (1 - Math.Pow(0.9, _t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, _t))) + 1e-8), M = m, V = v }; }
          double[] _w = new double[3], _g = new double[3], _mm = new double[3], _vv = new double[3];
          double Augmented(int i) => _g[i] + _wd * _w[i];
          double First(int i) => _mm[i] = 0.9 * _mm[i] + 0.1 * Augmented(i);
          void UpdateMoments(int i, double g) { _mm[i] = 0.9 * _mm[i] + 0.1 * g; _vv[i] = 0.999 * _vv[i] + 0.001 * g * g; }
          void Apply(int i) { [|_w[i] -= _lr * (_mm[i] / (1 - Math.Pow(0.9, _t))) / (Math.Sqrt(_vv[i] / (1 - Math.Pow(0.999, _t))) + 1e-8)|]; }
          public void SplitByArgument() { _t++; for (int i = 0; i < _w.Length; i++) { UpdateMoments(i, Augmented(i)); Apply(i); } }
        }
        """);

    [Fact]
    public Task ReportsGradientsHandedOn() => RuleTest.ReportsAsync(Id, """
        public static class Handed {
          static void Penalise(double[] g, double[] w, double wd) { for (int i = 0; i < w.Length; i++) g[i] += wd * w[i]; }
          static void Step(double[] w, double[] g, double[] m, double[] v, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i]; [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; } }
          public static void Train(double[] w, double[] g, double[] m, double[] v) { Penalise(g, w, 0.01); Step(w, g, m, v, 0.1); }
        }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Quad(double w, double target, double a) { double m = 0, v = 0; for (int t = 1; t < 9; t++) { var g = 2 * (w - target); m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8); } return w; }
        public static void Quads(double[] w, double[] tg, double[] m, double[] v, double a, int t) { for (int i = 0; i < w.Length; i++) { var g = a * w[i] - a * tg[i]; m[i] = 0.9 * m[i] + 0.1 * g; v[i] = 0.999 * v[i] + 0.001 * g * g; w[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Quads2(double[] w, double[] tg, double[] m, double[] v, double a, int t) { for (int i = 0; i < w.Length; i++) { var g = a * (w[i] - tg[i]); m[i] = 0.9 * m[i] + 0.1 * g; v[i] = 0.999 * v[i] + 0.001 * g * g; w[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static double AdamWFunctional(double w, double g, ref double m, ref double v, int t, double lr, double wd) { m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; return w - lr * (m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8) + wd * w); }
        public static double AdamWShrunk(double w, double g, ref double m, ref double v, int t, double lr, double wd) { w *= 1 - lr * wd; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; return w - lr * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8); }
        public static double SgdL2(double w, double g, double lr, double wd) => w - lr * (g + wd * w);
        public static double Normalise(double x, double mean, double var) => (x - mean) / Math.Sqrt(var + 1e-5);
        public static void Lars(double[] w, double[] g, double[] mom, double lr, double wd, double eta) { double wn = Math.Sqrt(w.Sum(x => x * x)), gn = Math.Sqrt(g.Sum(x => x * x)); double local = eta * wn / (gn + wd * wn + 1e-9); for (int i = 0; i < w.Length; i++) { mom[i] = 0.9 * mom[i] + local * lr * (g[i] + wd * w[i]); w[i] -= mom[i]; } }
        public static void Lamb(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { var u = new double[w.Length]; for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; u[i] = m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-6) + wd * w[i]; } double wn = Math.Sqrt(w.Sum(x => x * x)), un = Math.Sqrt(u.Sum(x => x * x)); double r = wn > 0 && un > 0 ? wn / un : 1; for (int i = 0; i < w.Length; i++) w[i] -= lr * r * u[i]; }
        public static void AdamWFused(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] = (1 - lr * wd) * w[i] - lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Yogi(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { var q = g[i] * g[i]; m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] -= 0.001 * (v[i] > q ? 1 : v[i] < q ? -1 : 0) * q; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-3); } }
        """);

    [Fact]
    public Task ReportsLibraryVectors() => RuleTest.ReportsAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> Returned(MathNet.Numerics.LinearAlgebra.Vector<double> w, MathNet.Numerics.LinearAlgebra.Vector<double> g, MathNet.Numerics.LinearAlgebra.Vector<double> m, MathNet.Numerics.LinearAlgebra.Vector<double> v, double lr, double wd) { var d = [|g + wd * w|]; m = 0.9 * m + 0.1 * d; v = 0.999 * v + 0.001 * d.PointwiseMultiply(d); return w - lr * m.PointwiseDivide(v.PointwiseSqrt() + 1e-8); }
        public static void Multiplied(ref MathNet.Numerics.LinearAlgebra.Vector<double> w, MathNet.Numerics.LinearAlgebra.Vector<double> g, ref MathNet.Numerics.LinearAlgebra.Vector<double> m, ref MathNet.Numerics.LinearAlgebra.Vector<double> v, double lr, double wd) { var d = g.Add(w.Multiply(wd)); m = m.Multiply(0.9).Add(d.Multiply(0.1)); v = v.Multiply(0.999).Add(d.PointwisePower(2).Multiply(0.001)); [|w = w.Subtract(m.Multiply(lr).PointwiseDivide(v.PointwiseSqrt().Add(1e-8)))|]; }
        public static void Matrices(ref MathNet.Numerics.LinearAlgebra.Matrix<double> w, MathNet.Numerics.LinearAlgebra.Matrix<double> g, ref MathNet.Numerics.LinearAlgebra.Matrix<double> m, ref MathNet.Numerics.LinearAlgebra.Matrix<double> v, double lr, double wd) { g = [|g + wd * w|]; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g.PointwiseMultiply(g); w -= lr * m.PointwiseDivide(v.PointwiseSqrt() + 1e-8); }
        """);

    [Fact]
    public Task ReportsTensors() => RuleTest.ReportsAsync(Id, """
        // torch
        static Tensor Operators(Tensor w, Tensor g, Tensor m, Tensor v, double lr, double wd, int t) { g = [|g + wd * w|]; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; var mh = m / (1 - Math.Pow(0.9, t)); var vh = v / (1 - Math.Pow(0.999, t)); return w - lr * mh / (vh.sqrt() + 1e-8); }
        static void InPlace(Tensor w, Tensor g, Tensor m, Tensor v, double lr, double wd) { var d = [|g + wd * w|]; m.mul_(0.9).add_(0.1 * d); v.mul_(0.999).add_(0.001 * d.square()); w.sub_(lr * m / (v.sqrt() + 1e-8)); }
        static void Fused(Tensor w, Tensor g, Tensor m, Tensor v, double lr, double wd) { var d = g.add(w, wd); m.mul_(0.9).add_(d, 0.1); v.mul_(0.999).addcmul_(d, d, 0.001); [|w.addcdiv_(m, v.sqrt().add_(1e-8), -lr)|]; }
        static void NesterovMomentum(IEnumerable<Parameter> all, Tensor m, Tensor v, double lr, double wd, double b1, double b2) { foreach (var w in all) { var g = w.grad; if (g is null) continue; g = wd != 0 ? g.add(w, wd) : g.alias(); m.mul_(b1).add_(g, 1 - b1); v.mul_(b2).addcmul_(g, g.conj(), 1 - b2); var d = v.sqrt().add_(1e-8); w.addcdiv_(g, d, -lr * (1 - b1)); [|w.addcdiv_(m, d, -lr * b1)|]; } }
        static void Augmented(Parameter w, Tensor m, Tensor v, double lr, double wd) { var g = w.grad!; g = [|g + wd * w|]; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; w.sub_(lr * m / (v.sqrt() + 1e-8)); }
        """);

    [Fact]
    public Task SilentForTensorsAndLibraryVectors() => RuleTest.SilentAsync(Id, """
        // torch
        static void Sgd(Tensor w, Tensor g, double lr, double wd) { g = g + wd * w; w.sub_(lr * g); }
        static void Momentum(Tensor w, Tensor g, Tensor m, double lr, double wd) { g = g + wd * w; m.mul_(0.9).add_(g); w.sub_(lr * m); }
        static void AdamW(Tensor w, Tensor g, Tensor m, Tensor v, double lr, double wd) { w.mul_(1 - lr * wd); m.mul_(0.9).add_(0.1 * g); v.mul_(0.999).add_(0.001 * g * g); w.sub_(lr * m / (v.sqrt() + 1e-8)); }
        static Tensor Beside(Tensor w, Tensor g, Tensor m, Tensor v, double lr, double wd) { m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; return w - lr * (m / (v.sqrt() + 1e-8) + wd * w); }
        static Tensor Standardised(Tensor x, Tensor mean, Tensor variance) => (x - mean) / (variance + 1e-5).sqrt();
        """);
}
