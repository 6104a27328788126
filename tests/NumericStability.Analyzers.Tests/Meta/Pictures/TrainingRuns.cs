using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Small training runs, followed step by step.</summary>
internal static class TrainingRuns
{
    /// <summary>The mean of 30 weights that start at 1, in 10,000 steps of Adam with nothing but noise and decay.</summary>
    public static IEnumerable<double> Noisy(double noise, bool isCoupled)
    {
        const double Rate = 1e-3, Decay = 0.01;
        var random = new Random(7);
        var weights = Enumerable.Repeat((W: 1.0, M: 0.0, V: 0.0), 30).ToArray();
        for (var t = 1; t <= 10_000; t++)
        {
            yield return weights.Average(weight => weight.W);
            var (firstCorrection, secondCorrection) = (1 - Math.Pow(0.9, t), 1 - Math.Pow(0.999, t));
            for (var i = 0; i < weights.Length; i++)
            {
                var (w, m, v) = weights[i];
                var g = (noise * Normal(random)) + (isCoupled ? Decay * w : 0);
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                w -= Rate * ((m / firstCorrection / (Math.Sqrt(v / secondCorrection) + 1e-8)) + (isCoupled ? 0 : Decay * w));
                weights[i] = (w, m, v);
            }
        }
    }

    /// <summary>A weight of 1 after 10,000 steps of RMSprop whose gradient is the noise with alternating sign.</summary>
    public static double Penalised(double noise, bool isInLoss)
    {
        var (w, v) = (1.0, 0.0);
        for (var t = 0; t < 10_000; t++)
        {
            var g = (t % 2 == 0 ? noise : -noise) + (isInLoss ? 0.01 * w : 0);
            v = (0.9 * v) + (0.1 * g * g);
            w -= 0.01 * ((g / (Math.Sqrt(v) + 1e-8)) + (isInLoss ? 0 : 0.01 * w));
        }

        return w;
    }

    public static IEnumerable<(double X, double? Before, double? After)> AdamSteps()
    {
        var (m, v) = (0.0, 0.0);
        for (var t = 1; t <= 10_000; t++)
        {
            m = (0.9 * m) + 0.1;
            v = (0.999 * v) + 0.001;
            yield return (t, m / Math.Sqrt(v), m / (1 - Math.Pow(0.9, t)) / Math.Sqrt(v / (1 - Math.Pow(0.999, t))));
        }
    }

    public static double Signed(double decay, bool isInSign)
    {
        var w = 1.0;
        for (var t = 0; t < 100; t++)
        {
            w -= 0.005 * (isInSign ? Math.Sign(decay * w) : decay * w);
        }

        return w;
    }

    /// <summary>The root mean square of 40 weights on w² / 2, whose gradient is noisier the smaller the batch, over the second half of 4000 steps of Adam.</summary>
    public static double Distance(double batch, double rateFactor)
    {
        var random = new Random(7);
        var weights = new (double W, double M, double V)[40];
        var (squares, noise, rate) = (0.0, 2 / Math.Sqrt(batch), 2e-3 * rateFactor);
        for (var t = 1; t <= 4000; t++)
        {
            var (firstCorrection, secondCorrection) = (1 - Math.Pow(0.9, t), 1 - Math.Pow(0.999, t));
            for (var i = 0; i < weights.Length; i++)
            {
                var (w, m, v) = weights[i];
                var g = w + (noise * Normal(random));
                (m, v) = ((0.9 * m) + (0.1 * g), (0.999 * v) + (0.001 * g * g));
                w -= rate * (m / firstCorrection) / (Math.Sqrt(v / secondCorrection) + 1e-8);
                weights[i] = (w, m, v);
                squares += t > 2000 ? w * w : 0;
            }
        }

        return Math.Sqrt(squares / (2000 * weights.Length));
    }

    /// <summary>The root mean square of 30 sums of n weights width * (uniform - shift).</summary>
    public static double UnitSize(int n, Func<int, double> width, double shift)
    {
        var random = new Random(7);
        return Math.Sqrt(Enumerable.Range(0, 30).Average(_ => Math.Pow(Enumerable.Range(0, n).Sum(_ => width(n) * (random.NextDouble() - shift)), 2)));
    }

    public static double Momentum(double inAverage, double inStep)
    {
        var (w, m) = (1.0, 0.0);
        for (var t = 0; t < 100; t++)
        {
            m = (0.9 * m) + (inAverage * w);
            w -= inStep * m;
        }

        return Math.Abs(w);
    }

    /// <summary>backward, zero_grad, step; then zero_grad, backward, step.</summary>
    public static IEnumerable<(double X, double? Before, double? After)> CallOrder()
    {
        var (before, after, gradient) = (1.0, 1.0, 0.0);
        for (var t = 0; t <= 100; t++)
        {
            yield return (t, before, after);
            gradient += before;
            gradient = 0;
            before -= 0.05 * gradient;
            gradient = 0;
            gradient += after;
            after -= 0.05 * gradient;
        }
    }

    /// <summary>RAdam's ρₜ, the length of the approximated average.</summary>
    public static double Length(double beta2, double t)
    {
        var decay = Math.Pow(beta2, t);
        return (2 / (1 - beta2)) - 1 - (2 * t * decay / (1 - decay));
    }

    public static double Rectification(double beta2, double t)
    {
        double limit = (2 / (1 - beta2)) - 1, rho = Length(beta2, t);
        return Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
