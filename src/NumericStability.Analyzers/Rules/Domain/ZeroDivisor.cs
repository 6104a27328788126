using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// Division by a norm, spread, conditional count or sum that is produced in view and can be 0. Silent for divisors of unknown
/// origin, for lengths and counts of whole sequences, behind guards of any kind, and where the quotient is tested afterwards.
/// </summary>
internal sealed class ZeroDivisor() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5003",
        title: "Division by a value that can be 0",
        messageFormat: "'{0}' divides by '{1}', which is 0 when {2}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A norm, spread, count or sum is 0 for inputs nobody excluded; the quotient is then NaN or infinite and spreads to every result.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var zeros = new Zeros(context);
        foreach (var division in Division.In(method))
        {
            if (division.Whole.Operation.Syntax.SpanStart < method.FirstJump && Source(division, zeros) is { } source && context.IsHere(division.Whole.Operation) && !IsNumeratorTested(division, source, zeros, context) && !Safeguards.IsTestedLater(division.Quotient, context)
                && !Safeguards.IsBoundedAtEveryUse(division.Whole.Operation, context) && !IsExcludedAtEveryUse(division, zeros, context))
            {
                context.Report(FindingOf(division, source, context));
            }
        }
    }

    private static ZeroSource? Source(Division division, Zeros zeros)
    {
        var facts = division.Whole.Facts;
        var source = division.Factors.Select(factor => zeros.Of(factor, facts)).Where(source => source is not null).OrderByDescending(source => source!.IsProven).FirstOrDefault()
            ?? Exploration(division) ?? RelativeError(division) ?? FactoredRoot(division) ?? Direction(division);
        return source is not null && zeros.Excluded(division.Divisor.Term, facts) ? null : source;
    }

    /// <summary>q = a / d; if (d == 0) return: the quotient is used only where the divisor was tested.</summary>
    private static bool IsExcludedAtEveryUse(Division division, Zeros zeros, RuleContext context) =>
        Safeguards.UsesOf(division.Whole.Operation, context) is { Count: > 0 } uses && uses.All(use => zeros.Excluded(division.Divisor.Term, use.Facts));

    /// <summary>A dot product or count known not to be 0 was made of norms or counts that are not 0 either; a spread may be all the same.</summary>
    private static bool IsNumeratorTested(Division division, ZeroSource source, Zeros zeros, RuleContext context) =>
        source.When != Shapes.AllEqual && division.Whole.Operation is IBinaryOperation { LeftOperand: var above }
        && context.Method.ByOperation.TryGetValue(above, out var numerator) && numerator.Term.SplitCoefficient().Factor.Is(Reduction.Sum)
        && zeros.Excluded(numerator.Term, division.Whole.Facts) && !zeros.Excluded(numerator.Term, null);

    /// <summary>√(r·c/s): the root of a second moment rebuilt from its row and column sums.</summary>
    private static ZeroSource? FactoredRoot(Division division) =>
        division.Divisor.Term is { Kind: TermKind.Apply } root && root.Is(MathFunction.Sqrt) && root[0].Kind == TermKind.Product
        && root[0].Operands.Count(factor => !Shapes.IsDivisor(factor)) == 2 && root[0].Operands.Any(Shapes.IsDivisor)
        && root[0].Operands.All(factor => Shapes.IsPlain(Shapes.IsDivisor(factor) ? factor[0] : factor))
            ? new ZeroSource(root, "one of its factors is 0", DiagnosticSeverity.Info)
            : null;

    /// <summary>g / √(g·g): the sign of a number, NaN at 0.</summary>
    private static ZeroSource? Direction(Division division) =>
        division.Divisor.Term is { Kind: TermKind.Apply } size && (size.Is(MathFunction.Abs) || size.Is(MathFunction.Sqrt))
        && (size[0].Kind == TermKind.Power && size[0][1].IsNumber(2) ? size[0][0] : size.Is(MathFunction.Abs) ? size[0] : null) is { } number && Shapes.IsPlain(number)
        && division.Quotient.Kind == TermKind.Product && division.Quotient.Operands.Contains(number)
            ? new ZeroSource(size, "the number is", DiagnosticSeverity.Info)
            : null;

    /// <summary>(t - p) / t: the relative error of a true value that is 0.</summary>
    private static ZeroSource? RelativeError(Division division) =>
        division.Divisor.Term is { Kind: TermKind.Element } divisor && divisor.Format.IsFloating()
        && division.Whole.Operation is IBinaryOperation { LeftOperand: var above } && HasDifferenceFrom(above, Text.Shortened(division.Divisor.Operation.Syntax))
            ? new ZeroSource(divisor, "the true value is 0", DiagnosticSeverity.Info)
            : null;

    private static bool HasDifferenceFrom(IOperation above, string written) =>
        above.DescendantsAndSelf().OfType<IBinaryOperation>().Any(difference => difference.OperatorKind == BinaryOperatorKind.Subtract
            && (Text.Shortened(difference.LeftOperand.Syntax) == written || Text.Shortened(difference.RightOperand.Syntax) == written));

    /// <summary>c·log(t)/n under a root: the exploration bonus of an arm that was never tried.</summary>
    private static ZeroSource? Exploration(Division division)
    {
        var divisor = division.Divisor.Term;
        return divisor.Kind == TermKind.Variable && divisor.Format is NumericFormat.Integer or NumericFormat.Double
            && division.Quotient.Kind == TermKind.Product && division.Quotient.Operands.Any(factor => factor.Is(MathFunction.Log) && !factor.Contains(divisor))
            && division.Whole.Operation.Parent is { } parent && IsUnderRoot(parent)
            ? new ZeroSource(divisor, "nothing was tried yet", DiagnosticSeverity.Info)
            : null;
    }

    private static bool IsDoubtful(Division division, ZeroSource source, RuleContext context) => Safeguards.IsCompared(division.Whole.Operation)
        || IsScaling(division, context) || IsParallelTested(division, context) || IsOfAddedEntries(division, source) || IsConditionNumber(division, context) || (source.When != Shapes.AllEqual && IsRatioOfLengths(division, context)) || IsSaturated(division, context) || IsLawOfCosines(division, context);

    /// <summary>x / (|x| + |y|) scales what earlier steps left over, as eigenvalue iterations do; a distance there is another matter.</summary>
    private static bool IsScaling(Division division, RuleContext context) =>
        division.Divisor.Term.Kind == TermKind.Sum && division.Whole.Operation is IBinaryOperation { LeftOperand: var above }
        && context.Method.ByOperation.TryGetValue(above, out var numerator)
        && division.Divisor.Term.Operands.Contains(Formula.Apply(MathFunction.Abs, numerator.Term));

    /// <summary>if (logs[i] != 0) … / sizes[i]: an element of another array at the same index was tested, which may say the same.</summary>
    private static bool IsParallelTested(Division division, RuleContext context)
    {
        if (division.Divisor.Operation is not IOperation written || LoopScan.ElementBase(written) is null
            || IndexOf(written) is not { } index || !context.Method.ByOperation.TryGetValue(index, out var position))
        {
            return false;
        }

        for (var condition = written.Parent; condition is not null and not ILoopOperation; condition = condition.Parent)
        {
            if (condition is IConditionalOperation { Condition: { } test } && test.DescendantsAndSelf().Any(part => IndexOf(part) is { } other
                && context.Method.ByOperation.TryGetValue(other, out var tested) && tested.Term.Equals(position.Term)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The largest singular value over the smallest: ∞ for a matrix without full rank, as a condition number should be.</summary>
    private static bool IsConditionNumber(Division division, RuleContext context) => division.Whole.Operation is IBinaryOperation { LeftOperand: var above }
        && context.Method.ByOperation.TryGetValue(above, out var largest) && largest.Term.Contains(Spectrum.IsSingularValue) && division.Divisor.Term.Contains(Spectrum.IsSingularValue);

    /// <summary>‖r‖/‖b‖: a relative error or a scale, whose reference is 0 as rarely as a true value is.</summary>
    private static bool IsRatioOfLengths(Division division, RuleContext context) => division.Factors.Any(IsLength)
        && division.Whole.Operation is IBinaryOperation { LeftOperand: var above } && context.Method.ByOperation.TryGetValue(above, out var numerator) && IsLength(numerator.Term);

    private static bool IsLength(Term term) => term.Is(MathFunction.Norm) || (term.Is(MathFunction.Sqrt) && Shapes.IsSquareLike(term[0])) || (term.Is(Reduction.Max) && term[0].Is(MathFunction.Abs))
        || (term.Is(MathFunction.Max) && term.Operands.Any(IsLength) && term.Operands.All(static operand => operand.Kind == TermKind.Number || IsLength(operand)));

    /// <summary>atan(r₀/r): an infinite quotient has its angle, where what is divided is not made of the divisor.</summary>
    private static bool IsSaturated(Division division, RuleContext context) => division.Whole.Operation is IBinaryOperation { LeftOperand: var above }
        && context.Method.ByOperation.TryGetValue(above, out var numerator) && (numerator.Term.Leaves & division.Divisor.Term.Leaves) == 0
        && context.Method.Readings.Any(reading => reading.Term.Is(MathFunction.Atan) && reading.Term[0].Contains(division.Quotient));

    /// <summary>(a² + b² - c²) / (2·a·b): the angle of a triangle, whose sides are 0 only where corners coincide.</summary>
    private static bool IsLawOfCosines(Division division, RuleContext context) => division.Whole.Operation is IBinaryOperation { LeftOperand: var above }
        && context.Method.ByOperation.TryGetValue(above, out var numerator) && numerator.Term.Kind == TermKind.Sum
        && division.Factors.Where(static factor => factor.Is(MathFunction.Sqrt)).SelectMany(static root => root[0].Kind == TermKind.Product ? root[0].Operands : [root[0]]).ToList() is { Count: 2 } sides
        && sides.TrueForAll(side => side.Kind == TermKind.Sum && side.Operands.All(square => numerator.Term.Operands.Contains(square)));

    /// <summary>Every entry of a collection divides by a count of the loop that added the entries: where there is one, something was counted.</summary>
    private static bool IsOfAddedEntries(Division division, ZeroSource source)
    {
        for (var loop = division.Whole.Operation.Parent; loop is not null; loop = loop.Parent)
        {
            if (loop is IForEachLoopOperation { Collection: var collection } && LoopScan.SymbolOf(Whole(LoopScan.Unconverted(collection))) is { } filled
                && source.Term.Source is ILoopOperation counting && counting.Descendants().Any(part => IsAddedTo(part, filled)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The dictionary whose keys or values are meant.</summary>
    private static IOperation Whole(IOperation collection) => collection is IPropertyReferenceOperation { Property.Name: "Keys" or "Values", Instance: { } dictionary } ? dictionary : collection;

    private static bool IsAddedTo(IOperation part, ISymbol collection) => part switch
    {
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd", Instance: { } receiver } => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(receiver), collection),
        IAssignmentOperation { Target: var target } => LoopScan.ElementBase(target) is { } filled && SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(filled), collection),
        _ => false,
    };

    private static IOperation? IndexOf(IOperation element) => element switch
    {
        IArrayElementReferenceOperation { Indices: [var index] } => index,
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var argument] } => argument.Value,
        _ => null,
    };

    private static bool IsUnderRoot(IOperation parent) => parent switch
    {
        IArgumentOperation argument => argument.Parent is IInvocationOperation { TargetMethod.Name: "Sqrt" },
        IConversionOperation or IParenthesizedOperation => parent.Parent is { } outer && IsUnderRoot(outer),
        _ => false,
    };

    private static Finding FindingOf(Division division, ZeroSource source, RuleContext context)
    {
        var syntax = division.Whole.Operation.Syntax;
        var origin = source.Origin(context);
        return new Finding(Rule, syntax, Text.Shortened(syntax), Text.Shortened(division.Divisor.Operation.Syntax), source.When)
        {
            Severity = IsDoubtful(division, source, context) ? DiagnosticSeverity.Info : source.Severity,
            Claims = [.. Before(division, context).Select(static inner => inner.Syntax)],
            Evidence = origin is null || syntax.Span.Contains(origin.Span) ? [] : [origin],
            Fixes = Fixes(division, source, context),
        };
    }

    /// <summary>x / n / n divides by one n: the report of the whole speaks for the first division too.</summary>
    private static IEnumerable<IBinaryOperation> Before(Division division, RuleContext context)
    {
        for (var left = (division.Whole.Operation as IBinaryOperation)?.LeftOperand; left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } inner; left = inner.LeftOperand)
        {
            if (context.Method.ByOperation.TryGetValue(inner.RightOperand, out var below) && below.Term.Equals(division.Divisor.Term))
            {
                yield return inner;
            }
        }
    }

    /// <summary>A floor under the part that can be 0, where that part is written in the divisor and never negative.</summary>
    private static ImmutableArray<Fix> Fixes(Division division, ZeroSource source, RuleContext context)
    {
        var format = NumericFormats.FormatOf(division.Divisor.Operation.Type);
        var written = division.Divisor.Operation.DescendantsAndSelf().FirstOrDefault(part => part.Syntax is ExpressionSyntax
            && context.Method.ByOperation.TryGetValue(part, out var reading) && context.RangeOf(reading.Term, division.Whole).IsNonNegative
            && (reading.Term.Equals(source.Term) || reading.Term.Contains(source.Term)));
        if (written?.Syntax is ExpressionSyntax spread && source.IsProven && TorchSharpLibrary.IsTensor(written.Type))
        {
            return [new Fix("Divide by at least 1e-12 (the quotient becomes 0 where it was NaN)", "NUM5003.Floor", [Wrapping.Member(spread, ".clamp_min(1e-12)")])];
        }

        if (written is null || !source.IsProven || format is not (NumericFormat.Double or NumericFormat.Single) || NumericFormats.FormatOf(written.Type) != format)
        {
            return [];
        }

        var call = format == NumericFormat.Single ? "MathF.Max(" : "Math.Max(";
        var floor = source.When.StartsWith("no", System.StringComparison.Ordinal) ? "1" : format == NumericFormat.Single ? "1e-12f" : "1e-12";
        return
        [
            new Fix("Divide by at least " + floor + " (the quotient becomes 0 where it was NaN)", "NUM5003.Floor",
                [.. Same(written, division, context).Select(part => Wrapping.Of(part.Syntax, call, ", " + floor + ")", context))]),
        ];
    }

    /// <summary>The part as it is written in the divisor, and in those of the divisions before it.</summary>
    private static IEnumerable<IOperation> Same(IOperation written, Division division, RuleContext context)
    {
        var value = context.Method.ByOperation[written].Term;
        return Before(division, context).Select(inner => inner.RightOperand.DescendantsAndSelf().FirstOrDefault(part =>
            context.Method.ByOperation.TryGetValue(part, out var reading) && reading.Term.Equals(value) && NumericFormats.FormatOf(part.Type) == NumericFormats.FormatOf(written.Type)))
            .OfType<IOperation>().Prepend(written);
    }
}
