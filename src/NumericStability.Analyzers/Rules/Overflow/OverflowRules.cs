using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Overflow;

internal static class OverflowRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new NaiveSoftmax(),
        new LogOfSumOfExponentials(),
        new NaiveSoftplus(),
    ];
}
