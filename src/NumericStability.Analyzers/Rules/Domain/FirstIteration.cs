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
            if (context.RangeOf(first, (Facts?)null) is { IsPoint: true, Low: 0, MayBeNaN: false })
            {
                return loop;
            }
        }

        return null;
    }
}
