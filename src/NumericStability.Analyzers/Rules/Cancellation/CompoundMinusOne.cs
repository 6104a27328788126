using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// 1 - (1 - p)ᵏ and (1 + r)ⁿ - 1: the digits of a small p are lost twice, in the base and in the difference. Also the
/// quotients (aˣ - 1)/x and (1 - gᵀ)/(1 - g), whose limit is wanted where the difference cancels. The bias correction
/// 1 - βᵗ of Adam loses three digits at most and is silent.
/// </summary>
internal sealed class CompoundMinusOne() : RewriteRule(
    Rule,
    Row.Of((r, n) => Pow(1 + r, n) - 1, (r, n) => CompoundM1(r, n)),
    Row.Of((r, n) => 1 - Pow(1 + r, n), (r, n) => -CompoundM1(r, n)),
    Row.Of((p, n) => 1 + Pow(p - 1, n), (p, n) => -CompoundM1(-p, n)),
    Row.Of((p, n) => 1 - Pow(p - 1, n), (p, n) => -CompoundM1(-p, n)),
    Row.Of((a, x) => Pow(a, x) - 1, (a, x) => PowM1(a, x)),
    Row.Of((a, x) => 1 - Pow(a, x), (a, x) => -PowM1(a, x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2010",
        title: "Power of a number near one, minus one",
        messageFormat: "'{0}' loses its digits where the power is near 1: {1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Both the base 1 + r and the power are rounded near 1. (1 + r)ⁿ - 1 can be computed from r itself.");

    public override int Priority => 90;

    /// <summary>1 + r with an r that is not whole.</summary>
    public static bool IsCompound(Term value) =>
        value.Kind == TermKind.Sum && value[0].IsNumber(1) && !value.Operands.Skip(1).All(Counts.IsCount);

    /// <summary>The difference is divided by the exponent, or by the distance of the base from 1.</summary>
    public static bool IsGeometric(Reading reading, Term value, Term exponent, RuleContext context) =>
        Surroundings.DivisorOf(reading.Operation, context) is { } divisor
        && new[] { exponent, -exponent, value - 1, 1 - value }.Any(divisor.Equals);

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var power = PowerOf(match);
        if (power[1].IsNumber(-1) || power.Operands.All(part => part.Kind == TermKind.Number))
        {
            return null;
        }

        if (match.Row.Before.Contains(Term.Hole(0) - 1))
        {
            return power[1].Kind == TermKind.Number && power[1].Value % 1 == 0 && IsOdd(power[1].Value) == match.Row.Before.Operands.Contains(Pow(Term.Hole(0) - 1, Term.Hole(1)))
                ? SeverityOf(power[0] + 1, match) : null;
        }

        return IsCompound(power[0]) ? SeverityOf(power[0] - 1, match)
            : IsGeometric(match.Reading, power[0], power[1], match.Context) && !match.Context.RangeOf(power[0], match.Reading).IsWhole ? DiagnosticSeverity.Warning : null;
    }

    private static Term PowerOf(RowMatch match) =>
        match.Reading.Term.Operands.Select(part => part.SplitCoefficient().Factor).First(part => part.Kind == TermKind.Power);

    private static bool IsOdd(double value) => value % 2 != 0;

    private static DiagnosticSeverity? SeverityOf(Term rate, RowMatch match)
    {
        var range = match.Context.RangeOf(rate, match.Reading);
        if (range.IsWhole || range.Low >= 0.5 || range.High <= -0.9 || Surroundings.IsComparedWithUniform(match.Reading.Operation, match.Context)
            || Surroundings.IsSmallArgumentElsewhere(rate, match.Reading, match.Context))
        {
            return null;
        }

        return Counts.IsRatio(rate) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
    }

    protected override object[] ArgumentsOf(RowMatch match) => [IsCompound(PowerOf(match)[0]) || match.Row.Before.Contains(Term.Hole(0) - 1)
        ? "for a rate below " + Smallest.Absorbed(match.Reading.Term.Format) + " the base is exactly 1 and the result 0"
        : "the rounding error of the power is all that is left"];
}
