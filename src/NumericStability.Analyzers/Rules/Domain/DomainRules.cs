using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Domain;

internal static class DomainRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new ZeroDivisor(),
        new EntropyAtZero(),
        new LogOfZero(),
        new LogOfUniform(),
        new RootOfDifference(),
        new InverseCosine(),
        new PowerOutsideDomain(),
        new SearchStart(),
        new ZeroInFirstIteration(),
        new SignOfNaN(),
        new HyperbolicBoundary(),
        new MaskedRow(),
        new MaskByProduct(),
        new InversePropensity(),
    ];
}
