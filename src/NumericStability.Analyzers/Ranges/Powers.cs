using System;

namespace NumericStability.Analyzers.Ranges;

/// <summary>Ranges of powers and of products of unknown length.</summary>
internal static class Powers
{
    public static Interval Of(Interval value, double exponent)
    {
        if (value.IsEmpty)
        {
            return value;
        }

        if (exponent == 0)
        {
            return Interval.Point(1);
        }

        if (exponent == -1)
        {
            return value.Reciprocal();
        }

        var even = exponent % 2 == 0;
        if (exponent % 1 != 0)
        {
            return value.IsNonNegative ? Of(value, Interval.Point(exponent)) : new(0, double.PositiveInfinity, true);
        }

        return exponent > 0 ? Whole(value, exponent, even) : Whole(value, -exponent, even).Reciprocal();
    }

    private static Interval Whole(Interval value, double exponent, bool even)
    {
        double low = Math.Pow(value.Low, exponent), high = Math.Pow(value.High, exponent);
        if (!even)
        {
            return new Interval(low, high, value.MayBeNaN, low > 0 || high < 0 || (value.IsWhole && value.ExcludesZero), value.IsWhole).Outward(8);
        }

        var smallest = value.Low <= 0 && value.High >= 0 ? 0 : Math.Min(low, high);
        var power = new Interval(smallest, Math.Max(low, high), value.MayBeNaN, value.IsWhole && value.ExcludesZero, value.IsWhole).Outward(8);
        return new(Math.Max(0, power.Low), power.High, power.MayBeNaN, power.ExcludesZero, power.IsWhole);
    }

    /// <summary>value to an exponent that is a range itself.</summary>
    public static Interval Of(Interval value, Interval exponent)
    {
        if (value.IsEmpty || exponent.IsEmpty || !value.IsNonNegative)
        {
            return Interval.Everything;
        }

        var nan = value.MayBeNaN || exponent.MayBeNaN;
        if (value.Low > 0 && value.IsBounded && exponent.IsBounded)
        {
            return OfCorners(value, exponent, nan);
        }

        if (value.High <= 1 && exponent.IsNonNegative)
        {
            return new(0, 1, nan);
        }

        if (value.Low >= 1 && exponent.IsNonPositive)
        {
            return new(0, 1, nan, value.IsBounded && exponent.IsBounded && Math.Pow(value.High, exponent.Low) > 0);
        }

        return value.Low >= 1 && exponent.IsNonNegative ? new(1, double.PositiveInfinity, nan) : new(0, double.PositiveInfinity, nan);
    }

    /// <summary>A positive base: monotone in the base and in the exponent, so the ends are at the corners.</summary>
    private static Interval OfCorners(Interval value, Interval exponent, bool nan)
    {
        double a = Math.Pow(value.Low, exponent.Low), b = Math.Pow(value.Low, exponent.High), c = Math.Pow(value.High, exponent.Low), d = Math.Pow(value.High, exponent.High);
        double low = Math.Min(Math.Min(a, b), Math.Min(c, d)), high = Math.Max(Math.Max(a, b), Math.Max(c, d));
        var corners = new Interval(low, high, nan).Outward(8);
        return new(low == 1 ? 1 : corners.Low, high == 1 ? 1 : corners.High, nan);
    }

    public static Interval ProductOfMany(Interval body) => new(
        body.IsNonNegative ? body.Low >= 1 ? 1 : 0 : double.NegativeInfinity,
        body.Low >= 0 && body.High <= 1 ? 1 : double.PositiveInfinity,
        body.MayBeNaN || !body.IsBounded,
        isWhole: body.IsWhole);
}
