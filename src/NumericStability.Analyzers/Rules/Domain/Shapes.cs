using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>What formulas of the domain family look like as terms.</summary>
internal static class Shapes
{
    /// <summary>A square, a magnitude, or a sum of such, with a positive factor: 0 only where everything in it is 0.</summary>
    public static bool IsSquareLike(Term term) => term.Kind switch
    {
        TermKind.Power => term[1].Kind == TermKind.Number && term[1].Value > 0 && (term[1].Value % 2 == 0 || IsSquareLike(term[0])),
        TermKind.Apply => term.Is(MathFunction.Abs) || (term.Is(MathFunction.Sqrt) && IsSquareLike(term[0])) || (term.Is(MathFunction.Given) && IsSquareLike(term[0])),
        TermKind.Reduce => (term.Is(Reduction.Sum) || term.Is(Reduction.Max)) && IsSquareLike(term[0]),
        TermKind.Sum => term.Operands.All(IsSquareLike),
        TermKind.Product => term.Operands.Any(IsSquareLike) && term.Operands.All(factor => IsSquareLike(factor) || IsScale(factor)),
        _ => false,
    };

    private static bool IsScale(Term factor) => factor.Kind switch
    {
        TermKind.Number => factor.Value > 0,
        TermKind.Power => factor[1].Kind == TermKind.Number && factor[1].Value < 0 && IsScale(factor[0]),
        TermKind.Apply => factor.Is(MathFunction.Count),
        TermKind.Variable => factor.Format == NumericFormat.Integer,
        _ => false,
    };

    public const string AllEqual = "all values are equal";

    public static string CentredWhen(Term body) => body.Contains(part => part.Kind == TermKind.Sum && part.Operands.Any(IsMean)) ? AllEqual : "every summand is 0";

    private static bool IsMean(Term term) => term.SplitCoefficient() is { Coefficient: < 0, Factor: var mean } && mean.Contains(part => part.Is(Reduction.Sum));

    /// <summary>max - min over the same values.</summary>
    public static bool IsSpread(Term sum)
    {
        if (sum.Operands.Length != 2)
        {
            return false;
        }

        var above = sum.Operands.FirstOrDefault(operand => operand.SplitCoefficient().Coefficient > 0);
        var below = sum.Operands.FirstOrDefault(operand => operand.SplitCoefficient().Coefficient < 0);
        return above is not null && below is not null
            && ExtremeBody(above, Reduction.Max) is { } largest && ExtremeBody(-below, Reduction.Min) is { } smallest && largest.Equals(smallest);
    }

    /// <summary>The body of a maximum or minimum, its start left aside.</summary>
    private static Term? ExtremeBody(Term term, Reduction reduction)
    {
        if (term.Is(reduction))
        {
            return term[0];
        }

        return term.Is(reduction == Reduction.Max ? MathFunction.Max : MathFunction.Min)
            ? term.Operands.Select(operand => ExtremeBody(operand, reduction)).FirstOrDefault(body => body is not null)
            : null;
    }

    /// <summary>A random draw makes an exact 0 a matter of chance, not of the inputs.</summary>
    public static bool DependsOnChance(Term term) => term.Contains(part => part.Is(MathFunction.Uniform) || part.Head is IOperation call && IsDraw(call));

    /// <summary>A method of a generator, one that is handed a generator, or one that says so by its name.</summary>
    private static bool IsDraw(IOperation call) => call is IInvocationOperation { TargetMethod: { } method } drawn
        && (IsGenerator(method.ContainingType) || drawn.Arguments.Any(static argument => IsGenerator(argument.Value.Type))
            || method.Name.StartsWith("Next", System.StringComparison.Ordinal) || method.Name.StartsWith("Random", System.StringComparison.Ordinal) || method.Name == "Sample"
            || (method.IsStatic && drawn.Arguments.Any(static argument => IsDraw(LoopScan.Unconverted(argument.Value)))));

    private static bool IsGenerator(ITypeSymbol? type) => type is { Name: "Random" or "RandomNumberGenerator" } || type?.BaseType is { Name: "Random" };

    /// <summary>exp, sigmoid and the like: only underflow makes them 0, which is the overflow family's business.</summary>
    public static bool IsPositiveButForUnderflow(Term term) => term.Kind switch
    {
        TermKind.Apply => term.Is(MathFunction.Exp) || term.Is(MathFunction.Exp2) || term.Is(MathFunction.Sigmoid) || term.Is(MathFunction.Softplus) || term.Is(MathFunction.NaiveSoftmax),
        TermKind.Product => term.Operands.Any(IsPositiveButForUnderflow),
        TermKind.Power => IsPositiveButForUnderflow(term[0]) || term[0].Kind == TermKind.Number,
        TermKind.Sum => term.Operands.Any(IsPositiveButForUnderflow),
        TermKind.Element => IsPositiveButForUnderflow(term[0]),
        _ => false,
    };

    /// <summary>a²·cos²(t) + b²·sin²(t): the two are never 0 together.</summary>
    public static bool AreOfOneAngle(Term squares) => squares.Operands.SelectMany(static square => AnglesOf(square, MathFunction.Sin)).ToList() is { Count: > 0 } angles
        && squares.Operands.Any(square => AnglesOf(square, MathFunction.Cos).Any(angles.Contains));

    private static IEnumerable<Term> AnglesOf(Term square, MathFunction function) => (square.Kind == TermKind.Product ? square.Operands : [square])
        .Select(static factor => factor.Kind == TermKind.Power ? factor[0] : factor).Where(factor => factor.Is(function)).Select(static factor => factor[0]);

    /// <summary>√((c + x·x)·(c + y·y)): what is added to both lengths keeps the ratio below 1, except for vectors so long that it is lost.</summary>
    public static bool IsOffsetLength(Term root) => root.Is(MathFunction.Sqrt) && root[0].Kind is TermKind.Product or TermKind.Sum or TermKind.Power
        && (root[0].Kind == TermKind.Sum ? [root[0]] : root[0].Operands).All(static factor => factor.Kind == TermKind.Number || IsOffset(factor.Kind == TermKind.Power ? factor[0] : factor));

    private static bool IsOffset(Term squared) => squared.Kind == TermKind.Sum && squared.Operands.Any(static part => part.Kind == TermKind.Variable) && squared.Operands.Any(static part => part.Is(Reduction.Sum));

    /// <summary>A variable, element or member the method was given.</summary>
    public static bool IsPlain(Term term) => term.Kind is TermKind.Variable or TermKind.Element or TermKind.Member
        || (term.Is(MathFunction.ToInteger) && IsPlain(term[0])) || (term.Kind == TermKind.Product && term.Operands.All(factor => factor.Kind == TermKind.Number || IsPlain(factor)));

    /// <summary>Standard deviations and variances of statistics libraries.</summary>
    public static bool IsLibrarySpread(IMethodSymbol method) =>
        method.Name is "StandardDeviation" or "PopulationStandardDeviation" or "Variance" or "PopulationVariance" or "StdDev" or "L1Norm" or "InfinityNorm"
        && method.ContainingNamespace?.ToDisplayString() is { } space
        && (space.StartsWith("MathNet.Numerics", System.StringComparison.Ordinal) || space == "System.Numerics.Tensors");

    public static bool IsDivisor(Term factor) => factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value < 0;
}
