using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumericStability.Analyzers.Hosts;
using NumericStability.Analyzers.Reductions;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>What one run said and cost. An exception of the analyzer is rethrown, so a run that ends has not crashed.</summary>
internal sealed record Probe(ImmutableArray<Diagnostic> Diagnostics, long Bodies, long Operations, long Steps)
{
    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "MathNet.Numerics.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    public static CSharpCompilation Compile(IEnumerable<string> sources, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "probe",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Parsing, "File" + i + ".cs")),
        Framework,
        new CSharpCompilationOptions(kind, allowUnsafe: true));

    public static Task<Probe> RunAsync(string source, CancellationToken cancellation) => RunAsync(Compile([source]), false, cancellation);

    public static async Task<Probe> RunAsync(Compilation compilation, bool concurrent, CancellationToken cancellation)
    {
        var crashes = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) =>
            {
                lock (crashes)
                {
                    crashes.Add(exception);
                }
            },
            concurrent,
            logAnalyzerExecutionTime: false);
        var witness = new Witness();
        var diagnostics = await compilation.WithAnalyzers([new NumericStabilityAnalyzer(), witness], options).GetAnalyzerDiagnosticsAsync(cancellation);
        if (crashes.Find(exception => exception is not OperationCanceledException) is { } crash)
        {
            throw new InvalidOperationException("The analyzer crashed on:\n" + Shortened(compilation), crash);
        }

        var effort = Effort.For(witness.Compilation!);
        return new Probe(diagnostics, effort.Bodies, effort.Operations, effort.Steps);
    }

    /// <summary>What was said, independent of the order it was said in.</summary>
    public string Report() => string.Join('\n', Diagnostics.Select(Line).Order(StringComparer.Ordinal));

    private static string Line(Diagnostic diagnostic) => FormattableString.Invariant(
        $"{diagnostic.Location.SourceTree?.FilePath}:{diagnostic.Location.SourceSpan} {diagnostic.Severity} {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} ")
        + string.Join("|", diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => property.Key + "=" + property.Value));

    private static string Shortened(Compilation compilation)
    {
        var text = compilation.SyntaxTrees.First().ToString();
        return text.Length < 4_000 ? text : text[..4_000] + "…";
    }

    /// <summary>The driver analyses a copy of the compilation it is given; this remembers which.</summary>
#pragma warning disable RS1001 // Not for export.
    private sealed class Witness : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("WITNESS", "Witness", "Witness", "Tests", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public Compilation? Compilation { get; private set; }

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationAction(end => Compilation = end.Compilation);
        }
    }
}
