using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NumericStability.Analyzers.Rewriting;

/// <summary>Fixes as text, so that they travel from the analyzer to the code fix inside the diagnostic.</summary>
internal static class FixCodec
{
    public static string Encode(Fix fix)
    {
        var text = new StringBuilder();
        Append(text, fix.Title);
        Append(text, fix.Key);
        Append(text, fix.NeedsImport ? "1" : "0");
        foreach (var edit in fix.Edits)
        {
            Append(text, "E");
            Append(text, edit.Span.Start);
            Append(text, edit.Span.Length);
            Append(text, edit.Pieces.Length);
            foreach (var piece in edit.Pieces)
            {
                if (piece.Text is { } added)
                {
                    Append(text, "T");
                    Append(text, added);
                }
                else
                {
                    Append(text, "K");
                    Append(text, piece.Span.Start);
                    Append(text, piece.Span.Length);
                }
            }
        }

        return text.ToString();
    }

    public static Fix Decode(string text)
    {
        var position = 0;
        var (title, key, import) = (Next(text, ref position), Next(text, ref position), Next(text, ref position));
        var edits = ImmutableArray.CreateBuilder<Edit>();
        while (position < text.Length)
        {
            Next(text, ref position);
            var span = NextSpan(text, ref position);
            var count = NextNumber(text, ref position);
            var pieces = new List<Piece>(count);
            for (var i = 0; i < count; i++)
            {
                pieces.Add(Next(text, ref position) == "T" ? Piece.New(Next(text, ref position)) : Piece.Keep(NextSpan(text, ref position)));
            }

            edits.Add(new Edit(span, [.. pieces]));
        }

        return new Fix(title, key, edits.ToImmutable()) { NeedsImport = import == "1" };
    }

    private static void Append(StringBuilder text, int number) => Append(text, number.ToString(CultureInfo.InvariantCulture));

    private static void Append(StringBuilder text, string field) =>
        text.Append(field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);

    private static string Next(string text, ref int position)
    {
        var colon = text.IndexOf(':', position);
        var length = int.Parse(text.Substring(position, colon - position), CultureInfo.InvariantCulture);
        position = colon + 1 + length;
        return text.Substring(colon + 1, length);
    }

    private static int NextNumber(string text, ref int position) => int.Parse(Next(text, ref position), CultureInfo.InvariantCulture);

    private static TextSpan NextSpan(string text, ref int position)
    {
        var start = NextNumber(text, ref position);
        return new TextSpan(start, NextNumber(text, ref position));
    }
}
