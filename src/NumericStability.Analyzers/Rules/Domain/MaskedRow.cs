using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>exp(s - max(s)) where masking may have set every s to -∞: -∞ - -∞ is NaN. Silent where the maximum is tested.</summary>
internal sealed class MaskedRow() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5010",
        title: "Fully masked row",
        messageFormat: "'{0}' is exp(-∞ - -∞) = NaN for a row in which every element is masked",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Scores are masked with -∞ and shifted by their maximum. Where everything is masked the maximum is -∞ too, and the difference NaN.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var call in FunctionCall.In(method, MathFunction.Exp))
        {
            if (call.Argument.Term.Kind != TermKind.Sum || !context.IsHere(call.Call.Operation) || Maximum(call.Argument.Term) is not { } maximum
                || !maximum.Contains(IsMask) || context.RangeOf(maximum, call.Call).Low > double.NegativeInfinity || IsTested(maximum, call.Call.Facts, context))
            {
                continue;
            }

            var syntax = call.Call.Operation.Syntax;
            var place = maximum.Source is { } source && context.IsHere(source) && !syntax.Span.Contains(source.Syntax.Span) ? source.Syntax : null;
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax)) { Evidence = place is null ? [] : [place] });
        }
    }

    private static Term? Maximum(Term shifted)
    {
        foreach (var operand in shifted.Operands)
        {
            if (operand.SplitCoefficient() is { Coefficient: -1, Factor: var subtracted } && (subtracted.Is(Reduction.Max) || subtracted.Is(MathFunction.Max)))
            {
                return subtracted;
            }
        }

        return null;
    }

    /// <summary>A choice between a score and -∞.</summary>
    private static bool IsMask(Term part) => part.Kind == TermKind.Choice && (part[1].IsNumber(double.NegativeInfinity) || part[2].IsNumber(double.NegativeInfinity));

    private static bool IsTested(Term maximum, Facts? facts, RuleContext context)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Contains(maximum))
            {
                return true;
            }
        }

        return Safeguards.IsTestedLater(maximum, context);
    }
}
