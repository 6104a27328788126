using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>The smallest edit that makes a product or quotient of integers one of another type.</summary>
internal static class CastEdit
{
    /// <summary>Casts the leftmost factor, inside parentheses around a product too; a literal gets the suffix or decimals of the type.</summary>
    public static Edit Of(ExpressionSyntax expression, string keyword)
    {
        while (IsProduct(Unparenthesised(expression)))
        {
            expression = ((BinaryExpressionSyntax)Unparenthesised(expression)).Left;
        }

        var literal = expression is PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax inner } ? inner : expression as LiteralExpressionSyntax;
        if (literal is { Token.Value: int } && IsDecimal(literal.Token.Text) && SuffixOf(keyword) is { } suffix)
        {
            return Edit.Insert(literal.Span.End, suffix);
        }

        return BindsTightly(expression)
            ? Edit.Insert(expression.SpanStart, "(" + keyword + ")")
            : new Edit(expression.Span, [Piece.New("(" + keyword + ")("), Piece.Keep(expression.Span), Piece.New(")")]);
    }

    private static bool IsProduct(ExpressionSyntax expression) => expression.Kind() is SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression;

    private static ExpressionSyntax Unparenthesised(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? Unparenthesised(parenthesized.Expression) : expression;

    private static bool BindsTightly(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax || TermWriter.PrecedenceOf(expression) >= Precedence.Unary;

    private static bool IsDecimal(string literal)
    {
        foreach (var character in literal)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static string? SuffixOf(string keyword) => keyword switch
    {
        "double" => ".0",
        "float" => "f",
        "long" => "L",
        _ => null,
    };
}
