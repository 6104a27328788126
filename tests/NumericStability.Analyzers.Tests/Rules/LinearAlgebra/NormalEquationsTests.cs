using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class NormalEquationsTests
{
    private const string Id = "NUM8003";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|(x.Transpose() * x).Inverse() * x.Transpose() * y|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|x.TransposeThisAndMultiply(x).Inverse() * (x.Transpose() * y)|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) { var g = x.Transpose() * x; var h = x.Transpose() * y; return [|g.Inverse() * h|]; }
        public static Matrix<double> D(Matrix<double> x) => [|(x.Transpose() * x).Inverse() * x.Transpose()|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> E(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) { var t = x.Transpose(); return [|(t * x).Inverse() * t * y|]; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|(x.Transpose() * x).Inverse() * x.TransposeThisAndMultiply(y)|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|x.Transpose().Multiply(x).Inverse() * x.Transpose() * y|];
        public static Matrix<double> H(Matrix<double> x, Matrix<double> y) => [|(x.Transpose() * x).Inverse() * x.Transpose() * y|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> I(Matrix<double> design, MathNet.Numerics.LinearAlgebra.Vector<double> target) { MathNet.Numerics.LinearAlgebra.Vector<double> beta = [|(design.Transpose() * design).Inverse() * design.Transpose() * target|]; return beta; }
        public static MathNet.Numerics.LinearAlgebra.Vector<float> J(Matrix<float> x, MathNet.Numerics.LinearAlgebra.Vector<float> y) => [|(x.Transpose() * x).Inverse() * x.Transpose() * y|];
        public static Matrix<double> K(Matrix<double> x) => x * ([|(x.Transpose() * x).Inverse() * x.Transpose()|]);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) { var g = x.TransposeThisAndMultiply(x).Inverse(); return [|g * x.Transpose() * y|]; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|MathNet.Numerics.LinearRegression.MultipleRegression.DirectMethod(x, y)|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|x.TransposeThisAndMultiply(x).Cholesky().Solve(x.TransposeThisAndMultiply(y))|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x.QR().Solve(y);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y, double l) => (x.Transpose() * x + l * Matrix<double>.Build.DenseIdentity(x.ColumnCount)).Cholesky().Solve(x.Transpose() * y);
        public static Matrix<double> C(Matrix<double> x) => x.Transpose() * x;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => a.Inverse() * b;
        public static Matrix<double> E(Matrix<double> x) => (x.Transpose() * x).Inverse();
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => MathNet.Numerics.LinearRegression.MultipleRegression.QR(x, y);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> a, Matrix<double> b, MathNet.Numerics.LinearAlgebra.Vector<double> y) => (a.Transpose() * b).Inverse() * y;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> H(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => MathNet.Numerics.LinearRegression.MultipleRegression.DirectMethod(x, y, MathNet.Numerics.LinearRegression.DirectRegressionMethod.QR);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> I(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x.Solve(y);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x.Svd().Solve(y);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> K(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y, Matrix<double> prior) => (x.Transpose() * x + prior).Inverse() * x.Transpose() * y;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x.Transpose() * y;
        """);

    [Fact]
    public Task FixUsesQr() => RuleTest.FixesAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|(x.Transpose() * x).Inverse() * x.Transpose() * y|];
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|x.TransposeThisAndMultiply(x).Inverse() * (x.Transpose() * y)|];
        """, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x.QR().Solve(y);
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => x.QR().Solve(y);
        """);

    [Fact]
    public async Task DirectMethodIsGivenAName()
    {
        const string members = "public static object F(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => MathNet.Numerics.LinearRegression.MultipleRegression.DirectMethod(x, y);";
        var source = RuleTest.WrapPage(members);
        var report = Assert.Single(await RuleTest.AnalyzeAsync(source), diagnostic => diagnostic.Id == Id);
        var edit = Assert.Single(FixCodec.Decode(report.Properties[Fix.Property + "0"]!).Edits);
        Assert.Equal("DirectMethod", source[edit.Span.Start..edit.Span.End]);
        Assert.Equal("QR", Assert.Single(edit.Pieces).Text);
    }
}
