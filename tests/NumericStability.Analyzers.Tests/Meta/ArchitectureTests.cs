using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>The direction of knowledge inside the analyzer, and the size of its files.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Layers = ["Vocabulary", "Terms", "Reductions", "Ranges", "Rewriting", "Rules", "Hosts"];

    public static TheoryData<string> Folders => [.. Layers];

    [Theory]
    [MemberData(nameof(Folders))]
    public void KnowsOnlyWhatIsBelow(string layer)
    {
        var above = Layers.Skip(Array.IndexOf(Layers, layer) + 1).Select(name => "using NumericStability.Analyzers." + name).ToList();
        var folder = Repository.PathOf("src", "NumericStability.Analyzers", layer);
        var offenders = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(line => above.Any(line.StartsWith)).Select(line => Path.GetFileName(file) + ": " + line));
        Assert.Empty(offenders);
    }

    [Fact]
    public void FilesAreSmall()
    {
        // StableMath's vector kernels and reference comments make its files longer.
        var large = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetFileName(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > (file.Name.StartsWith("StableMath.", StringComparison.Ordinal) ? 520 : 420));
        Assert.Empty(large);
    }
}
