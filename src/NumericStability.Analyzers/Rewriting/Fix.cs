using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace NumericStability.Analyzers.Rewriting;

/// <summary>Either new text or a stretch of the user's own, which is kept as it is.</summary>
internal readonly record struct Piece(string? Text, TextSpan Span)
{
    public static Piece New(string text) => new(text, default);

    public static Piece Keep(TextSpan span) => new(null, span);
}

/// <summary>Replaces a span by pieces. Pieces that keep user text let nested edits compose.</summary>
internal sealed record Edit(TextSpan Span, ImmutableArray<Piece> Pieces)
{
    public static Edit Insert(int position, string text) => new(new TextSpan(position, 0), [Piece.New(text)]);

    public static Edit Replace(TextSpan span, string text) => new(span, [Piece.New(text)]);
}

/// <summary>One offered code action. The key names the kind of fix, for Fix All.</summary>
internal sealed record Fix(string Title, string Key, ImmutableArray<Edit> Edits)
{
    public const string Property = "NumericStability.Fix";

    /// <summary>True where the new text names StableMath, whose namespace must be imported.</summary>
    public bool NeedsImport { get; init; }
}
