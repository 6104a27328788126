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

    public override int Priority => 70;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Loop is not null && context.IsHere(assignment.Operation) && assignment.Increment is { } added && ProjectedIn(added, assignment, context) is { } projected)
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax)) { Fixes = FixesOf(assignment, projected, context) });
            }
        }
    }

    /// <summary>The coefficient taken from the vector that is left, where it is written in the same statement.</summary>
    private static ImmutableArray<Fix> FixesOf(Assignment assignment, Term projected, RuleContext context)
    {
        var vector = projected[0].Lower();
        var written = assignment.Operation.Descendants().Where(part => part.Syntax is IdentifierNameSyntax
            && context.Method.ByOperation.TryGetValue(part, out var reading) && reading.Term.Equals(vector)).Select(part => part.Syntax).Distinct().ToList();
        return written.Count == 1 && assignment.Target.Syntax is IdentifierNameSyntax reduced
            ? [new Fix("Take the coefficient from the vector that is left (modified Gram-Schmidt)", "NUM8006.modified", [Edit.Replace(written[0].Span, reduced.Identifier.Text)])]
            : [];
    }

    /// <summary>a of -(Σ q·a) q, or of -(Σ q·a)/(Σ q·q) q, where a is not the vector being reduced but what it was copied from.</summary>
    private static Term? ProjectedIn(Term added, Assignment assignment, RuleContext context)
    {
        var (coefficient, product) = added.SplitCoefficient();
        if (coefficient != -1 || product.Kind != TermKind.Product || product.Operands.Select(CoefficientIn).FirstOrDefault(pair => pair is not null) is not { } pair)
        {
            return null;
        }

        var directions = product.Operands.Where(part => CoefficientIn(part) is null).ToList();
        if (directions.RemoveAll(IsSquaredNorm) > 1 || directions is not [var direction])
        {
            return null;
        }

        var basis = Plain(assignment.Location.Kind == TermKind.Element ? direction.Abstract(IndexOf(direction, assignment)) : Vectors.ElementOf(direction));
        var others = pair.Operands.Where(factor => !Plain(factor).Equals(basis)).ToList();
        return others is [var projected] && SymbolOf(projected) is { } source && SymbolOf(assignment.Location) is { } reduced
            && !SymbolEqualityComparer.Default.Equals(source, reduced) && IsCopied(source, reduced, context) ? projected : null;
    }

    /// <summary>The products that are added up to a coefficient, which may be kept in an element of R.</summary>
    private static Term? CoefficientIn(Term part)
    {
        if (part is { Kind: TermKind.Sum, Operands.Length: 2 } kept && kept.Operands.Any(operand => operand.Kind == TermKind.Element))
        {
            return kept.Operands.Select(CoefficientIn).FirstOrDefault(pair => pair is not null);
        }

        return part.Is(Reduction.Sum) && part[0] is { Kind: TermKind.Product, Operands.Length: 2 } pair && pair.Operands.All(factor => factor.Kind == TermKind.Element) ? pair : null;
    }

    private static bool IsSquaredNorm(Term part) => part.Kind == TermKind.Power && part[1].IsNumber(-1) && part[0].Is(Reduction.Sum)
        && part[0][0] is { Kind: TermKind.Power } square && square[1].IsNumber(2) && square[0].Kind == TermKind.Element;

    /// <summary>The running index of the loop that reduces the vector element by element.</summary>
    private static Term IndexOf(Term direction, Assignment assignment) =>
        assignment.Loop is { Index: var index } && direction.Contains(index) ? index : assignment.Location[1];

    /// <summary>Without versions: the basis may be the array that is written to, in another row or column.</summary>
    private static Term Plain(Term term) => term.Substitute(part => part.Kind == TermKind.Variable ? Term.Of(((Variable)part.Head!).Symbol, 0) : null);

    /// <summary>The reduced vector starts as the projected one; a gradient that is added up does not.</summary>
    private static bool IsCopied(ISymbol source, ISymbol reduced, RuleContext context) => context.Operations.Any(operation => operation switch
    {
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, reduced) && Mentions(value, source),
        ISimpleAssignmentOperation assignment => assignment.Target.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), reduced)) && Mentions(assignment.Value, source),
        IInvocationOperation { TargetMethod.Name: "CopyTo" or "Copy" } copy => Mentions(copy, source) && Mentions(copy, reduced),
        _ => false,
    });

    private static bool Mentions(IOperation value, ISymbol symbol) => value.DescendantsAndSelf().Any(part =>
        SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), symbol)
        && part.Parent is not IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "RowCount" or "ColumnCount" } and not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply });

    /// <summary>The variable an element belongs to, whatever its version.</summary>
    private static ISymbol? SymbolOf(Term location) => location.Kind switch
    {
        TermKind.Variable => ((Variable)location.Head!).Symbol,
        TermKind.Element => SymbolOf(location[0]),
        _ => null,
    };
}
