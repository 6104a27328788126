using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// Weights multiplied by exp(…) round after round (Hedge, Exp3, mirror descent): after some rounds they are all 0 or ∞. Renormalised
/// each round, a suggestion. Silent for one common decay factor and for exponents that rescale to a new maximum.
/// </summary>
internal sealed class MultiplicativeWeights() : Rule(ExponentialWeights)
{
    public static readonly DiagnosticDescriptor ExponentialWeights = Descriptors.Create(
        id: "NUM1010",
        title: "Multiplicative exponential weights",
        messageFormat: "'{0}' multiplies a carried weight by exp(…): after enough rounds the weights are all 0 or one is ∞ (above {1} in the exponents' sum), and their share is NaN",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Carry the logarithms of the weights and add to them; take the softmax where the shares are needed.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Location.Kind == TermKind.Element && assignment.Format.IsFloating() && Updates.Multiplied(assignment.Old, assignment.Value) is { } factor
                && ExponentialIn(factor) is { } exponential && !IsCommonDecay(assignment, exponential) && !Rescales(exponential, assignment, context))
            {
                Report(assignment, exponential, context);
            }
        }
    }

    private void Report(Assignment assignment, Term exponential, RuleContext context)
    {
        var syntax = assignment.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Thresholds.ExpOverflow(exponential.Format))
        {
            Severity = IsRenormalised(assignment, context.Method) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Claims = Claim.Of([exponential]),
        });
    }

    private static Term? ExponentialIn(Term factor) => factor.Is(MathFunction.Exp) ? factor
        : factor.Kind == TermKind.Product ? factor.Operands.FirstOrDefault(part => part.Is(MathFunction.Exp))
        : factor.Kind == TermKind.Choice ? ExponentialIn(factor[1]) ?? ExponentialIn(factor[2]) : null;

    /// <summary>Every element is multiplied by the same factor: a decay, whose shares do not change.</summary>
    private static bool IsCommonDecay(Assignment assignment, Term exponential) => assignment.Loop is { } loop
        ? assignment.Location[1].Equals(loop.Index) && !exponential[0].Contains(loop.Index) && !exponential[0].Contains(part => part.Head is IOperation data && loop.Operation.Syntax.Span.Contains(data.Syntax.Span))
        : exponential[0].Kind == TermKind.Number;

    private static bool Rescales(Term exponential, Assignment assignment, RuleContext context) =>
        Shifts.HasExtreme(exponential[0]) || context.RangeOf(exponential[0], assignment.State.Facts) is { IsBounded: true };

    /// <summary>The same array is divided by something in the same body.</summary>
    private static bool IsRenormalised(Assignment update, MethodReading method) => method.Assignments.Any(other =>
        !ReferenceEquals(other, update) && other.Location.Kind == TermKind.Element && SameArray(other.Location[0], update.Location[0])
        && other.Value.Kind == TermKind.Product && other.Value.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0].Contains(part => part.Is(Reduction.Sum))));

    private static bool SameArray(Term left, Term right) =>
        left.Equals(right) || (left.Head is Variable mine && right.Head is Variable other && SymbolEqualityComparer.Default.Equals(mine.Symbol, other.Symbol));
}
