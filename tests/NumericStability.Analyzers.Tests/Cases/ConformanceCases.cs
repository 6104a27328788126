using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace NumericStability.Analyzers.Tests.Cases;

/// <summary>A method whose comment says what must be reported inside it; no identifiers mean that it must stay quiet.</summary>
internal sealed record ConformanceCase(string Name, ImmutableArray<string> Expected, SyntaxNode Method)
{
    public bool IsQuiet => Expected.IsEmpty;

    /// <summary>An expected identifier counts at any severity; quiet code may carry a suggestion, never a warning.</summary>
    public bool HoldsFor(IReadOnlyCollection<Diagnostic> diagnostics) => IsQuiet
        ? diagnostics.All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Warning)
        : diagnostics.Any(diagnostic => Expected.Contains(diagnostic.Id));
}

/// <summary>What the analyzers reported inside one case, and whether that is what its comment asks for.</summary>
internal sealed record ConformanceOutcome(ConformanceCase Case, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool Holds => Case.HoldsFor(Diagnostics);

    public override string ToString() =>
        $"{Case.Name} (expect: {(Case.IsQuiet ? "none" : string.Join('|', Case.Expected))}){string.Concat(Diagnostics.Select(diagnostic => $"\n    {diagnostic}"))}";
}

/// <summary>Sources written the way people write them, compiled together and analyzed once.</summary>
internal sealed class ConformanceCases
{
    private const string Marker = "// expect:";

    private readonly CSharpCompilation _compilation;

    private ConformanceCases(IEnumerable<SyntaxTree> trees)
    {
        _compilation = CSharpCompilation.Create(
            "Cases",
            trees,
            [.. ReferenceAssemblies.Net.Net100.References, .. Libraries],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Cases = [.. _compilation.SyntaxTrees.SelectMany(Read)];
    }

    public ImmutableArray<ConformanceCase> Cases { get; }

    /// <summary>Errors of the compiler: a case that does not compile proves nothing.</summary>
    public IEnumerable<Diagnostic> Errors =>
        _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static IEnumerable<MetadataReference> Libraries =>
    [
        MetadataReference.CreateFromFile(typeof(MathNet.Numerics.Constants).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location),
    ];

    public static ConformanceCases FromDirectory(string directory) =>
        FromTexts(Directory.EnumerateFiles(directory, "*.cs").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))));

    public static ConformanceCases FromTexts(IEnumerable<(string Path, string Text)> texts) =>
        new(texts.Select(file => CSharpSyntaxTree.ParseText(file.Text, new(LanguageVersion.Preview), file.Path)));

    public async Task<ImmutableArray<ConformanceOutcome>> RunAsync(
        ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        ILookup<SyntaxNode?, Diagnostic> reported = (await AnalyzeAsync(analyzers, cancellationToken)).ToLookup(Owner);
        return [.. Cases.Select(item => new ConformanceOutcome(item, [.. reported[item.Method]]))];
    }

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        if (analyzers.IsEmpty)
            return [];
        Exception? crash = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => crash = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics =
            await _compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (crash is not null)
            ExceptionDispatchInfo.Throw(crash);
        return diagnostics;
    }

    /// <summary>The innermost method around a diagnostic that states an expectation.</summary>
    private static SyntaxNode? Owner(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.GetRoot()
        .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
        .AncestorsAndSelf().FirstOrDefault(node => Expectation(node) is not null);

    private static IEnumerable<ConformanceCase> Read(SyntaxTree tree)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (Expectation(node) is not { } expectation)
                continue;
            string name = $"{tree.FilePath} {string.Join('.', node.AncestorsAndSelf().Select(Name).OfType<string>().Reverse())}";
            seen[name] = seen.GetValueOrDefault(name) + 1;
            string[] ids = expectation == "none" ? [] : expectation.Split('|');
            yield return new(seen[name] == 1 ? name : $"{name}#{seen[name]}", [.. ids], node);
        }
    }

    private static string? Name(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax => "ctor",
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        OperatorDeclarationSyntax declaration => "op" + declaration.OperatorToken.Text,
        _ => null,
    };

    private static string? Expectation(SyntaxNode node)
    {
        if (node is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax))
            return null;
        string? comment = node.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            .Select(trivia => trivia.ToString()).LastOrDefault();
        return comment?.StartsWith(Marker, StringComparison.Ordinal) == true ? comment[Marker.Length..].Trim() : null;
    }
}
