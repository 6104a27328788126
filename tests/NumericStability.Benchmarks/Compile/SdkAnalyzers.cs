using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NumericStability.Benchmarks.Compile;

/// <summary>The analyzers every SDK-style project runs, from the SDK beside the running framework, with the severities of their default level.</summary>
internal static class SdkAnalyzers
{
    private static readonly string Folder = Path.Combine(Newest(), "Sdks", "Microsoft.NET.Sdk", "analyzers");

    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .Select(file => Assembly.LoadFrom(Path.Combine(Folder, file)))
            .SelectMany(Loadable)
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { Languages: var languages } && languages.Contains(LanguageNames.CSharp))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static SyntaxTreeOptionsProvider Severities { get; } = new DefaultLevel();

    /// <summary>The code fixes in the same files need an editor's libraries, which no compile has.</summary>
    private static Type[] Loadable(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return [.. exception.Types.OfType<Type>()];
        }
    }

    private static string Newest()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk"));
        return Directory.GetDirectories(root).MaxBy(folder => Version.TryParse(Path.GetFileName(folder), out var version) ? version : new Version())
            ?? throw new DirectoryNotFoundException("No SDK in " + root);
    }

    /// <summary>The one global configuration that a project of the newest language level gets.</summary>
    private sealed class DefaultLevel : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(
            SourceText.From(File.ReadAllText(Directory.GetFiles(Path.Combine(Folder, "build", "config"), "analysislevel_*_default.globalconfig").MaxBy(file => file.Length)!)), "/.globalconfig")));

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellation) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellation, out ReportDiagnostic severity) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellation, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellation, out ReportDiagnostic severity) =>
            _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
