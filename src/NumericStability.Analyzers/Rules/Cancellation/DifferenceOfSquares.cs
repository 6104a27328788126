using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>a·a - b·b: the squares are rounded before they cancel. 1 - a·a is meant only under a root or a division.</summary>
internal sealed class DifferenceOfSquares() : RewriteRule(
    Rule,
    Row.Of((a, b) => Pow(a, 2) - Pow(b, 2), (a, b) => Term.RawProduct([a - b, a + b])),
    Row.Of(a => Sqrt(1 - Pow(a, 2)), a => Sqrt(Term.RawProduct([1 - a, 1 + a]))),
    Row.Of(a => 1 - Pow(a, 2), a => Term.RawProduct([1 - a, 1 + a])))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2008",
        title: "Difference of squares",
        messageFormat: "'{0}' squares before it subtracts: where the two are close the rounding errors of the squares remain",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "(a - b)·(a + b) subtracts the unrounded operands; it neither overflows where the squares do.");

    public override int Priority => 120;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        if (match.Row.Holes == 2)
        {
            return match.Holes[0].Kind == TermKind.Number || match.Holes[1].Kind == TermKind.Number || (Counts.IsCount(match.Holes[0]) && Counts.IsCount(match.Holes[1]))
                ? null : DiagnosticSeverity.Info;
        }

        var range = match.RangeOf(0);
        var isFar = range.Low >= -0.9 && range.High <= 0.9;
        return match.Holes[0].Kind == TermKind.Number || isFar || match.Holes[0].Is(MathFunction.Tanh)
            || (match.Row.Before.Kind == TermKind.Sum && !Surroundings.IsDivisor(match.Reading.Operation)) ? null : DiagnosticSeverity.Info;
    }

    protected override ImmutableArray<Fix> FixesOf(RowMatch match) =>
        Rewrite.To(match.Row.After!, match.Holes, match.Reading, match.Context, Id, match.Row.Holes == 2
            ? "Use (a - b) * (a + b) (finite where the squares overflow)" : "Use (1 - a) * (1 + a)") is { } fix ? [fix] : [];
}
