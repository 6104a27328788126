using MathNet.Numerics.LinearAlgebra;
using NumericStability;

namespace Training;

/// <summary>A normal distribution per class over the logarithms of the features: the baseline to beat.</summary>
internal sealed class GaussianClassifier
{
    private readonly Vector<double>[] _means;
    private readonly Matrix<double>[] _covariances;

    public GaussianClassifier(Iris iris, int classes)
    {
        _means = new Vector<double>[classes];
        _covariances = new Matrix<double>[classes];
        for (int k = 0; k < classes; k++)
        {
            Vector<double>[] rows = Enumerable.Range(0, iris.Count)
                .Where(i => iris.Labels[i] == k)
                .Select(i => Compress(iris.Features[i]))
                .ToArray();
            Vector<double> mean = rows.Aggregate((a, b) => a + b) / rows.Length;
            _means[k] = mean;
            _covariances[k] = rows.Select(r => (r - mean).OuterProduct(r - mean)).Aggregate((a, b) => a + b) / rows.Length;
        }
    }

    public double[] Scores(double[] x) =>
        Enumerable.Range(0, _means.Length).Select(k => LogDensity(Compress(x), k)).ToArray();

    private double LogDensity(Vector<double> x, int k)
    {
        Vector<double> difference = x - _means[k];
        double distance = difference * (_covariances[k].Solve(difference));
        double volume = _covariances[k].Cholesky().DeterminantLn;
        return -0.5 * (distance + volume);
    }

    private static Vector<double> Compress(double[] x) =>
        Vector<double>.Build.Dense(x.Length, j => StableMath.Log1P(x[j]));
}
