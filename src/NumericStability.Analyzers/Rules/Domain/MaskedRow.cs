using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
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
                || !maximum.Contains(IsMask) || context.RangeOf(maximum, call.Call).Low > double.NegativeInfinity || IsTested(maximum, call.Call.Facts, context) || IsScoreTested(call.Argument.Term + maximum, call.Call.Facts))
            {
                continue;
            }

            var syntax = call.Call.Operation.Syntax;
            var place = maximum.Source is { } source && context.IsHere(source) && !syntax.Span.Contains(source.Syntax.Span) ? source.Syntax : null;
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax)) { Severity = IsOfPositions(maximum) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, Evidence = place is null ? [] : [place] });
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

    /// <summary>A causal mask asks for positions alone, and leaves each row its own.</summary>
    private static bool IsOfPositions(Term maximum) => !maximum.Contains(static part => IsMask(part) && part[0].Contains(static asked => asked.Kind is TermKind.Element or TermKind.Member || asked.Is(MathFunction.Asked)
        || (asked.Kind == TermKind.Opaque && asked.Head is not ILoopOperation)));

    /// <summary>Where the score itself is known not to be masked, its maximum is not -∞ either.</summary>
    private static bool IsScoreTested(Term score, Facts? facts) => Facts.Any(facts, condition => condition.Contains(score) || (IsMask(score) && (condition.Equals(score[0]) || condition.Equals(Term.Not(score[0])))));

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
