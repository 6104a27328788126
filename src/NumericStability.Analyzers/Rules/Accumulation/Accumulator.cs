using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>A location that every iteration of some loops adds to, and what is known of how often.</summary>
internal sealed class Accumulator
{
    public Accumulator(IOperation operation, IOperation target, ISymbol? symbol, Term location, Term increment, NumericFormat format, IReadOnlyList<Loop> loops)
    {
        Operation = operation;
        Target = target;
        Symbol = symbol;
        Location = location;
        Increment = increment;
        Format = format;
        Loops = loops;
    }

    /// <summary>The assignment, or the lambda of an Aggregate.</summary>
    public IOperation Operation { get; }

    public IOperation Target { get; }

    /// <summary>The local, parameter, field or property that is added to; the array where it is an element.</summary>
    public ISymbol? Symbol { get; }

    public Term Location { get; }

    public Term Increment { get; }

    public NumericFormat Format { get; }

    /// <summary>The loops whose iterations all add to the same place, innermost first.</summary>
    public IReadOnlyList<Loop> Loops { get; }

    public bool IsScalar => Location.Kind == TermKind.Variable;

    /// <summary>The number of additions where every loop has constant bounds.</summary>
    public double? TripCount { get; init; }

    /// <summary>True where the terms carry a correction, or come in blocks or by halves.</summary>
    public bool IsSafe { get; init; }

    /// <summary>True where the increment is computed from the accumulated value itself.</summary>
    public bool IsFedBack { get; init; }

    /// <summary>True where every iteration adds the same.</summary>
    public bool IsConstantStep { get; init; }

    public string Name => Target.Syntax.ToString();
}
