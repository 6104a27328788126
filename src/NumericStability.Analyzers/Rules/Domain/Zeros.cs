using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// Finds in a value what can make it exactly 0 and is produced in view: norms, spreads, conditional counts, sums, differences.
/// A value of unknown origin is no evidence, and neither is a product of factors that are each known not to be 0.
/// </summary>
internal sealed class Zeros
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

        if (depth > Deepest || term.Kind is TermKind.Number or TermKind.Variable or TermKind.Member or TermKind.Element or TermKind.Bound || Excluded(term, facts))
        {
            return null;
        }

        return term.Kind switch
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
    }

    /// <summary>Proven not to be 0, or compared with a bound the analysis does not know.</summary>
    public bool Excluded(Term term, Facts? facts) => _context.RangeOf(term, facts) is var range && (!range.Contains(0) || range.IsEmpty || Safeguards.IsBoundedBelow(term, facts));

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
            return new ZeroSource(term, "every component is 0", term[0].Kind == TermKind.Element ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        if (term.Is(MathFunction.Given))
        {
            return Of(term[0], Facts.With(facts, term[1], true), depth + 1);
        }

        if (term.Is(MathFunction.Count) && term[0].Domain is { IsFiltered: true } && term[0].Kind == TermKind.Map && term[0][0].Is(MathFunction.Given))
        {
            return new ZeroSource(term, "no element passes the filter", DiagnosticSeverity.Warning);
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
                ?? (term.Is(MathFunction.Max) && !_context.RangeOf(other, facts).IsNonNegative ? new ZeroSource(term, "the other argument is not positive", DiagnosticSeverity.Info) : null);
        }

        return sources.All(source => source is not null) ? Best(sources) : null;
    }

    private ZeroSource? OfReduction(Term reduce, Facts? facts, bool isRooted)
    {
        var body = reduce[0];
        if (reduce.Is(Reduction.Max))
        {
            return body.Is(MathFunction.Abs) ? new ZeroSource(reduce, "every element is 0", DiagnosticSeverity.Warning) : null;
        }

        if (reduce.Is(Reduction.Sum) && body.Is(MathFunction.Exp) && _context.RangeOf(body[0], facts).High <= 0)
        {
            return new ZeroSource(reduce, "every exponential underflows", DiagnosticSeverity.Warning);
        }

        if (!reduce.Is(Reduction.Sum) || Shapes.DependsOnChance(body) || Shapes.IsPositiveButForUnderflow(body))
        {
            return null;
        }

        if (Shapes.IsSquareLike(body))
        {
            var isStep = !isRooted && body.Contains(static part => part.Kind == TermKind.Element && part[0].Format == NumericFormat.Vector);
            return new ZeroSource(reduce, Shapes.CentredWhen(body), isStep || HasOffset(body) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        if (ConditionalCounts.CanBeZero([body], term => _context.RangeOf(term, facts)))
        {
            return new ZeroSource(reduce, "no element meets the condition", DiagnosticSeverity.Warning);
        }

        return body.Kind == TermKind.Number || _context.RangeOf(body, facts).IsPositive || IsElementTested(body, facts) ? null : new ZeroSource(reduce, "the summands are 0 or cancel", DiagnosticSeverity.Info);
    }

    /// <summary>Where one element is known not to be 0, the sum over all of them is no longer a sum of zeros.</summary>
    private bool IsElementTested(Term body, Facts? facts)
    {
        for (var fact = facts; fact is not null && body.Kind == TermKind.Element; fact = fact.Next)
        {
            var isTested = fact.Condition.Contains(part => part.Kind == TermKind.Element && part[0].Equals(body[0].Shifted(-1)) && !_context.RangeOf(part, facts).Contains(0));
            if (isTested)
            {
                return true;
            }
        }

        return false;
    }

    private ZeroSource? OfSum(Term sum, Facts? facts, int depth, bool isRooted)
    {
        if (Shapes.IsSpread(sum))
        {
            return new ZeroSource(sum, Shapes.AllEqual, DiagnosticSeverity.Warning);
        }

        if (sum.Operands.All(operand => operand.Is(Reduction.Sum)) && ConditionalCounts.AreConditional(sum.Operands.Select(operand => operand[0])))
        {
            return ConditionalCounts.CanBeZero(sum.Operands.Select(operand => operand[0]), term => _context.RangeOf(term, facts))
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
        return sources.All(source => source is not null) ? Best(sources) : null;
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

    /// <summary>
    /// x² + y² is 0 only where both are: one component known not to be 0 is enough. Components chosen by conditions exclude each
    /// other's zeros as a rule, the square of a parameter added to a squared distance is there to keep it from 0, the square without a
    /// root is that of a complex divisor or of a closed form, and what a type's own fields are is decided elsewhere.
    /// </summary>
    private ZeroSource? OfSquares(Term sum, Facts? facts, bool isRooted)
    {
        if (Shapes.DependsOnChance(sum) || IsTested(sum, facts) || sum.Operands.Any(operand => Root(operand) is { } component && Excluded(component, facts)) || AreDifferent(sum, facts))
        {
            return null;
        }

        var given = sum.Operands.Count(operand => Root(operand) is { } component && Shapes.IsPlain(component));
        var isOffset = given > 0 && given < sum.Operands.Length;
        var isChosen = sum.Contains(part => part.Kind == TermKind.Choice);
        var isClosedForm = !isRooted && sum.Operands.All(static operand => operand.SplitCoefficient().Factor is { Kind: TermKind.Power } or { Kind: TermKind.Product });
        return new ZeroSource(sum, "every component is 0", isChosen || isOffset || isClosedForm || IsOfOwnFields(sum) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
    }

    /// <summary>One condition that asks about every component.</summary>
    private static bool IsTested(Term sum, Facts? facts)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Kind is TermKind.Not or TermKind.Or && sum.Operands.All(operand => Root(operand) is { } component && fact.Condition.Contains(component)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Fields of this object; a method that normalises is meant for any.</summary>
    private bool IsOfOwnFields(Term sum) => !Naming.Says(_context.Method.Owner.Name, "norm")
        && sum.Operands.All(static operand => Root(operand) is { Kind: TermKind.Member or TermKind.Variable, Operands.Length: 0 } component
            && (component.Head as ISymbol ?? (component.Head as Variable)?.Symbol) is IFieldSymbol or IPropertySymbol);

    /// <summary>|a| + |b| of numbers that are known to differ: they are not both 0.</summary>
    private bool AreDifferent(Term sum, Facts? facts) => facts is not null && sum.Operands.Length == 2
        && Root(sum.Operands[0]) is { } first && Root(sum.Operands[1]) is { } second
        && (Excluded(first - second, facts) || Excluded(Formula.Apply(MathFunction.Abs, first - second), facts));

    /// <summary>Σ(dᵢ² + w²): what every summand shares is there to keep the sum from 0.</summary>
    private static bool HasOffset(Term body) => body.Kind == TermKind.Sum
        && body.Operands.Any(operand => Root(operand) is { } component && Shapes.IsPlain(component) && !component.HasFreeBound());

    /// <summary>The component a square or magnitude was made of.</summary>
    private static Term? Root(Term operand) => operand.Kind switch
    {
        TermKind.Power => operand[0],
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

        return new ZeroSource(sum, "its terms are equal", DiagnosticSeverity.Info);
    }

    private static ZeroSource? OfCall(Term opaque) =>
        opaque.Head is IInvocationOperation { TargetMethod: { } method } && Shapes.IsLibrarySpread(method)
            ? new ZeroSource(opaque, Shapes.AllEqual, DiagnosticSeverity.Warning)
            : null;
}
