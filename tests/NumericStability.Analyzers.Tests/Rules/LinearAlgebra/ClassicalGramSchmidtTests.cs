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
        """);
}
