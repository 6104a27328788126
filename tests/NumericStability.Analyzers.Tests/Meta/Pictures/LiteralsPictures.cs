using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Constants and tolerances that are not what they were meant to be.</summary>
internal static class LiteralsPictures
{
    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        QuantityPicture.Of("NUM7001", "is x plus ten times 0.1 close to x + 1? within double.Epsilon, 1e-12 of x", Axis.Powers("x", -2, 6), Axis.Linear("share of yes", 0, 1.2),
            x => ShareOfYes(x, (a, b) => Math.Abs(a - b) < double.Epsilon), x => ShareOfYes(x, (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Min(Math.Abs(a), Math.Abs(b))), intervals: 64),
        QuantityPicture.Of("NUM7002", "root of x by Newton's iteration, at most 60 steps", Axis.Powers("x", 0, 8), Axis.Linear("steps", 0, 60),
            x => NewtonSteps(x, _ => 1e-12), x => NewtonSteps(x, square => 1e-12 * square)),
        DigitsPicture.Powers("NUM7003", "sine after x turns: Math.Sin(2 * 3.14159 * x)", x => Math.Sin(2 * 3.14159 * x), x => Math.Sin(2 * Math.PI * x), x => BigReal.Sin(2 * BigReal.Pi * x), -2, 6),
        QuantityPicture.Of("NUM7004", "steps of 1 / n until the sum is 1, stopped at 150: x != 1, x < 1 - 1e-9", Axis.Linear("n", 1, 100), Axis.Linear("steps", 0, 160),
            n => Steps(n, sum => sum != 1), n => Steps(n, sum => sum < 1 - 1e-9), intervals: 99),
        DigitsPicture.Powers("NUM7005", "x after double.Parse(x.ToString(\"F4\"))", x => Read(x, "F4"), x => Read(x, "R"), x => x, -8, 4),
    ];

    private static double ShareOfYes(double x, Func<double, double, bool> areClose)
    {
        var random = new Random(7);
        return Enumerable.Range(0, 200).Select(_ => x * (1 + random.NextDouble())).Count(value => areClose(Enumerable.Repeat(0.1, 10).Aggregate(value, (sum, term) => sum + term), value + 1)) / 200.0;
    }

    /// <summary>The mean over 20 numbers from x to 2x.</summary>
    private static double NewtonSteps(double x, Func<double, double> tolerance) => Enumerable.Range(0, 20).Select(i => x * (1 + (i / 20.0))).Average(square =>
    {
        var (root, steps) = (square, 0);
        for (; Math.Abs((root * root) - square) >= tolerance(square) && steps < 60; steps++)
        {
            root = (root + (square / root)) / 2;
        }

        return (double)steps;
    });

    private static double Steps(double n, Func<double, bool> goesOn)
    {
        var (sum, steps) = (0.0, 0);
        for (; goesOn(sum) && steps < 150; steps++)
        {
            sum += 1 / n;
        }

        return steps;
    }

    private static double Read(double x, string format) => double.Parse(x.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
