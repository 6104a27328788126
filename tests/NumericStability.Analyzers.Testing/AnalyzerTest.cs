using System.Runtime.ExceptionServices;

using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compiles the sources of a test, runs the analyzers and compares what they report with the markup.</summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    public SolutionState TestState { get; } = new();

    public string TestCode { set => TestState.Sources.Add(value); }

    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    public List<string> DisabledDiagnostics { get; } = [];

    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Generators whose trees take part, beside those of <see cref="GetSourceGenerators"/>.</summary>
    public List<Type> SourceGenerators { get; } = [];

    protected IVerifier Verify { get; } = new TVerifier();

    private ImmutableArray<DiagnosticAnalyzer> Analyzers => field.IsDefault ? field = [.. GetDiagnosticAnalyzers()] : field;

    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    protected virtual string Language => LanguageNames.CSharp;

    protected virtual ParseOptions CreateParseOptions() => new CSharpParseOptions(ReferenceAssemblies.DefaultLanguageVersion);

    protected virtual CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    protected virtual IEnumerable<Type> GetSourceGenerators() => SourceGenerators;

    /// <summary>What <c>[|…|]</c> stands for.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Count() == 1
            ? analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).First()
            : null;

    public Task RunAsync(CancellationToken cancellationToken = default) => RunImplAsync(cancellationToken);

    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var sources = ParsedState.Parse(TestState, TestState);
        await VerifyDiagnosticsAsync(CreateSolution(workspace, sources), sources, "test code", cancellationToken).ConfigureAwait(false);
    }

    private protected async Task<ImmutableArray<Reported>> VerifyDiagnosticsAsync(
        Solution solution, ParsedState sources, string what, CancellationToken cancellationToken)
    {
        ImmutableArray<Reported> reported = await AnalyzeAsync(solution, cancellationToken).ConfigureAwait(false);
        var expected = sources.Expected(DescriptorOf, () => GetDefaultDiagnostic([.. Analyzers]));
        if (DiagnosticComparison.Differences(expected, reported.Where(IsCompared), what) is { } differences)
            Verify.Fail(differences);
        return reported;
    }

    private protected Solution CreateSolution(AdhocWorkspace workspace, ParsedState sources)
    {
        Solution solution = workspace.CurrentSolution;
        var ids = sources.Projects.ToDictionary(project => project.State.Name, project => ProjectId.CreateNewId(project.State.Name));
        foreach (ParsedProject project in sources.Projects)
            solution = AddProject(solution, ids[project.State.Name], project);
        foreach (ParsedProject project in sources.Projects)
        {
            foreach (string name in project.State.AdditionalProjectReferences)
                solution = solution.AddProjectReference(ids[project.State.Name], new(ids[name]));
        }

        foreach (ProjectId id in ids.Values)
            solution = SolutionTransforms.Aggregate(solution, (current, transform) => transform(current, id));
        return solution;
    }

    private Solution AddProject(Solution solution, ProjectId id, ParsedProject project)
    {
        ProjectState state = project.State;
        solution = solution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, state.Name, state.Name, Language)
                .WithCompilationOptions(CreateCompilationOptions())
                .WithParseOptions(CreateParseOptions())
                .WithMetadataReferences(ReferenceAssemblies.References.Concat(state.AdditionalReferences)));
        if (GetSourceGenerators().ToArray() is { Length: > 0 } generators)
            solution = solution.AddAnalyzerReference(id, new GeneratorReference(generators));
        foreach ((string path, SourceText text) in project.Files)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, text, filePath: path);
        foreach ((string path, SourceText text) in state.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), path, text, filePath: path);
        foreach ((string path, SourceText text) in state.AnalyzerConfigFiles.Append(("/off-by-default.globalconfig", EnabledRules())))
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), path, text, filePath: path);
        return solution;
    }

    /// <summary>Rules that are off by default are on in their tests, by a configuration that every other one overrides.</summary>
    private SourceText EnabledRules()
    {
        var lines = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => !rule.IsEnabledByDefault).DistinctBy(rule => rule.Id)
            .Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {rule.DefaultSeverity switch
            {
                DiagnosticSeverity.Info => "suggestion",
                DiagnosticSeverity.Hidden => "silent",
                var severity => severity.ToString().ToLowerInvariant(),
            }}");
        return SourceText.From($"is_global = true\nglobal_level = -100\n{string.Join('\n', lines)}\n");
    }

    private protected async Task<ImmutableArray<Reported>> AnalyzeAsync(Solution solution, CancellationToken cancellationToken)
    {
        var crashes = new ConcurrentQueue<Exception>();
        var reported = ImmutableArray.CreateBuilder<Reported>();
        foreach (Project project in solution.Projects)
        {
            var options = new CompilationWithAnalyzersOptions(
                project.AnalyzerOptions, (exception, _, _) => crashes.Enqueue(exception),
                concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
            Compilation compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            ImmutableArray<Diagnostic> diagnostics = Analyzers.IsEmpty
                ? compilation.GetDiagnostics(cancellationToken)
                : await compilation.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
            if (crashes.TryDequeue(out Exception? crash))
                ExceptionDispatchInfo.Throw(crash);
            reported.AddRange(diagnostics.Select(diagnostic => new Reported(project.Id, diagnostic)));
        }

        reported.Sort(static (left, right) => left.Position.CompareTo(right.Position));
        return [.. reported.Where(item => !DisabledDiagnostics.Contains(item.Diagnostic.Id))];
    }

    private DiagnosticDescriptor? DescriptorOf(string id) =>
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).FirstOrDefault(rule => rule.Id == id);

    private bool IsCompared(Reported item) => !item.IsFromCompiler || CompilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => item.Diagnostic.Severity == DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => item.Diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => item.Diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };

    private sealed class GeneratorReference(Type[] generators) : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators.Select(Create)];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;

        private static ISourceGenerator Create(Type type) => Activator.CreateInstance(type) is IIncrementalGenerator incremental
            ? incremental.AsSourceGenerator()
            : (ISourceGenerator)Activator.CreateInstance(type)!;
    }
}
