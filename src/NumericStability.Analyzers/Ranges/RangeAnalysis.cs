using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Ranges;

/// <summary>
/// What values a term can have where some facts hold. Terms carry their definitions and facts their conditions, so no graph is
/// solved: the range is computed where a rule asks for it. Unknown variables are unknown.
/// </summary>
internal sealed class RangeAnalysis
{
    private const int DeepestTerm = 24;
    private const int LargestEffort = 2_000;

    private readonly Dictionary<(Term, Facts?), Interval> _known = new();
    private int _effort;

    public Interval Of(Term term, Facts? facts)
    {
        _effort = 0;
        return Of(term, facts, 0);
    }

    private Interval Of(Term term, Facts? facts, int depth)
    {
        if (term.Kind == TermKind.Number)
        {
            return Interval.Point(term.Value);
        }

        if (depth > DeepestTerm || ++_effort > LargestEffort)
        {
            return Interval.Everything;
        }

        if (_known.TryGetValue((term, facts), out var known))
        {
            return known;
        }

        var range = Structural(term, facts, depth + 1).RoundedTo(term.Format);
        range = Refinement.Apply(range, term, facts, other => Of(other, null, depth + 6));
        _known[(term, facts)] = range;
        return range;
    }

    private Interval Structural(Term term, Facts? facts, int depth) => term.Kind switch
    {
        TermKind.Sum => SumOf(term, facts, depth),
        TermKind.Product => ProductOf(term, facts, depth),
        TermKind.Power => PowerOf(term, facts, depth),
        TermKind.Apply => ApplyOf(term, facts, depth),
        TermKind.Reduce => ReduceOf(term, facts, depth),
        TermKind.Choice => Of(term[1], Facts.With(facts, term[0], true), depth).Join(Of(term[2], Facts.With(facts, term[0], false), depth)),
        TermKind.Bound => new Interval(0, int.MaxValue, isWhole: true),
        _ => Declared(term),
    };

    /// <summary>What the type of an unread value says.</summary>
    private static Interval Declared(Term term) => TypeOf(term)?.SpecialType switch
    {
        SpecialType.System_Byte => new(0, 255, isWhole: true),
        SpecialType.System_SByte => new(-128, 127, isWhole: true),
        SpecialType.System_UInt16 or SpecialType.System_Char => new(0, 65535, isWhole: true),
        SpecialType.System_Int16 => new(-32768, 32767, isWhole: true),
        SpecialType.System_UInt32 => new(0, uint.MaxValue, isWhole: true),
        SpecialType.System_Int32 => new(int.MinValue, int.MaxValue, isWhole: true),
        SpecialType.System_UInt64 => new(0, ulong.MaxValue, isWhole: true),
        SpecialType.System_Int64 => new(long.MinValue, long.MaxValue, isWhole: true),
        _ => term.Format == NumericFormat.Integer ? new(-double.MaxValue, double.MaxValue, isWhole: true) : Interval.Everything,
    };

    /// <summary>A conversion keeps what the converted value was: a count stays a count in floating-point arithmetic.</summary>
    private static ITypeSymbol? TypeOf(Term term)
    {
        var declared = term.Head is Variable variable
            ? variable.Symbol switch { IParameterSymbol parameter => parameter.Type, ILocalSymbol local => local.Type, IFieldSymbol field => field.Type, _ => null }
            : null;
        return NumericFormats.FormatOf(declared) == NumericFormat.Integer ? declared
            : NumericFormats.FormatOf(term.Source?.Type) == NumericFormat.Integer ? term.Source!.Type : Narrowest(term.Origin);
    }

    /// <summary>The type a value had before it was widened to take part in arithmetic.</summary>
    private static ITypeSymbol? Narrowest(IOperation? origin)
    {
        while (origin is IConversionOperation { IsImplicit: true, OperatorMethod: null } widening)
        {
            origin = widening.Operand;
        }

        return origin?.Type;
    }

