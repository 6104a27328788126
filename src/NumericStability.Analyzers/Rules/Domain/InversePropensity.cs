using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Rewards divided by a probability and accumulated: one tiny propensity outweighs everything. Silent where it is floored or the weights normalised.</summary>
internal sealed class InversePropensity() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5012",
        title: "Inverse propensity without a floor",
        messageFormat: "'{0}' accumulates a quotient by '{1}', which has no floor: one small probability outweighs all other terms, and 0 makes the sum infinite",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Importance weights are unbiased but unbounded. A floor on the probability or a cap on the weight changes the estimator and keeps it finite.");

    public override int Priority => 170;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Loop is null && !method.Loops.Any() || !context.IsHere(assignment.Operation) || !assignment.Format.IsFloating()
                || Weighted(assignment) is not { } divisor || !context.RangeOf(divisor, assignment.State.Facts).Contains(0)
                || Safeguards.IsBoundedBelow(divisor, assignment.State.Facts))
            {
                continue;
            }

            var syntax = assignment.Operation.Syntax;
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), divisor.Source is { } source && context.IsHere(source) ? Text.Shortened(source.Syntax) : divisor.ToString()));
        }
    }

    /// <summary>The probability an accumulated reward, or the exponent of a multiplied weight, is divided by.</summary>
    private static Term? Weighted(Assignment assignment)
    {
        var change = assignment.Increment ?? Updates.Multiplied(assignment.Old, assignment.Value);
        if (change is null)
        {
            return null;
        }

        var quotient = change.Kind == TermKind.Product ? change : change.Is(MathFunction.Exp) && change[0].Kind == TermKind.Product ? change[0] : null;
        var below = quotient?.Operands.Where(Shapes.IsDivisor).ToList();
        return below is { Count: 1 } && below[0][1].IsNumber(-1) && below[0][0] is { Kind: TermKind.Element } probability && probability.Format.IsFloating()
            && quotient!.Operands.Any(factor => factor.Kind is TermKind.Variable or TermKind.Element)
            && !quotient.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value == 2)
            ? probability
            : null;
    }
}
