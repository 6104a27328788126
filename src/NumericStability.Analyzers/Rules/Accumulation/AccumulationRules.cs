using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Accumulation;

internal static class AccumulationRules
{
    public static readonly ImmutableArray<Rule> All =
    [
    ];
}
