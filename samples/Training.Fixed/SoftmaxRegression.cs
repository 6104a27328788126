namespace Training;

/// <summary>Multinomial logistic regression, trained one sample at a time.</summary>
internal sealed class SoftmaxRegression(int features, int classes)
{
    private readonly double[,] _weights = new double[classes, features + 1];

    private long _seen;

    /// <summary>How many samples the model has been shown.</summary>
    public float Seen => (float)_seen;

    public double[] Scores(double[] x)
    {
        var scores = new double[classes];
        for (int k = 0; k < classes; k++)
        {
            scores[k] = _weights[k, features];
            for (int j = 0; j < features; j++)
            {
                scores[k] += _weights[k, j] * x[j];
            }
        }

        return scores;
    }

    public double[] Probabilities(double[] x)
    {
        double[] scores = Scores(x);
        var p = new double[classes];
        double sum = 0;
        double max = double.NegativeInfinity;
        for (int k = 0; k < classes; k++)
        {
            max = Math.Max(max, scores[k]);
        }

        if (double.IsInfinity(max))
        {
            max = 0;
        }

        for (int k = 0; k < classes; k++)
        {
            p[k] = Math.Exp(scores[k] - max);
            sum += p[k];
        }

        for (int k = 0; k < classes; k++)
        {
            p[k] /= sum;
        }

        return p;
    }

    public double Loss(double[] x, int label)
    {
        double[] scores = Scores(x);
        double sum = 0;
        double max = double.NegativeInfinity;
        foreach (double score in scores)
        {
            max = Math.Max(max, score);
        }

        if (double.IsInfinity(max))
        {
            max = 0;
        }

        foreach (double score in scores)
        {
            sum += Math.Exp(score - max);
        }

        return max + Math.Log(sum) - scores[label];
    }

    public void Step(double[] x, int label, double rate)
    {
        double[] p = Probabilities(x);
        for (int k = 0; k < classes; k++)
        {
            double slope = p[k] - (k == label ? 1 : 0);
            for (int j = 0; j < features; j++)
            {
                _weights[k, j] -= rate * slope * x[j];
            }

            _weights[k, features] -= rate * slope;
        }

        _seen += 1;
    }
}
