using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NumericStability.Analyzers.Rules;

/// <summary>The documented options of .editorconfig.</summary>
internal sealed record RuleOptions(int AccumulationMinTripCount, bool ReportPolynomialPowers)
{
    public const string Prefix = "numeric_stability.";

    /// <summary>Loops proven to run at most this often may accumulate in their own type.</summary>
    public const string AccumulationMinTripCountKey = Prefix + "accumulation_min_trip_count";

    /// <summary>Powers written out in a polynomial are reported beside series.</summary>
    public const string ReportPolynomialPowersKey = Prefix + "report_polynomial_powers";

    public static readonly RuleOptions Default = new(64, false);

    public static RuleOptions From(AnalyzerConfigOptions options) => new(
        options.TryGetValue(AccumulationMinTripCountKey, out var text) && TryCount(text, out var count) ? count : Default.AccumulationMinTripCount,
        options.TryGetValue(ReportPolynomialPowersKey, out text) && bool.TryParse(text, out var isOn) ? isOn : Default.ReportPolynomialPowers);

    /// <summary>Options of this package that are unknown or have no usable value.</summary>
    public static IEnumerable<(string Key, string Value, string Reason)> Unreadable(AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys)
        {
            if (key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value) && ReasonAgainst(key.ToLowerInvariant(), value) is { } reason)
            {
                yield return (key, value, reason);
            }
        }
    }

    private static string? ReasonAgainst(string key, string value) => key switch
    {
        AccumulationMinTripCountKey => TryCount(value, out _) ? null : "a whole number is expected",
        ReportPolynomialPowersKey => bool.TryParse(value, out _) ? null : "true or false is expected",
        _ => "there is no such option",
    };

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
