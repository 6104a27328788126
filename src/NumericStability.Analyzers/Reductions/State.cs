using System.Collections.Immutable;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Reductions;

/// <summary>Conditions known to hold, newest first. Terms are versioned, so a fact never goes stale.</summary>
internal sealed class Facts
{
    private const int MostOfAlternatives = 64;

    public Facts(Term condition, Facts? next)
    {
        Condition = condition;
        Next = next;
        Count = (next?.Count ?? 0) + 1;
    }

    public Term Condition { get; }

    public Facts? Next { get; }

    public int Count { get; }

    /// <summary>Adds a condition or its negation, split into its parts.</summary>
    public static Facts? With(Facts? facts, Term condition, bool holds)
    {
        return (condition.Kind, holds) switch
        {
            (TermKind.Not, _) => With(facts, condition[0], !holds),
            (TermKind.And, true) or (TermKind.Or, false) => With(With(facts, condition[0], holds), condition[1], holds),
            (_, true) => Chosen(new Facts(condition, facts), condition, Comparison.NotEqual),
            _ => Chosen(new Facts(Term.Not(condition), facts), condition, Comparison.Equal),
        };
    }

    /// <summary>c ? a : k that differs from k was chosen by c.</summary>
    private static Facts? Chosen(Facts facts, Term condition, Comparison differs)
    {
        if (condition.Kind != TermKind.Compare || condition.Head is not Comparison comparison || comparison != differs)
        {
            return facts;
        }

        var (choice, other) = condition[0].Kind == TermKind.Choice ? (condition[0], condition[1]) : (condition[1], condition[0]);
        return choice.Kind != TermKind.Choice ? facts
            : choice[2].Equals(other) ? With(facts, choice[0], true)
            : choice[1].Equals(other) ? With(facts, choice[0], false)
            : facts;
    }

    /// <summary>True where one of the conditions is as asked for.</summary>
    public static bool Any(Facts? facts, System.Func<Term, bool> isSuch)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            if (isSuch(fact.Condition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What both paths know: their common tail, and where a path knows more than the condition that chose it, one or the other.</summary>
    public static Facts? Either(Facts? left, Facts? right)
    {
        var common = Common(left, right);
        return Beyond(left, common) is { } first && Beyond(right, common) is { } second && (first.Kind == TermKind.And || second.Kind == TermKind.And)
            && first.Size + second.Size <= MostOfAlternatives
                ? new Facts(Term.Or(first, second), common)
                : common;
    }

    /// <summary>All conditions in front of the tail at once; null where there is none, or too many.</summary>
    private static Term? Beyond(Facts? facts, Facts? tail)
    {
        Term? all = null;
        for (; !ReferenceEquals(facts, tail); facts = facts!.Next)
        {
            all = all is null ? facts!.Condition : Term.And(facts!.Condition, all);
            if (all.Size > MostOfAlternatives)
            {
                return null;
            }
        }

        return all;
    }

    /// <summary>What both paths know: their common tail.</summary>
    public static Facts? Common(Facts? left, Facts? right)
    {
        while (!ReferenceEquals(left, right))
        {
            if ((left?.Count ?? 0) >= (right?.Count ?? 0))
            {
                left = left?.Next;
            }
            else
            {
                right = right?.Next;
            }
        }

        return left;
    }
}

/// <summary>What is known at one point of a method: the value of every location and the conditions on the way there.</summary>
internal sealed class State
{
    public static readonly State Start = new(ImmutableDictionary<Term, Term>.Empty, null, true);

    private State(ImmutableDictionary<Term, Term> cells, Facts? facts, bool isReachable)
    {
        Cells = cells;
        Facts = facts;
        IsReachable = isReachable;
    }

    /// <summary>Location (variable, element, property) to value.</summary>
    public ImmutableDictionary<Term, Term> Cells { get; }

    public Facts? Facts { get; }

    public bool IsReachable { get; }

    public State Set(Term location, Term value) => new(Cells.SetItem(location, value), Facts, IsReachable);

    public State WithCells(ImmutableDictionary<Term, Term> cells) => new(cells, Facts, IsReachable);

    public State Assume(Term condition, bool holds) => condition.Kind == TermKind.Opaque
        ? this
        : new(Cells, Facts.With(Facts, condition, holds), IsReachable);

    public State WithFacts(Facts? facts) => new(Cells, facts, IsReachable);

    public State Unreachable() => new(Cells, Facts, false);
}
