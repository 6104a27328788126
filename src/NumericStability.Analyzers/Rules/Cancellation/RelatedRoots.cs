using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// √(a + b) - √a and its relatives: the roots agree in their leading digits where b is small beside a. The conjugate
/// (P - Q) / (√P + √Q) takes the difference symbolically. Unrelated roots are silent. √(1 + x) - 1 is (1 + x)^½ - 1.
/// </summary>
internal sealed class RelatedRoots() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2005",
        title: "Difference of related square roots",
        messageFormat: "'{0}' subtracts roots that agree in their leading digits: {1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The difference of the roots has the rounding error of the roots. The conjugate form has no difference of rounded numbers.");

    public override int Priority => 80;

    public override IEnumerable<object> Roots => [TermKind.Sum];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!reading.Term.Format.IsReal() || RootDifference.Of(reading.Term) is not { } roots || IsHarmless(roots, reading, context))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Explain(roots, reading.Term.Format))
        {
            Claims = [.. Claim.Of([reading.Term, .. reading.Term.Operands, .. reading.Term.Operands.Select(part => part.SplitCoefficient().Factor)]), .. Claim.Below(syntax)],
            Fixes = FixOf(roots, reading, context) is { } fix ? [fix] : [],
        });
    }

    private static string Explain(RootDifference roots, NumericFormat format) => roots.Subtrahend.Kind == TermKind.Number
        ? "where the argument of the root is within " + Smallest.Absorbed(format) + " of " + roots.SubtrahendSquared + " the result is 0"
        : "where the squares differ by less than " + Smallest.Absorbed(format) + " of their size the result is 0";

    /// <summary>Whole arguments beside a number are exact or far away; so is what is proven away from the other root.</summary>
    private static bool IsHarmless(RootDifference roots, Reading reading, RuleContext context)
    {
        if (roots.Difference.Kind == TermKind.Number && roots.Radicand.Kind == TermKind.Number)
        {
            return true;
        }

        if (roots.Subtrahend.Kind != TermKind.Number)
        {
            return context.RangeOf(roots.Subtrahend, reading).IsNonPositive;
        }

        var range = context.RangeOf(roots.Difference, reading);
        var scale = roots.SubtrahendSquared.Value;
        return range.IsWhole || Counts.IsCount(roots.Difference) || range.Low >= 0.5 * scale || range.High <= -0.5 * scale
            || Surroundings.IsSmallArgumentElsewhere(roots.Difference / scale, reading, context);
    }

    private static Fix? FixOf(RootDifference roots, Reading reading, RuleContext context)
    {
        if (roots.Subtrahend.IsNumber(1))
        {
            var compound = CompoundM1(roots.Difference, roots.IsReciprocal ? -0.5 : 0.5);
            return Rewrite.To(roots.IsNegative ? -Term.Hole(0) : Term.Hole(0), Matcher.Bound(compound), reading, context, "NUM2005.compound", "Use StableMath.CompoundM1 (∞ instead of NaN where its argument is -∞)");
        }

        if (roots.Subtrahend.Kind == TermKind.Number || !roots.IsRootOfDifference(reading, context, out var guard) || reading.Operation.Syntax is not ExpressionSyntax syntax)
        {
            return null;
        }

        var writer = new TermWriter(reading, context.Method, context.SpellingAt(reading));
        var signed = roots.IsNegative ? -roots.Difference : roots.Difference;
        if (writer.Write(signed, Precedence.Multiplicative) is not { } above || Denominator(roots, reading, context, writer) is not { } below)
        {
            return null;
        }

        ImmutableArray<Piece> pieces = [.. above, Piece.New(" / "), .. below];
        if (guard is not null)
        {
            if (writer.Write(guard, Precedence.Additive) is not { } condition)
            {
                return null;
            }

            pieces = [.. condition, Piece.New(" > 0 ? "), .. pieces, Piece.New(" : "), Piece.Keep(syntax.Span)];
        }

        var isTight = guard is null ? Rewrite.PlaceOf(syntax) > Precedence.Multiplicative : !StandsAlone(syntax);
        pieces = isTight ? [Piece.New("("), .. pieces, Piece.New(")")] : pieces;
        return new Fix("Use the conjugate form (0 instead of NaN where both roots are ∞)", "NUM2005.conjugate", [new Edit(syntax.Span, pieces)]);
    }

    private static bool StandsAlone(ExpressionSyntax syntax) =>
        syntax.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax;

    /// <summary>The sum of the roots; kept away from 0 and ∞ where the difference may be 0 or ∞ too.</summary>
    private static ImmutableArray<Piece>? Denominator(RootDifference roots, Reading reading, RuleContext context, TermWriter writer)
    {
        if (writer.Write(roots.Minuend, Precedence.Additive) is not { } first || writer.Write(roots.Subtrahend, Precedence.Multiplicative) is not { } second)
        {
            return null;
        }

        ImmutableArray<Piece> sum = [.. first, Piece.New(" + "), .. second];
        if (roots.Difference.Kind == TermKind.Number || (context.RangeOf(roots.Difference, reading) is { IsBounded: true, ExcludesZero: true }))
        {
            return [Piece.New("("), .. sum, Piece.New(")")];
        }

        var format = reading.Term.Format;
        var keyword = format is NumericFormat.Double or NumericFormat.Single ? format.Keyword() : null;
        return keyword is null || context.Symbols.Math is not { } math || math.GetMembers("Clamp").IsEmpty ? null
            : [Piece.New("Math.Clamp("), .. sum, Piece.New(", " + keyword + ".Epsilon, " + keyword + ".MaxValue)")];
    }
}
