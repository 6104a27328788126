using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Terms;

/// <summary>
/// Canonical construction: a - b is a + (-1)·b, a / b is a·b⁻¹, nested sums and products are flat, constants folded,
/// like terms collected, operands ordered, and the sign of a sum inside a product normalised.
/// </summary>
internal sealed partial class Term
{
    public static readonly Term Zero = new(TermKind.Number, 0.0, []);
    public static readonly Term One = new(TermKind.Number, 1.0, []);
    public static readonly Term MinusOne = new(TermKind.Number, -1.0, []);

    public static Term Number(double value) => value switch
    {
        0 => Zero,
        1 => One,
        -1 => MinusOne,
        _ => new Term(TermKind.Number, value, []),
    };

    public static Term Of(ISymbol symbol, int version) => new(TermKind.Variable, new Variable(symbol, version), []);

    public static Term Bound(int depth) => new(TermKind.Bound, depth, []);

    public static Term Hole(int index) => new(TermKind.Hole, index, []);

    public static Term Opaque(object identity) => new(TermKind.Opaque, identity, []);

    public static Term Element(Term array, Term index) =>
        array.Kind == TermKind.Map ? array[0].Instantiate(index) : new Term(TermKind.Element, null, [array, index]);

    /// <summary>An element as a location, whatever the array is known to hold.</summary>
    public static Term RawElement(Term array, Term index) => new(TermKind.Element, null, [array, index]);

    public static Term RawMap(Term body, Domain? domain) => new Term(TermKind.Map, null, [body]).Over(domain);

    public static Term Member(ISymbol symbol, Term? receiver) => new(TermKind.Member, symbol, receiver is null ? [] : [receiver]);

    public static Term Apply(MathFunction function, params ImmutableArray<Term> arguments) => Functions.Simplify(function, arguments)
        ?? new Term(TermKind.Apply, function, arguments);

    internal static Term RawApply(MathFunction function, ImmutableArray<Term> arguments) => new(TermKind.Apply, function, arguments);

    /// <summary>A reduction whose body uses <see cref="Bound"/>(0) for the index.</summary>
    public static Term Reduce(Reduction kind, Term body, Domain? domain = null) =>
        new Term(TermKind.Reduce, kind, [body]).Over(domain);

    public static Term Map(Term body, Domain? domain = null) => body.Kind == TermKind.Element && body[1].Kind == TermKind.Bound && body[1].Head is 0 && !body[0].HasBound(0)
        ? body[0].Lower()
        : new Term(TermKind.Map, null, [body]).Over(domain);

    public static Term Compare(Comparison comparison, Term left, Term right) => new(TermKind.Compare, comparison, [left, right]);

    public static Term Not(Term condition) => condition.Kind == TermKind.Not ? condition[0] : new Term(TermKind.Not, null, [condition]);

    public static Term And(Term left, Term right) => new(TermKind.And, null, [left, right]);

    public static Term Or(Term left, Term right) => new(TermKind.Or, null, [left, right]);

    public static Term Choice(Term condition, Term whenTrue, Term whenFalse) =>
        Functions.SimplifyChoice(condition, whenTrue, whenFalse) ?? new Term(TermKind.Choice, null, [condition, whenTrue, whenFalse]);

    public static Term operator +(Term left, Term right) => Summands.Start().Add(left).Add(right).ToTerm();

    public static Term operator -(Term left, Term right) => left + -right;

    public static Term operator -(Term operand) => operand.Scaled(-1);

    public static Term operator *(Term left, Term right) => Factors.Start().Multiply(left, 1).Multiply(right, 1).ToTerm();

    public static Term operator /(Term left, Term right) => left * Power(right, MinusOne);

    public static implicit operator Term(double value) => Number(value);

    /// <summary>Splits c·t into the number c and the rest t.</summary>
    public (double Coefficient, Term Factor) SplitCoefficient()
    {
        if (Kind == TermKind.Number)
        {
            return (Value, One);
        }

        if (Kind == TermKind.Product && Operands[0].Kind == TermKind.Number)
        {
            return (Operands[0].Value, Operands.Length == 2 ? Operands[1] : WithoutNumber());
        }

        return (1, this);
    }

