using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.EndToEnd.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace NumericStability.EndToEnd.Tests;

/// <summary>
/// Packs once per run, by the command of the README, into a folder that is a package source for everything below
/// <see cref="Workspace"/>. Packages are unpacked there too, so that the machine's own store sees none of ours.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public string Workspace { get; } =
        Directory.CreateTempSubdirectory("numeric-stability-").FullName;

    /// <summary>Greater in every run, and stable, so that <c>dotnet add package</c> chooses it unasked.</summary>
    public string Version { get; } =
        "0.1.0." + ((DateTime.UtcNow.Ticks - new DateTime(2026, 1, 1).Ticks) / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);

    public string Package => Path.Combine(Workspace, "feed", $"NumericStability.Analyzers.{Version}.nupkg");

    /// <summary>Where repository projects are built by these tests, away from the checkout's own bin and obj.</summary>
    public string Artifacts => Path.Combine(Workspace, "artifacts");

    public async ValueTask InitializeAsync()
    {
        Isolate();
        string[] command = Readme.Commands().Single(line => line.StartsWith("dotnet pack ", StringComparison.Ordinal)).Split(' ');
        int output = Array.IndexOf(command, "-o") + 1;
        command[output] = Path.Combine(Workspace, "feed");
        CommandResult result = await Dotnet.Run(
            Repository.Root,
            [.. command.Skip(1), "--artifacts-path", Artifacts, $"-p:PackageVersion={Version}"]);
        result.Succeeded();
        Assert.True(File.Exists(Package), result.Output);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Workspace, recursive: true);
        return default;
    }

    internal Consumer NewConsumer(string name, string properties = "", string framework = "net10.0") =>
        new(Path.Combine(Workspace, name), Version, framework, properties);

    /// <summary>One solution of several consumers, so that one command serves them all.</summary>
    internal string NewSolution(string name, params Consumer[] consumers)
    {
        string path = Path.Combine(Workspace, name + ".slnx");
        string projects = string.Concat(consumers.Select(consumer => $"""<Project Path="{consumer.Name}/{consumer.Name}.csproj" />"""));
        File.WriteAllText(path, $"<Solution>{projects}</Solution>");
        return path;
    }

    private void Isolate()
    {
        string machineStore = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(machineStore);
        File.WriteAllText(Path.Combine(Workspace, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="feed" value="feed" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{machineStore}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        // The SDK's own analyzers take most of a small project's build; the one test that is about them turns them on.
        File.WriteAllText(
            Path.Combine(Workspace, "Directory.Build.props"),
            "<Project><PropertyGroup><EnableNETAnalyzers>false</EnableNETAnalyzers></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(Workspace, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(Workspace, ".editorconfig"), "root = true\n");
    }
}
