using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A float advanced by the same step over and over: the rounding errors add up, and a loop bound is met one step too early or too
/// late. Silent for steps with few binary digits (0.25f, 1f), which add exactly, and for double.
/// </summary>
internal sealed class FloatLoopVariable() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3004",
        title: "Step accumulated in float",
        messageFormat: "'{0}' is advanced by a repeated {1} step: the rounding errors add up (ten thousand steps of 0.1f give 999.9 instead of 1000)",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Compute the value from an integer index: start + index * step rounds twice, whatever the index.");

    public override int Priority => 70;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var reported = new HashSet<string>();
        foreach (var sum in Accumulators.In(context))
        {
            if (!sum.IsConstantStep || sum.IsFedBack || sum.IsSafe || IsExact(sum) || IsReduction(sum) || sum.TripCount <= 8 || !reported.Add(sum.Name) || !sum.IsScalar)
            {
                continue;
            }

            context.Report(new Finding(Descriptor, sum.Operation.Syntax, sum.Name, sum.Format.Keyword())
            {
                Fixes = FixOf(sum, context) is { } fix ? [fix] : [],
            });
        }
    }

    /// <summary>while (angle &lt; -π) angle += 2·π: into a range in a few steps, whose number nothing else depends on.</summary>
    private static bool IsReduction(Accumulator sum) => System.Math.Abs(sum.Increment.Value / System.Math.PI) is var turns && System.Math.Abs(turns - System.Math.Round(turns)) < 1e-5
        && sum.Loops[0].Operation is IWhileLoopOperation { Body: var body }
        && (body is IBlockOperation { Operations: [var only] } ? only : body) is IExpressionStatementOperation { Operation: var step } && step == sum.Operation;

    /// <summary>Multiples of 2⁻¹⁰ below 2¹⁰ add exactly for many thousand steps.</summary>
    private static bool IsExact(Accumulator sum) => sum.Increment.Kind == TermKind.Number
        ? sum.Increment.Value * 1024 % 1 == 0 && System.Math.Abs(sum.Increment.Value) < 1024 && sum.Format == NumericFormat.Single
        : sum.Increment.Kind == TermKind.Choice || !sum.Increment.Contains(part => part.Kind == TermKind.Number && part.Value % 1 != 0
            || part.Head is Variable { Symbol: var symbol } && NumericFormats.DeclaredFormatOf(symbol) != NumericFormat.Integer);

    /// <summary>for (float t = a; t &lt; b; t += h) { … } becomes an integer loop that computes t.</summary>
    private static Fix? FixOf(Accumulator sum, RuleContext context)
    {
        if (sum.Operation.Syntax is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Parent: ForStatementSyntax loop } step
            || loop is not { Declaration: { Variables: { Count: 1 } variables } declaration, Condition: { } condition, Statement: BlockSyntax block, Incrementors.Count: 1 }
            || variables[0].Initializer is not { } initializer || variables[0].Identifier.ValueText is var name && IsAssigned(block, name) || IsUsedTwice(condition, name))
        {
            return null;
        }

        var index = FreeName(context, loop);
        var start = initializer.Value.ToString();
        var isZero = context.Model.GetConstantValue(initializer.Value) is { HasValue: true, Value: 0f };
        var right = TermWriter.PrecedenceOf(step.Right) >= Precedence.Unary ? step.Right.ToString() : "(" + step.Right + ")";
        var value = (isZero ? "" : (TermWriter.PrecedenceOf(initializer.Value) >= Precedence.Additive ? start : "(" + start + ")") + " + ") + index + " * " + right;
        var use = condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().First(identifier => identifier.Identifier.ValueText == name);
        var line = block.Statements.FirstOrDefault()?.GetLeadingTrivia().ToString();
        var edits = new List<Edit>
        {
            Edit.Replace(declaration.Span, "int " + index + " = 0"),
            Edit.Replace(use.Span, value),
            Edit.Replace(step.Span, index + "++"),
        };
        var declared = "float " + name + " = " + value + ";";
        var first = block.Statements.Count > 0 ? block.Statements[0].SpanStart : block.CloseBraceToken.SpanStart;
        var newline = loop.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n";
        var isOneLine = line is null || !block.ToString().Contains("\n");
        edits.Add(Edit.Insert(first, isOneLine ? declared + " " : declared + newline + Indentation(line!)));
        return new Fix("Compute from an integer index (values and the number of steps may change by rounding)", "NUM3004.index", [.. edits]);
    }

    private static string Indentation(string trivia) => new(trivia.Reverse().TakeWhile(character => character is ' ' or '\t').Reverse().ToArray());

    private static bool IsUsedTwice(ExpressionSyntax condition, string name) =>
        condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Count(identifier => identifier.Identifier.ValueText == name) != 1;

    private static bool IsAssigned(BlockSyntax block, string name) => block.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => target.Identifier.ValueText == name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax target } => target.Identifier.ValueText == name && !node.IsKind(SyntaxKind.UnaryMinusExpression) && !node.IsKind(SyntaxKind.UnaryPlusExpression),
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax target } => target.Identifier.ValueText == name,
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None, Expression: IdentifierNameSyntax target } => target.Identifier.ValueText == name,
        _ => false,
    });

    private static string FreeName(RuleContext context, ForStatementSyntax loop)
    {
        var taken = new HashSet<string>(context.Method.Body.Syntax.DescendantTokens().Select(token => token.ValueText));
        return new[] { "i", "k", "step", "index" }.FirstOrDefault(name => !taken.Contains(name) && context.Model.LookupSymbols(loop.SpanStart, name: name).IsEmpty) ?? "stepIndex";
    }
}
