using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Ranges;

/// <summary>
/// What values a term can have where some facts hold. Terms carry their definitions and facts their conditions, so no graph is
/// solved: the range is computed where a rule asks for it. Unknown variables are unknown; variables a loop carries keep what
/// every iteration preserves. Bounds hold up to the rounding of the intermediate values; integers are taken not to wrap.
/// </summary>
internal sealed class RangeAnalysis
{
    private const int DeepestTerm = 24;
    private const int LargestEffort = 2_000;
    private const int MostFacts = 48;

    private readonly Dictionary<Place, Interval> _known = new();
    private readonly Refinement _refinement;
    private readonly Invariants? _invariants;
    private int _effort;

    public RangeAnalysis(MethodReading? method = null)
    {
        _refinement = new Refinement();
        _invariants = method is null ? null : new Invariants(method, _refinement);
    }

    internal RangeAnalysis(Invariants assumed, Refinement refinement) => (_invariants, _refinement) = (assumed, refinement);

    /// <summary>Number of ranges computed so far: the cost, for tests.</summary>
    public int Computed { get; private set; }

    public Interval Of(Term term, Facts? facts)
    {
        _effort = 0;
        return Of(term, facts, 0);
    }

    private Interval Of(Term term, Facts? facts, int depth)
    {
        if (term.Kind == TermKind.Number)
        {
            return Interval.Point(term.Value).RoundedTo(term.Format);
        }

        if (depth > DeepestTerm || ++_effort > LargestEffort)
        {
            return Interval.Everything;
        }

        var key = new Place(term, facts);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        Computed++;
        var range = Structural(term, facts, depth + 1).RoundedTo(term.Format);
        range = Narrowed(term, range);
        range = facts is null || facts.Count > MostFacts || !Refinement.IsAbout(term, facts) ? range : Refined(range, term, facts, depth);
        if (_effort <= LargestEffort)
        {
            _known[key] = range;
        }

        return range;
    }

    /// <summary>A method of its own, so that what the question captures is made only where a condition has something to say.</summary>
    private Interval Refined(Interval range, Term term, Facts facts, int depth) => _refinement.Apply(range, term, facts, other => Of(other, facts, depth + 8));

    /// <summary>A byte or short holds what its type holds, whatever was converted to it.</summary>
    private static Interval Narrowed(Term term, Interval range)
    {
        if (term.Format != NumericFormat.Integer || term.Origin?.Type?.SpecialType is not (>= SpecialType.System_SByte and <= SpecialType.System_UInt16))
        {
            return range;
        }

        var declared = DeclaredRange.OfType(term.Origin.Type, NumericFormat.Integer);
        return range.Low < declared.Low || range.High > declared.High ? declared : range;
    }

    private Interval Structural(Term term, Facts? facts, int depth) => term.Kind switch
    {
        TermKind.Sum => SumOf(term, facts, depth),
        TermKind.Product => ProductOf(term, facts, depth),
        TermKind.Power => PowerOf(term, facts, depth),
        TermKind.Apply => ApplyOf(term, facts, depth),
        TermKind.Reduce => ReduceOf(term, facts, depth),
        TermKind.Choice => ChoiceOf(term, facts, depth),
        TermKind.Bound => new Interval(0, int.MaxValue, isWhole: true),
        TermKind.Element when term[0].Function is { } vector && Transfer.OfElement(vector) is { } element => element,
        TermKind.Variable when _invariants?.Of(term) is { } carried => carried.Meet(DeclaredRange.Of(term)),
        _ => DeclaredRange.Of(term),
    };

    private Interval ChoiceOf(Term choice, Facts? facts, int depth)
    {
        if (Facts.Any(facts, condition => condition.Equals(choice[0])))
        {
            return Of(choice[1], facts, depth);
        }

        var whenTrue = Of(choice[1], Facts.With(facts, choice[0], true), depth);
        var whenFalse = Of(choice[2], Facts.With(facts, choice[0], false), depth);
        return whenTrue.IsEmpty && !whenTrue.MayBeNaN ? whenFalse : whenFalse.IsEmpty && !whenFalse.MayBeNaN ? whenTrue : whenTrue.Join(whenFalse);
    }

    private Interval SumOf(Term sum, Facts? facts, int depth)
    {
        var result = Interval.Point(0);
        foreach (var operand in sum.Operands)
        {
            result += Of(operand, facts, depth);
        }

        result = Regrouped(sum, result, facts, depth);
        return Differences.SignOf(sum) is { } sign
            ? result.Meet(new Interval(sign < 0 ? double.NegativeInfinity : 0, sign < 0 ? 0 : double.PositiveInfinity, true))
            : result;
    }

    private Interval ProductOf(Term product, Facts? facts, int depth)
    {
        var result = Interval.Point(1);
        foreach (var operand in product.Operands)
        {
            result *= Of(operand, facts, depth);
        }

        return Regrouped(product, result, facts, depth);
    }

