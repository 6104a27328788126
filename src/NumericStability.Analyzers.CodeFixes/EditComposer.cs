using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.CodeFixes;

/// <summary>Applies edits to one text. An edit inside a stretch another keeps is applied there; one that overlaps otherwise is left out.</summary>
internal sealed class EditComposer
{
    private readonly string _text;
    private readonly List<Edit> _edits;

    public EditComposer(SourceText text, IEnumerable<Edit> edits)
    {
        _text = text.ToString();
        _edits = [.. edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.Length == 0 ? 0 : 1).ThenByDescending(edit => edit.Span.Length)];
    }

    public string Compose() => Render(new TextSpan(0, _text.Length), null);

    private string Render(TextSpan span, Edit? within)
    {
        var result = new StringBuilder();
        var position = span.Start;
        foreach (var edit in _edits)
        {
            if (ReferenceEquals(edit, within) || edit.Span.Start < position || !span.Contains(edit.Span) || (within is not null && edit.Span.Equals(within.Span)))
            {
                continue;
            }

            result.Append(_text, position, edit.Span.Start - position);
            foreach (var piece in edit.Pieces)
            {
                result.Append(piece.Text ?? Render(piece.Span, edit));
            }

            position = edit.Span.End;
        }

        return result.Append(_text, position, span.End - position).ToString();
    }
}
