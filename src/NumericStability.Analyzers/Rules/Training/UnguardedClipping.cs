using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A vector scaled by limit / ‖vector‖ whatever its norm: small gradients are blown up to the limit, and a zero vector becomes NaN.
/// Silent where the norm is compared with something first, or the factor bounded by 1.
/// </summary>
internal sealed class UnguardedClipping() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4007",
        title: "Norm clipping that always rescales",
        messageFormat: "'{0}' rescales whatever the norm is: vectors shorter than the limit grow to it, and a zero vector becomes NaN",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Clip only where the norm exceeds the limit, or multiply by min(1, limit / norm).");

    public override int Priority => 40;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Location.Kind == TermKind.Element && assignment.Format.IsFloating() && context.IsHere(assignment.Operation)
                && Updates.Multiplied(assignment.Old, assignment.Value) is { } factor && LimitOf(factor, assignment) is { } norm && !IsGuarded(norm, assignment))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax))
                {
                    Claims = ValuesOf(assignment.Operation),
                    Fixes = FixOf(assignment, norm, context) is { } fix ? [fix] : [],
                });
            }
        }
    }

    private static IReadOnlyCollection<SyntaxNode> ValuesOf(IOperation operation) =>
        [.. operation.Descendants().OfType<IBinaryOperation>().Select(part => part.Syntax)];

    /// <summary>The norm of the scaled array, where the factor is a limit divided by it.</summary>
    private static Term? LimitOf(Term factor, Assignment assignment)
    {
        var factors = factor.Kind == TermKind.Product ? factor.Operands : [factor];
        var norm = factors.Where(part => part.Kind == TermKind.Power && part[1].IsNumber(-1)).Select(part => part[0])
            .FirstOrDefault(part => IsNorm(part, assignment.Location));
        return norm is not null && factors.Any(part => part.Kind is TermKind.Variable or TermKind.Member || part.Kind == TermKind.Number && part.Value != 1) ? norm : null;
    }

    private static bool IsNorm(Term norm, Term element) => (norm.Is(MathFunction.Sqrt) && norm.Contains(part => part.Is(Reduction.Sum) && part[0].Contains(square =>
            square.Kind == TermKind.Power && square[1].IsNumber(2) && Place.IsSame(square[0], element))))
        || norm.Is(MathFunction.Norm) && SymbolEqualityComparer.Default.Equals(norm[0].Symbol, element.Symbol);

    private static bool IsGuarded(Term norm, Assignment assignment)
    {
        for (var fact = assignment.State.Facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Contains(norm) || norm.Is(MathFunction.Sqrt) && fact.Condition.Contains(norm[0]) || fact.Condition.Contains(part => part.Is(Reduction.Sum) && norm.Contains(part)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>if (norm &gt; limit) before the loop, where norm and limit are plain names.</summary>
    private static Fix? FixOf(Assignment assignment, Term norm, RuleContext context)
    {
        if (assignment.Operation is not ICompoundAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient } compound
            || quotient.Syntax is not BinaryExpressionSyntax { Left: IdentifierNameSyntax left, Right: IdentifierNameSyntax right }
            || LoopOf(compound.Syntax) is not { Parent: BlockSyntax } loop || compound.OperatorKind is not (BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide))
        {
            return null;
        }

        var (length, limit) = compound.OperatorKind == BinaryOperatorKind.Multiply ? (right, left) : (left, right);
        return context.Method.ByOperation.TryGetValue(compound.OperatorKind == BinaryOperatorKind.Multiply ? quotient.RightOperand : quotient.LeftOperand, out var read) && read.Term.Equals(norm)
            ? new Fix("Rescale only where the norm exceeds the limit", "NUM4007.guard", [Edit.Insert(loop.SpanStart, "if (" + length + " > " + limit + ") ")])
            : null;
    }

    private static StatementSyntax? LoopOf(SyntaxNode node) => node.FirstAncestorOrSelf<ForStatementSyntax>() ?? (StatementSyntax?)node.FirstAncestorOrSelf<ForEachStatementSyntax>();
}
