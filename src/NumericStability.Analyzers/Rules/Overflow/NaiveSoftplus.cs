using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// log(1 + exp(x)): exp overflows for large x, and for very negative x the sum is 1 and the logarithm 0.
/// Silent with log1p where x is proven ≤ 0: that is the stable form. Bounded x without log1p only loses digits.
/// </summary>
internal sealed class NaiveSoftplus() : RewriteRule(
    Rule,
    Row.Of(x => Log(1 + Exp(x)), x => Apply(MathFunction.Softplus, x)),
    Row.Of(x => Log2(1 + Exp(x)), x => Apply(MathFunction.Softplus, x) / Term.Number(Ln2)),
    Row.Of(x => Log1P(Exp(x)), x => Apply(MathFunction.Softplus, x)),
    Row.Of(x => Apply(MathFunction.NaiveLog1P, Exp(x)), x => Apply(MathFunction.Softplus, x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM1003",
        title: "Softplus written as the logarithm of 1 + exp",
        messageFormat: "'{0}' is softplus written naively: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "log(1 + exp(x)) overflows for large x and loses every digit for very negative x.");

    private const double Ln2 = 0.6931471805599453;

    public override int Priority => 20;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var range = match.RangeOf(0);
        var usesLog1P = match.Row.Before.Is(MathFunction.Log1P);
        if (range.High <= match.Reading.Term.Format.ExpOverflow())
        {
            return usesLog1P ? null : range.Low > -5 ? null : DiagnosticSeverity.Info;
        }

        return DiagnosticSeverity.Warning;
    }

    protected override object[] ArgumentsOf(RowMatch match)
    {
        var format = match.Reading.Term.Format;
        var overflow = "exp overflows to ∞ for x > " + Thresholds.ExpOverflow(format);
        var lost = "the digits are lost for x < " + Thresholds.Absorbed(format);
        return [match.RangeOf(0).High <= format.ExpOverflow() ? lost : overflow + ", and " + lost];
    }
}
