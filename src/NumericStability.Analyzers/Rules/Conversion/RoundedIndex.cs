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
            if (cast.Value.Is(MathFunction.Ceiling) && IsCountTimesFraction(cast.Value[0]))
            {
                ExamineRank(cast, context);
            }
        }

        foreach (var loop in context.OperationsOf<IWhileLoopOperation>())
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

    /// <summary>The rank less one is an index; the rank itself is told by 1 - α or a name.</summary>
    private void ExamineRank(FloatCast cast, RuleContext context)
    {
        const string TooLarge = "is one too large where the product is rounded up past an integer (100 * 0.07 is 7.000000000000001)";
        if (LessOne(cast.Cast) is not { } index)
        {
            if (IsQuantile(cast.Value[0]) && Tolerance(cast, context) is { } tolerance)
            {
                context.Report(new Finding(Descriptor, cast.Cast.Syntax, Text.Shortened(cast.Cast.Syntax), TooLarge)
                {
                    Fixes = [new Fix("Allow for the rounding of the product (changes the result)", Id + ".tolerance", [tolerance])],
                });
            }
        }
        else if (!IsClamped(index))
        {
            context.Report(new Finding(Descriptor, index.Syntax, Text.Shortened(index.Syntax), TooLarge + ", and -1 for 0") { Fixes = FixesOf(index, cast, context) });
        }
    }

    /// <summary>(n + 1)(1 - α), or a fraction that is called a quantile.</summary>
    private static bool IsQuantile(Term product) => Factors(product).Any(static factor => !FloatCast.IsCount(factor)
        && (factor is { Kind: TermKind.Sum, Operands: [{ Kind: TermKind.Number, Value: 1 or -1 }, var level] } && level.SplitCoefficient().Factor.Kind is TermKind.Variable or TermKind.Member
            || (factor.Kind == TermKind.Variable && Naming.Says(factor.Origin, "quantile", "percentile", "confidence", "coverage"))));

    /// <summary>The clamp alone, and the clamp of a product made smaller by far more than its rounding and far less than a count.</summary>
    private ImmutableArray<Fix> FixesOf(IOperation index, FloatCast cast, RuleContext context)
    {
        Edit clamp = new(index.Syntax.Span, [Piece.New(Wrapping.Qualified("Math.Max(0, ", index.Syntax, context)), Piece.Keep(index.Syntax.Span), Piece.New(")")]);
        var plain = new Fix("Keep the index at 0 or above", Id, [clamp]);
        return Tolerance(cast, context) is not { } tolerance ? [plain]
            : [plain, new Fix("Allow for the rounding of the product, and keep the index at 0 or above (changes the result)", Id + ".tolerance", [clamp, tolerance])];
    }

    private static Edit? Tolerance(FloatCast cast, RuleContext context)
    {
        if (cast.Operand is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var product }] })
        {
            return null;
        }

        var isSingle = NumericFormats.FormatOf(context.Model.GetTypeInfo(product).Type) == NumericFormat.Single;
        var isFactor = product is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } or IdentifierNameSyntax;
        return new Edit(product.Span, [Piece.New(isFactor ? "" : "("), Piece.Keep(product.Span), Piece.New((isFactor ? "" : ")") + (isSingle ? " * (1 - 1e-6f)" : " * (1 - 1e-12)"))]);
    }

    /// <summary>The last element takes what rounding left over.</summary>
    private ImmutableArray<Fix> StopFix(IBinaryOperation test)
    {
        var element = test.LeftOperand as IArrayElementReferenceOperation ?? test.RightOperand as IArrayElementReferenceOperation;
        return element is not { ArrayReference.Syntax: IdentifierNameSyntax or MemberAccessExpressionSyntax, Indices: [{ Syntax: var index }] } ? []
            : [new Fix("Stop at the last element", Id + ".last", [new Edit(test.Syntax.Span,
                [Piece.Keep(index.Span), Piece.New(" < "), Piece.Keep(element.ArrayReference.Syntax.Span), Piece.New(".Length - 1 && "), Piece.Keep(test.Syntax.Span)])])];
    }

    /// <summary>n·q; n·(1 - α) is -n·(α - 1) in the canonical form.</summary>
    private static bool IsCountTimesFraction(Term term) => Factors(term) is [var first, var second] && FloatCast.IsCount(first) != FloatCast.IsCount(second)
        && (FloatCast.IsCount(first) ? second : first).Kind != TermKind.Power;

    private static Term[] Factors(Term term) => term.Kind == TermKind.Product ? [.. term.Operands.Where(static factor => !factor.IsNumber(-1))] : [];

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
