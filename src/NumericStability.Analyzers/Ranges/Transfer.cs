using System;
using System.Collections.Generic;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Ranges;

/// <summary>The image of an interval under each function of the vocabulary.</summary>
internal static class Transfer
{
    private static readonly Interval Unit = new(0, 1, mayBeNaN: true);

    private static readonly Dictionary<MathFunction, Func<Interval, Interval>> Unary = new()
    {
        [Exp] = x => Increasing(x, Math.Exp, 0, double.PositiveInfinity, x.Low > -700),
        [Exp2] = x => Increasing(x, v => Math.Pow(2, v), 0, double.PositiveInfinity, x.Low > -1000),
        [Exp10] = x => Increasing(x, v => Math.Pow(10, v), 0, double.PositiveInfinity, x.Low > -300),
        [ExpM1] = x => Increasing(x, v => Math.Exp(v) - 1, -1, double.PositiveInfinity, x.ExcludesZero),
        [NaiveExpM1] = x => Increasing(x, v => Math.Exp(v) - 1, -1, double.PositiveInfinity, x.Low > 1e-10 || x.High < -1e-10),
        [Log] = x => Logarithm(x, Math.Log),
        [Log2] = x => Logarithm(x, v => Math.Log(v, 2)),
        [Log10] = x => Logarithm(x, Math.Log10),
        [Log1P] = x => Logarithm(x + Interval.Point(1), Math.Log),
        [NaiveLog1P] = x => Logarithm(x + Interval.Point(1), Math.Log),
        [NaiveLog2P1] = x => Logarithm(x + Interval.Point(1), v => Math.Log(v, 2)),
        [NaiveLog10P1] = x => Logarithm(x + Interval.Point(1), Math.Log10),
        [NaiveExp2M1] = x => Increasing(x, v => Math.Pow(2, v) - 1, -1, double.PositiveInfinity, false),
        [NaiveExp10M1] = x => Increasing(x, v => Math.Pow(10, v) - 1, -1, double.PositiveInfinity, false),
        [Sqrt] = x => new(x.Low > 0 ? Math.Sqrt(x.Low) : 0, x.High >= 0 ? Math.Sqrt(x.High) : 0, x.MayBeNaN || x.Low < 0, x.ExcludesZero && x.IsNonNegative),
        [Cbrt] = x => Increasing(x, v => Math.Sign(v) * Math.Pow(Math.Abs(v), 1.0 / 3), double.NegativeInfinity, double.PositiveInfinity, x.ExcludesZero),
        [Abs] = x => x.IsNonNegative ? x : x.IsNonPositive ? -x : new(0, Math.Max(-x.Low, x.High), x.MayBeNaN, x.ExcludesZero, x.IsWhole),
        [Sign] = x => new(x.Low > 0 ? 1 : x.Low == 0 ? 0 : -1, x.High < 0 ? -1 : x.High == 0 ? 0 : 1, false, x.ExcludesZero, true),
        [Floor] = x => new(Math.Floor(x.Low), Math.Floor(x.High), x.MayBeNaN, false, true),
        [Ceiling] = x => new(Math.Ceiling(x.Low), Math.Ceiling(x.High), x.MayBeNaN, x.IsPositive, true),
        [Round] = x => new(Math.Floor(x.Low), Math.Ceiling(x.High), x.MayBeNaN),
        [Truncate] = x => new(Math.Truncate(x.Low), Math.Truncate(x.High), x.MayBeNaN, false, true),
        [ToInteger] = ToWhole,
        [Sin] = x => new(-1, 1, x.MayBeNaN || !x.IsBounded, x.ExcludesZero),
        [Cos] = x => new(-1, 1, x.MayBeNaN || !x.IsBounded),
        [Tan] = x => new(double.NegativeInfinity, double.PositiveInfinity, x.MayBeNaN || !x.IsBounded, x.ExcludesZero),
        [Tanh] = x => Increasing(x, Math.Tanh, -1, 1, x.ExcludesZero),
        [Atan] = x => Increasing(x, Math.Atan, -Math.PI / 2, Math.PI / 2, x.ExcludesZero),
        [Asin] = x => new(-Math.PI / 2, Math.PI / 2, x.MayBeNaN || x.Low < -1 || x.High > 1),
        [Acos] = x => new(0, Math.PI, x.MayBeNaN || x.Low < -1 || x.High > 1),
        [Cosh] = x => new(1, double.PositiveInfinity, x.MayBeNaN),
        [Sinh] = x => Increasing(x, Math.Sinh, double.NegativeInfinity, double.PositiveInfinity, x.ExcludesZero),
        [Asinh] = x => new(x.IsNonNegative ? 0 : double.NegativeInfinity, x.IsNonPositive ? 0 : double.PositiveInfinity, x.MayBeNaN, x.ExcludesZero),
        [Acosh] = x => new(0, double.PositiveInfinity, x.MayBeNaN || x.Low < 1),
        [Atanh] = x => new(x.IsNonNegative ? 0 : double.NegativeInfinity, x.IsNonPositive ? 0 : double.PositiveInfinity, x.MayBeNaN || x.Low < -1 || x.High > 1),
        [Erf] = x => new(x.IsNonNegative ? 0 : -1, x.IsNonPositive ? 0 : 1, x.MayBeNaN),
        [Erfc] = x => new(0, 2, x.MayBeNaN),
        [Sigmoid] = x => Increasing(x, v => 1 / (1 + Math.Exp(-v)), 0, 1, x.Low > -80),
        [NormalCdf] = x => new(0, 1, x.MayBeNaN),
        [CumulativeDistribution] = x => new(0, 1, x.MayBeNaN),
        [Density] = x => new(0, double.PositiveInfinity, x.MayBeNaN),
        [Softplus] = x => new(0, double.PositiveInfinity, x.MayBeNaN, x.Low > -80),
        [LogSigmoid] = x => new(double.NegativeInfinity, 0, x.MayBeNaN),
        [LogCosh] = x => new(0, double.PositiveInfinity, x.MayBeNaN),
        [Log1MExp] = x => new(double.NegativeInfinity, 0, true),
        [Factorial] = x => new(1, double.PositiveInfinity, true),
        [Count] = _ => new(0, int.MaxValue, false, false, true),
        [Uniform] = _ => new(0, 1),
        [Norm] = _ => new(0, double.PositiveInfinity, true),
    };

