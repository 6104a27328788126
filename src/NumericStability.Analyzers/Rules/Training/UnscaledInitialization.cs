using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// Weights drawn from [0, 1) as they come: all of one sign, and a layer of n inputs sums to n/2. A heuristic on the name of the
/// array, hence a suggestion; silent where the draw is centred or scaled by anything that is not a constant.
/// </summary>
internal sealed class UnscaledInitialization() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4011",
        title: "Weights initialised without a fan-in scale",
        messageFormat: "'{0}' draws weights from [0, {1}): all are positive, and the sum over n inputs grows like n",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Centre the draw and scale it by sqrt(2 / fanIn) (ReLU) or sqrt(6 / (fanIn + fanOut)).");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment is { Loop: not null, Location.Kind: TermKind.Element } && context.IsHere(assignment.Operation) && assignment.Operation is ISimpleAssignmentOperation
                && assignment.Value.SplitCoefficient() is { Coefficient: > 0 and var scale } split && split.Factor.Is(MathFunction.Uniform) && scale > 0.05
                && assignment.Location.Symbol?.Name is { } name && IsWeight(name))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax), scale.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
    }

    private static bool IsWeight(string name) => Naming.Says(name, "weight") || name is "w" or "W" or "_w" or "w1" or "w2" or "W1" or "W2";
}
