using System.Collections.Immutable;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Terms;

/// <summary>The few identities that make two spellings one term. Nothing here changes which digits are lost.</summary>
internal static class Functions
{
    public static Term? Simplify(MathFunction function, ImmutableArray<Term> arguments)
    {
        if (function == MathFunction.Pow)
        {
            return Term.Power(arguments[0], arguments[1]);
        }

        if (function == MathFunction.Max || function == MathFunction.Min)
        {
            return SimplifyExtreme(function, arguments);
        }

        if (function == MathFunction.FusedMultiplyAdd)
        {
            return (arguments[0] * arguments[1]) + arguments[2];
        }

        return arguments.Length == 1 ? SimplifyUnary(function, arguments[0]) : null;
    }

    private static Term? SimplifyUnary(MathFunction function, Term argument)
    {
        if (function == MathFunction.Abs && argument.SplitCoefficient().Coefficient < 0 && -argument is var positive && positive.SplitCoefficient().Coefficient >= 0)
        {
            return Term.Apply(MathFunction.Abs, positive);
        }

        if (function == MathFunction.Count && argument is { Kind: TermKind.Map, Domain: { IsFiltered: false, Collection: { } collection } })
        {
            return Term.Apply(MathFunction.Count, collection);
        }

        return function == MathFunction.Abs && argument.Is(MathFunction.Abs) ? argument : null;
    }

    /// <summary>Maxima and minima are ordered; an infinite or smallest start disappears.</summary>
    private static Term? SimplifyExtreme(MathFunction function, ImmutableArray<Term> arguments)
    {
        var (left, right) = (arguments[0], arguments[1]);
        if (left.Equals(right) || IsNeutral(function, right))
        {
            return left;
        }

        if (IsNeutral(function, left))
        {
            return right;
        }

        return TermOrder.Compare(left, right) > 0 ? Term.RawApply(function, [right, left]) : null;
    }

    private static bool IsNeutral(MathFunction function, Term term) => term.Kind == TermKind.Number &&
        (function == MathFunction.Max ? term.Value <= -3.4e38 || term.Value == -65504 : term.Value >= 3.4e38 || term.Value == 65504);

    /// <summary>a &gt; b ? a : b is a maximum, x &lt; 0 ? -x : x an absolute value.</summary>
    public static Term? SimplifyChoice(Term condition, Term whenTrue, Term whenFalse)
    {
        if (whenTrue.Equals(whenFalse))
        {
            return whenTrue;
        }

        if (condition.Kind == TermKind.Not)
        {
            return Term.Choice(condition[0], whenFalse, whenTrue);
        }

        if (condition.Kind != TermKind.Compare || condition.Head is not (Comparison.Less or Comparison.LessOrEqual))
        {
            return null;
        }

        var (small, large) = (condition[0], condition[1]);
        if (small.Equals(whenTrue) && large.Equals(whenFalse))
        {
            return Term.Apply(MathFunction.Min, small, large);
        }

        if (small.Equals(whenFalse) && large.Equals(whenTrue))
        {
            return Term.Apply(MathFunction.Max, small, large);
        }

        return IsAbsolute(small, large, whenTrue, whenFalse) ? Term.Apply(MathFunction.Abs, whenFalse) : null;
    }

    private static bool IsAbsolute(Term small, Term large, Term whenTrue, Term whenFalse) =>
        whenTrue.IsNegativeOf(whenFalse) && ((large.IsNumber(0) && small.Equals(whenFalse)) || (small.IsNumber(0) && large.Equals(whenTrue)));
}
