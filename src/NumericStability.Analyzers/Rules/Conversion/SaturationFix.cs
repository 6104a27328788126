using System.Collections.Immutable;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>Casts that keep what does not fit at the limit of the type.</summary>
internal static class SaturationFix
{
    /// <summary>Value-changing beyond the limits of the type, which is the point; NaN becomes 0 as before.</summary>
    public static Fix Of(FloatCast cast, RuleContext context, string id, bool rounds)
    {
        var (open, close) = Call(cast, context);
        if (rounds)
        {
            open += RoundingOf(cast.Value.Format, context.Symbols) + "(";
            close = ")" + close;
        }

        ImmutableArray<Piece> pieces = [Piece.New(open), Piece.Keep(cast.Operand.Span), Piece.New(close)];
        var title = rounds ? "Round to the nearest " + cast.Keyword + " and saturate" : "Saturate at the limits of " + cast.Keyword;
        return new Fix(title, id + ".saturate", [new Edit(cast.Cast.Syntax.Span, pieces)]);
    }

    public static string RoundingOf(NumericFormat format, KnownSymbols symbols) => format switch
    {
        NumericFormat.Half => "Half.Round",
        NumericFormat.Single when symbols.MathF is not null => "MathF.Round",
        _ => "Math.Round",
    };

    private static (string Open, string Close) Call(FloatCast cast, RuleContext context)
    {
        var type = cast.Keyword;
        if (context.Symbols.HasStaticMath)
        {
            return (type + ".CreateSaturating(", ")");
        }

        return context.Symbols.Math is { } math && !math.GetMembers("Clamp").IsEmpty
            ? ("(" + type + ")Math.Clamp(", ", " + type + ".MinValue, " + type + ".MaxValue)")
            : ("(" + type + ")Math.Max(" + type + ".MinValue, Math.Min(" + type + ".MaxValue, ", "))");
    }
}
