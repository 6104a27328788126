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
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>The loop that finds the maximum: the header of the user's loop over the argument of its exponential.</summary>
internal sealed record MaximumSearch(string Name, string Header, ImmutableArray<string> Locals, string Update, string Keyword, bool OfMagnitudes)
{
    /// <param name="call">The function whose argument may be too large; its class has Max, too.</param>
    /// <param name="ofMagnitudes">Where values will be divided by the maximum; else it will be subtracted.</param>
    public static MaximumSearch? Of(StatementSyntax loop, ExpressionSyntax argument, IInvocationOperation call, NumericFormat format, RuleContext context, bool ofMagnitudes = false)
    {
        var body = loop is ForStatementSyntax counted ? counted.Statement : ((ForEachStatementSyntax)loop).Statement;
        if (loop is ForEachStatementSyntax each && !IsRepeatable(context.Model.GetTypeInfo(each.Expression).Type) || !IsPure(argument)
            || LocalsOf(body, argument) is not { } locals || call.Syntax is not InvocationExpressionSyntax { Expression: var function })
        {
            return null;
        }

        var name = NameFor(context.Method.Body.Syntax);
        var receiver = function is MemberAccessExpressionSyntax access ? access.Expression + "." : "";
        var header = loop.GetText().ToString(TextSpan.FromBounds(loop.SpanStart - loop.FullSpan.Start, body.GetFirstToken().GetPreviousToken().Span.End - loop.FullSpan.Start));
        var candidate = ofMagnitudes ? $"{receiver}Abs({argument})" : argument.ToString();
        return new MaximumSearch(name, header, locals, $"{name} = {receiver}Max({name}, {candidate});", format.Keyword(), ofMagnitudes);
    }

    public string TextAt(StatementSyntax statement)
    {
        var line = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.SpanStart);
        var indent = Layout.IndentOf(line);
        var inner = indent + (indent.EndsWith("\t", System.StringComparison.Ordinal) ? "\t" : "    ");
        string[] lines =
        [
            $"{Keyword} {Name} = {(OfMagnitudes ? "0" : Keyword + ".NegativeInfinity")};", indent + Header, indent + "{", .. Locals.Select(local => inner + local), inner + Update, indent + "}", "",
            $"{indent}if ({(OfMagnitudes ? $"{Name} == 0 || " : "")}{Keyword}.IsInfinity({Name}))", indent + "{", $"{inner}{Name} = {(OfMagnitudes ? 1 : 0)};", indent + "}", "", indent,
        ];
        return string.Join(Layout.BreakAfter(line), lines);
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
