using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>c·Σfg - d·Σf·Σg, or sumSq/n - (sum/n)² of running sums whose loops are elsewhere.</summary>
internal sealed class MomentPair
{
    private MomentPair(bool isProven, Term? data, int? divisor) => (IsProven, Data, Divisor) = (isProven, data, divisor);

    /// <summary>True where the sums themselves are seen.</summary>
    public bool IsProven { get; }

    /// <summary>The array whose elements are summed, all of them.</summary>
    public Term? Data { get; }

    /// <summary>0 where the variance is divided by n, 1 by n - 1, null where by neither.</summary>
    public int? Divisor { get; }

    public static MomentPair? Of(Term sum, Reading reading, RuleContext context)
    {
        if (sum.Kind != TermKind.Sum || sum.Operands.Length != 2 || !(sum.Has(TermKind.Power) || sum.Has(TermKind.Reduce)))
        {
            return null;
        }

        return Between(sum[0], sum[1]) ?? Between(sum[1], sum[0]) ?? Running(sum[0], sum[1], reading, context) ?? Running(sum[1], sum[0], reading, context)
            ?? Grown(sum[0], sum[1], context) ?? Grown(sum[1], sum[0], context);
    }

    private static MomentPair? Between(Term products, Term means)
    {
        if (!products.Has(TermKind.Reduce) || means.SplitCoefficient().Coefficient * products.SplitCoefficient().Coefficient >= 0)
        {
            return null;
        }

        foreach (var reduction in FactorsOf(products).Where(part => part.Base.Is(Reduction.Sum) && part.Exponent == 1).Select(part => part.Base))
        {
            if (PairOf(Chosen(reduction[0])) is not { } pair || IsCentred(pair.First) || IsCentred(pair.Second))
            {
                continue;
            }

            var scale = products / reduction;
            if (scale is { Kind: TermKind.Power } && scale[1].IsNumber(-1) && pair.First.Equals(pair.Second) && IsGivenMean(-means))
            {
                return new MomentPair(true, null, null);
            }

            if (HasSums(means, reduction[0], pair.First, pair.Second) && !IsWithoutCount(scale, means))
            {
                return new MomentPair(true, DataOf(reduction, pair), pair.First.Equals(pair.Second) ? DivisorOf(scale, means, pair.First, reduction) : null);
            }
        }

        return null;
    }

    /// <summary>(Σw)² - Σw², the divisor of a weighted variance, cancels only where one weight is all of them.</summary>
    private static bool IsWithoutCount(Term scale, Term means) => scale.Kind == TermKind.Number && System.Math.Abs(scale.Value) == System.Math.Abs(means.SplitCoefficient().Coefficient)
        && FactorsOf(means.SplitCoefficient().Factor).All(static part => part.Base.Is(Reduction.Sum));

    /// <summary>Σx²/n - mean²: the mean was computed elsewhere, and its name says what it is.</summary>
    private static bool IsGivenMean(Term square) => square.Kind == TermKind.Power && square[1].IsNumber(2) && Place.Is(square[0])
        && Naming.Says(square[0].Origin, "mean", "average", "avg");

    private static IEnumerable<(Term Base, double Exponent)> FactorsOf(Term term) => term.Kind == TermKind.Product
        ? term.Operands.Select(Split)
        : [Split(term)];

    private static (Term Base, double Exponent) Split(Term factor) =>
        factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number ? (factor[0], factor[1].Value) : (factor, 1);

    /// <summary>f·g with both of them running over the index.</summary>
    private static (Term First, Term Second)? PairOf(Term body) => body.Kind switch
    {
        TermKind.Power when body[1].IsNumber(2) => (body[0], body[0]),
        TermKind.Product when body.Operands.Length == 2 && body.Operands.All(part => part.HasBound(0)) => (body[0], body[1]),
        _ => null,
    };

    /// <summary>x - c is already small where c is near the mean.</summary>
    private static bool IsCentred(Term value) => value.Kind == TermKind.Sum && value.Operands.Any(part => !part.HasBound(0));

    /// <summary>c ? f : 0 sums the values that meet a condition.</summary>
    private static Term Chosen(Term body) => body.Kind == TermKind.Choice && body[2].IsNumber(0) ? body[1] : body;

