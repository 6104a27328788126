using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class UnnormalisedPowerIterationTests
{
    private const string Id = "NUM8007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = a * v|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { [|v = a.Multiply(v)|]; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> x) { var v = x; int i = 0; while (i < 100) { [|v = a * v|]; i++; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> hessian, MathNet.Numerics.LinearAlgebra.Vector<double> v) { for (int i = 0; i < 50; i++) [|v = hessian * v|]; return v / v.L2Norm(); }
        public static MathNet.Numerics.LinearAlgebra.Vector<float> E(Matrix<float> a, MathNet.Numerics.LinearAlgebra.Vector<float> v, int n) { for (int i = 0; i < n; i++) [|v = a * v|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { do { [|v = a * v|]; } while (--n > 0); return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { foreach (var _ in Enumerable.Range(0, n)) [|v = a * v|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> H(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v *= a|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> I(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = v * a|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { var w = a * v; [|v = w|]; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> K(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = Step(a, v)|]; return v; }
        static MathNet.Numerics.LinearAlgebra.Vector<double> Step(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v) => a * v;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = a.TransposeThisAndMultiply(v)|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> M(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = x.Transpose() * (x * v)|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> N(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { var c = x.Transpose() * x; for (int i = 0; i < n; i++) [|v = c * v|]; return v; }
        public static double[] O(double[][] a, double[] v, int n) { for (int t = 0; t < n; t++) { var w = new double[v.Length]; for (int i = 0; i < v.Length; i++) for (int j = 0; j < v.Length; j++) w[i] += a[i][j] * v[j]; [|v = w|]; } return v; }
        public static double[] P(double[,] a, double[] v, int n) { for (int t = 0; t < n; t++) { var w = new double[v.Length]; for (int i = 0; i < v.Length; i++) { double s = 0; for (int j = 0; j < v.Length; j++) s += a[i, j] * v[j]; w[i] = s; } [|v = w|]; } return v; }
        public static double[] Q(double[][] a, double[] v, int n) { for (int t = 0; t < n; t++) [|v = MatVec(a, v)|]; return v; }
        static double[] MatVec(double[][] a, double[] x) { var y = new double[a.Length]; for (int i = 0; i < a.Length; i++) for (int j = 0; j < x.Length; j++) y[i] += a[i][j] * x[j]; return y; }
        public static double[] R(double[][] a, double[] v, int n) { for (int t = 0; t < n; t++) [|v = a.Select(row => row.Zip(v, (x, y) => x * y).Sum()).ToArray()|]; return v; }
        public static double[] S(double[][] a, double[] v, double[] w, int n) { for (int t = 0; t < n; t++) { for (int i = 0; i < v.Length; i++) { w[i] = 0; for (int j = 0; j < v.Length; j++) w[i] += a[i][j] * v[j]; } [|Array.Copy(w, v, v.Length)|]; } return v; }
        public static double[] T(double[][] a, double[] v, double[] w, int n) { for (int t = 0; t < n; t++) { for (int i = 0; i < v.Length; i++) { w[i] = 0; for (int j = 0; j < v.Length; j++) w[i] += a[j][i] * v[j]; } [|(v, w) = (w, v)|]; } return v; }
        public static Matrix<double> U(Matrix<double> a, Matrix<double> q, int n) { for (int i = 0; i < n; i++) [|q = a * q|]; return q; }
        private static MathNet.Numerics.LinearAlgebra.Vector<double> s_v = null!;
        private static readonly Matrix<double> s_a = null!;
        public static void V(int n) { for (int i = 0; i < n; i++) { [|s_v = s_a.Multiply(s_v)|]; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v = v / v.L2Norm(); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v /= v.L2Norm(); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v) => a * v;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> transition, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = transition * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> E(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, MathNet.Numerics.LinearAlgebra.Vector<double> b, int n) { for (int i = 0; i < n; i++) v = a * v + b; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(List<Matrix<double>> layers, MathNet.Numerics.LinearAlgebra.Vector<double> v) { foreach (var w in layers) v = w * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = (a * v).Normalize(2); return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> H(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { MathNet.Numerics.LinearAlgebra.Vector<double> u = v; for (int i = 0; i < n; i++) u = a * v; return u; }
        public static double I(double a, double v, int n) { for (int i = 0; i < n; i++) v = a * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(Matrix<double> rotation, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = rotation * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> K(Matrix<double> P, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = P * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { var w = a * v; v = w / w.L2Norm(); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> M(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; if (v.L2Norm() > 1e6) v /= v.L2Norm(); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> N(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v = v.Map(Math.Tanh); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> O(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v) { for (int i = 0; i < 3; i++) { v = a * v; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> Q(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v = v.Divide(v.AbsoluteMaximum()); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> R(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { a = a * 0.5; v = a * v; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> S(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = 0.85 * (a * v) + 0.15 * v; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> T(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; Scale(v); } return v; }
        static void Scale(MathNet.Numerics.LinearAlgebra.Vector<double> v) { v.Divide(v.L2Norm(), v); }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> U(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v.Divide(v.L2Norm(), v); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> V(Matrix<double> systemMatrix, MathNet.Numerics.LinearAlgebra.Vector<double> state, int n) { for (int i = 0; i < n; i++) state = systemMatrix * state; return state; }
        public static Matrix<double> W(Matrix<double> a, Matrix<double> power, int n) { for (int i = 0; i < n; i++) power = power * a; return power; }
        public static double[] X(double[][] a, double[] v, int n) { for (int t = 0; t < n; t++) { v = MatVec(a, v); var norm = Math.Sqrt(v.Sum(x => x * x)); for (int i = 0; i < v.Length; i++) v[i] /= norm; } return v; }
        static double[] MatVec(double[][] a, double[] x) { var y = new double[a.Length]; for (int i = 0; i < a.Length; i++) for (int j = 0; j < x.Length; j++) y[i] += a[i][j] * x[j]; return y; }
        public static double[] Y(double[][][] layers, double[] v) { for (int t = 0; t < layers.Length; t++) v = MatVec(layers[t], v); return v; }
        public static double[] Z(double[][] a, double[] v, double[] w, int n) { for (int t = 0; t < n; t++) { for (int i = 0; i < v.Length; i++) { w[i] = 0; for (int j = 0; j < v.Length; j++) w[i] += a[i][j] * v[j]; } var norm = Math.Sqrt(w.Sum(x => x * x)); for (int i = 0; i < w.Length; i++) w[i] /= norm; Array.Copy(w, v, v.Length); } return v; }
        """);
}
