using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Guards the ranges cannot prove but a reader accepts: comparison with an unknown tolerance, a test of the result.</summary>
internal static class Safeguards
{
    /// <summary>True where the term, or its magnitude, is known to exceed something that is not a number written in view.</summary>
    public static bool IsBoundedBelow(Term term, Facts? facts)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            var isNegated = fact.Condition.Kind == TermKind.Not;
            var condition = isNegated ? fact.Condition[0] : fact.Condition;
            if (condition.Kind == TermKind.Or && !isNegated || condition.Kind == TermKind.And && isNegated)
            {
                if (condition.Operands.All(part => IsBoundedBelow(term, Facts.With(null, part, !isNegated))))
                {
                    return true;
                }
            }
            else if (Bounds(condition, isNegated, term) || IsQuestion(condition, term))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Bounds(Term condition, bool isNegated, Term term)
    {
        if (condition.Kind != TermKind.Compare || condition.Head is not (Comparison.Less or Comparison.LessOrEqual))
        {
            return false;
        }

        var (large, small) = isNegated ? (condition[0], condition[1]) : (condition[1], condition[0]);
        return !small.Contains(term) && (small.Kind == TermKind.Number ? small.Value > 0 && IsNormOf(large, term) : IsMagnitudeOf(large, term));
    }

    /// <summary>A predicate nobody read was asked about the term, or about one of the magnitudes it adds up.</summary>
    private static bool IsQuestion(Term condition, Term term) => condition.Is(MathFunction.Asked)
        && (condition.Operands.IsEmpty || condition.Operands.Any(asked => IsMagnitudeOf(asked, term) || IsMagnitudeIn(asked, term)));

    /// <summary>|a - b| + |c - d| where predicates were asked about a and b, and about c and d, before.</summary>
    public static bool IsAskedOfEveryDifference(Term sum, Facts? facts)
    {
        var differences = sum.Operands.Where(static operand => operand.Is(MathFunction.Abs) && operand[0] is { Kind: TermKind.Sum, Operands.Length: 2 }).ToList();
        return differences.Count == sum.Operands.Length && differences.All(difference => IsAskedOf(difference[0], facts));
    }

    private static bool IsAskedOf(Term difference, Facts? facts) => Facts.Any(facts, condition => condition.Contains(part =>
        part.Is(MathFunction.Asked) && difference.Operands.All(side => part.Operands.Contains(side) || part.Operands.Contains(-side))));

    private static bool IsMagnitudeIn(Term asked, Term sum) => sum.Kind == TermKind.Sum && sum.Operands.All(Shapes.IsSquareLike) && sum.Operands.Contains(asked);

    private static bool IsMagnitudeOf(Term side, Term term) =>
        side.Equals(term) || IsNormOf(side, term) || (side.Is(MathFunction.Abs) && (side[0].Equals(term) || side[0].IsNegativeOf(term)))
        || (side.Is(MathFunction.Sqrt) && IsMagnitudeOf(side[0], term))
        || (side.Kind == TermKind.Product && side.Operands.Any(factor => IsMagnitudeOf(factor, term)))
        || (side.Kind == TermKind.Power && side[1].Kind == TermKind.Number && side[1].Value > 0 && side[0].Equals(term));

    /// <summary>‖v‖ against v·v, however the product was spelled.</summary>
    private static bool IsNormOf(Term side, Term term) =>
        side.Is(MathFunction.Norm) && term.Is(Reduction.Sum) && term[0].Equals(Term.Power(Vectors.ElementOf(side[0]), 2));

    /// <summary>True where the method asks afterwards whether the value, or what was made of it, is NaN or finite.</summary>
    public static bool IsTestedLater(Term value, RuleContext context) => context.Method.Readings.Any(reading => IsAskedByName(reading, value, context)
        || (reading.Term.Is(MathFunction.IsNaN) || reading.Term.Is(MathFunction.IsFinite) || reading.Term.Is(MathFunction.IsInfinity)
            || reading.Term.Is(MathFunction.IsPositiveInfinity) || reading.Term.Is(MathFunction.IsNegativeInfinity))
        && reading.Term[0].Contains(value));

