using System;
using System.Collections.Generic;

namespace NumericStability.Analyzers.Terms;

/// <summary>A product under construction: a number and powers with collected exponents. One per thread is kept for the next product.</summary>
internal sealed class Factors
{
    [ThreadStatic]
    private static Factors? _spare;

    private readonly List<(Term Base, double Exponent)> _powers = new();
    private readonly List<(Term Base, Term Exponent)> _symbolicPowers = new();
    private double _coefficient = 1;

    public static Factors Start()
    {
        var factors = _spare ?? new Factors();
        _spare = null;
        return factors;
    }

    public Factors Multiply(Term factor, double exponent)
    {
        switch (factor.Kind)
        {
            case TermKind.Number:
                _coefficient *= Math.Pow(factor.Value, exponent);
                break;
            case TermKind.Product when exponent == 1 && _powers.Count == 0:
                Copy(factor);
                break;
            case TermKind.Product when IsWhole(exponent):
                foreach (var inner in factor.Operands)
                {
                    Multiply(inner, exponent);
                }

                break;
            case TermKind.Power when factor[1].Kind == TermKind.Number && (IsWhole(exponent) || exponent == 1):
                Multiply(factor[0], factor[1].Value * exponent);
                break;
            case TermKind.Power when exponent == 1:
                _symbolicPowers.Add((factor[0], factor[1]));
                break;
            case TermKind.Sum when IsWhole(exponent):
                Collect(Normalised(factor, exponent), exponent);
                break;
            default:
                Collect(factor, exponent);
                break;
        }

        return this;
    }

    /// <summary>The factors of a product are already collected: long chains would otherwise compare each with each, again and again.</summary>
    private void Copy(Term product)
    {
        foreach (var factor in product.Operands)
        {
            if (factor.Kind is TermKind.Number or TermKind.Product or TermKind.Sum or TermKind.Power)
            {
                Multiply(factor, 1);
            }
            else
            {
                _powers.Add((factor, 1));
            }
        }
    }

    /// <summary>Makes the leading summand positive and keeps the sign in the coefficient.</summary>
    private Term Normalised(Term sum, double exponent)
    {
        if (LeadingCoefficient(sum) >= 0)
        {
            return sum;
        }

        if (exponent % 2 != 0)
        {
            _coefficient = -_coefficient;
        }

        return Negated(sum);
    }

    /// <summary>The coefficient of the summand that comes first whatever its coefficient.</summary>
    private static double LeadingCoefficient(Term sum)
    {
        Term? lead = null;
        var coefficient = 0.0;
        foreach (var operand in sum.Operands)
        {
            var (mine, factor) = operand.SplitCoefficient();
            if (operand.Kind != TermKind.Number && (lead is null || TermOrder.Compare(factor, lead) < 0))
            {
                (lead, coefficient) = (factor, mine);
            }
        }

        return coefficient;
    }

    private static Term Negated(Term sum)
    {
        var negated = Summands.Start();
        foreach (var operand in sum.Operands)
        {
            negated.Add(operand.Scaled(-1));
        }

        return negated.ToTerm();
    }

    private void Collect(Term value, double exponent)
    {
        for (var i = 0; i < _powers.Count; i++)
        {
            if (_powers[i].Base.Equals(value))
            {
                _powers[i] = (value, _powers[i].Exponent + exponent);
                return;
            }
        }

        _powers.Add((value, exponent));
    }

    public Term ToTerm()
    {
        var (coefficient, operands) = (_coefficient, _coefficient == 0 ? [Term.Zero] : Operands());
        _powers.Clear();
        _symbolicPowers.Clear();
        _coefficient = 1;
        _spare = this;
        return operands.Length != 1 ? Term.OrderedProduct(operands)
            : operands[0].Kind == TermKind.Sum && coefficient == -1 ? Negated(operands[0]) : operands[0];
    }

    /// <summary>The factors, with the coefficient as one of them where it is not 1 and not the sign of a single sum.</summary>
    private Term[] Operands()
    {
        var count = _symbolicPowers.Count;
        foreach (var (_, exponent) in _powers)
        {
            count += exponent != 0 ? 1 : 0;
        }

        var isSignOfSum = _coefficient == -1 && count == 1 && _powers.Find(static power => power.Exponent != 0) is { Exponent: 1, Base.Kind: TermKind.Sum };
        var operands = new Term[(_coefficient == 1 && count > 0) || isSignOfSum ? count : count + 1];
        operands[operands.Length - 1] = Term.Number(_coefficient);
        Fill(operands);
        return operands;
    }

    private void Fill(Term[] operands)
    {
        var next = 0;
        foreach (var (value, exponent) in _powers)
        {
            if (exponent != 0)
            {
                operands[next++] = exponent == 1 ? value : Term.RawPower(value, Term.Number(exponent));
            }
        }

        foreach (var (value, exponent) in _symbolicPowers)
        {
            operands[next++] = Term.RawPower(value, exponent);
        }
    }

    private static bool IsWhole(double value) => value == Math.Floor(value) && Math.Abs(value) < 64;
}
