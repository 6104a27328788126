using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>Takes λ·w out of the gradient and decays the weight itself before the step. Changes values, and says so.</summary>
internal static class DecouplingFix
{
    private const string Title = "Use decoupled weight decay (λ must be retuned, often 10 to 1000 times larger)";

    /// <summary>The place where the penalty is added, if it is here, and the fix, if it can be written.</summary>
    public static (SyntaxNode? Site, Fix? Fix) For(AdaptiveStep step, Penalty penalty, MethodReading method, RuleContext context)
    {
        foreach (var operation in method.ByOperation.Values.Where(reading => IsPenalty(reading.Term, penalty, step) && context.IsHere(reading.Operation)).Select(reading => reading.Operation))
        {
            var site = SiteOf(operation);
            if (site is not null)
            {
                return (site.Value.Site, IsOnlyStep(step, method) && Removal(site.Value, operation) is { } removal && Decay(step, penalty, operation, method) is { } decay
                    ? new Fix(Title, "NUM4001.decoupled", [removal, decay]) : null);
            }
        }

        return (null, null);
    }

    /// <summary>Where one method holds several optimizers, the gradient serves all of them: no fix.</summary>
    private static bool IsOnlyStep(AdaptiveStep step, MethodReading method) =>
        method.Assignments.Count(assignment => Place.IsSame(assignment.Location, step.Weight) && assignment.Operation is not IVariableDeclaratorOperation) == 1;

    /// <summary>The same factor times the same parameter, at whatever index.</summary>
    private static bool IsPenalty(Term term, Penalty penalty, AdaptiveStep step) =>
        term.Equals(penalty.Whole) || Penalty.FactorOf(term, step.Weight) is { Kind: not TermKind.Number } factor && factor.Equals(penalty.Factor);

    private static (SyntaxNode Site, IOperation Parent)? SiteOf(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => (parent.Syntax, parent),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } => (parent.Syntax, parent),
            _ => null,
        };
    }

    private static Edit? Removal((SyntaxNode Site, IOperation Parent) site, IOperation penalty)
    {
        if (site.Site is BinaryExpressionSyntax binary)
        {
            var kept = binary.Left.Span.Contains(penalty.Syntax.Span) ? binary.Right : binary.Left;
            return new Edit(binary.Span, [Piece.Keep(kept.Span)]);
        }

        if (site.Site.Parent is not ExpressionStatementSyntax statement)
        {
            return null;
        }

        StatementSyntax whole = statement;
        while (whole.Parent is BlockSyntax { Statements.Count: 1 } or IfStatementSyntax { Else: null } or ForStatementSyntax or ForEachStatementSyntax)
        {
            whole = (StatementSyntax)whole.Parent;
        }

        var isCommented = whole.DescendantTrivia().Any(trivia => whole.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return whole.Parent is BlockSyntax block && whole is not BlockSyntax && !isCommented ? new Edit(LinesOf(whole, block), []) : null;
    }

    /// <summary>The statement with its line, where it stands alone on it.</summary>
    private static Microsoft.CodeAnalysis.Text.TextSpan LinesOf(StatementSyntax statement, BlockSyntax block)
    {
        var next = block.Statements.IndexOf(statement) + 1;
        var end = next < block.Statements.Count ? block.Statements[next].SpanStart : statement.Span.End;
        return statement.GetTrailingTrivia().Concat(next < block.Statements.Count ? block.Statements[next].GetLeadingTrivia() : default)
            .All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(statement.SpanStart, end)
            : statement.Span;
    }

    /// <summary>w -= rate * λ * w; before the step.</summary>
    private static Edit? Decay(AdaptiveStep step, Penalty penalty, IOperation decay, MethodReading method)
    {
        if (!step.Update.IsInPlace || step.Syntax is not AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } assignment
            || RateOf(step, method) is not { } rate || Written(penalty.Factor, step, decay, method) is not { } factor)
        {
            return null;
        }

        var weight = assignment.Left.ToString();
        var line = statement.GetLeadingTrivia().ToString();
        var indentation = line.Substring(line.LastIndexOf('\n') + 1);
        var newline = statement.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n";
        var isInline = !statement.Parent!.ToString().Contains("\n");
        return Edit.Insert(statement.SpanStart, weight + " -= " + rate + " * " + factor + " * " + weight + ";" + (isInline ? " " : newline + indentation));
    }

    /// <summary>The only plain variable or number among the factors of the step.</summary>
    private static string? RateOf(AdaptiveStep step, MethodReading method)
    {
        var operation = step.Update.Operation;
        var candidates = step.Numerator.Where(factor => factor.Kind is TermKind.Variable or TermKind.Member && !Place.IsSame(factor, step.Weight)).ToList();
        var coefficient = System.Math.Abs(step.Change.SplitCoefficient().Coefficient);
        return candidates.Count switch
        {
            1 when coefficient == 1 => Written(candidates[0], step, operation, method),
            0 when coefficient != 1 => Written(Term.Number(coefficient), step, operation, method),
            _ => null,
        };
    }

    /// <param name="origin">Where the value is read.</param>
    private static string? Written(Term term, AdaptiveStep step, IOperation origin, MethodReading method)
    {
        switch (term.Kind)
        {
            case TermKind.Number:
                return NameOf(term.Value, origin, method) ?? Number(term.Value, step.Update.Format);
            case TermKind.Variable:
                var variable = (Variable)term.Head!;
                var now = step.Update.State.Cells.TryGetValue(Term.Of(variable.Symbol, 0), out var value) ? value : Term.Of(variable.Symbol, 0);
                return now.Equals(term) && IsInScope(variable.Symbol, step) ? variable.Symbol.Name : null;
            case TermKind.Member:
                return term.Origin?.Syntax.ToString();
            case TermKind.Product:
                var parts = term.Operands.Select(operand => Written(operand, step, origin, method)).ToList();
                return parts.Contains(null) ? null : string.Join(" * ", parts);
            default:
                return null;
        }
    }

    /// <summary>The field that is read for a number, where it has but one value.</summary>
    private static string? NameOf(double value, IOperation origin, MethodReading method) => origin.Descendants().OfType<IFieldReferenceOperation>()
        .FirstOrDefault(field => method.ByOperation.TryGetValue(field, out var reading) && reading.Term.IsNumber(value))?.Syntax.ToString();

    private static bool IsInScope(ISymbol symbol, AdaptiveStep step) => symbol is not ILocalSymbol local
        || step.Update.Operation.SemanticModel?.LookupSymbols(step.Syntax.SpanStart, name: local.Name).Contains(local, SymbolEqualityComparer.Default) == true;

    private static string Number(double value, NumericFormat format)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return format == NumericFormat.Single ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f" : text;
    }
}
