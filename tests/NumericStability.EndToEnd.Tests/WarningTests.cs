using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>A project that installs the package: what its build says, and every knob that changes it.</summary>
public sealed class WarningTests(PackageFeed feed)
{
    [Fact]
    public async Task The_build_names_every_pitfall_and_succeeds()
    {
        Consumer consumer = Numeric("warnings");

        CommandResult build = await consumer.Build("-p:ErrorLog=numeric.sarif%2Cversion=2.1");

        Formulas.AssertAllReported(build.Succeeded().Numeric, "warning");
        using JsonDocument log = JsonDocument.Parse(consumer.Read("numeric.sarif"));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        string[] logged = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()!).ToArray();
        Assert.All(Formulas.Rules, rule => Assert.Contains(rule, logged));
        Assert.Contains(
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            rule => rule.GetProperty("id").GetString() == "NUM1003"
                && rule.GetProperty("helpUri").GetString()!.EndsWith("NUM1003.md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warnings_as_errors_fail_the_build()
    {
        CommandResult build = await Numeric("errors").Build("-warnaserror");

        Formulas.AssertAllReported(build.Failed().Numeric, "error");
    }

    [Fact]
    public async Task An_editorconfig_decides_over_each_rule()
    {
        Consumer consumer = Numeric("editorconfig");
        string[] readme = [.. Readme.BlocksOf("Configure", "ini")];
        consumer.Write(".editorconfig", readme[0]);

        CommandResult build = (await consumer.Build()).Failed();

        ReportedDiagnostic error = Assert.Single(build.Numeric, diagnostic => diagnostic.Severity == "error");
        Assert.Equal("NUM1003", error.Id);
        Assert.DoesNotContain(build.Numeric, diagnostic => diagnostic.Id == "NUM3001");
        Assert.Contains(build.Numeric, diagnostic => diagnostic.Id == "NUM1001");
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("NONE", false)]
    [InlineData("default", true)]
    [InlineData("strict", true)]
    public async Task The_mode_chooses_a_preset(string mode, bool reports)
    {
        CommandResult build = await Numeric("mode-" + mode).Build($"-p:NumericStabilityMode={mode}");

        build.Succeeded();
        if (reports)
        {
            Formulas.AssertAllReported(build.Numeric, "warning");
        }
        else
        {
            Assert.Empty(build.Numeric);
        }
    }

    [Fact]
    public async Task An_editorconfig_wins_over_the_mode()
    {
        Consumer consumer = Numeric("editorconfig-over-mode");
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.NUM1003.severity = warning\n");

        CommandResult build = await consumer.Build("-p:NumericStabilityMode=none");

        Assert.Equal("NUM1003", Assert.Single(build.Succeeded().Numeric).Id);
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_reported_and_changes_nothing()
    {
        CommandResult build = await Numeric("mode-unknown").Build("-p:NumericStabilityMode=strcit");

        ReportedDiagnostic unknown = Assert.Single(build.Succeeded().Numeric, diagnostic => diagnostic.Id == "NUM0001");
        Assert.Contains("strcit", unknown.Message, StringComparison.Ordinal);
        Formulas.AssertAllReported(build.Numeric, "warning");
    }

    [Fact]
    public async Task Code_without_numbers_builds_without_a_word()
    {
        Consumer consumer = feed.NewConsumer("plain").Write("Program.cs", """
            using System;
            using System.Linq;

            public static class Program
            {
                public static void Main(string[] arguments) =>
                    Console.WriteLine(string.Join(", ", arguments.OrderBy(a => a.Length).Select((a, i) => i + ": " + a)));
            }
            """);

        Assert.Empty((await consumer.Build()).Succeeded().Diagnostics);
    }

    [Fact]
    public async Task The_strictest_project_compiles_with_the_generated_functions()
    {
        Consumer consumer = feed.NewConsumer("strictest", """
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            """).Write("Program.cs", """
            using System;
            using System.Globalization;

            Console.WriteLine("log1p(1e-20) " + NumericStability.StableMath.Log1P(1e-20).ToString(CultureInfo.InvariantCulture));
            """);

        Assert.Empty((await consumer.Build()).Succeeded().Diagnostics);
        Assert.Equal(1e-20, Formulas.Printed((await consumer.Run()).Succeeded().Output, "log1p(1e-20)"));
    }

    [Fact]
    public async Task The_generated_functions_can_be_declined()
    {
        Consumer consumer = feed.NewConsumer("declined", "<NumericStabilityHelpers>false</NumericStabilityHelpers>")
            .Write("Program.cs", "System.Console.WriteLine(NumericStability.StableMath.Log1P(1e-20));");

        Assert.Contains((await consumer.Build()).Failed().Diagnostics, diagnostic => diagnostic.Id is "CS0103" or "CS0234" or "CS0246");
    }

    private Consumer Numeric(string name) =>
        feed.NewConsumer(name).Write("Formulas.cs", Formulas.Code).Write("Program.cs", Formulas.Main);
}
