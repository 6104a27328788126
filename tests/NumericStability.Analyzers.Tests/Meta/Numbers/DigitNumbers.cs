using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;

namespace NumericStability.Analyzers.Tests.Meta.Numbers;

/// <summary>Numbers on the pages about cancellation and accumulation.</summary>
internal static class DigitNumbers
{
    public static IEnumerable<WorkedNumber> All { get; } =
    [
        new("NUM2001", "1.00000008269e-10", () => Math.Log(1 + 1e-10)),
        new("NUM2002", "1.000000082740371e-10", () => Math.Exp(1e-10) - 1),
        new("NUM2003", "-39.1", () => StableMath.Log1MExp(-1e-17)),
        new("NUM2004", "0", () => 1 - Math.Cos(1e-8)),
        new("NUM2004", "5e-17", () => 2 * Math.Pow(Math.Sin(1e-8 / 2), 2)),
        new("NUM2005", "5e-18", () => StableMath.CompoundM1(1e-17, 0.5)),
        new("NUM2006", "-2", () => OnePassVariance(4096.1f)),
        new("NUM2007", "0.002", () => ExpandedDistances().Average(pair => Math.Abs(pair.Expanded - pair.Exact))),
        new("NUM2007", "34", () => 100 * ExpandedDistances().Average(pair => pair.Expanded < 0 ? 1.0 : 0)),
        new("NUM2008", "200000000", () => ((1e8 + 1) * (1e8 + 1)) - (1e8 * 1e8)),
        new("NUM2008", "200000001", () => (1e8 + 1 - 1e8) * (1e8 + 1 + 1e8)),
        new("NUM2009", "4.2e-18", () => StableMath.Sigmoid(-40.0)),
        new("NUM2010", "1e-14", () => -StableMath.CompoundM1(-1e-17, 1000)),
        new("NUM2011", "1.5e-8", () => 2 * Math.Asinh(Math.Sqrt(1.1e-16 / 2))),
        new("NUM2012", "2.7187", () => (Math.Exp(1 + 1e-12) - Math.Exp(1)) / 1e-12),
        new("NUM2013", "7.45e-9", () => (1e8 - Math.Sqrt((1e8 * 1e8) - 4)) / 2),
        new("NUM2014", "1.000000082740371e-10", () => double.ExpM1(1e-10)),
        new("NUM2015", "2.9999999999999996", () => Math.Log(1000, 10)),
        new("NUM2015", "29.000000000000004", () => Math.Log(1 << 29, 2)),
        new("NUM2016", "4e7", () => Enumerable.Range(1, 20).Aggregate(1.0, (term, n) => term * 20 / n)),
        new("NUM2016", "2e-9", () => Math.Exp(-20)),
        new("NUM2017", "0.0078", () => MathF.BitIncrement(100_000) - 100_000f),
        new("NUM2018", "-4.4e-16", () => new[] { 1.0, 2, 4 }.Sum(v => v - (7 / 3.0))),
        new("NUM2018", "4.67", () => new[] { 1.0, 2, 4 }.Sum(v => (v - (7 / 3.0)) * (v - (7 / 3.0)))),
        new("NUM2019", "-1.00000015e-18", () => (1 / (1e9 + 1)) - (1 / 1e9)),
        new("NUM2020", "4e-8", () => StableMath.Logit(0.5 + 1e-8)),
        new("NUM2021", "-3.0e-17", () => Math.Exp(5e-9) - 1 - 5e-9),
        new("NUM3001", "1,087,937", () => Total<float>(10_000_000, 0.1f)),
        new("NUM3002", "2,048", () => Total(5000, Half.One)),
        new("NUM3003", "16,777,216", () => Total<float>(17_000_000, 1)),
        new("NUM3004", "999.9029", () => Total<float>(10_000, 0.1f)),
        new("NUM3005", "2,048", () => (double)TensorPrimitives.Sum<Half>(Enumerable.Repeat(Half.One, 5000).ToArray())),
        new("NUM3006", "∞", () => 1 / float.Epsilon),
        new("NUM3006", "0", () => (double)(Half)1e-8),
        new("NUM3007", "0.75", () => (double)Enumerable.Range(0, 20_000).Aggregate(Half.Zero, (e, _) => ((Half)0.999 * e) + (Half.One - (Half)0.999))),
        new("NUM3008", "0.25", () => Enumerable.Range(1, 4096).Select(i => (Half)(i / 4096.0)).Where(w => w - ((Half)1e-3 * (Half)0.1) == w).Min(w => (double)w)),
        new("NUM3009", "1e-11", () => Pictures.AccumulationPictures.Products().Last().Before!.Value),
        new("NUM3009", "2e-14", () => Pictures.AccumulationPictures.Products().Last().After!.Value),
        new("NUM3010", "0.17", () => 100 * Math.Abs((Enumerable.Repeat(0.9999f, 100_000).Aggregate(1f, (rate, gamma) => rate * gamma) / Math.Pow(0.9999, 100_000)) - 1)),
        new("NUM3011", "128", () => MathF.BitIncrement(1.7e9f) - 1.7e9f),
        new("NUM3011", "1.9", () => (MathF.BitIncrement(6.4e17f) - 6.4e17f) / 1e7 / 3600),
        new("NUM3012", "63", () => 100 * Pictures.AccumulationPictures.Kept(2)),
        new("NUM3013", "48", WindowAfterOutlier),
    ];

    private static double Total<T>(int count, T term)
        where T : System.Numerics.INumber<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < count; i++)
        {
            sum += term;
        }

        return double.CreateChecked(sum);
    }

    /// <summary>400 draws of float vectors of norm 100 and vectors at distance 0.01 from them.</summary>
    private static IEnumerable<(double Expanded, double Exact)> ExpandedDistances()
    {
        var random = new Random(7);
        for (var draw = 0; draw < 400; draw++)
        {
            var (from, to) = (Direction(random), Direction(random));
            var a = from.Select(x => (float)(100 * x)).ToArray();
            var b = a.Zip(to, (x, step) => (float)(x + (0.01 * step))).ToArray();
            yield return (Dot(a, a) + Dot(b, b) - (2 * Dot(a, b)), a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum());
        }
    }

    private static double[] Direction(Random random)
    {
        var values = Enumerable.Range(0, 64).Select(_ => random.NextDouble() - 0.5).ToArray();
        return [.. values.Select(value => value / StableMath.Norm(values))];
    }

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Aggregate((sum, product) => sum + product);

    private static double OnePassVariance(float value)
    {
        float sum = 0, squares = 0;
        for (var i = 0; i < 7; i++)
        {
            sum += value;
            squares += value * value;
        }

        return (squares / 7) - (sum / 7 * (sum / 7));
    }

    private static double WindowAfterOutlier()
    {
        var x = Enumerable.Range(0, 300).Select(i => i == 100 ? 1e8f : 1f).ToArray();
        var sum = 50f;
        for (var i = 50; i < x.Length; i++)
        {
            sum += x[i] - x[i - 50];
        }

        return sum;
    }
}
