using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// A cast truncates toward 0 where the nearest integer is meant. Silent on explicit rounding, on x + 0.5 proven not negative
/// and on index computing.
/// </summary>
internal sealed class TruncatingCast() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6002",
        title: "Truncation where rounding is meant",
        messageFormat: "'{0}' truncates toward 0: {1}",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A cast from a floating-point to an integer type drops the fraction: 2.9999999999999996 becomes 2 and -1.2 + 0.5 becomes 0.");

    private static readonly string[] ScaleNames = ["scale", "delta", "quant", "inv"];

    private enum Form
    {
        Quantiser,
        HalfAdded,
        ComplexPart,
        FixedPoint,
    }

    public override int Priority => 110;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var cast in FloatCast.In(context))
        {
            if (!cast.IsRounded && FormOf(cast) is { } form)
            {
                Report(cast, form, context);
            }
        }
    }

    private void Report(FloatCast cast, Form form, RuleContext context)
    {
        var consequence = form switch
        {
            Form.Quantiser => "2.9 becomes 2, and every error points toward 0",
            Form.HalfAdded => "adding 0.5 rounds to nearest only from 0 on; -1.2 + 0.5 becomes 0",
            Form.ComplexPart => "a count that came out as 2.9999999999999996 becomes 2",
            _ => "every value loses up to one unit, half a unit on average",
        };
        context.Report(new Finding(Descriptor, cast.Cast.Syntax, Text.Shortened(cast.Cast.Syntax), consequence)
        {
            Severity = IsDoubtful(cast, form) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Fixes = form == Form.HalfAdded ? HalfFixes(cast, context) : RoundFixes(cast, context),
        });
    }

    private static bool IsDoubtful(FloatCast cast, Form form) =>
        form == Form.FixedPoint || (form == Form.HalfAdded && !cast.Value.Operands.Any(part => part.Kind != TermKind.Number && !IsMadeOfCounts(part)));

    private static Form? FormOf(FloatCast cast)
    {
        var value = cast.Value;
        if (cast.Reading.Operation is IPropertyReferenceOperation { Property: { Name: "Real" or "Imaginary", ContainingType.Name: "Complex" or "Complex32" } })
        {
            return Form.ComplexPart;
        }

        if (value.Kind == TermKind.Sum && value.Operands.Any(part => part.IsNumber(0.5)))
        {
            return cast.Range.Low >= 0 || value.Contains(part => part.Is(MathFunction.Uniform)) || value.Operands.Length < 2 ? null : Form.HalfAdded;
        }

        if (cast.IsNarrow && Unclamped(value) is var quotient && FloatCast.IsQuotient(quotient))
        {
            return cast.Low == sbyte.MinValue || (FloatCast.DivisorOf(quotient) is { } divisor && Naming.Says(divisor.Origin, ScaleNames)) ? Form.Quantiser : null;
        }

        return IsFixedPoint(cast) ? Form.FixedPoint : null;
    }

    /// <summary>A value kept between two numbers is still the value that is truncated.</summary>
    private static Term Unclamped(Term value) => (value.Is(MathFunction.Clamp) || value.Is(MathFunction.Max) || value.Is(MathFunction.Min))
        && value.Operands.Where(operand => operand.Kind != TermKind.Number).ToList() is [var kept] ? Unclamped(kept) : value;

    /// <summary>x · 255, x · 65536: a fraction in units of a byte or word.</summary>
    private static bool IsFixedPoint(FloatCast cast)
    {
        var (coefficient, rest) = cast.Value.SplitCoefficient();
        return coefficient is 127 or 255 or 32767 or 32768 or 65535 or 65536
            && !rest.Contains(part => part.Is(MathFunction.Uniform)) && !FloatCast.IsCount(rest) && rest.Kind != TermKind.Number;
    }

    private static bool IsMadeOfCounts(Term term) => FloatCast.IsCount(term) || term.Kind == TermKind.Number
        || (term.Kind is TermKind.Sum or TermKind.Product or TermKind.Power && term.Operands.All(IsMadeOfCounts));

    private ImmutableArray<Fix> RoundFixes(FloatCast cast, RuleContext context)
    {
        if (cast.IsNarrow && !cast.Fits)
        {
            return SaturationFix.Of(cast, context, Id, rounds: true);
        }

        return Rounding(cast, context, "Round to nearest, ties to even", SaturationFix.RoundingOf(cast, context) + "(", cast.Operand, ")", ".round") is { } fix ? [fix] : [];
    }

    private ImmutableArray<Fix> HalfFixes(FloatCast cast, RuleContext context)
    {
        var rounding = SaturationFix.RoundingOf(cast, context);
        var fixes = new List<Fix?> { Rounding(cast, context, "Round to nearest, ties up: Floor", SaturationFix.RoundingOf(cast, context, "Floor") + "(", cast.Operand, ")", ".floor") };
        if (cast.Operand is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax { Token.Value: 0.5 or 0.5f } } sum
            && NumericFormats.FormatOf(context.Model.GetTypeInfo(sum.Left).Type).IsFloating())
        {
            fixes.Add(Rounding(cast, context, "Round to nearest, ties away from 0", rounding + "(", sum.Left, ", " + Wrapping.Qualified("MidpointRounding.AwayFromZero)", sum, context), ".away"));
            fixes.Add(Rounding(cast, context, "Round to nearest, ties to even", rounding + "(", sum.Left, ")", ".even"));
        }

        return [.. fixes.OfType<Fix>()];
    }

    /// <summary>A narrow type is saturated as well: its cast would drop the high bits of what does not fit.</summary>
    private Fix? Rounding(FloatCast cast, RuleContext context, string title, string open, ExpressionSyntax operand, string close, string key)
    {
        ImmutableArray<Piece> rounded = [Piece.New(open), Piece.Keep(operand.Span), Piece.New(close)];
        if (!cast.IsNarrow || cast.Fits)
        {
            return new(title, Id + key, [new Edit(cast.Cast.Syntax.Span, [Piece.New("(" + cast.Keyword + ")"), .. rounded])]);
        }

        return SaturationFix.Around(cast, context, rounded) is { } saturated ? new(title + ", and saturate", Id + key, [new Edit(cast.Cast.Syntax.Span, saturated)]) : null;
    }
}
