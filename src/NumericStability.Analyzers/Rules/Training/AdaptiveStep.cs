using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A parameter update w -= rate · numerator / (√v + ε), whatever its parts are called: recognised by the root of squares in the
/// denominator (Adam, RMSprop, Adagrad, …) or by the running maximum of magnitudes (Adamax).
/// </summary>
internal sealed class AdaptiveStep
{
    private AdaptiveStep(ParameterUpdate update, Term change, Term denominator)
    {
        Update = update;
        Change = change;
        Denominator = denominator;
    }

    public ParameterUpdate Update { get; }

    public SyntaxNode Syntax => Update.Operation.Syntax;

    public Term Weight => Update.Weight;

    /// <summary>The product that contains the denominator; decay terms beside it are left out.</summary>
    public Term Change { get; }

    public Term Denominator { get; }

    public IEnumerable<Term> Numerator => Change.Kind == TermKind.Product
        ? Change.Operands.Where(factor => !(factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 }))
        : [];

    /// <summary>What stands under the roots.</summary>
    public IEnumerable<Term> SecondMoments => Roots(Denominator);

    public static IReadOnlyList<AdaptiveStep> In(RuleContext context) => context.Once(Find);

    private static List<AdaptiveStep> Find(MethodReading method, RuleContext context)
    {
        var found = new List<AdaptiveStep>();
        foreach (var update in ParameterUpdate.In(context))
        {
            if (update.Change.Size < Term.LargestSize)
            {
                found.AddRange(PartsOf(update.Change).Select(part => DenominatorOf(part) is { } denominator ? new AdaptiveStep(update, part, denominator) : null).OfType<AdaptiveStep>());
            }
        }

        return found;
    }

    /// <summary>The summands of a change, also below a common rate (rate · (step + λ·w)), a clamp or an option.</summary>
    private static IEnumerable<Term> PartsOf(Term change)
    {
        switch (change.Kind)
        {
            case TermKind.Sum:
                return change.Operands.SelectMany(PartsOf);
            case TermKind.Choice:
                return change.Operands.Skip(1).SelectMany(PartsOf).Distinct();
            case TermKind.Product when change.Operands.FirstOrDefault(IsCompound) is { } compound:
                return PartsOf(compound).Select(part => change / compound * part);
            default:
                return IsBound(change) ? change.Operands.SelectMany(PartsOf) : [change];
        }
    }

    /// <summary>A factor with the adaptive step inside: a sum of it and a decay, an option, a bound.</summary>
    private static bool IsCompound(Term factor) => (factor.Kind is TermKind.Sum or TermKind.Choice || IsBound(factor))
        && PartsOf(factor).Any(part => DenominatorOf(part) is not null);

    private static bool IsBound(Term term) => term.Is(MathFunction.Clamp) || term.Is(MathFunction.Min) || term.Is(MathFunction.Max);

    /// <summary>True where the step, or the rate divided by √v, is kept within bounds.</summary>
    public bool IsBounded => Update.Change.Contains(part => IsBound(part) && part.Contains(Denominator));

    private static Term? DenominatorOf(Term part)
    {
        var factors = part.Kind == TermKind.Product ? part.Operands : [part];
        foreach (var factor in factors)
        {
            if (factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 } && (factor[1].Value == -0.5 ? IsState(factor[0]) : Roots(factor[0]).Any(IsState) || IsMaximumOfMagnitudes(factor[0])))
            {
                return factor[1].Value == -0.5 ? Term.Apply(MathFunction.Sqrt, factor[0]) : factor[0];
            }

            if (factor.Is(MathFunction.Sqrt) && factor[0].Kind == TermKind.Product
                && factor[0].Operands.FirstOrDefault(inner => inner.Kind == TermKind.Power && inner[1].IsNumber(-1) && inner[0].Kind == TermKind.Sum && IsState(inner[0])) is { } quotient)
            {
                return Term.Apply(MathFunction.Sqrt, quotient[0]);
            }
        }

        return null;
    }

    /// <summary>A moving average, a running sum of squares, or a place one may be kept in; the norm of a vector is none of them.</summary>
    private static bool IsState(Term v) => v.Kind switch
    {
        TermKind.Element or TermKind.Variable or TermKind.Member => true,
        TermKind.Product => v.Operands.Any(factor => factor.Kind != TermKind.Power && factor.Kind != TermKind.Variable && IsState(factor)) || v.Operands.Any(factor => factor.Kind == TermKind.Variable),
        TermKind.Sum => IsAverageOfSquares(v) || Moment.Of(v) is not null || Moment.Of(Term.Sum(v.Operands.Select(part => -part))) is not null || v.Operands.Any(part => part.Kind is TermKind.Element or TermKind.Variable or TermKind.Member || Moment.Of(part) is not null)
            || v.Operands.Any(part => part.Kind == TermKind.Number) && v.Operands.Length >= 2 && v.Operands.Any(part => part.Kind != TermKind.Number && part.Kind != TermKind.Reduce && !part.Contains(inner => inner.Kind == TermKind.Reduce))
            || v.Operands.Length == 3 && !v.Operands.Any(part => part.Kind == TermKind.Reduce),
        TermKind.Choice => v.Operands.Skip(1).Any(IsState),
        _ => v.Is(MathFunction.Max) && v.Operands.Any(IsState),
    };

    /// <summary>β·v + c·g², where c is 1 - β under a name of its own.</summary>
    public static bool IsAverageOfSquares(Term v) => v.Kind == TermKind.Sum && v.Operands.Length == 2
        && v.Operands.Any(part => part.Kind == TermKind.Product && part.Operands.Any(Place.Is))
        && v.Operands.Any(part => part.Kind == TermKind.Product && part.Operands.Any(factor => IsSquare(factor) || factor.Kind == TermKind.Sum && factor.Operands.Any(IsSquare) && factor.Operands.Any(small => small.Kind == TermKind.Number)));

    private static bool IsSquare(Term factor) => factor.Kind == TermKind.Power && factor[1].IsNumber(2);

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

    /// <summary>What is squared, or taken the magnitude of, anywhere in a term.</summary>
    public static IEnumerable<Term> Squares(Term term)
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
}
