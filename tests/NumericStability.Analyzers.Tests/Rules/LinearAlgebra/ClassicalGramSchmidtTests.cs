using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class ClassicalGramSchmidtTests
{
    private const string Id = "NUM8006";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static void A(double[][] a, double[][] q)
        {
            for (int j = 0; j < a.Length; j++)
            {
                var v = (double[])a[j].Clone();
                for (int i = 0; i < j; i++)
                {
                    double r = 0;
                    for (int k = 0; k < v.Length; k++) r += q[i][k] * a[j][k];
                    for (int k = 0; k < v.Length; k++) [|v[k] -= r * q[i][k]|];
                }
                q[j] = v;
            }
        }

        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) [|v -= q.DotProduct(x) * q|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(MathNet.Numerics.LinearAlgebra.Vector<double> x, MathNet.Numerics.LinearAlgebra.Vector<double>[] basis) { var v = x.Clone(); for (int i = 0; i < basis.Length; i++) [|v = v - basis[i].DotProduct(x) * basis[i]|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) { double r = x.DotProduct(q); [|v -= r * q|]; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> E(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) [|v -= q * q.DotProduct(x)|]; return v; }
        public static void F(double[][] a, double[][] q) { for (int j = 0; j < a.Length; j++) { var v = (double[])a[j].Clone(); for (int i = 0; i < j; i++) { double r = Dot(q[i], a[j]); for (int k = 0; k < v.Length; k++) [|v[k] -= r * q[i][k]|]; } q[j] = v; } }
        static double Dot(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * y[i]; return s; }
        public static void G(double[,] a, double[,] q, double[] v, int m, int n) { for (int j = 0; j < n; j++) { for (int k = 0; k < m; k++) v[k] = a[k, j]; for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < m; k++) r += q[k, i] * a[k, j]; for (int k = 0; k < m; k++) [|v[k] -= r * q[k, i]|]; } } }
        public static void H(double[,] A, double[,] Q, double[,] R, double[] v, int m, int n) { for (int j = 0; j < n; j++) { for (int k = 0; k < m; k++) v[k] = A[k, j]; for (int i = 0; i < j; i++) { for (int k = 0; k < m; k++) R[i, j] += Q[k, i] * A[k, j]; for (int k = 0; k < m; k++) [|v[k] -= R[i, j] * Q[k, i]|]; } } }
        public static void I(double[,] A, double[,] Q, int m, int n) { for (int j = 0; j < n; j++) { for (int k = 0; k < m; k++) Q[k, j] = A[k, j]; for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < m; k++) r += Q[k, i] * A[k, j]; for (int k = 0; k < m; k++) [|Q[k, j] -= r * Q[k, i]|]; } } }
        public static void J(double[][] a, double[][] q) { for (int j = 0; j < a.Length; j++) { for (int k = 0; k < a[j].Length; k++) q[j][k] = a[j][k]; for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < a[j].Length; k++) r += q[i][k] * a[j][k]; for (int k = 0; k < a[j].Length; k++) [|q[j][k] -= r * q[i][k]|]; } } }
        public static void K(double[] a, double[] q, int m, int n) { var v = new double[m]; for (int j = 0; j < n; j++) { for (int k = 0; k < m; k++) v[k] = a[j * m + k]; for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < m; k++) r += q[i * m + k] * a[j * m + k]; for (int k = 0; k < m; k++) [|v[k] -= r * q[i * m + k]|]; } } }
        public static void L(float[][] a, float[][] q) { for (int j = 0; j < a.Length; j++) { var v = (float[])a[j].Clone(); for (int i = 0; i < j; i++) { float r = 0; for (int k = 0; k < v.Length; k++) r += a[j][k] * q[i][k]; for (int k = 0; k < v.Length; k++) [|v[k] = v[k] - q[i][k] * r|]; } q[j] = v; } }
        public static void M(double[][] a, double[][] q) { for (int j = 0; j < a.Length; j++) { var v = a[j].ToArray(); for (int i = 0; i < j; i++) { double r = q[i].Zip(a[j], (x, y) => x * y).Sum(); for (int k = 0; k < v.Length; k++) [|v[k] -= r * q[i][k]|]; } q[j] = v; } }
        public static void N(double[][] a, double[][] q) { for (int j = 0; j < a.Length; j++) { var v = (double[])a[j].Clone(); for (int i = 0; i < j; i++) { double r = TensorPrimitives.Dot<double>(q[i], a[j]); for (int k = 0; k < v.Length; k++) [|v[k] += -r * q[i][k]|]; } q[j] = v; } }
        public static void O(double[] x, double[][] basis) { var v = new double[x.Length]; Array.Copy(x, v, x.Length); foreach (var q in basis) { double r = 0; for (int k = 0; k < x.Length; k++) r += q[k] * x[k]; for (int k = 0; k < x.Length; k++) [|v[k] -= r * q[k]|]; } }
        public static void P(Span<double> v, ReadOnlySpan<double> x, double[][] basis) { x.CopyTo(v); for (int i = 0; i < basis.Length; i++) { double r = 0; for (int k = 0; k < x.Length; k++) r += basis[i][k] * x[k]; for (int k = 0; k < v.Length; k++) [|v[k] -= r * basis[i][k]|]; } }
        public static void Q(double[] x, double[][] basis) { var v = x.ToArray(); foreach (var q in basis) { double r = x.Select((t, k) => t * q[k]).Sum(); for (int k = 0; k < x.Length; k++) [|v[k] -= r * q[k]|]; } }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> R(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) [|v = v.Subtract(q.Multiply(q.DotProduct(x)))|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> S(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); int i = 0; while (i < basis.Count) { [|v -= basis[i].DotProduct(x) * basis[i]|]; i++; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> T(MathNet.Numerics.LinearAlgebra.Vector<double> x, Matrix<double> q) { var v = x.Clone(); for (int i = 0; i < q.ColumnCount; i++) { var c = q.Column(i); [|v -= c.DotProduct(x) * c|]; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> U(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x; foreach (var q in basis) [|v -= Project(x, q)|]; return v; }
        static MathNet.Numerics.LinearAlgebra.Vector<double> Project(MathNet.Numerics.LinearAlgebra.Vector<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> q) => q.DotProduct(x) * q;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> V(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x; foreach (var q in basis) [|v -= q.DotProduct(x) / q.DotProduct(q) * q|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> W(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x; foreach (var q in basis) [|v += -(q * x) * q|]; return v; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static void A(double[][] a, double[][] q)
        {
            for (int j = 0; j < a.Length; j++)
            {
                var v = (double[])a[j].Clone();
                for (int i = 0; i < j; i++)
                {
                    double r = 0;
                    for (int k = 0; k < v.Length; k++) r += q[i][k] * v[k];
                    for (int k = 0; k < v.Length; k++) v[k] -= r * q[i][k];
                }
                q[j] = v;
            }
        }

        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) v -= q.DotProduct(v) * q; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(MathNet.Numerics.LinearAlgebra.Vector<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> q) => x - q.DotProduct(x) * q;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) v += q.DotProduct(x) * q; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> E(MathNet.Numerics.LinearAlgebra.Vector<double> w, List<MathNet.Numerics.LinearAlgebra.Vector<double>> gradients, double lr) { foreach (var g in gradients) w -= lr * g; return w; }
        public static double[] F(double[] v, double[] q) { for (int k = 0; k < v.Length; k++) v[k] -= 2 * q[k]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(MathNet.Numerics.LinearAlgebra.Vector<double> w, List<MathNet.Numerics.LinearAlgebra.Vector<double>> xs, MathNet.Numerics.LinearAlgebra.Vector<double> y) { for (int i = 0; i < xs.Count; i++) w -= (w.DotProduct(xs[i]) - y[i]) * xs[i]; return w; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> H(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) v -= q.DotProduct(q) * q; return v; }
        public static double I(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { double s = 0; foreach (var q in basis) s -= q.DotProduct(x); return s; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { foreach (var q in basis) x = x - x.DotProduct(q) * q; return x; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> K(MathNet.Numerics.LinearAlgebra.Vector<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> m, List<double> r) { foreach (var c in r) x -= c * m; return x; }
        public static Matrix<double> L(Matrix<double> a) => a.GramSchmidt().Q;
        public static void M(double[][] a, double[][] q) { for (int j = 0; j < a.Length; j++) { var v = a[j]; for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < v.Length; k++) r += q[i][k] * a[j][k]; for (int k = 0; k < v.Length; k++) v[k] -= r * q[i][k]; } q[j] = v; } }
        public static void N(double[][] a) { for (int j = 0; j < a.Length; j++) { for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < a[j].Length; k++) r += a[i][k] * a[j][k]; for (int k = 0; k < a[j].Length; k++) a[j][k] -= r * a[i][k]; } } }
        public static void O(double[,] Q, int m, int n) { for (int j = 0; j < n; j++) { for (int i = 0; i < j; i++) { double r = 0; for (int k = 0; k < m; k++) r += Q[k, i] * Q[k, j]; for (int k = 0; k < m; k++) Q[k, j] -= r * Q[k, i]; } } }
        public static void P(double[] g, double[] w, double[][] xs) { for (int i = 0; i < xs.Length; i++) { double e = 0; for (int k = 0; k < w.Length; k++) e += w[k] * xs[i][k]; for (int k = 0; k < w.Length; k++) g[k] -= e * xs[i][k]; } }
        public static double[] Q2(double[] w, double[][] xs) { var g = new double[w.Length]; for (int i = 0; i < xs.Length; i++) { double e = 0; for (int k = 0; k < w.Length; k++) e += w[k] * xs[i][k]; for (int k = 0; k < w.Length; k++) g[k] -= e * xs[i][k]; } return g; }
        public static void R(double[] w, double[][] xs) { for (int i = 0; i < xs.Length; i++) { double e = 0; for (int k = 0; k < w.Length; k++) e += w[k] * xs[i][k]; for (int k = 0; k < w.Length; k++) w[k] -= e * xs[i][k]; } }
        """);
}
