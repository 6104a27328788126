using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MathNet.Numerics.LinearAlgebra;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

/// <summary>What the fixes really leave is run on matrices where the formula before it fails.</summary>
public sealed class SolveExecutionTests
{
    [Fact]
    public async Task SolveHasTheSmallerResidual()
    {
        const string before = "public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|a.Inverse() * b|];";
        var fixedText = await RuleTest.FixedTextAsync("NUM8001", before);
        using var code = CodeRunner.Compile(fixedText);
        var solve = code.Method<Func<Matrix<double>, Vector<double>, Vector<double>>>("F");
        var hilbert = Matrix<double>.Build.Dense(12, 12, (i, j) => 1.0 / (i + j + 1));
        var right = Vector<double>.Build.Dense(12, 1.0);
        Assert.True((hilbert * (hilbert.Inverse() * right) - right).InfinityNorm() > 1e-3);
        Assert.True((hilbert * solve(hilbert, right) - right).InfinityNorm() < 1e-6);
    }

    [Theory]
    [InlineData("public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|b * a.Inverse()|];")]
    [InlineData("public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|a.Inverse().Multiply(b)|];")]
    public async Task SolvesTheSameSystem(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM8001", members);
        var matrix = Matrix<double>.Build.Dense(3, 3, [4, 1, 0, -1, 3, 2, 0.5, 1, 5]);
        var right = Vector<double>.Build.Dense([1.0, -2, 3]);
        var expected = code.Before.Method<Func<Matrix<double>, Vector<double>, Vector<double>>>("F")(matrix, right);
        var actual = code.After.Method<Func<Matrix<double>, Vector<double>, Vector<double>>>("F")(matrix, right);
        Assert.True((expected - actual).InfinityNorm() < 1e-14);
    }

    [Theory]
    [InlineData("NUM8002.cholesky")]
    [InlineData("NUM8002.lu.alternative")]
    public async Task LogDeterminantStaysFinite(string key)
    {
        using var code = CodeRunner.Compile(await RuleTest.FixedTextAsync("NUM8002", "public static double F(Matrix<double> a) => [|Math.Log(a.Determinant())|];", key));
        var log = code.Method<Func<Matrix<double>, double>>("F");
        var small = 0.01 * Matrix<double>.Build.DenseIdentity(200);
        var large = 100 * Matrix<double>.Build.DenseIdentity(200);
        Assert.Equal(double.NegativeInfinity, Math.Log(small.Determinant()));
        Assert.Equal(double.PositiveInfinity, Math.Log(large.Determinant()));
        Assert.Equal(200 * Math.Log(0.01), log(small), 1e-9);
        Assert.Equal(200 * Math.Log(100), log(large), 1e-9);
    }

    [Theory]
    [InlineData("public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { [|v = a * v|]; } return v; }")]
    [InlineData("public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = a.Multiply(v)|]; return v; }")]
    public async Task NormalisedPowerIterationConverges(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM8007", members);
        var matrix = Matrix<double>.Build.Dense(2, 2, [2.0, 1, 1, 3]);
        var start = Vector<double>.Build.Dense([1.0, 0]);
        var grown = code.Before.Method<Func<Matrix<double>, Vector<double>, int, Vector<double>>>("F")(matrix, start, 2000);
        var direction = code.After.Method<Func<Matrix<double>, Vector<double>, int, Vector<double>>>("F")(matrix, start, 2000);
        Assert.False(double.IsFinite(grown[0]));
        Assert.True((((matrix * direction) / (matrix * direction).L2Norm()) - direction).L2Norm() < 1e-15);
    }

    [Fact]
    public async Task ModifiedGramSchmidtStaysOrthogonal()
    {
        const string members = "public static MathNet.Numerics.LinearAlgebra.Vector<double> F(MathNet.Numerics.LinearAlgebra.Vector<double> x, List<MathNet.Numerics.LinearAlgebra.Vector<double>> basis) { var v = x.Clone(); foreach (var q in basis) { [|v -= q.DotProduct(x) * q|]; } return v; }";
        using var code = await FixedCode.CompileAsync("NUM8006", members);
        Assert.True(WorstProduct(code.Before) > 0.1);
        Assert.True(WorstProduct(code.After) < 1e-4);
    }

    /// <summary>The largest inner product of two of the orthonormalised columns of a Hilbert matrix.</summary>
    private static double WorstProduct(CodeRunner code)
    {
        var step = code.Method<Func<Vector<double>, List<Vector<double>>, Vector<double>>>("F");
        var basis = new List<Vector<double>>();
        for (int j = 0; j < 8; j++)
        {
            basis.Add(step(Vector<double>.Build.Dense(8, i => 1.0 / (i + j + 1)), basis).Normalize(2));
        }

        return basis.SelectMany((q, i) => basis.Take(i).Select(other => Math.Abs(q.DotProduct(other)))).Max();
    }

    [Fact]
    public async Task QrKeepsTheDigitsThatNormalEquationsLose()
    {
        const string before = "public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> y) => [|(x.Transpose() * x).Inverse() * x.Transpose() * y|];";
        using var code = await FixedCode.CompileAsync("NUM8003", before);
        var design = Matrix<double>.Build.Dense(20, 6, (i, j) => Math.Pow(1 + (i / 200.0), j));
        var truth = Vector<double>.Build.Dense(6, 1.0);
        var right = design * truth;
        var lost = (code.Before.Method<Func<Matrix<double>, Vector<double>, Vector<double>>>("F")(design, right) - truth).InfinityNorm();
        var kept = (code.After.Method<Func<Matrix<double>, Vector<double>, Vector<double>>>("F")(design, right) - truth).InfinityNorm();
        Assert.True(lost > 100 * kept, $"{lost} and {kept}");
    }

    [Theory]
    [InlineData("public static int F(Matrix<double> a) => [|a.Svd().S.Count(s => s > 0)|];")]
    [InlineData("public static int F(Matrix<double> a) { var svd = a.Svd(); return [|svd.S.Count(s => s > 0)|]; }")]
    public async Task RankOfRoundedRows(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM8005", members);
        Func<Matrix<double>, int> counted = code.Before.Method<Func<Matrix<double>, int>>("F"), rank = code.After.Method<Func<Matrix<double>, int>>("F");
        var dependent = Matrix<double>.Build.Dense(6, 6, (i, j) => ((i + 1) / 3.0) + (j / 7.0));
        foreach (var scale in new[] { 1e-20, 1, 1e20 })
        {
            Assert.True(counted(scale * dependent) > 2);
            Assert.Equal(2, rank(scale * dependent));
            Assert.Equal(6, rank(scale * Matrix<double>.Build.DenseIdentity(6)));
        }

        Assert.Equal(0, rank(Matrix<double>.Build.Dense(3, 3)));
        Assert.Equal(2, rank(Matrix<double>.Build.Dense(2, 5, (i, j) => i == j ? 1 : 0)));
    }

    /// <summary>An absolute bound counts nothing of small matrices and everything of large ones.</summary>
    [Fact]
    public async Task RankAboveABound()
    {
        const string members = "public static int F(Matrix<double> a) => [|a.Svd(false).S.Count(s => s >= 1e-10)|];";
        using var code = await FixedCode.CompileAsync("NUM8005", members);
        var small = 1e-12 * Matrix<double>.Build.DenseIdentity(4);
        Assert.Equal(0, code.Before.Method<Func<Matrix<double>, int>>("F")(small));
        Assert.Equal(4, code.After.Method<Func<Matrix<double>, int>>("F")(small));
    }
}
