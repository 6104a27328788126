using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

    public static Term operator +(Term left, Term right) => Sum([left, right]);

    public static Term operator -(Term left, Term right) => Sum([left, -right]);

    public static Term operator -(Term operand) => Product([MinusOne, operand]);

    public static Term operator *(Term left, Term right) => Product([left, right]);

    public static Term operator /(Term left, Term right) => Product([left, Power(right, MinusOne)]);

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
            return (Operands[0].Value, Operands.Length == 2 ? Operands[1] : new Term(TermKind.Product, null, Operands.RemoveAt(0)));
        }

        return (1, this);
    }

    public static Term Sum(IEnumerable<Term> operands)
    {
        var constant = 0.0;
        var terms = new List<(Term Factor, double Coefficient, Term? Whole)>();
        foreach (var operand in operands)
        {
            if (terms.Count == 0 && operand.Kind == TermKind.Sum)
            {
                Copy(operand, terms, ref constant);
            }
            else
            {
                AddTo(terms, operand, ref constant);
            }
        }

        var result = new List<Term>(terms.Count + 1);
        foreach (var (rest, coefficient, whole) in terms)
        {
            if (coefficient != 0)
            {
                result.Add(whole ?? Scale(coefficient, rest));
            }
        }

        if (constant != 0 || result.Count == 0)
        {
            result.Add(Number(constant));
        }

        return result.Count == 1 ? result[0] : new Term(TermKind.Sum, null, Ordered(result));
    }

    /// <summary>The summands of a sum are already collected: long chains would otherwise compare each with each, again and again.</summary>
    private static void Copy(Term sum, List<(Term Factor, double Coefficient, Term? Whole)> terms, ref double constant)
    {
        foreach (var operand in sum.Operands)
        {
            if (operand.Kind is TermKind.Number or TermKind.Sum)
            {
                AddTo(terms, operand, ref constant);
            }
            else
            {
                var (coefficient, rest) = operand.SplitCoefficient();
                terms.Add((rest, coefficient, operand));
            }
        }
    }

    private static void AddTo(List<(Term Factor, double Coefficient, Term? Whole)> terms, Term operand, ref double constant)
    {
        if (operand.Kind == TermKind.Sum)
        {
            foreach (var inner in operand.Operands)
            {
                AddTo(terms, inner, ref constant);
            }

            return;
        }

        if (operand.Kind == TermKind.Number)
        {
            constant += operand.Value;
            return;
        }

        var (coefficient, rest) = operand.SplitCoefficient();
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Factor.Equals(rest))
            {
                terms[i] = (rest, terms[i].Coefficient + coefficient, null);
                return;
            }
        }

        terms.Add((rest, coefficient, operand));
    }

    private static Term Scale(double coefficient, Term rest) => coefficient == 1 ? rest : Product([Number(coefficient), rest]);

    public static Term Product(IEnumerable<Term> operands)
    {
        var factors = new Factors();
        foreach (var operand in operands)
        {
            factors.Multiply(operand, 1);
        }

        return factors.ToTerm();
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

    internal static ImmutableArray<Term> Ordered(List<Term> operands)
    {
        operands.Sort(TermOrder.Compare);
        return [.. operands];
    }
}

/// <summary>A total order on terms that does not depend on the process: numbers first.</summary>
internal static class TermOrder
{
    public static int Compare(Term left, Term right)
    {
        var kind = left.Kind.CompareTo(right.Kind);
        if (kind != 0)
        {
            return kind;
        }

        var hash = left.GetHashCode().CompareTo(right.GetHashCode());
        return hash != 0 || left.Equals(right) ? hash : string.CompareOrdinal(left.ToString(), right.ToString());
    }
}
