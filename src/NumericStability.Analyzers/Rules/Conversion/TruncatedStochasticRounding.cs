using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// (int)(x + u) with u uniform in [0, 1) rounds up with the probability of the fraction only for x ≥ 0; below, the truncation
/// goes the other way. Silent where x is proven not negative or whole.
/// </summary>
internal sealed class TruncatedStochasticRounding() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6006",
        title: "Stochastic rounding by truncation",
        messageFormat: "'{0}' is biased below 0: truncation rounds negative sums up, so -0.5 always becomes 0; take the floor",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Stochastic rounding is floor(x + u). A cast truncates toward 0, which is not the floor of a negative value.");

    public override int Priority => 60;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var cast in FloatCast.In(context))
        {
            if (DriftOf(cast.Value) is { } drift && !FloatCast.IsCount(drift) && !context.RangeOf(drift, cast.Reading).IsNonNegative)
            {
                var floor = SaturationFix.RoundingOf(cast, context, "Floor");
                context.Report(new Finding(Descriptor, cast.Cast.Syntax, Text.Shortened(cast.Cast.Syntax))
                {
                    Fixes = [new Fix("Take the floor", Id, [new Edit(cast.Cast.Syntax.Span,
                        [Piece.New("(" + cast.Keyword + ")" + floor + "("), Piece.Keep(cast.Operand.Span), Piece.New(")")])])],
                });
            }
        }
    }

    /// <summary>The x of x + u; null for other formulas.</summary>
    private static Term? DriftOf(Term value)
    {
        if (value.Kind != TermKind.Sum || value.Operands.Count(part => part.Is(MathFunction.Uniform)) != 1)
        {
            return null;
        }

        var drift = Term.Sum(value.Operands.Where(part => !part.Is(MathFunction.Uniform)));
        return drift.Kind == TermKind.Number || drift.Contains(part => part.Is(MathFunction.Uniform)) ? null : drift;
    }
}
