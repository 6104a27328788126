using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NumericStability.Analyzers.Rules;

/// <summary>The documented options of .editorconfig.</summary>
internal sealed record RuleOptions(int AccumulationMinTripCount)
{
    public const string AccumulationMinTripCountKey = "numeric_stability.accumulation_min_trip_count";

    public static readonly RuleOptions Default = new(64);

    public static RuleOptions From(AnalyzerConfigOptions options) => new(
        options.TryGetValue(AccumulationMinTripCountKey, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : Default.AccumulationMinTripCount);
}
