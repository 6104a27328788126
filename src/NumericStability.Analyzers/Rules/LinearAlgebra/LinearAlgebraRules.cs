using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

internal static class LinearAlgebraRules
{
    public static readonly ImmutableArray<Rule> All =
    [
    ];
}
