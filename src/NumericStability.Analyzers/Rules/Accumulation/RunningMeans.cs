using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A float field that each call adds to and the type divides by a whole-numbered field: the mean of everything ever added. Without
/// the division a field that is added to may be a position, a clock or a balance.
/// </summary>
internal static class RunningMeans
{
    public static IEnumerable<Accumulator> In(MethodReading method, RuleContext context) => method.Assignments
        .Where(assignment => IsAddition(assignment) && context.IsHere(assignment.Operation))
        .GroupBy(static assignment => assignment.Location.Symbol, SymbolEqualityComparer.Default)
        .Where(additions => additions.Key is IFieldSymbol field && IsDividedByCount(field, context))
        .SelectMany(static additions => additions.Select(sum => new Accumulator(sum.Operation, sum.Target, additions.Key, sum.Location, sum.Increment!, sum.Format, [])));

    private static bool IsAddition(Assignment assignment) =>
        assignment is { Loop: null, Format: NumericFormat.Single, Location.Kind: TermKind.Variable or TermKind.Member, Increment: { } increment }
        && !increment.Contains(assignment.Old) && !increment.IsNumber(1);

    private static bool IsDividedByCount(IFieldSymbol field, RuleContext context) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && type.SyntaxTree == context.Model.SyntaxTree
        && type.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(quotient => quotient.IsKind(SyntaxKind.DivideExpression)
            && Named(quotient.Left, field.Name) && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(quotient.Left).Symbol, field)
            && context.Model.GetSymbolInfo(Uncast(quotient.Right)).Symbol is IFieldSymbol { IsConst: false, IsReadOnly: false } count && NumericFormats.FormatOf(count.Type) == NumericFormat.Integer);

    private static bool Named(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax plain => plain.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText == name,
        _ => false,
    };

    private static ExpressionSyntax Uncast(ExpressionSyntax expression) => expression switch
    {
        CastExpressionSyntax cast => Uncast(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => Uncast(parenthesized.Expression),
        _ => expression,
    };
}
