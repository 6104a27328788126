using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules;

/// <summary>One line of a rewrite rule: the formula that fails, the one that does not.</summary>
internal sealed class Row
{
    private readonly ulong _operators;

    private Row(Term before, Term? after, int holes)
    {
        Before = before;
        After = after;
        Holes = holes;
        _operators = Matcher.OperatorsOf(before);
    }

    public Term Before { get; }

    public Term? After { get; }

    public int Holes { get; }

    /// <summary>Whether a match is possible by the look of the term: cheap, and false for nearly every one.</summary>
    public bool MayMatch(Term term) => (_operators & ~term.Operators) == 0 && Matcher.MayMatch(Before, term);

    public static Row Of(Func<Term, Term> before, Func<Term, Term>? after) => new(before(Term.Hole(0)), after?.Invoke(Term.Hole(0)), 1);

    public static Row Of(Func<Term, Term, Term> before, Func<Term, Term, Term>? after) =>
        new(before(Term.Hole(0), Term.Hole(1)), after?.Invoke(Term.Hole(0), Term.Hole(1)), 2);

    public static Row Of(Func<Term, Term, Term, Term> before, Func<Term, Term, Term, Term>? after) =>
        new(before(Term.Hole(0), Term.Hole(1), Term.Hole(2)), after?.Invoke(Term.Hole(0), Term.Hole(1), Term.Hole(2)), 3);
}

/// <summary>An expression that matched a row.</summary>
internal sealed class RowMatch
{
    public RowMatch(Row row, Matcher holes, Reading reading, RuleContext context)
    {
        Row = row;
        Holes = holes;
        Reading = reading;
        Context = context;
    }

    public Row Row { get; }

    public Matcher Holes { get; }

    public Reading Reading { get; }

    public RuleContext Context { get; }

    public Interval RangeOf(int hole) => Context.RangeOf(Holes[hole], Reading);
}

/// <summary>A rule that is data: rows of before and after. Overrides narrow where it applies.</summary>
internal abstract class RewriteRule : Rule
{
    private readonly ImmutableArray<Row> _rows;

    protected RewriteRule(DiagnosticDescriptor descriptor, params ImmutableArray<Row> rows)
        : base(descriptor) => _rows = rows;

    public IReadOnlyList<Row> Rows => _rows;

    public override IEnumerable<object> Roots => _rows.Select(row => row.Before.Function ?? (object)row.Before.Kind).Distinct();

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!reading.Term.Format.IsReal())
        {
            return;
        }

        foreach (var row in _rows)
        {
            if (!row.MayMatch(reading.Term))
            {
                continue;
            }

            var holes = new Matcher(row.Holes);
            if (!holes.TryMatch(row.Before, reading.Term))
            {
                continue;
            }

            if (IsNegatedName(reading, context) || IsOperand(reading, context))
            {
                return;
            }

            var match = new RowMatch(row, holes, reading, context);
            if (SeverityOf(match) is { } severity)
            {
                context.Report(FindingOf(match, severity));
                return;
            }
        }
    }

    /// <summary>-f() and -y, where f or y is the formula: that is reported where it is written.</summary>
    private bool IsNegatedName(Reading reading, RuleContext context) => reading.Operation is IUnaryOperation { Operand: { } operand }
        && context.Method.ByOperation.TryGetValue(operand, out var named) && !ReferenceEquals(named.Term.Source, operand)
        && _rows.Any(row => new Matcher(row.Holes).TryMatch(row.Before, named.Term));

    /// <summary>1 * loss, loss + 0: the formula is the operand, and reported where it is written.</summary>
    private static bool IsOperand(Reading reading, RuleContext context) => reading.Operation is IBinaryOperation binary
        && new[] { binary.LeftOperand, binary.RightOperand }.Any(side => context.Method.ByOperation.TryGetValue(side, out var operand) && operand.Term.Equals(reading.Term));

    /// <summary>How sure the report is; null keeps silent.</summary>
    protected virtual DiagnosticSeverity? SeverityOf(RowMatch match) => Descriptor.DefaultSeverity;

    /// <summary>What the message says besides the expression, which is argument 0.</summary>
    protected virtual object[] ArgumentsOf(RowMatch match) => [];

    protected Finding FindingOf(RowMatch match, DiagnosticSeverity severity)
    {
        var syntax = match.Reading.Operation.Syntax;
        return new Finding(Descriptor, syntax, [Text.Shortened(syntax), .. ArgumentsOf(match)])
        {
            Severity = severity,
            Claims = [.. Claim.Of(match.Holes.Matched), .. Claim.Below(syntax), .. Claim.Chain(syntax), .. PartsOf(match)],
            Evidence = Claim.Of(match.Holes.Matched.Where(term => !syntax.Span.Contains(term.Source?.Syntax.Span ?? syntax.Span))),
            Fixes = FixesOf(match),
        };
    }

    /// <summary>The operands of the formula's operator that are no holes: terms in canonical form may have lost the operation they came from.</summary>
    private static IEnumerable<SyntaxNode> PartsOf(RowMatch match) => match.Reading.Operation is not IBinaryOperation formula ? []
        : formula.ChildOperations.OfType<IBinaryOperation>()
            .Where(part => match.Context.Method.ByOperation.TryGetValue(part, out var own) && !Enumerable.Range(0, match.Row.Holes).Any(hole => match.Holes[hole].Equals(own.Term)))
            .Select(part => part.Syntax);

    protected virtual ImmutableArray<Fix> FixesOf(RowMatch match) =>
        match.Row.After is { } after && Rewrite.To(after, match.Holes, match.Reading, match.Context, Id) is { } fix ? [fix] : [];
}

/// <summary>The syntax a match takes part in.</summary>
internal static class Claim
{
    /// <summary>Under a minus sign and parentheses stands the same formula.</summary>
    public static IEnumerable<SyntaxNode> Below(SyntaxNode syntax)
    {
        while (syntax is PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            syntax = syntax is PrefixUnaryExpressionSyntax negated ? negated.Operand : ((ParenthesizedExpressionSyntax)syntax).Expression;
            yield return syntax;
        }
    }

    /// <summary>The partial sums of a chain a + b - c, which are no terms of their own.</summary>
    public static IEnumerable<SyntaxNode> Chain(SyntaxNode sum)
    {
        for (var part = sum; part is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } binary; )
        {
            yield return part;
            part = binary.Left is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : binary.Left;
        }
    }

    public static IReadOnlyCollection<SyntaxNode> Of(IEnumerable<Term> terms)
    {
        var nodes = new HashSet<SyntaxNode>();
        foreach (var term in terms)
        {
            foreach (var operation in new[] { term.Source, term.Origin })
            {
                if (operation is not null && term.Kind is not (TermKind.Variable or TermKind.Number or TermKind.Element))
                {
                    nodes.Add(operation.Syntax);
                }
            }
        }

        return nodes;
    }
}

internal static class Text
{
    private const int Longest = 60;

    private static readonly char[] Breaks = ['\t', '\r', '\n'];

    /// <summary>The user's expression on one line, cut where it is long.</summary>
    public static string Shortened(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText().ToString(node.Span);
        if (text.IndexOfAny(Breaks) >= 0 || text.Contains("  "))
        {
            text = string.Join(" ", text.Split([' ', .. Breaks], StringSplitOptions.RemoveEmptyEntries));
        }

        return text.Length <= Longest ? text : text.Substring(0, Longest - 1) + "…";
    }
}
