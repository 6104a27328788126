using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Logarithms, quotients and roots at and beyond the edge of their domain.</summary>
internal static class DomainPictures
{
    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        QuantityPicture.Of("NUM5001", "log rate of some hits in 1000", Axis.Linear("hits", 0, 20), Axis.Linear("logarithm of the rate", -8, -3),
            hits => Math.Log(hits / 1000), hits => Math.Log((hits + 0.5) / 1001), intervals: 20),
        QuantityPicture.Of("NUM5002", "exponential variate from u: -Math.Log(u), -Math.Log(1 - u)", Axis.Linear("u", 0, 1), Axis.Linear("variate", 0, 40),
            u => -Math.Log(Math.Min(u, OneBelowOne)), u => -Math.Log(1 - Math.Min(u, OneBelowOne))),
        QuantityPicture.Of("NUM5003", "saturated unit: gradient exp(-z) in float, divided by its norm", Axis.Linear("z", 0, 140), Axis.Linear("g / ‖g‖", -0.5, 1.5),
            z => Normalized(MathF.Exp(-(float)z), isGuarded: false), z => Normalized(MathF.Exp(-(float)z), isGuarded: true)),
        QuantityPicture.Of("NUM5004", "deviation of m - 1, m, m + 1: √(q/n - mean²), then two passes", Axis.Powers("m", 4, 10), Axis.Linear("deviation", -1, 5),
            OnePassDeviation, m => StableMath.StandardDeviation([Math.Round(m) - 1, Math.Round(m), Math.Round(m) + 1])),
        QuantityPicture.Of("NUM5005", "angle of a vector with itself: Math.Acos(cosine)", Axis.Linear("length of the vector", 2, 128), Axis.Linear("share of NaN", 0, 1),
            length => ShareOfNaN(random => Cosine(random, (int)length), Math.Acos), length => ShareOfNaN(random => Cosine(random, (int)length), cosine => Math.Acos(Math.Clamp(cosine, -1, 1))), intervals: 63),
        QuantityPicture.Of("NUM5006", "hyperbolic distance of a point from itself", Axis.Powers("size of the point", -2, 6), Axis.Linear("share of NaN", 0, 1),
            size => ShareOfNaN(random => Lorentz(random, size), Math.Acosh), size => ShareOfNaN(random => Lorentz(random, size), inner => Math.Acosh(Math.Max(1, inner))), intervals: 64),
        QuantityPicture.Of("NUM5007", "entropy of (p, 1 - p)", Axis.Linear("p", 0, 1), Axis.Linear("entropy", 0, 0.8),
            p => -((p * Math.Log(p)) + ((1 - p) * Math.Log(1 - p))), p => -(StableMath.XLogY(p, p) + StableMath.XLogY(1 - p, 1 - p))),
        QuantityPicture.Of("NUM5008", "Math.Pow(Math.Sin(x), 1.0 / 3)", Axis.Linear("x", 0, 12), Axis.Linear("cube root", -1, 1), x => Math.Pow(Math.Sin(x), 1.0 / 3), x => Math.Cbrt(Math.Sin(x)), intervals: 280),
        QuantityPicture.Of("NUM5009", "maximum of x - 2, x - 1 and x, searched from 0 and from -∞", Axis.Linear("x", -5, 5), Axis.Linear("maximum", -5, 5), x => Maximum(0, x), x => Maximum(double.NegativeInfinity, x)),
        QuantityPicture.Of("NUM5010", "attention of a row of 8 with masked positions", Axis.Linear("positions kept", 0, 8), Axis.Linear("sum of the weights", -0.5, 1.5),
            kept => Attention((int)kept, isGuarded: false), kept => Attention((int)kept, isGuarded: true), intervals: 8),
        QuantityPicture.Of("NUM5011", "signs of 100 numbers, one of them NaN", Axis.Linear("place of the NaN", 0, 99), Axis.Linear("right signs", 0, 120), place => RightSigns((int)place, value => Math.Sign(value)), place => RightSigns((int)place, value => value > 0 ? 1 : value < 0 ? -1 : value), intervals: 99),
        QuantityPicture.Of("NUM5012", "mean of 1000 values hit / p: without, and with a floor of 0.001", Axis.Powers("propensity p", -4, -1), Axis.Powers("root mean square error", -2, 1),
            p => PropensityError(p, 0), p => PropensityError(p, 1e-3), intervals: 40),
        QuantityPicture.Of("NUM5013", "score + (1 - mask) * -∞ where the mask is 1", Axis.Linear("score", -5, 5), Axis.Linear("masked score", -6, 6), score => score + ((1 - Mask) * float.NegativeInfinity), score => Mask > 0 ? score : float.NegativeInfinity),
        QuantityPicture.Of("NUM5014", "discounted gain of n results: / Math.Log2(i + 1), / Math.Log2(i + 2)", Axis.Linear("n", 1, 50), Axis.Linear("gain", 0, 16), n => Gain((int)n, 1), n => Gain((int)n, 2), intervals: 49),
    ];

    private static double OneBelowOne { get; } = Math.BitDecrement(1.0);

    private static float Mask { get; } = 1;

    private static double Normalized(float gradient, bool isGuarded)
    {
        var norm = Math.Sqrt((double)gradient * gradient);
        return isGuarded && norm == 0 ? gradient : gradient / norm;
    }

    private static double? OnePassDeviation(double x)
    {
        var m = Math.Round(x);
        double sum = 0, squares = 0;
        foreach (var v in new[] { m - 1, m, m + 1 })
        {
            sum += v;
            squares += v * v;
        }

        var mean = sum / 3;
        return Math.Sqrt((squares / 3) - (mean * mean));
    }

    /// <summary>Of 400 draws with the same seed.</summary>
    private static double ShareOfNaN(Func<Random, double> draw, Func<double, double> function)
    {
        var random = new Random(7);
        return Enumerable.Range(0, 400).Count(_ => double.IsNaN(function(draw(random)))) / 400.0;
    }

    /// <summary>The cosine of a random float vector with itself, in float.</summary>
    private static float Cosine(Random random, int length)
    {
        float dot = 0, first = 0, second = 0;
        for (var i = 0; i < length; i++)
        {
            var value = (2 * (float)random.NextDouble()) - 1;
            dot += value * value;
            first += value * value;
            second += value * value;
        }

        return dot / (MathF.Sqrt(first) * MathF.Sqrt(second));
    }

    /// <summary>The Lorentz product of a point of the hyperboloid with itself: 1 on paper.</summary>
    private static double Lorentz(Random random, double size)
    {
        double x = size * random.NextDouble(), y = size * random.NextDouble(), time = Math.Sqrt(1 + (x * x) + (y * y));
        return (time * time) - ((x * x) + (y * y));
    }

    private static double Maximum(double start, double x) => new[] { x - 2, x - 1, x }.Aggregate(start, Math.Max);

    private static double Attention(int kept, bool isGuarded)
    {
        var masked = Enumerable.Range(0, 8).Select(i => i < kept ? i / 8.0 : double.NegativeInfinity).ToArray();
        var max = masked.Max();
        if (isGuarded && double.IsNegativeInfinity(max))
        {
            return 0;
        }

        var weights = masked.Select(score => Math.Exp(score - max)).ToArray();
        return weights.Sum(weight => weight / weights.Sum());
    }

    /// <summary>Signs written before the end, or before an exception.</summary>
    public static double RightSigns(int place, Func<double, double> sign)
    {
        var values = Enumerable.Range(0, 100).Select(i => i == place ? double.NaN : i - 49.5).ToArray();
        var signs = new double[values.Length];
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                signs[i] = sign(values[i]);
            }
        }
        catch (ArithmeticException)
        {
        }

        return values.Zip(signs).Count(pair => pair.Second * pair.First > 0);
    }

    /// <summary>Over 100 estimates of a mean that is 1.</summary>
    public static double PropensityError(double p, double floor)
    {
        var random = new Random(7);
        var squares = 0.0;
        for (var trial = 0; trial < 100; trial++)
        {
            var sum = 0.0;
            for (var i = 0; i < 1000; i++)
            {
                sum += random.NextDouble() < p ? 1 / Math.Max(p, floor) : 0;
            }

            squares += Math.Pow((sum / 1000) - 1, 2);
        }

        return Math.Sqrt(squares / 100);
    }

    private static double Gain(int n, int shift)
    {
        var gain = 0.0;
        for (var i = 0; i < n; i++)
        {
            gain += 1 / Math.Log2(i + shift);
        }

        return gain;
    }
}
