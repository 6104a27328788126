using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>samples/Training warns and fails as it is shown to, and samples/Training.Fixed is what the fixes make of it.</summary>
public sealed class SampleTests(PackageFeed feed)
{
    /// <summary>Where the pitfalls stand: a rule, its file, and what the reported line may contain.</summary>
    private static readonly (string Rule, string File, string[] Lines)[] Pitfalls =
    [
        ("NUM1001", "SoftmaxRegression.cs", ["p[k] = Math.Exp(scores[k])", "p[k] /= sum"]),
        ("NUM1001", "Mlp.cs", ["p[k] = MathF.Exp(scores[k])", "p[k] = p[k] / sum"]),
        ("NUM1002", "SoftmaxRegression.cs", ["Math.Log(sum)"]),
        ("NUM1002", "Mlp.cs", ["Math.Log(scores.Sum("]),
        ("NUM1003", "Mlp.cs", ["MathF.Log(1 + MathF.Exp(x))"]),
        ("NUM2001", "Schedule.cs", ["Math.Log(1 - decay)"]),
        ("NUM2014", "Schedule.cs", ["double.ExpM1("]),
        ("NUM2014", "GaussianClassifier.cs", ["double.LogP1("]),
        ("NUM3001", "Metrics.cs", ["float total = 0", "total += (float)loss("]),
        ("NUM4001", "Adam.cs", ["gradient[i] + weightDecay * weights[i]"]),
    ];

    private static readonly Regex Epoch = new(@"epoch +\d+  loss (?<loss>\S+)  accuracy (?<accuracy>\S+)", RegexOptions.ExplicitCapture);

    private static readonly ConcurrentDictionary<string, Lazy<Task<CommandResult>>> Builds = new();

    [Fact]
    public async Task Training_shows_its_pitfalls_and_never_learns()
    {
        Assert.Contains("dotnet build samples/Training", Readme.Commands());
        CommandResult build = await BuildSample("Training");

        foreach ((string rule, string file, string[] lines) in Pitfalls)
        {
            string[] source = Repository.Read("samples", "Training", file).Split('\n');
            Assert.Contains(build.Numeric, reported =>
                reported.Id == rule
                && reported.Severity == "warning"
                && Path.GetFileName(reported.File) == file
                && lines.Any(line => source[reported.Line - 1].Contains(line, StringComparison.Ordinal)));
        }

        IReadOnlyList<(double Loss, double Accuracy)> epochs = Epochs(await RunSample("Training"));
        Assert.All(epochs, epoch => Assert.Equal(double.NaN, epoch.Loss));
        Assert.All(epochs, epoch => Assert.InRange(epoch.Accuracy, 0.3, 0.4));
    }

    [Fact]
    public async Task Training_Fixed_learns()
    {
        CommandResult build = await BuildSample("Training.Fixed");

        Assert.DoesNotContain(build.Numeric, reported => Pitfalls.Any(pitfall => pitfall.Rule == reported.Id));
        IReadOnlyList<(double Loss, double Accuracy)> epochs = Epochs(await RunSample("Training.Fixed"));
        Assert.All(epochs, epoch => Assert.True(double.IsFinite(epoch.Loss)));
        foreach ((double Loss, double Accuracy)[] model in epochs.Chunk(epochs.Count / 2))
        {
            Assert.True(model[^1].Loss < model[0].Loss);
            Assert.InRange(model[^1].Accuracy, 0.95, 1);
        }
    }

    [Fact]
    public async Task Training_Fixed_is_what_the_fixes_leave()
    {
        Consumer consumer = feed.NewConsumer("sample", $"""
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            </PropertyGroup>
            <ItemGroup>
              <PackageReference Include="MathNet.Numerics" Version="{Repository.VersionOf("MathNet.Numerics")}" />
            </ItemGroup>
            <PropertyGroup>
            """);
        string[] files = Directory.GetFiles(Repository.PathOf("samples", "Training"), "*.cs").Select(file => Path.GetFileName(file)!).Order().ToArray();
        foreach (string file in files)
        {
            consumer.Write(file, Repository.Read("samples", "Training", file));
        }

        string[] rules = (await BuildSample("Training")).Numeric.Select(reported => reported.Id).Distinct().ToArray();
        (await Dotnet.Run(consumer.Folder, ["format", "analyzers", "--severity", "warn", "--diagnostics", .. rules])).Succeeded();

        if (Repository.IsUpdated)
        {
            Array.ForEach(files, file => File.WriteAllText(Repository.PathOf("samples", "Training.Fixed", file), consumer.Read(file)));
        }

        Assert.All(files, file => Assert.Equal(Repository.Read("samples", "Training.Fixed", file), consumer.Read(file)));
        Assert.Equal(files, Directory.GetFiles(Repository.PathOf("samples", "Training.Fixed"), "*.cs").Select(file => Path.GetFileName(file)!).Order());
    }

    /// <summary>Once per run: a second build would be up to date, and silent.</summary>
    private async Task<CommandResult> BuildSample(string name) => (await Builds.GetOrAdd(name, new Lazy<Task<CommandResult>>(() =>
        Dotnet.Run(Repository.Root, "build", "samples/" + name, "-c", "Release", "--artifacts-path", feed.Artifacts))).Value).Succeeded();

    private async Task<string> RunSample(string name)
    {
        string assembly = Path.Combine(feed.Artifacts, "bin", name, "release", name + ".dll");
        return (await Dotnet.Run(feed.Workspace, assembly)).Succeeded().Output;
    }

    private static (double Loss, double Accuracy)[] Epochs(string output)
    {
        (double, double)[] epochs = Epoch.Matches(output).Select(match => (Number(match, "loss"), Number(match, "accuracy"))).ToArray();
        Assert.Equal(80, epochs.Length);
        return epochs;
    }

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
