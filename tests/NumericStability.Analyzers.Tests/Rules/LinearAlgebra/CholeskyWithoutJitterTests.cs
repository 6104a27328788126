using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class CholeskyWithoutJitterTests
{
    private const string Id = "NUM8004";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static Matrix<double> A(Matrix<double> fisher) => [|fisher.Cholesky()|].Factor;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> kernel, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|kernel.Cholesky()|].Solve(y);
        public static Matrix<double> C(Matrix<double> x) => [|(x.Transpose() * x).Cholesky()|].Factor;
        public static Matrix<double> D(Matrix<double> x) { var gram = x * x.Transpose(); return [|gram.Cholesky()|].Factor; }
        public static double E(Matrix<double> covariance) => [|covariance.Cholesky()|].DeterminantLn;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> hessian, MathNet.Numerics.LinearAlgebra.Vector<double> g) => [|hessian.Cholesky()|].Solve(g);
        public static Matrix<double> G(Matrix<double> K) => [|K.Cholesky()|].Factor;
        public static Matrix<double> H(Matrix<double> x) => [|x.TransposeThisAndMultiply(x).Cholesky()|].Factor;
        public static Matrix<double> I(Matrix<double> sampleCov) { var c = [|sampleCov.Cholesky()|]; return c.Factor; }
        public static Matrix<float> J(Matrix<float> kernelMatrix) => [|kernelMatrix.Cholesky()|].Factor;
        public static Matrix<double> K2(Matrix<double> Sigma) => [|Sigma.Cholesky()|].Factor;
        public static Matrix<double> L(Matrix<double> x) => [|x.TransposeAndMultiply(x).Cholesky()|].Factor;
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static Matrix<double> A(Matrix<double> kernel, double jitter) => (kernel + jitter * Matrix<double>.Build.DenseIdentity(kernel.RowCount)).Cholesky().Factor;
        public static Matrix<double> B(Matrix<double> a) => a.Cholesky().Factor;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> kernel, Matrix<double> noise, MathNet.Numerics.LinearAlgebra.Vector<double> y) => (kernel + noise).Cholesky().Solve(y);
        public static Matrix<double> D(Matrix<double> kernel, double jitter) { kernel = kernel + jitter * Matrix<double>.Build.DenseIdentity(kernel.RowCount); return kernel.Cholesky().Factor; }
        public static Matrix<double> E(Matrix<double> kernel) => kernel.LU().U;
        public static Matrix<double> F(Matrix<double> kernel) => kernel.QR().R;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> kernel, MathNet.Numerics.LinearAlgebra.Vector<double> y) => kernel.Solve(y);
        public static Matrix<double> H(Matrix<double> precision) => precision.Cholesky().Factor;
        public static Matrix<double> I(int n) => Matrix<double>.Build.DenseIdentity(n).Cholesky().Factor;
        public static Matrix<double> J(Matrix<double> x, Matrix<double> prior) => (x.Transpose() * x + prior).Cholesky().Factor;
        public static Matrix<double> K(Matrix<double> kernel) => kernel.Svd().U;
        public static Matrix<double> L(Matrix<double> m) { var shifted = m + m; return shifted.Cholesky().Factor; }
        """);
}
