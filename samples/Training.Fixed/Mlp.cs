using NumericStability;

namespace Training;

/// <summary>One hidden layer of softplus units in single precision, trained by Adam.</summary>
internal sealed class Mlp
{
    private readonly int _hidden;
    private readonly int _classes;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly Adam _firstAdam;
    private readonly Adam _secondAdam;

    public Mlp(int inputs, int hidden, int classes, Gaussian gaussian)
    {
        _hidden = hidden;
        _classes = classes;
        _first = Enumerable.Range(0, hidden * (inputs + 1)).Select(_ => gaussian.Next(1)).ToArray();
        _second = Enumerable.Range(0, classes * (hidden + 1)).Select(_ => gaussian.Next(0.1)).ToArray();
        _firstAdam = new Adam(_first.Length, weightDecay: 0.01f);
        _secondAdam = new Adam(_second.Length, weightDecay: 0.01f);
    }

    public float[] Weights => [.. _first, .. _second];

    public static float Softplus(float x) => StableMath.Softplus(x);

    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    public static void Softmax(float[] scores, float[] p)
    {
        float sum = 0;
        float max = float.NegativeInfinity;
        for (int k = 0; k < scores.Length; k++)
        {
            max = MathF.Max(max, scores[k]);
        }

        if (float.IsInfinity(max))
        {
            max = 0;
        }

        for (int k = 0; k < scores.Length; k++)
        {
            p[k] = MathF.Exp(scores[k] - max);
            sum += p[k];
        }

        for (int k = 0; k < scores.Length; k++)
        {
            p[k] = p[k] / sum;
        }
    }

    public float[] Scores(double[] x)
    {
        float[] active = Layer(_first, x.Select(v => (float)v).ToArray(), _hidden).Select(Softplus).ToArray();
        return Layer(_second, active, _classes);
    }

    public double[] Probabilities(double[] x)
    {
        var p = new float[_classes];
        Softmax(Scores(x), p);
        return p.Select(v => (double)v).ToArray();
    }

    public double Loss(double[] x, int label)
    {
        float[] scores = Scores(x);
        return StableMath.LogSumExp(scores) - scores[label];
    }

    /// <summary>One step down the clipped mean gradient of a batch.</summary>
    public void Step(double[][] batch, int[] labels, float rate)
    {
        var first = new float[_first.Length];
        var second = new float[_second.Length];
        for (int n = 0; n < batch.Length; n++)
        {
            Backward(batch[n].Select(v => (float)v).ToArray(), labels[n], 1f / batch.Length, first, second);
        }

        Clip(first, 1);
        Clip(second, 1);
        _firstAdam.Step(_first, first, rate);
        _secondAdam.Step(_second, second, rate);
    }

    /// <summary>Scales a gradient to a length that cannot throw the weights away.</summary>
    private static void Clip(float[] gradient, double limit)
    {
        double square = 0;
        foreach (float g in gradient)
        {
            square += (double)g * g;
        }

        float scale = (float)(limit / Math.Max(Math.Sqrt(square), 1e-12));
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= scale;
        }
    }

    private void Backward(float[] x, int label, float share, float[] first, float[] second)
    {
        float[] pre = Layer(_first, x, _hidden);
        float[] active = pre.Select(Softplus).ToArray();
        var slope = new float[_classes];
        Softmax(Layer(_second, active, _classes), slope);
        slope[label] -= 1;
        for (int h = 0; h < _hidden; h++)
        {
            float back = 0;
            for (int k = 0; k < _classes; k++)
            {
                back += slope[k] * _second[k * (_hidden + 1) + h];
            }

            Accumulate(first, h, x, share * back * Sigmoid(pre[h]));
        }

        for (int k = 0; k < _classes; k++)
        {
            Accumulate(second, k, active, share * slope[k]);
        }
    }

    /// <summary>Adds slope · (input, 1) to one unit's part of a gradient.</summary>
    private static void Accumulate(float[] gradient, int unit, float[] input, float slope)
    {
        int start = unit * (input.Length + 1);
        for (int j = 0; j < input.Length; j++)
        {
            gradient[start + j] += slope * input[j];
        }

        gradient[start + input.Length] += slope;
    }

    /// <summary>An affine layer: one row of weights and a bias for each unit.</summary>
    private static float[] Layer(float[] weights, float[] input, int units)
    {
        var output = new float[units];
        for (int u = 0; u < units; u++)
        {
            int start = u * (input.Length + 1);
            output[u] = weights[start + input.Length];
            for (int j = 0; j < input.Length; j++)
            {
                output[u] += weights[start + j] * input[j];
            }
        }

        return output;
    }
}
