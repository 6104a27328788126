using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Vocabulary;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>The image of an interval holds what the function returns for every value of the interval, its ends included.</summary>
public sealed class TransferSoundnessTests
{
    private static readonly double[] Grid = [double.NegativeInfinity, -750, -3, -1, -0.5, 0, 0.5, 1, 3, 750, double.PositiveInfinity];

    private static readonly (MathFunction Function, Func<double, double> Value)[] OfOne =
    [
        (MathFunction.Exp, Math.Exp), (MathFunction.Exp2, x => Math.Pow(2, x)), (MathFunction.Exp10, x => Math.Pow(10, x)), (MathFunction.ExpM1, double.ExpM1),
        (MathFunction.Log, Math.Log), (MathFunction.Log2, Math.Log2), (MathFunction.Log10, Math.Log10), (MathFunction.Log1P, double.LogP1),
        (MathFunction.Sqrt, Math.Sqrt), (MathFunction.Cbrt, Math.Cbrt), (MathFunction.Abs, Math.Abs), (MathFunction.Sign, x => Math.Sign(x)),
        (MathFunction.Floor, Math.Floor), (MathFunction.Ceiling, Math.Ceiling), (MathFunction.Round, Math.Round), (MathFunction.Truncate, Math.Truncate),
        (MathFunction.ToInteger, x => (int)x), (MathFunction.Sin, Math.Sin), (MathFunction.Cos, Math.Cos), (MathFunction.Tan, Math.Tan),
        (MathFunction.Tanh, Math.Tanh), (MathFunction.Atan, Math.Atan), (MathFunction.Asin, Math.Asin), (MathFunction.Acos, Math.Acos),
        (MathFunction.Cosh, Math.Cosh), (MathFunction.Sinh, Math.Sinh), (MathFunction.Asinh, Math.Asinh), (MathFunction.Acosh, Math.Acosh),
        (MathFunction.Atanh, Math.Atanh), (MathFunction.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
    ];

    private static readonly (MathFunction Function, Func<double, double, double> Value)[] OfTwo =
    [
        (MathFunction.Max, Math.Max), (MathFunction.Min, Math.Min), (MathFunction.Remainder, (x, y) => x % y),
        (MathFunction.Hypot, double.Hypot), (MathFunction.Atan2, Math.Atan2), (MathFunction.CopySign, Math.CopySign),
    ];

    [Fact]
    public void ImagesOfOneArgumentAreSound()
    {
        foreach (var (function, value) in OfOne)
        {
            foreach (var (interval, points) in Intervals())
            {
                var image = Transfer.Of(function, interval);
                Assert.All(points, x => Assert.True(Holds(image, value(x)), Text($"{function.Name}({x}) = {value(x)} is not in {image}, the image of {interval}")));
            }
        }
    }

    [Fact]
    public void ImagesOfTwoArgumentsAreSound()
    {
        var intervals = Intervals().ToList();
        foreach (var (function, value) in OfTwo)
        {
            foreach (var (left, xs) in intervals)
            {
                foreach (var (right, ys) in intervals)
                {
                    var image = Transfer.Of(function, left, right);
                    var outside = xs.SelectMany(x => ys.Select(y => (x, y))).Where(point => !Holds(image, value(point.x, point.y)));
                    Assert.False(outside.Any(), Text($"{function.Name}{outside.FirstOrDefault()} is not in {image}, the image of {left} and {right}"));
                }
            }
        }
    }

    [Fact]
    public void ReciprocalsAreSound()
    {
        foreach (var (interval, points) in Intervals())
        {
            var image = interval.Reciprocal();
            Assert.All(points.Where(x => x != 0), x => Assert.True(Holds(image, 1 / x), Text($"1 / {x} is not in {image}, the reciprocals of {interval}")));
        }
    }

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(0, 3, true)]
    [InlineData(-3, -1, true)]
    [InlineData(-3, 0, true)]
    [InlineData(-3, 3, true)]
    [InlineData(1, double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, -1, false)]
    public void OnlyAnInfiniteValueHasTheReciprocalZero(double low, double high, bool excludesZero) =>
        Assert.Equal(excludesZero, new Interval(low, high).Reciprocal().ExcludesZero);

    private static IEnumerable<(Interval Interval, double[] Points)> Intervals() =>
        from low in Grid
        from high in Grid
        where low <= high
        select (new Interval(low, high), (double[])[.. Grid.Where(x => low <= x && x <= high), .. Grid.Select(x => x * 0.71).Where(x => low < x && x < high)]);

    /// <summary>Up to a few roundings of the function itself.</summary>
    private static bool Holds(Interval image, double value) => image.Contains(value)
        || (value != 0 && image.Low <= value + (1e-14 * Math.Abs(value)) && value - (1e-14 * Math.Abs(value)) <= image.High);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
