using Microsoft.CodeAnalysis.CSharp;
using Reference = Basic.Reference.Assemblies;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The framework a test source is compiled against. The metadata objects are shared by the whole process,
/// which lets the compiler reuse their symbols from test to test.
/// </summary>
public sealed class ReferenceAssemblies
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceAssemblies(string targetFramework, LanguageVersion language, Func<IEnumerable<MetadataReference>> load)
    {
        TargetFramework = targetFramework;
        DefaultLanguageVersion = language;
        _references = new(() => [.. load()]);
    }

    public string TargetFramework { get; }

    /// <summary>The C# version a project for this framework has when it states none.</summary>
    public LanguageVersion DefaultLanguageVersion { get; }

    public ImmutableArray<MetadataReference> References => _references.Value;

    public static class Net
    {
        public static ReferenceAssemblies Net80 { get; } = new("net8.0", LanguageVersion.CSharp12, () => Reference.Net80.References.All);

        // C# 14 is "preview" to the compiler the analyzers are built against.
        public static ReferenceAssemblies Net100 { get; } = new("net10.0", LanguageVersion.Preview, () => TargetingPack("net10.0"));
    }

    public static class NetFramework
    {
        public static class Net472
        {
            public static ReferenceAssemblies Default { get; } =
                new("net472", LanguageVersion.CSharp7_3, () => Reference.Net472.References.All);
        }
    }

    public static class NetStandard
    {
        public static ReferenceAssemblies NetStandard20 { get; } =
            new("netstandard2.0", LanguageVersion.CSharp7_3, () => Reference.NetStandard20.References.All);
    }

    private static IEnumerable<MetadataReference> TargetingPack(string framework)
    {
        string root = typeof(ReferenceAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "NetCoreTargetingPackRoot").Value!;
        string pack = Directory.EnumerateDirectories(Path.Combine(root, "Microsoft.NETCore.App.Ref"))
            .OrderByDescending(path => Version.TryParse(Path.GetFileName(path).Split('-')[0], out Version? version) ? version : new())
            .Select(path => Path.Combine(path, "ref", framework))
            .First(Directory.Exists);
        return Directory.EnumerateFiles(pack, "*.dll").Select(path => MetadataReference.CreateFromFile(path));
    }
}
