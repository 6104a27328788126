using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Rules.Training;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// exp(a)/exp(b), exp(a)·exp(b), exp(x)/(1 + exp(x)), exp(a)/(exp(a) + exp(b)): an intermediate is ∞ or 0 although the result is not.
/// Silent where the exponents are bounded, or all ≤ 0 in a product.
/// </summary>
internal sealed class RatioOfExponentials() : RewriteRule(
    Rule,
    Row.Of(h => 1 / (1 + Exp(h)), h => Sigmoid(-h)),
    Row.Of(x => Exp(x) / (1 + Exp(x)), x => Sigmoid(x)),
    Row.Of((x, r) => r * Exp(x) / (1 + Exp(x)), (x, r) => r * Sigmoid(x)),
    Row.Of(x => Exp(x) / Pow(1 + Exp(x), 2), x => Sigmoid(x) * Sigmoid(-x)),
    Row.Of((a, b) => Exp(a) / (Exp(a) + Exp(b)), (a, b) => Sigmoid(a - b)),
    Row.Of((a, b) => Exp(b) / (Exp(a) + Exp(b)), (a, b) => Sigmoid(b - a)),
    Row.Of((a, b) => Exp(a) / Exp(b), (a, b) => Exp(a - b)),
    Row.Of((a, b, r) => r * Exp(a) / Exp(b), (a, b, r) => r * Exp(a - b)),
    Row.Of((a, b) => Exp(a) * Exp(b), (a, b) => Exp(a + b)),
    Row.Of((a, b, r) => r * Exp(a) * Exp(b), (a, b, r) => r * Exp(a + b)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM1006",
        title: "Ratio or product of exponentials",
        messageFormat: "'{0}' combines exponentials that overflow on their own: exp is ∞ above {1} and 0 below {2}, and ∞/∞ and ∞·0 are NaN",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "exp(a)/exp(b) is exp(a - b), which overflows only where the result does.");

    public override int Priority => 34;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var format = match.Reading.Term.Format;
        var first = match.RangeOf(0);
        if (match.Row.Before.Kind == TermKind.Power)
        {
            return IsDifferentiated(match.Reading.Operation) && first.High > format.ExpOverflow() ? DiagnosticSeverity.Warning : null;
        }

        if (!Formed.Here(match.Reading, match.Context, term => term.Kind == TermKind.Product && new Matcher(match.Row.Holes).TryMatch(match.Row.Before, term))
            || (match.Row.Holes == 3 && !Formed.Here(match.Reading, match.Context, Combines)))
        {
            return null;
        }

        if (match.Row.Before.Contains(static part => part.Kind == TermKind.Sum && part.Operands[0].Kind == TermKind.Number))
        {
            return first.High <= format.ExpOverflow() ? null : DiagnosticSeverity.Warning;
        }

        var second = match.RangeOf(1);
        return IsQuotient(match.Row.Before)
            ? Fits(first, format) && Fits(second, format) ? null : DiagnosticSeverity.Warning
            : (first.High > format.ExpOverflow() && second.Low < 0) || (second.High > format.ExpOverflow() && first.Low < 0) ? DiagnosticSeverity.Warning : null;
    }

    /// <summary>The value of 1/(1 + exp(x)) is right for every x; the gradient of a tensor is 0 · ∞ where exp overflows.</summary>
    private static bool IsDifferentiated(IOperation operation) => TorchSharpLibrary.IsTensor(operation.Type) && !TorchCode.IsWithoutGradient(operation);

    /// <summary>Two exponentials among the factors, above or below the line.</summary>
    private static bool Combines(Term term) => term.Kind == TermKind.Product
        && term.Operands.Count(static factor => factor.Is(MathFunction.Exp) || (factor.Kind == TermKind.Power && factor[0].Is(MathFunction.Exp))) >= 2;

    private static bool IsQuotient(Term before) => before.Contains(static part => part.Kind == TermKind.Power);

    private static bool Fits(Interval range, NumericFormat format) => range.Low > format.ExpUnderflow() && range.High < format.ExpOverflow();

    protected override object[] ArgumentsOf(RowMatch match) =>
        [Thresholds.ExpOverflow(match.Reading.Term.Format), Thresholds.ExpUnderflow(match.Reading.Term.Format)];
}
