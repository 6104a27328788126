using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Accumulation;

internal static class AccumulationRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new FloatAccumulator(),
        new HalfAccumulator(),
        new FloatCounter(),
        new FloatLoopVariable(),
        new NarrowReduction(),
        new LostConstant(),
        new StuckAverage(),
        new LowPrecisionParameters(),
        new LateWidening(),
        new RepeatedFactor(),
        new TimeInFloat(),
        new UnsynchronisedSum(),
        new SlidingSum(),
    ];
}
