using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumericStability.Analyzers.Hosts;

namespace NumericStability.Corpus;

/// <summary>
/// Runs the analyzer over every C# file below a folder, as one compilation; packages that are missing are tolerated.
/// Usage: <c>dotnet run --project tests/NumericStability.Corpus -- FOLDER [--info] [--id NUM1001] [--time] [--fixes] [--quiet]</c>:
/// <c>--time</c> prints the time of each stage and rule family, <c>--fixes</c> applies every fix and reports those that break
/// compilation, <c>--quiet</c> prints numbers only.
/// </summary>
internal static class Program
{
    /// <summary>What the SDK imports into a project that asks for it.</summary>
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Length == 0 || !Directory.Exists(arguments[0]))
        {
            Console.Error.WriteLine("usage: FOLDER [--info] [--id NUMxxxx] [--time] [--fixes] [--quiet]");
            return 2;
        }

        var least = arguments.Contains("--info") ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var id = arguments.SkipWhile(argument => argument != "--id").Skip(1).FirstOrDefault();
        var compilation = Compile(arguments[0]);
        if (arguments.Contains("--time"))
        {
            Timing.Print(compilation);
            return 0;
        }

        var watch = Stopwatch.StartNew();
        var crashes = new List<string>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => crashes.Add(exception.ToString()), true, false);
        var diagnostics = await compilation.WithAnalyzers([new NumericStabilityAnalyzer()], options).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        watch.Stop();

        var shown = diagnostics.Where(diagnostic => diagnostic.Severity >= least && (id is null || diagnostic.Id == id)).ToList();
        Print(arguments[0], shown, arguments.Contains("--quiet"));
        foreach (var crash in crashes.Distinct().Take(5))
        {
            Console.WriteLine("CRASH " + crash);
        }

        var broken = arguments.Contains("--fixes") ? FixCheck.Run(compilation, shown) : 0;
        Console.WriteLine($"{compilation.SyntaxTrees.Count()} files, {shown.Count} diagnostics, {crashes.Count} crashes, {watch.ElapsedMilliseconds} ms");
        return crashes.Count + broken == 0 ? 0 : 1;
    }

    private static void Print(string folder, List<Diagnostic> shown, bool isQuiet)
    {
        foreach (var diagnostic in (isQuiet ? [] : shown).OrderBy(diagnostic => diagnostic.Id).ThenBy(diagnostic => diagnostic.Location.SourceTree?.FilePath).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            var line = diagnostic.Location.GetLineSpan();
            var text = diagnostic.Location.SourceTree!.GetText().Lines[line.StartLinePosition.Line].ToString().Trim();
            Console.WriteLine($"{Path.GetRelativePath(folder, line.Path)}:{line.StartLinePosition.Line + 1} {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage()}");
            Console.WriteLine("    " + text);
        }

        foreach (var group in shown.GroupBy(diagnostic => diagnostic.Id).OrderBy(group => group.Key))
        {
            Console.WriteLine($"{group.Key} {group.Count()}");
        }
    }

    private static CSharpCompilation Compile(string folder)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split('/', '\\').Any(part => part is "bin" or "obj"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file));
        if (HasImplicitUsings(new DirectoryInfo(folder)))
        {
            trees = trees.Append(CSharpSyntaxTree.ParseText(string.Concat(ImplicitUsings.Select(name => $"global using {name};")), parse));
        }

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("NumericStability", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("corpus", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>Whether a project of the folder, or properties in it or above it, ask for the SDK's own using directives.</summary>
    private static bool HasImplicitUsings(DirectoryInfo folder)
    {
        var above = new List<string>();
        for (var parent = folder.Parent; parent is not null; parent = parent.Parent)
        {
            above.Add(Path.Combine(parent.FullName, "Directory.Build.props"));
        }

        return folder.EnumerateFiles("*.csproj", SearchOption.AllDirectories).Concat(folder.EnumerateFiles("*.props", SearchOption.AllDirectories))
            .Select(file => file.FullName).Concat(above.Where(File.Exists))
            .Any(file => File.ReadAllText(file).Contains("<ImplicitUsings>enable", StringComparison.OrdinalIgnoreCase));
    }
}
