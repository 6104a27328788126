using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    public static Fix? For(Accumulator accumulator, RuleContext context, string wide, bool castIncrements, string key, string title) =>
        For(accumulator.Symbol, accumulator.Format, context, wide, castIncrements, key, title);

    public static Fix? For(ISymbol? symbol, NumericFormat format, RuleContext context, string wide, bool castIncrements, string key, string title)
    {
        if (AccumulatorUses.DeclaratorOf(symbol, context) is not { Parent: VariableDeclarationSyntax declaration })
        {
            return null;
        }

        var edits = new List<Edit> { Edit.Replace(declaration.Type.Span, wide) };
        foreach (var variable in declaration.Variables)
        {
            if (context.Model.GetDeclaredSymbol(variable) is not { } declared || !Rewrite(declared, variable, context, format.Keyword(), wide, castIncrements, edits))
            {
                return null;
            }
        }

        return new Fix(title, key, [.. edits]);
    }

    private static bool Rewrite(
        ISymbol symbol, VariableDeclaratorSyntax declarator, RuleContext context, string narrow, string wide, bool castIncrements, List<Edit> edits)
    {
        if (castIncrements && declarator.Initializer is { } initializer)
        {
            edits.Add(Cast(initializer.Value, wide));
        }

        foreach (var mention in AccumulatorUses.Of(symbol, declarator, context))
        {
            switch (AccumulatorUses.Of(mention))
            {
                case AccumulatorUse.Target when castIncrements && mention.Parent is AssignmentExpressionSyntax assignment:
                    edits.Add(Cast(assignment.Right, wide));
                    break;
                case AccumulatorUse.Target or AccumulatorUse.Own when !castIncrements:
                case AccumulatorUse.Target:
                    break;
                case AccumulatorUse.Value:
                    edits.Add(Cast(mention, narrow));
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <param name="member">What is read of the value before it is cast, with its dot.</param>
    public static Edit Cast(ExpressionSyntax expression, string type, string member = "")
    {
        var needs = TermWriter.PrecedenceOf(expression) < Precedence.Unary && expression is not ParenthesizedExpressionSyntax;
        var outer = expression.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax;
        var before = (outer ? "(" : "") + "(" + type + ")" + (needs ? "(" : "");
        var after = (needs ? ")" : "") + member + (outer ? ")" : "");
        return new Edit(expression.Span, [Piece.New(before), Piece.Keep(expression.Span), .. after.Length == 0 ? ImmutableArray<Piece>.Empty : [Piece.New(after)]]);
    }
}
