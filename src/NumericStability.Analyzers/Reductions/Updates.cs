using System.Linq;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>Tells what one iteration does to a carried value: adds, multiplies, takes the larger.</summary>
internal static class Updates
{
    /// <summary>The r of value = head + r, conditional updates included.</summary>
    public static Term? Added(Term head, Term value)
    {
        if (value.Equals(head))
        {
            return Term.Zero;
        }

        if (value.Kind == TermKind.Choice)
        {
            return Added(head, value[1]) is { } left && Added(head, value[2]) is { } right ? Term.Choice(value[0], left, right) : null;
        }

        if (head.Kind == TermKind.Number)
        {
            return null;
        }

        var rest = value - head;
        return value.Kind == TermKind.Sum && rest.Size < value.Size + 1 && !rest.Contains(head) ? rest : null;
    }

    /// <summary>The r of value = head · r.</summary>
    public static Term? Multiplied(Term head, Term value)
    {
        if (value.Equals(head))
        {
            return Term.One;
        }

        if (value.Kind == TermKind.Choice)
        {
            return Multiplied(head, value[1]) is { } left && Multiplied(head, value[2]) is { } right ? Term.Choice(value[0], left, right) : null;
        }

        if (value.Kind != TermKind.Product || head.Kind == TermKind.Number)
        {
            return null;
        }

        var rest = value / head;
        return rest.Contains(head) ? null : rest;
    }

    /// <summary>The r of value = max(head, r) or min(head, r).</summary>
    public static Term? Extreme(MathFunction function, Term head, Term value)
    {
        if (!value.Is(function))
        {
            return null;
        }

        return value[0].Equals(head) ? value[1] : value[1].Equals(head) ? value[0] : NestedExtreme(function, head, value);
    }

    private static Term? NestedExtreme(MathFunction function, Term head, Term value)
    {
        for (var i = 0; i < 2; i++)
        {
            if (value[i].Is(function) && Extreme(function, head, value[i]) is { } inner && !value[1 - i].Contains(head))
            {
                return Term.Apply(function, inner, value[1 - i]);
            }
        }

        return null;
    }

    /// <summary>The value after a loop that updates a location this way, or null where it is no plain reduction.</summary>
    public static Term? Reduced(Recurrence update, Loop loop)
    {
        var (head, value, initial) = (update.Head, update.Value, update.Initial);
        if (Added(head, value) is { } added && IsPlain(added, head))
        {
            return initial + Reduce(Reduction.Sum, added, loop);
        }

        if (Multiplied(head, value) is { } factor && IsPlain(factor, head))
        {
            return initial * Reduce(Reduction.Product, factor, loop);
        }

        if (Extreme(MathFunction.Max, head, value) is { } larger && IsPlain(larger, head))
        {
            return Term.Apply(MathFunction.Max, initial, Reduce(Reduction.Max, larger, loop));
        }

        return Extreme(MathFunction.Min, head, value) is { } smaller && IsPlain(smaller, head)
            ? Term.Apply(MathFunction.Min, initial, Reduce(Reduction.Min, smaller, loop))
            : null;
    }

    private static bool IsPlain(Term change, Term head) => !change.Contains(head);

    private static Term Reduce(Reduction kind, Term body, Loop loop) => Term.Reduce(kind, body.Abstract(loop.Index), loop.Domain);
}
