using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>
/// No program makes the analyzer throw or run away. Costs are counted, not timed. The number of generated programs is
/// <c>NUMERIC_STABILITY_PROGRAMS</c> (see docs/engine.md); 150 in a plain run.
/// </summary>
public sealed class CrashTests
{
    /// <summary>Steps one body may take: the budget, and the one operation that found it used up.</summary>
    private const long LargestBody = 4_000_000;

    private const int Batch = 50;

    private static int Programs =>
        int.TryParse(Environment.GetEnvironmentVariable("NUMERIC_STABILITY_PROGRAMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 150;

    /// <summary>True where the full number of programs and every mutation is asked for.</summary>
    internal static bool IsFull => Programs > 1_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GeneratedPrograms()
    {
        var found = 0;
        for (var first = 0; first < Programs; first += Batch)
        {
            var probe = await Probe.RunAsync(Probe.Compile(Enumerable.Range(first, Batch).Select(Numbered)), concurrent: false, Cancellation);
            found += probe.Diagnostics.Length;
            Assert.InRange(probe.Steps, Batch, Batch * 200_000L);
        }

        Assert.True(found > Programs / 2, "The generated programs must reach the rules; they were found to hold " + found + " pitfalls.");
    }

    [Fact]
    public async Task EveryPrefixOfRepresentativeSources()
    {
        foreach (var source in Sources.Representative)
        {
            var starts = CSharpSyntaxTree.ParseText(source, cancellationToken: Cancellation).GetRoot(Cancellation).DescendantTokens().Select(token => token.SpanStart).ToList();
            await RunBatchesAsync(Sampled(starts).Select(start => source[..start]));
        }
    }

    [Fact]
    public async Task EveryDeletionOfATokenOfRepresentativeSources()
    {
        foreach (var source in Sources.Representative)
        {
            var spans = CSharpSyntaxTree.ParseText(source, cancellationToken: Cancellation).GetRoot(Cancellation).DescendantTokens().Select(token => token.Span).ToList();
            await RunBatchesAsync(Sampled(spans).Select(span => source.Remove(span.Start, span.Length)));
        }
    }

    public static TheoryData<string> Unusual => [.. Sources.Unusual.Keys];

    [Theory]
    [MemberData(nameof(Unusual))]
    public async Task UnusualLanguage(string feature)
    {
        var probe = await Probe.RunAsync(Probe.Compile([Sources.Unusual[feature]], OutputKind.ConsoleApplication), concurrent: false, Cancellation);
        Assert.InRange(probe.Bodies, 1, 100);
    }

    [Fact]
    public async Task MissingReferences()
    {
        var compilation = Probe.Compile(Sources.Representative).WithReferences();
        var probe = await Probe.RunAsync(compilation, concurrent: false, Cancellation);
        Assert.InRange(probe.Bodies, 1, 100);
    }

    [Fact]
    public async Task Extremes_StayWithinTheBudget()
    {
        foreach (var (name, source) in Extremes.All())
        {
            var probe = await Probe.RunAsync(source, Cancellation);
            Assert.True(probe.Steps <= LargestBody, $"{name}: {probe.Steps} steps");
        }
    }

    /// <summary>Twice the code is twice the cost, within a fifth.</summary>
    [Fact]
    public async Task CostGrowsWithTheCode()
    {
        var small = await Probe.RunAsync(Probe.Compile(Enumerable.Range(0, 20).Select(i => Repeated(i % 5, i))), concurrent: false, Cancellation);
        var large = await Probe.RunAsync(Probe.Compile(Enumerable.Range(0, 40).Select(i => Repeated(i % 5, i))), concurrent: false, Cancellation);
        Assert.Equal(2 * small.Bodies, large.Bodies);
        Assert.Equal(2 * small.Operations, large.Operations);
        Assert.InRange((double)large.Steps / small.Steps, 1.8, 2.2);
    }

    /// <summary>Cancelled at any point, a run ends with cancellation or a result, never with a crash.</summary>
    [Fact]
    public async Task CancellationAtAnyPoint()
    {
        var random = new Random(1);
        for (var i = 0; i < 12; i++)
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            source.CancelAfter(TimeSpan.FromMilliseconds(random.Next(60)));
            try
            {
                await Probe.RunAsync(Probe.Compile([Numbered(i)]), concurrent: true, source.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }
        }
    }

    private static string Numbered(int seed) => Repeated(seed, seed);

    private static string Repeated(int seed, int number) =>
        ProgramGrammar.Program(seed).Replace("class Generated", "class Generated" + number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static IEnumerable<T> Sampled<T>(IReadOnlyList<T> all) => all.Where((_, i) => IsFull || i % 15 == all.Count % 15);

    private static async Task RunBatchesAsync(IEnumerable<string> sources)
    {
        foreach (var batch in sources.Chunk(Batch))
        {
            await Probe.RunAsync(Probe.Compile(batch), concurrent: false, Cancellation);
        }
    }
}
