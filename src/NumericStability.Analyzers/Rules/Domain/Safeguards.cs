using System.Linq;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Guards the ranges cannot prove but a reader accepts: comparison with an unknown tolerance, a test of the result.</summary>
internal static class Safeguards
{
    /// <summary>True where the term, or its magnitude, is known to exceed something that is not a number written in view.</summary>
    public static bool IsBoundedBelow(Term term, Facts? facts)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            var isNegated = fact.Condition.Kind == TermKind.Not;
            var condition = isNegated ? fact.Condition[0] : fact.Condition;
            if (condition.Kind == TermKind.Or && !isNegated || condition.Kind == TermKind.And && isNegated)
            {
                if (condition.Operands.All(part => IsBoundedBelow(term, Facts.With(null, part, !isNegated))))
                {
                    return true;
                }
            }
            else if (Bounds(condition, isNegated, term))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Bounds(Term condition, bool isNegated, Term term)
    {
        if (condition.Kind != TermKind.Compare || condition.Head is not (Comparison.Less or Comparison.LessOrEqual))
        {
            return false;
        }

        var (large, small) = isNegated ? (condition[0], condition[1]) : (condition[1], condition[0]);
        return small.Kind != TermKind.Number && !small.Contains(term) && IsMagnitudeOf(large, term);
    }

    private static bool IsMagnitudeOf(Term side, Term term) =>
        side.Equals(term) || (side.Is(MathFunction.Abs) && (side[0].Equals(term) || side[0].Equals(-term)))
        || (side.Is(MathFunction.Sqrt) && IsMagnitudeOf(side[0], term))
        || (side.Kind == TermKind.Product && side.Operands.Any(factor => factor.Equals(term)) && side.Operands.All(factor => factor.Equals(term) || factor.Kind == TermKind.Number || Shapes.IsDivisor(factor)))
        || (side.Kind == TermKind.Power && side[1].Kind == TermKind.Number && side[1].Value > 0 && side[0].Equals(term));

    /// <summary>True where the method asks afterwards whether the value, or what was made of it, is NaN or finite.</summary>
    public static bool IsTestedLater(Term value, RuleContext context) => context.Method.Readings.Any(reading =>
        (reading.Term.Is(MathFunction.IsNaN) || reading.Term.Is(MathFunction.IsFinite) || reading.Term.Is(MathFunction.IsInfinity)
            || reading.Term.Is(MathFunction.IsPositiveInfinity) || reading.Term.Is(MathFunction.IsNegativeInfinity))
        && reading.Term[0].Contains(value));
}
