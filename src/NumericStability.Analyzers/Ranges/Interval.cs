using System;
using System.Globalization;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Ranges;

/// <summary>The values an expression can have: a closed range, whether NaN is among them, whether 0 is left out, whether all are whole.</summary>
internal readonly struct Interval : IEquatable<Interval>
{
    public static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity, mayBeNaN: true);
    public static readonly Interval Reals = new(double.NegativeInfinity, double.PositiveInfinity);
    public static readonly Interval NonNegative = new(0, double.PositiveInfinity);

    public Interval(double low, double high, bool mayBeNaN = false, bool excludesZero = false, bool isWhole = false)
    {
        Low = low;
        High = high;
        MayBeNaN = mayBeNaN;
        ExcludesZero = excludesZero || low > 0 || high < 0;
        IsWhole = isWhole;
    }

    public double Low { get; }

    public double High { get; }

    public bool MayBeNaN { get; }

    public bool ExcludesZero { get; }

    public bool IsWhole { get; }

    public bool IsPoint => Low == High;

    /// <summary>No number is possible: the code is not reached, or only NaN is.</summary>
    public bool IsEmpty => Low > High;

    public bool Contains(double value) => double.IsNaN(value) ? MayBeNaN : Low <= value && value <= High && !(value == 0 && ExcludesZero);

    public bool IsPositive => Low > 0 || (Low >= 0 && ExcludesZero);

    public bool IsNonNegative => Low >= 0;

    public bool IsNonPositive => High <= 0;

    /// <summary>True where both ends are finite numbers.</summary>
    public bool IsBounded => !double.IsInfinity(Low) && !double.IsInfinity(High);

    public static Interval Point(double value) => double.IsNaN(value) ? new(double.PositiveInfinity, double.NegativeInfinity, true) : new(value, value, isWhole: value == Math.Floor(value));

    public Interval WithoutNaN() => new(Low, High, false, ExcludesZero, IsWhole);

    public Interval Whole() => new(Math.Ceiling(Low), Math.Floor(High), false, ExcludesZero, true);

    public Interval WithoutZero() => IsWhole
        ? new(Low == 0 ? 1 : Low, High == 0 ? -1 : High, MayBeNaN, true, true)
        : new(Low, High, MayBeNaN, true, IsWhole);

    public Interval Join(Interval other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            var some = IsEmpty ? other : this;
            return new(some.Low, some.High, MayBeNaN || other.MayBeNaN, some.ExcludesZero, some.IsWhole);
        }

        return new(Math.Min(Low, other.Low), Math.Max(High, other.High), MayBeNaN || other.MayBeNaN,
            ExcludesZero && other.ExcludesZero, IsWhole && other.IsWhole);
    }

    public Interval Meet(Interval other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High), MayBeNaN && other.MayBeNaN,
        ExcludesZero || other.ExcludesZero, IsWhole || other.IsWhole);

    public static Interval operator +(Interval left, Interval right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return new(double.PositiveInfinity, double.NegativeInfinity, left.MayBeNaN || right.MayBeNaN);
        }

        var nan = left.MayBeNaN || right.MayBeNaN
            || (left.High == double.PositiveInfinity && right.Low == double.NegativeInfinity)
            || (left.Low == double.NegativeInfinity && right.High == double.PositiveInfinity);
        var signed = (left.IsNonNegative && right.IsNonNegative) || (left.IsNonPositive && right.IsNonPositive);
        return new(Ordered(left.Low + right.Low, double.NegativeInfinity), Ordered(left.High + right.High, double.PositiveInfinity), nan,
            signed && (left.ExcludesZero || right.ExcludesZero), left.IsWhole && right.IsWhole);
    }

    public static Interval operator -(Interval operand) => new(-operand.High, -operand.Low, operand.MayBeNaN, operand.ExcludesZero, operand.IsWhole);

    public static Interval operator *(Interval left, Interval right)
    {
        double a = Times(left.Low, right.Low), b = Times(left.Low, right.High), c = Times(left.High, right.Low), d = Times(left.High, right.High);
        if (left.IsEmpty || right.IsEmpty)
        {
            return new(double.PositiveInfinity, double.NegativeInfinity, left.MayBeNaN || right.MayBeNaN);
        }

        var nan = left.MayBeNaN || right.MayBeNaN || (!left.IsBounded && right.Contains(0)) || (!right.IsBounded && left.Contains(0));
        var whole = left.IsWhole && right.IsWhole;
        return new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)), nan, whole && left.ExcludesZero && right.ExcludesZero, whole);
    }

    /// <summary>1 / x.</summary>
    public Interval Reciprocal()
    {
        if (IsEmpty)
        {
            return this;
        }

        if (IsNonNegative)
        {
            return new(1 / High, Low == 0 ? double.PositiveInfinity : 1 / Low, MayBeNaN, !double.IsInfinity(High));
        }

        return IsNonPositive
            ? new(High == 0 ? double.NegativeInfinity : 1 / High, 1 / Low, MayBeNaN, !double.IsInfinity(Low))
            : new(double.NegativeInfinity, double.PositiveInfinity, MayBeNaN, IsBounded);
    }

    /// <summary>The bounds as they are after rounding to <paramref name="format"/>.</summary>
    public Interval RoundedTo(NumericFormat format) => format switch
    {
        NumericFormat.Single => Rounded((float)Low, (float)High, float.Epsilon),
        NumericFormat.Half => Coarse(Half.Down(Low), Half.Up(High), 5.960464477539063e-8),
        NumericFormat.BFloat16 => Coarse(Low - (Math.Abs(Low) / 128), High + (Math.Abs(High) / 128), 1e-40),
        _ => this,
    };

    /// <summary>Whole numbers above the format's exact ones move to their neighbours, which are whole too.</summary>
    private Interval Coarse(double low, double high, double smallest) => Rounded(double.IsNaN(low) ? Low : low, double.IsNaN(high) ? High : high, smallest);

    /// <summary>Bounds in half precision, rounded away from the interval.</summary>
    private static class Half
    {
        private const double Largest = 65504;

        public static double Down(double bound) => bound > 65519 ? double.PositiveInfinity : bound < -Largest ? double.NegativeInfinity : bound - Step(bound);

        public static double Up(double bound) => -Down(-bound);

        /// <summary>Zero for what the format holds exactly, else one unit in the last place.</summary>
        private static double Step(double bound)
        {
            var unit = Math.Max(5.960464477539063e-8, Math.Pow(2, Math.Floor(Math.Log(Math.Max(Math.Abs(bound), 1e-30), 2)) - 10));
            return bound % unit == 0 || double.IsInfinity(bound) ? 0 : unit;
        }
    }

    /// <summary>The bounds moved outward by a few roundings, for functions and sums that are not computed in one step.</summary>
    public Interval Outward(int roundings = 4) => IsEmpty || Low == High && (Low == 0 || double.IsInfinity(Low))
        ? this
        : new(Low - Slack(Low, roundings), High + Slack(High, roundings), MayBeNaN, ExcludesZero, IsWhole);

    private static double Slack(double bound, int roundings) => double.IsInfinity(bound) ? 0 : Math.Abs(bound) * roundings * 2.220446049250313e-16;

    /// <summary>Without 0 only where nothing so small is left that it would round to 0.</summary>
    private Interval Rounded(double low, double high, double smallest) =>
        new(low, high, MayBeNaN, ExcludesZero && (IsWhole || low >= smallest || high <= -smallest), IsWhole);

    private static double Times(double left, double right) => left == 0 || right == 0 ? 0 : left * right;

    private static double Ordered(double sum, double whenUndefined) => double.IsNaN(sum) ? whenUndefined : sum;

    public bool Equals(Interval other) => Low.Equals(other.Low) && High.Equals(other.High) && MayBeNaN == other.MayBeNaN
        && ExcludesZero == other.ExcludesZero && IsWhole == other.IsWhole;

    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    public override int GetHashCode() => unchecked((Low.GetHashCode() * 397) ^ High.GetHashCode());

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "[{0}, {1}]{2}{3}{4}",
        Low, High, MayBeNaN ? " or NaN" : "", ExcludesZero ? " without 0" : "", IsWhole ? " whole" : "");
}