    private Interval SumOf(Term sum, Facts? facts, int depth)
    {
        var result = Interval.Point(0);
        foreach (var operand in sum.Operands)
        {
            result += Of(operand, facts, depth);
        }

        return Differences.SignOf(sum) is { } sign ? result.Meet(new Interval(sign < 0 ? double.NegativeInfinity : 0, sign < 0 ? 0 : double.PositiveInfinity, true)) : result;
    }

    private Interval ProductOf(Term product, Facts? facts, int depth)
    {
        var result = Interval.Point(1);
        foreach (var operand in product.Operands)
        {
            result *= Of(operand, facts, depth);
        }

        return result;
    }

    private Interval PowerOf(Term power, Facts? facts, int depth)
    {
        var value = Of(power[0], facts, depth);
        if (power[1].Kind != TermKind.Number)
        {
            return SymbolicPower(value, Of(power[1], facts, depth));
        }

        var exponent = power[1].Value;
        if (exponent == -1)
        {
            return value.Reciprocal();
        }

        var even = exponent % 2 == 0;
        if (exponent > 0 && (even || exponent % 1 == 0))
        {
            return WholePower(value, exponent, even);
        }

        if (exponent < 0 && exponent % 1 == 0)
        {
            return WholePower(value, -exponent, even).Reciprocal();
        }

        return value.IsNonNegative ? SymbolicPower(value, Interval.Point(exponent)) : new(0, double.PositiveInfinity, true);
    }

    private static Interval WholePower(Interval value, double exponent, bool even)
    {
        double low = Math.Pow(value.Low, exponent), high = Math.Pow(value.High, exponent);
        if (!even)
        {
            return new(low, high, value.MayBeNaN, value.Low > 1e-100 || value.High < -1e-100, value.IsWhole);
        }

        var smallest = value.Contains(0) || (value.Low < 0 && value.High > 0) ? 0 : Math.Min(low, high);
        return new(smallest, Math.Max(low, high), value.MayBeNaN, value.IsWhole && value.ExcludesZero, value.IsWhole);
    }

    private static Interval SymbolicPower(Interval value, Interval exponent)
    {
        if (!value.IsNonNegative)
        {
            return Interval.Everything;
        }

        var nan = value.MayBeNaN || exponent.MayBeNaN;
        if (value.High <= 1 && exponent.IsNonNegative)
        {
            return new(0, 1, nan);
        }

        return new(value.Low >= 1 && exponent.IsNonNegative ? 1 : 0, double.PositiveInfinity, nan);
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
            return new(0, term.Format == NumericFormat.Single ? 1 : 0.9999999999999999);
        }

        return term.Operands.Length switch
        {
            1 => Transfer.Of(function, Of(term[0], facts, depth)),
            2 => Transfer.Of(function, Of(term[0], facts, depth), Of(term[1], facts, depth)),
            3 when function == MathFunction.Clamp => Transfer.Clamp(Of(term[0], facts, depth), Of(term[1], facts, depth), Of(term[2], facts, depth)),
            _ => Interval.Everything,
        };
    }

    private Interval ReduceOf(Term reduce, Facts? facts, int depth)
    {
        var body = Of(reduce[0], facts, depth);
        if (reduce.Is(Reduction.Max) || reduce.Is(Reduction.Min))
        {
            return body;
        }

        if (reduce.Is(Reduction.Product))
        {
            return new(body.IsNonNegative ? 0 : double.NegativeInfinity, body.Low >= 0 && body.High <= 1 ? 1 : double.PositiveInfinity, body.MayBeNaN);
        }

        var least = Differences.IsShiftedExponential(reduce[0]) ? 1 : 0;
        return new(body.IsNonNegative ? least : double.NegativeInfinity, body.IsNonPositive ? 0 : double.PositiveInfinity, body.MayBeNaN, false, body.IsWhole);
    }
}
