using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class EntropicKernelTests
{
    private const string Id = "NUM1013";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static void I1(double[,] C, double[] u, double[] v, double[] a, double eps) { int n = u.Length; var K = new double[n, n]; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) K[i, j] = Math.Exp(-C[i, j] / eps); for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j < n; j++) s += K[i, j] * v[j]; u[i] = [|a[i] / s|]; } }
        public static void I2(double[][] c, double[] u, double[] v, double[] a, double eps) { for (int i = 0; i < u.Length; i++) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-c[i][j] / eps) * v[j]; u[i] = [|a[i] / s|]; } }
        public static double I3(double[] cost, double[] v, double a, double eps) => [|a / cost.Zip(v, (c, w) => Math.Exp(-c / eps) * w).Sum()|];
        public static float I4(float[] cost, float[] v, float a, float eps) { float s = 0; int j = 0; while (j < v.Length) { s += v[j] * MathF.Exp(-cost[j] / eps); j++; } return [|a / s|]; }
        public static void I5(double[] u, double[,] c, double[] v, double reg) { for (int i = 0; i < u.Length; i++) { var s = 0.0; for (int j = 0; j < v.Length; j++) { var k = Math.Exp(-(c[i, j] / reg)); s += k * v[j]; } u[i] = [|1.0 / u.Length / s|]; } }
        public static void I6(double[,] m, double[] left, double[] right, double[] b, double eps) { for (int j = 0; j < right.Length; j++) { double s = 0; for (int i = 0; i < left.Length; i++) s += left[i] * Math.Exp(-m[i, j] / eps); right[j] = [|b[j] / s|]; } }
        public static double I7(List<double> d, List<double> v, double a, double tau) { double s = 0; for (int k = 0; k < d.Count; k++) { double kernel = Math.Exp(-d[k] / tau); s = s + kernel * v[k]; } var scaling = [|a / s|]; return scaling; }
        public static double I9(double[] c, double[] v, double a, double eps) { var row = c.Select(x => Math.Exp(-x / eps)).ToArray(); double s = 0; for (int j = 0; j < v.Length; j++) s += row[j] * v[j]; return [|a / s|]; }
        public static float K1(float[][] c, float[] v, float[] a, int i, float eps) { float s = 0f; foreach (var (x, w) in c[i].Zip(v)) s += MathF.Exp(-x / eps) * w; return [|a[i] / s|]; }
        public static double K2(double[] c, double[] v, double a, double eps) => [|a / Enumerable.Range(0, c.Length).Sum(j => Math.Exp(-c[j] / eps) * v[j])|];
        public static double K3(double[,] x, double[,] y, double[] v, double a, int i, double eps) { double s = 0; for (int j = 0; j < v.Length; j++) { double d = x[i, 0] - y[j, 0]; s += Math.Exp(-(d * d) / eps) * v[j]; } return [|a / s|]; }
        public static double K4(double[] c, double[] v, double a, double eps) { double s = 0; var j = 0; do { s += Math.Exp(-c[j] / eps) * v[j]; j++; } while (j < v.Length); var u = [|a / s|]; return u; }
        """, DiagnosticSeverity.Info);

    /// <summary>K·u of both scalings is no softmax of its own.</summary>
    [Fact]
    public Task IsNoSoftmax() => RuleTest.SilentAsync("NUM1001", """
        public static double Sinkhorn(double[,] c, double eps, int n)
        {
            var k = new double[n, n]; var u = new double[n]; var v = Enumerable.Repeat(1.0, n).ToArray();
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) k[i, j] = Math.Exp(-c[i, j] / eps);
            for (int it = 0; it < 100; it++)
            {
                for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j < n; j++) s += k[i, j] * v[j]; u[i] = 1.0 / n / s; }
                for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += k[i, j] * u[i]; v[j] = 1.0 / n / s; }
            }
            return u.Sum();
        }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double[] k, double[] v, double a) { double s = 0; for (int j = 0; j < v.Length; j++) s += k[j] * v[j]; return a / s; }
        public static double Q2(double[] cost, double[] v, double a, double eps) { var m = cost.Min(); double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-(cost[j] - m) / eps) * v[j]; return a / s; }
        public static double Q3(double[] cost, double[] v, double eps) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-cost[j] / eps) * v[j]; return s; }
        public static double Q4(double[] x, double a) => a / x.Sum();
        public static double Q5(double c, double v, double a, double eps) => a / (Math.Exp(-c / eps) * v);
        public static double Q6(double[] x, double a) { double s = 0; foreach (var v in x) s += v * v; return a / s; }
        public static double Q7(double[] cost, double[] v, double a) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-Math.Min(Math.Abs(cost[j]), 1) / 2) * v[j]; return a / s; }
        public static double Q8(double[] cost, double a, double eps) { double s = 0; foreach (var c in cost) s += c / eps; return a / s; }
        public static double Z1(double[] cost, double[] v, double a, double eps) { double low = double.PositiveInfinity; foreach (var c in cost) low = Math.Min(low, c); double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp((low - cost[j]) / eps) * v[j]; return a / s; }
        public static double Z2(double[] w, double[] v, double a) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Tanh(w[j]) * v[j]; return a / (s + 1e-9); }
        public static double Z3(double[] f, double[] g, double[] c, double eps) { double m = double.NegativeInfinity; for (int j = 0; j < g.Length; j++) m = Math.Max(m, (g[j] - c[j]) / eps); double s = 0; for (int j = 0; j < g.Length; j++) s += Math.Exp((g[j] - c[j]) / eps - m); return -eps * (m + Math.Log(s)); }
        public static double Z4(double[] t, double[] v) { double s = 0, z = 0; for (int j = 0; j < v.Length; j++) { var k = 1 / (1 + t[j] * t[j]); s += k * v[j]; z += k; } return s / z; }
        """);
}
