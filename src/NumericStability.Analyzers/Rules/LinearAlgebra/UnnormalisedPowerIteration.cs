using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>v = A·v again and again: |v| grows or shrinks like the k-th power of the largest eigenvalue. Silent where each step normalises.</summary>
internal sealed class UnnormalisedPowerIteration() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8007",
        title: "Power iteration without normalisation",
        messageFormat: "'{0}' multiplies by the same matrix in every iteration without normalising: the vector overflows to ∞ or vanishes like the k-th power of the largest eigenvalue",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Dividing by the norm in every step keeps the direction, which is all the iteration is for.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var loop in method.Loops)
        {
            foreach (var recurrence in loop.Recurrences.Where(recurrence => IsBareProduct(recurrence)))
            {
                if (method.Assignments.LastOrDefault(assignment => ReferenceEquals(assignment.Loop, loop) && assignment.Location.Equals(recurrence.Location)) is { } step && context.IsHere(step.Operation))
                {
                    context.Report(new Finding(Descriptor, step.Operation.Syntax, Text.Shortened(step.Operation.Syntax)) { Fixes = FixesOf(step) });
                }
            }
        }
    }

    /// <summary>The new value is a matrix that does not change times the old value.</summary>
    private static bool IsBareProduct(Recurrence recurrence) => recurrence.Value.Is(MathFunction.MatrixProduct)
        && recurrence.Value[1].Equals(recurrence.Head) && !recurrence.Value[0].Contains(recurrence.Head) && IsFixed(recurrence.Value[0]);

    /// <summary>Vectors that can normalise themselves do it at each step; what the loop leaves keeps its direction.</summary>
    private static ImmutableArray<Fix> FixesOf(Assignment step) =>
        step.Operation is ISimpleAssignmentOperation { Value: { Type: { } type, Syntax: ExpressionSyntax product } }
        && type.GetMembers("Normalize").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 1)
            ? [new Fix("Normalise at each step (the result has length 1)", "NUM8007.normalise", [Wrapping.Member(product, ".Normalize(2)")])]
            : [];

    private static bool IsFixed(Term matrix) => matrix.Kind is TermKind.Variable or TermKind.Member && !Naming.Says(matrix.Origin, "transition", "stochastic", "rotation", "markov") && !Naming.Is(matrix.Origin, "P", "Q", "R");
}
