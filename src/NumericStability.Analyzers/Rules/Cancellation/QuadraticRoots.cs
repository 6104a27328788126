using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// (-b ± √(b² - 4ac)) / 2a with both signs in one method: one of the two cancels whatever the sign of b. The fix gives each
/// numerator its conjugate on the side where it cancels; b = 0 keeps the plain form. One root alone is NUM2005.
/// </summary>
internal sealed class QuadraticRoots() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2013",
        title: "Quadratic formula with both roots",
        messageFormat: "'{0}' and its counterpart: for b² much larger than 4ac one of the two roots is the difference of nearly equal numbers",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The root of smaller magnitude cancels. Its product with the other root is c/a, which gives it without a difference.");

    public override int Priority => 25;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var numerators = method.Readings.Where(reading => ReferenceEquals(reading.Term.Source, reading.Operation) && reading.Term.Kind == TermKind.Sum
                && reading.Term.Format.IsReal() && context.IsHere(reading.Operation))
            .Select(reading => (Reading: reading, Root: Numerator.Of(reading.Term))).Where(entry => entry.Root is not null).ToList();
        for (var i = 0; i < numerators.Count; i++)
        {
            var (reading, root) = numerators[i];
            var other = numerators.Skip(i + 1).FirstOrDefault(entry => entry.Root!.Centre.Equals(root!.Centre) && entry.Root.Radicand.Equals(root.Radicand) && entry.Root.Sign != root.Sign);
            if (other.Root is not null && (Cancels(root!, reading, context) || Cancels(other.Root, other.Reading, context)))
            {
                Report(reading, root!, other.Reading, other.Root, context);
            }
        }
    }

    /// <summary>t + √D cancels for negative t, t - √D for positive t.</summary>
    private static bool Cancels(Numerator root, Reading reading, RuleContext context) =>
        context.RangeOf(root.Centre, reading) is var range && (root.Sign > 0 ? range.Low < 0 : range.High > 0);

    private void Report(Reading reading, Numerator root, Reading other, Numerator otherRoot, RuleContext context)
    {
        var syntax = reading.Operation.Syntax;
        var edits = new[] { EditOf(reading, root, context), EditOf(other, otherRoot, context) };
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax))
        {
            Claims = [.. syntax.DescendantNodesAndSelf().Concat(other.Operation.Syntax.DescendantNodesAndSelf()).OfType<ExpressionSyntax>()],
            Evidence = [other.Operation.Syntax],
            Fixes = reading.Term.Format is NumericFormat.Double or NumericFormat.Single && edits.All(edit => edit is not null) ? [new Fix("Use the conjugate of the root that cancels", "NUM2013.conjugate", [.. edits!])] : [],
        });
    }

    /// <summary>t + s·√D becomes (D - t²) / (s·√D - t) where t and s·√D have opposite signs.</summary>
    private static Edit? EditOf(Reading reading, Numerator root, RuleContext context)
    {
        var writer = new TermWriter(reading, context.Method, context.SpellingAt(reading));
        var change = root.Sign > 0 ? root.Difference : -root.Difference;
        if (reading.Operation.Syntax is not ExpressionSyntax { Parent: ParenthesizedExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax } syntax
            || writer.Write(root.Centre, Precedence.Multiplicative) is not { } centre || writer.Write(-root.Centre, Precedence.Multiplicative) is not { } opposite
            || writer.Write(root.Root, Precedence.Multiplicative) is not { } radical || writer.Write(change, Precedence.Multiplicative) is not { } above)
        {
            return null;
        }

        var isNegated = root.Centre.SplitCoefficient().Coefficient < 0;
        var shown = isNegated ? opposite : centre;
        ImmutableArray<Piece> pieces =
        [
            .. shown, Piece.New((root.Sign > 0) == isNegated ? " > 0 ? " : " < 0 ? "), .. above, Piece.New(" / ("), .. radical,
            Piece.New((root.Sign > 0) == isNegated ? " + " : " - "), .. shown, Piece.New(") : "), Piece.Keep(syntax.Span),
        ];
        return new Edit(syntax.Span, pieces);
    }

    /// <summary>t ± √D where D has the summand t².</summary>
    private sealed class Numerator
    {
        private Numerator(Term centre, Term root, int sign) => (Centre, Root, Sign) = (centre, root, sign);

        public Term Centre { get; }

        public Term Root { get; }

        public Term Radicand => Root[0];

        public int Sign { get; }

        /// <summary>D - t², without the cancelled summand.</summary>
        public Term Difference => Radicand - Term.Power(Centre, 2);

        public static Numerator? Of(Term sum)
        {
            for (var i = 0; i < sum.Operands.Length; i++)
            {
                var (scale, root) = sum[i].SplitCoefficient();
                if (scale is 1 or -1 && root.Is(MathFunction.Sqrt) && root[0].Kind == TermKind.Sum)
                {
                    var centre = sum - sum[i];
                    var square = Term.Power(centre, 2);
                    return centre.Kind != TermKind.Number && root[0].Operands.Any(part => part.Equals(square)) ? new Numerator(centre, root, (int)scale) : null;
                }
            }

            return null;
        }
    }
}
