using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// tanh, sinh, cosh, log cosh and the area functions written with exp, log and sqrt: ∞/∞ is NaN for large x, and near 0 the
/// digits cancel. Silent where x is bounded away from both.
/// </summary>
internal sealed class HyperbolicSpelledOut() : RewriteRule(
    Rule,
    Row.Of(x => (Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x)), x => Tanh(x)),
    Row.Of(x => (Exp(-x) - Exp(x)) / (Exp(x) + Exp(-x)), x => Tanh(-x)),
    Row.Of(x => (Exp(2 * x) - 1) / (Exp(2 * x) + 1), x => Tanh(x)),
    Row.Of(x => (1 - Exp(-2 * x)) / (1 + Exp(-2 * x)), x => Tanh(x)),
    Row.Of(x => (Exp(x) - 1) / (Exp(x) + 1), x => Tanh(0.5 * x)),
    Row.Of(x => (1 - Exp(x)) / (1 + Exp(x)), x => -Tanh(0.5 * x)),
    Row.Of(x => Log(0.5 * (Exp(x) + Exp(-x))), x => Apply(MathFunction.LogCosh, x)),
    Row.Of(x => Log(Exp(x) + Exp(-x)), x => Apply(MathFunction.LogAddExp, x, -x)),
    Row.Of(x => Log(Cosh(x)), x => Apply(MathFunction.LogCosh, x)),
    Row.Of(x => Log(2 * Cosh(x)), x => Apply(MathFunction.LogAddExp, x, -x)),
    Row.Of(x => 0.5 * (Exp(x) - Exp(-x)), x => Sinh(x)),
    Row.Of(x => 0.5 * (Exp(-x) - Exp(x)), x => Sinh(-x)),
    Row.Of(x => 0.5 * (Exp(x) + Exp(-x)), x => Cosh(x)),
    Row.Of(x => Sinh(x) / Cosh(x), x => Tanh(x)),
    Row.Of(x => Log(x + Sqrt(Pow(x, 2) + 1)), x => Asinh(x)),
    Row.Of(x => Log(x + Sqrt(Pow(x, 2) - 1)), x => Acosh(x)),
    Row.Of(x => 0.5 * Log((1 + x) / (1 - x)), x => Atanh(x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM1008",
        title: "Hyperbolic function spelled out",
        messageFormat: "'{0}' is a hyperbolic function spelled out: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The exponentials overflow and ∞/∞ is NaN; near 0 their difference cancels. The framework's functions do neither.");

    public override int Priority => 15;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var range = match.RangeOf(0);
        if (range.Low >= 0.5 && range.High < 300)
        {
            return null;
        }

        return IsBounded(match) || IsCosh(match) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
    }

    private static bool IsBounded(RowMatch match) => match.RangeOf(0) is { Low: > -300, High: < 300 };

    /// <summary>The sum of the exponentials overflows hardly earlier than cosh itself.</summary>
    private static bool IsCosh(RowMatch match) => match.Row.After!.Is(MathFunction.Cosh);

    protected override object[] ArgumentsOf(RowMatch match)
    {
        var term = match.Reading.Term;
        var overflow = Thresholds.ExpOverflow(term.Format);
        return [IsCosh(match) ? $"exp overflows to ∞ above {overflow}, a little before cosh does"
            : IsBounded(match) ? "the digits of x are lost near 0"
            : term.Is(MathFunction.Log) && term.Contains(part => part.Is(MathFunction.Sqrt)) ? "for large |x| the square overflows or the sum cancels"
            : term.Contains(part => part.Is(MathFunction.Log) && !part.Contains(inner => inner.Is(MathFunction.Exp) || inner.Is(MathFunction.Cosh))) ? "the digits of x are lost near 0"
            : term.Kind == TermKind.Product && term.Contains(part => part.Kind == TermKind.Power) ? $"exp overflows to ∞ above {overflow} and ∞/∞ is NaN"
            : term.Is(MathFunction.Log) ? $"exp overflows to ∞ above {overflow} although the logarithm is about |x|"
            : "the digits of x are lost near 0"];
    }
}
