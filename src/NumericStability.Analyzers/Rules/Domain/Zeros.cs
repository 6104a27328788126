using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// Finds in a value what can make it exactly 0 and is produced in view: norms, spreads, conditional counts, sums, differences.
/// A value of unknown origin is no evidence, and neither is a product of factors that are each known not to be 0.
/// </summary>
internal sealed partial class Zeros
{
    private const int Deepest = 12;
    private readonly RuleContext _context;

    public Zeros(RuleContext context) => _context = context;

    /// <param name="isRooted">True under a root or logarithm, where a bare sum of squares is no divisor of an iteration or a closed form.</param>
    public ZeroSource? Of(Term term, Facts? facts, int depth = 0, bool isRooted = false)
    {
        if (Spectrum.IsSingularValue(term) && !Excluded(term, facts))
        {
            return new ZeroSource(term, "the matrix has not full rank (rounding leaves 1e-17 there instead)", DiagnosticSeverity.Warning);
        }

        return depth <= Deepest && ByKind(term, facts, depth, isRooted) is { } source && !Excluded(term, facts) ? Weighed(source) : null;
    }

    private ZeroSource? ByKind(Term term, Facts? facts, int depth, bool isRooted) => term.Kind switch
    {
        TermKind.Product => Best(term.Operands.Select(factor => Of(factor, facts, depth + 1, isRooted))),
        TermKind.Power => term[1].Kind == TermKind.Number && term[1].Value > 0 ? OfPower(term, facts, depth) : null,
        TermKind.Apply => OfFunction(term, facts, depth),
        TermKind.Reduce => OfReduction(term, facts, isRooted),
        TermKind.Sum => OfSum(term, facts, depth, isRooted),
        TermKind.Choice => Best([Of(term[1], Facts.With(facts, term[0], true), depth + 1), Of(term[2], Facts.With(facts, term[0], false), depth + 1)]),
        TermKind.Opaque => OfCall(term),
        _ => null,
    };

    /// <summary>What could not be read to the end is a suggestion.</summary>
    private static ZeroSource Weighed(ZeroSource source) => source.IsProven && Provenance.IsUnread(source.Term) ? source with { Severity = DiagnosticSeverity.Info } : source;

    /// <summary>Proven not to be 0, or compared with a bound the analysis does not know.</summary>
    public bool Excluded(Term term, Facts? facts) => _context.RangeOf(term, facts) is var range
        && (!range.Contains(0) || range.IsEmpty || Safeguards.IsBoundedBelow(term, facts));

    private static ZeroSource? Best(IEnumerable<ZeroSource?> sources)
    {
        ZeroSource? best = null;
        foreach (var source in sources)
        {
            best = best is null || (source is { IsProven: true } && !best.IsProven) ? source ?? best : best;
        }

        return best;
    }

    /// <summary>|x|² as a whole is a step of an algorithm that stops before x is 0, more often than a length somebody divides by.</summary>
    private ZeroSource? OfPower(Term power, Facts? facts, int depth) => Of(power[0], facts, depth + 1, power[1].Value <= 0.5) is not { } source ? null
        : power[1].Value >= 2 && power[0].Is(MathFunction.Norm) ? source with { Severity = DiagnosticSeverity.Info }
        : source;

