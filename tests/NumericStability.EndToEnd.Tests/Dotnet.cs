using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>Runs the real <c>dotnet</c>, as a user's shell would.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static async Task<CommandResult> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Clean(start.Environment);

        using Process process = Process.Start(start)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new CommandResult("dotnet " + string.Join(' ', arguments), process.ExitCode, output.ToString());
    }

    /// <summary>Takes away what the command that runs these tests has left for its children.</summary>
    private static void Clean(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(IsInherited).ToArray())
        {
            environment.Remove(name);
        }

        environment["DOTNET_NOLOGO"] = "1";
        environment["LC_ALL"] = "C.UTF-8"; // the messages in English, with ICU or without
        environment["MSBUILDDISABLENODEREUSE"] = "1"; // a node that stays would hold the output open
        environment["MSBUILDTERMINALLOGGER"] = "off";
    }

    private static bool IsInherited(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "NUGET_PACKAGES" or "DOTNET_CLI_UI_LANGUAGE" or "CI" or "UPDATE_SAMPLES";

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            if (line is not null)
            {
                output.AppendLine(line);
            }
        }
    }
}

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    private static readonly Regex Diagnostic = new(
        @"^\s*(?<file>[^\s].*?)(\((?<line>\d+),\d+\))?\s*: (?<severity>warning|error) (?<id>[A-Z]+\d+): (?<message>.*?)( \[(?<project>[^\]:]+)[^\]]*\])?\s*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture);

    /// <summary>Warnings and errors, each once although the build repeats them in its summary.</summary>
    public IReadOnlyList<ReportedDiagnostic> Diagnostics { get; } = Diagnostic.Matches(Output)
        .Select(match => new ReportedDiagnostic(
            match.Groups["file"].Value,
            match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) : 0,
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["message"].Value,
            System.IO.Path.GetFileNameWithoutExtension(match.Groups[match.Groups["project"].Success ? "project" : "file"].Value)))
        .Distinct()
        .ToArray();

    /// <summary>The diagnostics of this product.</summary>
    public IReadOnlyList<ReportedDiagnostic> Numeric =>
        Diagnostics.Where(diagnostic => diagnostic.IsNumeric).ToArray();

    /// <summary>The part of a solution's build that one project said; a silent project must have been built.</summary>
    public IReadOnlyList<ReportedDiagnostic> Of(Consumer consumer)
    {
        ReportedDiagnostic[] said = Diagnostics.Where(diagnostic => diagnostic.Project == consumer.Name).ToArray();
        Assert.True(said.Length > 0 || Output.Contains($"  {consumer.Name} -> ", StringComparison.Ordinal), Output);
        return said;
    }

    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, $"{Command} should have failed:\n{Output}");
        return this;
    }
}

/// <summary>One line of a build's report.</summary>
internal sealed record ReportedDiagnostic(string File, int Line, string Severity, string Id, string Message, string Project)
{
    public bool IsNumeric => Id.StartsWith("NUM", StringComparison.Ordinal);
}
