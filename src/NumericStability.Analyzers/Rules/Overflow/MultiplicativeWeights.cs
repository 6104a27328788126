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
            var (factor, index) = FactorOf(assignment);
            if (factor is not null && IsCarried(assignment) && ExponentialIn(factor) is { } exponential && IsData(assignment, exponential[0], index) && !Rescales(exponential, assignment, context))
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

    /// <summary>What is multiplied was there before: in a parameter, a field, or a local that an outer loop comes back to; not computed just now.</summary>
    private static bool IsCarried(Assignment assignment) => assignment.Old.Kind is TermKind.Element or TermKind.Variable or TermKind.Member
        && (assignment.Location.Symbol is not ILocalSymbol local || Loop.From(assignment.Loop).Any(loop => !assignment.Location.Contains(loop.Index)
            && !local.DeclaringSyntaxReferences.Any(place => loop.Operation.Syntax.Span.Contains(place.Span))));

    /// <summary>What an element is multiplied by, or each element of an array that is assigned as a whole, and the index that runs over them.</summary>
    private static (Term? Factor, Term? Index) FactorOf(Assignment assignment) => assignment switch
    {
        { Location.Kind: TermKind.Element } when assignment.Format.IsFloating() => (Updates.Multiplied(assignment.Old, assignment.Value),
            assignment.Loop is { } loop && assignment.Location[1].Equals(loop.Index) ? loop.Index : null),
        { Value.Kind: TermKind.Map } => (Updates.Multiplied(Term.Element(assignment.Old.Shifted(1), Term.Bound(0)), assignment.Value[0]), Term.Bound(0)),
        _ => (null, null),
    };

    private static Term? ExponentialIn(Term factor) => factor.Is(MathFunction.Exp) ? factor
        : factor.Kind == TermKind.Product ? factor.Operands.FirstOrDefault(part => part.Is(MathFunction.Exp))
        : factor.Kind == TermKind.Choice ? ExponentialIn(factor[1]) ?? ExponentialIn(factor[2]) : null;

    /// <summary>An exponent with data of its own for each element. A common factor is a decay, whose shares do not change; a function of the index is a window.</summary>
    private static bool IsData(Assignment assignment, Term exponent, Term? index)
    {
        if (index is null)
        {
            return exponent.Kind != TermKind.Number;
        }

        var scope = (assignment.Loop?.Operation ?? assignment.Operation).Syntax.Span;
        return exponent.Contains(part => !part.Equals(index)
            && (part.Kind is TermKind.Element or TermKind.Member ? part.Contains(index) : part.Head is IOperation data && scope.Contains(data.Syntax.Span)));
    }

    private static bool Rescales(Term exponential, Assignment assignment, RuleContext context) =>
        Shifts.HasExtreme(exponential[0]) || context.RangeOf(exponential[0], assignment.State.Facts) is { IsBounded: true };

    /// <summary>The same array is divided by a sum in the same body.</summary>
    private static bool IsRenormalised(Assignment update, MethodReading method) => method.Assignments.Any(other =>
        !ReferenceEquals(other, update) && SameArray(ArrayOf(other), ArrayOf(update)) && BodyOf(other) is { Kind: TermKind.Product } body
        && body.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0].Contains(part => part.Is(Reduction.Sum))));

    private static Term ArrayOf(Assignment assignment) => assignment.Location.Kind == TermKind.Element ? assignment.Location[0] : assignment.Location;

    private static Term BodyOf(Assignment assignment) => assignment.Value.Kind == TermKind.Map ? assignment.Value[0] : assignment.Value;

    private static bool SameArray(Term left, Term right) =>
        left.Equals(right) || (left.Head is Variable mine && right.Head is Variable other && SymbolEqualityComparer.Default.Equals(mine.Symbol, other.Symbol));
}
