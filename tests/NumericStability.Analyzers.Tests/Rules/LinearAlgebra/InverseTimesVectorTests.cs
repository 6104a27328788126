using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class InverseTimesVectorTests
{
    private const string Id = "NUM8001";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double Magnitude(Matrix<double> z) => [|z.Inverse().Enumerate().Sum()|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|a.Inverse() * b|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) { var inverse = a.Inverse(); return [|inverse * b|]; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|a.Inverse().Multiply(b)|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|b * a.Inverse()|];
        public static Matrix<double> E(Matrix<double> a, Matrix<double> b) => [|b * a.Inverse()|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> x, Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|x * a.Inverse() * y|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> a) => [|a.Inverse().RowSums()|];
        public static double H(Matrix<double> k, MathNet.Numerics.LinearAlgebra.Vector<double> y) => -0.5 * y.DotProduct([|k.Inverse() * y|]);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> I(Matrix<double> h, MathNet.Numerics.LinearAlgebra.Vector<double> g, double lr) => g - lr * ([|h.Inverse() * g|]);
        public static Matrix<double> J(Matrix<double> a, Matrix<double> b) => [|a.Inverse() * b|];
        public static MathNet.Numerics.LinearAlgebra.Vector<float> K(Matrix<float> a, MathNet.Numerics.LinearAlgebra.Vector<float> b) => [|a.Inverse() * b|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y, double l) => [|(x.Transpose() * x + l * Matrix<double>.Build.DenseIdentity(x.ColumnCount)).Inverse() * x.Transpose()|] * y;
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Solve(b);
        public static Matrix<double> B(Matrix<double> a) => a.Inverse();
        public static double C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) { var inverse = a.Inverse(); return (inverse * b)[0] + inverse[0, 0]; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> a) => a.Inverse().Diagonal();
        public static double E(Matrix<double> a) => a.Inverse().Trace();
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a * b;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Cholesky().Solve(b);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> H(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.PseudoInverse() * b;
        public static Matrix<double> I(Matrix<double> a) => 2.0 * a.Inverse();
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Transpose() * b;
        public static (MathNet.Numerics.LinearAlgebra.Vector<double> , Matrix<double> ) K(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) { var inverse = a.Inverse(); return (inverse * b, inverse); }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.QR().Solve(b);
        """);

    [Fact]
    public Task FixSolves() => RuleTest.FixesAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|a.Inverse() * b|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|a.Inverse().Multiply(b)|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b, double l) => [|(a + l * Matrix<double>.Build.DenseIdentity(3)).Inverse() * (b + b)|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> x, Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|x * a.Inverse() * y|];
        """, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Solve(b);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Solve(b);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b, double l) => (a + l * Matrix<double>.Build.DenseIdentity(3)).Solve(b + b);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> x, Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x * a.Solve(y);
        """, "NUM8001.solve");

    [Fact]
    public Task FixTransposes() => RuleTest.FixesAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|b * a.Inverse()|];
        public static Matrix<double> B(Matrix<double> a, Matrix<double> b) => [|(b + b) * a.Inverse()|];
        """, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Transpose().Solve(b);
        public static Matrix<double> B(Matrix<double> a, Matrix<double> b) => a.Transpose().Solve((b + b).Transpose()).Transpose();
        """, "NUM8001.transposed");

    [Fact]
    public Task FixSolvesForOnes() => RuleTest.FixesAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a) => [|a.Inverse().RowSums()|];
        """, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a) => a.Solve(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(a.RowCount, 1.0));
        """, "NUM8001.ones");
}
