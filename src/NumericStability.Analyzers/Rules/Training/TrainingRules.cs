using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Training;

internal static class TrainingRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new CoupledDecay(),
        new LibraryDecay(),
        new MissingBiasCorrection(),
        new StepZero(),
        new MissingEpsilon(),
        new UnguardedClipping(),
        new SignUpdate(),
        new PenaltyInLoss(),
        new LinearlyScaledDecay(),
        new BatchScaledRate(),
        new UnscaledInitialization(),
        new RateAppliedTwice(),
        new MeanOfExponentials(),
        new MissingRectificationGuard(),
        new DoubleActivation(),
        new CallOrder(),
        new MaskedGradient(),
        new LossScaling(),
    ];
}
