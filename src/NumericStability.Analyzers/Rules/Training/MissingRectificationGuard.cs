using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// The rectification of RAdam, √((ρ-4)(ρ-2)ρ∞ / ((ρ∞-4)(ρ∞-2)ρ)), where ρ may be 4 or less: NaN in the third and fourth step for
/// β₂ = 0.999, meaningless before. Silent behind a test of ρ.
/// </summary>
internal sealed class MissingRectificationGuard() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4016",
        title: "Rectification used where it is undefined",
        messageFormat: "'{0}' is used for every step: for ρ ≤ 4 it is NaN or meaningless (steps 1 to 4 for β₂ = 0.999)",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "RAdam rectifies only where ρ > 4 (many implementations: > 5) and takes a momentum step otherwise.");

    public override int Priority => 30;

    public override IEnumerable<object> Roots => [MathFunction.Sqrt];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation) || !reading.Term.Is(MathFunction.Sqrt) || reading.Term[0].Kind != TermKind.Product)
        {
            return;
        }

        var factors = reading.Term[0].Operands;
        var lengths = factors.Where(factor => IsWritten(factor)).ToList();
        foreach (var small in lengths)
        {
            foreach (var large in lengths)
            {
                if ((large - small).IsNumber(2) && IsDivisor(factors, small + 4) && !IsGuarded(small, reading, context))
                {
                    context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax)));
                    return;
                }
            }
        }
    }

    private static bool IsWritten(Term factor) => factor.Kind == TermKind.Sum;

    /// <summary>ρ itself divides: ρ - 4 plus 4, up to the sign the product keeps apart.</summary>
    private static bool IsDivisor(IEnumerable<Term> factors, Term rho) => factors.Any(factor =>
        factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && (factor[0].Equals(rho) || factor[0].Equals(-rho)));

    private static bool IsGuarded(Term difference, Reading reading, RuleContext context)
    {
        if (context.RangeOf(difference, reading).Low >= 0)
        {
            return true;
        }

        for (var fact = reading.Facts; fact is not null; fact = fact.Next)
        {
            var condition = fact.Condition.Kind == TermKind.Not ? fact.Condition[0] : fact.Condition;
            if (condition.Kind == TermKind.Compare && ((condition[1] - condition[0] - difference).Kind == TermKind.Number || (condition[0] - condition[1] - difference).Kind == TermKind.Number))
            {
                return true;
            }
        }

        return false;
    }
}
