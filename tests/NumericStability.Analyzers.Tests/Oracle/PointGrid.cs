using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>Where a formula is tried: the edges of a format, its critical points, and samples with a fixed seed.</summary>
internal static class PointGrid
{
    private const int Seed = 20260101;

    /// <summary>Edges, the neighbourhood of the critical points and as many log-uniform samples as asked for.</summary>
    public static double[] Default(FloatFormat format, int samples = 2000, params double[] critical) =>
    [
        .. Edges(format).Concat(Near(format, critical)).Concat(LogUniform(format, samples))
            .DistinctBy(BitConverter.DoubleToInt64Bits),
    ];

    /// <summary>0, ±0, subnormal and tiny numbers, 1 ± ulp, the thresholds of exp and of integers, large numbers, ±∞, NaN.</summary>
    public static IEnumerable<double> Edges(FloatFormat format)
    {
        double ulp = Math.ScaleB(1, 1 - format.Bits);
        double overflow = format.MaxExponent * Math.Log(2);
        double underflow = -(format.MinExponent - 1) * Math.Log(2);
        double[] positive =
        [
            0.0, format.Epsilon, 3 * format.Epsilon, format.MinNormal - format.Epsilon, format.MinNormal, 2 * format.MinNormal,
            Math.Sqrt(format.MinNormal), ulp / 4, ulp / 2, ulp, 2 * ulp, Math.Sqrt(ulp), 1e-3, 0.1, 1.0 / 3, 0.5,
            1 - ulp, 1 - (ulp / 2), 1, 1 + ulp, 1 + (2 * ulp), 1.5, 2, 2.5, 3, Math.E, Math.PI / 2, Math.PI, 10, 16.6355, 36.7368, 100, 1e3, 1e5,
            overflow, overflow / 2, underflow, -format.MinExponent * Math.Log(2), -Math.Log(format.MinNormal),
            Math.ScaleB(1, format.Bits), Math.ScaleB(1, format.Bits) - 1, 1e4 * Math.ScaleB(1, format.Bits),
            Math.Sqrt(format.MaxValue), format.MaxValue / 2, format.MaxValue, double.PositiveInfinity,
        ];
        foreach (double x in positive.Select(format.Round).Concat(Near(format, [overflow, underflow])))
        {
            yield return x;
            yield return -x;
        }

        yield return double.NaN;
    }

    /// <summary>The points themselves, their neighbours, and steps away from them on every scale.</summary>
    public static IEnumerable<double> Near(FloatFormat format, params double[] critical)
    {
        foreach (double exact in critical)
        {
            double point = format.Round(exact);
            double above = format.Next(point);
            double below = -format.Next(-point);
            foreach (double x in (double[])[point, above, below, format.Next(above), -format.Next(-below)])
                yield return x;
            for (int scale = 1; scale < format.Bits; scale += 2)
            {
                double step = Math.ScaleB(0.7 * Math.Max(Math.Abs(point), format.MinNormal), -scale);
                yield return format.Round(point + step);
                yield return format.Round(point - step);
            }
        }
    }

    /// <summary>Every magnitude of the format equally often, half the samples between 2^-60 and 2^12, where formulas live.</summary>
    public static IEnumerable<double> LogUniform(FloatFormat format, int count, bool negative = true)
    {
        var random = new Random(Seed + format.Bits);
        for (int i = 0; i < count; i++)
        {
            double low = i % 2 == 0 ? format.MinExponent : Math.Max(-60, format.MinExponent);
            double high = i % 2 == 0 ? format.MaxExponent - 0.01 : Math.Min(12, format.MaxExponent - 0.01);
            double exponent = low + ((high - low) * random.NextDouble());
            double magnitude = Math.ScaleB(Math.Pow(2, exponent - Math.Floor(exponent)), (int)Math.Floor(exponent));
            yield return format.Round(negative && random.Next(2) == 0 ? -magnitude : magnitude);
        }
    }

    /// <summary>Uniform samples of an interval, for formulas that live on one.</summary>
    public static IEnumerable<double> Uniform(FloatFormat format, double low, double high, int count)
    {
        var random = new Random(Seed + 1);
        return Enumerable.Range(0, count).Select(_ => format.Round(low + ((high - low) * random.NextDouble())));
    }

    /// <summary>Pairs of the chief edges, pairs of samples, and pairs of nearly equal numbers.</summary>
    public static IEnumerable<double[]> Pairs(FloatFormat format, int samples = 1000)
    {
        double overflow = format.Round(format.MaxExponent * Math.Log(2));
        double[] positive =
        [
            0, format.Epsilon, format.MinNormal, format.Next(1) - 1, 0.5, 1, format.Next(1), 2, 10, 100, 1000, overflow, 2 * overflow,
            format.Round(Math.Sqrt(format.MaxValue)), format.MaxValue, double.PositiveInfinity,
        ];
        double[] edges = [.. positive, .. positive.Select(x => -x), double.NaN];
        foreach (double x in edges)
        {
            foreach (double y in edges)
                yield return [x, y];
        }

        double[] numbers = [.. LogUniform(format, samples)];
        var random = new Random(Seed + 2);
        foreach (double x in numbers)
        {
            yield return [x, numbers[random.Next(numbers.Length)]];
            yield return [x, format.Round(x * (1 + Math.ScaleB(random.NextDouble() - 0.5, -random.Next(format.Bits))))];
        }
    }

    public static IEnumerable<double[]> Single(IEnumerable<double> points) => points.Select(x => new[] { x });

    /// <summary>Vectors of several lengths: moderate, spread, shifted far from 0, nearly constant, and with one edge inside.</summary>
    public static IEnumerable<double[]> Vectors(FloatFormat format, int samples = 100, int longest = 33)
    {
        var random = new Random(Seed + 3);
        double[] edges = [.. Edges(format)];
        for (int i = 0; i < samples; i++)
        {
            int length = 1 + random.Next(longest);
            double scale = Math.ScaleB(1, random.Next(-10, 11));
            double shift = (i % 3) switch { 0 => 0, 1 => 1000 * scale, _ => -1000 * scale };
            double[] vector = [.. Enumerable.Range(0, length).Select(_ => format.Round(shift + (scale * ((2 * random.NextDouble()) - 1))))];
            yield return vector;
            double[] edged = [.. vector];
            edged[random.Next(length)] = edges[i % edges.Length];
            yield return edged;
        }
    }
}
