using System;
using System.Collections.Generic;
using System.Linq;
using NumericStability.Analyzers.Rules;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Tests.Oracle;
using NumericStability.Analyzers.Vocabulary;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules;

/// <summary>
/// Every rewrite row of the catalog, read as mathematics and as arithmetic: before and after are one function, and after is
/// nowhere worse than the larger of a few ulp and the error of before. Claims with regions and kinds are in the families' tests.
/// </summary>
public sealed class RewriteRowTests
{
    private static readonly Dictionary<MathFunction, (Func<double[], double> Machine, Func<BigReal[], BigReal> Exact)> Known = new()
    {
        [MathFunction.Exp] = (v => Math.Exp(v[0]), v => BigReal.Exp(v[0])),
        [MathFunction.Exp2] = (v => Math.Pow(2, v[0]), v => BigReal.Exp(v[0] * BigReal.Log(2))),
        [MathFunction.Exp10] = (v => Math.Pow(10, v[0]), v => BigReal.Exp(v[0] * BigReal.Log(10))),
        [MathFunction.ExpM1] = (v => StableMath.ExpM1(v[0]), v => BigReal.ExpM1(v[0])),
        [MathFunction.NaiveExpM1] = (v => Math.Exp(v[0]) - 1, v => BigReal.ExpM1(v[0])),
        [MathFunction.NaiveExp2M1] = (v => Math.Pow(2, v[0]) - 1, v => BigReal.ExpM1(v[0] * BigReal.Log(2))),
        [MathFunction.NaiveExp10M1] = (v => Math.Pow(10, v[0]) - 1, v => BigReal.ExpM1(v[0] * BigReal.Log(10))),
        [MathFunction.Log] = (v => Math.Log(v[0]), v => BigReal.Log(v[0])),
        [MathFunction.Log2] = (v => Math.Log2(v[0]), v => BigReal.Log2(v[0])),
        [MathFunction.Log10] = (v => Math.Log10(v[0]), v => BigReal.Log10(v[0])),
        [MathFunction.LogBase] = (v => Math.Log(v[0], v[1]), v => BigReal.Log(v[0]) / BigReal.Log(v[1])),
        [MathFunction.Log1P] = (v => StableMath.Log1P(v[0]), v => BigReal.Log1P(v[0])),
        [MathFunction.NaiveLog1P] = (v => Math.Log(v[0] + 1), v => BigReal.Log1P(v[0])),
        [MathFunction.NaiveLog2P1] = (v => Math.Log2(v[0] + 1), v => BigReal.Log1P(v[0]) / BigReal.Log(2)),
        [MathFunction.NaiveLog10P1] = (v => Math.Log10(v[0] + 1), v => BigReal.Log1P(v[0]) / BigReal.Log(10)),
        [MathFunction.Sqrt] = (v => Math.Sqrt(v[0]), v => BigReal.Sqrt(v[0])),
        [MathFunction.Cbrt] = (v => Math.Cbrt(v[0]), v => BigReal.Cbrt(v[0])),
        [MathFunction.Abs] = (v => Math.Abs(v[0]), v => BigReal.Abs(v[0])),
        [MathFunction.Max] = (v => Math.Max(v[0], v[1]), v => BigReal.Max(v[0], v[1])),
        [MathFunction.Min] = (v => Math.Min(v[0], v[1]), v => BigReal.Min(v[0], v[1])),
        [MathFunction.Hypot] = (v => double.Hypot(v[0], v[1]), v => BigReal.Sqrt((v[0] * v[0]) + (v[1] * v[1]))),
        [MathFunction.Sin] = (v => Math.Sin(v[0]), v => BigReal.Sin(v[0])),
        [MathFunction.Cos] = (v => Math.Cos(v[0]), v => BigReal.Cos(v[0])),
        [MathFunction.Asin] = (v => Math.Asin(v[0]), v => BigReal.Asin(v[0])),
        [MathFunction.Acos] = (v => Math.Acos(v[0]), v => BigReal.Acos(v[0])),
        [MathFunction.Sinh] = (v => Math.Sinh(v[0]), v => BigReal.Sinh(v[0])),
        [MathFunction.Cosh] = (v => Math.Cosh(v[0]), v => BigReal.Cosh(v[0])),
        [MathFunction.Tanh] = (v => Math.Tanh(v[0]), v => BigReal.Tanh(v[0])),
        [MathFunction.Asinh] = (v => Math.Asinh(v[0]), v => BigReal.Asinh(v[0])),
        [MathFunction.Acosh] = (v => Math.Acosh(v[0]), v => BigReal.Acosh(v[0])),
        [MathFunction.Atanh] = (v => Math.Atanh(v[0]), v => BigReal.Atanh(v[0])),
        [MathFunction.Sigmoid] = (v => StableMath.Sigmoid(v[0]), v => 1 / (1 + BigReal.Exp(-v[0]))),
        [MathFunction.Softplus] = (v => StableMath.Softplus(v[0]), v => BigReal.Log1P(BigReal.Exp(v[0]))),
        [MathFunction.LogSigmoid] = (v => StableMath.LogSigmoid(v[0]), v => -BigReal.Log1P(BigReal.Exp(-v[0]))),
        [MathFunction.Log1MExp] = (v => StableMath.Log1MExp(v[0]), v => BigReal.Log(-BigReal.ExpM1(v[0]))),
        [MathFunction.LogAddExp] = (v => StableMath.LogAddExp(v[0], v[1]), v => BigReal.Log(BigReal.Exp(v[0]) + BigReal.Exp(v[1]))),
        [MathFunction.LogCosh] = (v => StableMath.LogCosh(v[0]), v => BigReal.Log(BigReal.Cosh(v[0]))),
        [MathFunction.Logit] = (v => StableMath.Logit(v[0]), v => BigReal.Log(v[0]) - BigReal.Log1P(-v[0])),
        [MathFunction.PowM1] = (v => StableMath.PowM1(v[0], v[1]), v => BigReal.Pow(v[0], v[1]) - 1),
        [MathFunction.CompoundM1] = (v => StableMath.CompoundM1(v[0], v[1]), v => BigReal.Pow(1 + v[0], v[1]) - 1),
    };

