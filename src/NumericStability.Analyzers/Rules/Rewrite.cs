using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules;

/// <summary>Turns a matched formula and its replacement into a fix.</summary>
internal static class Rewrite
{
    /// <summary>Replaces the whole expression of <paramref name="reading"/>, or null where the new one cannot be written there.</summary>
    public static Fix? To(Term after, Matcher holes, Reading reading, RuleContext context, string id, string? title = null)
    {
        if (reading.Operation.Syntax is not ExpressionSyntax syntax)
        {
            return null;
        }

        var spelling = context.SpellingAt(reading);
        var writer = new TermWriter(reading, context.Method, spelling);
        if (writer.Write(after, holes, PlaceOf(syntax)) is not { } pieces)
        {
            return null;
        }

        title ??= "Use " + string.Concat(pieces.Select(piece => piece.Text ?? "…"));
        return new Fix(title, id + (after.Function is { } function ? "." + function.Name : ""), [new Edit(syntax.Span, pieces)])
        {
            NeedsImport = spelling.UsedStableMath && spelling.NeedsImport,
        };
    }

    /// <summary>How tightly an expression must bind to stand where <paramref name="syntax"/> stands.</summary>
    public static Precedence PlaceOf(ExpressionSyntax syntax) => syntax.Parent switch
    {
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression =>
            binary.Left == syntax ? Precedence.Multiplicative : Precedence.Unary,
        BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression =>
            binary.Left == syntax ? Precedence.Additive : Precedence.Multiplicative,
        BinaryExpressionSyntax => Precedence.Additive,
        PrefixUnaryExpressionSyntax or CastExpressionSyntax => Precedence.Unary,
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax => Precedence.Primary,
        _ => Precedence.Any,
    };
}
