using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace NumericStability.EndToEnd.Tests;

/// <summary>What a package file holds and what its manifest says.</summary>
internal static class PackageArchive
{
    /// <summary>The files in ordinal order, without what the container format itself adds.</summary>
    public static IReadOnlyList<string> Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    public static XElement Metadata(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream nuspec = archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    public static string Of(this XElement metadata, string name) =>
        metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static bool IsContent(string path) =>
        !path.StartsWith("_rels/", StringComparison.Ordinal)
        && !path.StartsWith("package/", StringComparison.Ordinal)
        && !path.EndsWith(".nuspec", StringComparison.Ordinal)
        && path != "[Content_Types].xml";
}
