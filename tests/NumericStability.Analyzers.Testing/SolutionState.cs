namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Named texts: configuration files, additional files, sources.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));
}

/// <summary>Sources; a text without a name becomes <c>Test0.cs</c>, <c>Test1.cs</c>, ….</summary>
public sealed class SourceFileList(string defaultPrefix) : SourceFileCollection
{
    public void Add(string content) => Add(($"{defaultPrefix}{Count}.cs", content));
}

/// <summary>References beyond the framework's, added by assembly or as metadata.</summary>
public sealed class MetadataReferenceCollection : List<MetadataReference>
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Shared = new(StringComparer.Ordinal);

    public void Add(Assembly assembly) => Add(assembly.Location);

    public void Add(string path) => Add(Shared.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file)));
}

/// <summary>What one project of a test contains.</summary>
public class ProjectState(string name, string defaultPrefix)
{
    public string Name { get; } = name;

    public SourceFileList Sources { get; } = new(defaultPrefix);

    public SourceFileCollection AdditionalFiles { get; } = [];

    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    public List<string> AdditionalProjectReferences { get; } = [];
}

/// <summary>The projects of a test and the diagnostics expected in them.</summary>
public sealed class SolutionState() : ProjectState("TestProject", "/0/Test")
{
    public ProjectCollection AdditionalProjects { get; } = [];

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    internal bool IsEmpty => Sources.Count == 0 && AdditionalProjects.Values.All(project => project.Sources.Count == 0);
}

/// <summary>Further projects by name; the first use of a name creates the project.</summary>
public sealed class ProjectCollection : Dictionary<string, ProjectState>
{
    public new ProjectState this[string name]
    {
        get
        {
            if (!TryGetValue(name, out ProjectState? state))
                Add(name, state = new(name, $"/{name}/Test"));
            return state;
        }
    }
}
