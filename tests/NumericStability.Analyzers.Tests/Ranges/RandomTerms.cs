using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>A term and what it computes, rounded to the format after every operation.</summary>
internal sealed record Computation(Term Term, Func<double[], double> Value);

/// <summary>Random expressions in which each variable occurs once, with ranges known of some variables.</summary>
internal sealed class RandomTerms
{
    private const int Variables = 12;
    private static readonly IParameterSymbol[] Symbols = Declare();

    private readonly Random _random;
    private readonly NumericFormat _format;
    private readonly double _reach;
    private int _used;

    public RandomTerms(int seed, NumericFormat format)
    {
        _random = new Random(seed);
        _format = format;
        _reach = format == NumericFormat.Half ? 3 : 12;
        for (var i = 0; i < Variables; i++)
        {
            double low = Round((_random.NextDouble() - 0.6) * _reach), high = Round(low + (_random.NextDouble() * _reach));
            Bounds.Add(_random.Next(4) == 0 ? (double.NegativeInfinity, double.PositiveInfinity) : (low, high));
        }
    }

    public List<(double Low, double High)> Bounds { get; } = [];

    /// <summary>low ≤ x and x ≤ high, as a guard clause would leave it.</summary>
    public Facts? Known()
    {
        Facts? facts = null;
        for (var i = 0; i < Variables; i++)
        {
            if (double.IsFinite(Bounds[i].Low))
            {
                facts = Facts.With(facts, Term.Compare(Comparison.LessOrEqual, Term.Number(Bounds[i].Low), Leaf(i)), true);
                facts = Facts.With(facts, Term.Compare(Comparison.LessOrEqual, Leaf(i), Term.Number(Bounds[i].High)), true);
            }
        }

        return facts;
    }

    public double[] Inputs() => [.. Bounds.Select(bound => Round(double.IsFinite(bound.Low) ? Inside(bound.Low, bound.High) : Anything()))];

    private double Inside(double low, double high) => _random.Next(5) switch
    {
        0 => low,
        1 => high,
        2 when low <= 0 && high >= 0 => 0,
        _ => low + (_random.NextDouble() * (high - low)),
    };

    private double Anything() => _random.Next(8) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => 0,
        _ => (_random.NextDouble() - 0.5) * 2 * _reach,
    };

    private double Round(double value) => _format switch
    {
        NumericFormat.Single => (float)value,
        NumericFormat.Half => (double)(Half)value,
        _ => value,
    };

    private Term Leaf(int index) => Term.Of(Symbols[index], 0).From(null!, _format);

    public Computation Next(int depth)
    {
        if (depth == 0 || _used >= Variables - 2)
        {
            return _used < Variables && _random.Next(5) > 0 ? Variable(_used++) : Constant();
        }

        return _random.Next(3) == 0 ? Unary(Next(depth - 1)) : Binary(depth);
    }

    private Computation Variable(int index) => new(Leaf(index), inputs => inputs[index]);

    private Computation Constant()
    {
        var value = Round(Math.Round((_random.NextDouble() - 0.5) * 8, 2));
        return new(Term.Number(value).From(null!, _format), _ => value);
    }

    private Computation Rounded(Term term, Func<double[], double> value) => new(term.From(null!, _format), inputs => Round(value(inputs)));

    private Computation Unary(Computation x)
    {
        (Term Term, Func<double, double> Value) function = _random.Next(13) switch
        {
            0 => (Term.Apply(MathFunction.Exp, x.Term), Math.Exp),
            1 => (Term.Apply(MathFunction.Log, x.Term), Math.Log),
            2 => (Term.Apply(MathFunction.Sqrt, x.Term), Math.Sqrt),
            3 => (Term.Apply(MathFunction.Abs, x.Term), Math.Abs),
            4 => (Term.Apply(MathFunction.Tanh, x.Term), Math.Tanh),
            5 => (Term.Apply(MathFunction.Cos, x.Term), Math.Cos),
            6 => (Term.Apply(MathFunction.Floor, x.Term), Math.Floor),
            7 => (Term.Apply(MathFunction.Ceiling, x.Term), Math.Ceiling),
            8 => (Term.Power(x.Term, 2), v => v * v),
            9 => (Term.Apply(MathFunction.Clamp, x.Term, -1, 2), v => Math.Clamp(v, -1, 2)),
            10 => (Term.Apply(MathFunction.Atan, x.Term), Math.Atan),
            11 => (Term.Apply(MathFunction.Acos, x.Term), Math.Acos),
            _ => (-x.Term, v => -v),
        };
        return Rounded(function.Term, inputs => function.Value(x.Value(inputs)));
    }

    private Computation Binary(int depth)
    {
        Computation x = Next(depth - 1), y = Next(depth - 1);
        (Term Term, Func<double, double, double> Value) function = _random.Next(8) switch
        {
            0 => (x.Term - y.Term, (a, b) => a - b),
            1 => (x.Term * y.Term, (a, b) => a * b),
            2 => (x.Term / y.Term, (a, b) => a / b),
            3 => (Term.Apply(MathFunction.Max, x.Term, y.Term), Math.Max),
            4 => (Term.Apply(MathFunction.Min, x.Term, y.Term), Math.Min),
            5 => (Term.Choice(Term.Compare(Comparison.Less, x.Term, y.Term), x.Term, y.Term), (a, b) => a < b ? a : b),
            6 => (Term.Choice(Term.Compare(Comparison.LessOrEqual, x.Term, 0), y.Term, x.Term), (a, b) => a <= 0 ? b : a),
            _ => (x.Term + y.Term, (a, b) => a + b),
        };
        return Rounded(function.Term, inputs => function.Value(x.Value(inputs), y.Value(inputs)));
    }

    private static IParameterSymbol[] Declare()
    {
        var names = string.Join(", ", Enumerable.Range(0, Variables).Select(i => $"double x{i}"));
        var compilation = CSharpCompilation.Create("terms", [CSharpSyntaxTree.ParseText($"static class C {{ static void M({names}) {{ }} }}")]);
        return [.. ((IMethodSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("M")[0]).Parameters];
    }
}
