using System;
using System.Collections.Generic;

namespace NumericStability.Analyzers.Terms;

/// <summary>A product under construction: a number and powers with collected exponents.</summary>
internal sealed class Factors
{
    private readonly List<(Term Base, double Exponent)> _powers = new();
    private readonly List<(Term Base, Term Exponent)> _symbolicPowers = new();
    private double _coefficient = 1;

    public void Multiply(Term factor, double exponent)
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
        var negated = new List<Term>(sum.Operands.Length);
        foreach (var operand in sum.Operands)
        {
            negated.Add(Term.Product([Term.MinusOne, operand]));
        }

        return Term.Sum(negated);
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
        if (_coefficient == 0)
        {
            return Term.Zero;
        }

        var operands = Powers();
        if (operands.Count == 0)
        {
            return Term.Number(_coefficient);
        }

        if (operands.Count == 1 && operands[0].Kind == TermKind.Sum && _coefficient == -1)
        {
            return Negated(operands[0]);
        }

        if (_coefficient == 1 && operands.Count == 1)
        {
            return operands[0];
        }

        if (_coefficient != 1)
        {
            operands.Add(Term.Number(_coefficient));
        }

        return Term.RawProduct(Term.Ordered(operands));
    }

    private List<Term> Powers()
    {
        var powers = new List<Term>();
        foreach (var (value, exponent) in _powers)
        {
            if (exponent != 0)
            {
                powers.Add(exponent == 1 ? value : Term.RawPower(value, Term.Number(exponent)));
            }
        }

        foreach (var (value, exponent) in _symbolicPowers)
        {
            powers.Add(Term.RawPower(value, exponent));
        }

        return powers;
    }

    private static bool IsWhole(double value) => value == Math.Floor(value) && Math.Abs(value) < 64;
}
