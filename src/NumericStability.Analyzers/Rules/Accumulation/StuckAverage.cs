using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules.Training;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A moving average kept in Half or BFloat16, or with 1 - decay below the ulp of its type: an increment smaller than half an ulp of
/// the average is lost, and it stalls (at 0.75 for decay 0.999 fed ones in Half).
/// </summary>
internal sealed class StuckAverage() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3007",
        title: "Moving average that cannot move",
        messageFormat: "'{0}' keeps a moving average in {1}: {2}",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Keep the state of moving averages and momenta in float or double.");

    public override int Priority => 55;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (!context.IsHere(assignment.Operation) || !assignment.Format.IsFloating() || Moment.Of(assignment.Value) is not { } moment || !IsState(moment, assignment))
            {
                continue;
            }

            var problem = assignment.Format switch
            {
                NumericFormat.Half => "with decay 0.999 and samples of 1 it stalls at 0.75",
                NumericFormat.BFloat16 => "with decay 0.99 and samples of 1 it stalls at 0.8",
                _ when moment.Decay.Kind == TermKind.Number && 1 - moment.Decay.Value < assignment.Format.MachineEpsilon() => "1 - decay is below the ulp of the state",
                _ => null,
            };
            if (problem is not null)
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax), assignment.Format.Keyword(), problem));
            }
        }
    }

    private static bool IsState(Moment moment, Assignment assignment) =>
        moment.Old.Equals(assignment.Old) && (assignment.Operation is not IVariableDeclaratorOperation || assignment.Loop is not null);
}
