using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// A logarithm that undoes the function inside it: log(exp(x)), log(exp(a)/b), log(a^b), log(√x). The inner value overflows or
/// underflows although the logarithm does not. exp(log(x)) is left alone: undoing it would turn NaN into a value.
/// </summary>
internal sealed class LogThatUndoes() : RewriteRule(
    Rule,
    Row.Of(x => Log(Exp(x)), x => x),
    Row.Of((a, b) => Log(Exp(a) / Sqrt(b)), (a, b) => a - (0.5 * Log(b))),
    Row.Of((a, b) => Log(Exp(a) / b), (a, b) => a - Log(b)),
    Row.Of((a, r) => Log(Exp(a) * r), (a, r) => a + Log(r)),
    Row.Of(x => Log(Sqrt(x)), x => 0.5 * Log(x)),
    Row.Of((a, b) => Log(Pow(a, b)), (a, b) => b * Log(a)),
    Row.Of((a, b) => Log2(Pow(a, b)), (a, b) => b * Log2(a)),
    Row.Of((a, b) => Log10(Pow(a, b)), (a, b) => b * Log10(a)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM1007",
        title: "Logarithm that undoes the function inside it",
        messageFormat: "'{0}' undoes the function inside the logarithm: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The inner function overflows or underflows for arguments whose logarithm is an ordinary number.");

    private const int ManyFactors = 3;

    public override int Priority => 40;

    public override void Examine(Reading reading, RuleContext context)
    {
        base.Examine(reading, context);
        if (reading.Term.Format.IsFloating() && reading.Term[0] is { Kind: TermKind.Product } product && product.Operands.Count(IsComputed) >= ManyFactors)
        {
            var syntax = reading.Operation.Syntax;
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "the product of many factors overflows or underflows before its logarithm is taken, the sum of their logarithms does not")
            {
                Severity = DiagnosticSeverity.Info,
            });
        }
    }

    /// <summary>A factor that is data: not a number, a count or a divisor.</summary>
    private static bool IsComputed(Term factor) => factor.Kind is TermKind.Apply or TermKind.Element or TermKind.Reduce or TermKind.Variable or TermKind.Member
        && factor.Format is NumericFormat.Double or NumericFormat.Single or NumericFormat.Half && !factor.Is(MathFunction.Count);

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var inner = match.Reading.Term[0];
        if (inner.Is(MathFunction.Exp) && IsCorrection(match, inner))
        {
            return null;
        }

        if (inner.Kind == TermKind.Power)
        {
            return inner[1] is { Kind: TermKind.Number } constant ? constant.Value > 1 ? DiagnosticSeverity.Info : null
                : match.RangeOf(0).IsBounded && match.RangeOf(1).IsBounded ? null : DiagnosticSeverity.Warning;
        }

        if (inner.Is(MathFunction.Sqrt))
        {
            return match.Holes[0].Kind is TermKind.Product or TermKind.Sum or TermKind.Reduce ? null : DiagnosticSeverity.Info;
        }

        var range = match.RangeOf(0);
        var format = match.Reading.Term.Format;
        return inner.Kind == TermKind.Product && range.Low > format.ExpUnderflow() && range.High < format.ExpOverflow() ? null : DiagnosticSeverity.Warning;
    }

    /// <summary>(u - 1)·x / log(u) with u = exp(x) is Kahan's expm1: the rounding of u is what it corrects for.</summary>
    private static bool IsCorrection(RowMatch match, Term exponential) => match.Context.Method.Readings.Any(reading =>
        reading.Term.Kind == TermKind.Sum && reading.Term.Operands.Length == 2 && reading.Term.Operands[0].IsNumber(-1) && reading.Term.Operands[1].Equals(exponential));

    protected override object[] ArgumentsOf(RowMatch match)
    {
        var format = match.Reading.Term.Format;
        var inner = match.Reading.Term[0];
        return [inner.Kind == TermKind.Power ? "the power overflows or underflows although its logarithm is an ordinary number"
            : inner.Is(MathFunction.Sqrt) ? "half the logarithm of the argument is the same"
            : $"exp overflows to ∞ above {Thresholds.ExpOverflow(format)} and is 0 below {Thresholds.ExpUnderflow(format)}"];
    }

    /// <summary>b·log(a) needs a &gt; 0; an even whole power takes the magnitude, an odd one keeps NaN for negative a.</summary>
    protected override ImmutableArray<Fix> FixesOf(RowMatch match)
    {
        if (match.Reading.Term[0] is not { Kind: TermKind.Power } power)
        {
            return base.FixesOf(match);
        }

        var isWhole = power[1].Kind == TermKind.Number && power[1].Value % 1 == 0;
        var after = isWhole && power[1].Value % 2 == 0 ? power[1] * Log(Abs(Term.Hole(0)))
            : isWhole || match.RangeOf(0).IsPositive ? Term.Hole(1) * Log(Term.Hole(0)) : null;
        return after is not null && Rewrite.To(after, match.Holes, match.Reading, match.Context, Id + ".Power") is { } fix ? [fix] : [];
    }
}
