using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// A recursion of probabilities over time, a[t, j] = Σ a[t-1, i]·A[i, j]·b[j]: 0.1ᵏ is 0 from k = 324 on. Silent where a step is
/// normalised, where logarithms are carried, and for sums of two factors, which may be any linear map.
/// </summary>
internal sealed class LinearRecursion() : Rule(Recursion)
{
    public static readonly DiagnosticDescriptor Recursion = Descriptors.Create(
        id: "NUM1018",
        title: "Recursion of probabilities in the linear domain",
        messageFormat: "'{0}' multiplies probabilities step after step without normalising: with factors of 0.1 all are 0 after {1} steps",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Forward and backward recursions underflow. Normalise each step, or carry logarithms with LogSumExp.");

    private const int Factors = 3;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Format.IsFloating() && assignment.Location is { Kind: TermKind.Element } location && assignment.Loop is not null
                && (location[0].Kind == TermKind.Element
                    ? (IsStep(assignment.Value, location) || IsAddedStep(assignment.Increment, location)) && !IsNormalised(location, method)
                    : CarriedRows.IsStep(assignment, context)))
            {
                var syntax = assignment.Operation.Syntax;
                context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), assignment.Format switch
                {
                    NumericFormat.Single => "46",
                    NumericFormat.Half => "8",
                    _ => "324",
                }));
            }
        }
    }

    /// <summary>The new row is a sum over the row before, times a transition, times a further factor.</summary>
    private static bool IsStep(Term value, Term location)
    {
        var outer = value.Kind == TermKind.Product ? value.Operands.AsEnumerable() : [value];
        var (carrier, sum) = outer.Select(factor => (factor, Sum: SumIn(factor, location))).FirstOrDefault(static pair => pair.Sum is not null);
        if (sum is null)
        {
            return false;
        }

        var inner = Operands(sum[0]).ToList();
        var outside = outer.Where(factor => !ReferenceEquals(factor, carrier)).Select(static factor => factor.Shifted(1));
        return AreProbabilities([.. inner, .. outside], location);
    }

    /// <summary>The sum over the row before, which may have been added to what the element held.</summary>
    private static Term? SumIn(Term factor, Term location) => factor.Is(Reduction.Sum) ? Operands(factor[0]).Any(part => IsEarlierRow(part, location)) ? factor : null
        : factor is { Kind: TermKind.Sum, Operands: { Length: 2 } parts } && parts.Any(part => part.Kind == TermKind.Element && part[1].Equals(location[1]) && part[0].Kind == TermKind.Element && part[0][1].Equals(location[0][1]))
            ? parts.FirstOrDefault(part => part.Is(Reduction.Sum) && SumIn(part, location) is not null) : null;

    /// <summary>The same sum accumulated in place.</summary>
    private static bool IsAddedStep(Term? increment, Term location) => increment is { Kind: TermKind.Product } product
        && product.Operands.Any(part => IsEarlierRow(part.Shifted(1), location)) && AreProbabilities([.. product.Operands.Select(static part => part.Shifted(1))], location);

    /// <summary>
    /// Three elements, a transition among them that is the same at every step. Backwards in time that is also how gradients flow:
    /// there one factor must be chosen by an observation.
    /// </summary>
    private static bool AreProbabilities(List<Term> factors, Term location)
    {
        var time = location[0][1].Shifted(1);
        var earlier = factors.First(part => IsEarlierRow(part, location));
        return factors.Count >= Factors && factors.All(static factor => factor.Kind == TermKind.Element)
            && factors.Any(factor => !ReferenceEquals(factor, earlier) && !IndexAtoms(time).Any(factor.Contains))
            && ((earlier[0][1] - time) is { Value: < 0 } || factors.Any(static factor => factor[1].Kind == TermKind.Element));
    }

    private static IEnumerable<Term> IndexAtoms(Term time) => time.Kind == TermKind.Sum ? time.Operands.Where(static part => part.Kind != TermKind.Number) : [time];

    private static IEnumerable<Term> Operands(Term body) => body.Kind == TermKind.Product ? body.Operands : [body];

    /// <summary>An element of the same array whose row differs from the one written by a whole number of steps.</summary>
    private static bool IsEarlierRow(Term part, Term location) => part.Kind == TermKind.Element && part[0].Kind == TermKind.Element
        && SymbolOf(part[0][0]) is { } array && SymbolEqualityComparer.Default.Equals(array, SymbolOf(location[0][0]))
        && (part[0][1].Shifted(-1) - location[0][1]) is { Kind: TermKind.Number, Value: not 0 };

    public static ISymbol? SymbolOf(Term array) => (array.Head as Variable)?.Symbol ?? array.Head as ISymbol;

    private static bool IsNormalised(Term location, MethodReading method) => method.Assignments.Any(other =>
        other.Location.Kind == TermKind.Element && other.Location[0].Kind == TermKind.Element && SymbolEqualityComparer.Default.Equals(SymbolOf(other.Location[0][0]), SymbolOf(location[0][0]))
        && other.Value.Kind == TermKind.Product && other.Value.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1)));
}
