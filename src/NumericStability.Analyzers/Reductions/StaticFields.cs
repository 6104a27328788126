using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Reductions;

/// <summary>Fields and properties of the framework that are constants in all but name.</summary>
internal static class StaticFields
{
    public static double? ValueOf(ISymbol symbol) => (symbol.ContainingType?.Name, symbol.Name) switch
    {
        ("Half", "Zero") => 0,
        ("Half", "One") => 1,
        ("Half", "NegativeOne") => -1,
        ("Half", "MaxValue") => 65504,
        ("Half", "MinValue") => -65504,
        ("Half", "Epsilon") => 5.960464477539063e-8,
        ("Half", "PositiveInfinity") => double.PositiveInfinity,
        ("Half", "NegativeInfinity") => double.NegativeInfinity,
        ("Half", "E") => System.Math.E,
        ("INumberBase" or "INumber", "Zero") => 0,
        ("INumberBase", "One") => 1,
        ("ISignedNumber", "NegativeOne") => -1,
        ("IFloatingPointIeee754", "NegativeInfinity") => double.NegativeInfinity,
        ("IFloatingPointIeee754", "PositiveInfinity") => double.PositiveInfinity,
        ("IFloatingPointConstants", "E") => System.Math.E,
        ("IFloatingPointConstants", "Pi") => System.Math.PI,
        _ => null,
    };
}
