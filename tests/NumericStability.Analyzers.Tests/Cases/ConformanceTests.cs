using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace NumericStability.Analyzers.Tests.Cases;

/// <summary>The analyzers, under their default configuration, against the committed cases and their ledger.</summary>
public sealed class ConformanceTests
{
    private static readonly ConformanceCases All = ConformanceCases.FromDirectory(Path.Combine(AppContext.BaseDirectory, "Cases", "Data"));

    [Fact]
    public void The_cases_compile() => Assert.Empty(All.Errors);

    [Fact]
    public async Task Quiet_cases_stay_quiet_and_the_ledger_only_grows()
    {
        var outcomes = await All.RunAsync(ProductAnalyzers(), TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("UPDATE_LEDGER") == "1")
            await File.WriteAllTextAsync(SourceOfLedger(), ConformanceLedger.Write(outcomes), TestContext.Current.CancellationToken);
        string ledger = await File.ReadAllTextAsync(SourceOfLedger(), TestContext.Current.CancellationToken);
        string[] problems = [.. ConformanceLedger.Compare(ledger, outcomes)];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    /// <summary>Every analyzer the product's assembly contains.</summary>
    private static ImmutableArray<DiagnosticAnalyzer> ProductAnalyzers() =>
    [
        .. Assembly.Load("NumericStability.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static string SourceOfLedger() => Path.Combine(
        typeof(ConformanceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "CasesDirectory").Value!,
        "ledger.txt");
}
