using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LinearRecursionTests
{
    private const string Id = "NUM1018";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static void A1(double[,] a, double[,] A, double[,] b, int[] o, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += a[t - 1, i] * A[i, j]; [|a[t, j] = s * b[j, o[t]]|]; } }
        public static void A2(double[][] a, double[][] A, double[][] b, int[] o, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { a[t][j] = 0; for (int i = 0; i < n; i++) [|a[t][j] += a[t - 1][i] * A[i][j] * b[j][o[t]]|]; } }
        public static void A3(float[,] a, float[,] A, float[,] b, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { float s = 0f; for (int i = 0; i < n; i++) { s += a[t - 1, i] * A[i, j] * b[t, j]; } [|a[t, j] = s|]; } }
        public static void A4(double[,] be, double[,] A, double[,] b, int[] o, int n, int T) { for (int t = T - 2; t >= 0; t--) for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j < n; j++) s += A[i, j] * b[j, o[t + 1]] * be[t + 1, j]; [|be[t, i] = s|]; } }
        public static void A5(double[][] a, double[][] A, double[][] b, int[] o, int n) { for (int t = 1; t < o.Length; t++) { for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += a[t - 1][i] * A[i][j]; [|a[t][j] = b[j][o[t]] * s|]; } } }
        static double Emit(double[,] b, int j, int o) => b[j, o];
        public static void A6(double[,] a, double[,] A, double[,] b, int[] o, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += a[t - 1, i] * A[i, j]; [|a[t, j] = s * Emit(b, j, o[t])|]; } }
        public static double T1(double[,] a, double[] b, double[] start, int t) { var p = start; for (int s = 0; s < t; s++) { var n = new double[p.Length]; for (int j = 0; j < n.Length; j++) { double c = 0; for (int i = 0; i < p.Length; i++) c += p[i] * a[i, j]; [|n[j] = c * b[j]|]; } p = n; } return p.Sum(); }
        public static double T2(double[][] a, double[][] e, int[] seen, double[] p, double[] q) { foreach (var o in seen) { for (int j = 0; j < q.Length; j++) { double c = 0; for (int i = 0; i < p.Length; i++) c += p[i] * a[i][j]; [|q[j] = e[j][o] * c|]; } (p, q) = (q, p); } return p.Sum(); }
        public static double T3(float[,] a, float[] b, float[] p, float[] q, int t) { while (t-- > 0) { for (int j = 0; j < q.Length; j++) { float c = 0; for (int i = 0; i < p.Length; i++) c += a[i, j] * p[i]; [|q[j] = b[j] * c|]; } q.CopyTo(p, 0); } return p[0]; }
        public static void R3(double[][] al, double[,] A, double[,] b, IList<int> o, int n) { for (int t = 1; t < o.Count; ++t) { var prev = al[t - 1]; var cur = al[t]; for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += prev[i] * A[i, j]; [|cur[j] = s * b[j, o[t]]|]; } } }
        public static void R4(double[,] a, double[,] A, double[,] b, int[] o, int n) { int T = o.Length; for (int t = 0; t < T - 1; t++) for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += a[t, i] * A[i, j]; [|a[t + 1, j] = s * b[j, o[t + 1]]|]; } }
        public static void R5(double[,] a, double[,] A, double[,] b, int[] o, int n) { for (int t = 1; t < o.Length; t++) for (int j = 0; j < n; j++) [|a[t, j] = Enumerable.Range(0, n).Sum(i => a[t - 1, i] * A[i, j]) * b[j, o[t]]|]; }
        public static void R6(float[][] be, float[][] A, float[][] b, int[] o, int n, int T) { for (int t = T - 2; t >= 0; --t) for (int i = 0; i < n; ++i) { be[t][i] = 0f; for (int j = 0; j < n; ++j) [|be[t][i] += A[i][j] * b[j][o[t + 1]] * be[t + 1][j]|]; } }
        public static void R7(double[,] al, double[,] A, double[,] B, int[] o, int n) { for (int t = 1; t < o.Length; t++) for (int j = 0; j < n; j++) { for (int i = 0; i < n; i++) al[t, j] += al[t - 1, i] * A[i, j]; [|al[t, j] *= B[j, o[t]]|]; } }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static void Q1(double[,] h, double[,] w, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += h[t - 1, i] * w[i, j]; h[t, j] = Math.Tanh(s); } }
        public static void Q2(double[,] h, double[,] w, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += h[t - 1, i] * w[i, j]; h[t, j] = s; } }
        public static void Q3(double[,] a, double[,] A, double[,] b, int[] o, int n, int T) { for (int t = 1; t < T; t++) { double z = 0; for (int j = 0; j < n; j++) { double s = 0; for (int i = 0; i < n; i++) s += a[t - 1, i] * A[i, j]; a[t, j] = s * b[j, o[t]]; z += a[t, j]; } for (int j = 0; j < n; j++) a[t, j] /= z; } }
        public static void Q4(double[,] c, double[,] a, double[,] b, int n) { for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double s = 0; for (int k = 0; k < n; k++) s += a[i, k] * b[k, j]; c[i, j] = s; } }
        public static void Q5(double[,] d, double[,] w, int n, int T) { for (int t = 1; t < T; t++) for (int j = 0; j < n; j++) { double m = double.NegativeInfinity; for (int i = 0; i < n; i++) m = Math.Max(m, d[t - 1, i] + w[i, j]); d[t, j] = m; } }
        public static void Q6(double[] f, int n) { for (int i = 2; i < n; i++) f[i] = f[i - 1] + f[i - 2]; }
        public static void Q7(double[,] p, int n) { for (int i = 1; i < n; i++) for (int j = 1; j < n; j++) p[i, j] = p[i - 1, j - 1] + p[i - 1, j]; }
        public static void Q8(double[,] u, double[,] v, double k, int n, int T) { for (int t = 1; t < T; t++) for (int j = 1; j < n; j++) u[t, j] = u[t - 1, j] + k * v[t, j]; }
        public static double S1(double[,] a, double[] start, int t) { var p = start; for (int s = 0; s < t; s++) { var n = new double[p.Length]; for (int j = 0; j < n.Length; j++) { double c = 0; for (int i = 0; i < p.Length; i++) c += p[i] * a[i, j]; n[j] = c; } p = n; } return p.Sum(); }
        public static double S2(double[,] a, double[] b, double[] start, int t) { var p = start; for (int s = 0; s < t; s++) { var n = new double[p.Length]; for (int j = 0; j < n.Length; j++) { double c = 0; for (int i = 0; i < p.Length; i++) c += p[i] * a[i, j]; n[j] = c * b[j]; } var z = n.Sum(); for (int j = 0; j < n.Length; j++) n[j] /= z; p = n; } return p.Sum(); }
        public static double S3(double[,] a, double[] b, double[] p, double[] q, int t) { for (int s = 0; s < t; s++) { for (int j = 0; j < q.Length; j++) { double c = 0; for (int i = 0; i < p.Length; i++) c += p[i] * a[i, j]; q[j] = c * b[j]; } Normalize(q); (p, q) = (q, p); } return p.Sum(); }
        private static void Normalize(double[] v) { var z = v.Sum(); if (z > 0) for (int i = 0; i < v.Length; i++) v[i] /= z; }
        public static double[] S4(double[,] a, double[] b, double[] x) { var y = new double[x.Length]; for (int j = 0; j < y.Length; j++) { double c = 0; for (int i = 0; i < x.Length; i++) c += x[i] * a[i, j]; y[j] = c * b[j]; } return y; }
        public static void S5(double[,] al, double[,] A, double[,] B, int[] o, int n) { for (int t = 1; t < o.Length; t++) { double z = 0; for (int j = 0; j < n; j++) { for (int i = 0; i < n; i++) al[t, j] += al[t - 1, i] * A[i, j]; al[t, j] *= B[j, o[t]]; z += al[t, j]; } for (int j = 0; j < n; j++) al[t, j] /= z; } }
        """);
}
