using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class ZeroDivisorTests
{
    private const string Id = "NUM5003";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        static double Norm(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }
        public static double F1(double[] x) { var n = Norm(x); return [|1 / n|]; }
        public static void F2(double[] x) { double max = x.Max(), min = x.Min(); for (int i = 0; i < x.Length; i++) x[i] = [|(x[i] - min) / (max - min)|]; }
        public static void F3(float[] x) { float max = float.MinValue, min = float.MaxValue; foreach (var v in x) { if (v > max) max = v; if (v < min) min = v; } float range = max - min; for (int i = 0; i < x.Length; i++) x[i] = [|(x[i] - min) / range|]; }
        public static double F4(double[] x) { int c = 0; double s = 0; foreach (var v in x) if (v > 0) { c++; s += v; } return [|s / c|]; }
        public static double F5(double[] x) { double m = x.Average(); double ss = x.Sum(v => (v - m) * (v - m)); double sd = Math.Sqrt(ss / x.Length); return [|(x[0] - m) / sd|]; }
        public static double F6(double[] a, double[] b) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } return [|d / (Math.Sqrt(p) * Math.Sqrt(q))|]; }
        public static double F7(double[] y, double[] p) { double mean = y.Average(), r = 0, t = 0; for (int i = 0; i < y.Length; i++) { r += (y[i] - p[i]) * (y[i] - p[i]); t += Math.Pow(y[i] - mean, 2); } return 1 - [|r / t|]; }
        public static double F8(int[] y, int[] z) { int tp = 0, fp = 0; for (int i = 0; i < y.Length; i++) { if (z[i] == 1 && y[i] == 1) tp++; else if (z[i] == 1 && y[i] == 0) fp++; } return [|(double)tp / (tp + fp)|]; }
        public static double F9(double[] x) { var pos = x.Where(v => v > 0).ToList(); return [|pos.Sum() / pos.Count|]; }
        public static double G1(double x, double y, double z) { double l = Math.Sqrt(x * x + y * y + z * z); return [|x / l|]; }
        public static float G2(float[] x) { var n = TensorPrimitives.Norm(x); return [|x[0] / n|]; }
        public static double G3(double[] x) { double m = 0; foreach (var v in x) m = Math.Max(m, Math.Abs(v)); return [|x[0] / m|]; }
        public static double G4(MathNet.Numerics.LinearAlgebra.Vector<double> v) => [|1 / v.L2Norm()|];
        public static Half G7(Half[] x) { var s = Half.Zero; foreach (var v in x) s += Half.Abs(v); return [|x[0] / s|]; }
        public static T G8<T>(T[] x) where T : IFloatingPointIeee754<T> { var s = T.Zero; foreach (var v in x) s += v * v; return [|x[0] / T.Sqrt(s)|]; }
        public static double G9(double[] x) { double s = 0; int i = 0; while (i < x.Length) { s += Math.Abs(x[i]); i++; } return [|x[0] / s|]; }
        public static double T1(List<double> x) { var c = x.Where(v => v > 0).ToArray(); return [|c.Aggregate(0.0, (a, b) => a + b) / c.Length|]; }
        public static double W1(IEnumerable<double> x) => [|x.Where(v => v > 0).Sum() / x.Count(v => v > 0)|];
        public struct Point { public double X, Y; }
        public static double Slanted(Point p, Point q) { double dx = q.X - p.X, dy = q.Y - p.Y; return [|dx / Math.Sqrt(dx * dx + dy * dy)|]; }
        public static Vector3 W2(Vector3 v) { var length = v.Length(); return new Vector3([|v.X / length|], 0, 0); }
        public static float Between(Vector3 p, Vector3 q) { if (p == q) return 0; return [|1 / (p + q).Length()|]; }
        public static float Along(Vector3 p, Vector3 q) { var d = p - q; if (p == Vector3.Zero) return 0; return [|1 / d.Length()|]; }
        public static float Unit(Vector3 p, Vector3 q) { if (p != q) return [|1 / p.Length()|]; return 0; }
        public static double W3(int[] y, int[] z) { int tp = 0, fp = 0, fn = 0; for (int i = 0; i < y.Length; i++) { if (z[i] == 1 && y[i] == 1) tp++; else if (z[i] == 1) fp++; else if (y[i] == 1) fn++; } if (tp + fp == 0 || tp + fn == 0) return 0; double p = (double)tp / (tp + fp), r = (double)tp / (tp + fn); return [|2 * p * r / (p + r)|]; }
        public static double Share(MathNet.Numerics.LinearAlgebra.Matrix<double> a, double t) { var s = a.Svd(false).S; return [|t / s[s.Count - 1]|]; }
        public static double[] Inverted(MathNet.Numerics.LinearAlgebra.Matrix<double> a) { var svd = a.Svd(true); var r = new double[svd.S.Count]; for (int i = 0; i < r.Length; i++) r[i] = [|1.0 / svd.S[i]|]; return r; }
        """);

    [Fact]
    public Task SuggestsWhereTheInputsDecide() => RuleTest.ReportsAsync(Id, """
        public static double F1(double a, double b) => [|(1 - b) / (2 - a - b)|];
        public static double F2(int tp, int fp) => [|(double)tp / (tp + fp)|];
        public struct Point { public double X, Y; }
        public struct Edge { public Point From, To; }
        public static double Slanted(Edge e) { double dx = e.To.X - e.From.X, dy = e.To.Y - e.From.Y; return [|dx / Math.Sqrt(dx * dx + dy * dy)|]; }
        public static double Condition(MathNet.Numerics.LinearAlgebra.Matrix<double> a) { var s = a.Svd(false).S; return [|s[0] / s[s.Count - 1]|]; }
        public static double F1Score(int tp, int fp, int fn) { double p = [|(double)tp / (tp + fp)|], r = [|(double)tp / (tp + fn)|]; return [|2 * p * r / (p + r)|]; }
        public static double F3(double[] w, double[] x) { double s = 0, n = 0; for (int i = 0; i < w.Length; i++) { s += w[i] * x[i]; n += w[i]; } return [|s / n|]; }
        public static double F4(double sum, int n, int t) => sum / n + Math.Sqrt([|2 * Math.Log(Math.Max(t, 1)) / n|]);
        public static double F5(double[] t, double[] p) { double e = 0; for (int i = 0; i < t.Length; i++) e += Math.Abs([|(t[i] - p[i]) / t[i]|]); return e; }
        public static double G1(double x, double z) { double s = Math.Abs(x) + Math.Abs(z); return [|x / s|]; }
        public static float Direction(float g) => [|g / MathF.Sqrt(g * g)|];
        public static double G2(double[] x, double[] c, double w) { double s = 0; for (int i = 0; i < x.Length; i++) { var d = x[i] - c[i]; s += d * d + w * w; } return [|1 / Math.Sqrt(s)|]; }
        public static double W1(double[] image, int column, int radius) { double s = 0; int n = 0; for (int j = -radius; j <= radius; j++) { int x = column + j; if (x >= 0 && x < 50) { s += image[x]; n++; } } return [|s / n|]; }
        """, DiagnosticSeverity.Info);

    /// <summary>A generator of a package that is not there: what it fills a vector with is not known. The same vector, filled with what was given, is a warning.</summary>
    [Theory]
    [InlineData("source.NextDouble() - 0.5", DiagnosticSeverity.Info)]
    [InlineData("given[i] - 0.5", DiagnosticSeverity.Warning)]
    public async Task SuggestsWhereCodeIsMissing(string value, DiagnosticSeverity severity)
    {
        var compilation = RuleTest.Compile($$"""
            using System;
            public static class Start
            {
                public static void Unit(double[] w, double[] given)
                {
                    var source = Missing.Draws.Create(7);
                    double norm = 0;
                    for (int i = 0; i < w.Length; i++) { w[i] = {{value}}; norm += w[i] * w[i]; }
                    norm = Math.Sqrt(norm);
                    for (int i = 0; i < w.Length; i++) { w[i] /= norm; }
                }
            }
            """);
        var diagnostics = await RuleTest.AnalyzeAsync(compilation);
        Assert.Equal(severity, Assert.Single(diagnostics, diagnostic => diagnostic.Id == Id).Severity);
    }

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        static double Norm(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }
        public static double F1(double x, double d) => x / d;
        public static double F2(double[] x) => x.Sum() / x.Length;
        public static double Dice(int tp, int fp, int fn) => tp == 0 ? 0 : 2.0 * tp / (2.0 * tp + fp + fn);
        public static double Mixture(double p, double q) { double m = 0.5 * (p + q); return p > 0 ? p / m : 0; }
        public static double Polar(Random r) { double u, v, s; do { u = 2 * r.NextDouble() - 1; v = 2 * r.NextDouble() - 1; s = u * u + v * v; } while (s >= 1 || s == 0); return u * Math.Sqrt(-2 * Math.Log(s) / s); }
        public static double Shares(int[] counts) { double n = counts.Sum(), h = 0; foreach (var c in counts) if (c != 0) h += c / n; return h; }
        public static double F3(double[] x) { double s = 1e-12; foreach (var v in x) s += v * v; return 1 / s; }
        public static double F4(double[] x) { double m = x.Max(); double s = x.Sum(v => Math.Exp(v - m)); return Math.Exp(x[0] - m) / s; }
        public static double F5(double x) => 1 / (1 + Math.Exp(-x));
        public static double F6(double x) => 1 / Math.Cosh(x);
        public static double F7(int[] y, int[] z) { int ok = 0, bad = 0; for (int i = 0; i < y.Length; i++) { if (y[i] == z[i]) ok++; else bad++; } return (double)ok / (ok + bad); }
        public static double F8(Random r, int n) { double s = 0; for (int i = 0; i < n; i++) s += r.NextDouble(); return 1 / s; }
        public static double F9(double[] x, double norm) => x[0] / norm;
        public static int G1(int[] x) { int s = 0; foreach (var v in x) s += v * v; return 7 / (s + 1); }
        public static decimal G2(decimal[] x) { decimal s = 0; foreach (var v in x) s += v * v; return 1 / s; }
        public static double G3(double[] x) { var n = Norm(x); var q = 1 / n; return double.IsNaN(q) || double.IsInfinity(q) ? 0 : q; }
        public static double G4(double[] x) => x.Average() / 3.0;
        public static double G5(double[] x) { double n = Norm(x), limit = 5; return n > limit ? limit / n : 1; }
        public static double T1(List<double> x) { var c = x.Where(v => v > 0).ToArray(); var top = c.Max(); return c.Sum(v => v / top) / c.Length; }
        public static double T2(List<double> x) { var c = x.Where(v => v > 0).ToArray(); return c.Aggregate((a, b) => a + b) / c.Length; }
        public static double T3(List<double> x) { var c = x.Where(v => v > 0).ToList(); var first = c.First(); return c.Sum(v => v - first) / c.Count; }
        public static double[] Truncated(MathNet.Numerics.LinearAlgebra.Matrix<double> a) { var svd = a.Svd(true); var r = new double[svd.S.Count]; var least = 1e-14 * svd.S[0]; for (int i = 0; i < r.Length; i++) if (svd.S[i] > least) r[i] = 1.0 / svd.S[i]; return r; }
        public static double Damped(MathNet.Numerics.LinearAlgebra.Matrix<double> a, double c) { var s = a.Svd(false).S; return s[0] / (s[0] * s[0] + 1e-3); }
        static double Gauss(Random r) { double u; do { u = 2 * r.NextDouble() - 1; } while (u == 0); return u * Math.Sqrt(-2 * Math.Log(Math.Abs(u))); }
        public static double Student(Random r, int n) { double c = 0; for (int i = 0; i < n; i++) { var g = Gauss(r); c += g * g; } return 1 / Math.Sqrt(c); }
        public static void Rows(double[,] raw, double[,] a, int n) { for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double s = a[i, j] - 1; raw[i, j] = Math.Max(0, s); } for (int i = 0; i < n; i++) { double m = double.NegativeInfinity; for (int j = 0; j < n; j++) m = Math.Max(m, raw[i, j]); double z = 0; for (int j = 0; j < n; j++) { a[i, j] = Math.Exp(raw[i, j] - m); z += a[i, j]; } for (int j = 0; j < n; j++) a[i, j] /= z; } }
        public static double[] Sharp(double[] s) { double t = 100.0; double max = s.Max(); var e = s.Select(v => Math.Exp((v - max) * t)).ToArray(); double z = e.Sum(); return e.Select(v => v / z).ToArray(); }
        public static float Between(Vector3 p, Vector3 q) { if (p == q) return 0; return 1 / (p - q).Length(); }
        public static float Along(Vector3 p, Vector3 q) { var d = p - q; if (d == Vector3.Zero) return 0; return 1 / d.Length(); }
        public static float Unit(Vector3 p) { if (p != default) return 1 / p.Length(); return 0; }
        public static float Equal(Vector3 p) => p.Equals(Vector3.Zero) ? 0 : 1 / p.Length();
        public static double Apart(MathNet.Numerics.LinearAlgebra.Vector<double> p, MathNet.Numerics.LinearAlgebra.Vector<double> q) { if (p.Equals(q)) return 0; return 1 / (p - q).L2Norm(); }
        static double _beta1Power = 1; public static double Corrected(double m, double beta1) { _beta1Power *= beta1; return m / (1 - _beta1Power); }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x, double y) { double l = Math.Sqrt(x * x + y * y); return [|x / l|]; }",
        "public static double F(double x, double y) { double l = Math.Sqrt(x * x + y * y); return x / Math.Max(l, 1e-12); }");

    [Fact]
    public Task FixesOnlyTheFactorThatIsZero() => RuleTest.FixesAsync(Id,
        "public static float F(float x, float y, float d) { float l = MathF.Sqrt(x * x + y * y); return [|x / (l / d)|]; }",
        "public static float F(float x, float y, float d) { float l = MathF.Sqrt(x * x + y * y); return x / (MathF.Max(l, 1e-12f) / d); }");

    /// <summary>A divisor that reaches the method as a plain number says nothing about itself.</summary>
    [Fact]
    public Task Limitation_UnknownDivisor() => RuleTest.SilentAsync(Id, "public static double F(double[] x, double std) => (x[0] - x.Average()) / std;");

    private static string Directions(string first, string second) => $$"""
        public struct Mark { public double X; public double Y { get; set; } public static bool operator ==(Mark a, Mark b) => a.Equals(b); public static bool operator !=(Mark a, Mark b) => !a.Equals(b); public override bool Equals(object? o) => base.Equals(o); public override int GetHashCode() => 0; }
        public static class Directions
        {
            static bool Same(Mark a, Mark b) { if (a.X > b.X) return false; return a.Equals(b); }
            public static double F1(double x0, double y0, double x1, double y1) { if (x0 == x1 && y0 == {{first}}) throw new ArgumentException("one point"); double dx = x1 - x0, dy = y1 - y0; return {{second}}; }
            public static double F2(double x0, double y0, double x1, double y1) { if (x0 != x1 || y0 != {{first}}) { double dx = x1 - x0, dy = y1 - y0; return {{second}}; } return 0; }
            public static double F3(Mark p, Mark q, Mark y1, Mark y0) { if (p == q || {{first}} == p) return 0; double dx = p.X - {{first}}.X, dy = {{first}}.Y - p.Y; return {{second}}; }
            public static double F4(Mark p, Mark q, Mark y1, Mark y0) { if (p.Equals({{first}})) return 0; double dx = p.X - y1.X, dy = p.Y - y1.Y; return {{second}}; }
            public static double F5(Mark[] p, Mark y1, Mark y0) { double s = 0; foreach (var m in p) { if (Same(m, {{first}})) continue; double dx = m.X - y1.X, dy = m.Y - y1.Y; if (dy < 0) dy = -dy; s += {{second}}; } return s; }
        }
        """;

    [Fact]
    public Task SilentBehindAComparisonOfThePoints() => RuleTest.SilentAsync(Id, Directions("y1", "dx / Math.Sqrt(dx * dx + dy * dy)"));

    [Fact]
    public Task ReportsBehindAComparisonOfOthers() => RuleTest.ReportsAsync(Id, Directions("y0", "[|dx / Math.Sqrt(dx * dx + dy * dy)|]").Replace("|| y0 == p", "|| y1 == q", StringComparison.Ordinal));
}
