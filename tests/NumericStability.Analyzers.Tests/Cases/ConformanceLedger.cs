using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Cases;

/// <summary>
/// Which expecting cases hold, one line each. The list may only grow: a case that stops holding fails, and so does one
/// that starts to hold before the ledger says so. Quiet cases are not listed; they hold always.
/// </summary>
internal static class ConformanceLedger
{
    public static string Write(IEnumerable<ConformanceOutcome> outcomes) =>
        string.Concat(outcomes.Where(outcome => !outcome.Case.IsQuiet).Select(outcome => $"{outcome.Case.Name} {Word(outcome.Holds)}\n"));

    /// <summary>The sentences a failing run shows, empty where ledger and outcomes agree.</summary>
    public static IReadOnlyList<string> Compare(string ledger, IEnumerable<ConformanceOutcome> outcomes)
    {
        var lines = ledger.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToDictionary(
            line => line[..line.LastIndexOf(' ')], line => line[(line.LastIndexOf(' ') + 1)..], StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (ConformanceOutcome outcome in outcomes)
        {
            bool listed = lines.Remove(outcome.Case.Name, out string? word);
            if (outcome.Case.IsQuiet && !outcome.Holds)
                problems.Add($"must stay quiet: {outcome}");
            else if (!outcome.Case.IsQuiet && word == "holds" && !outcome.Holds)
                problems.Add($"held and no longer does: {outcome}");
            else if (!outcome.Case.IsQuiet && (!listed || word != Word(outcome.Holds)))
                problems.Add($"not yet in the ledger ({Word(outcome.Holds)}; UPDATE_LEDGER=1 writes it): {outcome}");
        }

        return [.. problems, .. lines.Keys.Select(name => $"in the ledger, but no case: {name}")];
    }

    private static string Word(bool holds) => holds ? "holds" : "misses";
}
