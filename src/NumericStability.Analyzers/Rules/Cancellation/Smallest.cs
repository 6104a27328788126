using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>The magnitudes below which a summand is lost beside 1, as messages name them.</summary>
internal static class Smallest
{
    public static string Absorbed(NumericFormat format) => format switch
    {
        NumericFormat.Single => "6e-8",
        NumericFormat.Half => "5e-4",
        NumericFormat.BFloat16 => "4e-3",
        _ => "1.1e-16",
    };

    /// <summary>The magnitude whose square is lost beside 1.</summary>
    public static string SquareAbsorbed(NumericFormat format) => format switch
    {
        NumericFormat.Single => "2.4e-4",
        NumericFormat.Half => "2.2e-2",
        NumericFormat.BFloat16 => "6e-2",
        _ => "1.05e-8",
    };
}
