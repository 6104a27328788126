using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>1 - F(x) = F(2m - x) for a law that is symmetric about m: the lower tail, which is computed without a complement.</summary>
internal static class ReflectedDistribution
{
    /// <summary>The fix for a complement written as <c>1 - Normal.CDF(m, s, x)</c> or <c>1 - law.CumulativeDistribution(x)</c>; none for other laws.</summary>
    public static ImmutableArray<Fix> FixOf(IOperation complement, string id)
    {
        if (complement is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand.ConstantValue: { HasValue: true, Value: 1 or 1.0 }, RightOperand: var right }
            || LoopScan.Unconverted(right) is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } call || CentreOf(call) is not { } centre
            || syntax.ArgumentList.Arguments.LastOrDefault() is not { NameColon: null, Expression: var argument })
        {
            return [];
        }

        var isBare = TermWriter.PrecedenceOf(argument) >= Precedence.Unary;
        var sign = centre == "0" ? "-" : "2 * " + centre + " - ";
        return [new Fix("Use the distribution function of the reflected argument", id + ".Reflected", [new Edit(complement.Syntax.Span,
        [
            Piece.Keep(TextSpan.FromBounds(syntax.SpanStart, argument.SpanStart)), Piece.New(sign + (isBare ? "" : "(")), Piece.Keep(argument.Span),
            Piece.New(isBare ? "" : ")"), Piece.Keep(TextSpan.FromBounds(argument.Span.End, syntax.Span.End)),
        ])])];
    }

    /// <summary>The centre of a symmetric law, as text that can stand twice; null for other laws and for centres that are computed.</summary>
    private static string? CentreOf(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType.Name is not ("Normal" or "StudentT" or "Laplace"))
        {
            return null;
        }

        if (call.Instance is { Syntax: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } law)
        {
            return law.Syntax + (call.TargetMethod.ContainingType.Name == "Normal" ? ".Mean" : ".Location");
        }

        return call.Instance is null && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is { } centre
            ? centre.ConstantValue is { HasValue: true, Value: 0 or 0.0 } ? "0" : centre.Syntax is IdentifierNameSyntax or LiteralExpressionSyntax ? centre.Syntax.ToString() : null
            : null;
    }
}
