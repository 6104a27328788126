using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// A factorial in an integer type throws where it would wrap; a quotient of factorials, binomials and gammas of positive numbers is
/// the exponential of a difference of their logarithms. Powers beside them are left alone: 0⁰ is 1 and 0·log 0 is NaN.
/// </summary>
internal static class FactorialFix
{
    private static readonly Dictionary<string, string> LogForms = new() { ["Gamma"] = "GammaLn", ["Factorial"] = "FactorialLn", ["Binomial"] = "BinomialLn" };

    public static ImmutableArray<Fix> Checked(IOperation operation)
    {
        Edit? edit = (operation, operation.Syntax) switch
        {
            (ICompoundAssignmentOperation { OutConversion.IsIdentity: true }, AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var factor, Parent: ExpressionStatementSyntax } update) =>
                new Edit(update.Span, [Piece.Keep(target.Span), Piece.New(" = checked("), Piece.Keep(target.Span), Piece.New(" * "), .. Enclosed(factor), Piece.New(")")]),
            (ISimpleAssignmentOperation, AssignmentExpressionSyntax { Right: var value }) => Wrapped(value),
            (IBinaryOperation, BinaryExpressionSyntax product) => Wrapped(product),
            _ => null,
        };
        return edit is null ? [] : [new Fix("Throw an exception instead of wrapping around", "NUM1012.Checked", [edit])];
    }

    private static Edit Wrapped(ExpressionSyntax value) => new(value.Span, [Piece.New("checked("), Piece.Keep(value.Span), Piece.New(")")]);

    private static ImmutableArray<Piece> Enclosed(ExpressionSyntax factor) => TermWriter.PrecedenceOf(factor) < Precedence.Unary
        ? [Piece.New("("), Piece.Keep(factor.Span), Piece.New(")")] : [Piece.Keep(factor.Span)];

    public static ImmutableArray<Fix> LogForm(Reading ratio, RuleContext context)
    {
        var above = ratio.Term.Operands.Where(static factor => factor.Kind != TermKind.Power).ToList();
        var below = ratio.Term.Operands.Where(static factor => factor.Kind == TermKind.Power).ToList();
        if (above.Count == 0 || below.Any(static factor => !factor[1].IsNumber(-1)) || context.SpellingAt(ratio).CallOf(MathFunction.Exp) is not { } exponential)
        {
            return [];
        }

        var pieces = ImmutableArray.CreateBuilder<Piece>();
        pieces.Add(Piece.New(exponential + "("));
        foreach (var (factor, sign) in AsWritten(above).Select(static factor => (factor, " + ")).Concat(AsWritten(below.Select(static factor => factor[0])).Select(static factor => (factor, " - "))))
        {
            if (Logarithm(factor, ratio, context) is not { } logarithm)
            {
                return [];
            }

            pieces.Add(Piece.New(pieces.Count > 1 ? sign : ""));
            pieces.AddRange(logarithm.AsSpan());
        }

        pieces.Add(Piece.New(")"));
        return [new Fix("Subtract the logarithms", "NUM1012.LogForm", [new Edit(ratio.Operation.Syntax.Span, pieces.ToImmutable())])];
    }

    private static IEnumerable<Term> AsWritten(IEnumerable<Term> factors) => factors.OrderBy(static factor => factor.Source?.Syntax.SpanStart ?? 0);

    /// <summary>Gamma of a negative number may be negative, and then has no logarithm.</summary>
    private static ImmutableArray<Piece>? Logarithm(Term factor, Reading ratio, RuleContext context) =>
        factor.Source is IInvocationOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } written } call
        && LogForms.TryGetValue(call.TargetMethod.Name, out var name) && !call.TargetMethod.ContainingType.GetMembers(name).IsEmpty
        && ratio.Operation.Syntax.Span.Contains(written.Span) && (name != "GammaLn" || context.RangeOf(factor[0], ratio).IsPositive)
            ? [Piece.Keep(access.Expression.Span), Piece.New("." + name), Piece.Keep(written.ArgumentList.Span)] : null;
}
