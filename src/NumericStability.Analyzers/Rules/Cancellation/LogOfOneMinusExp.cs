using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// log(1 - exp(x)): near x = 0 the difference cancels, and for very negative x it is 1 and the logarithm 0. log1p of -exp(x)
/// is right below -log 2 and log of -expm1(x) above: the two branches together are silent.
/// </summary>
internal sealed class LogOfOneMinusExp() : RewriteRule(
    Rule,
    Row.Of(x => Log(1 - Exp(x)), x => Apply(MathFunction.Log1MExp, x)),
    Row.Of(x => Log1P(-Exp(x)), x => Apply(MathFunction.Log1MExp, x)),
    Row.Of(x => Apply(MathFunction.NaiveLog1P, -Exp(x)), x => Apply(MathFunction.Log1MExp, x)),
    Row.Of(x => Log(-ExpM1(x)), x => Apply(MathFunction.Log1MExp, x)),
    Row.Of(x => Log(-Apply(MathFunction.NaiveExpM1, x)), x => Apply(MathFunction.Log1MExp, x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2003",
        title: "Logarithm of one minus an exponential",
        messageFormat: "'{0}' loses its digits: {1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "1 - exp(x) cancels near x = 0 and is rounded to 1 for very negative x. Two branches, on either side of -log 2, keep every digit.");

    public override int Priority => 40;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var range = match.RangeOf(0);
        var inner = match.Row.Before[0];
        if (match.Holes[0].Kind == TermKind.Number || range.Low >= 0)
        {
            return null;
        }

        if (match.Row.Before.Is(MathFunction.Log1P) || match.Row.Before.Is(MathFunction.NaiveLog1P))
        {
            return range.High <= -0.5 && match.Row.Before.Is(MathFunction.Log1P) ? null : DiagnosticSeverity.Warning;
        }

        var isExpM1 = inner.Kind == TermKind.Product;
        return isExpM1 && range.Low >= -1 && match.Row.Before.Contains(part => part.Is(MathFunction.ExpM1)) || (range.Low >= -5 && range.High <= -0.5) ? null : DiagnosticSeverity.Warning;
    }

    protected override object[] ArgumentsOf(RowMatch match)
    {
        var format = match.Reading.Term.Format;
        var near = "for |x| below " + Smallest.Absorbed(format) + " it is -∞";
        var far = "for x < " + Thresholds.Absorbed(format) + " it is 0";
        return [match.Row.Before.Is(MathFunction.Log1P) ? near : match.Row.Before.Contains(part => part.Is(MathFunction.ExpM1)) ? far : near + ", and " + far];
    }
}
