using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>log(p/(1-p)) passes through 0 at p = ½, where the quotient is rounded near 1 and the digits of p - ½ are lost.</summary>
internal sealed class LogitNearHalf() : RewriteRule(
    Rule,
    Row.Of(p => Log(p / (1 - p)), p => Apply(MathFunction.Logit, p)),
    Row.Of(p => Log(p) - Log(1 - p), p => Apply(MathFunction.Logit, p)),
    Row.Of(p => Log(p) - Log1P(-p), p => Apply(MathFunction.Logit, p)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2020",
        title: "Logit near one half",
        messageFormat: "'{0}' loses the digits of p - ½ where p is near ½: the error is that of a number near 1, the result near 0",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The odds are rounded near 1 before the logarithm. log1p(s) - log1p(-s) with s = 2p - 1 keeps the digits. A p that came from a sigmoid has its logit already.");

    public override int Priority => 50;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match) =>
        match.Holes[0].Kind == TermKind.Number || match.RangeOf(0) is { High: <= 0.3 } or { Low: >= 0.7 } ? null : DiagnosticSeverity.Info;
}
