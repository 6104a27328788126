using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules.Training;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// w[i] -= lr·g with w in Half or BFloat16: a step below half an ulp of the parameter (1/2048 of it) is lost, every time. Silent
/// where the update rounds stochastically (Floor of a sum with a variate) and for sums over a loop, which are NUM3002.
/// </summary>
internal sealed class LowPrecisionParameters() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3008",
        title: "Parameters updated in a 16-bit format",
        messageFormat: "'{0}' updates a {1} in place: a step smaller than 1/{2} of the value is lost, every time",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Keep a float master copy of the parameters and convert it for use.");

    public override int Priority => 65;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var sums = Accumulators.In(context);
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Format is NumericFormat.Half or NumericFormat.BFloat16 && context.IsHere(assignment.Operation) && assignment.Operation is not IVariableDeclaratorOperation
                && assignment.Location.Kind is TermKind.Element or TermKind.Member && assignment.Increment is { } step && IsStep(step) && Moment.Of(assignment.Value) is null
                && !sums.Any(sum => ReferenceEquals(sum.Operation, assignment.Operation) && !sum.IsFedBack))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax), assignment.Format.Keyword(),
                    assignment.Format == NumericFormat.Half ? "4096" : "512"));
            }
        }
    }

    /// <summary>Something scaled: a rate times a gradient, not a plain sum of two arrays.</summary>
    private static bool IsStep(Term step) => step.Kind == TermKind.Product
        && step.Operands.Any(factor => factor.Kind is TermKind.Variable or TermKind.Member || factor.Kind == TermKind.Number && factor.Value != -1)
        && !step.Contains(part => part.Is(MathFunction.Uniform) || part.Is(MathFunction.Floor));
}