    /// <summary>Sums of the two factors over the values the products are summed over.</summary>
    private static bool HasSums(Term means, Term products, Term first, Term second)
    {
        var sums = FactorsOf(means).Where(static part => part.Base.Is(Reduction.Sum)).ToList();
        bool Has(Term value, double exponent) => sums.Any(part => part.Exponent == exponent
            && part.Base[0].Equals(products.Kind == TermKind.Choice ? Term.Choice(products[0], value, Term.Zero) : value));
        return first.Equals(second) ? Has(first, 2) : Has(first, 1) && Has(second, 1);
    }

    private static Term? DataOf(Term reduction, (Term First, Term Second) pair)
    {
        var (element, domain) = (pair.First, reduction.Domain);
        if (!pair.First.Equals(pair.Second) || element.Kind != TermKind.Element || element[0].Kind != TermKind.Variable || !(element[1].Kind == TermKind.Bound) || domain is { IsFiltered: true })
        {
            return null;
        }

        var array = element[0];
        var covers = domain is null || array.Equals(domain.Collection) || domain.Collection is { } collection && collection.Equals(array.Shifted(-1))
            || (domain.Start?.IsNumber(0) == true && domain.Limit is { } limit && limit.Equals(Term.Apply(MathFunction.Count, array.Shifted(-1))));
        return covers ? array.Shifted(-1) : null;
    }

    /// <summary>Recognises 1/n beside 1/n², and 1/(n-1) beside 1/(n(n-1)), n being the number of elements.</summary>
    private static int? DivisorOf(Term scale, Term means, Term body, Term reduction)
    {
        var square = FactorsOf(means).First(part => part.Base.Is(Reduction.Sum)).Base;
        var other = -means / Term.Power(square, 2);
        if (body.Kind != TermKind.Element)
        {
            return null;
        }

        var n = Term.Apply(MathFunction.Count, body[0].Shifted(-1));
        return scale.Equals(Term.Power(n, -1)) && other.Equals(Term.Power(n, -2)) ? 0
            : scale.Equals(Term.Power(n - 1, -1)) && other.Equals(Term.Power(n, -1) * Term.Power(n - 1, -1)) ? 1
            : null;
    }

    /// <summary>A/n - (B/n)² of two different variables: nothing else has this shape; sums seen to grow are proof.</summary>
    private static MomentPair? Running(Term squares, Term means, Reading reading, RuleContext context)
    {
        var count = Split(FactorsOf(squares).FirstOrDefault(part => part.Exponent == -1).Base ?? Term.One).Base;
        if (count.Kind is TermKind.Number or TermKind.Reduce)
        {
            return null;
        }

        var first = squares * count;
        var second = -means * Term.Power(count, 2);
        if (!Place.Is(first) || second.Kind != TermKind.Power || !second[1].IsNumber(2) || !Place.Is(second[0]) || first.Equals(second[0]))
        {
            return null;
        }

        var isProven = Counts.IsCount(count) || context.RangeOf(count, reading).IsWhole;
        return new MomentPair(isProven, null, null);
    }

    /// <summary>c·Q - c·S²/n of fields that another method of the type adds x² and x to.</summary>
    private static MomentPair? Grown(Term squares, Term means, RuleContext context)
    {
        if (FactorsOf(means).FirstOrDefault(static part => part.Exponent == 2 && IsKept(part.Base)).Base is not { } sum
            || FactorsOf(squares).FirstOrDefault(part => part.Exponent == 1 && IsKept(part.Base) && IsInverseCount(-means / (squares / part.Base) / Term.Power(sum, 2))).Base is not { } total)
        {
            return null;
        }

        return TypeReadings.Of(context).Any(other => Growths(other, total).Any(growth => Growths(other, sum).Any(summand => IsTimesItself(summand, growth))))
            ? new MomentPair(true, null, null) : null;
    }

    private static bool IsKept(Term term) => Place.Is(term) && term.Symbol is IFieldSymbol or IPropertySymbol;

    private static bool IsInverseCount(Term ratio) => ratio.Kind == TermKind.Power && ratio[1].IsNumber(-1) && Place.Is(ratio[0]);

    private static IEnumerable<Term> Growths(MethodReading method, Term place) => method.Assignments
        .Where(assignment => SymbolEqualityComparer.Default.Equals(assignment.Location.Symbol, place.Symbol)).Select(static assignment => assignment.Increment).OfType<Term>();

    /// <summary>x beside x², w·x beside w·x².</summary>
    private static bool IsTimesItself(Term summand, Term growth) => FactorsOf(summand).Any(part => (summand * part.Base).Equals(growth));
}
