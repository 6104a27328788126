using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Testing;
using Xunit;

namespace NumericStability.Analyzers.Tests.Cases;

/// <summary>The runner itself, tried with an analyzer that reports every <c>Math.Log</c>.</summary>
public sealed class ConformanceRunnerTests
{
    private const string Source = """
        using System;
        static class A
        {
            // expect: TOY009|TOY001
            public static double Reports(double x) => Math.Log(x);

            // Something else first.
            // expect: TOY001
            public static double Misses(double x) => Math.Exp(x);

            // expect: none
            public static double Quiet(double x)
            {
                return Inner(x);

                // expect: TOY001
                double Inner(double y) => Math.Log(y);
            }

            // expect: none
            public static double Noisy(double x) => Math.Log(x);

            // expect: TOY001
            // A later comment: this one is not directly above.
            public static double Unmarked(double x) => Math.Log(x);

            // expect: TOY001
            public static float Reports(float x) => (float)Math.Log(x);
        }
        """;

    [Fact]
    public async Task Every_expectation_is_read_and_judged()
    {
        var outcomes = await RunAsync();
        Assert.Equal(
            ["a.cs A.Reports True", "a.cs A.Misses False", "a.cs A.Quiet True", "a.cs A.Quiet.Inner True", "a.cs A.Noisy False", "a.cs A.Reports#2 True"],
            outcomes.Select(outcome => $"{outcome.Case.Name} {outcome.Holds}"));
    }

    [Fact]
    public async Task The_written_ledger_agrees_but_for_the_noisy_case()
    {
        var outcomes = await RunAsync();
        string ledger = ConformanceLedger.Write(outcomes);
        Assert.Equal("a.cs A.Reports holds\na.cs A.Misses misses\na.cs A.Quiet.Inner holds\na.cs A.Reports#2 holds\n", ledger);
        Assert.StartsWith("must stay quiet: a.cs A.Noisy", Assert.Single(ConformanceLedger.Compare(ledger, outcomes)));
    }

    [Theory]
    [InlineData("A.Misses misses", "A.Misses holds", "held and no longer does: a.cs A.Misses")]
    [InlineData("A.Reports holds", "A.Reports misses", "not yet in the ledger (holds; UPDATE_LEDGER=1 writes it): a.cs A.Reports")]
    [InlineData("a.cs A.Misses misses\n", "", "not yet in the ledger (misses; UPDATE_LEDGER=1 writes it): a.cs A.Misses")]
    [InlineData("a.cs A.Misses", "a.cs A.Gone misses\na.cs A.Misses", "in the ledger, but no case: a.cs A.Gone")]
    public async Task A_ledger_that_shrinks_or_lags_fails(string written, string claimed, string problem)
    {
        var outcomes = await RunAsync();
        IReadOnlyList<string> problems = ConformanceLedger.Compare(ConformanceLedger.Write(outcomes).Replace(written, claimed), outcomes);
        Assert.Contains(problems, line => line.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exception_of_an_analyzer_is_rethrown() =>
        await Assert.ThrowsAsync<InvalidCastException>(() => ConformanceCases.FromTexts([("a.cs", Source)])
            .RunAsync([new CrashingAnalyzer()], TestContext.Current.CancellationToken));

    private static Task<ImmutableArray<ConformanceOutcome>> RunAsync() =>
        ConformanceCases.FromTexts([("a.cs", Source)]).RunAsync([new LogAnalyzer()], TestContext.Current.CancellationToken);
}