    private static readonly Dictionary<MathFunction, Func<Interval, Interval, Interval>> Binary = new()
    {
        [Max] = Larger,
        [Min] = (left, right) => -Larger(-left, -right),
        [IntegerDivide] = DivideWhole,
        [Hypot] = (left, right) => new(0, double.PositiveInfinity, left.MayBeNaN || right.MayBeNaN, left.ExcludesZero || right.ExcludesZero),
        [Remainder] = Remaining,
        [CosineSimilarity] = (_, _) => new(-1.0000005, 1.0000005, true),
        [Atan2] = (y, x) => new(y.IsNonNegative ? 0 : -Math.PI, y.IsNonPositive && !y.Contains(0) ? 0 : Math.PI, y.MayBeNaN || x.MayBeNaN),
        [CopySign] = (size, sign) => new(sign.IsPositive ? 0 : -Largest(size), sign.High < 0 ? 0 : Largest(size), size.MayBeNaN, size.ExcludesZero, size.IsWhole),
    };

    /// <summary>The elements of a whole-vector function.</summary>
    public static Interval? OfElement(MathFunction function) => function == Softmax || function == NaiveSoftmax ? Unit : null;

    public static Interval Of(MathFunction function, Interval argument) =>
        Unary.TryGetValue(function, out var image) ? argument.IsEmpty && function != Count ? argument : image(argument) : Interval.Everything;

    public static Interval Of(MathFunction function, Interval left, Interval right) =>
        !Binary.TryGetValue(function, out var image) ? Interval.Everything
        : left.IsEmpty || right.IsEmpty ? new(double.PositiveInfinity, double.NegativeInfinity, left.MayBeNaN || right.MayBeNaN)
        : image(left, right);

