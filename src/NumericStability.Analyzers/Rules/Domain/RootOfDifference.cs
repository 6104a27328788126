using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// Square root of a difference that is never negative in exact arithmetic but is after rounding: one-pass variances, expanded
/// distances, what is left of a diagonal. Silent where the difference is clamped or tested, and for 1 - x² of a plain x.
/// </summary>
internal sealed class RootOfDifference() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5004",
        title: "Square root of a difference that rounding makes negative",
        messageFormat: "'{0}' is NaN when rounding makes '{1}' negative: {2}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Two nearly equal numbers are subtracted; the true difference is at least 0, the computed one is not.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var root in FunctionCall.OfNumbersAndTensors(method, MathFunction.Sqrt))
        {
            var argument = root.Argument.Term;
            var range = context.RangeOf(argument, root.Call);
            if (!context.IsHere(root.Call.Operation) || range.IsNonNegative || range.IsEmpty || Safeguards.IsBoundedBelow(argument, root.Call.Facts)
                || Reason(argument) is not { } reason || (reason == Exceeds && IsRatioTested(argument, root.Call.Facts)) || Safeguards.IsTestedLater(root.Call.Term, context))
            {
                continue;
            }

            var syntax = root.Call.Operation.Syntax;
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), Text.Shortened(root.Argument.Operation.Syntax), reason)
            {
                Severity = reason is Ratio or Eigenvalue || IsOfDecimals(root) || Shapes.DependsOnChance(argument) || (reason == Exceeds && argument.Contains(Shapes.IsOffsetLength)) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                Evidence = context.IsHere(argument.Source) && !syntax.Span.Contains(argument.Source!.Syntax.Span) ? [argument.Source.Syntax] : [],
                Fixes = Fixes(root, context),
            });
        }
    }

    /// <summary>Decimals round in their 28th digit, which sums of prices and counts do not reach.</summary>
    private static bool IsOfDecimals(FunctionCall root) => LoopScan.Unconverted(root.Argument.Operation).Type?.SpecialType == SpecialType.System_Decimal;

    private const string Ratio = "nothing keeps its factors of one sign";

    private const string Eigenvalue = "an eigenvalue that is 0 comes out as 1e-16 of either sign";

    private const string Exceeds = "the square of a rounded ratio exceeds 1";

    /// <summary>A ratio a/b with a &lt; b known is at most 1 after rounding too.</summary>
    private static bool IsRatioTested(Term argument, Facts? facts)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            var condition = fact.Condition.Kind == TermKind.Not ? fact.Condition[0] : fact.Condition;
            if (condition.Kind == TermKind.Compare && condition.Operands.Any(side => side.Kind is not (TermKind.Number or TermKind.Variable) && argument.Contains(part => part.Equals(side) || (side.Is(MathFunction.Sqrt) && part.Equals(side[0])))))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Reason(Term argument)
    {
        if (Spectrum.IsEigenvalue(argument))
        {
            return Eigenvalue;
        }

        var sum = argument.Kind == TermKind.Product ? argument.Operands.FirstOrDefault(factor => factor.Kind == TermKind.Sum) : argument;
        if (argument.Kind == TermKind.Product && argument.Operands.Count(factor => factor.Kind == TermKind.Sum) > 1)
        {
            return argument.Operands.Where(IsShifted).ToList() is { Count: > 1 } shifted && !AreConjugate(shifted) ? Ratio : null;
        }

        return sum is { Kind: TermKind.Sum } ? ReasonOfSum(sum) : null;
    }

    /// <summary>(1 - a)·(1 + a), which is how 1 - a² ought to be written.</summary>
    private static bool AreConjugate(List<Term> factors)
    {
        if (factors.Count != 2)
        {
            return false;
        }

        var (first, second) = (NumberIn(factors[0]), NumberIn(factors[1]));
        return first == second ? (factors[0] + factors[1]).Kind == TermKind.Number : first == -second && (factors[0] - factors[1]).Kind == TermKind.Number;
    }

    private static double NumberIn(Term sum) => sum.Operands.First(static operand => operand.Kind == TermKind.Number).Value;

    private static bool IsShifted(Term factor) => factor.Kind == TermKind.Sum && factor.Operands.Any(operand => operand.Kind == TermKind.Number);

    private static string? ReasonOfSum(Term sum)
    {
        var negative = sum.Operands.Where(operand => operand.SplitCoefficient().Coefficient < 0).ToList();
        var positive = sum.Operands.Where(operand => operand.SplitCoefficient().Coefficient > 0).ToList();
        if (negative.Count != 1 || positive.Count == 0)
        {
            return null;
        }

        var subtracted = -negative[0];
        if (positive.Count == 2 && IsExpandedSquare(positive, subtracted))
        {
            return "it is a squared distance, expanded";
        }

        if (positive.Count != 1)
        {
            return null;
        }

        return IsMeanOfSquares(positive[0], subtracted) ? "it is a variance, computed in one pass"
            : positive[0].IsNumber(1) && IsRoundedSquare(subtracted) ? Exceeds
            : positive[0].IsNumber(1) && IsAffinity(subtracted) ? "the affinity of a distribution with itself rounds above 1"
            : subtracted.Is(Reduction.Sum) && Shapes.IsSquareLike(subtracted) ? "a sum of squares is subtracted from its bound"
            : null;
    }

    /// <summary>a·a + b·b - 2·a·b with the products given or computed.</summary>
    private static bool IsExpandedSquare(List<Term> positive, Term subtracted) =>
        subtracted.SplitCoefficient() is { Coefficient: 2, Factor: var cross } && positive.All(part => part.Kind != TermKind.Number && part.SplitCoefficient().Coefficient == 1)
        && (cross.Is(Reduction.Sum) || cross.Kind is TermKind.Variable or TermKind.Element or TermKind.Member || cross.Is(MathFunction.Cos)
            || (cross.Kind == TermKind.Product && IsOfSquares(positive, cross)));

    /// <summary>A cross term of the numbers whose squares stand beside it.</summary>
    private static bool IsOfSquares(List<Term> positive, Term cross) =>
        positive.All(part => part.Kind == TermKind.Power && cross.Operands.Any(factor => factor.Equals(part[0])));

    /// <summary>Σx²/n - (Σx/n)², the sums in view or not.</summary>
    private static bool IsMeanOfSquares(Term mean, Term square)
    {
        var ofSums = Shapes.IsSquareLike(square) && square.Contains(part => part.Is(Reduction.Sum)) && mean.Contains(part => part.Is(Reduction.Sum));
        var divided = square.Kind == TermKind.Product && mean.Kind == TermKind.Product
            && square.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-2) && mean.Operands.Contains(Term.Power(factor[0], -1)));
        return ofSums || (divided && square.Operands.Count(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(2)) == 1
            && mean.Operands.Count(factor => factor.Kind != TermKind.Number && !Shapes.IsDivisor(factor)) == 1);
    }

    /// <summary>Σ√(p·q) of two distributions, however the product is written.</summary>
    private static bool IsAffinity(Term sum) => sum.Is(Reduction.Sum) && (sum[0].Is(MathFunction.Sqrt) ? sum[0][0].Kind == TermKind.Product
        : sum[0].Kind == TermKind.Product && sum[0].Operands.Length == 2 && sum[0].Operands.All(static factor => factor.Is(MathFunction.Sqrt)));

    /// <summary>The square of a ratio whose divisor is a norm or root: a cosine or correlation.</summary>
    private static bool IsRoundedSquare(Term square) => square.Kind == TermKind.Product
        ? square.Operands.Any(Shapes.IsDivisor) && square.Contains(part => part.Is(Reduction.Sum))
        : square.Kind == TermKind.Power && square[1].IsNumber(2) && (square[0].Is(MathFunction.CosineSimilarity) || square[0].Is(Reduction.Sum) || square[0].Is(MathFunction.Norm));

    private static ImmutableArray<Fix> Fixes(FunctionCall root, RuleContext context)
    {
        if (root.IsOfTensor)
        {
            return Wrapping.OfTensor(root, ".clamp_min(0)") is { } clamp ? [new Fix("Take the root of at least 0 (0 where it was NaN)", "NUM5004.Floor", [clamp])] : [];
        }

        var format = NumericFormats.FormatOf(root.Argument.Operation.Type);
        return format is NumericFormat.Double or NumericFormat.Single
            ? [new Fix("Take the root of at least 0 (0 where it was NaN)", "NUM5004.Floor",
                [Wrapping.Of(root.Argument.Operation.Syntax, format == NumericFormat.Single ? "MathF.Max(0, " : "Math.Max(0, ", ")", context)])]
            : [];
    }
}
