using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>
/// v -= (q·a) q with the coefficient taken from the original a instead of the v that is being reduced: the vectors lose their
/// orthogonality with the square of the condition number. Silent on the modified form, which uses v itself.
/// </summary>
internal sealed class ClassicalGramSchmidt() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8006",
        title: "Classical Gram-Schmidt orthogonalisation",
        messageFormat: "'{0}' projects the original vector, not the one already reduced: classical Gram-Schmidt loses orthogonality with the square of the condition number",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Taking each coefficient from the vector that is left (modified Gram-Schmidt) or a Householder QR keeps the result orthogonal.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Loop is not null && context.IsHere(assignment.Operation) && assignment.Increment is { } added && ProjectedIn(added, assignment) is { } projected)
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax)) { Fixes = FixesOf(assignment, projected, context) });
            }
        }
    }

    /// <summary>The coefficient taken from the vector that is left, where it is written in the same statement.</summary>
    private static ImmutableArray<Fix> FixesOf(Assignment assignment, Term projected, RuleContext context)
    {
        var written = assignment.Operation.Descendants().Where(part => part.Syntax is IdentifierNameSyntax
            && context.Method.ByOperation.TryGetValue(part, out var reading) && reading.Term.Equals(projected)).Select(part => part.Syntax).Distinct().ToList();
        return written.Count == 1 && assignment.Target.Syntax is IdentifierNameSyntax reduced
            ? [new Fix("Take the coefficient from the vector that is left (modified Gram-Schmidt)", "NUM8006.modified", [Edit.Replace(written[0].Span, reduced.Identifier.Text)])]
            : [];
    }

    /// <summary>a of -(Σ q·a) q, where neither factor of the sum is the vector being reduced.</summary>
    private static Term? ProjectedIn(Term added, Assignment assignment)
    {
        var (coefficient, product) = added.SplitCoefficient();
        if (coefficient != -1 || product is not { Kind: TermKind.Product, Operands.Length: 2 }
            || product.Operands.FirstOrDefault(part => part.Is(Reduction.Sum)) is not { } dot || dot[0] is not { Kind: TermKind.Product, Operands.Length: 2 } pair
            || !pair.Operands.All(factor => factor.Kind == TermKind.Element))
        {
            return null;
        }

        var direction = product[0].Equals(dot) ? product[1] : product[0];
        var basis = direction.Kind == TermKind.Element && assignment.Location.Kind == TermKind.Element ? direction[0] : direction;
        var reduced = SymbolOf(assignment.Location);
        var arrays = pair.Operands.Select(factor => factor[0].Lower()).ToList();
        return arrays.Count(array => array.Equals(basis)) == 1 && !arrays.Any(array => array.Equals(assignment.Old) || SymbolEqualityComparer.Default.Equals(SymbolOf(array), reduced))
            ? arrays.First(array => !array.Equals(basis)) : null;
    }

    /// <summary>The variable an element belongs to, whatever its version.</summary>
    private static ISymbol? SymbolOf(Term location) => location.Kind switch
    {
        TermKind.Variable => ((Variable)location.Head!).Symbol,
        TermKind.Element => SymbolOf(location[0]),
        _ => null,
    };
}
