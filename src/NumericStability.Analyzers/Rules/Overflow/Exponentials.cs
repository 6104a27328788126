using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>How a group of exponentials fails.</summary>
internal enum Failure
{
    None,

    /// <summary>No exponential overflows, but all may be 0 together.</summary>
    AllZero,
    Overflow,
}

/// <summary>The exponentials a value is made of: their sum is what a softmax divides by and a log-sum-exp takes the logarithm of.</summary>
internal static class Exponentials
{
    /// <summary>Room for the sum of many large terms.</summary>
    private const double Headroom = 20;

    /// <summary>Every exp a sum, weighted sum or filtered sum is made of. Exponents of a reduction keep their bound index.</summary>
    public static List<Term> In(Term term)
    {
        var found = new List<Term>();
        Collect(term, found);
        return found;
    }

    private static void Collect(Term term, List<Term> found)
    {
        if (term.Is(MathFunction.Exp))
        {
            found.Add(term);
            return;
        }

        switch (term.Kind)
        {
            case TermKind.Sum or TermKind.Product or TermKind.Map:
            case TermKind.Reduce when IsExponential(term[0]) && !term.Is(Reduction.Product):
            case TermKind.Apply when term.Is(MathFunction.Max) || term.Is(MathFunction.Min):
                foreach (var operand in term.Operands)
                {
                    Collect(operand, found);
                }

                break;
            case TermKind.Power when term[1].Kind == TermKind.Number && term[1].Value > 0:
            case TermKind.Apply when term.Is(MathFunction.Given):
                Collect(term[0], found);
                break;
            case TermKind.Choice:
                Collect(term[1], found);
                Collect(term[2], found);
                break;
        }
    }

    /// <summary>A weighted exponential, one of several, or one the maximum is subtracted from outside; not 1 - exp(x).</summary>
    private static bool IsExponential(Term body) => body.Kind switch
    {
        TermKind.Apply => body.Is(MathFunction.Exp) || (body.Is(MathFunction.Given) && IsExponential(body[0])),
        TermKind.Product => body.Operands.Any(IsExponential),
        TermKind.Power => body[1].Kind == TermKind.Number && body[1].Value > 0 && IsExponential(body[0]),
        TermKind.Choice => IsExponential(body[1]) || IsExponential(body[2]),
        TermKind.Reduce => body.Is(Reduction.Sum) && IsExponential(body[0]),
        TermKind.Sum => body.Operands.All(part => IsExponential(part) || Shifts.HasExtreme(part)),
        _ => false,
    };

    /// <summary>The sums over exponentials among the summands of a term, such as Σ exp in Σ exp + 1e-9 or max(Σ exp, eps).</summary>
    public static IEnumerable<Term> SumsIn(Term term) => term.Kind switch
    {
        TermKind.Reduce => term.Is(Reduction.Sum) && IsExponential(term[0]) ? [term] : [],
        TermKind.Sum or TermKind.Product => term.Operands.SelectMany(SumsIn),
        TermKind.Choice => SumsIn(term[1]).Concat(SumsIn(term[2])),
        TermKind.Apply when term.Is(MathFunction.Max) || term.Is(MathFunction.Min) || term.Is(MathFunction.Clamp) => term.Operands.SelectMany(SumsIn),
        _ => [],
    };

    /// <summary>What the worst of these exponentials does; none where one of them is shifted by its maximum.</summary>
    public static Failure FailureOf(IReadOnlyCollection<Term> exponentials, Term total, Reading reading, RuleContext context)
    {
        var worst = Failure.None;
        foreach (var exponential in exponentials)
        {
            var shift = Shifts.Of(exponential[0]);
            if (shift is Shift.Trusted)
            {
                return Failure.None;
            }

            var failure = FailureOf(exponential, shift, reading, context);
            worst = failure > worst ? failure : worst;
        }

        return worst == Failure.AllZero && IsKeptFromZero(total, exponentials, reading, context) ? Failure.None : worst;
    }

    private static Failure FailureOf(Term exponential, Shift shift, Reading reading, RuleContext context)
    {
        var format = exponential.Format;
        var range = RangeOf(exponential, reading, context);
        if (shift == Shift.StartsAtConstant)
        {
            return Failure.AllZero;
        }

        if (range.High > format.ExpOverflow() - (double.IsInfinity(range.High) ? 0 : Headroom))
        {
            return Failure.Overflow;
        }

        return range.Low < format.ExpUnderflow() + Headroom ? Failure.AllZero : Failure.None;
    }

