using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A schedule or phase advanced by multiplying the last value: each step rounds, and the error grows with the number of steps.
/// Only in float and Half, for a factor that does not change in the loop. Silent for double, short loops and powers of two.
/// </summary>
internal sealed class RepeatedFactor() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3010",
        title: "Schedule advanced by repeated multiplication",
        messageFormat: "'{0}' multiplies the last {1} value again and again: the relative error grows by half an ulp per step",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Compute the value from the step: start * Pow(factor, step), Cos(k * angle).");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment is { Loop: { } loop, Location.Kind: TermKind.Variable, Format: NumericFormat.Single or NumericFormat.Half or NumericFormat.BFloat16 }
                && context.IsHere(assignment.Operation) && assignment.Operation is not IVariableDeclaratorOperation
                && Updates.Multiplied(assignment.Old, assignment.Value) is { } factor && IsConstant(factor, loop) && IsCarried(assignment, loop)
                && !(TripCounts.Of(loop, context) <= context.Options.AccumulationMinTripCount))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax), assignment.Format.Keyword()));
            }
        }
    }

    private static bool IsConstant(Term factor, Loop loop) => factor.Kind switch
    {
        TermKind.Number => System.Math.Log(System.Math.Abs(factor.Value), 2) % 1 != 0,
        TermKind.Variable or TermKind.Member => !loop.Heads.ContainsValue(factor) && !factor.Contains(loop.Index) && factor.Head is not Variable { Version: > 0 },
        TermKind.Power => factor[1].IsNumber(-1) && IsConstant(factor[0], loop),
        TermKind.Choice => false,
        _ => false,
    };

    /// <summary>The value lives from one iteration to the next and is not set anew in it.</summary>
    private static bool IsCarried(Assignment assignment, Loop loop) => loop.Heads.Any(head => Term.Of(head.Key, 0).Equals(assignment.Location) && head.Value.Equals(assignment.Old))
        && loop.Domain is not null;
}
