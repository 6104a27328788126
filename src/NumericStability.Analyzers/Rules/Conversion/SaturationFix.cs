using System.Collections.Immutable;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>Casts that keep what does not fit at the limit of the type.</summary>
internal static class SaturationFix
{
    /// <summary>Value-changing beyond the limits of the type, which is the point; NaN becomes 0 as before.</summary>
    public static ImmutableArray<Fix> Of(FloatCast cast, RuleContext context, string id, bool rounds)
    {
        var title = rounds ? "Round to the nearest " + cast.Keyword + " and saturate" : "Saturate at the limits of " + cast.Keyword;
        var (open, close) = rounds ? (RoundingOf(cast, context) + "(", ")") : ("", "");
        return Around(cast, context, [Piece.New(open), Piece.Keep(cast.Operand.Span), Piece.New(close)]) is { } pieces
            ? [new Fix(title, id + ".saturate", [new Edit(cast.Cast.Syntax.Span, pieces)])] : [];
    }

    /// <summary>The value converted, kept at the limits; null where the framework has no way to write it.</summary>
    public static ImmutableArray<Piece>? Around(FloatCast cast, RuleContext context, ImmutableArray<Piece> value) =>
        Saturation(cast, context) is var (open, close) ? [Piece.New(open), .. value, Piece.New(close)] : null;

    /// <summary>Round, or another function of that name and place, for the type that is cast.</summary>
    public static string RoundingOf(FloatCast cast, RuleContext context, string name = "Round") => Wrapping.Qualified(cast.Value.Format switch
    {
        NumericFormat.Half => "Half.",
        NumericFormat.Single when context.Symbols.MathF is not null => "MathF.",
        _ => "Math.",
    } + name, cast.Cast.Syntax, context);

    /// <summary>Without static members of numbers, a Half can neither be clamped nor rounded.</summary>
    private static (string Open, string Close)? Saturation(FloatCast cast, RuleContext context)
    {
        var type = cast.Keyword;
        if (context.Symbols.HasStaticMath)
        {
            return (type + ".CreateSaturating(", ")");
        }

        if (cast.Value.Format == NumericFormat.Half)
        {
            return null;
        }

        string Call(string name) => Wrapping.Qualified("Math." + name + "(", cast.Cast.Syntax, context);
        return context.Symbols.Math is { } math && !math.GetMembers("Clamp").IsEmpty
            ? ("(" + type + ")" + Call("Clamp"), ", " + type + ".MinValue, " + type + ".MaxValue)")
            : ("(" + type + ")" + Call("Max") + type + ".MinValue, " + Call("Min") + type + ".MaxValue, ", "))");
    }
}
