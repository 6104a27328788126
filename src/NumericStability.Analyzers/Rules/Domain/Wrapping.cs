using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Edits that put a call around an expression and keep its text.</summary>
internal static class Wrapping
{
    /// <summary>Parentheses of the user's around the expression are dropped: the call brings its own.</summary>
    public static Edit Of(SyntaxNode expression, string before, string after, RuleContext context)
    {
        var outer = expression;
        while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            outer = parenthesized;
        }

        var inner = expression;
        while (inner is ParenthesizedExpressionSyntax enclosed)
        {
            inner = enclosed.Expression;
        }

        var span = outer.Parent is CastExpressionSyntax ? inner.Span : outer.Span;
        return new Edit(span, [Piece.New(Qualified(before, expression, context)), Piece.Keep(inner.Span), Piece.New(after)]);
    }

    /// <summary>A member of the expression, which gets parentheses where it needs them.</summary>
    public static Edit Member(ExpressionSyntax expression, string member)
    {
        var isBare = TermWriter.PrecedenceOf(expression) == Precedence.Primary || expression is ParenthesizedExpressionSyntax;
        return new Edit(expression.Span, [Piece.New(isBare ? "" : "("), Piece.Keep(expression.Span), Piece.New((isBare ? "" : ")") + member)]);
    }

    /// <summary>The tensor a function is applied to with a member called first; null where it stands elsewhere.</summary>
    public static Edit? OfTensor(FunctionCall call, string member) =>
        call.Argument.Operation.Syntax is ExpressionSyntax argument && call.Call.Operation.Syntax.Span.Contains(argument.Span)
            ? Member(argument.Parent is ParenthesizedExpressionSyntax enclosed ? enclosed : argument, member) : null;

    /// <summary>System.Math where the short name means something else there.</summary>
    public static string Qualified(string call, SyntaxNode place, RuleContext context)
    {
        var dot = call.IndexOf('.');
        if (dot < 0)
        {
            return call;
        }

        foreach (var candidate in context.Model.LookupNamespacesAndTypes(place.SpanStart, name: call.Substring(0, dot)))
        {
            return candidate.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } ? call : "System." + call;
        }

        return "System." + call;
    }
}