    /// <summary>The row rounds e itself: it is an equation only up to the digits of the constant.</summary>
    private static bool IsAboutAConstant(Row row) => row.Before.Kind == TermKind.Power && row.Before[0].Kind == TermKind.Number;

    private static readonly (RewriteRule Rule, Row Row)[] Readable =
    [
        .. RuleCatalog.All.OfType<RewriteRule>().SelectMany(rule => rule.Rows.Select(row => (rule, row)))
            .Where(entry => entry.row.After is { } after && IsReadable(entry.row.Before) && IsReadable(after) && IsWholeFormula(entry.row)),
    ];

    /// <summary>
    /// A row that drops a hole leaves out a clamp or an epsilon, and says so in its title; 1 ± (p - 1)ⁿ holds for whole n of one
    /// parity, which its rule asks for.
    /// </summary>
    private static bool IsWholeFormula(Row row) => Enumerable.Range(0, row.Holes).All(hole => row.After!.Contains(Term.Hole(hole)))
        && !row.Before.Contains(part => part.Kind == TermKind.Power && part[1].Kind == TermKind.Hole && part[0].Kind == TermKind.Sum && part[0].Operands.Contains(Term.MinusOne));

    public static TheoryData<string, int> Rows => new(Readable.Select(entry => (entry.Rule.Id, entry.Rule.Rows.ToList().IndexOf(entry.Row))));

    private static bool IsReadable(Term term) => (term.Kind is TermKind.Number or TermKind.Hole or TermKind.Sum or TermKind.Product or TermKind.Power
        || (term.Kind == TermKind.Apply && Known.ContainsKey(term.Function!))) && term.Operands.All(IsReadable);

