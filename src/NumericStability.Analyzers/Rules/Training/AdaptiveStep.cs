using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules.Accumulation;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A parameter update w -= rate · numerator / (√v + ε), whatever its parts are called: recognised by the root of squares in the
/// denominator (Adam, RMSprop, Adagrad, …) or by the running maximum of magnitudes (Adamax).
/// </summary>
internal sealed class AdaptiveStep
{
    private static readonly ConditionalWeakTable<RuleContext, List<AdaptiveStep>> PerContext = new();

    private AdaptiveStep(Assignment assignment, Term change, Term denominator)
    {
        Assignment = assignment;
        Change = change;
        Denominator = denominator;
    }

    public Assignment Assignment { get; }

    public Term Weight => Assignment.Location;

    /// <summary>The product that contains the denominator; decay terms beside it are left out.</summary>
    public Term Change { get; }

    public Term Denominator { get; }

    public IEnumerable<Term> Numerator => Change.Kind == TermKind.Product
        ? Change.Operands.Where(factor => !(factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 }))
        : [];

    /// <summary>What stands under the roots.</summary>
    public IEnumerable<Term> SecondMoments => Roots(Denominator);

    public static IReadOnlyList<AdaptiveStep> In(MethodReading method, RuleContext context) => PerContext.GetValue(context, key => Find(method, key));

    private static List<AdaptiveStep> Find(MethodReading method, RuleContext context)
    {
        var found = new List<AdaptiveStep>();
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Format.IsReal() && assignment.Operation is not IVariableDeclaratorOperation && context.IsHere(assignment.Operation)
                && ChangeOf(assignment, method) is { } increment && increment.Size < Term.LargestSize)
            {
                foreach (var part in increment.Kind == TermKind.Sum ? increment.Operands : [increment])
                {
                    if (DenominatorOf(part) is { } denominator)
                    {
                        found.Add(new AdaptiveStep(assignment, part, denominator));
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The increment; where the old value is scaled as well (decay in the same expression), all that is not scaled.</summary>
    public static Term? ChangeOf(Assignment assignment, MethodReading method)
    {
        if (assignment.Increment is { } increment)
        {
            return increment;
        }

        if (assignment.Operation is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound)
        {
            return method.ByOperation.TryGetValue(compound.Value, out var reading) ? compound.OperatorKind == BinaryOperatorKind.Add ? reading.Term : -reading.Term : null;
        }

        return assignment.Value.Kind == TermKind.Sum && assignment.Value.Operands.Any(part => part.Contains(assignment.Old)) ? assignment.Value : null;
    }

    private static Term? DenominatorOf(Term part)
    {
        var factors = part.Kind == TermKind.Product ? part.Operands : [part];
        foreach (var factor in factors)
        {
            if (factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 } && (factor[1].Value == -0.5 ? IsState(factor[0]) : Roots(factor[0]).Any(IsState) || IsMaximumOfMagnitudes(factor[0])))
            {
                return factor[1].Value == -0.5 ? Term.Apply(MathFunction.Sqrt, factor[0]) : factor[0];
            }
        }

        return null;
    }

    /// <summary>A moving average, a running sum of squares, or a place one may be kept in; the norm of a vector is none of them.</summary>
    private static bool IsState(Term v) => v.Kind switch
    {
        TermKind.Element or TermKind.Variable or TermKind.Member => true,
        TermKind.Product => v.Operands.Any(factor => factor.Kind != TermKind.Power && factor.Kind != TermKind.Variable && IsState(factor)) || v.Operands.Any(factor => factor.Kind == TermKind.Variable),
        TermKind.Sum => Moment.Of(v) is not null || Moment.Of(Term.Sum(v.Operands.Select(part => -part))) is not null || v.Operands.Any(part => part.Kind is TermKind.Element or TermKind.Variable or TermKind.Member || Moment.Of(part) is not null)
            || v.Operands.Any(part => part.Kind == TermKind.Number) && v.Operands.Length >= 2 && v.Operands.Any(part => part.Kind != TermKind.Number && part.Kind != TermKind.Reduce && !part.Contains(inner => inner.Kind == TermKind.Reduce))
            || v.Operands.Length == 3 && !v.Operands.Any(part => part.Kind == TermKind.Reduce),
        TermKind.Choice => v.Operands.Skip(1).Any(IsState),
        _ => v.Is(MathFunction.Max) && v.Operands.Any(IsState),
    };

    private static bool IsMaximumOfMagnitudes(Term term) =>
        term.Contains(part => part.Is(MathFunction.Max) && part.Operands.Any(side => side.Is(MathFunction.Abs)));

    private static IEnumerable<Term> Roots(Term term)
    {
        if (term.Is(MathFunction.Sqrt))
        {
            yield return term[0];
        }
        else if (term.Kind is TermKind.Sum or TermKind.Product or TermKind.Choice || term.Is(MathFunction.Max) || term.Is(MathFunction.Clamp))
        {
            foreach (var inner in term.Operands.SelectMany(Roots))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The gradients that are squared (or whose magnitudes are compared) in the denominator.</summary>
    public IEnumerable<Term> Squared() => Squares(Denominator);

    private static IEnumerable<Term> Squares(Term term)
    {
        if (term.Kind == TermKind.Power && term[1].IsNumber(2) || term.Is(MathFunction.Abs))
        {
            yield return term[0];
        }

        foreach (var inner in term.Operands.SelectMany(Squares))
        {
            yield return inner;
        }
    }

    /// <summary>True where both terms address the same variable, array or property, at whatever time and index.</summary>
    public static bool IsSamePlace(Term left, Term right) => left.Kind == right.Kind
        && Accumulators.SymbolOf(left) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, Accumulators.SymbolOf(right));
}
