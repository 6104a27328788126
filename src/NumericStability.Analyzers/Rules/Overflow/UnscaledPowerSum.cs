using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// (Σ xᵖ)^(1/p) and Σ xᵖ / Σ xᵖ⁻¹ without taking out the largest x: the powers overflow or underflow although the mean does not.
/// A suggestion. Silent for p up to 2 and where the base is already divided by a maximum.
/// </summary>
internal sealed class UnscaledPowerSum() : Rule(PowerSum)
{
    public static readonly DiagnosticDescriptor PowerSum = Descriptors.Create(
        id: "NUM1014",
        title: "Power sum without scaling",
        messageFormat: "'{0}' raises to a power before it takes the mean: with p = 100 the power is ∞ above {1} although the result is about the largest value",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Take the largest value out: m·(Σ (x/m)ᵖ)^(1/p).");

    public override int Priority => 45;

    public override IEnumerable<object> Roots => [TermKind.Power, TermKind.Product];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!reading.Term.Has(TermKind.Reduce) || !reading.Term.Format.IsFloating() || !Formed.Here(reading, context, term => term.Kind == TermKind.Product && IsRatioOfPowerSums(term)) || !(reading.Term.Kind == TermKind.Power ? IsRootOfPowerSum(reading.Term) : IsRatioOfPowerSums(reading.Term)))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), reading.Term.Format == NumericFormat.Single ? "2.4 (float)" : "1210")
        {
            Fixes = PowerSumFix.Of(reading, context),
        });
    }

    private static bool IsRootOfPowerSum(Term power) => PowersIn(power[0]).Any() && (power[1].Kind == TermKind.Number ? power[1].Value is > 0 and < 1 : true);

    private static bool IsRatioOfPowerSums(Term product)
    {
        var above = product.Operands.SelectMany(PowersIn).ToList();
        var below = product.Operands.Where(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1)).SelectMany(factor => PowersIn(factor[0])).ToList();
        return above.Any(upper => below.Any(lower => lower[0].Equals(upper[0]) && !lower[1].Equals(upper[1])));
    }

    /// <summary>The powers xᵖ with p a variable or above 2 in a (weighted, averaged) sum.</summary>
    private static IEnumerable<Term> PowersIn(Term term) => term.Is(Reduction.Sum) ? Factors(term[0]).Any(IsScale) ? [] : Factors(term[0]).Where(IsLargePower)
        : term.Kind == TermKind.Product ? term.Operands.SelectMany(PowersIn) : [];

    private static IEnumerable<Term> Factors(Term body) => body.Kind == TermKind.Product ? body.Operands : [body];

    private static bool IsLargePower(Term factor) => factor.Kind == TermKind.Power && factor[0].HasFreeBound() && IsData(factor[0])
        && (factor[1].Kind == TermKind.Number ? factor[1].Value > 2 : !factor[1].HasFreeBound()) && !IsScaled(factor[0]);

    /// <summary>Powers of the index itself (a harmonic number) are no data.</summary>
    private static bool IsData(Term value) => value.Contains(static part => part.Kind is TermKind.Element or TermKind.Opaque or TermKind.Member);

    private static bool IsScaled(Term value) => value.Contains(IsScale);

    /// <summary>(x / max)⁴ is x⁴·max⁻⁴ in the algebra.</summary>
    private static bool IsScale(Term part) => part.Kind == TermKind.Power && part[1].Kind == TermKind.Number && part[1].Value < 0 && Shifts.HasExtreme(part[0]);
}
