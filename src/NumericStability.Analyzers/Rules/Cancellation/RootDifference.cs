using System.Linq;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>√P - t, where t is √Q, a number or a term whose square has a summand in common with P.</summary>
internal sealed class RootDifference
{
    private RootDifference(Term minuend, Term subtrahend, bool isNegative, bool isReciprocal)
    {
        (Minuend, Subtrahend, IsNegative, IsReciprocal) = (minuend, subtrahend, isNegative, isReciprocal);
        Radicand = SquareOf(minuend);
        SubtrahendSquared = SquareOf(subtrahend);
        Difference = Radicand - SubtrahendSquared;
    }

    public Term Minuend { get; }

    public Term Subtrahend { get; }

    /// <summary>True for t - √P.</summary>
    public bool IsNegative { get; }

    /// <summary>True for 1/√P - 1/√Q.</summary>
    public bool IsReciprocal { get; }

    /// <summary>P.</summary>
    public Term Radicand { get; }

    /// <summary>Q or t².</summary>
    public Term SubtrahendSquared { get; }

    /// <summary>P - Q, in which the common summand is gone.</summary>
    public Term Difference { get; }

    public static RootDifference? Of(Term sum)
    {
        if (sum.Kind != TermKind.Sum || sum.Operands.Length != 2)
        {
            return null;
        }

        for (var i = 0; i < 2; i++)
        {
            var (scale, part) = sum[i].SplitCoefficient();
            var isReciprocal = part.Kind == TermKind.Power && part[1].IsNumber(-1);
            var root = isReciprocal ? part[0] : part;
            if (root.Is(MathFunction.Sqrt) && scale is 1 or -1 && SubtrahendOf(sum[1 - i], scale, isReciprocal) is { } other
                && (!other.Is(MathFunction.Sqrt) || scale > 0)
                && new RootDifference(root, other, scale < 0, isReciprocal) is var difference && difference.IsRelated())
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>What is subtracted from the root whose coefficient is <paramref name="scale"/>.</summary>
    private static Term? SubtrahendOf(Term operand, double scale, bool isReciprocal)
    {
        var value = scale > 0 ? -operand : operand;
        if (!isReciprocal)
        {
            return value.Kind == TermKind.Number && value.Value <= 0 ? null : value;
        }

        return value.Kind == TermKind.Power && value[1].IsNumber(-1) && value[0].Is(MathFunction.Sqrt) ? value[0] : value.IsNumber(1) ? Term.One : null;
    }

    private static Term SquareOf(Term term) => term.Is(MathFunction.Sqrt) ? term[0] : Term.Power(term, 2);

    private bool IsRelated()
    {
        if (Radicand.Kind != TermKind.Sum)
        {
            return SubtrahendSquared.Kind == TermKind.Sum && SubtrahendSquared.Operands.Contains(Radicand);
        }

        var summands = SubtrahendSquared.Kind == TermKind.Sum ? SubtrahendSquared.Operands : [SubtrahendSquared];
        return summands.Any(summand => summand.Kind == TermKind.Number && SubtrahendSquared.Kind == TermKind.Number
            ? Radicand.Operands.Any(part => part.Equals(summand))
            : summand.Kind != TermKind.Number && Radicand.Operands.Any(part => part.Equals(summand)));
    }

    /// <summary>The conjugate cancels itself where t is negative: the guard asks for t &gt; 0. False where no form is known.</summary>
    public bool IsRootOfDifference(Reading reading, RuleContext context, out Term? guard)
    {
        guard = null;
        if (IsReciprocal)
        {
            return false;
        }

        if (!Subtrahend.Is(MathFunction.Sqrt) && !context.RangeOf(Subtrahend, reading).IsPositive)
        {
            guard = Subtrahend;
        }

        return true;
    }
}
