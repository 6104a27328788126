using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Reductions;

internal static class Comparisons
{
    /// <summary>A comparison as less-than in one direction; null for other operators.</summary>
    public static Term? Read(BinaryOperatorKind kind, Term left, Term right) => kind switch
    {
        BinaryOperatorKind.LessThan => Term.Compare(Comparison.Less, left, right),
        BinaryOperatorKind.LessThanOrEqual => Term.Compare(Comparison.LessOrEqual, left, right),
        BinaryOperatorKind.GreaterThan => Term.Compare(Comparison.Less, right, left),
        BinaryOperatorKind.GreaterThanOrEqual => Term.Compare(Comparison.LessOrEqual, right, left),
        BinaryOperatorKind.Equals => Term.Compare(Comparison.Equal, left, right),
        BinaryOperatorKind.NotEquals => Term.Compare(Comparison.NotEqual, left, right),
        _ => null,
    };
}
