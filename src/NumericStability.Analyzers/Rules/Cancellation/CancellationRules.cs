using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Cancellation;

internal static class CancellationRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new LogOfOnePlus(),
    ];
}
