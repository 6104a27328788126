using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumericStability.Analyzers.Hosts;

namespace NumericStability.Benchmarks.Compile;

/// <summary>One whole compile: parse, bind, analyse, emit (to nowhere).</summary>
internal static class Compilations
{
    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>(a) nothing, (b) the floor of any semantic analyzer, (c) this package.</summary>
    public static DiagnosticAnalyzer AnalyzerOf(string name) => name switch
    {
        "nothing" => new NothingAnalyzer(),
        "floor" => new EmptyOperationAnalyzer(),
        _ => new NumericStabilityAnalyzer(),
    };

    public static int Run(IReadOnlyList<string> files, string analyzer)
    {
        var trees = files.Select((file, i) => CSharpSyntaxTree.ParseText(file, path: "File" + i + ".cs"));
        var compilation = CSharpCompilation.Create("generated", trees, Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var analyzed = compilation.WithAnalyzers([AnalyzerOf(analyzer)], options);
        var count = analyzed.GetAllDiagnosticsAsync().GetAwaiter().GetResult().Length;
        analyzed.Compilation.Emit(Stream.Null);
        return count;
    }
}

#pragma warning disable RS1036, RS1041, RS1001, RS1038, RS2008 // Measured, never shipped.
internal sealed class NothingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("BENCH01", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static _ => { });
    }
}

internal sealed class EmptyOperationAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("BENCH02", "Floor", "Floor", "Benchmarks", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}
