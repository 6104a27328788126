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

        public static Vector<double> B(Vector<double> x, List<Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) [|v -= q.DotProduct(x) * q|]; return v; }
        public static Vector<double> C(Vector<double> x, Vector<double>[] basis) { var v = x.Clone(); for (int i = 0; i < basis.Length; i++) [|v = v - basis[i].DotProduct(x) * basis[i]|]; return v; }
        public static Vector<double> D(Vector<double> x, List<Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) { double r = x.DotProduct(q); [|v -= r * q|]; } return v; }
        public static Vector<double> E(Vector<double> x, List<Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) [|v -= q * q.DotProduct(x)|]; return v; }
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

        public static Vector<double> B(Vector<double> x, List<Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) v -= q.DotProduct(v) * q; return v; }
        public static Vector<double> C(Vector<double> x, Vector<double> q) => x - q.DotProduct(x) * q;
        public static Vector<double> D(Vector<double> x, List<Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) v += q.DotProduct(x) * q; return v; }
        public static Vector<double> E(Vector<double> w, List<Vector<double>> gradients, double lr) { foreach (var g in gradients) w -= lr * g; return w; }
        public static double[] F(double[] v, double[] q) { for (int k = 0; k < v.Length; k++) v[k] -= 2 * q[k]; return v; }
        public static Vector<double> G(Vector<double> w, List<Vector<double>> xs, Vector<double> y) { for (int i = 0; i < xs.Count; i++) w -= (w.DotProduct(xs[i]) - y[i]) * xs[i]; return w; }
        public static Vector<double> H(Vector<double> x, List<Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) v -= q.DotProduct(q) * q; return v; }
        public static double I(Vector<double> x, List<Vector<double>> basis) { double s = 0; foreach (var q in basis) s -= q.DotProduct(x); return s; }
        public static Vector<double> J(Vector<double> x, List<Vector<double>> basis) { foreach (var q in basis) x = x - x.DotProduct(q) * q; return x; }
        public static Vector<double> K(Vector<double> x, Vector<double> m, List<double> r) { foreach (var c in r) x -= c * m; return x; }
        public static Matrix<double> L(Matrix<double> a) => a.GramSchmidt().Q;
        """);
}
