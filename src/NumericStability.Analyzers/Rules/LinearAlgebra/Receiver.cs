using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>The user's text of an operand with the parentheses that an operation does not show.</summary>
internal static class Receiver
{
    public static ExpressionSyntax Of(IOperation operand)
    {
        var syntax = (ExpressionSyntax)operand.Syntax;
        while (syntax.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            syntax = parenthesized;
        }

        return syntax;
    }
}
