using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>acosh(1 + q), the Poincaré distance: 1 + q is rounded, and acosh turns an error of ε near 1 into one of √ε.</summary>
internal sealed class AcoshNearOne() : RewriteRule(
    Rule,
    Row.Of(q => Acosh(1 + q), q => 2 * Asinh(Sqrt(Max(q, 0) / 2))))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2011",
        title: "Inverse hyperbolic cosine of one plus a small number",
        messageFormat: "'{0}' is 0 for q below {1}, where the true distance is √(2q), up to {2}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "1 + q is rounded before acosh. 2·asinh(√(q/2)) takes q itself.");

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var range = match.RangeOf(0);
        return match.Holes[0].Kind == TermKind.Number || range.IsWhole || Counts.IsCount(match.Holes[0]) || range.Low >= 0.5
            || Surroundings.IsSmallArgumentElsewhere(match.Holes[0], match.Reading, match.Context) ? null : DiagnosticSeverity.Warning;
    }

    protected override object[] ArgumentsOf(RowMatch match) => match.Reading.Term.Format switch
    {
        NumericFormat.Single => ["6e-8", "3.5e-4"],
        NumericFormat.Half => ["5e-4", "0.03"],
        _ => ["1.1e-16", "1.5e-8"],
    };

    protected override ImmutableArray<Fix> FixesOf(RowMatch match)
    {
        var isNonNegative = match.RangeOf(0).IsNonNegative;
        var after = isNonNegative ? 2 * Asinh(Sqrt(Term.Hole(0) / 2)) : match.Row.After!;
        var title = isNonNegative ? "Use 2·asinh(√(q/2))" : "Use 2·asinh(√(q/2)) (0 instead of NaN where rounding made q negative)";
        return Rewrite.To(after, match.Holes, match.Reading, match.Context, Id, title) is { } fix ? [fix] : [];
    }
}