    /// <summary>A maximum that may be written <c>a &gt; b ? a : b</c>: where a is NaN it is b, however small.</summary>
    private static Interval Larger(Interval left, Interval right)
    {
        var low = Math.Max(left.Low, right.Low);
        low = left.MayBeNaN ? Math.Min(low, right.Low) : low;
        low = right.MayBeNaN ? Math.Min(low, left.Low) : low;
        var keepsPositive = (left.IsPositive && !left.MayBeNaN) || (right.IsPositive && !right.MayBeNaN);
        return new(low, Math.Max(left.High, right.High), left.MayBeNaN || right.MayBeNaN,
            keepsPositive || (left.ExcludesZero && right.ExcludesZero), left.IsWhole && right.IsWhole);
    }

    private static Interval ToWhole(Interval x)
    {
        const double Limit = 9007199254740992;
        var wraps = x.MayBeNaN || !(x.Low >= int.MinValue && x.High <= int.MaxValue);
        return wraps
            ? new(x.Low >= 0 && x.High < Limit && !x.MayBeNaN ? 0 : -double.MaxValue, double.MaxValue, false, false, true)
            : new(Math.Truncate(x.Low), Math.Truncate(x.High), false, false, true);
    }

    private static double Largest(Interval x) => Math.Max(Math.Abs(x.Low), Math.Abs(x.High));

    private static Interval Remaining(Interval left, Interval right)
    {
        if (left.IsPoint && right is { IsPoint: true, Low: not 0 } && !left.MayBeNaN && !right.MayBeNaN && left.IsWhole)
        {
            return Interval.Point(left.Low % right.Low);
        }

        var size = right.IsBounded ? Math.Max(Math.Abs(right.Low), Math.Abs(right.High)) : double.PositiveInfinity;
        size = Math.Min(size, Largest(left));
        return new(left.IsNonNegative ? 0 : -size, left.IsNonPositive ? 0 : size,
            left.MayBeNaN || right.MayBeNaN || !right.ExcludesZero || !left.IsBounded, false, left.IsWhole && right.IsWhole);
    }

    public static Interval Clamp(Interval value, Interval low, Interval high)
    {
        if (low.MayBeNaN || high.MayBeNaN || low.IsEmpty || high.IsEmpty)
        {
            return value.IsEmpty ? value : value.Join(low).Join(high);
        }

        return new(Math.Min(Math.Max(value.Low, low.Low), high.High), Math.Max(Math.Min(value.High, high.High), low.Low), value.MayBeNaN,
            low.IsPositive || high.High < 0, value.IsWhole && low.IsWhole && high.IsWhole);
    }

    private static Interval DivideWhole(Interval left, Interval right)
    {
        if (!left.IsNonNegative || !right.IsNonNegative)
        {
            return new(-double.MaxValue, double.MaxValue, isWhole: true);
        }

        return new(Math.Floor(left.Low / Math.Max(1, right.High)), Math.Floor(left.High / Math.Max(1, right.Low)), false, false, true);
    }

    private static Interval Increasing(Interval x, Func<double, double> function, double least, double greatest, bool excludesZero)
    {
        var image = new Interval(double.IsInfinity(x.Low) && x.Low < 0 ? least : function(x.Low), double.IsInfinity(x.High) && x.High > 0 ? greatest : function(x.High), x.MayBeNaN).Outward(16);
        return new(Math.Max(least, image.Low), Math.Min(greatest, image.High), x.MayBeNaN, excludesZero);
    }

    private static Interval Logarithm(Interval x, Func<double, double> log)
    {
        var image = new Interval(x.Low > 0 ? log(x.Low) : double.NegativeInfinity, x.High > 0 ? log(x.High) : double.NegativeInfinity, x.MayBeNaN || x.Low < 0).Outward(16);
        return new(image.Low, image.High, image.MayBeNaN, x.Low > 1 || x.High < 1);
    }
}