    /// <summary>x.NaN2Null(), IsFiniteNumber(x): a method of the project whose name says what it looks for.</summary>
    private static bool IsAskedByName(Reading reading, Term value, RuleContext context) =>
        reading.Operation is IInvocationOperation { TargetMethod: { Name: var name, IsStatic: true } } call
        && (name.IndexOf("NaN", System.StringComparison.Ordinal) >= 0 || name.IndexOf("Finite", System.StringComparison.Ordinal) >= 0)
        && call.Arguments.Any(argument => context.Method.ByOperation.TryGetValue(argument.Value, out var asked) && asked.Term.Contains(value));

    /// <summary>True where a minimum, maximum or clamp around the value cuts off both infinite ends, or the only one that it has.</summary>
    public static bool IsClamped(Reading call, RuleContext context) => context.Method.Readings.Any(reading =>
        reading.Term.Kind == TermKind.Apply && (reading.Term.Is(MathFunction.Min) || reading.Term.Is(MathFunction.Max) || reading.Term.Is(MathFunction.Clamp))
        && reading.Term.Operands.Any(operand => operand.Contains(call.Term)) && IsWithinBoth(reading.Term, call.Term, context.RangeOf(reading.Term, call)));

    private static bool IsWithinBoth(Term clamped, Term value, Interval range) => range.IsBounded
        || clamped.Operands.Any(operand => (clamped.Is(MathFunction.Max) ? operand.Is(MathFunction.Min) : operand.Is(MathFunction.Max)) && operand.Contains(value));

    /// <summary>True where an exponential or power takes the logarithm back: exp(log(x)/a) is 0 where x is.</summary>
    public static bool IsUndone(Term logarithm, RuleContext context) => context.Method.Readings.Any(reading =>
        (reading.Term.Is(MathFunction.Exp) && Adds(reading.Term[0], logarithm))
        || (reading.Term.Kind == TermKind.Power && reading.Term[0] is { Kind: TermKind.Number, Value: > 1 } && Adds(reading.Term[1], logarithm)));

    private static bool Adds(Term exponent, Term logarithm) => exponent.Equals(logarithm)
        || ((exponent.Is(MathFunction.Ceiling) || exponent.Is(MathFunction.Floor) || exponent.Is(MathFunction.Round)) && Adds(exponent[0], logarithm))
        || (exponent.Kind is TermKind.Sum or TermKind.Product && exponent.SplitCoefficient().Coefficient > 0 && exponent.Operands.Any(operand => Adds(operand, logarithm)));

    /// <summary>True where the value goes into a local that is only compared, or used where a test has bounded it.</summary>
    public static bool IsBoundedAtEveryUse(IOperation value, RuleContext context) => UsesOf(value, context) is { Count: > 0 } uses
        && uses.All(use => IsCompared(use.Operation) || IsCut(context.RangeOf(use.Term, (Facts?)null), context.RangeOf(use.Term, use)));

    /// <summary>The places where the local that the value is declared with is read; none where it goes elsewhere.</summary>
    public static IReadOnlyList<Reading> UsesOf(IOperation value, RuleContext context)
    {
        var holder = value.Parent;
        while (holder is IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation or IInvocationOperation)
        {
            holder = holder.Parent;
        }

        if (holder is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } })
        {
            return [];
        }

        return [.. context.Method.ByOperation.Values
            .Where(reading => reading.Operation is ILocalReferenceOperation { Local: { } used } && SymbolEqualityComparer.Default.Equals(used, local))];
    }

    /// <summary>True where the conditions on the way took the infinite end, and NaN with it.</summary>
    private static bool IsCut(Interval whole, Interval left) =>
        !left.MayBeNaN && (double.IsPositiveInfinity(whole.High) ? left.High < whole.High : left.Low > whole.Low);

    /// <summary>A value that is only compared: an infinite one compares as it should.</summary>
    public static bool IsCompared(IOperation value) => value.Parent is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
    };
}
