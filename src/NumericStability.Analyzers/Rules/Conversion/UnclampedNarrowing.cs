using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// (sbyte)Math.Round(x / s): what does not fit into the narrow type loses its high bits, so 300 becomes 44. Silent where the
/// value is clamped or proven to fit or scaled by its own maximum, in checked code, and for casts to int and wider, which saturate. Only quantisers are
/// reported: a cast of an unrounded variable or mean says nothing about its range.
/// </summary>
internal sealed class UnclampedNarrowing() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6001",
        title: "Float cast to a narrow integer without clamping",
        messageFormat: "'{0}' wraps around: a value beyond {1} loses its high bits ({2})",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An unchecked cast of a floating-point value to sbyte, byte, short or ushort keeps the low bits of the truncated value: (sbyte)300f is 44.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var cast in FloatCast.In(context))
        {
            if (cast.IsNarrow && !cast.Fits && !cast.Range.IsEmpty && SeverityOf(cast) is { } severity)
            {
                var limits = cast.Low + "…" + cast.High;
                context.Report(new Finding(Descriptor, cast.Cast.Syntax, Text.Shortened(cast.Cast.Syntax), limits, ExampleOf(cast))
                {
                    Severity = severity,
                    Fixes = SaturationFix.Of(cast, context, Id, rounds: !cast.IsRounded),
                });
            }
        }
    }

    private static DiagnosticSeverity? SeverityOf(FloatCast cast)
    {
        if (IsScaledByItsMaximum(cast.Value))
        {
            return null;
        }

        var isSigned = cast.Low == sbyte.MinValue;
        if (cast.Value.Is(MathFunction.Round))
        {
            return isSigned || IsScaled(cast.Value[0]) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        }

        if (cast.IsRounded)
        {
            return IsScaled(cast.Value[0]) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        }

        return IsAffine(cast.Value) ? DiagnosticSeverity.Warning : isSigned && IsRescaled(cast.Value) ? DiagnosticSeverity.Warning : null;
    }

    /// <summary>A scale computed here from the largest element: no element lies beyond it.</summary>
    private static bool IsScaledByItsMaximum(Term value) => value.Contains(part =>
        part.Kind == TermKind.Power && part[1].Kind == TermKind.Number && part[1].Value < 0 && part[0].Contains(inner => inner.Is(Reduction.Max)));

    private static bool IsScaled(Term value) => FloatCast.IsQuotient(value) || IsAffine(value);

    /// <summary>x / s + zero point; a + (b - a)·t/s lies between numbers of the type.</summary>
    private static bool IsAffine(Term value) => value.Kind == TermKind.Sum && value.Operands.Any(FloatCast.IsQuotient)
        && !value.Operands.Any(start => !FloatCast.IsQuotient(start) && start.Origin is { } written && NumericFormats.FormatOf(LoopScan.Unconverted(written).Type) == NumericFormat.Integer && value.Operands.Any(part => FloatCast.IsQuotient(part) && part.Contains(start)));

    /// <summary>x · (1 / s) with the reciprocal kept in a variable.</summary>
    private static bool IsRescaled(Term value) => value.Kind == TermKind.Product && !FloatCast.IsQuotient(value) && !FloatCast.IsNormalised(value)
        && value.Operands.Count(factor => factor.Kind is TermKind.Variable or TermKind.Member or TermKind.Element && !FloatCast.IsCount(factor)) >= 2;

    private static string ExampleOf(FloatCast cast) => cast.High switch
    {
        sbyte.MaxValue => "(sbyte)300f is 44",
        byte.MaxValue => "(byte)300f is 44",
        short.MaxValue => "(short)40000f is -25536",
        _ => "(ushort)70000f is 4464",
    };
}
