using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>The README is followed to the letter.</summary>
public sealed class ReadmeTests(PackageFeed feed)
{
    /// <summary>
    /// A fresh folder whose only preparation is the package source. The commands before the first <c>dotnet build</c>
    /// are run, the README's first program is written, the rest is run, and its second program must be what is left.
    /// </summary>
    [Fact]
    public async Task A_newcomer_gets_from_an_empty_folder_to_the_right_numbers()
    {
        string folder = Directory.CreateDirectory(Path.Combine(feed.Workspace, "newcomer")).FullName;
        IReadOnlyList<string> programs = Readme.BlocksOf("Thirty seconds", "csharp");
        IReadOnlyList<string> printed = Readme.BlocksOf("Thirty seconds", "text");
        var results = new List<CommandResult>();
        foreach (string command in Readme.CommandsOf("Install"))
        {
            string[] words = command.Split(' ');
            if (words[0] == "cd")
            {
                folder = Path.Combine(folder, words[1]);
                File.WriteAllText(Path.Combine(folder, "Program.cs"), programs[0]);
                continue;
            }

            Assert.Equal("dotnet", words[0]);
            results.Add((await Dotnet.Run(folder, words[1..])).Succeeded());
        }

        CommandResult build = results.First(result => result.Command == "dotnet build");
        Assert.Equal(["NUM1001", "NUM1003"], build.Numeric.Select(reported => reported.Id).Order());
        string left = File.ReadAllText(Path.Combine(folder, "Program.cs")).ReplaceLineEndings("\n");
        if (Repository.IsUpdated)
        {
            File.WriteAllText(Repository.PathOf("README.md"), Readme.Text.Replace(programs[1], left, StringComparison.Ordinal));
        }

        Assert.Equal(Readme.BlocksOf("Thirty seconds", "csharp")[1], left);
        string[] runs = results.Where(result => result.Command == "dotnet run").Select(result => result.Output.ReplaceLineEndings("\n")).ToArray();
        Assert.Equal(2, runs.Length);
        Assert.EndsWith(printed[0], runs[0], StringComparison.Ordinal);
        Assert.EndsWith(printed[1], runs[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ways_to_fail_a_build_do()
    {
        Consumer consumer = feed.NewConsumer("readme-build").WriteFormulas();
        string[][] commands = [.. Readme.CommandsOf("Fail a build").Select(command => command.Split(' ')[1..])];

        CommandResult failing = await Dotnet.Run(consumer.Folder, commands.Single(command => command.Contains("-warnaserror")));
        Formulas.AssertAllReported(failing.Failed().Numeric, "error");

        (await Dotnet.Run(consumer.Folder, commands.Single(command => !command.Contains("-warnaserror")))).Succeeded();
        using JsonDocument log = JsonDocument.Parse(consumer.Read("numeric.sarif"));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        string[] logged = [.. run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()!)];
        Assert.All(Formulas.Rules, rule => Assert.Contains(rule, logged));
        Assert.Contains(
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            rule => rule.GetProperty("id").GetString() == "NUM1003"
                && rule.GetProperty("helpUri").GetString()!.EndsWith("NUM1003.md", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_is_one_that_is_tested()
    {
        string[] tested = ["Install", "Fail a build", "Fix from the command line"];
        string[] known =
        [
            "dotnet pack src/NumericStability.Analyzers.Package -c Release -o feed",
            "dotnet build samples/Training",
            "dotnet build samples/Training.Fixed",
            "dotnet run --project samples/Training",
            "dotnet run --project samples/Training.Fixed",
            TestCommand,
        ];

        Assert.Empty(Readme.Commands().Except(tested.SelectMany(Readme.CommandsOf)).Except(known));
    }

    [Fact]
    public void The_test_command_is_the_one_that_continuous_integration_runs()
    {
        Assert.Contains(TestCommand, Readme.Commands());
        Assert.Contains("\n" + TestCommand + " ", Repository.Read(".ci", "run"), StringComparison.Ordinal);
        Assert.Contains("run: .ci/run", Repository.Read(".github", "workflows", "ci.yml"), StringComparison.Ordinal);
    }

    private const string TestCommand = "dotnet test Analyzers.sln";
}
