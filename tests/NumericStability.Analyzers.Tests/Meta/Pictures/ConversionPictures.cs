using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Numbers that change when they become integers.</summary>
internal static class ConversionPictures
{
    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        QuantityPicture.Of("NUM6001", "(sbyte)MathF.Round(x)", Axis.Linear("x", -400, 400), Axis.Linear("quantised", -150, 150),
            x => unchecked((sbyte)MathF.Round((float)x)), x => sbyte.CreateSaturating(MathF.Round((float)x)), intervals: 400) with { Spacing = 0.0025 },
        QuantityPicture.Of("NUM6002", "(sbyte)x", Axis.Linear("x", -4, 4), Axis.Linear("quantised", -4, 4), x => (sbyte)x, x => sbyte.CreateSaturating(MathF.Round((float)x)), intervals: 400) with { Spacing = 0.0025 },
        QuantityPicture.Of("NUM6003", "1 and 1 + x in float, quantised to 0 … 255", Axis.Powers("x", -10, 0), Axis.Linear("code of the larger one", -100, 300), x => Code((float)x, isGuarded: false), x => Code((float)x, isGuarded: true)),
        QuantityPicture.Of("NUM6004", "linear decay: 1 - step / 100", Axis.Linear("step", 0, 100), Axis.Linear("share of the rate", 0, 1), step => 1 - ((int)step / 100), step => 1 - ((double)(int)step / 100), intervals: 100),
        QuantityPicture.Of("NUM6005", "pairs of n: n * (n - 1) / 2.0", Axis.Linear("n", 0, 120_000), Axis.Linear("pairs, billions", -2, 8),
            n => unchecked((int)n * ((int)n - 1)) / 2.0 / 1e9, n => (double)(int)n * ((int)n - 1) / 2.0 / 1e9, intervals: 400) with { Spacing = 0.0025 },
        QuantityPicture.Of("NUM6006", "mean of 4000 stochastic roundings of x", Axis.Linear("x", -2, 2), Axis.Linear("mean", -2, 2), x => MeanOf(x, sum => (int)sum), x => MeanOf(x, sum => (int)Math.Floor(sum)), intervals: 80),
        QuantityPicture.Of("NUM6007", "quantiles of 100 values: index (int)Math.Ceiling(100 * q) - 1", Axis.Linear("q, percent", 1, 100), Axis.Linear("off by", 0, 2),
            percent => (int)Math.Ceiling(100 * (percent / 100)) - percent, percent => (int)Math.Ceiling((100 * (percent / 100)) - 1e-9) - percent, intervals: 99),
        QuantityPicture.Of("NUM6008", "high nibble after packing 3 and x: (3 << 4) | x", Axis.Linear("x", -8, 7), Axis.Linear("high nibble", 0, 16), low => (byte)((3 << 4) | (int)low) >> 4, low => (byte)((3 << 4) | ((int)low & 0xF)) >> 4, intervals: 15),
        QuantityPicture.Of("NUM6009", "100 scores sorted by (int)(a - b)", Axis.Powers("range of the scores", -1, 3), Axis.Linear("pairs in wrong order", 0, 0.6),
            range => WrongPairs(range, (a, b) => (int)(a - b)), range => WrongPairs(range, (a, b) => a.CompareTo(b)), intervals: 40),
        QuantityPicture.Of("NUM6010", "bin of p out of 10: (int)(p * 10)", Axis.Linear("p", 0, 1), Axis.Linear("bin, 9 is the last", 0, 12), p => (int)(p * 10), p => Math.Min(9, (int)(p * 10)), intervals: 400) with { Spacing = 0.0025 },
    ];

    private static double Code(float spread, bool isGuarded)
    {
        float min = 1, max = 1 + spread, scale = (max - min) / 255f;
        return MathF.Round((max - min) / (isGuarded && scale == 0 ? 1 : scale));
    }

    private static double MeanOf(double x, Func<double, int> round)
    {
        var random = new Random(7);
        return Enumerable.Range(0, 4000).Average(_ => (double)round(x + random.NextDouble()));
    }

    public static double WrongPairs(double range, Comparison<double> comparison)
    {
        var random = new Random(7);
        var scores = Enumerable.Range(0, 100).Select(_ => range * random.NextDouble()).ToList();
        scores.Sort(comparison);
        var wrong = Enumerable.Range(0, 100).Sum(i => scores.Skip(i + 1).Count(later => later < scores[i]));
        return wrong / 4950.0;
    }
}
