using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

internal static class LinearAlgebraRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new InverseTimesVector(),
        new LogOfDeterminant(),
        new NormalEquations(),
        new CholeskyWithoutJitter(),
        new AbsoluteRank(),
        new ClassicalGramSchmidt(),
        new UnnormalisedPowerIteration(),
        new ShortKalmanUpdate(),
    ];
}
