using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// An L2 penalty λ·Σw² in the loss of a type whose parameters are stepped adaptively: its gradient passes through the second
/// moment like any other. Silent for types that step with SGD.
/// </summary>
internal sealed class PenaltyInLoss() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4003",
        title: "L2 penalty in the loss of an adaptive optimizer",
        messageFormat: "'{0}' adds an L2 penalty to a loss that an adaptive step minimises: it is not weight decay there",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The gradient of the penalty is divided by √v like the rest. Decay the weights beside the step.");

    public override IEnumerable<object> Roots => [TermKind.Sum];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation) || !reading.Term.Format.IsFloating() || reading.Operation is not IBinaryOperation || reading.Term.Kind != TermKind.Sum)
        {
            return;
        }

        var weight = reading.Term.Operands.Select(SquaredArray).FirstOrDefault(found => found is not null);
        if (weight is not null && reading.Term.Operands.Length > 1 && weight.Symbol is IFieldSymbol or IPropertySymbol && IsSteppedAdaptively(weight, context))
        {
            context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax)));
        }
    }

    /// <summary>The w of λ·Σw².</summary>
    private static Term? SquaredArray(Term operand) => operand.Kind == TermKind.Product
        && operand.Operands.FirstOrDefault(factor => factor.Is(Reduction.Sum)) is { } sum && sum[0] is { Kind: TermKind.Power } square && square[1].IsNumber(2) && square[0].Kind == TermKind.Element
        && operand.Operands.All(factor => ReferenceEquals(factor, sum) || factor.Kind is TermKind.Variable or TermKind.Member or TermKind.Number) && operand.Operands.Length <= 3
            ? square[0] : null;

    private static bool IsSteppedAdaptively(Term weight, RuleContext context) => TypeReadings.Of(context).Any(method => method.Assignments.Any(assignment =>
        Place.IsSame(assignment.Location, weight) && assignment.Increment is { } step && step.Contains(part => part.Is(MathFunction.Sqrt))));
}
