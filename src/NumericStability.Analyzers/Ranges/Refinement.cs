using System;
using System.Collections.Generic;
using System.Linq;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Ranges;

/// <summary>Narrows a range by the conditions on the way. A comparison that fails leaves NaN possible; one that holds rules it out.</summary>
internal sealed class Refinement
{
    /// <summary>The right side of a condition less the left: taken once, asked for by every term the condition may say something of.</summary>
    private readonly Dictionary<Place, Term> _differences = new();

    /// <summary>True where a condition is made of what the term is made of: only those say something of it, its negative, or a sum it differs from by a number.</summary>
    public static bool IsAbout(Term term, Facts? facts)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            if (IsAbout(term, fact.Condition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAbout(Term term, Term condition) => (term.Leaves & ~condition.Leaves) == 0;

    public Interval Apply(Interval range, Term term, Facts? facts, Func<Term, Interval> rangeOf)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            var negated = fact.Condition.Kind == TermKind.Not;
            range = Apply(range, term, negated ? fact.Condition[0] : fact.Condition, !negated, rangeOf);
        }

        return range;
    }

    private Interval Apply(Interval range, Term term, Term condition, bool holds, Func<Term, Interval> rangeOf) => !IsAbout(term, condition) ? range : condition.Kind switch
    {
        TermKind.Compare => ApplyComparison(range, term, condition, holds, rangeOf),
        TermKind.Apply => ApplyTest(range, term, condition, holds),
        TermKind.Or when holds => Apply(range, term, condition[0], true, rangeOf).Join(Apply(range, term, condition[1], true, rangeOf)),
        TermKind.And when !holds => Apply(range, term, condition[0], false, rangeOf).Join(Apply(range, term, condition[1], false, rangeOf)),
        TermKind.And or TermKind.Or => Apply(Apply(range, term, condition[0], holds, rangeOf), term, condition[1], holds, rangeOf),
        TermKind.Not => Apply(range, term, condition[0], !holds, rangeOf),
        _ => range,
    };

    private static Interval ApplyTest(Interval range, Term term, Term test, bool holds)
    {
        if (test.Operands.Length != 1 || !test[0].Equals(term))
        {
            return range;
        }

        if (test.Is(MathFunction.IsNaN))
        {
            return holds ? Interval.Point(double.NaN) : range.WithoutNaN();
        }

        if (test.Is(MathFunction.IsFinite) && holds)
        {
            return range.WithoutNaN().Meet(new Interval(-double.MaxValue, double.MaxValue));
        }

        return range;
    }

    private Interval ApplyComparison(Interval range, Term term, Term condition, bool holds, Func<Term, Interval> rangeOf)
    {
        var (comparison, left, right) = ((Comparison)condition.Head!, condition[0], condition[1]);
        if (left.Equals(term) && !right.Equals(term))
        {
            return Narrow(range, comparison, rangeOf(right), holds, isLeft: true);
        }

        if (right.Equals(term) && !left.Equals(term))
        {
            return Narrow(range, comparison, rangeOf(left), holds, isLeft: false);
        }

        if (term.Kind != TermKind.Number && left.IsNegativeOf(term) != right.IsNegativeOf(term))
        {
            return -ApplyComparison(-range, -term, condition, holds, rangeOf);
        }

        if (Magnitude(left, term) && rangeOf(right) is { IsEmpty: false, MayBeNaN: false } above)
        {
            return NarrowMagnitude(range, comparison, above, holds, isLeft: true);
        }

        if (Magnitude(right, term) && rangeOf(left) is { IsEmpty: false, MayBeNaN: false } below)
        {
            return NarrowMagnitude(range, comparison, below, holds, isLeft: false);
        }

        if (term.Is(MathFunction.Abs) && (IsOf(left, term[0]) || IsOf(right, term[0])))
        {
            return range.Meet(MagnitudeBy(condition, term[0], holds, rangeOf));
        }

        if (OddPower(left, term) is var sign and not 0)
        {
            return NarrowSign(range, sign, Narrow(Interval.Everything, comparison, rangeOf(right), holds, isLeft: true));
        }

        if (OddPower(right, term) is var mirrored and not 0)
        {
            return NarrowSign(range, mirrored, Narrow(Interval.Everything, comparison, rangeOf(left), holds, isLeft: false));
        }

        if ((IsZeroWith(left, term) && Narrow(Interval.Everything, comparison, rangeOf(right), holds, isLeft: true).ExcludesZero)
            || (IsZeroWith(right, term) && Narrow(Interval.Everything, comparison, rangeOf(left), holds, isLeft: false).ExcludesZero))
        {
            return range.WithoutZero();
        }

        if (IsFractionOf(term, condition, holds))
        {
            return range.WithoutZero();
        }

        return term.Kind == TermKind.Sum || left.Kind == TermKind.Sum || right.Kind == TermKind.Sum
            ? NarrowDifference(range, term, comparison, DifferenceOf(condition), holds)
            : range;
    }

