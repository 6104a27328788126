using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta.Numbers;

/// <summary>Numbers on the pages about domains and linear algebra.</summary>
internal static class DomainNumbers
{
    public static IEnumerable<WorkedNumber> All { get; } =
    [
        new("NUM5001", "-∞", () => Math.Log(Zero / 1000.0)),
        new("NUM5002", "∞", () => -Math.Log(Zero)),
        new("NUM5002", "1", () => (float)(0.99999999 + Zero)),
        new("NUM5003", "104", () => Enumerable.Range(0, 200).First(z => MathF.Exp(-z) == 0)),
        new("NUM5003", "NaN", () => Zero / Zero),
        new("NUM5004", "-1.7e-18", () => OnePassVariance([0.1, 0.1, 0.1])),
        new("NUM5005", "NaN", () => Math.Acos(1.0000000000000002)),
        new("NUM5006", "NaN", () => Math.Acosh(0.9999999999999999)),
        new("NUM5006", "∞", () => Math.Atanh(1)),
        new("NUM5007", "NaN", () => Zero * Math.Log(Zero)),
        new("NUM5008", "NaN", () => Math.Pow(-8, 1.0 / 3)),
        new("NUM5008", "-2", () => Math.Cbrt(-8)),
        new("NUM5009", "0", () => new[] { -3.0, -1 }.Aggregate(0.0, Math.Max)),
        new("NUM5009", "4.9e-324", () => new[] { -3.0, -1 }.Aggregate(double.Epsilon, Math.Max)),
        new("NUM5010", "NaN", () => Math.Exp(double.NegativeInfinity - double.NegativeInfinity)),
        new("NUM5011", "40", () => Pictures.DomainPictures.RightSigns(40, value => Math.Sign(value))),
        new("NUM5012", "3.3", () => Pictures.DomainPictures.PropensityError(1e-4, 0)),
        new("NUM5012", "0.94", () => Pictures.DomainPictures.PropensityError(1e-4, 1e-3)),
        new("NUM5013", "NaN", () => (1 - (1 + Zero)) * double.NegativeInfinity),
        new("NUM5014", "∞", () => 1 / Math.Log2(Zero + 1)),
        new("NUM8001", "0.14", () => Residual(a => a.Inverse() * (a * Ones(12)))),
        new("NUM8001", "1e-15", () => Residual(a => a.Solve(a * Ones(12)))),
        new("NUM8002", "-746", () => Matrix<double>.Build.DenseDiagonal(162, 162, 0.01).Cholesky().DeterminantLn),
        new("NUM8002", "714", () => Matrix<double>.Build.DenseDiagonal(155, 155, 100).Cholesky().DeterminantLn),
        new("NUM8002", "∞", () => Matrix<double>.Build.DenseDiagonal(155, 155, 100).Determinant()),
        new("NUM8003", "0.07", () => Pictures.LinearAlgebraPictures.SlopeError(1e8, (x, y) => (x.Transpose() * x).Inverse() * x.Transpose() * y)),
        new("NUM8003", "8e-10", () => Pictures.LinearAlgebraPictures.SlopeError(1e8, (x, y) => x.QR().Solve(y))),
        new("NUM8004", "30", () => OrderThatNeedsJitter()),
        new("NUM8005", "16", () => Pictures.LinearAlgebraPictures.OfRank(10).Svd().S.Count(s => s > 0)),
        new("NUM8005", "1e-20", () => Matrix<double>.Build.DenseDiagonal(20, 20, 0.1).Determinant()),
        new("NUM8006", "1.5e10", () => Pictures.LinearAlgebraPictures.Hilbert(8).ConditionNumber()),
        new("NUM8006", "1.4", () => Pictures.LinearAlgebraPictures.Loss(8, isModified: false)),
        new("NUM8006", "7e-7", () => Pictures.LinearAlgebraPictures.Loss(8, isModified: true)),
        new("NUM8007", "309", () => Enumerable.Range(1, 400).First(k => double.IsInfinity(Enumerable.Repeat(10.0, k).Aggregate(1.0, (v, a) => v * a)))),
        new("NUM8007", "324", () => Enumerable.Range(1, 400).First(k => Enumerable.Repeat(0.1, k).Aggregate(1.0, (v, a) => v * a) == 0)),
        new("NUM8008", "-7e-11", () => Pictures.LinearAlgebraPictures.Kalman().First().Before!.Value),
        new("NUM8008", "3e-9", () => Pictures.LinearAlgebraPictures.Kalman().First().After!.Value),
    ];

    private static double Zero { get; }

    private static Vector<double> Ones(int n) => Vector<double>.Build.Dense(n, 1);

    private static double Residual(Func<Matrix<double>, Vector<double>> solve)
    {
        var a = Pictures.LinearAlgebraPictures.Hilbert(12);
        return ((a * solve(a)) - (a * Ones(12))).L2Norm();
    }

    private static double OnePassVariance(double[] x)
    {
        var mean = x.Sum() / x.Length;
        return (x.Sum(v => v * v) / x.Length) - (mean * mean);
    }

    /// <summary>An RBF kernel that has a Cholesky factorization with 1e-8 on its diagonal, and throws without.</summary>
    private static double OrderThatNeedsJitter()
    {
        var kernel = Matrix<double>.Build.Dense(30, 30, (i, j) => Math.Exp(-10 * (i - j) * (i - j) / 900.0));
        Assert.Throws<ArgumentException>(() => kernel.Cholesky());
        return (kernel + (1e-8 * Matrix<double>.Build.DenseIdentity(30))).Cholesky().Factor.RowCount;
    }
}
