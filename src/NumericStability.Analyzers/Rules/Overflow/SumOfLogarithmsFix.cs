using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// A local product that is only logged, or only rooted, adds up logarithms instead: 1 becomes 0, <c>*= q</c> becomes <c>+= Log(q)</c>.
/// </summary>
internal static class SumOfLogarithmsFix
{
    public static ImmutableArray<Fix> Of(Reading reading, RuleContext context)
    {
        if (reading.Operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax function } syntax } call
            || Accumulation.Of(call.Arguments[0].Value, BinaryOperatorKind.Multiply, 1, context) is not { } product
            || call.Type is null || !call.Type.Equals(product.Local.Type, SymbolEqualityComparer.Default)
            || Result(call.TargetMethod.Name, function, syntax.ArgumentList.Arguments) is not { } result)
        {
            return [];
        }

        var update = (AssignmentExpressionSyntax)product.Update.Syntax;
        var logarithm = call.TargetMethod.Name == "Pow" ? "Log" : call.TargetMethod.Name;
        ImmutableArray<Edit> edits =
        [
            Edit.Replace(product.Start.Span, product.Start.ToString().Replace('1', '0')),
            Edit.Replace(update.OperatorToken.Span, "+="),
            new Edit(update.Right.Span, [Piece.New($"{function.Expression}.{logarithm}("), Piece.Keep(update.Right.Span), Piece.New(")")]),
            new Edit(syntax.Span, result),
        ];
        return [new Fix("Add the logarithms of the factors" + (IsNonNegative(product, context) ? "" : " (NaN for a negative factor)"), "NUM1009.SumOfLogarithms", edits)];
    }

    /// <summary>The logarithm is the sum; a power of the product is an exponential of the scaled sum.</summary>
    private static ImmutableArray<Piece>? Result(string name, MemberAccessExpressionSyntax function, SeparatedSyntaxList<ArgumentSyntax> arguments) => (name, arguments.Count) switch
    {
        ("Log" or "Log2" or "Log10", 1) => [Piece.Keep(arguments[0].Expression.Span)],
        ("Pow", 2) => [Piece.New($"{function.Expression}.Exp("), Piece.Keep(arguments[0].Expression.Span), Piece.New(" * ("), Piece.Keep(arguments[1].Expression.Span), Piece.New("))")],
        _ => null,
    };

    private static bool IsNonNegative(Accumulation product, RuleContext context) =>
        context.Method.ByOperation.TryGetValue(product.Update.Value, out var factor) && context.RangeOf(factor.Term, factor).IsNonNegative;
}
