using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Reductions;

/// <summary>What assertions prove and the throw helpers of ArgumentOutOfRangeException rule out.</summary>
internal static class Guards
{
    private static readonly string[] Promises = ["Assert", "Check", "Require", "Ensure", "Verify", "Guard", "Contract"];

    /// <summary>Debug.Assert, Contract.Requires, Host.CheckUserArg: a condition is handed over, and nothing comes back.</summary>
    public static bool IsAssertion(IMethodSymbol method) => method.ReturnsVoid && PlaceOfCondition(method) is 0 or 1
        && Promises.Any(promise => method.Name.StartsWith(promise, StringComparison.OrdinalIgnoreCase) || method.ContainingType.Name == promise || method.ContainingType.Name == promise + "s")
        && method.Name.IndexOf("False", StringComparison.Ordinal) < 0 && method.Name.IndexOf("Not", StringComparison.Ordinal) < 0;

    /// <summary>The first argument that is a condition.</summary>
    public static int PlaceOfCondition(IMethodSymbol method)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].Type.SpecialType == SpecialType.System_Boolean)
            {
                return i;
            }
        }

        return -1;
    }

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
