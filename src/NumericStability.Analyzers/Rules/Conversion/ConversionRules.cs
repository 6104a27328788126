using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Conversion;

internal static class ConversionRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new IntegerDivision(),
        new UnclampedNarrowing(),
        new TruncatingCast(),
        new TruncatedStochasticRounding(),
        new OverflowingProduct(),
        new VanishingScale(),
        new RoundedIndex(),
        new BitPacking(),
        new ComparerBySubtraction(),
        new UpperEdgeBin(),
    ];
}
