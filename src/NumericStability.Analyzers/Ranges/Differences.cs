using System.Linq;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Ranges;

/// <summary>Signs of differences that hold by definition: x[i] - max(x) is never positive.</summary>
internal static class Differences
{
    /// <summary>-1 where the sum is at most 0, +1 where it is at least 0, null where neither is known.</summary>
    public static int? SignOf(Term sum) => sum.Operands.Any(static part => IsExtreme(part.SplitCoefficient().Factor)) ? SignByExtreme(sum) : null;

    private static bool IsExtreme(Term term) => term.Is(MathFunction.Max) || term.Is(MathFunction.Min) || term.Is(Reduction.Max) || term.Is(Reduction.Min);

    private static int? SignByExtreme(Term sum)
    {
        foreach (var part in sum.Operands)
        {
            if (part.SplitCoefficient() is { Coefficient: -1, Factor: var subtracted })
            {
                var rest = sum + subtracted;
                if (Bounds(subtracted, rest, MathFunction.Max, Reduction.Max))
                {
                    return -1;
                }

                if (Bounds(subtracted, rest, MathFunction.Min, Reduction.Min))
                {
                    return 1;
                }
            }
            else if (Bounds(part, part - sum, MathFunction.Max, Reduction.Max))
            {
                return 1;
            }
        }

        return null;
    }

    /// <summary>True where <paramref name="extreme"/> is the maximum (or minimum) over values that include <paramref name="value"/>.</summary>
    private static bool Bounds(Term extreme, Term value, MathFunction function, Reduction reduction) =>
        (extreme.Is(function) && extreme.Operands.Any(operand => operand.Equals(value) || Bounds(operand, value, function, reduction)))
        || (extreme.Is(reduction) && IsInstance(extreme[0], value))
        || (IsOtherExtreme(value, function) && value.Operands.Any(operand => Bounds(extreme, operand, function, reduction)));

    /// <summary>min(a, b) - max(a, b): what bounds one operand of the minimum bounds the minimum.</summary>
    private static bool IsOtherExtreme(Term value, MathFunction function) =>
        value.Is(function == MathFunction.Max ? MathFunction.Min : MathFunction.Max);

    /// <summary>True where <paramref name="term"/> is <paramref name="body"/> at some index.</summary>
    public static bool IsInstance(Term body, Term term) => new IndexMatch().Matches(body, term, 0);

    /// <summary>exp(x[#] - max(x)), or exp(c·(x[#] - max(x))) of a positive number c: one summand of a shifted softmax.</summary>
    public static bool IsShiftedExponential(Term body) =>
        body.Is(MathFunction.Exp) && body[0].SplitCoefficient() is { Coefficient: > 0, Factor: { Kind: TermKind.Sum } shifted } && SignOf(shifted) == -1
        && !shifted.Operands.Any(static part => part.SplitCoefficient() is { Coefficient: < 0, Factor: var extreme } && StartsAtNumber(extreme));

    /// <summary>A maximum that a number was put into may lie above every element.</summary>
    public static bool StartsAtNumber(Term extreme) => extreme.Is(MathFunction.Max) && extreme.Operands.Any(static operand => operand.Kind == TermKind.Number || StartsAtNumber(operand));

    private sealed class IndexMatch
    {
        private Term? _index;

        public bool Matches(Term body, Term term, int depth)
        {
            if (body.Kind == TermKind.Bound && (int)body.Head! == depth)
            {
                if (depth > 0 && term.HasFreeBound() && term.Kind != TermKind.Bound)
                {
                    return _index is not null && _index.Shifted(depth).Equals(term);
                }

                _index ??= term;
                return _index.Equals(term);
            }

            if (!body.HasBound(depth))
            {
                return body.Equals(term) || (depth == 0 && body.HasFreeBound(1) && body.Lower().Equals(term)) || SameBelowBinder(body, term, depth);
            }

            return SameBelowBinder(body, term, depth);
        }

        private bool SameBelowBinder(Term body, Term term, int depth)
        {
            if (body.Kind != term.Kind || !Equals(body.Head, term.Head) || body.Operands.Length != term.Operands.Length || body.Operands.IsEmpty)
            {
                return false;
            }

            if (body.Kind is TermKind.Sum or TermKind.Product)
            {
                return body.Operands.All(mine => term.Operands.Any(other => Matches(mine, other, depth)));
            }

            var inner = body.Kind is TermKind.Reduce or TermKind.Map ? depth + 1 : depth;
            return body.Operands.Zip(term.Operands, (mine, other) => Matches(mine, other, inner)).All(same => same);
        }
    }
}
