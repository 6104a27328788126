using System;
using System.Globalization;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Vocabulary;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>Whatever an expression computes lies in the range the analysis gives it.</summary>
public sealed class IntervalSoundnessTests
{
    [Theory]
    [InlineData("Double", 4000)]
    [InlineData("Single", 4000)]
    [InlineData("Half", 4000)]
    public void ContainsEveryResult(string formatName, int expressions)
    {
        var format = Enum.Parse<NumericFormat>(formatName);
        var bounded = 0;
        for (var seed = 0; seed < expressions; seed++)
        {
            var random = new RandomTerms(seed, format);
            var computation = random.Next(1 + (seed % 4));
            var range = new RangeAnalysis().Of(computation.Term, random.Known());
            bounded += range.Low > double.NegativeInfinity || range.High < double.PositiveInfinity ? 1 : 0;
            for (var i = 0; i < 25; i++)
            {
                var inputs = random.Inputs();
                var value = computation.Value(inputs);
                Assert.True(Holds(range, value, format), string.Create(CultureInfo.InvariantCulture,
                    $"seed {seed}: {computation.Term} = {value:R} is not in {range} at {string.Join(", ", inputs)}"));
            }
        }

        Assert.True(bounded > expressions / 3, $"only {bounded} of {expressions} ranges say anything");
    }

    /// <summary>Up to the roundings of intermediate values, which the algebra may order differently.</summary>
    private static bool Holds(Interval range, double value, NumericFormat format)
    {
        if (double.IsNaN(value) || range.Contains(value))
        {
            return range.Contains(value);
        }

        var slack = 64 * format.MachineEpsilon() * Math.Max(format == NumericFormat.Half ? 64 : 1, Math.Abs(value));
        return value >= range.Low - slack && value <= range.High + slack && !(value == 0 && range.ExcludesZero);
    }

    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(1e308, 1e308)]
    [InlineData(-5.5, 5.5)]
    public void SumsOfPointsAreRoundedSums(double left, double right) =>
        Assert.Equal(left + right, (Interval.Point(left) + Interval.Point(right)).Low);

    [Fact]
    public void ZeroTimesInfinityMayBeNaN() => Assert.True((new Interval(0, 1) * Interval.NonNegative).MayBeNaN);

    [Theory]
    [InlineData(0, double.PositiveInfinity, false, true)]
    [InlineData(0, 1, true, true)]
    [InlineData(0, 1, false, false)]
    public void ProductsOfManyAreNaNWhereAFactorIsOrZeroMeetsInfinity(double low, double high, bool mayBeNaN, bool expected) =>
        Assert.Equal(expected, Powers.ProductOfMany(new Interval(low, high, mayBeNaN)).MayBeNaN);

    [Fact]
    public void InfinityMinusInfinityMayBeNaN() => Assert.True((Interval.NonNegative + -Interval.NonNegative).MayBeNaN);

    [Fact]
    public void ReciprocalOfUnknownIsUnknown() => Assert.True(Interval.Everything.Reciprocal().MayBeNaN);

    [Fact]
    public void ExcludedZeroSurvivesJoinOnlyWhereBothExcludeIt()
    {
        Assert.True(new Interval(-1, 1, excludesZero: true).Join(new Interval(2, 3)).ExcludesZero);
        Assert.False(new Interval(-1, 1).Join(new Interval(2, 3)).ExcludesZero);
    }
}