    /// <summary>n != d says that 1 - n/d is not 0, n != 2·d that 1 - n/2/d is not, and so does a strict order.</summary>
    private bool IsFractionOf(Term term, Term condition, bool holds)
    {
        if (term.Kind != TermKind.Sum || term.Operands.Length != 2 || (condition.Head is Comparison.Equal or Comparison.LessOrEqual) == holds
            || term.Operands.FirstOrDefault(static operand => operand.Kind == TermKind.Number) is not { } number
            || term.Operands.First(static operand => operand.Kind != TermKind.Number).SplitCoefficient() is not { Factor: { Kind: TermKind.Product } fraction } scaled
            || fraction.Operands.FirstOrDefault(static factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1)) is not { } below)
        {
            return false;
        }

        var whole = (fraction / below) + below[0].Scaled(number.Value / scaled.Coefficient);
        var difference = DifferenceOf(condition);
        return difference.Equals(whole) || difference.IsNegativeOf(whole);
    }

    /// <summary>What a condition on a value or on its square says of the magnitude.</summary>
    private Interval MagnitudeBy(Term condition, Term value, bool holds, Func<Term, Interval> rangeOf)
    {
        var bySign = Transfer.Of(MathFunction.Abs, ApplyComparison(Interval.Everything, value, condition, holds, rangeOf));
        var square = ApplyComparison(new(0, double.PositiveInfinity, mayBeNaN: true), Formula.Pow(value, 2), condition, holds, rangeOf);
        return bySign.Meet(Transfer.Of(MathFunction.Sqrt, square));
    }

    private static bool IsOf(Term side, Term value) => side.Equals(value) || side.IsNegativeOf(value) || side.Equals(Formula.Pow(value, 2));

    /// <summary>True where <paramref name="side"/> is 0 whenever the term is: a factor of a product, what a root is taken of.</summary>
    private static bool IsZeroWith(Term side, Term term) => side.Kind switch
    {
        TermKind.Product => side.Operands.Any(factor => factor.Equals(term) || IsZeroWith(factor, term)),
        TermKind.Power => side[1].Kind == TermKind.Number && side[1].Value > 0 && (side[0].Equals(term) || IsZeroWith(side[0], term)),
        TermKind.Apply => (side.Is(MathFunction.Sqrt) || side.Is(MathFunction.Abs) || side.Is(MathFunction.ToInteger)) && (side[0].Equals(term) || IsZeroWith(side[0], term)),
        _ => false,
    };

    /// <summary>The sign of c where the side is c·termⁿ with an odd n, 0 for anything else.</summary>
    private static int OddPower(Term side, Term term)
    {
        if (side.Kind is not (TermKind.Power or TermKind.Product) || side.SplitCoefficient() is not { Factor: { Kind: TermKind.Power } power } scaled
            || power[1] is not { Kind: TermKind.Number, Value: > 1 } exponent || exponent.Value % 2 != 1)
        {
            return 0;
        }

        var (coefficient, factor) = term.SplitCoefficient();
        return Math.Sign(scaled.Coefficient) * (power[0].Equals(term) ? 1 : power[0].Equals(factor) ? Math.Sign(coefficient) : 0);
    }

    /// <summary>Only a power that is not 0 has the sign of its base: one that underflows is 0 for either.</summary>
    private static Interval NarrowSign(Interval range, int sign, Interval power)
    {
        var signed = sign > 0 ? power : -power;
        var narrowed = !signed.ExcludesZero ? range : signed.Low >= 0 ? Above(range, 0, true) : signed.High <= 0 ? Below(range, 0, true) : range;
        return new(narrowed.Low, narrowed.High, range.MayBeNaN && (narrowed.MayBeNaN || power.MayBeNaN), narrowed.ExcludesZero, narrowed.IsWhole);
    }

    private static bool Magnitude(Term side, Term term) => side.Is(MathFunction.Abs) && (side[0].Equals(term) || side[0].IsNegativeOf(term));

    private Term DifferenceOf(Term condition)
    {
        var key = new Place(condition, null);
        if (!_differences.TryGetValue(key, out var difference))
        {
            _differences[key] = difference = condition[1] - condition[0];
        }

        return difference;
    }

    /// <summary>The difference right - left of the two sides is the term itself or its negative.</summary>
    private static Interval NarrowDifference(Interval range, Term term, Comparison comparison, Term difference, bool holds)
    {
        if (difference.Equals(term))
        {
            return Narrow(range, comparison, Interval.Point(0), holds, isLeft: false);
        }

        return difference.IsNegativeOf(term) ? Narrow(range, comparison, Interval.Point(0), holds, isLeft: true) : OffsetBy(range, term, comparison, difference, holds);
    }

    /// <summary>n &gt; 1 says that n - 1 is positive: the sides differ from the term by a number.</summary>
    private static Interval OffsetBy(Interval range, Term term, Comparison comparison, Term difference, bool holds)
    {
        if (!MayDifferByNumber(term, difference))
        {
            return range;
        }

        if ((difference - term) is { Kind: TermKind.Number } offset)
        {
            return Narrow(range, comparison, Interval.Point(-offset.Value), holds, isLeft: false);
        }

        return (difference + term) is { Kind: TermKind.Number } mirrored
            ? Narrow(range, comparison, Interval.Point(mirrored.Value), holds, isLeft: true)
            : range;
    }

    /// <summary>Two sums that differ by a number are made of the same and have the same operands but for one; anything else must be the operand beside the number.</summary>
    private static bool MayDifferByNumber(Term term, Term difference) => term.Leaves == difference.Leaves && (term.Kind == TermKind.Sum
        ? difference.Kind != TermKind.Sum || Math.Abs(difference.Operands.Length - term.Operands.Length) <= 1
        : difference.Kind == TermKind.Sum && difference.Operands.Length == 2 && difference.Operands[0].Kind == TermKind.Number | difference.Operands[1].Kind == TermKind.Number);

    private static Interval Narrow(Interval range, Comparison comparison, Interval other, bool holds, bool isLeft)
    {
        if (other.IsEmpty)
        {
            return range;
        }

        return (comparison, holds) switch
        {
            (Comparison.Less, true) => isLeft ? Below(range, other.High, true) : Above(range, other.Low, true),
            (Comparison.LessOrEqual, true) => isLeft ? Below(range, other.High, false) : Above(range, other.Low, false),
            (Comparison.Less, false) => KeepNaN(range, other, isLeft ? Above(range, other.Low, false) : Below(range, other.High, false)),
            (Comparison.LessOrEqual, false) => KeepNaN(range, other, isLeft ? Above(range, other.Low, true) : Below(range, other.High, true)),
            (Comparison.Equal, true) or (Comparison.NotEqual, false) => range.Meet(other).WithoutNaN(),
            _ => other is { IsPoint: true, Low: 0, MayBeNaN: false } ? range.WithoutZero() : range,
        };
    }

    /// <summary>A failed comparison may have failed because a side was NaN; then nothing is known of the value but that.</summary>
    private static Interval KeepNaN(Interval before, Interval other, Interval narrowed) =>
        other.MayBeNaN && !other.IsPoint ? before : new(narrowed.Low, narrowed.High, before.MayBeNaN, narrowed.ExcludesZero, narrowed.IsWhole);

    private static Interval Below(Interval range, double limit, bool strict) =>
        new(range.Low, Math.Min(range.High, strict && range.IsWhole ? Math.Ceiling(limit) - 1 : limit), false, range.ExcludesZero || (strict && limit <= 0), range.IsWhole);

    private static Interval Above(Interval range, double limit, bool strict) =>
        new(Math.Max(range.Low, strict && range.IsWhole ? Math.Floor(limit) + 1 : limit), range.High, false, range.ExcludesZero || (strict && limit >= 0), range.IsWhole);

    private static Interval NarrowMagnitude(Interval range, Comparison comparison, Interval limit, bool holds, bool isLeft)
    {
        if (comparison is not (Comparison.Less or Comparison.LessOrEqual))
        {
            return comparison == Comparison.NotEqual == holds && limit is { IsPoint: true, Low: 0 } ? range.WithoutZero() : range;
        }

        if (isLeft == holds)
        {
            return holds ? range.WithoutNaN().Meet(new Interval(-limit.High, limit.High)) : range.Meet(new Interval(-limit.High, limit.High, true));
        }

        var isStrict = (comparison == Comparison.Less) == holds;
        return limit.Low > 0 || (limit.Low == 0 && (isStrict || limit.ExcludesZero)) ? range.WithoutZero() : range;
    }
}
