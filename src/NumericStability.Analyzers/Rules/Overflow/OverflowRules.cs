using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Overflow;

internal static class OverflowRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new NaiveSoftmax(),
        new LogOfSumOfExponentials(),
        new NaiveSoftplus(),
        new LogOfSigmoid(),
        new LogOfSoftmax(),
        new RatioOfExponentials(),
        new LogThatUndoes(),
        new HyperbolicSpelledOut(),
        new ProductOfProbabilities(),
        new MultiplicativeWeights(),
        new LogOfSpecialFunction(),
        new LinearFactorial(),
        new EntropicKernel(),
        new UnscaledPowerSum(),
        new NaiveHypotenuse(),
        new HalfOverflow(),
        new ExponentialOfSquare(),
        new LinearRecursion(),
    ];
}
