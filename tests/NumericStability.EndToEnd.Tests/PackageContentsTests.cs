using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>The package is what it says and nothing else.</summary>
public sealed class PackageContentsTests(PackageFeed feed)
{
    private static readonly string[] Files =
    [
        "README.md",
        "analyzers/dotnet/cs/NumericStability.Analyzers.CodeFixes.dll",
        "analyzers/dotnet/cs/NumericStability.Analyzers.dll",
        "build/NumericStability.Analyzers.props",
        "build/NumericStability.Analyzers.targets",
        "buildTransitive/NumericStability.Analyzers.props",
        "buildTransitive/NumericStability.Analyzers.targets",
        "config/NumericStability.default.globalconfig",
        "config/NumericStability.none.globalconfig",
        "config/NumericStability.strict.globalconfig",
        "icon.png",
    ];

    [Fact]
    public void The_files_are_exactly_these()
    {
        Assert.Equal(Files, PackageArchive.Files(feed.Package));
    }

    [Fact]
    public void It_is_a_development_dependency_that_brings_nothing_along()
    {
        XElement metadata = PackageArchive.Metadata(feed.Package);

        Assert.Equal("NumericStability.Analyzers", metadata.Of("id"));
        Assert.Equal("true", metadata.Of("developmentDependency"));
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName is "dependencies" or "frameworkReferences");
    }

    [Fact]
    public void It_tells_what_it_is_and_where_it_comes_from()
    {
        XElement metadata = PackageArchive.Metadata(feed.Package);

        Assert.Equal("MIT", metadata.Of("license"));
        Assert.Equal("README.md", metadata.Of("readme"));
        Assert.Equal("icon.png", metadata.Of("icon"));
        Assert.Contains("analyzer", metadata.Of("tags").Split(' '));
        Assert.NotEmpty(metadata.Of("description"));
        XElement repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(metadata.Of("projectUrl"), (string?)repository.Attribute("url"));
    }

    [Fact]
    public void The_assemblies_carry_their_symbols()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        foreach (ZipArchiveEntry assembly in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var copy = new MemoryStream();
            using (Stream stream = assembly.Open())
            {
                stream.CopyTo(copy);
            }

            copy.Position = 0;
            using var reader = new System.Reflection.PortableExecutable.PEReader(copy);
            Assert.Contains(
                reader.ReadDebugDirectory(),
                entry => entry.Type == System.Reflection.PortableExecutable.DebugDirectoryEntryType.EmbeddedPortablePdb);
        }
    }
}
