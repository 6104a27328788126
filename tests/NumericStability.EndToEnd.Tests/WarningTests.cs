using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>Projects that install the package: what their build says, and every knob that changes it.</summary>
public sealed class WarningTests(WarningTests.Builds builds) : IClassFixture<WarningTests.Builds>
{
    /// <summary>All these projects in one solution, built once.</summary>
    public sealed class Builds(PackageFeed feed) : IAsyncLifetime
    {
        private CommandResult _result = null!;

        internal Consumer Numeric { get; } = feed.NewConsumer("numeric", "<NumericStabilityMode>default</NumericStabilityMode>").WriteFormulas();

        internal Consumer EditorConfig { get; } = feed.NewConsumer("editorconfig").WriteFormulas()
            .Write(".editorconfig", Readme.BlocksOf("Configure", "ini")[0]);

        internal Consumer Silenced { get; } = Mode(feed, "None");

        internal Consumer Strict { get; } = Mode(feed, "strict");

        internal Consumer Unknown { get; } = Mode(feed, "strcit");

        internal Consumer EditorConfigOverMode { get; } = feed
            .NewConsumer("editorconfig-over-mode", "<NumericStabilityMode>none</NumericStabilityMode>").WriteFormulas()
            .Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.NUM1003.severity = warning\n");

        internal Consumer Plain { get; } = feed.NewConsumer("plain").Write("Program.cs", """
            using System;
            using System.Linq;

            public static class Program
            {
                public static void Main(string[] arguments) =>
                    Console.WriteLine(string.Join(", ", arguments.OrderBy(a => a.Length).Select((a, i) => i + ": " + a)));
            }
            """);

        internal Consumer Strictest { get; } = feed.NewConsumer("strictest", """
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <EnableNETAnalyzers>true</EnableNETAnalyzers>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            """).Write("Program.cs", """
            using System;
            using System.Globalization;

            Console.WriteLine("log1p(1e-20) " + NumericStability.StableMath.Log1P(1e-20).ToString(CultureInfo.InvariantCulture));

            """);

        internal Consumer Declined { get; } = feed.NewConsumer("declined", "<NumericStabilityHelpers>false</NumericStabilityHelpers>")
            .Write("Program.cs", "System.Console.WriteLine(NumericStability.StableMath.Log1P(1e-20));");

        public async ValueTask InitializeAsync() =>
            _result = (await Dotnet.Run(feed.Workspace, "build", feed.NewSolution(
                "warnings",
                [Numeric, EditorConfig, Silenced, Strict, Unknown, EditorConfigOverMode, Plain, Strictest, Declined])))
            .Failed();

        public ValueTask DisposeAsync() => default;

        internal IReadOnlyList<ReportedDiagnostic> Of(Consumer consumer) => _result.Of(consumer);

        private static Consumer Mode(PackageFeed feed, string mode) =>
            feed.NewConsumer("mode-" + mode, $"<NumericStabilityMode>{mode}</NumericStabilityMode>").WriteFormulas();
    }

    [Fact]
    public async Task The_build_names_every_pitfall_and_the_program_runs()
    {
        Formulas.AssertAllReported(builds.Of(builds.Numeric), "warning");
        string output = await builds.Numeric.Run();
        Assert.Equal(double.PositiveInfinity, Formulas.Printed(output, "softplus(1000)"));
        Assert.Equal(double.NaN, Formulas.Printed(output, "softmax(1000,1001)[0]"));
    }

    [Fact]
    public void The_editorconfig_of_the_README_decides_over_rules_and_categories()
    {
        IReadOnlyList<ReportedDiagnostic> reported = builds.Of(builds.EditorConfig);

        ReportedDiagnostic error = Assert.Single(reported, diagnostic => diagnostic.Severity == "error");
        Assert.Equal("NUM1003", error.Id);
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id is "NUM3001" or "NUM2001");
        Assert.Contains(reported, diagnostic => diagnostic is { Id: "NUM1001", Severity: "warning" });
    }

    [Fact]
    public void The_mode_none_is_silent_in_any_case() => Assert.Empty(builds.Of(builds.Silenced));

    [Fact]
    public void The_strict_mode_reports() => Formulas.AssertAllReported(builds.Of(builds.Strict), "warning");

    [Fact]
    public void A_mode_that_does_not_exist_is_reported_and_changes_nothing()
    {
        IReadOnlyList<ReportedDiagnostic> reported = builds.Of(builds.Unknown);

        ReportedDiagnostic unknown = Assert.Single(reported, diagnostic => diagnostic.Id == "NUM0001");
        Assert.Contains("strcit", unknown.Message, StringComparison.Ordinal);
        Formulas.AssertAllReported(reported, "warning");
    }

    [Fact]
    public void An_editorconfig_wins_over_the_mode() =>
        Assert.Equal("NUM1003", Assert.Single(builds.Of(builds.EditorConfigOverMode)).Id);

    [Fact]
    public void Code_without_numbers_builds_without_a_word() => Assert.Empty(builds.Of(builds.Plain));

    [Fact]
    public async Task The_strictest_project_compiles_with_the_generated_functions()
    {
        Assert.Empty(builds.Of(builds.Strictest));
        Assert.Equal(1e-20, Formulas.Printed(await builds.Strictest.Run(), "log1p(1e-20)"));
    }

    [Fact]
    public void The_generated_functions_can_be_declined() =>
        Assert.Equal("CS0103", Assert.Single(builds.Of(builds.Declined)).Id);
}
