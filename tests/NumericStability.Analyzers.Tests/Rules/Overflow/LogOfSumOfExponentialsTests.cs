using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LogOfSumOfExponentialsTests
{
    private const string Id = "NUM1002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double L1(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i]); return [|Math.Log(s)|]; }
        public static double L2(double[] x) => [|Math.Log(x.Sum(v => Math.Exp(v)))|];
        public static double L3(double[] x) => [|Math.Log(x.Select(Math.Exp).Average())|];
        public static double L4(double a, double b) => [|Math.Log(Math.Exp(a) + Math.Exp(b))|];
        public static float L5(float[] x) { float s = 0; foreach (float v in x) { s += MathF.Exp(v); } return [|MathF.Log(s)|] / 2; }
        public static double L6(double[] x, double[] w) { double s = 0; int i = 0; while (i < x.Length) { s += w[i] * Math.Exp(x[i]); ++i; } return 2 * [|Math.Log(s)|]; }
        public static double L7(MathNet.Numerics.LinearAlgebra.Vector<double> x) => [|Math.Log(x.PointwiseExp().Sum())|];
        public static double L8(double[] x) { var e = x.Select(v => Math.Exp(-v)); return -[|Math.Log(e.Sum() / x.Length)|]; }
        public static double L9(double[] x, double[] w) => [|Math.Log(x.Zip(w, (a, b) => b * Math.Exp(a)).Sum())|];
        static double Z(double[] x) { double s = 0; foreach (var v in x) s += Math.Exp(v); return s; }
        public static double L10(double[] x) => [|Math.Log(Z(x))|];
        public static float L11(ReadOnlySpan<float> x, Span<float> t) { TensorPrimitives.Exp(x, t); return [|MathF.Log(TensorPrimitives.Sum<float>(t))|]; }
        public static double L12(double a, double b, double c) => [|Math.Log(Math.Exp(a) + Math.Exp(b) + Math.Exp(c))|];
        public static double L13(double[] x) { double s = 1; for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i]); return [|Math.Log(s)|]; }
        public static double L14(double[][] x) { double t = 0; foreach (var row in x) { double s = 0; foreach (var v in row) s += Math.Exp(v); t += [|Math.Log(s)|]; } return t; }
        public static double M1(double[] x, double[] b) { double d = 0; for (int k = 0; k < x.Length; k++) d += Math.Exp(x[k] - Math.Log(b[k])); return [|Math.Log(d)|]; }
        public static double[] M2(double[][] m) { var r = new double[m.Length]; for (int i = 0; i < m.Length; i++) { for (int j = 0; j < m[i].Length; j++) r[i] += Math.Exp(m[i][j]); } for (int i = 0; i < r.Length; i++) r[i] = [|Math.Log(r[i])|]; return r; }
        public static void M3(double[,] s, double[] z, bool[] keep) { for (int i = 0; i < z.Length; i++) { z[i] = 0; for (int j = 0; j < keep.Length; j++) { if (keep[j]) z[i] += Math.Exp(s[i, j]); } z[i] = [|Math.Log(z[i])|]; } }
        public static double Mapped(MathNet.Numerics.LinearAlgebra.Vector<double> v) => [|Math.Log(v.Map(x => Math.Exp(x / 2)).Sum())|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double G5(double[] x) { double m = x[0]; for (int i = 1; i < x.Length; i++) m = Math.Max(m, x[i]); double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i] - m); return m + Math.Log(s); }
        public static double G12(double[] x) { double m = double.NegativeInfinity, s = 0; foreach (var v in x) { if (v > m) { s *= Math.Exp(m - v); m = v; } s += Math.Exp(v - m); } return m + Math.Log(s); }
        public static double G14(double x, double m) => Math.Log(Math.Exp(x - Math.Max(x, m)) + Math.Exp(m - Math.Max(x, m))) + Math.Max(x, m);
        public static double S1(double[] x) { var m = x.Max(); return m + Math.Log(x.Sum(v => Math.Exp(v - m))); }
        public static double S2(double[] x) => Math.Log(x.Sum());
        public static double S3(double a, double b) => Math.Log(a + b);
        public static double S4(double x) => Math.Log(1 + Math.Exp(x));
        public static double S5(double a, double b) => Math.Log(Math.Exp(Math.Clamp(a, -50, 50)) + Math.Exp(Math.Clamp(b, -50, 50)));
        public static double S6(double[] x, double max) { double s = 0; foreach (var v in x) s += Math.Exp(v - max); return max + Math.Log(s); }
        public static double S7(double[] x) { double s = 1; foreach (var v in x) s += Math.Exp(-(v * v)); return Math.Log(s); }
        public static double S8(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
        public static double S9(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += 1 - Math.Exp(-x[i]); return Math.Log(s); }
        public static float S10(float[] x) { var m = float.MinValue; foreach (var v in x) m = Math.Max(m, v); float s = 0; foreach (var v in x) s += MathF.Exp(v - m); return m + MathF.Log(s); }
        public static double[] M4(double[][] m, double[] top) { var r = new double[m.Length]; for (int i = 0; i < m.Length; i++) { top[i] = m[i][0]; for (int j = 1; j < m[i].Length; j++) top[i] = Math.Max(top[i], m[i][j]); for (int j = 0; j < m[i].Length; j++) r[i] += Math.Exp(m[i][j] - top[i]); r[i] = top[i] + Math.Log(r[i]); } return r; }
        public static double M5(double[] r, int[] at, double[] x) { for (int j = 0; j < x.Length; j++) r[at[j]] += Math.Exp(x[j]); return Math.Log(r[0]); }
        static double Largest(IEnumerable<double> x) { double m = double.NaN; foreach (var v in x) { if (!(v <= m)) { m = v; } } return m; }
        public static double M6(IEnumerable<double> x) { var top = Largest(x); using var at = x.GetEnumerator(); at.MoveNext(); double z = Math.Exp(at.Current - top); while (at.MoveNext()) z += Math.Exp(at.Current - top); return Math.Log(z) + top; }
        """);

    [Fact]
    public Task TakesTheMaximumOut() => RuleTest.FixesAsync(Id, """
            public static float F(float[] x, float[] w)
            {
                var s = 0f;
                foreach (var v in x)
                {
                    s += MathF.Exp(v);
                }

                return 2 * [|MathF.Log(s)|];
            }
        """, """
            public static float F(float[] x, float[] w)
            {
                var s = 0f;
                float max = float.NegativeInfinity;
                foreach (var v in x)
                {
                    max = MathF.Max(max, v);
                }

                if (float.IsInfinity(max))
                {
                    max = 0;
                }

                foreach (var v in x)
                {
                    s += MathF.Exp(v - max);
                }

                return 2 * (max + MathF.Log(s));
            }
        """, "NUM1002.Maximum");

    [Theory]
    [InlineData("[|Math.Log(x.Sum(v => Math.Exp(v)))|]", "StableMath.LogSumExp(x)", "NUM1002.LogSumExp")]
    [InlineData("[|Math.Log(x.Select(Math.Exp).Average())|]", "StableMath.LogMeanExp(x)", "NUM1002.LogMeanExp")]
    [InlineData("[|Math.Log(x.Select(v => Math.Exp(-v / 2)).Sum())|]", "StableMath.LogSumExp(x.Select(v => -v / 2))", "NUM1002.LogSumExp")]
    public Task CallsStableMath(string before, string after, string key) => RuleTest.FixesAsync(Id,
        $"public static double F(double[] x) => 1 + {before};", $"public static double F(double[] x) => 1 + {after};", key);

    /// <summary>The 1 a sum starts at, and what is divided by the sum, would have to be scaled with it.</summary>
    [Theory]
    [InlineData("1", "Math.Log(s)", false)]
    [InlineData("0", "Math.Log(1 + s)", false)]
    [InlineData("0", "Math.Log(s)", true)]
    [InlineData("0", "Math.Log(s / x.Length)", true)]
    public async Task TakesTheMaximumOutOfWholeSums(string start, string logarithm, bool isOffered)
    {
        var offers = await RuleTest.OffersAsync(Id,
            $"public static double F(double[] x) {{ double s = {start}; for (int i = 0; i < x.Length; i++) {{ s += Math.Exp(x[i]); }} return [|{logarithm}|]; }}");
        Assert.Equal(isOffered, offers.Any(title => title.StartsWith("Subtract the maximum", StringComparison.Ordinal)));
    }

    [Fact]
    public Task FixesNested() => RuleTest.FixesAsync(Id,
        "public static double F(double a, double b) => [|Math.Log(Math.Exp(a) + Math.Exp([|Math.Log(Math.Exp(a - 1) + Math.Exp(b))|]))|];",
        "public static double F(double a, double b) => StableMath.LogAddExp(a, StableMath.LogAddExp(a - 1, b));");
}