    private ZeroSource? OfFunction(Term term, Facts? facts, int depth)
    {
        if (term.Is(MathFunction.Sqrt) || term.Is(MathFunction.Abs) || term.Is(MathFunction.Cbrt))
        {
            return Of(term[0], facts, depth + 1, isRooted: true) is { } inner ? inner with { Term = inner.IsProven && Shapes.IsSquareLike(term[0]) ? term : inner.Term } : null;
        }

        if (term.Is(MathFunction.Norm))
        {
            return IsOfUnequal(term[0], facts) ? null : new ZeroSource(term, "every component is 0", Provenance.IsPart(term[0]) || Provenance.IsOfObjects(term[0]) || Provenance.IsMade(term[0]) || IsOfOwnState(term[0]) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        if (term.Is(MathFunction.Given))
        {
            return Of(term[0], Facts.With(facts, term[1], true), depth + 1);
        }

        if (term.Is(MathFunction.Count) && term[0].Domain is { IsFiltered: true } && term[0].Kind == TermKind.Map && term[0][0].Is(MathFunction.Given))
        {
            return new ZeroSource(term, "no element passes the filter", Provenance.IsOfOneClass(term[0][0][1]) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        return term.Is(MathFunction.Max) || term.Is(MathFunction.Min) ? OfExtreme(term, facts, depth) : null;
    }

    /// <summary>max(0, |x₀|, |x₁|, …) is the largest magnitude, 0 for a vector of zeros; max(0, x) is 0 for every negative x.</summary>
    private ZeroSource? OfExtreme(Term term, Facts? facts, int depth)
    {
        var sources = term.Operands.Select(operand => Of(operand, facts, depth + 1)).ToList();
        if (term.Operands.Any(operand => operand.IsNumber(0)))
        {
            var other = term.Operands.First(operand => !operand.IsNumber(0) || term.Operands.All(part => part.IsNumber(0)));
            return sources.FirstOrDefault(source => source is not null)
                ?? (term.Is(MathFunction.Max) && !(other.Is(Reduction.Max) && other[0].Is(MathFunction.Abs)) && !_context.RangeOf(other, facts).IsNonNegative ? new ZeroSource(term, "the other argument is not positive", DiagnosticSeverity.Info) : null);
        }

        return sources.All(source => source is not null) ? Best(sources) : null;
    }

    private ZeroSource? OfReduction(Term reduce, Facts? facts, bool isRooted)
    {
        var body = reduce[0];
        if (reduce.Is(Reduction.Max))
        {
            return body.Is(MathFunction.Abs) && !IsFactorTested(body, facts) ? new ZeroSource(reduce, "every element is 0", DiagnosticSeverity.Warning) : null;
        }

        if (reduce.Is(Reduction.Sum) && body.Is(MathFunction.Exp) && _context.RangeOf(body[0], facts).High <= 0)
        {
            return new ZeroSource(reduce, "every exponential underflows", Provenance.IsOfIndices(body) || body[0].Contains(Differences.StartsAtNumber) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        if (!reduce.Is(Reduction.Sum) || Shapes.DependsOnChance(body) || Shapes.IsPositiveButForUnderflow(body))
        {
            return null;
        }

        if (Shapes.IsSquareLike(body))
        {
            return OfSumOfSquares(reduce, facts, isRooted);
        }

        if (ConditionalCounts.CanBeZero([body], term => _context.RangeOf(term, facts)))
        {
            return IsOneCounted(body, facts) ? null
                : new ZeroSource(reduce, "no element meets the condition", IsOfTestedCollection(reduce, facts) || IsCountedElsewhere(body, facts) || ConditionalCounts.IsUnread(body) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        return body.Kind == TermKind.Number || _context.RangeOf(body, facts).IsPositive || ConditionalCounts.CountsItself(body) || IsElementTested(body, facts) ? null : new ZeroSource(reduce, "the summands are 0 or cancel", DiagnosticSeverity.Info);
    }

    private ZeroSource? OfSumOfSquares(Term reduce, Facts? facts, bool isRooted)
    {
        var body = reduce[0];
        var isStep = !isRooted && body.Contains(static part => part.Kind == TermKind.Element && part[0].Format == NumericFormat.Vector);
        var isElsewhere = Provenance.IsTheSameInEach(body) || IsOfOwnState(body) || Provenance.IsOfIndices(body) || Provenance.IsMade(body) || Provenance.IsOfObjectsElements(body) || Provenance.IsWrittenOut(body, _context.Method) || IsItselfExcluded(body, facts);
        return IsFactorTested(body, facts) || IsDeterminantTested(reduce, facts) ? null
            : new ZeroSource(reduce, Shapes.CentredWhen(body), isStep || isElsewhere || HasOffset(body) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
    }

    private ZeroSource? OfSum(Term sum, Facts? facts, int depth, bool isRooted)
    {
        if (Shapes.IsSpread(sum))
        {
            return new ZeroSource(sum, Shapes.AllEqual, DiagnosticSeverity.Warning);
        }

        if (Counts(sum) is { } counts && ConditionalCounts.AreConditional(counts))
        {
            return ConditionalCounts.CanBeZero(counts, term => _context.RangeOf(term, facts))
                ? new ZeroSource(sum, "nothing was counted", DiagnosticSeverity.Warning)
                : null;
        }

        if (sum.Operands.All(Shapes.IsSquareLike))
        {
            return OfSquares(sum, facts, isRooted);
        }

        if (SharedFactor(sum, facts, depth) is { } shared)
        {
            return shared;
        }

        if (!sum.Operands.All(operand => _context.RangeOf(operand, facts) is { IsNonNegative: true, ExcludesZero: false }))
        {
            return OfDifference(sum, facts);
        }

        var sources = sum.Operands.Select(operand => Of(operand, facts, depth + 1)).ToList();
        return sources.All(source => source is not null) && !IsMixtureTested(sum, facts) ? Best(sources) : null;
    }

    /// <summary>What is counted in 2·(tf + ft) + tt + ff; null where anything else is added.</summary>
    private static List<Term>? Counts(Term sum)
    {
        var counts = new List<Term>();
        foreach (var operand in sum.Operands)
        {
            var inner = operand.SplitCoefficient() is not { Coefficient: > 0, Factor: var factor } ? null
                : factor.Kind == TermKind.Sum ? Counts(factor) : factor.Is(Reduction.Sum) ? [factor[0]] : null;
            if (inner is null)
            {
                return null;
            }

            counts.AddRange(inner);
        }

        return counts;
    }

    /// <summary>tp/(tp + fp) + tp/(tp + fn): every operand is 0 with the count above the fractions.</summary>
    private ZeroSource? SharedFactor(Term sum, Facts? facts, int depth)
    {
        if (!sum.Operands.All(operand => operand.Kind == TermKind.Product && operand.Operands.Any(Shapes.IsDivisor)))
        {
            return null;
        }

        var shared = sum.Operands[0].Operands.FirstOrDefault(factor => factor.Kind != TermKind.Number && !Shapes.IsDivisor(factor)
            && sum.Operands.All(operand => operand.Operands.Contains(factor)));
        return shared is null || Excluded(shared, facts) ? null
            : Of(shared, facts, depth + 1) ?? (Shapes.IsPlain(shared) ? new ZeroSource(sum, "its numerators are 0", DiagnosticSeverity.Info) : null);
    }

    /// <summary>What this object keeps; a method that normalises is meant for any, but for a private one, which its own type calls.</summary>
    private bool IsOfOwnState(Term term) => Provenance.IsOfOwnState(term)
        && (_context.Method.Owner.DeclaredAccessibility == Accessibility.Private || _context.Method.Owner.Name.IndexOf("Norm", System.StringComparison.OrdinalIgnoreCase) < 0);

    /// <summary>Σ(dᵢ² + w²): what every summand shares is there to keep the sum from 0.</summary>
    private static bool HasOffset(Term body) => body.Kind == TermKind.Sum
        && body.Operands.Any(operand => Root(operand) is { } component && Shapes.IsPlain(component) && !component.HasFreeBound());

    /// <summary>The component a square or magnitude was made of.</summary>
    private static Term? Root(Term operand) => operand.Kind switch
    {
        TermKind.Power => Shapes.IsDivisor(operand) ? null : operand[0],
        TermKind.Apply when operand.Is(MathFunction.Abs) => operand[0],
        TermKind.Product => operand.Operands.Select(Root).FirstOrDefault(root => root is not null),
        _ => null,
    };

    /// <summary>2 - a - b, tp + fp: sums of plain unknowns, whose zero the inputs decide.</summary>
    private ZeroSource? OfDifference(Term sum, Facts? facts)
    {
        var unknowns = sum.Operands.Where(operand => operand.Kind != TermKind.Number).ToList();
        if (unknowns.Count == 0 || !unknowns.All(operand => Shapes.IsPlain(operand.SplitCoefficient().Factor)) || Shapes.DependsOnChance(sum))
        {
            return null;
        }

        if (unknowns.All(operand => operand.SplitCoefficient().Coefficient > 0))
        {
            return unknowns.Count == sum.Operands.Length && !unknowns.Any(operand => Excluded(operand.SplitCoefficient().Factor, facts)) ? new ZeroSource(sum, "all of its terms are 0", DiagnosticSeverity.Info) : null;
        }

        return IsBiasCorrection(sum) ? null : new ZeroSource(sum, "its terms are equal", DiagnosticSeverity.Info);
    }

    /// <summary>1 - βᵗ with the power carried along: below 1 from the first step on.</summary>
    private static bool IsBiasCorrection(Term sum) => sum.Operands.Length == 2 && sum.Operands[0].IsNumber(1)
        && sum.Operands[1].Contains(static part => part.Symbol is { } symbol && Naming.Says(symbol.Name, "beta", "decay", "momentum"));

    private static ZeroSource? OfCall(Term opaque) =>
        opaque.Head is IInvocationOperation { TargetMethod: { } method } && Shapes.IsLibrarySpread(method)
            ? new ZeroSource(opaque, Shapes.AllEqual, DiagnosticSeverity.Warning)
            : null;
}
