using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// Moving averages that start at zero and are used as they are: an Adam step without 1 - βᵗ, or with the correction multiplied
/// where it must divide. Silent for RMSprop (no correction by definition), AMSGrad (its paper has none), averages started from
/// the first value, and rates that may be corrected elsewhere (further factors).
/// </summary>
internal sealed class MissingBiasCorrection() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4004",
        title: "Moving average without bias correction",
        messageFormat: "'{0}' {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An average that starts at zero is too small by the factor 1 - decay^t. Divide by that factor.");

    public override int Priority => 35;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var step in AdaptiveStep.In(context))
        {
            if (IsInverted(step))
            {
                Report(step, context, "multiplies the average by 1 - βᵗ: the correction divides");
            }
            else if (!step.IsBounded && IsUncorrected(step) && !IsRateCorrectedElsewhere(step, context))
            {
                Report(step, context, "is an Adam step without bias correction: the first step is about 3.2 times too large for β₁ = 0.9, β₂ = 0.999");
            }
        }

        foreach (var loop in method.Loops)
        {
            foreach (var average in loop.Recurrences)
            {
                ExamineAverage(average, loop, method, context);
            }
        }
    }

    private void Report(AdaptiveStep step, RuleContext context, string problem)
    {
        var syntax = step.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), problem));
    }

    /// <summary>rate · (β₁m + (1 - β₁)g) / (√(β₂v + (1 - β₂)g²) + ε) and nothing else.</summary>
    private static bool IsUncorrected(AdaptiveStep step)
    {
        var roots = step.SecondMoments.ToList();
        var numerator = step.Numerator.ToList();
        var moments = numerator.Where(factor => Moment.Of(factor) is not null).ToList();
        var rest = numerator.Where(factor => factor.Kind != TermKind.Number && !moments.Contains(factor)).ToList();
        return roots.Count == 1 && SecondMoment(roots[0]) is not null && moments.Count == 1 && rest.Count <= 1 && rest.All(IsPlainRate)
            && step.Change.Operands.Count(factor => factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 }) == 1;
    }

    private static Moment? SecondMoment(Term root)
    {
        var summands = root.Kind == TermKind.Sum && root.Operands.Length == 3
            ? Term.Sum(root.Operands.Where(part => part.Kind is not (TermKind.Number or TermKind.Variable)))
            : root;
        return Moment.Of(summands) is { } moment && moment.Sample.Contains(part => part.Kind == TermKind.Power && part[1].IsNumber(2)) ? moment : null;
    }

    /// <summary>A rate that names a step (lrT, alphaT, lr_t) carries the correction already.</summary>
    private static bool IsPlainRate(Term rate) => rate.Kind is TermKind.Variable or TermKind.Member && rate.Symbol is { Name: var name }
        && !name.EndsWith("T", System.StringComparison.Ordinal) && !name.EndsWith("_t", System.StringComparison.Ordinal)
        && !Naming.Says(name, "corr", "hat") && !name.StartsWith("step", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>A field that another method computes with a root or power holds the corrected rate.</summary>
    private static bool IsRateCorrectedElsewhere(AdaptiveStep step, RuleContext context)
    {
        var fields = step.Numerator.Where(factor => factor.Symbol is IFieldSymbol or IPropertySymbol).ToList();
        return fields.Count > 0 && TypeReadings.Of(context).Any(other => other.Assignments.Any(assignment => fields.Any(field => Place.IsSame(field, assignment.Location))
            && assignment.Value.Contains(part => part.Is(MathFunction.Sqrt) || part.Kind == TermKind.Power && part[1].Kind != TermKind.Number)));
    }

    private static bool IsInverted(AdaptiveStep step) => step.Numerator.Select(Moment.Of).Any(moment =>
        moment is not null && step.Numerator.Any(factor => IsCorrection(factor, moment.Decay) || IsCorrection(-factor, moment.Decay)));

    /// <summary>1 - βᵗ for this β.</summary>
    private static bool IsCorrection(Term factor, Term decay) => factor.Kind == TermKind.Sum && factor.Operands.Length == 2 && factor.Operands.Any(part => part.IsNumber(1))
        && factor.Operands.Any(part => (-part) is { Kind: TermKind.Power } power && power[0].Equals(decay));

    /// <summary>A scalar average over a whole loop, started at 0 and returned as it is, or step by step in an array: a suggestion.</summary>
    private void ExamineAverage(Recurrence average, Loop loop, MethodReading method, RuleContext context)
    {
        if (!average.Initial.IsNumber(0) || Moment.Of(average.Value) is not { } moment || !moment.Old.Equals(average.Head) || moment.Decay.Kind == TermKind.Number && moment.Decay.Value < 0.5)
        {
            return;
        }

        var assignment = method.Assignments.FirstOrDefault(candidate => candidate.Value.Equals(average.Value) && context.IsHere(candidate.Operation));
        var symbol = average.Location.Symbol;
        var isReturned = method.Returns.Any(result => result.Kind == TermKind.Variable && SymbolEqualityComparer.Default.Equals(result.Symbol, symbol));
        if (assignment is not null && (isReturned || IsReturnedAsSeries(average, method)))
        {
            context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax), "starts at 0 and is returned without correction: after t steps it is too small by the factor 1 - decayᵗ")
            {
                Severity = DiagnosticSeverity.Info,
            });
        }
    }

    /// <summary>True where each step goes into an array, and the array is returned.</summary>
    private static bool IsReturnedAsSeries(Recurrence average, MethodReading method) => method.Assignments.Any(copy =>
        copy.Location.Kind == TermKind.Element && copy.Value.Equals(average.Value) && copy.Loop is not null
        && copy.Location.Symbol is { } series && IsReturned(series, method));

    private static bool IsReturned(ISymbol symbol, MethodReading method) => method.Body.DescendantsAndSelf().OfType<IReturnOperation>()
        .Any(end => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(end.ReturnedValue), symbol));
}