    /// <summary>The exponent's range where it is used and where it was computed: conditions there count too.</summary>
    public static Interval RangeOf(Term exponential, Reading reading, RuleContext context)
    {
        var range = context.RangeOf(exponential[0], reading);
        return exponential.Source is { } source && context.Method.ByOperation.TryGetValue(source, out var site) && site.Term.Is(MathFunction.Exp)
            ? range.Meet(context.RangeOf(site.Term[0], site))
            : range;
    }

    private static bool IsKeptFromZero(Term total, IReadOnlyCollection<Term> exponentials, Reading reading, RuleContext context) =>
        context.RangeOf(total, reading).IsPositive || exponentials.Any(exponential => exponential[0].HasFreeBound() && Vanishes(exponential[0]));

    /// <summary>True where the exponent is 0 at some index by its form: -(i·i)/(2σ²) on a grid of whole offsets.</summary>
    private static bool Vanishes(Term exponent) => !exponent.Contains(part => part.Kind is TermKind.Element or TermKind.Opaque or TermKind.Member);

    /// <summary>True where the exponent is data and not only a function of the index.</summary>
    public static bool IsData(Term exponential) => !exponential[0].HasFreeBound() || !Vanishes(exponential[0]);
}

internal enum Shift
{
    None,

    /// <summary>A maximum, or something of unknown origin that stands in its place.</summary>
    Trusted,

    /// <summary>A maximum whose search started at a number: where all values are far below it, every exponential is 0.</summary>
    StartsAtConstant,
}

/// <summary>Whether exponents are taken relative to their maximum.</summary>
internal static class Shifts
{
    public static Shift Of(Term exponent) => exponent.Kind switch
    {
        TermKind.Product => OfProduct(exponent),
        TermKind.Sum => OfSum(exponent),
        TermKind.Choice => Worst(Of(exponent[1]), Of(exponent[2])),
        TermKind.Apply when exponent.Operands.Length == 1 || exponent.Is(MathFunction.Given) => Of(exponent[0]),
        TermKind.Apply when exponent.Is(MathFunction.Max) || exponent.Is(MathFunction.Min) || exponent.Is(MathFunction.Clamp) =>
            exponent.Operands.Select(Of).Aggregate(Shift.None, (left, right) => left == Shift.None ? right : left),
        _ => Shift.None,
    };

    private static Shift Worst(Shift left, Shift right) => left == right ? left : Shift.None;

    private static Shift OfProduct(Term product)
    {
        foreach (var factor in product.Operands)
        {
            if (factor.Kind == TermKind.Sum && Of(factor) is var shift and not Shift.None)
            {
                return shift;
            }
        }

        return Shift.None;
    }

    private static Shift OfSum(Term sum)
    {
        var result = Shift.None;
        foreach (var part in sum.Operands)
        {
            var (coefficient, factor) = part.SplitCoefficient();
            if (coefficient >= 0 && !IsNegatedMinimum(factor))
            {
                continue;
            }

            if (HasExtreme(factor))
            {
                result = StartsAtConstant(factor) ? Shift.StartsAtConstant : Shift.Trusted;
            }
            else if (coefficient == -1 && !part.HasFreeBound() && (sum.HasFreeBound() || factor.Head is IInvocationOperation) && MayBeMaximum(factor, sum))
            {
                return Shift.Trusted;
            }
        }

        return result;
    }

    private static bool IsNegatedMinimum(Term factor) => factor.Contains(part => part.Is(Reduction.Min) || part.Is(MathFunction.Min));

    /// <summary>A maximum or minimum, or the logarithm of a sum; one logarithm for each element shifts nothing.</summary>
    public static bool HasExtreme(Term factor) => factor.Contains(part =>
        part.Is(Reduction.Max) || part.Is(MathFunction.Max) || part.Is(Reduction.Min) || part.Is(MathFunction.Min) || part.Is(MathFunction.LogSumExp)
        || (part.Is(MathFunction.Log) && !part.HasFreeBound()));

    private static bool StartsAtConstant(Term factor) => factor.Is(MathFunction.Max)
        && factor.Operands.Any(operand => operand.Kind == TermKind.Number) && factor.Operands.Any(operand => operand.Is(Reduction.Max));

    /// <summary>A value of unknown origin may be the maximum; an element of the same array, a mean or a number is not.</summary>
    private static bool MayBeMaximum(Term factor, Term sum) => factor.Kind switch
    {
        TermKind.Number => false,
        TermKind.Element => !sum.Operands.Any(part => part.HasFreeBound() && part.Contains(inner => inner.Kind == TermKind.Element && inner[0].Equals(factor[0]))),
        TermKind.Reduce => false,
        TermKind.Power => false,
        TermKind.Product => factor.Operands.Any(inner => inner.Kind is TermKind.Variable or TermKind.Member or TermKind.Opaque) && !factor.Contains(part => part.Kind == TermKind.Reduce),
        _ => true,
    };
}
