using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// A product of ints that is converted to a wider type after it has wrapped: 6 · n · d, n · (n - 1), a sum of squares.
/// Silent in checked code, where the ranges fit, for one variable times a small constant and where the product stays an int.
/// </summary>
internal sealed class OverflowingProduct() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6005",
        title: "Integer product that overflows before it is widened",
        messageFormat: "'{0}' is computed in int and wraps beyond 2147483647 before it is widened{1}",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "int arithmetic wraps silently: n * (n - 1) is negative for n = 46342, although the double it is converted to could hold it.");

    private const int SizeProductFactors = 4;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var unreached = new Lazy<HashSet<ISymbol>>(() => Unreached(context));
        foreach (var operation in context.OperationsOf<IBinaryOperation>())
        {
            switch (operation)
            {
                case { OperatorKind: BinaryOperatorKind.Multiply, IsChecked: false } when IsInt(operation.Type) && IsOutermost(operation):
                    ExamineProduct(operation, context);
                    break;
                case { OperatorKind: BinaryOperatorKind.Add, IsChecked: false } when IsSentinel(operation, unreached):
                    context.Report(new Finding(Descriptor, operation.Syntax, Text.Shortened(operation.Syntax), ": the sentinel plus anything positive is negative"));
                    break;
            }
        }

        foreach (var creation in context.OperationsOf<IArrayCreationOperation>().Where(static creation => creation.Initializer is null))
        {
            ExamineSizes(creation, context);
        }

        foreach (var assignment in method.Assignments.Where(assignment => assignment.Loop is not null && context.IsHere(assignment.Operation)))
        {
            ExamineAccumulation(assignment, context);
        }
    }

    private static bool IsInt(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32;

    /// <summary>n * (n * n - 1) is one formula: the inner product is mended with the outer.</summary>
    private static bool IsOutermost(IOperation product)
    {
        for (var outer = product.Parent; outer is IParenthesizedOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply }; outer = outer.Parent)
        {
            if (outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } multiply && IsInt(multiply.Type) && IsOfVariables(multiply))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfVariables(IOperation product) => FactorsOf(product).Count(factor => !factor.ConstantValue.HasValue) >= 2;

    private void ExamineProduct(IBinaryOperation product, RuleContext context)
    {
        var factors = FactorsOf(product).Where(factor => !factor.ConstantValue.HasValue).ToList();
        if (product.ConstantValue.HasValue || factors.Count < 2 || TargetOf(product) is not { } keyword || factors.Any(factor => IsRoundedDown(factor, factors))
            || !context.Method.ByOperation.TryGetValue(product, out var reading) || Fits(reading, context))
        {
            return;
        }

        var example = SquareRootOfLimit(factors) is { } limit ? ", from " + limit + " on" : "";
        context.Report(new Finding(Descriptor, product.Syntax, Text.Shortened(product.Syntax), example)
        {
            Severity = IsPlainSize(product, factors) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Fixes = [new Fix("Multiply as " + keyword, Id + "." + keyword, [.. ProductsIn(product).Select(part => CastEdit.Of((ExpressionSyntax)part.Syntax, keyword))])],
        });
    }

    /// <summary>The product and the products among its factors; the cast of the first factor reaches those to the left.</summary>
    private static IEnumerable<IOperation> ProductsIn(IBinaryOperation product) => product.DescendantsAndSelf()
        .OfType<IBinaryOperation>()
        .Where(part => part.OperatorKind == BinaryOperatorKind.Multiply && IsInt(part.Type) && IsOfVariables(part) && !IsInLambda(part, product)
            && !(part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } outer && outer.LeftOperand == part))
        .Append(product).Distinct();

    /// <summary>What a lambda among the factors multiplies has the type that its delegate asks for.</summary>
    private static bool IsInLambda(IOperation part, IOperation product)
    {
        for (var outer = part; outer is not null && outer != product; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>a / b * b is at most a.</summary>
    private static bool IsRoundedDown(IOperation factor, List<IOperation> factors) => Unwrapped(factor) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division
        && factors.Any(other => Unwrapped(other).Syntax.ToString() == Unwrapped(division.RightOperand).Syntax.ToString());

    private static bool Fits(Reading reading, RuleContext context)
    {
        var range = context.RangeOf(reading.Term, reading);
        return range.IsEmpty || (range.Low >= int.MinValue && range.High <= int.MaxValue);
    }

    private static IEnumerable<IOperation> FactorsOf(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product when IsInt(product.Type) => FactorsOf(product.LeftOperand).Concat(FactorsOf(product.RightOperand)),
        IParenthesizedOperation parenthesized => FactorsOf(parenthesized.Operand),
        IConversionOperation { IsImplicit: true } conversion => FactorsOf(conversion.Operand),
        _ => [operation],
    };

    /// <summary>The wider type the product ends in.</summary>
    private static string? TargetOf(IOperation product)
    {
        if (Widening.Of(product) is { } widened)
        {
            return IntegerBetween(product, widened) ? null : NumericFormats.FormatOf(widened.Type) is NumericFormat.Double or NumericFormat.Single ? NumericFormats.FormatOf(widened.Type).Keyword() : null;
        }

        return product.Parent is IConversionOperation conversion ? (product.Type?.SpecialType, conversion.Type?.SpecialType) switch
        {
            (SpecialType.System_UInt32, SpecialType.System_UInt64) => "ulong",
            (_, SpecialType.System_Int64 or SpecialType.System_UInt64) => "long",
            _ => null,
        } : null;
    }

    /// <summary>True where an integer division stands between: a cast would change more than the overflow.</summary>
    private static bool IntegerBetween(IOperation product, IOperation widened)
    {
        for (var current = product.Parent; current is not null && current != widened; current = current.Parent)
        {
            if (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division && division.RightOperand.ConstantValue is not { HasValue: true, Value: 2 })
            {
                return true;
            }
        }

        return false;
    }

    private static string? SquareRootOfLimit(List<IOperation> factors) =>
        factors.Count != 2 ? null : IsSquare(factors) || factors.Any(factor => factor.Syntax.ToString().Contains("- 1") || factor.Syntax.ToString().Contains("+ 1"))
            ? "46341" : null;

    private const int PlainSizeFactors = 3;

    /// <summary>Width times height times depth, an area, a squared distance in the plane: more often small than not.</summary>
    private static bool IsPlainSize(IBinaryOperation product, List<IOperation> factors) =>
        factors.Count <= PlainSizeFactors && FactorsOf(product).Count() == factors.Count
            && (ShareNothing(factors) || IsBesideAnotherSquare(product, factors));

    private static bool ShareNothing(List<IOperation> factors)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return factors.SelectMany(factor => factor.DescendantsAndSelf().Select(LoopScan.SymbolOf).OfType<ISymbol>().Distinct<ISymbol>(SymbolEqualityComparer.Default)).All(seen.Add);
    }

    /// <summary>dx · dx + dy · dy.</summary>
    private static bool IsBesideAnotherSquare(IBinaryOperation product, List<IOperation> factors) => IsSquare(factors)
        && product.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum
        && IsSquare(FactorsOf(ReferenceEquals(sum.LeftOperand, product) ? sum.RightOperand : sum.LeftOperand).ToList());

    private static bool IsSquare(List<IOperation> factors) => factors.Count == 2 && factors[0].Syntax.ToString() == factors[1].Syntax.ToString();

    private static IOperation Unwrapped(IOperation operation) => operation is IParenthesizedOperation parenthesized ? Unwrapped(parenthesized.Operand) : operation;

    private static bool IsSentinel(IBinaryOperation sum, Lazy<HashSet<ISymbol>> unreached) => !sum.ConstantValue.HasValue
        && (IsLargest(sum.LeftOperand) != IsLargest(sum.RightOperand) || IsUnreached(sum.LeftOperand, unreached) || IsUnreached(sum.RightOperand, unreached));

    /// <summary>What a queue or heap gives back has been reached.</summary>
    private static readonly HashSet<string> Takers = ["Dequeue", "TryDequeue", "Pop", "TryPop", "TryTake", "Take", "RemoveAt", "Remove", "ExtractMin", "DeleteMin", "First"];

    private static bool IsUnreached(IOperation operand, Lazy<HashSet<ISymbol>> unreached) => operand is IArrayElementReferenceOperation { ArrayReference: { } array } && IsInt(operand.Type)
        && LoopScan.SymbolOf(array) is { } distances && unreached.Value.Contains(distances);

    /// <summary>The dist of dist[u], filled with the largest number for "not reached yet", where nothing here asks for it.</summary>
    private static HashSet<ISymbol> Unreached(RuleContext context)
    {
        var filled = new HashSet<ISymbol>(context.Operations.Select(FilledOf).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        if (filled.Count > 0 && context.Operations.Any(static operation => IsTaker(operation) || IsTestOfLargest(operation)))
        {
            filled.Clear();
        }

        return filled;
    }

    private static bool IsTaker(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: var name } && Takers.Contains(name);

    private static bool IsTestOfLargest(IOperation operation) => operation is IBinaryOperation { OperatorKind: not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract) } test
        && (IsLargest(test.LeftOperand) || IsLargest(test.RightOperand));

    /// <summary>The array that Array.Fill, Fill, Repeat or a loop fills with the largest number.</summary>
    private static ISymbol? FilledOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Fill", ContainingType.Name: "Array" }, Arguments: [{ Value: var array }, { Value: var value }, ..] } when IsLargest(value) => LoopScan.SymbolOf(array),
        ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: var array }, Value: var value } when IsLargest(value) => LoopScan.SymbolOf(array),
        IVariableDeclaratorOperation { Initializer.Value: var value } declarator when value.Descendants().Any(static part => part is IInvocationOperation { TargetMethod.Name: "Repeat", Arguments: [{ Value: var repeated }, ..] } && IsLargest(repeated)) => declarator.Symbol,
        _ => null,
    };

    private static bool IsLargest(IOperation operation) => operation is IFieldReferenceOperation { Field: { Name: "MaxValue", ContainingType.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } };

    private void ExamineSizes(IArrayCreationOperation creation, RuleContext context)
    {
        foreach (var size in creation.DimensionSizes)
        {
            var factors = FactorsOf(size).Where(factor => !factor.ConstantValue.HasValue).ToList();
            if (factors.Count >= SizeProductFactors && size is IBinaryOperation { IsChecked: false } && context.Method.ByOperation.TryGetValue(size, out var reading) && !Fits(reading, context))
            {
                context.Report(new Finding(Descriptor, size.Syntax, Text.Shortened(size.Syntax), ": the array is then too small or not made at all")
                {
                    Severity = DiagnosticSeverity.Info,
                    Fixes = [new Fix("Check for overflow", Id + ".checked", [new Edit(size.Syntax.Span,
                        [Piece.New("checked("), Piece.Keep(size.Syntax.Span), Piece.New(")")])])],
                });
            }
        }
    }

    /// <summary>An int that adds up the squares of elements: 33,026 bytes of 255 are enough.</summary>
    private void ExamineAccumulation(Assignment assignment, RuleContext context)
    {
        if (!IsInt(assignment.Target.Type) || assignment.Operation is not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, IsChecked: false } compound
            || assignment.Increment is not { } added || !IsSquare(added) || TripCountFits(assignment, added, context))
        {
            return;
        }

        context.Report(new Finding(Descriptor, compound.Syntax, Text.Shortened(compound.Syntax), ": 33026 squares of 255 are enough")
        {
            Severity = added[0].Origin?.Type?.SpecialType is SpecialType.System_SByte ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
        });
    }

    private static bool IsSquare(Term term) => term.Kind == TermKind.Power && term[1].IsNumber(2)
        && (term[0].Kind == TermKind.Element || (term[0].Kind == TermKind.Sum && term[0].Operands.All(part => part.SplitCoefficient().Factor.Kind == TermKind.Element)));

    private static bool TripCountFits(Assignment assignment, Term added, RuleContext context)
    {
        var range = context.RangeOf(added, assignment.State.Facts);
        return assignment.Loop?.Domain?.TripCount is { } count && count * range.High <= int.MaxValue;
    }
}
