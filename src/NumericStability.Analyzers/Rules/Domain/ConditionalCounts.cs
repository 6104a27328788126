using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Counters that grow only where a condition holds. Together they stay 0 where the conditions can all fail at once.</summary>
internal static class ConditionalCounts
{
    private const int MostConditions = 6;

    public static bool AreConditional(IEnumerable<Term> bodies) => bodies.All(IsConditional);

    /// <summary>True where some outcome of the conditions adds 0 to every counter. Each condition may come out either way.</summary>
    public static bool CanBeZero(IEnumerable<Term> bodies, Func<Term, Interval> rangeOf)
    {
        var inner = bodies.Select(Innermost).ToList();
        if (!inner.All(IsConditional) || !inner.All(body => rangeOf(body).IsNonNegative))
        {
            return false;
        }

        var conditions = inner.SelectMany(Conditions).Distinct().ToList();
        if (conditions.Count > MostConditions || conditions.Any(IsReflexive) || conditions.All(IsOfIndices))
        {
            return false;
        }

        for (var outcome = 0; outcome < 1 << conditions.Count; outcome++)
        {
            if (inner.All(body => Value(body, conditions, outcome).IsNumber(0)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counted where a flag is left set by a loop: what the flag says of the elements is not known.</summary>
    public static bool IsUnread(Term body) => IsConditional(body) && Conditions(Innermost(body)).All(static condition => condition is { Kind: TermKind.Variable, Head: Variable { Version: > 0 } });

    /// <summary>True where the condition holds for at least one element whatever the elements are.</summary>
    public static bool CountsItself(Term body) => IsConditional(body) && Conditions(Innermost(body)).All(IsReflexive);

    /// <summary>x[j] ≥ x[i] holds for j = i: each element counts itself.</summary>
    private static bool IsReflexive(Term condition) => condition is { Kind: TermKind.Compare, Head: Comparison.LessOrEqual or Comparison.Equal }
        && ((condition[0].Kind == TermKind.Element && condition[1].Kind == TermKind.Element && condition[0][0].Equals(condition[1][0]))
            || IsExtremeOf(condition[0], condition[1]) || IsExtremeOf(condition[1], condition[0]));

    /// <summary>x[i] == min(x): one of the elements is the smallest.</summary>
    private static bool IsExtremeOf(Term extreme, Term value) => extreme.Is(Reduction.Min) || extreme.Is(Reduction.Max) ? Differences.IsInstance(extreme[0], value)
        : (extreme.Is(MathFunction.Min) || extreme.Is(MathFunction.Max)) && extreme.Operands.Any(operand => IsExtremeOf(operand, value));

    /// <summary>Whether a pixel of a window lies in the image depends on where the window is, not on the data.</summary>
    private static bool IsOfIndices(Term condition) => IsOfPosition(condition) || condition.Kind == TermKind.Compare && condition.HasFreeBound()
        && !condition.Contains(part => part.Kind == TermKind.Element || (part.Kind == TermKind.Opaque && part.Head is not ILoopOperation));

    /// <summary>IsValid(row, column): a predicate asked about nothing but two or more whole numbers.</summary>
    private static bool IsOfPosition(Term condition) => condition.Is(MathFunction.Asked) && condition.Operands.Length == 1
        && condition[0].Head is IInvocationOperation { Arguments: { Length: > 1 } arguments } && arguments.All(static argument => NumericFormats.FormatOf(argument.Value.Type) == NumericFormat.Integer);

    private static Term Innermost(Term body)
    {
        while (body.Is(Reduction.Sum) || body.Is(MathFunction.Given))
        {
            body = body[0];
        }

        return body;
    }

    private static bool IsConditional(Term body) => Innermost(body) is { Kind: TermKind.Choice } choice && HasZero(choice);

    private static bool HasZero(Term term) => term.Kind == TermKind.Choice ? HasZero(term[1]) || HasZero(term[2]) : term.IsNumber(0);

    private static IEnumerable<Term> Conditions(Term body) => body.Kind != TermKind.Choice ? [] : Atoms(body[0]).Concat(Conditions(body[1])).Concat(Conditions(body[2]));

    private static IEnumerable<Term> Atoms(Term condition) => condition.Kind switch
    {
        TermKind.And or TermKind.Or => Atoms(condition[0]).Concat(Atoms(condition[1])),
        TermKind.Not => Atoms(condition[0]),
        _ => [Positive(condition)],
    };

    /// <summary>x == 0 for x != 0, and for x == 1 of a label, which is one or the other.</summary>
    private static Term Positive(Term condition) => condition switch
    {
        { Kind: TermKind.Compare, Head: Comparison.NotEqual } => Term.Compare(Comparison.Equal, condition[0], condition[1]),
        _ when LabelOf(condition) is { } label => Term.Compare(Comparison.Equal, label, Term.Zero),
        _ => condition,
    };

    private static bool IsNegative(Term condition) => condition is { Kind: TermKind.Compare, Head: Comparison.NotEqual } || LabelOf(condition) is not null;

    /// <summary>The whole number that is compared with 1.</summary>
    private static Term? LabelOf(Term condition) => condition is not { Kind: TermKind.Compare, Head: Comparison.Equal } ? null
        : condition[1].IsNumber(1) && condition[0].Format == NumericFormat.Integer ? condition[0]
        : condition[0].IsNumber(1) && condition[1].Format == NumericFormat.Integer ? condition[1]
        : null;

    private static Term Value(Term body, List<Term> conditions, int outcome) =>
        body.Kind != TermKind.Choice ? body : Value(Holds(body[0], conditions, outcome) ? body[1] : body[2], conditions, outcome);

    private static bool Holds(Term condition, List<Term> conditions, int outcome) => condition.Kind switch
    {
        TermKind.And => Holds(condition[0], conditions, outcome) && Holds(condition[1], conditions, outcome),
        TermKind.Or => Holds(condition[0], conditions, outcome) || Holds(condition[1], conditions, outcome),
        TermKind.Not => !Holds(condition[0], conditions, outcome),
        _ => (outcome >> conditions.IndexOf(Positive(condition)) & 1) != 0 != IsNegative(condition),
    };
}
