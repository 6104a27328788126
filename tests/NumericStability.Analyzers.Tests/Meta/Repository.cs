using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>The repository's own files, and the one way generated ones are compared or rewritten (UPDATE_DOCS=1).</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Asserts that a generated file is what its generator makes, or makes it so under UPDATE_DOCS=1.</summary>
    public static void AssertGenerated(string expected, params string[] parts)
    {
        var path = PathOf(parts);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), path + " is missing; run the tests once with UPDATE_DOCS=1");
        Assert.Equal(expected, Read(parts));
    }

    /// <summary>Replaces what stands between two marker lines.</summary>
    public static string Between(string text, string marker, string content)
    {
        string begin = $"<!-- {marker}:begin -->\n", end = $"<!-- {marker}:end -->";
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        var stop = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(start >= 0 && stop > start, "markers of " + marker + " are missing");
        return text[..(start + begin.Length)] + content + text[stop..];
    }
}
