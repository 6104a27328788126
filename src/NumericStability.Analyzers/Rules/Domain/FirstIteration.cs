using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>A variable of a loop, its index or one carried along, and the number it holds when the loop starts.</summary>
internal sealed record Start(Term Variable, Term Value, bool IsIndex);

/// <summary>The value of a term in the first iteration of the loops around it.</summary>
internal static class FirstIteration
{
    /// <summary>True where the term is 0 when the loop's variables have their start values and nothing on the way excludes that.</summary>
    public static bool IsZero(Term term, Reading reading, RuleContext context) => ZeroStart(term, reading, context) is not null;

    /// <summary>The loop variable, an index or a value updated later in the body, whose start makes the term 0.</summary>
    public static Start? ZeroStart(Term term, Reading reading, RuleContext context)
    {
        foreach (var loop in Loop.From(reading.Loop))
        {
            var starts = StartsOf(loop);
            if (starts.Find(start => term.Contains(start.Variable)) is { } used && context.RangeOf(AtStart(term, starts), (Facts?)null) is { IsPoint: true, Low: 0, MayBeNaN: false }
                && context.RangeOf(term, reading).Contains(0) && starts.TrueForAll(start => context.RangeOf(start.Variable, reading).Contains(start.Value.Value)) && IsReached(loop, starts, reading, context))
            {
                return used;
            }
        }

        return null;
    }

    /// <summary>True where a condition on the way to the reading, such as i &gt; 0, keeps it out of the iteration that begins with this start.</summary>
    public static bool IsExcluded(Start start, Reading reading, RuleContext context) => Loop.From(reading.Loop).FirstOrDefault(loop => StartsOf(loop).Contains(start)) is { } begun
        && (!StartsOf(begun).TrueForAll(other => context.RangeOf(other.Variable, reading).Contains(other.Value.Value)) || !IsReached(begun, StartsOf(begun), reading, context));

    private static List<Start> StartsOf(Loop loop)
    {
        var starts = loop.Recurrences.Where(static recurrence => recurrence is { Initial.Kind: TermKind.Number, Head.Kind: TermKind.Variable })
            .Select(recurrence => new Start(recurrence.Head, recurrence.Initial, recurrence.Head.Equals(loop.Index))).ToList();
        if (loop.Domain?.Start is { Kind: TermKind.Number } first && loop.Index.Kind == TermKind.Variable && !starts.Any(static start => start.IsIndex))
        {
            starts.Add(new Start(loop.Index, first, IsIndex: true));
        }

        return starts;
    }

    private static Term AtStart(Term term, List<Start> starts) => term.Substitute(part => starts.FirstOrDefault(start => start.Variable.Equals(part))?.Value);

    /// <summary>False where a condition on the way, such as i % 2 == 0, does not hold at the start, or may not, for what it asks of carried values.</summary>
    private static bool IsReached(Loop loop, List<Start> starts, Reading reading, RuleContext context)
    {
        for (var fact = reading.Facts; fact is not null && fact != loop.EntryFacts; fact = fact.Next)
        {
            var isNegated = fact.Condition.Kind == TermKind.Not;
            var truth = Truth(AtStart(isNegated ? fact.Condition[0] : fact.Condition, starts), context);
            var isOfCarried = loop.Recurrences.Any(recurrence => !recurrence.Head.Equals(loop.Index) && fact.Condition.Contains(recurrence.Head));
            if (truth == isNegated || (truth is null && isOfCarried && !IsConditionOf(loop, fact.Condition)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What keeps the loop running held at its start, or there is no first iteration.</summary>
    private static bool IsConditionOf(Loop loop, Term condition) =>
        loop.Operation is IWhileLoopOperation { Condition: { } written } && (condition.Source ?? condition.Origin) is { } read && written.Syntax.Span.Contains(read.Syntax.Span);

    /// <summary>Whether a comparison holds; null where the ranges of its sides do not say.</summary>
    private static bool? Truth(Term condition, RuleContext context)
    {
        if (condition.Kind != TermKind.Compare)
        {
            return null;
        }

        var (left, right) = (context.RangeOf(condition[0], (Facts?)null), context.RangeOf(condition[1], (Facts?)null));
        if (left.MayBeNaN || right.MayBeNaN || left.IsEmpty || right.IsEmpty)
        {
            return null;
        }

        bool? isEqual = left.IsPoint && right.IsPoint && left.Low == right.Low ? true : left.High < right.Low || right.High < left.Low ? false : null;
        return (Comparison)condition.Head! switch
        {
            Comparison.Less => left.High < right.Low ? true : left.Low >= right.High ? false : null,
            Comparison.LessOrEqual => left.High <= right.Low ? true : left.Low > right.High ? false : null,
            Comparison.Equal => isEqual,
            _ => !isEqual,
        };
    }
}
