namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A span marked in a test source; the name is empty for <c>[|…|]</c>.</summary>
public readonly record struct MarkedSpan(string Name, TextSpan Span);

/// <summary>
/// Reads <c>[|…|]</c>, <c>{|ID:…|}</c>, <c>{|#0:…|}</c> (also closed by <c>|#0}</c>, for overlaps) and <c>$$</c> out of a source text.
/// </summary>
public static class TestFileMarkupParser
{
    public static string Parse(string input, out ImmutableArray<MarkedSpan> spans, out ImmutableArray<int> positions)
    {
        var reader = new Reader(input);
        reader.Read();
        spans = reader.Spans.ToImmutable();
        positions = reader.Positions.ToImmutable();
        return reader.Text.ToString();
    }

    private sealed class Reader(string input)
    {
        private readonly List<(string Name, int Start)> _open = [];

        public StringBuilder Text { get; } = new(input.Length);

        public ImmutableArray<MarkedSpan>.Builder Spans { get; } = ImmutableArray.CreateBuilder<MarkedSpan>();

        public ImmutableArray<int>.Builder Positions { get; } = ImmutableArray.CreateBuilder<int>();

        public void Read()
        {
            int i = 0;
            while (i < input.Length)
            {
                int length = Markup(i);
                if (length == 0)
                    Text.Append(input[i]);
                i += Math.Max(length, 1);
            }

            if (_open.Count > 0)
                throw new FormatException($"A markup '{_open[^1].Name}' is opened and never closed.");
        }

        /// <summary>The number of characters of the markup at <paramref name="i"/>, or 0 for ordinary text.</summary>
        private int Markup(int i)
        {
            ReadOnlySpan<char> rest = input.AsSpan(i);
            if (rest.StartsWith("$$") && !rest.StartsWith("$$\"") && !rest.StartsWith("$$$"))
            {
                Positions.Add(Text.Length);
                return 2;
            }

            if (rest.StartsWith("[|") && !(rest.StartsWith("[|]") && IsOpen("")))
                return Open("", 2);
            if (rest.StartsWith("|]") && IsOpen(""))
                return Close(_open.FindLastIndex(span => span.Name.Length == 0), 2);
            if (rest.StartsWith("{|") && Name(rest[2..], ':') is { } opened)
                return Open(opened, opened.Length + 3);
            if (rest.StartsWith("|#") && Name(rest[1..], '}') is { } closed && IsOpen(closed))
                return Close(_open.FindLastIndex(span => span.Name == closed), closed.Length + 2);
            if (rest.StartsWith("|}") && _open.Exists(span => span.Name.Length > 0))
                return Close(_open.FindLastIndex(span => span.Name.Length > 0), 2);
            return 0;
        }

        private bool IsOpen(string name) => _open.Exists(span => span.Name == name);

        private int Open(string name, int length)
        {
            _open.Add((name, Text.Length));
            return length;
        }

        private int Close(int index, int length)
        {
            (string name, int start) = _open[index];
            Spans.Add(new(name, TextSpan.FromBounds(start, Text.Length)));
            _open.RemoveAt(index);
            return length;
        }

        private static string? Name(ReadOnlySpan<char> rest, char end)
        {
            int length = 0;
            while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '#'))
                length++;
            return length > 0 && length < rest.Length && rest[length] == end ? rest[..length].ToString() : null;
        }
    }
}
