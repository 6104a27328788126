using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A rate proportional to the batch size (the linear rule of SGD) in an adaptive step, whose normalised gradient grows with the
/// square root. A heuristic on an integer divided by a power of two from 32 on: a suggestion only.
/// </summary>
internal sealed class BatchScaledRate() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4010",
        title: "Linear batch-size scaling in an adaptive optimizer",
        messageFormat: "'{0}' scales the rate of an adaptive step linearly with the batch size: for Adam the rule is the square root",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The linear rule holds for SGD. Adaptive steps are scaled with the square root of the batch ratio.");

    public override int Priority => 60;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var step in AdaptiveStep.In(context))
        {
            if (step.Numerator.Any(factor => factor is { Kind: TermKind.Variable, Head: Variable variable } && NumericFormats.DeclaredFormatOf(variable.Symbol) == NumericFormat.Integer) && HasBase(step))
            {
                var syntax = step.Syntax;
                context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax)));
            }
        }
    }

    private static bool HasBase(AdaptiveStep step)
    {
        var coefficient = System.Math.Abs(step.Change.SplitCoefficient().Coefficient);
        var inverse = 1 / coefficient;
        return inverse is >= 32 and <= 65536 && System.Math.Log(inverse, 2) % 1 == 0
            || step.Change.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0] is { Kind: TermKind.Variable, Head: Variable variable } && NumericFormats.DeclaredFormatOf(variable.Symbol) == NumericFormat.Integer);
    }
}
