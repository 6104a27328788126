using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.CodeFixes;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Corpus;

/// <summary>
/// Applies every fix of a file by itself and compares the file's errors: packages that are missing leave errors before and after,
/// so only an error that was not there counts.
/// </summary>
internal static class FixCheck
{
    /// <summary>Stands for the class the generator adds to a project.</summary>
    private const string Import = "using NumericStability;\n";

    public static int Run(CSharpCompilation compilation, IReadOnlyList<Diagnostic> diagnostics)
    {
        var (applied, broken) = (0, 0);
        compilation = compilation.AddReferences(MetadataReference.CreateFromFile(typeof(StableMath).Assembly.Location));
        foreach (var file in diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is not null).GroupBy(diagnostic => diagnostic.Location.SourceTree!))
        {
            var before = Errors(compilation, file.Key);
            foreach (var (diagnostic, fix) in file.SelectMany(diagnostic => FixesOf(diagnostic).Select(fix => (diagnostic, fix))))
            {
                applied++;
                var tree = Apply(file.Key, fix);
                var after = Errors(compilation.ReplaceSyntaxTree(file.Key, tree), tree);
                if (after.Keys.FirstOrDefault(key => after[key] > before.GetValueOrDefault(key)) is { } added)
                {
                    broken++;
                    Console.WriteLine($"BROKEN {diagnostic.Id} {fix.Title}: {added} at {diagnostic.Location.GetLineSpan()}");
                    Console.WriteLine("    " + string.Join(" ", fix.Edits.SelectMany(edit => edit.Pieces).Select(piece => piece.Text ?? file.Key.GetText().ToString(piece.Span))));
                }
            }
        }

        Console.WriteLine($"{applied} fixes applied, {broken} break compilation");
        return broken;
    }

    private static IEnumerable<Fix> FixesOf(Diagnostic diagnostic)
    {
        for (var i = 0; diagnostic.Properties.TryGetValue(Fix.Property + i, out var text) && text is not null; i++)
        {
            yield return FixCodec.Decode(text);
        }
    }

    private static SyntaxTree Apply(SyntaxTree tree, Fix fix)
    {
        var text = new EditComposer(tree.GetText(), fix.Edits).Compose();
        return tree.WithChangedText(SourceText.From(fix.NeedsImport ? Import + text : text));
    }

    private static Dictionary<string, int> Errors(CSharpCompilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree).GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .GroupBy(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage())
        .ToDictionary(group => group.Key, group => group.Count());
}
