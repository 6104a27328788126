using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// √(x² + y²), with two or three squares: the squares overflow or underflow although the root does not. A suggestion. Silent for
/// whole numbers, bounded operands and longer sums.
/// </summary>
internal sealed class NaiveHypotenuse() : RewriteRule(
    Rule,
    Row.Of((x, y) => Sqrt(Pow(x, 2) + Pow(y, 2)), (x, y) => Apply(MathFunction.Hypot, x, y)),
    Row.Of((x, y, z) => Sqrt(Pow(x, 2) + Pow(y, 2) + Pow(z, 2)), (x, y, z) => Apply(MathFunction.Hypot, Apply(MathFunction.Hypot, x, y), z)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM1015",
        title: "Square root of a sum of two or three squares",
        messageFormat: "'{0}' squares before it takes the root: the squares overflow above {1} and are 0 below {2}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Hypot scales its arguments, so that it overflows only where the result does.");

    private const double LargestSafe = 1e15;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match) =>
        Enumerable.Range(0, match.Row.Holes).All(hole => match.RangeOf(hole) is var range && (range.IsWhole || (range.Low > -LargestSafe && range.High < LargestSafe)))
            ? null : DiagnosticSeverity.Info;

    /// <summary>The operands in the order the user wrote them.</summary>
    protected override ImmutableArray<Fix> FixesOf(RowMatch match)
    {
        var written = Enumerable.Range(0, match.Row.Holes).Select(hole => match.Holes[hole]).OrderBy(term => (term.Origin ?? term.Source)?.Syntax.SpanStart ?? 0).ToList();
        var holes = new Matcher(written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            holes.TryMatch(Term.Hole(i), written[i]);
        }

        return Rewrite.To(match.Row.After!, holes, match.Reading, match.Context, Id) is { } fix ? [fix] : [];
    }

    protected override object[] ArgumentsOf(RowMatch match) => match.Reading.Term.Format switch
    {
        NumericFormat.Single => ["1.8e19 (float)", "2.6e-23 (float)"],
        NumericFormat.Half => ["255 (Half)", "1.7e-4 (Half)"],
        _ => ["1.3e154", "1.6e-162"],
    };
}
