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

    private const int FewIterations = 10;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var loop in method.Loops.Where(loop => !(loop.Domain?.TripCount <= FewIterations)))
        {
            foreach (var recurrence in loop.Recurrences.Where(IsBareProduct))
            {
                if (method.Assignments.LastOrDefault(assignment => ReferenceEquals(assignment.Loop, loop) && assignment.Location.Equals(recurrence.Location)) is { } step
                    && context.IsHere(step.Operation) && !IsChangedBesides(step, loop))
                {
                    context.Report(new Finding(Descriptor, step.Operation.Syntax, Text.Shortened(step.Operation.Syntax)) { Fixes = FixesOf(step) });
                }
            }
        }
    }

    /// <summary>The new value is a matrix that does not change, or several, times the old value: from the left, or a row from the right.</summary>
    private static bool IsBareProduct(Recurrence recurrence) => IsProductWith(recurrence.Head, recurrence.Value)
        || (recurrence.Value.Is(MathFunction.MatrixProduct) && recurrence.Value[0].Equals(recurrence.Head) && IsFixed(recurrence.Value[1]) && IsVector(recurrence.Value.Origin))
        || IsProductInArrays(recurrence);

    private static bool IsProductWith(Term head, Term value) => value.Is(MathFunction.MatrixProduct) && IsFixed(value[0])
        && (value[1].Equals(head) || IsProductWith(head, value[1]));

    private static bool IsVector(IOperation? operation) => operation?.Type is { Name: "Vector" };

    /// <summary>Each new element is the sum of a row or column of the matrix times the old elements.</summary>
    private static bool IsProductInArrays(Recurrence recurrence) => recurrence.Value is { Kind: TermKind.Map } map && map[0].Is(Reduction.Sum)
        && map[0][0] is { Kind: TermKind.Product, Operands.Length: 2 } product
        && product.Operands.Any(factor => factor.Equals(Term.Element(recurrence.Head.Shifted(2), Term.Bound(0))))
        && product.Operands.Any(factor => factor is { Kind: TermKind.Element } entry && entry[0].Kind == TermKind.Element && IsFixed(entry[0][0])
            && entry.Operands.Concat(entry[0].Operands).Any(index => index.Equals(Term.Bound(0))) && entry.Operands.Concat(entry[0].Operands).Any(index => index.Equals(Term.Bound(1))));

    /// <summary>A method that returns nothing and is given the vector may normalise it.</summary>
    private static bool IsChangedBesides(Assignment step, Loop loop) => LoopScan.SymbolOf(step.Target) is not { } vector
        || loop.Operation.Descendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod.ReturnsVoid && call.TargetMethod.ContainingType?.Name is not ("Console" or "Debug" or "Array")
            && call.Arguments.Select(argument => argument.Value).Append(call.Instance).Any(value => value is not null && value.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), vector))));

    /// <summary>Vectors that can normalise themselves do it at each step; what the loop leaves keeps its direction.</summary>
    private static ImmutableArray<Fix> FixesOf(Assignment step) =>
        step.Operation is ISimpleAssignmentOperation { Value: { Type: { } type, Syntax: ExpressionSyntax product } }
        && type.GetMembers("Normalize").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 1)
            ? [new Fix("Normalise at each step (the result has length 1)", "NUM8007.normalise", [Wrapping.Member(product, ".Normalize(2)")])]
            : [];

    /// <summary>A matrix, its transpose or a product of such. Stochastic and orthogonal ones do not grow; a system's own dynamics are meant as they are.</summary>
    private static bool IsFixed(Term matrix) => matrix.Is(MathFunction.Transpose) || matrix.Is(MathFunction.MatrixProduct) ? matrix.Operands.All(IsFixed)
        : matrix.Kind is TermKind.Variable or TermKind.Member && !Naming.Says(matrix.Origin, "transition", "stochastic", "rotation", "markov", "dynamic", "system", "propag")
            && !Naming.Is(matrix.Origin, "P", "Q", "R", "F", "Phi");
}
