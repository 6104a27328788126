using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Cancellation;

internal static class CancellationRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new LogOfOnePlus(),
        new ExpMinusOne(),
        new LogOfOneMinusExp(),
        new OneMinusCosine(),
        new RelatedRoots(),
        new CompoundMinusOne(),
        new InaccurateFrameworkFunction(),
        new OnePassMoments(),
        new ExpandedSquaredDistance(),
        new DifferenceOfSquares(),
        new ComplementOfSaturating(),
        new AcoshNearOne(),
        new FiniteDifferenceStep(),
        new QuadraticRoots(),
        new InexactLogarithm(),
        new HandWrittenSeries(),
        new LargeAngle(),
        new FirstPowerDeviations(),
        new NearbyArguments(),
        new LogitNearHalf(),
        new SecondOrderCancellation(),
    ];
}
