using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class NaiveSoftmaxTests
{
    private const string Id = "NUM1001";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double[] B1(double[] x) { var p = new double[x.Length]; double sum = 0; for (int i = 0; i < x.Length; i++) { p[i] = Math.Exp(x[i]); sum += p[i]; } for (int i = 0; i < x.Length; i++) [|p[i] /= sum|]; return p; }
        public static double[] B2(double[] x) { double s = 0; foreach (var v in x) s += Math.Exp(v); var p = new double[x.Length]; for (int i = 0; i < x.Length; i++) { p[i] = [|Math.Exp(x[i]) / s|]; } return p; }
        public static void B3(float[] x) { for (int i = 0; i < x.Length; i++) x[i] = MathF.Exp(x[i]); float s = 0; for (int i = 0; i < x.Length; i++) s = s + x[i]; for (int i = 0; i < x.Length; i++) x[i] = [|x[i] / s|]; }
        public static void B4(double[,] m) { for (int r = 0; r < m.GetLength(0); r++) { double s = 0; for (int c = 0; c < m.GetLength(1); c++) { m[r, c] = Math.Exp(m[r, c]); s += m[r, c]; } for (int c = 0; c < m.GetLength(1); c++) [|m[r, c] /= s|]; } }
        public static void B5(double[][] m) { for (int r = 0; r < m.Length; r++) { double s = 0; for (int c = 0; c < m[r].Length; c++) { m[r][c] = Math.Exp(m[r][c]); s += m[r][c]; } for (int c = 0; c < m[r].Length; c++) [|m[r][c] /= s|]; } }
        public static void B6(double[][] m) { foreach (var row in m) { double s = 0; for (int c = 0; c < row.Length; c++) { row[c] = Math.Exp(row[c]); s += row[c]; } for (int c = 0; c < row.Length; c++) [|row[c] /= s|]; } }
        public static void B7(ReadOnlySpan<float> x, Span<float> y) { float s = 0; for (int i = 0; i < x.Length; i++) { y[i] = MathF.Exp(x[i]); s += y[i]; } float inv = 1 / s; for (int i = 0; i < y.Length; i++) [|y[i] *= inv|]; }
        public static double[] B8(double[] x) { var e = x.Select(Math.Exp).ToArray(); var s = e.Sum(); return e.Select(v => [|v / s|]).ToArray(); }
        public static double[] B9(double[] x) => x.Select(v => [|Math.Exp(v) / x.Sum(u => Math.Exp(u))|]).ToArray();
        public static void B10(ReadOnlySpan<float> x, Span<float> y) { TensorPrimitives.Exp(x, y); [|TensorPrimitives.Divide(y, TensorPrimitives.Sum<float>(y), y)|]; }
        public static void B11(ReadOnlySpan<float> x, Span<float> y) { [|TensorPrimitives.SoftMax(x, y)|]; }
        public static double[] B12(double[] x, double t) { int n = x.Length; var e = new double[n]; double s = 0.0; int i = 0; while (i < n) { e[i] = Math.Exp(x[i] / t); s += e[i]; i++; } for (i = 0; i < n; i++) [|e[i] /= s|]; return e; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B13(MathNet.Numerics.LinearAlgebra.Vector<double> x) { var e = x.PointwiseExp(); return [|e / e.Sum()|]; }
        static double _sum; public static void B14(double[] x) { _sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); _sum += x[i]; } for (int i = 0; i < x.Length; i++) { [|x[i] /= _sum|]; } }
        public static double B15(double[] z, int y) { double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); return [|Math.Exp(z[y]) / s|]; }
        public static double[] B16(double[] x) { double max = 0; foreach (var v in x) if (v > max) max = v; double s = 0; var e = new double[x.Length]; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i] - max); s += e[i]; } for (int i = 0; i < x.Length; i++) [|e[i] /= s|]; return e; }
        public static List<double> B17(List<double> x) { var r = new List<double>(); double s = 0; foreach (var v in x) { var e = Math.Exp(v); r.Add(e); s += e; } for (int i = 0; i < r.Count; i++) [|r[i] /= s|]; return r; }
        public static double B19(double[] q, double[][] k, double[] v) { double n = 0, d = 0; for (int j = 0; j < k.Length; j++) { double s = 0; for (int i = 0; i < q.Length; i++) s += q[i] * k[j][i]; double w = Math.Exp(s / Math.Sqrt(q.Length)); n += w * v[j]; d += w; } return [|n / d|]; }
        public static void B20(double[] x) { var e = new double[x.Length]; Parallel.For(0, x.Length, i => { e[i] = Math.Exp(x[i]); }); double s = e.Sum(); Parallel.For(0, x.Length, i => { x[i] = [|e[i] / s|]; }); }
        public static T[] B21<T>(T[] x) where T : IFloatingPointIeee754<T> { var e = new T[x.Length]; T s = T.Zero; for (int i = 0; i < x.Length; i++) { e[i] = T.Exp(x[i]); s += e[i]; } for (int i = 0; i < x.Length; i++) [|e[i] /= s|]; return e; }
        public static double[] B22(double[] x) { var e = (from v in x select Math.Exp(v)).ToArray(); var z = e.Aggregate(0.0, (a, b) => a + b); return (from v in e select [|v / z|]).ToArray(); }
        public static void B23(float[] x, int size) { float sum = 0.0f; for (int i = 0; i < size; i++) { x[i] = (float)Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < size; i++) { [|x[i] /= sum|]; } }
        public static double[] B24(double[] x, bool[] mask) { var e = new double[x.Length]; double s = 0; for (int i = 0; i < x.Length; i++) { if (!mask[i]) continue; e[i] = Math.Exp(x[i]); s += e[i]; } for (int i = 0; i < x.Length; i++) [|e[i] /= s + 1e-9|]; return e; }
        public static double[] B25(double[] x) { var max = x.Max(); var e = new double[x.Length]; double s = 0; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i]) - max; s += e[i]; } for (int i = 0; i < x.Length; i++) [|e[i] /= s|]; return e; }
        public static void B26(float[] att, float[][] q, float[][] k, int pos) { for (int t = 0; t <= pos; t++) { float score = 0; for (int i = 0; i < 64; i++) score += q[t][i] * k[t][i]; att[t] = MathF.Exp(score); } float sum = 0; for (int t = 0; t <= pos; t++) sum += att[t]; for (int t = 0; t <= pos; t++) [|att[t] /= sum|]; }
        public static void B27(float[] x, int off, int n) { float sum = 0; for (int i = 0; i < n; i++) { x[off + i] = MathF.Exp(x[off + i]); sum += x[off + i]; } for (int i = 0; i < n; i++) [|x[off + i] /= sum|]; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> Mapped(MathNet.Numerics.LinearAlgebra.Vector<double> v) { var e = v.Map(x => Math.Exp(x)); return [|e / e.Sum()|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double[] G1(double[] x) { double max = double.NegativeInfinity; foreach (var v in x) if (v > max) max = v; double s = 0; var e = new double[x.Length]; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i] - max); s += e[i]; } for (int i = 0; i < x.Length; i++) e[i] /= s; return e; }
        public static double[] G2(double[] x) { var m = x.Max(); var e = x.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }
        public static void G3(ReadOnlySpan<float> x, Span<float> y) { TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y); TensorPrimitives.SoftMax(y, y); }
        public static void G4(float[] x, int size) { float max = x[0]; for (int i = 1; i < size; i++) { if (x[i] > max) { max = x[i]; } } float sum = 0; for (int i = 0; i < size; i++) { x[i] = MathF.Exp(x[i] - max); sum += x[i]; } for (int i = 0; i < size; i++) x[i] /= sum; }
        public static double[] G6(int r, double sigma) { var k = new double[2 * r + 1]; double s = 0; for (int i = -r; i <= r; i++) { k[i + r] = Math.Exp(-(i * i) / (2 * sigma * sigma)); s += k[i + r]; } for (int i = 0; i < k.Length; i++) k[i] /= s; return k; }
        public static double[] G7(double[] x, double max) { double s = 0; var e = new double[x.Length]; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i] - max); s += e[i]; } for (int i = 0; i < x.Length; i++) e[i] /= s; return e; }
        public static void G8(double[,] m) { for (int r = 0; r < m.GetLength(0); r++) { double mx = double.MinValue; for (int c = 0; c < m.GetLength(1); c++) mx = Math.Max(mx, m[r, c]); double s = 0; for (int c = 0; c < m.GetLength(1); c++) { m[r, c] = Math.Exp(m[r, c] - mx); s += m[r, c]; } for (int c = 0; c < m.GetLength(1); c++) m[r, c] /= s; } }
        public static double[] G9(double[] x, double t) { var m = x.Max(); double s = 0; var e = new double[x.Length]; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp((x[i] - m) / t); s += e[i]; } for (int i = 0; i < x.Length; i++) e[i] /= s; return e; }
        public static double[] G10(double[] x) { double s = 0; var e = new double[x.Length]; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(Math.Clamp(x[i], -50, 50)); s += e[i]; } for (int i = 0; i < x.Length; i++) e[i] /= s; return e; }
        public static double G11(double[] x, double[] y, double q) { double n = 0, d = 0; for (int i = 0; i < x.Length; i++) { var w = Math.Exp(-(x[i] - q) * (x[i] - q)); n += w * y[i]; d += w; } return d > 0 ? n / d : 0; }
        public static double[] G13(double[] x) { var s = x.Sum(); return x.Select(v => v / s).ToArray(); }
        public static void G15(float[][] m) { foreach (var row in m) { var mx = row.Max(); float s = 0; for (int c = 0; c < row.Length; c++) { row[c] = MathF.Exp(row[c] - mx); s += row[c]; } for (int c = 0; c < row.Length; c++) row[c] /= s; } }
        public static void G16(double[,] m) { for (int r = 0; r < m.GetLength(0); r++) { var mx = m[r, 0]; for (int c = 1; c < m.GetLength(1); c++) if (m[r, c] > mx) mx = m[r, c]; double s = 0; for (int c = 0; c < m.GetLength(1); c++) { m[r, c] = Math.Exp(m[r, c] - mx); s += m[r, c]; } for (int c = 0; c < m.GetLength(1); c++) m[r, c] /= s; } }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> Mapped(MathNet.Numerics.LinearAlgebra.Vector<double> v) { var m = v.Maximum(); var e = v.Map(x => Math.Exp(x - m)); return e / e.Sum(); }
        """);

    /// <summary>The maximum goes in front of the user's loops, whose text and comments stay.</summary>
    [Fact]
    public Task InsertsTheMaximum() => RuleTest.FixesAsync(Id, """
            public static void F(double[] x, double[] p)
            {
                // exponentials first
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    p[i] = Math.Exp(x[i] / 2); // unnormalised
                    sum += p[i];
                }

                for (int i = 0; i < x.Length; i++)
                {
                    [|p[i] /= sum|];
                }
            }
        """, """
            public static void F(double[] x, double[] p)
            {
                // exponentials first
                double sum = 0;
                double max = double.NegativeInfinity;
                for (int i = 0; i < x.Length; i++)
                {
                    max = Math.Max(max, x[i] / 2);
                }

                if (double.IsInfinity(max))
                {
                    max = 0;
                }

                for (int i = 0; i < x.Length; i++)
                {
                    p[i] = Math.Exp(x[i] / 2 - max); // unnormalised
                    sum += p[i];
                }

                for (int i = 0; i < x.Length; i++)
                {
                    p[i] /= sum;
                }
            }
        """, "NUM1001.Maximum");

    [Fact]
    public Task ShiftsTheArgumentOfTheFrameworksCall() => RuleTest.FixesAsync(Id,
        "public static void F(ReadOnlySpan<float> x, Span<float> p)\n    {\n        [|TensorPrimitives.SoftMax(x, p)|];\n    }",
        "public static void F(ReadOnlySpan<float> x, Span<float> p)\n    {\n        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), p);\n        TensorPrimitives.SoftMax(p[..x.Length], p);\n    }", "NUM1001.Shift");

    [Fact]
    public Task CallsStableMath() => RuleTest.FixesAsync(Id,
        "public static double[] F(double[] x) { var e = x.Select(v => Math.Exp(-v)).ToArray(); var s = e.Sum(); return e.Select(v => [|v / s|]).ToArray(); }",
        "public static double[] F(double[] x) { var e = x.Select(v => Math.Exp(-v)).ToArray(); var s = e.Sum(); return StableMath.Softmax(x.Select(v => -v)); }", "NUM1001.Softmax");

    /// <summary>The sum itself leaves the method: subtracting the maximum would change it.</summary>
    [Fact]
    public async Task OffersNoEditWhereTheSumIsUsedElsewhere()
    {
        const string Members = "public static double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); s += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= s; return s; }";
        var reported = Assert.Single((await RuleTest.AnalyzeAsync("using System; static class Formulas { " + Members + " }")), diagnostic => diagnostic.Id == Id);
        Assert.DoesNotContain(reported.Properties.Values, fix => fix?.Contains("NUM1001.Maximum", System.StringComparison.Ordinal) == true);
    }
}