    /// <summary>Built once, paid for at every call: what a body costs must not depend on who asked before.</summary>
    private Term WithoutNumber()
    {
        if (_withoutNumber is not null)
        {
            Work.Add(1);
        }

        return _withoutNumber ??= new Term(TermKind.Product, null, Operands.RemoveAt(0));
    }

    /// <summary>True where -<paramref name="other"/> would be this term, which is not built for the question.</summary>
    public bool IsNegativeOf(Term other)
    {
        if (Leaves != other.Leaves)
        {
            return false;
        }

        if (Kind == TermKind.Sum || other.Kind == TermKind.Sum)
        {
            return Kind == other.Kind && Operands.Length == other.Operands.Length && Equals(-other);
        }

        var (mine, factor) = SplitCoefficient();
        var (its, same) = other.SplitCoefficient();
        return mine == -its && factor.Equals(same);
    }

    public static Term Sum(IEnumerable<Term> operands) => Sum(operands.ToImmutableArray());

    public static Term Sum(ImmutableArray<Term> operands)
    {
        var summands = Summands.Start();
        foreach (var operand in operands)
        {
            summands.Add(operand);
        }

        return summands.ToTerm();
    }

    public static Term Product(IEnumerable<Term> operands) => Product(operands.ToImmutableArray());

    public static Term Product(ImmutableArray<Term> operands)
    {
        var factors = Factors.Start();
        foreach (var operand in operands)
        {
            factors.Multiply(operand, 1);
        }

        return factors.ToTerm();
    }

    /// <summary>The term times a number other than 0.</summary>
    internal Term Scaled(double coefficient)
    {
        switch (Kind)
        {
            case TermKind.Number:
                return Number(coefficient * Value);
            case TermKind.Sum or TermKind.Power:
                return Factors.Start().Multiply(Number(coefficient), 1).Multiply(this, 1).ToTerm();
            case TermKind.Product when Operands[0].Kind == TermKind.Number:
                var product = coefficient * Operands[0].Value;
                return product == 0 ? Zero : product != 1 ? RawProduct(Operands.SetItem(0, Number(product))) : Operands.Length == 2 ? Operands[1] : RawProduct(Operands.RemoveAt(0));
            case TermKind.Product:
                return RawProduct(Operands.Insert(0, Number(coefficient)));
            default:
                return RawProduct([Number(coefficient), this]);
        }
    }

    public static Term Power(Term value, Term exponent)
    {
        if (exponent.IsNumber(1))
        {
            return value;
        }

        if (value.Kind == TermKind.Number && exponent.Kind == TermKind.Number)
        {
            return Number(Math.Pow(value.Value, exponent.Value));
        }

        if (exponent.IsNumber(0.5))
        {
            return Apply(MathFunction.Sqrt, value);
        }

        return exponent.Kind == TermKind.Number ? Product([RawPower(value, exponent)]) : RawPower(value, exponent);
    }

    internal static Term RawPower(Term value, Term exponent) => new(TermKind.Power, null, [value, exponent]);

    internal static Term RawProduct(ImmutableArray<Term> operands) => new(TermKind.Product, null, operands);

    /// <summary>Takes the operands over and puts them in order.</summary>
    internal static Term OrderedSum(Term[] operands) => new(TermKind.Sum, null, Ordered(operands));

    /// <summary>Takes the operands over and puts them in order.</summary>
    internal static Term OrderedProduct(Term[] operands) => new(TermKind.Product, null, Ordered(operands));

    /// <summary>By insertion: operands are few, and most of them come from terms in order.</summary>
    private static ImmutableArray<Term> Ordered(Term[] operands)
    {
        for (var i = 1; i < operands.Length; i++)
        {
            var operand = operands[i];
            var place = i;
            for (; place > 0 && TermOrder.Compare(operands[place - 1], operand) > 0; place--)
            {
                operands[place] = operands[place - 1];
            }

            operands[place] = operand;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(operands);
    }
}

/// <summary>A total order on terms that does not depend on the process: numbers first.</summary>
internal static class TermOrder
{
    public static int Compare(Term left, Term right)
    {
        var kind = ((int)left.Kind).CompareTo((int)right.Kind);
        if (kind != 0)
        {
            return kind;
        }

        var hash = left.GetHashCode().CompareTo(right.GetHashCode());
        return hash != 0 || left.Equals(right) ? hash : string.CompareOrdinal(left.ToString(), right.ToString());
    }
}
