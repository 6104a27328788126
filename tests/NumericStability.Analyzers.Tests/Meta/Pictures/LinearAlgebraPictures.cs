using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Inverses, determinants and factorizations of matrices that are nearly singular.</summary>
internal static class LinearAlgebraPictures
{
    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        QuantityPicture.Of("NUM8001", "Hilbert matrix A of order n: A.Inverse() * b, then A.Solve(b)", Axis.Linear("n", 2, 12), Axis.Powers("residual", -18, 0),
            n => Residual(Hilbert(n), (a, b) => a.Inverse() * b), n => Residual(Hilbert(n), (a, b) => a.Solve(b)), intervals: 10),
        QuantityPicture.Of("NUM8002", "logarithm of the determinant of 0.01 · I of order n", Axis.Linear("n", 10, 240), Axis.Linear("logarithm", -1200, 0),
            n => Math.Log(Scaled(n).Determinant()), n => Scaled(n).Cholesky().DeterminantLn, intervals: 46),
        QuantityPicture.Of("NUM8003", "line through 20 points far from the origin: normal equations, then QR", Axis.Powers("distance from the origin", 0, 9), Axis.Powers("error of the slope", -18, 3),
            far => SlopeError(far, (x, y) => (x.Transpose() * x).Inverse() * x.Transpose() * y), far => SlopeError(far, (x, y) => x.QR().Solve(y)), intervals: 45),
        QuantityPicture.Of("NUM8004", "Cholesky of a rational quadratic kernel of n points; before ends where it throws", Axis.Linear("n", 2, 50), Axis.Powers("smallest pivot", -12, 0), n => SmallestPivot(n, 0), n => SmallestPivot(n, 1e-8), intervals: 48),
        QuantityPicture.Of("NUM8005", "matrices of order 20: singular values above 0, then Rank()", Axis.Linear("true rank", 0, 20), Axis.Linear("computed rank", 0, 20), rank => OfRank(rank).Svd().S.Count(s => s > 0), rank => OfRank(rank).Rank(), intervals: 20),
        QuantityPicture.Of("NUM8006", "Gram-Schmidt on the Hilbert matrix of order n: classical, modified", Axis.Linear("n", 2, 12), Axis.Powers("loss of orthogonality", -16, 2), n => Loss(n, isModified: false), n => Loss(n, isModified: true), intervals: 10),
        QuantityPicture.Run("NUM8007", "power iteration, eigenvalues 10 and 9.5: without and with a norm", Axis.Linear("step", 0, 700), Axis.Powers("error of the direction", -16, 0), PowerIteration),
        QuantityPicture.Run("NUM8008", "covariance of a Kalman filter: short form, then Joseph form", Axis.Linear("step", 2, 40), Axis.Powers("smallest eigenvalue", -16, 0), Kalman),
    ];

    public static Matrix<double> Hilbert(double n) => Matrix<double>.Build.Dense((int)n, (int)n, (i, j) => 1.0 / (i + j + 1));

    private static Matrix<double> Scaled(double n) => Matrix<double>.Build.DenseDiagonal((int)n, (int)n, 0.01);

    /// <summary>The worst of ten right-hand sides.</summary>
    private static double Residual(Matrix<double> a, Func<Matrix<double>, Vector<double>, Vector<double>> solve)
    {
        var random = new Random(7);
        return Enumerable.Range(0, 10).Select(_ => a * Vector<double>.Build.Dense(a.RowCount, _ => random.NextDouble())).Max(b => (b - (a * solve(a, b))).L2Norm() / b.L2Norm());
    }

    /// <summary>The worst of five places.</summary>
    public static double SlopeError(double far, Func<Matrix<double>, Vector<double>, Vector<double>> fit)
    {
        var y = Vector<double>.Build.Dense(20, i => 0.3 + (0.1 * i));
        return Enumerable.Range(0, 5).Select(shift => Matrix<double>.Build.Dense(20, 2, (i, j) => j == 0 ? 1 : Math.Round(far) + shift + i)).Max(x => Math.Abs(fit(x, y)[1] - 0.1) / 0.1);
    }

    private static double? SmallestPivot(double n, double jitter)
    {
        var kernel = Matrix<double>.Build.Dense((int)n, (int)n, (i, j) => (1 / (1 + ((i - j) / n * ((i - j) / n)))) + (i == j ? jitter : 0));
        try
        {
            return Math.Pow(kernel.Cholesky().Factor.Diagonal().Minimum(), 2);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static Matrix<double> OfRank(double rank)
    {
        var random = new Random(7);
        var (left, right) = (Matrix<double>.Build.Dense(20, 20, (_, j) => Entry(j)), Matrix<double>.Build.Dense(20, 20, (i, _) => Entry(i)));
        return left * right;

        double Entry(int index) => random.NextDouble() * (index < rank ? 1 : 0);
    }

    public static double Loss(double n, bool isModified)
    {
        var basis = new List<Vector<double>>();
        foreach (var x in Hilbert(n).EnumerateColumns())
        {
            var v = x.Clone();
            foreach (var q in basis)
            {
                v -= q.DotProduct(isModified ? v : x) * q;
            }

            basis.Add(v / v.L2Norm());
        }

        var matrix = Matrix<double>.Build.DenseOfColumnVectors(basis);
        return ((matrix.Transpose() * matrix) - Matrix<double>.Build.DenseIdentity((int)n)).FrobeniusNorm();
    }

    private static IEnumerable<(double X, double? Before, double? After)> PowerIteration()
    {
        var a = Matrix<double>.Build.DenseOfArray(new[,] { { 9.75, 0.25 }, { 0.25, 9.75 } });
        var (before, after) = (Vector<double>.Build.Dense([1, 0]), Vector<double>.Build.Dense([1, 0]));
        for (var step = 0; step <= 700; step++)
        {
            yield return (step, Error(before), Error(after));
            before = a * before;
            after = a * after;
            after /= after.L2Norm();
        }

        static double Error(Vector<double> v) => Math.Abs(v[0] - v[1]) / (v[0] + v[1]);
    }

    /// <summary>Position and velocity, unknown at first; the position is measured well.</summary>
    public static IEnumerable<(double X, double? Before, double? After)> Kalman()
    {
        var build = Matrix<double>.Build;
        var (motion, h, r, identity) = (build.DenseOfArray(new[,] { { 1.0, 1 }, { 0, 1 } }), build.DenseOfArray(new[,] { { 1.0, 0 } }), build.Dense(1, 1, 1e-8), build.DenseIdentity(2));
        var (before, after) = (1e8 * identity, 1e8 * identity);
        for (var step = 1; step <= 40; step++)
        {
            before = motion * before * motion.Transpose();
            after = motion * after * motion.Transpose();
            before = (identity - (Gain(before) * h)) * before;
            var (gain, complement) = (Gain(after), identity - (Gain(after) * h));
            after = (complement * after * complement.Transpose()) + (gain * r * gain.Transpose());
            if (step > 1)
            {
                yield return (step, SmallestEigenvalue(before), SmallestEigenvalue(after));
            }
        }

        Matrix<double> Gain(Matrix<double> p) => p * h.Transpose() * ((h * p * h.Transpose()) + r).Inverse();
    }

    /// <summary>Of the symmetric part of a covariance of order 2, with nothing rounded in the determinant.</summary>
    private static double SmallestEigenvalue(Matrix<double> p)
    {
        BigReal a = p[0, 0], d = p[1, 1], b = ((BigReal)p[0, 1] + p[1, 0]) / 2;
        var largest = ((a + d) / 2) + BigReal.Sqrt(((a - d) * (a - d) / 4) + (b * b));
        return (((a * d) - (b * b)) / largest).ToDouble();
    }
}
