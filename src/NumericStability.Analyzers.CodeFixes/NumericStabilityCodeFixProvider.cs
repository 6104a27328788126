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
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. RuleCatalog.All.Select(rule => rule.Id).Distinct()];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var fixes = diagnostics.SelectMany(FixesOf).Where(fix => fix.Key == context.CodeActionEquivalenceKey).ToList();
        return fixes.Count == 0 ? document : await ApplyAsync(document, fixes, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in FixesOf(diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(context.Document, [fix], cancellation), fix.Key), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<Fix> FixesOf(Diagnostic diagnostic)
    {
        for (var i = 0; diagnostic.Properties.TryGetValue(Fix.Property + i, out var text) && text is not null; i++)
        {
            yield return FixCodec.Decode(text);
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
