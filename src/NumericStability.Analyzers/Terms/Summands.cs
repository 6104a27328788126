using System;
using System.Collections.Generic;

namespace NumericStability.Analyzers.Terms;

/// <summary>A sum under construction: a number and summands with collected coefficients. One per thread is kept for the next sum.</summary>
internal sealed class Summands
{
    [ThreadStatic]
    private static Summands? _spare;

    private readonly List<(Term Factor, double Coefficient, Term? Whole)> _terms = new();
    private double _constant;

    public static Summands Start()
    {
        var summands = _spare ?? new Summands();
        _spare = null;
        return summands;
    }

    public Summands Add(Term operand)
    {
        if (_terms.Count == 0 && operand.Kind == TermKind.Sum)
        {
            Copy(operand);
        }
        else
        {
            Collect(operand);
        }

        return this;
    }

    /// <summary>The summands of a sum are already collected: long chains would otherwise compare each with each, again and again.</summary>
    private void Copy(Term sum)
    {
        foreach (var operand in sum.Operands)
        {
            if (operand.Kind is TermKind.Number or TermKind.Sum)
            {
                Collect(operand);
            }
            else
            {
                var (coefficient, rest) = operand.SplitCoefficient();
                _terms.Add((rest, coefficient, operand));
            }
        }
    }

    private void Collect(Term operand)
    {
        switch (operand.Kind)
        {
            case TermKind.Sum:
                foreach (var inner in operand.Operands)
                {
                    Collect(inner);
                }

                break;
            case TermKind.Number:
                _constant += operand.Value;
                break;
            default:
                var (coefficient, rest) = operand.SplitCoefficient();
                Collect(rest, coefficient, operand);
                break;
        }
    }

    private void Collect(Term rest, double coefficient, Term whole)
    {
        for (var i = 0; i < _terms.Count; i++)
        {
            if (_terms[i].Factor.Equals(rest))
            {
                _terms[i] = (rest, _terms[i].Coefficient + coefficient, null);
                return;
            }
        }

        _terms.Add((rest, coefficient, whole));
    }

    public Term ToTerm()
    {
        var operands = new Term[Count()];
        var next = 0;
        foreach (var (rest, coefficient, whole) in _terms)
        {
            if (coefficient != 0)
            {
                operands[next++] = whole ?? (coefficient == 1 ? rest : rest.Scaled(coefficient));
            }
        }

        if (next < operands.Length)
        {
            operands[next] = Term.Number(_constant);
        }

        _terms.Clear();
        _constant = 0;
        _spare = this;
        return operands.Length == 1 ? operands[0] : Term.OrderedSum(operands);
    }

    private int Count()
    {
        var count = 0;
        foreach (var (_, coefficient, _) in _terms)
        {
            count += coefficient != 0 ? 1 : 0;
        }

        return _constant != 0 || count == 0 ? count + 1 : count;
    }
}
