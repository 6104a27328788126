using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// Declares the accumulator in a wider type and casts where its value is used, so that nothing else changes type.
/// Not offered where the variable is passed by reference, deconstructed, or part of its own new value in any way but a sum.
/// </summary>
internal static class WideAccumulator
{
    /// <param name="wide">The keyword of the new type.</param>
    /// <param name="castIncrements">True where the narrow type does not convert by itself (Half).</param>
    public static Fix? For(Accumulator accumulator, RuleContext context, string wide, bool castIncrements, string key, string title)
    {
        if (accumulator.Symbol is not ILocalSymbol local || DeclarationOf(local) is not { } declaration)
        {
            return null;
        }

        var edits = new List<Edit> { Edit.Replace(declaration.Type.Span, wide) };
        foreach (var variable in declaration.Variables)
        {
            if (context.Model.GetDeclaredSymbol(variable) is not ILocalSymbol declared
                || !Rewrite(declared, variable, context, accumulator.Format.Keyword(), wide, castIncrements, edits))
            {
                return null;
            }
        }

        return new Fix(title, key, [.. edits]);
    }

    private static VariableDeclarationSyntax? DeclarationOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Length == 1 && local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: not RefTypeSyntax } declaration }
        && declaration.Parent is LocalDeclarationStatementSyntax { IsConst: false } or ForStatementSyntax
            ? declaration : null;

    private static bool Rewrite(
        ILocalSymbol local, VariableDeclaratorSyntax declarator, RuleContext context, string narrow, string wide, bool castIncrements, List<Edit> edits)
    {
        if (castIncrements && declarator.Initializer is { } initializer)
        {
            edits.Add(Cast(initializer.Value, wide));
        }

        foreach (var name in context.Method.Body.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Name || !SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name).Symbol, local))
            {
                continue;
            }

            switch (UseOf(name))
            {
                case Use.Target when castIncrements && name.Parent is AssignmentExpressionSyntax assignment:
                    edits.Add(Cast(assignment.Right, wide));
                    break;
                case Use.Target or Use.Own when !castIncrements:
                case Use.Target:
                    break;
                case Use.Value:
                    edits.Add(Cast(name, narrow));
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private enum Use
    {
        Value,
        Target,

        /// <summary>A summand of its own new value.</summary>
        Own,
        Unknown,
    }

    private static Use UseOf(IdentifierNameSyntax name)
    {
        switch (name.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == name:
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression, Parent: ExpressionStatementSyntax }:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression, Parent: ExpressionStatementSyntax }:
                return name.Parent is AssignmentExpressionSyntax { Parent: not (ExpressionStatementSyntax or ForStatementSyntax) } ? Use.Unknown : Use.Target;
            case PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
            case RefExpressionSyntax:
            case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }:
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: TupleExpressionSyntax left } } tuple } when left == tuple:
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                return Use.Unknown;
        }

        return IsOwn(name);
    }

    private static Use IsOwn(IdentifierNameSyntax name)
    {
        SyntaxNode node = name;
        var isSum = true;
        while (node.Parent is ExpressionSyntax parent)
        {
            if (parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == name.Identifier.ValueText)
            {
                return isSum ? Use.Own : Use.Unknown;
            }

            isSum &= parent is ParenthesizedExpressionSyntax || parent.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression
                || (parent is ConditionalExpressionSyntax choice && choice.Condition != node);
            node = parent;
        }

        return Use.Value;
    }

    private static Edit Cast(ExpressionSyntax expression, string type)
    {
        var needs = TermWriter.PrecedenceOf(expression) < Precedence.Unary && expression is not ParenthesizedExpressionSyntax;
        var outer = expression.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax || expression.Parent is ElementAccessExpressionSyntax;
        var before = (outer ? "(" : "") + "(" + type + ")" + (needs ? "(" : "");
        var after = (needs ? ")" : "") + (outer ? ")" : "");
        return new Edit(expression.Span, [Piece.New(before), Piece.Keep(expression.Span), .. after.Length == 0 ? ImmutableArray<Piece>.Empty : [Piece.New(after)]]);
    }
}
