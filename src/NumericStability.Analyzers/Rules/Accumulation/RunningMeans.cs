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
    public static IEnumerable<Accumulator> In(MethodReading method, RuleContext context) =>
        from assignment in method.Assignments
        where assignment is { Loop: null, Format: NumericFormat.Single, Location.Kind: TermKind.Variable or TermKind.Member, Increment: { } } && context.IsHere(assignment.Operation)
            && !assignment.Increment!.Contains(assignment.Old) && !assignment.Increment.IsNumber(1)
        let field = Accumulators.SymbolOf(assignment.Location) as IFieldSymbol
        where field is not null && IsDividedByCount(field, context)
        select new Accumulator(assignment.Operation, assignment.Target, field, assignment.Location, assignment.Increment!, assignment.Format, []);

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
