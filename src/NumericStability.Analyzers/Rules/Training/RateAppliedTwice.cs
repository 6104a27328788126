using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// w -= lr·(β·m + lr·g): the rate is in the momentum and in the step. Silent where the step adds (positions advanced by a velocity
/// that is itself advanced), where the outer rate differs, and for noise terms.
/// </summary>
internal sealed class RateAppliedTwice() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4013",
        title: "Learning rate applied twice",
        messageFormat: "'{0}' multiplies by '{1}' {2} that already contains it: the step shrinks with the square of the rate",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Apply the rate either when the gradient enters the momentum or when the momentum moves the parameter.");

    public override int Priority => 50;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var step in AdaptiveStep.In(context))
        {
            if (step.Change.Operands.FirstOrDefault(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(2) && IsName(factor[0])) is { } square
                && !step.Change.Operands.Any(part => Domain.Shapes.IsDivisor(part) && part.Contains(square[0])))
            {
                Report(step.Syntax, square[0], "an adaptive step", context);
            }
        }

        foreach (var update in ParameterUpdate.In(context))
        {
            if (update.Change.Kind == TermKind.Product && update.Change.SplitCoefficient().Coefficient < 0 && RateOf(update.Change, update.Weight) is { } rate)
            {
                Report(update.Operation.Syntax, rate, "a momentum", context);
            }
        }
    }

    private void Report(SyntaxNode syntax, Term rate, string what, RuleContext context) =>
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), rate.Symbol?.Name ?? rate.ToString(), what));

    private static Term? RateOf(Term step, Term weight) => step.Operands.Where(IsName).FirstOrDefault(rate =>
        step.Operands.Any(factor => factor.Kind == TermKind.Sum && IsMomentum(factor, rate, weight)));

    private static bool IsName(Term factor) => factor.Kind is TermKind.Variable or TermKind.Member;

    /// <summary>A decayed old value plus the rate times something, and the old value does not contain the rate.</summary>
    private static bool IsMomentum(Term sum, Term rate, Term weight) => sum.Operands.Length == 2
        && sum.Operands.Any(part => part.Kind == TermKind.Product && part.SplitCoefficient().Coefficient > 0 && part.Operands.Contains(rate)
            && !part.Operands.Any(factor => Place.IsSame(factor, weight)))
        && sum.Operands.Any(part => part.Kind == TermKind.Product && !part.Operands.Contains(rate) && part.Operands.Length == 2
            && part.Operands.Any(factor => factor.Kind is TermKind.Element or TermKind.Variable or TermKind.Member) && !part.Contains(inner => Place.IsSame(inner, weight)));
}
