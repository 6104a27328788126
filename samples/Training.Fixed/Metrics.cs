using NumericStability;

namespace Training;

/// <summary>What is printed about a model.</summary>
internal static class Metrics
{
    public static double MeanLoss(Iris iris, Func<double[], int, double> loss)
    {
        double total = 0;
        for (int i = 0; i < iris.Count; i++)
        {
            total += (float)loss(iris.Features[i], iris.Labels[i]);
        }

        return (float)total / iris.Count;
    }

    public static double Accuracy(Iris iris, Func<double[], double[]> scores)
    {
        int correct = 0;
        for (int i = 0; i < iris.Count; i++)
        {
            if (ArgMax(scores(iris.Features[i])) == iris.Labels[i])
            {
                correct++;
            }
        }

        return (double)correct / iris.Count;
    }

    /// <summary>Mean entropy of the predictions, in nats: how undecided the model is.</summary>
    public static double Entropy(Iris iris, Func<double[], double[]> probabilities)
    {
        double total = 0;
        foreach (double[] x in iris.Features)
        {
            foreach (double p in probabilities(x))
            {
                total -= StableMath.XLogY(p, p);
            }
        }

        return total / iris.Count;
    }

    /// <summary>Mean log-probability of the right species: the log-likelihood per flower.</summary>
    public static double LogLikelihood(Iris iris, Func<double[], double[]> probabilities)
    {
        double total = 0;
        for (int i = 0; i < iris.Count; i++)
        {
            double[] p = probabilities(iris.Features[i]);
            total += Math.Log(p[iris.Labels[i]]);
        }

        return total / iris.Count;
    }

    private static int ArgMax(double[] values) => Array.IndexOf(values, values.Max());
}
