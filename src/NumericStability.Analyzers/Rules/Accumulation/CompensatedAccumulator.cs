using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// Makes the accumulator a RunningSum: += becomes Add, a reset becomes default, and the sum is read where it is used. Offered where
/// the variable starts at 0 and is only added to, reset and read. Sums of exponentials belong to a softmax, which must stay readable.
/// </summary>
internal static class CompensatedAccumulator
{
    public static Fix? For(Accumulator accumulator, RuleContext context, string key)
    {
        if (context.Symbols.RunningSum is not { } type || accumulator.Symbol is not { } symbol
            || AccumulatorUses.DeclaratorOf(symbol, context) is not { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator
            || !AccumulatorUses.IsZero(declarator.Initializer?.Value, context) || accumulator.Increment.Contains(static part => part.Is(MathFunction.Exp))
            || (symbol is ILocalSymbol && declarator.Ancestors().Any(static outer => outer is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax)))
        {
            return null;
        }

        var (name, needsImport) = Spelling.NameOf(type, context.Symbols, context.Model, declarator);
        var edits = new List<Edit> { Edit.Replace(declaration.Type.Span, name) };
        if (declarator.Initializer is { } initializer)
        {
            edits.Add(Edit.Replace(initializer.Value.Span, "default"));
        }
        else if (symbol is ILocalSymbol)
        {
            return null;
        }

        foreach (var mention in AccumulatorUses.Of(symbol, declarator, context))
        {
            if (EditOf(mention, accumulator.Format, context) is not { } edit)
            {
                return null;
            }

            edits.Add(edit);
        }

        return new Fix("Use RunningSum, which is compensated", key, [.. edits]) { NeedsImport = needsImport };
    }

    private static Edit? EditOf(ExpressionSyntax mention, NumericFormat format, RuleContext context) => AccumulatorUses.Of(mention) switch
    {
        AccumulatorUse.Target when mention.Parent is AssignmentExpressionSyntax assignment => assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => new Edit(assignment.Span, [Piece.Keep(mention.Span), Piece.New(".Add("), Piece.Keep(assignment.Right.Span), Piece.New(")")]),
            SyntaxKind.SubtractAssignmentExpression => new Edit(assignment.Span, [Piece.Keep(mention.Span), Piece.New(".Add(-("), Piece.Keep(assignment.Right.Span), Piece.New("))")]),
            SyntaxKind.SimpleAssignmentExpression when AccumulatorUses.IsZero(assignment.Right, context) => Edit.Replace(assignment.Right.Span, "default"),
            _ => null,
        },
        AccumulatorUse.Value when format == NumericFormat.Single => WideAccumulator.Cast(mention, "float", ".Sum"),
        _ => null,
    };
}
