using System.Collections.Generic;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Reductions;

/// <summary>What the throw helpers of ArgumentOutOfRangeException rule out.</summary>
internal static class Guards
{
    public static Term? Forbidden(string method, IReadOnlyList<Term> operands) => method switch
    {
        "ThrowIfNegative" => Term.Compare(Comparison.Less, operands[0], Term.Zero),
        "ThrowIfNegativeOrZero" => Term.Compare(Comparison.LessOrEqual, operands[0], Term.Zero),
        "ThrowIfZero" => Term.Compare(Comparison.Equal, operands[0], Term.Zero),
        "ThrowIfLessThan" => Term.Compare(Comparison.Less, operands[0], operands[1]),
        "ThrowIfLessThanOrEqual" => Term.Compare(Comparison.LessOrEqual, operands[0], operands[1]),
        "ThrowIfGreaterThan" => Term.Compare(Comparison.Less, operands[1], operands[0]),
        "ThrowIfGreaterThanOrEqual" => Term.Compare(Comparison.LessOrEqual, operands[1], operands[0]),
        "ThrowIfEqual" => Term.Compare(Comparison.Equal, operands[0], operands[1]),
        "ThrowIfNotEqual" => Term.Compare(Comparison.NotEqual, operands[0], operands[1]),
        _ => null,
    };
}
