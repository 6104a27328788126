using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NumericStability.Analyzers.Rules;

/// <summary>The documented options of .editorconfig.</summary>
internal sealed record RuleOptions(int AccumulationMinTripCount)
{
    public const string Prefix = "numeric_stability.";

    /// <summary>Loops proven to run at most this often may accumulate in their own type.</summary>
    public const string AccumulationMinTripCountKey = Prefix + "accumulation_min_trip_count";

    public static readonly RuleOptions Default = new(64);

    public static RuleOptions From(AnalyzerConfigOptions options) => new(
        options.TryGetValue(AccumulationMinTripCountKey, out var text) && TryCount(text, out var count) ? count : Default.AccumulationMinTripCount);

    /// <summary>Options of this package that are unknown or have no usable value.</summary>
    public static IEnumerable<(string Key, string Value, string Reason)> Unreadable(AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys)
        {
            if (!key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !options.TryGetValue(key, out var value))
            {
                continue;
            }

            if (!key.Equals(AccumulationMinTripCountKey, StringComparison.OrdinalIgnoreCase))
            {
                yield return (key, value, "there is no such option");
            }
            else if (!TryCount(value, out _))
            {
                yield return (key, value, "a whole number is expected");
            }
        }
    }

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
