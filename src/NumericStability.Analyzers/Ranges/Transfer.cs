using System;
using System.Collections.Generic;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Ranges;

/// <summary>The image of an interval under each function of the vocabulary.</summary>
internal static class Transfer
{
    private static readonly Dictionary<MathFunction, Func<Interval, Interval>> Unary = new()
    {
        [Exp] = x => Increasing(x, Math.Exp, 0, double.PositiveInfinity, x.Low > -745),
        [Exp2] = x => Increasing(x, v => Math.Pow(2, v), 0, double.PositiveInfinity, x.Low > -1074),
        [Exp10] = x => Increasing(x, v => Math.Pow(10, v), 0, double.PositiveInfinity, x.Low > -323),
        [ExpM1] = x => Increasing(x, v => Math.Exp(v) - 1, -1, double.PositiveInfinity, x.ExcludesZero),
        [NaiveExpM1] = x => Increasing(x, v => Math.Exp(v) - 1, -1, double.PositiveInfinity, false),
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
        [Ceiling] = x => new(Math.Ceiling(x.Low), Math.Ceiling(x.High), x.MayBeNaN, x.Low > 0, true),
        [Round] = x => new(Math.Floor(x.Low), Math.Ceiling(x.High), x.MayBeNaN),
        [Truncate] = x => new(Math.Truncate(x.Low), Math.Truncate(x.High), x.MayBeNaN, false, true),
        [ToInteger] = x => new(Math.Truncate(x.Low), Math.Truncate(x.High), false, false, true),
        [Sin] = x => new(-1, 1, x.MayBeNaN || !x.IsBounded),
        [Cos] = x => new(-1, 1, x.MayBeNaN || !x.IsBounded),
        [Tanh] = x => Increasing(x, Math.Tanh, -1, 1, x.ExcludesZero),
        [Atan] = x => Increasing(x, Math.Atan, -Math.PI / 2, Math.PI / 2, x.ExcludesZero),
        [Asin] = x => new(-Math.PI / 2, Math.PI / 2, x.MayBeNaN || x.Low < -1 || x.High > 1),
        [Acos] = x => new(0, Math.PI, x.MayBeNaN || x.Low < -1 || x.High > 1),
        [Cosh] = x => new(1, double.PositiveInfinity, x.MayBeNaN),
        [Sinh] = x => Increasing(x, Math.Sinh, double.NegativeInfinity, double.PositiveInfinity, x.ExcludesZero),
        [Asinh] = x => new(x.IsNonNegative ? 0 : double.NegativeInfinity, x.IsNonPositive ? 0 : double.PositiveInfinity, x.MayBeNaN),
        [Acosh] = x => new(0, double.PositiveInfinity, x.MayBeNaN || x.Low < 1),
        [Erf] = x => new(x.IsNonNegative ? 0 : -1, x.IsNonPositive ? 0 : 1, x.MayBeNaN),
        [Erfc] = x => new(0, 2, x.MayBeNaN),
        [Sigmoid] = x => Increasing(x, v => 1 / (1 + Math.Exp(-v)), 0, 1, x.Low > -709),
        [NormalCdf] = x => new(0, 1, x.MayBeNaN),
        [CumulativeDistribution] = x => new(0, 1, x.MayBeNaN),
        [Density] = x => new(0, double.PositiveInfinity, x.MayBeNaN),
        [Softplus] = x => new(0, double.PositiveInfinity, x.MayBeNaN, x.Low > -700),
        [LogSigmoid] = x => new(double.NegativeInfinity, 0, x.MayBeNaN),
        [Count] = _ => new(0, int.MaxValue, false, false, true),
        [Uniform] = _ => new(0, 1),
        [Norm] = _ => new(0, double.PositiveInfinity, true),
    };

    public static Interval Of(MathFunction function, Interval argument) =>
        Unary.TryGetValue(function, out var image) ? argument.IsEmpty ? argument : image(argument) : Interval.Everything;

    public static Interval Of(MathFunction function, Interval left, Interval right)
    {
        if (function == Max)
        {
            return new(Math.Max(left.Low, right.Low), Math.Max(left.High, right.High), left.MayBeNaN || right.MayBeNaN,
                left.IsPositive || right.IsPositive, left.IsWhole && right.IsWhole);
        }

        if (function == Min)
        {
            return new(Math.Min(left.Low, right.Low), Math.Min(left.High, right.High), left.MayBeNaN || right.MayBeNaN,
                left.ExcludesZero && right.ExcludesZero && left.IsNonNegative && right.IsNonNegative, left.IsWhole && right.IsWhole);
        }

        if (function == IntegerDivide)
        {
            return DivideWhole(left, right);
        }

        if (function == Hypot)
        {
            return new(0, double.PositiveInfinity, left.MayBeNaN || right.MayBeNaN, left.ExcludesZero || right.ExcludesZero);
        }

        if (function == Remainder && right.IsBounded)
        {
            var size = Math.Max(Math.Abs(right.Low), Math.Abs(right.High));
            return new(left.IsNonNegative ? 0 : -size, left.IsNonPositive ? 0 : size, left.MayBeNaN || !right.ExcludesZero, false, left.IsWhole && right.IsWhole);
        }

        return Interval.Everything;
    }

    public static Interval Clamp(Interval value, Interval low, Interval high) =>
        new(Math.Min(Math.Max(value.Low, low.Low), high.High), Math.Max(Math.Min(value.High, high.High), low.Low), value.MayBeNaN,
            low.IsPositive || (high.High < 0), value.IsWhole && low.IsWhole && high.IsWhole);

    private static Interval DivideWhole(Interval left, Interval right)
    {
        if (!left.IsNonNegative || !right.IsNonNegative)
        {
            return new(-double.MaxValue, double.MaxValue, isWhole: true);
        }

        return new(Math.Floor(left.Low / Math.Max(1, right.High)), Math.Floor(left.High / Math.Max(1, right.Low)), false, false, true);
    }

    private static Interval Increasing(Interval x, Func<double, double> function, double least, double greatest, bool excludesZero) =>
        new(double.IsInfinity(x.Low) ? least : Math.Max(least, function(x.Low)), double.IsInfinity(x.High) ? greatest : Math.Min(greatest, function(x.High)), x.MayBeNaN, excludesZero);

    private static Interval Logarithm(Interval x, Func<double, double> log) =>
        new(x.Low > 0 ? log(x.Low) : double.NegativeInfinity, x.High > 0 ? log(x.High) : double.NegativeInfinity, x.MayBeNaN || x.Low < 0, x.Low > 1 || x.High < 1);
}
