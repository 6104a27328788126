using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// a / b of integers whose quotient enters a floating-point formula: the fraction is gone before the formula starts.
/// Silent on halves and other constant parts of a size, on step decay (a quotient in an exponent), on row numbers (the
/// remainder is taken too), under Floor, and wherever the quotient stays an integer.
/// </summary>
internal sealed class IntegerDivision() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6004",
        title: "Integer division inside a floating-point formula",
        messageFormat: "'{0}' divides integers inside a floating-point formula: {1}",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The quotient of two integers is cut to an integer before it is converted: 1 / 2 is 0, and so is every ratio of counts below 1.");

    private static readonly string[] Totals = ["total", "count", "length", "samples", "num", "size", "steps", "epochs"];
    private static readonly string[] Percentages = ["percent", "pct", "progress", "quality", "score", "confidence"];

    private static readonly string[] Schedules = ["epoch", "step", "iter", "level", "octave", "round", "stage", "layer", "note", "semitone"];

    public override int Priority => 90;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var division in context.OperationsOf<IBinaryOperation>())
        {
            if (division.OperatorKind == BinaryOperatorKind.Divide
                && NumericFormats.FormatOf(division.Type) == NumericFormat.Integer
                && Widening.ThroughLocals(division, context) is { } widened && !IsPartOfOther(division) && IsMistake(division, widened, context))
            {
                context.Report(new Finding(Descriptor, division.Syntax, Text.Shortened(division.Syntax), ConsequenceOf(division)) { Fixes = FixesOf(division, widened) });
            }
        }
    }

    /// <summary>a / b / c and a / b * c / d are mended, and reported, at the outermost quotient.</summary>
    private static bool IsPartOfOther(IBinaryOperation division)
    {
        IOperation current = division;
        while (current.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } outer && outer.LeftOperand == current
            && NumericFormats.FormatOf(outer.Type) == NumericFormat.Integer)
        {
            if (outer.OperatorKind == BinaryOperatorKind.Divide)
            {
                return true;
            }

            current = outer;
        }

        return false;
    }

    private static bool IsMistake(IBinaryOperation division, IConversionOperation widened, RuleContext context)
    {
        var (above, below) = (ConstantOf(division.LeftOperand), ConstantOf(division.RightOperand));
        if (below is { } divisor)
        {
            return above is { } dividend ? divisor != 0 && dividend % divisor != 0 && !IsPartOfLimit(division.LeftOperand, dividend / divisor)
                : IsScaledDown(division, divisor, context) || (divisor == 2 && IsHalfOfDimension(division, widened));
        }

        if (Widening.IsFloored(widened) || IsMultipliedBack(division) || HasRemainder(division, context))
        {
            return false;
        }

        if (above is not null)
        {
            return above != 0;
        }

        return !IsStepDecay(division, widened) && (widened.IsImplicit || Naming.Says(LoopScan.Bare(division.RightOperand), Totals));
    }

    /// <summary>int.MaxValue / 2: what the division drops of so large a number is no part of its meaning.</summary>
    private static bool IsPartOfLimit(IOperation dividend, double quotient) =>
        Math.Abs(quotient) > 1e6 || LoopScan.Bare(dividend) is IFieldReferenceOperation { Field.Name: "MaxValue" or "MinValue" };

    private static double? ConstantOf(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: { } constant } && Constants.TryRead(constant, out var value) ? value : null;

    /// <summary>A byte over 255, a percentage over 100, anything that cannot reach its divisor. Other parts of a size are deliberate.</summary>
    private static bool IsScaledDown(IBinaryOperation division, double divisor, RuleContext context)
    {
        if (divisor is 255 && Naming.Says(LoopScan.Bare(division.LeftOperand), "pixel", "byte", "gray", "grey", "image", "color", "rgb", "value"))
        {
            return true;
        }

        if (divisor is 100 && Naming.Says(LoopScan.Bare(division.LeftOperand), Percentages))
        {
            return true;
        }

        if (IsScalingRule(division, divisor))
        {
            return true;
        }

        if (!context.Method.ByOperation.TryGetValue(division.LeftOperand, out var reading) || divisor < 3)
        {
            return false;
        }

        var range = context.RangeOf(reading.Term, reading);
        return !range.IsEmpty && Math.Abs(range.Low) <= divisor && Math.Abs(range.High) <= divisor && !range.IsPoint;
    }

    /// <summary>(2π)^(d / 2) and Γ(n / 2) have a half for every odd d. Powers of whole numbers and steps of a schedule are deliberate.</summary>
    private static bool IsHalfOfDimension(IBinaryOperation division, IConversionOperation widened) =>
        LoopScan.Bare(widened.Operand) == division && widened.Parent is IArgumentOperation { Parameter.Ordinal: var ordinal, Parent: IInvocationOperation { TargetMethod: var method, Arguments: var arguments } }
        && (method.Name == "Pow" ? ordinal == 1 && !(ConstantOf(arguments[0].Value) is { } power && power % 1 == 0) && !Naming.Says(LoopScan.Bare(division.LeftOperand), Schedules)
            : method.Name is "Gamma" or "GammaLn" or "DiGamma" or "Beta" or "BetaLn" && method.ContainingType.Name == "SpecialFunctions");

    /// <summary>0.1 * (batch / 256): a rate scaled with the batch, which may be smaller.</summary>
    private static bool IsScalingRule(IBinaryOperation division, double divisor) => divisor >= 8 && Naming.Says(LoopScan.Bare(division.LeftOperand), "batch")
        && division.Parent is IConversionOperation { Parent: IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Sqrt" } } };

    /// <summary>a / b * b rounds down to a multiple.</summary>
    private static bool IsMultipliedBack(IBinaryOperation division) =>
        division.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
            && LoopScan.Bare(product.LeftOperand == division ? product.RightOperand : product.LeftOperand).Syntax.ToString() == division.RightOperand.Syntax.ToString();

    /// <summary>Row and column of an index: the quotient is meant to be whole where the remainder is taken as well.</summary>
    private static bool HasRemainder(IBinaryOperation division, RuleContext context)
    {
        var divisor = division.RightOperand.Syntax.ToString();
        return context.Operations.Any(operation => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } remainder
            && remainder.RightOperand.Syntax.ToString() == divisor);
    }

    /// <summary>Pow(gamma, epoch / stepSize) counts whole steps. A coefficient or constant above the line says otherwise.</summary>
    private static bool IsStepDecay(IBinaryOperation division, IConversionOperation widened) =>
        Widening.FormulaOf(widened).Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Pow" }, Parameter.Ordinal: 1 }
            && LoopScan.Bare(division.LeftOperand) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply };

    private static string ConsequenceOf(IBinaryOperation division)
    {
        if (division.ConstantValue is { HasValue: true, Value: { } value })
        {
            return "it is " + value;
        }

        return ConstantOf(division.LeftOperand) is { } above
            ? "it is 0 for every divisor above " + Math.Abs(above).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "its fraction is dropped, and a ratio below 1 is 0";
    }

    private static ImmutableArray<Fix> FixesOf(IBinaryOperation division, IConversionOperation widened)
    {
        var format = NumericFormats.FormatOf(widened.Type);
        if (division.Syntax is not BinaryExpressionSyntax syntax || format is not (NumericFormat.Double or NumericFormat.Single))
        {
            return [];
        }

        return [new Fix("Divide as " + format.Keyword(), "NUM6004", [CastEdit.Of(syntax, format.Keyword())])];
    }
}
