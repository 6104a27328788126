using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace NumericStability.Analyzers.Rules.Literals;

/// <summary>A constant of mathematics that people type from memory.</summary>
internal sealed class KnownConstant
{
    private KnownConstant(string name, double value, int fewestDigits, string? member = null)
    {
        Name = name;
        Value = value;
        FewestDigits = fewestDigits;
        Member = member;
    }

    public string Name { get; }

    public double Value { get; }

    /// <summary>Literals with fewer digits are taken for numbers in their own right.</summary>
    public int FewestDigits { get; }

    /// <summary>The member of Math and MathF with this value.</summary>
    public string? Member { get; }

    public static readonly ImmutableArray<KnownConstant> All =
    [
        new("π", Math.PI, 3, "PI"),
        new("e", Math.E, 4, "E"),
        new("2π", 2 * Math.PI, 4, "Tau"),
        new("π/2", Math.PI / 2, 5),
        new("ln 2", 0.6931471805599453, 4),
        new("ln 10", 2.302585092994046, 5),
        new("√2", 1.4142135623730951, 4),
        new("1/√2", 0.7071067811865476, 4),
        new("√(2π)", 2.5066282746310005024, 5),
        new("1/√(2π)", 0.3989422804014327, 4),
        new("ln(2π)", 1.8378770664093454836, 5),
        new("ln(2π)/2", 0.9189385332046727418, 5),
        new("√(2/π)", 0.7978845608028654, 5),
        new("the golden ratio", 1.618033988749895, 4),
        new("Euler's γ", 0.5772156649015329, 5),
        new("SELU's λ", 1.0507009873554805, 5),
        new("SELU's α", 1.6732632423543772, 5),
        new("log2(e)", 1.4426950408889634, 5),
        new("180/π", 57.29577951308232, 4),
        new("π/180", 0.017453292519943295, 4),
    ];

    /// <summary>The constant a decimal literal is a truncated or rounded form of.</summary>
    public static KnownConstant? TruncatedIn(string digits)
    {
        var point = digits.IndexOf('.');
        if (point < 0 || digits.Any(character => character is not ('.' or >= '0' and <= '9')) || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var decimals = digits.Length - point - 1;
        var significant = digits.Replace(".", "").TrimStart('0').Length;
        return All.FirstOrDefault(constant => significant >= constant.FewestDigits && IsCut(constant.Value, value, decimals));
    }

    private static bool IsCut(double constant, double value, int decimals)
    {
        if (decimals > 15 || Math.Abs(constant - value) > Math.Pow(10, -decimals))
        {
            return false;
        }

        var unit = Math.Pow(10, decimals);
        return Math.Abs(Math.Floor(constant * unit) - Math.Round(value * unit)) < 0.5 || Math.Abs(Math.Round(constant * unit) - Math.Round(value * unit)) < 0.5;
    }
}
