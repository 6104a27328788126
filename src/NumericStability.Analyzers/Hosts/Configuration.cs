using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Rules;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Hosts;

/// <summary>The project's own declarations and options: read once per compilation, what cannot be used is reported and passed over.</summary>
internal sealed class Configuration
{
    public static readonly DiagnosticDescriptor UnknownOption = Descriptors.Create(
        id: "NUM0002",
        title: "Option with a value that is not understood",
        messageFormat: "The option '{0}' has the value '{1}'; {2}, and the default is used",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An option of .editorconfig cannot be read. Analysis goes on with its default.");

    public static readonly DiagnosticDescriptor UnusableDeclaration = Descriptors.Create(
        id: "NUM0003",
        title: "Function declaration that cannot be used",
        messageFormat: "This declaration is passed over: {0}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A line of NumericStability.Functions.txt names no method, no function or no range. Analysis goes on without it.");

    private readonly List<Diagnostic> _complaints = new();

    public Configuration(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        ReadFunctions(compilation, options, cancellation);
        ReadOptions(compilation, options);
    }

    public void Report(CompilationAnalysisContext context)
    {
        foreach (var complaint in _complaints)
        {
            context.ReportDiagnostic(complaint);
        }
    }

    private void ReadFunctions(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Path.GetFileName(file.Path).Equals(FunctionsFile.Name, StringComparison.OrdinalIgnoreCase) && file.GetText(cancellation) is { } text)
            {
                var declared = new Dictionary<IMethodSymbol, DeclaredFunction>(SymbolEqualityComparer.Default);
                foreach (var entry in FunctionsFile.Read(text, compilation, (line, error) => Complain(file.Path, text, line, error)))
                {
                    declared[entry.Key] = entry.Value;
                }

                KnownSymbols.For(compilation).Declared = declared;
            }
        }
    }

    private void Complain(string path, SourceText text, TextLine line, string error) =>
        _complaints.Add(Diagnostic.Create(UnusableDeclaration, Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span)), error));

    /// <summary>Options are per file; one complaint per value is enough.</summary>
    private void ReadOptions(Compilation compilation, AnalyzerOptions options)
    {
        var seen = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var ofTree = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
            foreach (var (key, value, reason) in RuleOptions.Unreadable(ofTree).Where(entry => seen.Add(entry.Key + "=" + entry.Value)))
            {
                _complaints.Add(Diagnostic.Create(UnknownOption, Location.None, key, value, reason));
            }
        }
    }
}
