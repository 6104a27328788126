using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// exp(x) - 1 - x and x - log(1 + x) are x²/2 near 0, after a difference of numbers near 1. expm1 and log1p bring the error
/// down to that of x; below |x| ≈ 1e-3 a series is better still. The divergence of a variational autoencoder is one.
/// </summary>
internal sealed class SecondOrderCancellation() : RewriteRule(
    Rule,
    Row.Of(x => Exp(x) - 1 - x, x => ExpM1(x) - x),
    Row.Of(x => 1 + x - Exp(x), x => x - ExpM1(x)),
    Row.Of((x, y) => Exp(x) - 1 - x + y, (x, y) => ExpM1(x) - x + y),
    Row.Of((x, y) => 1 + x - Exp(x) - y, (x, y) => x - ExpM1(x) - y),
    Row.Of(x => x - Log(1 + x), x => x - Log1P(x)),
    Row.Of(x => Log(1 + x) - x, x => Log1P(x) - x))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2021",
        title: "Second-order cancellation",
        messageFormat: "'{0}' is of second order in {1} near 0, but has the rounding error of a number near 1: for |{1}| below {2} no digit is right",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Terms near 1 cancel down to x²/2. With expm1 or log1p the error is that of x instead of that of 1; a series removes it.");

    public override int Priority => 50;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match) =>
        match.Reading.Operation is ICompoundAssignmentOperation || match.Holes[0].Kind == TermKind.Number || match.RangeOf(0) is { Low: >= 0.5 } or { High: <= -0.5 }
            || Surroundings.IsSmallArgumentElsewhere(match.Holes[0], match.Reading, match.Context, isSecondOrder: true) ? null : DiagnosticSeverity.Info;

    protected override object[] ArgumentsOf(RowMatch match) =>
        [match.Holes[0].Kind == TermKind.Variable ? match.Holes[0].ToString().Split('\'')[0] : "x", Smallest.SquareAbsorbed(match.Reading.Term.Format)];
}
