using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>How often a loop runs, as far as its bounds tell.</summary>
internal static class TripCounts
{
    /// <summary>An upper bound, or null where there is none.</summary>
    public static double? Of(Loop loop, RuleContext context)
    {
        if (loop.Operation is not IInvocationOperation && IsLogarithmic(loop.Operation))
        {
            return 64;
        }

        if (loop.Domain is not { } domain)
        {
            return null;
        }

        if (domain.Collection is { } collection)
        {
            return LengthOf(collection);
        }

        if (loop.Index.Format.IsFloating())
        {
            return domain.TripCount is { } length && StepOf(loop) is { } step ? length / step : null;
        }

        if (domain.TripCount is { } known)
        {
            return known;
        }

        return Numbers(domain, context);
    }

    private static double? StepOf(Loop loop)
    {
        var index = loop.Recurrences.FirstOrDefault(recurrence => recurrence.Head.Equals(loop.Index));
        return index is not null && Updates.Added(index.Head, index.Value) is { Kind: TermKind.Number } step && step.Value != 0 ? Math.Abs(step.Value) : null;
    }

    /// <summary>The whole numbers from the start up to the limit.</summary>
    private static double? Numbers(Terms.Domain domain, RuleContext context)
    {
        if (domain is not { Start: { } start, Limit: { } limit })
        {
            return null;
        }

        double? UpTo(Term other) => Numbers(new Terms.Domain(null, start, other, domain.Loop), context);

        if (limit.Is(MathFunction.Min))
        {
            return Smaller(UpTo(limit[0]), UpTo(limit[1]));
        }

        if (limit.Kind == TermKind.Sum && limit.Operands.FirstOrDefault(part => part.Is(MathFunction.Min)) is { } least)
        {
            var rest = limit - least;
            return Smaller(UpTo(least[0] + rest), UpTo(least[1] + rest));
        }

        if (start.IsNumber(0) && limit.Is(MathFunction.Count) && LengthOf(limit[0]) is { } length)
        {
            return length;
        }

        if (limit is { Kind: TermKind.Variable, Head: Variable { Symbol: IPropertySymbol { Name: "Count", ContainingType: { Name: "Vector", ContainingNamespace.Name: "Numerics" } } } })
        {
            return 64;
        }

        // What an int can hold at most says nothing about a length.
        var range = context.RangeOf(domain.Length!, (Facts?)null);
        return range.High < int.MaxValue / 2 ? Math.Max(0, range.High) : null;
    }

    private static double? Smaller(double? left, double? right) => left is null ? right : right is null ? left : Math.Min(left.Value, right.Value);

    /// <summary>The length of an array that is created, or initialised, with a constant number of elements.</summary>
    private static double? LengthOf(Term array) => array switch
    {
        { Kind: TermKind.Map, Domain.TripCount: { } count } => count,
        { Kind: TermKind.Opaque, Head: IArrayCreationOperation { Initializer: { } initializer } } => initializer.ElementValues.Length,
        { Kind: TermKind.Opaque, Head: IOperation { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } } operation } =>
            operation.SemanticModel?.GetConstantValue(ranks[0].Sizes[0]) is { HasValue: true, Value: int size } ? size : null,
        { Kind: TermKind.Opaque, Head: IOperation { Syntax: CollectionExpressionSyntax elements } } => Elements(elements),
        { Kind: TermKind.Variable, Head: Variable { Symbol: IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declarations } } } =>
            declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? Elements(value) : null,
        _ => null,
    };

    private static double? Elements(ExpressionSyntax value) => value switch
    {
        InitializerExpressionSyntax initializer => initializer.Expressions.Count,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
        ArrayCreationExpressionSyntax { Type.RankSpecifiers: { Count: 1 } ranks } =>
            ranks[0].Sizes[0] is LiteralExpressionSyntax { Token.Value: int size } ? size : null,
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) => collection.Elements.Count,
        _ => null,
    };

    /// <summary>A loop that halves or doubles what its condition tests runs some dozens of times.</summary>
    private static bool IsLogarithmic(IOperation loop)
    {
        var condition = loop switch { IForLoopOperation counted => counted.Condition, IWhileLoopOperation tested => tested.Condition, _ => null };
        if (condition is null)
        {
            return false;
        }

        var variables = condition.DescendantsAndSelf().Select(LoopScan.SymbolOf).OfType<ISymbol>().ToList();
        return loop.Descendants().OfType<ICompoundAssignmentOperation>().Any(step =>
            step.OperatorKind is BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift
            && NumericFormats.FormatOf(step.Type) == NumericFormat.Integer
            && LoopScan.SymbolOf(step.Target) is { } symbol && variables.Contains(symbol, SymbolEqualityComparer.Default));
    }
}
