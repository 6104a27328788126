using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <content>Sums of a few written squares: lengths of vectors, and what only looks like one.</content>
internal sealed partial class Zeros
{
    /// <summary>
    /// x² + y² is 0 only where both are: one component known not to be 0 is enough. Components chosen by conditions exclude each
    /// other's zeros as a rule, the square of a parameter added to a squared distance is there to keep it from 0, the square without a
    /// root is that of a complex divisor or of a closed form, and what a type's own fields are is decided elsewhere.
    /// </summary>
    private ZeroSource? OfSquares(Term sum, Facts? facts, bool isRooted)
    {
        if (Shapes.DependsOnChance(sum) || sum.Operands.Any(operand => Root(operand) is { } component && Excluded(component, facts)) || AreTested(sum, facts))
        {
            return null;
        }

        var components = sum.Operands.Select(Root).OfType<Term>().ToList();
        return new ZeroSource(sum, "every component is 0", IsCoincidence(sum, components, isRooted) || IsMadeElsewhere(sum, components) || IsItselfExcluded(sum, facts) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
    }

    private bool AreTested(Term sum, Facts? facts) => IsTested(sum, facts) || AreOfDifferentObjects(sum, facts) || AreOfAskedObject(sum, facts)
        || AreDifferent(sum, facts) || Safeguards.IsAskedOfEveryDifference(sum, facts);

    /// <summary>A formula whose components are 0 together by chance, if ever.</summary>
    private static bool IsCoincidence(Term sum, List<Term> components, bool isRooted)
    {
        var given = components.Count(Shapes.IsPlain);
        var isOffset = given > 0 && given < sum.Operands.Length;
        var isClosedForm = !isRooted && sum.Operands.All(static operand => operand.SplitCoefficient().Factor is { Kind: TermKind.Power } or { Kind: TermKind.Product });
        return isOffset || isClosedForm || sum.Contains(static part => part.Kind == TermKind.Choice)
            || Provenance.IsOfAngles(sum) || Shapes.AreOfOneAngle(sum) || Provenance.IsOfCurve(sum) || IsQuadrature(components)
            || sum.Operands.All(static length => length.Is(MathFunction.Sqrt)) || components.Any(Provenance.IsCorrected);
    }

    /// <summary>Components that other code, or the author of a table, has chosen.</summary>
    private bool IsMadeElsewhere(Term sum, List<Term> components) => Provenance.IsWrittenOut(sum, _context.Method)
        || (IsOfOwnState(sum) && !sum.Contains(static part => part.Kind == TermKind.Element)) || Provenance.AreOfOnePart(components)
        || (components.Count == sum.Operands.Length && components.TrueForAll(static component => Provenance.IsOfObject(component) || Provenance.IsOfOneObject(component)));

    /// <summary>√(σ₁² + σ₂² + 2·β²): deviations of several objects add up, and each of them would have to be 0.</summary>
    private static bool IsQuadrature(List<Term> components) => components.TrueForAll(static component => component is { Kind: TermKind.Member, Operands.Length: 1 })
        && components.Select(static component => component[0]).Distinct().Count() > 1;
}