    [Fact]
    public void Most_rows_are_read() => Assert.InRange(Readable.Length, 60, int.MaxValue);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Before_and_after_are_one_function_and_after_is_the_better(string id, int index)
    {
        Row row = RuleCatalog.All.OfType<RewriteRule>().First(rule => rule.Id == id && rule.Rows.Count > index && IsReadable(rule.Rows[index].Before)).Rows[index];
        int compared = 0;
        foreach (double[] point in Points(row.Holes))
        {
            BigReal truth = BigReal.Evaluate(v => Exact(row.Before, v), [.. point.Select(x => (BigReal)x)]);
            BigReal rewritten = BigReal.Evaluate(v => Exact(row.After!, v), [.. point.Select(x => (BigReal)x)]);
            if (!truth.IsFinite || !rewritten.IsFinite || Math.Abs(truth.ToDouble()) is < 1e-290 or > 1e290)
                continue;
            compared++;
            double before = FloatFormat.Double.UlpError(Machine(row.Before, point), truth), after = FloatFormat.Double.UlpError(Machine(row.After!, point), truth);
            string message = $"{id} row {index} ({row.Before} → {row.After}) at ({string.Join(", ", point)}): true {truth}, before {before:G3} ulp, after {after:G3} ulp";
            if (IsAboutAConstant(row))
                continue;
            Assert.True(FloatFormat.Double.UlpError(rewritten.ToDouble(), truth) <= 1, "not an identity: " + message);
            double tolerance = 32 + Math.Abs(Math.Log(Math.Abs(truth.ToDouble())));
            double absolute = FloatFormat.Double.AbsoluteError(Machine(row.After!, point), truth);
            Assert.True(after <= Math.Max(2 * before, tolerance) || absolute <= 4e-16 * Math.Max(1, point.Max(Math.Abs)), "worse: " + message);
        }

        Assert.InRange(compared, 10, int.MaxValue);
    }

    private static IEnumerable<double[]> Points(int holes)
    {
        var random = new Random(20260102 + holes);
        for (int i = 0; i < 60; i++)
            yield return [.. Enumerable.Range(0, holes).Select(_ => Sample(random, i % 3))];
    }

    /// <summary>Both signs over many magnitudes, a unit interval, and a positive range.</summary>
    private static double Sample(Random random, int kind) => kind switch
    {
        0 => Math.ScaleB(1 + random.NextDouble(), random.Next(-40, 5)) * (random.Next(2) == 0 ? -1 : 1),
        1 => random.NextDouble(),
        _ => 1 + (random.NextDouble() * 3),
    };

    private static double Machine(Term term, double[] holes) => term.Kind switch
    {
        TermKind.Number => term.Value,
        TermKind.Hole => holes[(int)term.Head!],
        TermKind.Sum => term.Operands.Aggregate(0.0, (sum, part) => sum + Machine(part, holes)),
        TermKind.Product => term.Operands.Aggregate(1.0, (product, part) => product * Machine(part, holes)),
        TermKind.Power => Math.Pow(Machine(term[0], holes), Machine(term[1], holes)),
        _ => Known[term.Function!].Machine([.. term.Operands.Select(part => Machine(part, holes))]),
    };

    private static BigReal Exact(Term term, BigReal[] holes) => term.Kind switch
    {
        TermKind.Number => term.Value,
        TermKind.Hole => holes[(int)term.Head!],
        TermKind.Sum => term.Operands.Aggregate(BigReal.Zero, (sum, part) => sum + Exact(part, holes)),
        TermKind.Product => term.Operands.Aggregate(BigReal.One, (product, part) => product * Exact(part, holes)),
        TermKind.Power => BigReal.Pow(Exact(term[0], holes), Exact(term[1], holes)),
        _ => Known[term.Function!].Exact([.. term.Operands.Select(part => Exact(part, holes))]),
    };
}
