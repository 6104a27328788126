using System.Collections.Generic;
using Microsoft.CodeAnalysis;
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
    Row.Of(x => Log2(1 + x), x => Log1P(x) / System.Math.Log(2)),
    Row.Of(x => Log10(1 + x), x => Log1P(x) / System.Math.Log(10)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2001",
        title: "Logarithm of one plus a small number",
        messageFormat: "'{0}' loses the digits of its argument near 1: for |x| below {1} the sum 1 + x is exactly 1 and the logarithm 0",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "1 + x is rounded before the logarithm is taken. log1p computes log(1 + x) from x itself.");

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var x = match.Holes[0];
        if (x.Kind == TermKind.Number || IsCount(x) || IsExactComplement(x))
        {
            return null;
        }

        var range = match.RangeOf(0);
        if (range.IsWhole || range.Low >= 0.5 || range.High <= -0.5)
        {
            return null;
        }

        return IsRatioOfCounts(x) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
    }

    protected override object[] ArgumentsOf(RowMatch match) => [match.Reading.Term[0].Format switch
    {
        NumericFormat.Single => "6e-8",
        NumericFormat.Half => "5e-4",
        _ => "1.1e-16",
    }];

    /// <summary>Sums and products of whole numbers are whole; the sum with 1 is then exact.</summary>
    private static bool IsCount(Term term) => term.Format == NumericFormat.Integer || term.Kind switch
    {
        TermKind.Sum or TermKind.Product => AllCounts(term.Operands),
        TermKind.Number => term.Value % 1 == 0,
        TermKind.Apply => term.Is(MathFunction.Count),
        _ => false,
    };

    private static bool AllCounts(IEnumerable<Term> operands)
    {
        foreach (var operand in operands)
        {
            if (!IsCount(operand))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsExactComplement(Term term) => term.SplitCoefficient() is { Coefficient: -1, Factor: var variate } && variate.Is(MathFunction.Uniform);

    private static bool IsRatioOfCounts(Term term)
    {
        if (term.Kind != TermKind.Product)
        {
            return false;
        }

        foreach (var factor in term.Operands)
        {
            if (!IsCount(factor.Kind == TermKind.Power ? factor[0] : factor))
            {
                return false;
            }
        }

        return true;
    }
}
