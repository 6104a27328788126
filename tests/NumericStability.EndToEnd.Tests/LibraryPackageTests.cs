using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>The package of the functions themselves: two frameworks, documentation, symbols, no dependency.</summary>
public sealed class LibraryPackageTests(PackageFeed feed)
{
    private static readonly string[] Files =
    [
        "README.md",
        "icon.png",
        "lib/net8.0/NumericStability.dll",
        "lib/net8.0/NumericStability.xml",
        "lib/netstandard2.0/NumericStability.dll",
        "lib/netstandard2.0/NumericStability.xml",
    ];

    private static readonly string[] Symbols = ["lib/net8.0/NumericStability.pdb", "lib/netstandard2.0/NumericStability.pdb"];

    [Fact]
    public async Task It_is_what_it_says_and_nothing_else()
    {
        string folder = Path.Combine(feed.Workspace, "library");
        CommandResult result = await Dotnet.Run(
            Repository.Root,
            ["pack", "src/NumericStability", "-o", folder, "--artifacts-path", feed.Artifacts, $"-p:PackageVersion={feed.Version}"]);
        result.Succeeded();
        string package = Path.Combine(folder, $"NumericStability.{feed.Version}.nupkg");

        Assert.Equal(Files, PackageArchive.Files(package));
        Assert.Equal(Symbols, PackageArchive.Files(Path.ChangeExtension(package, ".snupkg")).Where(file => file.EndsWith(".pdb", System.StringComparison.Ordinal)));
        XElement metadata = PackageArchive.Metadata(package);
        Assert.Equal("MIT", metadata.Of("license"));
        Assert.Equal("README.md", metadata.Of("readme"));
        Assert.Equal("icon.png", metadata.Of("icon"));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Contains(metadata.Elements(), element => element.Name.LocalName == "repository" && (string?)element.Attribute("url") == metadata.Of("projectUrl"));
        AssertDocumented(package);
    }

    private static void AssertDocumented(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream documentation = archive.GetEntry("lib/netstandard2.0/NumericStability.xml")!.Open();
        Assert.Contains(
            XDocument.Load(documentation).Descendants("member"),
            member => (string?)member.Attribute("name") == "M:NumericStability.StableMath.Log1P(System.Double)" && member.Element("summary") is not null);
    }
}
