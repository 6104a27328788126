using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// m·(Σ (x/m)ᵖ)^(1/p) with m = max |x|: a loop that finds m goes before the user's. Only for p proven positive, where each power is
/// then at most 1, and where the exponent of the root is exactly 1/p.
/// </summary>
internal static class PowerSumFix
{
    public static ImmutableArray<Fix> Of(Reading root, RuleContext context)
    {
        if (root.Term.Kind != TermKind.Power || root.Operation is not IInvocationOperation { Syntax: InvocationExpressionSyntax written } call
            || call.Arguments[0].Value.DescendantsAndSelf().Select(use => Accumulation.Of(use, BinaryOperatorKind.Add, 0, context)).FirstOrDefault(static sum => sum is not null) is not { } sum
            || PowerIn(sum, context) is not { } power || power.Operation.Type?.Equals(call.Type, SymbolEqualityComparer.Default) != true
            || !(power.Term[1] * root.Term[1]).IsNumber(1) || !context.RangeOf(power.Term[1], power).IsPositive
            || LoopOf(power, sum) is not { } loop)
        {
            return [];
        }

        var inner = (IInvocationOperation)power.Operation;
        var value = ((ArgumentSyntax)inner.Arguments[0].Syntax).Expression;
        var magnitude = inner.Arguments[0].Value is IInvocationOperation { TargetMethod.Name: "Abs", Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } } ? only.Expression : value;
        if (MaximumSearch.Of(loop, magnitude, inner, power.Term.Format, context, ofMagnitudes: true) is not { } search)
        {
            return [];
        }

        var enclose = TermWriter.PrecedenceOf(value) < Precedence.Multiplicative && value is not ParenthesizedExpressionSyntax;
        var outer = Rewrite.PlaceOf(written) > Precedence.Multiplicative;
        return [new Fix("Take the largest value out of the sum", "NUM1014.Maximum",
        [
            Edit.Insert(loop.SpanStart, search.TextAt(loop)),
            new Edit(value.Span, [Piece.New(enclose ? "(" : ""), Piece.Keep(value.Span), Piece.New((enclose ? ")" : "") + " / " + search.Name)]),
            new Edit(written.Span, [Piece.New((outer ? "(" : "") + search.Name + " * "), Piece.Keep(written.Span), Piece.New(outer ? ")" : "")]),
        ])];
    }

    /// <summary>The one power each step adds, weighted or not.</summary>
    private static Reading? PowerIn(Accumulation sum, RuleContext context)
    {
        var calls = sum.Update.Value.DescendantsAndSelf().OfType<IInvocationOperation>().Where(static call => call.TargetMethod.Name == "Pow").ToList();
        return calls.Count == 1 && context.Method.ByOperation.TryGetValue(calls[0], out var power) && power.Term.Kind == TermKind.Power
            && context.Method.ByOperation.TryGetValue(sum.Update.Value, out var step)
            && (step.Term.Equals(power.Term) || (step.Term.Kind == TermKind.Product && step.Term.Operands.Contains(power.Term))) ? power : null;
    }

    /// <summary>The loop, in the block that declares the sum.</summary>
    private static StatementSyntax? LoopOf(Reading power, Accumulation sum) =>
        power.Loop?.Operation.Syntax is StatementSyntax { Parent: BlockSyntax block } loop and (ForStatementSyntax { Declaration: not null } or ForEachStatementSyntax)
            && sum.Start.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent == block ? loop : null;
}
