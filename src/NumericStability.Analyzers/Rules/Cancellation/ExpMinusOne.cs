using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// exp(x) - 1 and 1 - exp(x): near x = 0 the exponential is 1 and the difference has the digits of 1, not of x. Powers with a
/// base near 1 + x are NUM2010. Silent where x stays away from 0, is whole, or the result meets a uniform variate.
/// </summary>
internal sealed class ExpMinusOne() : RewriteRule(
    Rule,
    Row.Of(x => Exp(x) - 1, x => ExpM1(x)),
    Row.Of(x => 1 - Exp(x), x => -ExpM1(x)),
    Row.Of(x => Apply(MathFunction.Exp2, x) - 1, x => PowM1(2, x)),
    Row.Of(x => 1 - Apply(MathFunction.Exp2, x), x => -PowM1(2, x)),
    Row.Of(x => Apply(MathFunction.Exp10, x) - 1, x => PowM1(10, x)),
    Row.Of(x => 1 - Apply(MathFunction.Exp10, x), x => -PowM1(10, x)),
    Row.Of((x, a) => Pow(a, x) - 1, (x, a) => PowM1(a, x)),
    Row.Of((x, a) => 1 - Pow(a, x), (x, a) => -PowM1(a, x)),
    Row.Of((x, c) => (c * Exp(x)) - c, (x, c) => c * ExpM1(x)),
    Row.Of((x, c) => c - (c * Exp(x)), (x, c) => -c * ExpM1(x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2002",
        title: "Exponential minus one",
        messageFormat: "'{0}' loses its digits where the exponent is near 0: for an exponent within {1} of 0 the exponential is exactly 1 and the difference 0",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The exponential is rounded near 1 before 1 is subtracted. expm1 computes exp(x) - 1 from x itself.");

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var x = match.Holes[0];
        var range = match.RangeOf(0);
        if (x.Kind == TermKind.Number || range.IsWhole || Counts.IsCount(x) || range.Low >= 0.5 || range.High <= -0.5
            || Surroundings.IsCorrected(Exp(x), match.Reading) || Surroundings.IsSmallArgumentElsewhere(x, match.Reading, match.Context)
            || Surroundings.IsComparedWithUniform(match.Reading.Operation, match.Context))
        {
            return null;
        }

        return IsPower(match.Row) ? SeverityOfPower(match) : DiagnosticSeverity.Warning;
    }

    private static bool IsPower(Row row) => row.Before.Contains(part => part.Kind == TermKind.Power);

    /// <summary>A constant decay is near 1 where the exponent is small; an unknown base may never be near 1. 1 ± r is NUM2010.</summary>
    private static DiagnosticSeverity? SeverityOfPower(RowMatch match)
    {
        var value = match.Holes[1];
        if (CompoundMinusOne.IsCompound(value) || CompoundMinusOne.IsGeometric(match.Reading, value, match.Holes[0], match.Context))
        {
            return null;
        }

        return value.Kind == TermKind.Number && value.Value % 1 != 0 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
    }

    protected override object[] ArgumentsOf(RowMatch match) => [Smallest.Absorbed(match.Reading.Term.Format)];

    /// <summary>c·exp(x) - c is NaN for an infinite c, c·expm1(x) is not: only a number may be factored out.</summary>
    protected override ImmutableArray<Fix> FixesOf(RowMatch match) =>
        match.Row.Before.Operands.Length == 2 && match.Row.Holes == 2 && !IsPower(match.Row) && !match.RangeOf(1).IsBounded ? [] : base.FixesOf(match);
}
