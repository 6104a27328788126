using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// log(1 + x): for small x, 1 + x rounds to 1 and every digit of x is lost. Silent where x is a count, is proven to stay
/// away from 0, or is a uniform variate (1 - u is exact).
/// </summary>
internal sealed class LogOfOnePlus() : RewriteRule(
    Rule,
    Row.Of(x => Log(1 + x), x => Log1P(x)),
    Row.Of(x => Log2(1 + x), x => Log1P(x) / Log(2)),
    Row.Of(x => Log10(1 + x), x => Log1P(x) / Log(10)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2001",
        title: "Logarithm of one plus a small number",
        messageFormat: "'{0}' loses the digits of its argument near 1: for |x| below {1} the sum 1 + x is exactly 1 and the logarithm 0",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "1 + x is rounded before the logarithm is taken. log1p computes log(1 + x) from x itself.");

    public override int Priority => 110;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var x = match.Holes[0];
        if (x.Kind == TermKind.Number || Counts.IsCount(x) || IsComplementOfSaturating(x) || IsExactVariate(x) || Surroundings.IsCorrected(1 + x, match.Reading) || Surroundings.IsSmallArgumentElsewhere(x, match.Reading, match.Context))
        {
            return null;
        }

        var range = match.RangeOf(0);
        if (range.IsWhole || range.Low >= 0.5 || range.High <= -0.5)
        {
            return null;
        }

        return Counts.IsRatio(x) || Surroundings.IsEntropyOfComplement(x, match.Reading, match.Context) || IsShiftedSum(x, match) || IsKeptAwayFromZero(range, match.Reading.Term[0].Format) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
    }

    /// <summary>log(1 + exp(a - m) + exp(b - m)) with m the largest: what is lost is small beside the m it is added to.</summary>
    private static bool IsShiftedSum(Term x, RowMatch match) => x.Kind == TermKind.Sum
        && x.Operands.All(operand => operand.SplitCoefficient() is { Coefficient: > 0, Factor: var exponential } && exponential.Is(MathFunction.Exp) && match.Context.RangeOf(exponential[0], match.Reading).High <= 0);

    /// <summary>A clamp that works in the format keeps the sum from being 1: some digits are lost, never all.</summary>
    private static bool IsKeptAwayFromZero(Interval range, NumericFormat format) =>
        range.Low >= format.MachineEpsilon() / 2 || range.High <= -format.MachineEpsilon() / 2;

    protected override object[] ArgumentsOf(RowMatch match) => [Smallest.Absorbed(match.Reading.Term[0].Format)];

    /// <summary>log(1 - erf(x)): the digits are lost before the sum, see NUM2009.</summary>
    private static bool IsComplementOfSaturating(Term term) => term.SplitCoefficient() is { Coefficient: -1, Factor: var function }
        && (function.Is(MathFunction.Erf) || function.Is(MathFunction.Erfc) || function.Is(MathFunction.NormalCdf) || function.Is(MathFunction.Sigmoid)
            || ComplementOfSaturating.IsDistributionFunction(function));

    /// <summary>A uniform variate lies on a grid of 2⁻⁵³, to which 1 and powers of 2 belong: the sum is exact.</summary>
    private static bool IsExactVariate(Term term) => term.Kind switch
    {
        TermKind.Number => System.Math.Log(System.Math.Abs(term.Value), 2) % 1 == 0,
        TermKind.Sum or TermKind.Product => term.Operands.All(IsExactVariate),
        TermKind.Apply => term.Is(MathFunction.Uniform) || (term.Is(MathFunction.Abs) && IsExactVariate(term[0])),
        _ => false,
    };
}
