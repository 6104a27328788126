using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// (int)Math.Ceiling(n · q) - 1: the product of a count and a fraction lands on either side of the integer it should be, and q = 0
/// gives -1. Also a search through cumulative weights that only the values stop. Silent where the result is clamped.
/// </summary>
internal sealed class RoundedIndex() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6007",
        title: "Index from a rounded product",
        messageFormat: "'{0}' {1}",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "100 * 0.07 is 7.000000000000001, and its ceiling 8. A cumulative sum of weights ends at 0.9999999999999999 as often as at 1.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var cast in FloatCast.In(context))
        {
            if (cast.Value.Is(MathFunction.Ceiling) && IsCountTimesFraction(cast.Value[0]) && LessOne(cast.Cast) is { } index && !IsClamped(index))
            {
                context.Report(new Finding(Descriptor, index.Syntax, Text.Shortened(index.Syntax), "is one too large where the product is rounded up past an integer (100 * 0.07 is 7.000000000000001), and -1 for 0")
                {
                    Fixes = FixesOf(index, cast, context),
                });
            }
        }

        foreach (var loop in context.Operations.OfType<IWhileLoopOperation>())
        {
            if (IsUnboundedSearch(loop) && loop.Condition is { } condition)
            {
                context.Report(new Finding(Descriptor, condition.Syntax, Text.Shortened(condition.Syntax), "runs past the end where the last cumulative sum is rounded below the value searched for")
                {
                    Fixes = StopFix((IBinaryOperation)condition),
                });
            }
        }
    }

    /// <summary>The clamp alone, and the clamp of a product made smaller by far more than its rounding and far less than a count.</summary>
    private ImmutableArray<Fix> FixesOf(IOperation index, FloatCast cast, RuleContext context)
    {
        Edit clamp = new(index.Syntax.Span, [Piece.New(Wrapping.Qualified("Math.Max(0, ", index.Syntax, context)), Piece.Keep(index.Syntax.Span), Piece.New(")")]);
        var plain = new Fix("Keep the index at 0 or above", Id, [clamp]);
        if (cast.Operand is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var product }] })
        {
            return [plain];
        }

        var isSingle = NumericFormats.FormatOf(context.Model.GetTypeInfo(product).Type) == NumericFormat.Single;
        var isFactor = product is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } or IdentifierNameSyntax;
        Edit tolerance = new(product.Span, [Piece.New(isFactor ? "" : "("), Piece.Keep(product.Span), Piece.New((isFactor ? "" : ")") + (isSingle ? " * (1 - 1e-6f)" : " * (1 - 1e-12)"))]);
        return [plain, new Fix("Allow for the rounding of the product, and keep the index at 0 or above (changes the result)", Id + ".tolerance", [clamp, tolerance])];
    }

    /// <summary>The last element takes what rounding left over.</summary>
    private ImmutableArray<Fix> StopFix(IBinaryOperation test)
    {
        var element = test.LeftOperand as IArrayElementReferenceOperation ?? test.RightOperand as IArrayElementReferenceOperation;
        return element is not { ArrayReference.Syntax: IdentifierNameSyntax or MemberAccessExpressionSyntax, Indices: [{ Syntax: var index }] } ? []
            : [new Fix("Stop at the last element", Id + ".last", [new Edit(test.Syntax.Span,
                [Piece.Keep(index.Span), Piece.New(" < "), Piece.Keep(element.ArrayReference.Syntax.Span), Piece.New(".Length - 1 && "), Piece.Keep(test.Syntax.Span)])])];
    }

    private static bool IsCountTimesFraction(Term term) => term is { Kind: TermKind.Product, Operands.Length: 2 }
        && term.Operands.Any(FloatCast.IsCount) && term.Operands.Any(factor => !FloatCast.IsCount(factor) && factor.Kind != TermKind.Power);

    private static IOperation? LessOne(IOperation cast) => cast.Parent switch
    {
        IParenthesizedOperation parenthesized => LessOne(parenthesized),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: 1 or 1L } } difference => difference,
        _ => null,
    };

    private static bool IsClamped(IOperation index) => index.Parent switch
    {
        IParenthesizedOperation or IConversionOperation => IsClamped(index.Parent),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Max" or "Min" or "Clamp" } } => true,
        _ => false,
    };

    /// <summary>while (cumulative[i] &lt; u) i++; with nothing that looks at the length.</summary>
    private static bool IsUnboundedSearch(IWhileLoopOperation loop) =>
        loop is { ConditionIsTop: true, ConditionIsUntil: false, Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } test }
        && (Cumulative(test.LeftOperand) ?? Cumulative(test.RightOperand)) is { } index && Body(loop.Body) is IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: ILocalReferenceOperation step }
        && SymbolEqualityComparer.Default.Equals(step.Local, index);

    private static ILocalSymbol? Cumulative(IOperation operation) =>
        operation is IArrayElementReferenceOperation { Indices: [ILocalReferenceOperation index], ArrayReference: var array } && NumericFormats.FormatOf(operation.Type).IsFloating()
            && Naming.Says(array, "cum", "cdf", "prefix") ? index.Local : null;

    private static IOperation? Body(IOperation body) => body switch
    {
        IBlockOperation { Operations: [var only] } => Body(only),
        IExpressionStatementOperation statement => statement.Operation,
        _ => null,
    };
}