    /// <summary>The order of more than two operands is the algebra's, not the user's: room for their roundings, and NaN where a partial result may overflow.</summary>
    private Interval Regrouped(Term term, Interval result, Facts? facts, int depth)
    {
        if (term.Operands.Length <= 2 || result.IsEmpty)
        {
            return result;
        }

        var growth = 1.0;
        foreach (var operand in term.Operands)
        {
            var range = Of(operand, facts, depth);
            var size = System.Math.Max(1, System.Math.Max(System.Math.Abs(range.Low), System.Math.Abs(range.High)));
            growth = term.Kind == TermKind.Product ? growth * size : growth + size;
        }

        result = result.IsWhole ? result : result.Outward();
        return growth > term.Format.Largest() ? new(result.Low, result.High, true, result.ExcludesZero, result.IsWhole) : result;
    }

    private Interval PowerOf(Term power, Facts? facts, int depth)
    {
        var value = Of(power[0], facts, depth);
        return power[1].Kind == TermKind.Number ? Powers.Of(value, power[1].Value) : Powers.Of(value, Of(power[1], facts, depth));
    }

    private Interval ApplyOf(Term term, Facts? facts, int depth)
    {
        var function = term.Function!;
        if (function == MathFunction.Given)
        {
            return Of(term[0], Facts.With(facts, term[1], true), depth);
        }

        if (function == MathFunction.Uniform)
        {
            return UniformOf(term);
        }

        if (function == MathFunction.Count)
        {
            return CountOf(term, facts, depth);
        }

        return term.Operands.Length switch
        {
            1 => Transfer.Of(function, Of(term[0], facts, depth)),
            2 => Transfer.Of(function, Of(term[0], facts, depth), Of(term[1], facts, depth)),
            3 when function == MathFunction.Clamp => Transfer.Clamp(Of(term[0], facts, depth), Of(term[1], facts, depth), Of(term[2], facts, depth)),
            _ => Interval.Everything,
        };
    }

    /// <summary>NextDouble stays below 1; a cast of it to float may round up to 1.</summary>
    private static Interval UniformOf(Term term) => term.Format switch
    {
        NumericFormat.Double => new(0, 0.9999999999999999),
        NumericFormat.Single when term.Source?.Type?.SpecialType == SpecialType.System_Single => new(0, 0.99999994),
        _ => new(0, 1),
    };

    /// <summary>The number of elements of what was written element by element, or of the collection behind it.</summary>
    private Interval CountOf(Term count, Facts? facts, int depth)
    {
        var any = new Interval(0, int.MaxValue, isWhole: true);
        if (count[0].Kind != TermKind.Map || count[0].Domain is not { IsFiltered: false } domain)
        {
            return any;
        }

        if (domain.Length is { } length)
        {
            return any.Meet(Of(length, facts, depth));
        }

        return domain.Count is { } whole && !domain.Collection!.Equals(count[0]) ? any.Meet(Of(whole, facts, depth)) : any;
    }

    private Interval ReduceOf(Term reduce, Facts? facts, int depth)
    {
        var body = Of(reduce[0], facts, depth);
        var isRun = Runs(reduce.Domain, facts, depth);
        var empty = isRun ? body : Empty(reduce, body);
        return (Reduction)reduce.Head! switch
        {
            Reduction.Max or Reduction.Min => empty,
            Reduction.Product => Powers.ProductOfMany(body),
            _ => SumOfMany(reduce, body, isRun),
        };
    }

    /// <summary>An extreme over nothing is the start that disappeared: the smallest or largest number.</summary>
    private static Interval Empty(Term reduce, Interval body) => reduce.Domain?.Loop is Microsoft.CodeAnalysis.Operations.ILoopOperation
        ? reduce.Is(Reduction.Max)
            ? new(double.NegativeInfinity, body.High, body.MayBeNaN)
            : new(body.Low, double.PositiveInfinity, body.MayBeNaN)
        : body;

    private static Interval SumOfMany(Term reduce, Interval body, bool isRun)
    {
        var least = Differences.IsShiftedExponential(reduce[0]) ? 0.999999 : isRun && body.IsNonNegative ? body.Low : 0;
        var greatest = isRun && body.IsNonPositive ? body.High : 0;
        var nan = body.MayBeNaN || (double.IsInfinity(body.Low) && double.IsInfinity(body.High));
        return new(body.IsNonNegative ? least : double.NegativeInfinity, body.IsNonPositive ? greatest : double.PositiveInfinity, nan,
            isRun && ((body.IsPositive && body.Low >= 0) || body.High < 0), body.IsWhole);
    }

    /// <summary>True where the loop or sequence has at least one step.</summary>
    private bool Runs(Domain? domain, Facts? facts, int depth)
    {
        if (domain is null or { IsFiltered: true })
        {
            return false;
        }

        return domain.Length is { } length
            ? Of(length, facts, depth) is { Low: >= 1, MayBeNaN: false }
            : domain.Count is { } count && Of(count, facts, depth).Low >= 1;
    }
}

/// <summary>A term where it stands, with format and origin, and where some facts hold: both as objects, not by what they say.</summary>
internal readonly struct Place(Term term, Facts? facts) : System.IEquatable<Place>
{
    private readonly Term _term = term;
    private readonly Facts? _facts = facts;

    public bool Equals(Place other) => ReferenceEquals(_term, other._term) && ReferenceEquals(_facts, other._facts);

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => unchecked(
        (System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_term) * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_facts));
}
