using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Literals;

internal static class LiteralRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new SmallestNumberAsEpsilon(),
        new ToleranceBelowUlp(),
        new TruncatedConstant(),
        new ExactAccumulationTest(),
        new ShortenedWeights(),
    ];
}
