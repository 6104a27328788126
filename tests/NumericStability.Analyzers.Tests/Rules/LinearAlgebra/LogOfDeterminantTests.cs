using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class LogOfDeterminantTests
{
    private const string Id = "NUM8002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double Acceptance(Matrix<double> proposed, Matrix<double> current) => [|proposed.Determinant() / current.Determinant()|];
        public static double Half(Matrix<double> a, Matrix<double> b) { var below = b.Determinant(); return 0.5 * ([|a.Determinant() / below|]); }
        public static double A(Matrix<double> a) => [|Math.Log(a.Determinant())|];
        public static double B(Matrix<double> a) => [|Math.Log(Math.Abs(a.Determinant()))|];
        public static double C(Matrix<double> a) { double d = a.Determinant(); return 0.5 * [|Math.Log(d)|]; }
        public static double D(Matrix<double> a) => [|Math.Log(a.Cholesky().Determinant)|];
        public static double E(Matrix<double> a) => [|Math.Log10(a.Determinant())|];
        public static double F(Matrix<double> a, Matrix<double> b) => [|Math.Log((a + b).Determinant())|];
        public static double G(Matrix<double> k, MathNet.Numerics.LinearAlgebra.Vector<double> y) => -0.5 * y.DotProduct(k.Solve(y)) - 0.5 * [|Math.Log(k.Determinant())|];
        public static double H(Matrix<double> a) => [|Math.Log(a.LU().Determinant)|];
        public static double I(Matrix<double> a) { var det = Math.Abs(a.Determinant()); return [|Math.Log(det)|]; }
        public static float J(Matrix<float> a) => [|MathF.Log(a.Determinant())|];
        public static double K(Matrix<double> a) => [|double.Log(a.Determinant())|];
        public static double L(Matrix<double> a) => [|Math.Log2(a.Determinant())|];
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static double Volume(Matrix<double> a, double scale) => a.Determinant() / scale;
        public static double Both(Matrix<double> a, Matrix<double> b) => a.Determinant() * b.Determinant();
        public static double A(Matrix<double> a) => a.Cholesky().DeterminantLn;
        public static double B(Matrix<double> a) => a.Determinant();
        public static double C(Matrix<double> a) => a.LU().U.Diagonal().PointwiseAbs().PointwiseLog().Sum();
        public static double D(Matrix<double> a) => Math.Log(a.Trace());
        public static double E(Matrix<double> a) => Math.Log(a.FrobeniusNorm());
        public static double F(double determinant) => Math.Log(determinant);
        public static bool G(Matrix<double> a) => a.Determinant() > 0;
        public static double H(Matrix<double> a) => Math.Sqrt(a.Determinant());
        public static double I(Matrix<double> a) => 1 / a.Determinant();
        public static double J(Matrix<double> a) => Math.Log(a[0, 0]);
        public static double K(Matrix<double> a) => Math.Log(a.ConditionNumber());
        public static double L(Matrix<double> a) { double s = 0; foreach (var u in a.LU().U.Diagonal()) s += Math.Log(Math.Abs(u)); return s; }
        """);

    [Fact]
    public Task FixUsesCholesky() => RuleTest.FixesAsync(Id, """
        public static double A(Matrix<double> a) => -0.5 * [|Math.Log(a.Determinant())|];
        """, """
        public static double A(Matrix<double> a) => -0.5 * a.Cholesky().DeterminantLn;
        """, "NUM8002.cholesky");

    [Fact]
    public Task FixSumsPivots() => RuleTest.FixesAsync(Id, """
        public static double A(Matrix<double> a, Matrix<double> b) => [|Math.Log(Math.Abs((a + b).Determinant()))|];
        """, """
        public static double A(Matrix<double> a, Matrix<double> b) => (a + b).LU().U.Diagonal().PointwiseAbs().PointwiseLog().Sum();
        """, "NUM8002.lu");

    [Fact]
    public Task FixUsesTheFactor() => RuleTest.FixesAsync(Id, """
        public static double A(Matrix<double> a) => [|Math.Log(a.Cholesky().Determinant)|];
        """, """
        public static double A(Matrix<double> a) => a.Cholesky().DeterminantLn;
        """, "NUM8002.factor");
}
