using System.Linq;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>The summand λ·w of a gradient: a scalar times the parameter itself.</summary>
internal sealed record Penalty(Term Whole, Term Factor, Term Augmented)
{
    /// <summary>Finds g + λ·w anywhere in a term, for the parameter at <paramref name="weight"/>.</summary>
    public static Penalty? In(Term term, Term weight)
    {
        if (term.Kind == TermKind.Sum)
        {
            foreach (var operand in term.Operands)
            {
                foreach (var branch in operand.Kind == TermKind.Choice ? operand.Operands.Skip(1) : [operand])
                {
                    if (FactorOf(branch, weight) is { } factor && IsDecay(factor, term - operand) && IsGradient(term - operand, weight))
                    {
                        return new Penalty(branch, factor, term);
                    }
                }
            }
        }

        return term.Kind is TermKind.Compare ? null : term.Operands.Select(inner => In(inner, weight)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The λ of λ·w, or null where the term is anything else.</summary>
    public static Term? FactorOf(Term product, Term weight)
    {
        var factors = product.Kind == TermKind.Product ? product.Operands : [product];
        var own = factors.Where(factor => Place.IsSame(factor, weight)).ToList();
        return own.Count == 1 && factors.All(factor => ReferenceEquals(factor, own[0]) || IsScalar(factor, weight)) ? product / own[0] : null;
    }

    /// <summary>λ may be anything but data: an element, a sum over elements or an unread call.</summary>
    private static bool IsScalar(Term factor, Term weight) => !factor.Contains(part =>
        part.Kind is TermKind.Element or TermKind.Reduce or TermKind.Opaque or TermKind.Bound || Place.IsSame(part, weight));

    /// <summary>2·w - 2·t and a·w - a·t are gradients of (w - t)², and w - v is a difference: a decay is small, positive and not shared.</summary>
    private static bool IsDecay(Term factor, Term rest) => factor.Kind == TermKind.Number ? factor.Value is > 0 and < 0.5
        : !(rest.Kind == TermKind.Sum ? rest.Operands : [rest]).Any(part => part.SplitCoefficient().Coefficient < 0 && part.Kind == TermKind.Product && (part / factor).Size < part.Size);

    /// <summary>What is left must look like a gradient, not like a constant: 2·w - 4 is the gradient of (w - 2)².</summary>
    private static bool IsGradient(Term rest, Term weight) => weight.Kind switch
    {
        TermKind.Element => rest.Contains(part => part.Kind is TermKind.Element or TermKind.Opaque or TermKind.Reduce),
        _ when rest.Kind != TermKind.Sum && rest.SplitCoefficient() is { Coefficient: < 0, Factor.Kind: TermKind.Variable } => false,
        TermKind.Member => rest.Contains(part => part.Kind is TermKind.Variable or TermKind.Member or TermKind.Opaque or TermKind.Reduce or TermKind.Element),
        _ => rest.Contains(part => part.Kind is TermKind.Variable or TermKind.Opaque or TermKind.Reduce or TermKind.Element),
    };

    /// <summary>True where the new value scales the old one beside the step: w - lr·λ·w - … or w·(1 - lr·λ).</summary>
    public static bool IsDecoupled(Term value, Term weight)
    {
        if (value.Kind == TermKind.Choice)
        {
            return IsDecoupled(value[1], weight) || IsDecoupled(value[2], weight);
        }

        if (value.Kind == TermKind.Sum)
        {
            return value.Operands.Any(part => IsDecoupled(part, weight)) || value.Operands.Any(part => part.Kind == TermKind.Product && part.Operands.Any(inner => inner.Kind == TermKind.Sum
                && inner.Operands.Any(summand => FactorOf(summand, weight) is { } scale && !scale.IsNumber(1)) && inner.Contains(deep => deep.Is(MathFunction.Sqrt))));
        }

        return FactorOf(value, weight) is { } factor && (factor.Kind != TermKind.Number || factor.Value is > 0.5 and < 1) && !factor.Contains(part => part.Is(MathFunction.Sqrt));
    }
}
