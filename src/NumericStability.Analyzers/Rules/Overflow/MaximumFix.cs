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
/// The edit that keeps the user's loops: a loop that finds the maximum goes before the first loop, and each exponential subtracts it.
/// Offered only where every use of the exponentials is understood and nothing but their ratios matters.
/// </summary>
internal static class MaximumFix
{
    private const string Title = "Subtract the maximum inside exp";

    public static ImmutableArray<Fix> ForSoftmax(Reading reading, RuleContext context, IReadOnlyList<Term> exponentials)
    {
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        if (!exponentials.Any(static exponential => exponential.Contains(IsFlooredMaximum)) && Plan.Of(reading, context, exponentials, null) is { } plan)
        {
            fixes.Add(new Fix(Title, "NUM1001.Maximum", plan.Edits));
        }

        fixes.AddRange(SoftmaxCallFix.ForSequence(reading, context, exponentials));
        return fixes.ToImmutable();
    }

    /// <summary>A maximum that was started at 0 is subtracted already: its start is what needs mending (NUM5009).</summary>
    private static bool IsFlooredMaximum(Term part) => part.Is(MathFunction.Max) && part.Operands.Any(static operand => operand.Is(Reduction.Max));

    public static Fix? ForLogarithm(Reading reading, RuleContext context, IReadOnlyList<Term> exponentials)
    {
        if (reading.Operation.Syntax is not ExpressionSyntax logarithm || Plan.Of(reading, context, exponentials, reading.Operation) is not { } plan
            || (reading.Term.Format != plan.Format && reading.Term.Format != NumericFormat.Double))
        {
            return null;
        }

        var enclose = Rewrite.PlaceOf(logarithm) > Precedence.Additive;
        var sum = new Edit(logarithm.Span, [Piece.New((enclose ? "(" : "") + plan.Name + " + "), Piece.Keep(logarithm.Span), .. enclose ? [Piece.New(")")] : ImmutableArray<Piece>.Empty]);
        return new Fix(Title + " and add it to the logarithm", "NUM1002.Maximum", plan.Edits.Add(sum));
    }

    private sealed record Plan(string Name, NumericFormat Format, ImmutableArray<Edit> Edits)
    {
        public static Plan? Of(Reading reading, RuleContext context, IReadOnlyList<Term> exponentials, IOperation? logarithm)
        {
            var sources = exponentials.Select(term => term.Source).Distinct().ToList();
            var format = exponentials[0].Format;
            if (format is not (NumericFormat.Double or NumericFormat.Single) || exponentials.Any(term => term.Format != format)
                || sources.Any(source => source is not IInvocationOperation || !context.IsHere(source)))
            {
                return null;
            }

            var summed = exponentials.LastOrDefault(term => term[0].HasFreeBound())?.Source as IInvocationOperation;
            var sites = sources.Cast<IInvocationOperation>().Select(call => call.Arguments.Length == 1 && call.Arguments[0].Syntax is ArgumentSyntax argument ? argument.Expression : null).ToList();
            if (summed is null || sites.Contains(null) || LoopOf(summed, context) is not { } loop || FirstLoop(sites!, loop, reading) is not { } first
                || !new Homogeneity(context.Method, sources!, logarithm).Holds())
            {
                return null;
            }

            var argument = ((ArgumentSyntax)summed.Arguments[0].Syntax).Expression;
            if (MaximumSearch.Of(loop, argument, summed, format, context) is not { } search)
            {
                return null;
            }

            var edits = sites.Distinct().Select(site => Subtract(site!, search.Name)).ToList();
            edits.Add(Edit.Insert(first.SpanStart, search.TextAt(first)));
            return new Plan(search.Name, format, [.. edits]);
        }

        private static StatementSyntax? LoopOf(IOperation exponential, RuleContext context) =>
            context.Method.ByOperation.TryGetValue(exponential, out var site) && site.Loop?.Operation.Syntax is StatementSyntax loop
                && loop is ForStatementSyntax { Declaration: not null } or ForEachStatementSyntax ? loop : null;

        /// <summary>The first statement of the loop's block that holds one of the exponentials; null where they are not all in that block.</summary>
        private static StatementSyntax? FirstLoop(List<ExpressionSyntax> sites, StatementSyntax loop, Reading reading)
        {
            if (loop.Parent is not BlockSyntax block || sites.Any(site => !block.Span.Contains(site.Span)) || !block.Span.Contains(reading.Operation.Syntax.Span))
            {
                return null;
            }

            var first = block.Statements.FirstOrDefault(statement => sites.Any(site => statement.Span.Contains(site.Span)));
            return first is ForStatementSyntax or ForEachStatementSyntax ? first : null;
        }

        private static Edit Subtract(ExpressionSyntax argument, string name)
        {
            var enclose = TermWriter.PrecedenceOf(argument) < Precedence.Additive && argument is not ParenthesizedExpressionSyntax;
            return new Edit(argument.Span, enclose
                ? [Piece.New("("), Piece.Keep(argument.Span), Piece.New(") - " + name)]
                : [Piece.Keep(argument.Span), Piece.New(" - " + name)]);
        }
    }
}
