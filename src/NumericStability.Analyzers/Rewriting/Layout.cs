using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NumericStability.Analyzers.Rewriting;

/// <summary>Line breaks and indentation as the user writes them.</summary>
internal static class Layout
{
    /// <summary>What separates a new statement from the node it is put before: the file's line break and the node's indentation, or a space inside a line.</summary>
    public static string Before(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        if (!string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart))))
        {
            return " ";
        }

        return BreakAfter(line) + IndentOf(line);
    }

    /// <summary>The white space a line starts with.</summary>
    public static string IndentOf(TextLine line) => new([.. line.Text!.ToString(line.Span).TakeWhile(char.IsWhiteSpace)]);

    /// <summary>The line break that ends a line, as the file has them.</summary>
    public static string BreakAfter(TextLine line) =>
        line.EndIncludingLineBreak > line.End ? line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
}
