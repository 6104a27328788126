using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules;

namespace NumericStability.Analyzers.CodeFixes;

/// <summary>Offers the fixes the analyzer attached to its diagnostics: the match that reported is the match that rewrites.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NumericStabilityCodeFixProvider))]
[Shared]
public sealed class NumericStabilityCodeFixProvider : CodeFixProvider
{
    /// <summary>Ends the equivalence key of every offer but a diagnostic's first.</summary>
    private const string Alternative = ".alternative";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. RuleCatalog.All.Select(rule => rule.Id).Distinct()];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var fixes = diagnostics.Select(diagnostic => ChosenOf(diagnostic, context.CodeActionEquivalenceKey)).OfType<Fix>().ToList();
        return fixes.Count == 0 ? document : await ApplyAsync(document, fixes, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (fix, key) in FixesOf(diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(context.Document, [fix], cancellation), key), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The fix of one diagnostic in a Fix All that started from <paramref name="key"/>. Whoever started from a first offer gets every
    /// first offer, of whatever kind: <c>dotnet format</c> starts from any diagnostic of the file, be it another rule's.
    /// </summary>
    private static Fix? ChosenOf(Diagnostic diagnostic, string? key)
    {
        var fixes = FixesOf(diagnostic).Select(offer => offer.Fix).ToList();
        var kind = key?.Replace(Alternative, "");
        return fixes.Find(fix => fix.Key == kind) ?? (kind == key ? fixes.FirstOrDefault() : null);
    }

    private static IEnumerable<(Fix Fix, string Key)> FixesOf(Diagnostic diagnostic)
    {
        for (var i = 0; diagnostic.Properties.TryGetValue(Fix.Property + i, out var text) && text is not null; i++)
        {
            var fix = FixCodec.Decode(text);
            yield return (fix, i == 0 ? fix.Key : fix.Key + Alternative);
        }
    }

    private static async Task<Document> ApplyAsync(Document document, IReadOnlyList<Fix> fixes, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var edits = fixes.SelectMany(fix => fix.Edits).Distinct().ToList();
        if (root is not null && fixes.Any(fix => fix.NeedsImport) && Import.Of(root, text) is { } import)
        {
            edits.Add(import);
        }

        return document.WithText(SourceText.From(new EditComposer(text, edits).Compose(), text.Encoding, text.ChecksumAlgorithm));
    }
}
