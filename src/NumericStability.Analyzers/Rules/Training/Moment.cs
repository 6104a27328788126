using System.Linq;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>A moving average: decay · old + (1 - decay) · sample.</summary>
internal sealed record Moment(Term Decay, Term Old, Term Sample)
{
    /// <summary>Reads all spellings: β·m + (1 - β)·g, m + (1 - β)·(g - m), and g + β·(m - g) for a g that is no place.</summary>
    public static Moment? Of(Term term)
    {
        if (term.Kind != TermKind.Sum || term.Operands.Length != 2)
        {
            return null;
        }

        var (first, second) = (Of(term[0], term[1]), Of(term[1], term[0]));
        return (first, second) is ({ Decay.Kind: TermKind.Number }, { Decay.Kind: TermKind.Number }) && first.Decay.Value < second.Decay.Value ? second
            : first ?? second ?? Lerp(term[0], term[1]) ?? Lerp(term[1], term[0]);
    }

    private static Moment? Of(Term kept, Term added)
    {
        if (kept.Kind != TermKind.Product)
        {
            return null;
        }

        foreach (var decay in kept.Operands)
        {
            var old = decay.Kind == TermKind.Number ? kept.SplitCoefficient().Factor : kept / decay;
            if (decay.Kind == TermKind.Number)
            {
                if (decay.Value is > 0 and < 1 && System.Math.Abs(added.SplitCoefficient().Coefficient - (1 - decay.Value)) < 1e-6 && IsState(old))
                {
                    return new Moment(decay, old, added.SplitCoefficient().Factor);
                }
            }
            else if (IsState(old) && added.Kind == TermKind.Product && added / (Term.One - decay) is var sample && sample.Size < added.Size)
            {
                return new Moment(decay, old, sample);
            }
        }

        return null;
    }

    private static Moment? Lerp(Term old, Term added)
    {
        if (added.Kind != TermKind.Product)
        {
            return null;
        }

        foreach (var factor in added.Operands.Where(part => part.Kind == TermKind.Sum))
        {
            foreach (var sign in new[] { 1.0, -1.0 })
            {
                var sample = (Term.Number(sign) * factor) + old;
                if (!sample.Contains(old) && (IsState(old) || IsState(sample)) && Rate(added, factor, sign) is { } rate)
                {
                    return IsState(old) ? new Moment(Term.One - rate, old, sample) : new Moment(rate, sample, old);
                }
            }
        }

        return null;
    }

    private static Term? Rate(Term added, Term factor, double sign)
    {
        var rate = added / (Term.Number(sign) * factor);
        return rate.Kind == TermKind.Number ? rate.Value is > 0 and < 1 ? rate : null : rate.SplitCoefficient().Coefficient > 0 || rate.Operands.Any(part => part.Kind == TermKind.Sum) ? rate : null;
    }

    private static bool IsState(Term old) => old.Kind is TermKind.Variable or TermKind.Element or TermKind.Member;

    /// <summary>The first moving average inside a term, through products, maxima and choices.</summary>
    public static Moment? In(Term term)
    {
        if (Of(term) is { } moment)
        {
            return moment;
        }

        return term.Kind is TermKind.Product or TermKind.Power or TermKind.Choice or TermKind.Apply
            ? term.Operands.Select(In).FirstOrDefault(inner => inner is not null)
            : null;
    }
}
