using System.Linq;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>The value of a term in the first iteration of the loops around it.</summary>
internal static class FirstIteration
{
    /// <summary>True where the term is 0 when the index has its start value and nothing on the way excludes that.</summary>
    public static bool IsZero(Term term, Reading reading, RuleContext context) => IndexOf(term, reading, context) is not null;

    /// <summary>The loop whose first index makes the term 0.</summary>
    public static Loop? IndexOf(Term term, Reading reading, RuleContext context)
    {
        foreach (var loop in Loop.From(reading.Loop))
        {
            if (loop.Domain?.Start is not { Kind: TermKind.Number } start || loop.Index.Kind != TermKind.Variable || !term.Contains(loop.Index)
                || !context.RangeOf(loop.Index, reading).Contains(start.Value) || !context.RangeOf(term, reading).Contains(0))
            {
                continue;
            }

            var index = loop.Index;
            var first = term.Substitute(part => part.Equals(index) ? start : null);
            if (context.RangeOf(first, (Facts?)null) is { IsPoint: true, Low: 0, MayBeNaN: false } && !IsExcluded(index, start, reading.Facts, context))
            {
                return loop;
            }
        }

        return null;
    }

    /// <summary>True where a condition on the way, such as i % 2 == 0, does not hold at the start.</summary>
    private static bool IsExcluded(Term index, Term start, Facts? facts, RuleContext context)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            var isNegated = fact.Condition.Kind == TermKind.Not;
            var condition = isNegated ? fact.Condition[0] : fact.Condition;
            if (condition.Kind == TermKind.Compare && condition.Contains(index) && Truth(condition, index, start, context) == isNegated)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a comparison of whole numbers holds at the start; null where that is not known.</summary>
    private static bool? Truth(Term condition, Term index, Term start, RuleContext context)
    {
        var sides = condition.Operands.Select(side => context.RangeOf(side.Substitute(part => part.Equals(index) ? start : null), (Facts?)null)).ToList();
        return !sides.All(static side => side is { IsPoint: true, MayBeNaN: false }) ? null : (Comparison)condition.Head! switch
        {
            Comparison.Less => sides[0].Low < sides[1].Low,
            Comparison.LessOrEqual => sides[0].Low <= sides[1].Low,
            Comparison.Equal => sides[0].Low == sides[1].Low,
            _ => sides[0].Low != sides[1].Low,
        };
    }
}
