using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
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
        if (Plan.Of(reading, context, exponentials, null) is { } plan)
        {
            fixes.Add(new Fix(Title, "NUM1001.Maximum", plan.Edits));
        }

        fixes.AddRange(SoftmaxCallFix.ForSequence(reading, context, exponentials));
        return fixes.ToImmutable();
    }

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
            if (Search.Of(loop, argument, summed, format, context) is not { } search)
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

    /// <summary>The loop that finds the maximum: the header of the user's loop over the argument of its exponential.</summary>
    private sealed record Search(string Name, string Header, ImmutableArray<string> Locals, string Update, string Keyword)
    {
        public static Search? Of(StatementSyntax loop, ExpressionSyntax argument, IInvocationOperation exponential, NumericFormat format, RuleContext context)
        {
            var body = loop is ForStatementSyntax counted ? counted.Statement : ((ForEachStatementSyntax)loop).Statement;
            if (loop is ForEachStatementSyntax each && !IsRepeatable(context.Model.GetTypeInfo(each.Expression).Type) || !IsPure(argument)
                || LocalsOf(body, argument) is not { } locals || exponential.Syntax is not InvocationExpressionSyntax { Expression: var function })
            {
                return null;
            }

            var name = NameFor(context.Method.Body.Syntax);
            var receiver = function is MemberAccessExpressionSyntax access ? access.Expression + "." : "";
            var header = loop.GetText().ToString(TextSpan.FromBounds(loop.SpanStart - loop.FullSpan.Start, body.GetFirstToken().GetPreviousToken().Span.End - loop.FullSpan.Start));
            return new Search(name, header, locals, $"{name} = {receiver}Max({name}, {argument});", format.Keyword());
        }

        public string TextAt(StatementSyntax statement)
        {
            var text = statement.SyntaxTree.GetText();
            var line = text.Lines.GetLineFromPosition(statement.SpanStart);
            var indent = new string([.. text.ToString(line.Span).TakeWhile(char.IsWhiteSpace)]);
            var inner = indent + (indent.EndsWith("\t", System.StringComparison.Ordinal) ? "\t" : "    ");
            var end = line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
            string[] lines =
            [
                $"{Keyword} {Name} = {Keyword}.NegativeInfinity;", indent + Header, indent + "{", .. Locals.Select(local => inner + local), inner + Update, indent + "}", "",
                $"{indent}if ({Keyword}.IsInfinity({Name}))", indent + "{", $"{inner}{Name} = 0;", indent + "}", "", indent,
            ];
            return string.Join(end, lines);
        }

        /// <summary>Declarations of the loop's body the argument depends on; null where the way to the exponential branches.</summary>
        private static ImmutableArray<string>? LocalsOf(StatementSyntax body, ExpressionSyntax argument)
        {
            if (body is not BlockSyntax block)
            {
                return body is ExpressionStatementSyntax ? ImmutableArray<string>.Empty : null;
            }

            var needed = ImmutableArray.CreateBuilder<string>();
            foreach (var statement in block.Statements)
            {
                if (statement.Span.Contains(argument.Span))
                {
                    return statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax ? needed.ToImmutable() : null;
                }

                if (statement is LocalDeclarationStatementSyntax declaration)
                {
                    if (!declaration.Declaration.Variables.All(variable => variable.Initializer is { Value: { } value } && IsPure(value)))
                    {
                        return null;
                    }

                    needed.Add(declaration.ToString());
                }
                else if (statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } || Mentions(assignment.Left, argument))
                {
                    return null;
                }
            }

            return null;
        }

        private static bool Mentions(ExpressionSyntax target, ExpressionSyntax argument)
        {
            var root = target.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault()?.Identifier.ValueText;
            return argument.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == root);
        }

        /// <summary>Arithmetic on variables and elements, which may be computed twice.</summary>
        private static bool IsPure(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(node => node is not (AssignmentExpressionSyntax or InvocationExpressionSyntax
            or ObjectCreationExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or PostfixUnaryExpressionSyntax)
            && !node.IsKind(SyntaxKind.PreIncrementExpression) && !node.IsKind(SyntaxKind.PreDecrementExpression));

        private static bool IsRepeatable(ITypeSymbol? type) => type is IArrayTypeSymbol
            or INamedTypeSymbol { Name: "List" or "Span" or "ReadOnlySpan" or "IList" or "IReadOnlyList" or "IReadOnlyCollection" or "ICollection" or "Vector" };

        private static string NameFor(SyntaxNode scope)
        {
            var taken = new HashSet<string>(scope.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault()?.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText) ?? []);
            string[] names = ["max", "maximum", "largest"];
            return names.FirstOrDefault(name => !taken.Contains(name)) ?? Enumerable.Range(2, 100).Select(number => "max" + number).First(name => !taken.Contains(name));
        }
    }
}
