using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.CodeFixes;

/// <summary>The using directive that StableMath needs, after the file's other ones.</summary>
internal static class Import
{
    private const string Namespace = "NumericStability";

    public static Edit? Of(SyntaxNode root, SourceText text)
    {
        if (root is not CompilationUnitSyntax unit || unit.Usings.Any(directive => directive.Name?.ToString() == Namespace))
        {
            return null;
        }

        var line = "using " + Namespace + ";" + NewLineOf(text);
        var last = unit.Usings.LastOrDefault(directive => directive.Alias is null && directive.StaticKeyword == default) ?? unit.Usings.LastOrDefault();
        if (last is not null)
        {
            return Edit.Insert(text.Lines.GetLineFromPosition(last.Span.End).EndIncludingLineBreak, line);
        }

        var inner = unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().LastOrDefault();
        if (inner is not null)
        {
            var start = text.Lines.GetLineFromPosition(inner.SpanStart);
            var indent = text.ToString(TextSpan.FromBounds(start.Start, inner.SpanStart));
            return Edit.Insert(text.Lines.GetLineFromPosition(inner.Span.End).EndIncludingLineBreak, indent + line);
        }

        var first = unit.Externs.LastOrDefault() is { } declared ? text.Lines.GetLineFromPosition(declared.Span.End).EndIncludingLineBreak : unit.GetFirstToken().SpanStart;
        return Edit.Insert(first, line + NewLineOf(text));
    }

    private static string NewLineOf(SourceText text)
    {
        var line = text.Lines[0];
        return line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
    }
}
