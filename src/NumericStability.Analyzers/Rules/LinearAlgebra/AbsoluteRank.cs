using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>
/// Singular values counted above a fixed number, or a determinant compared with one: rounding leaves singular values of about
/// ulp(largest) where the exact ones are 0. Silent where the bound is computed from the data.
/// </summary>
internal sealed class AbsoluteRank() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8005",
        title: "Rank or singularity by an absolute tolerance",
        messageFormat: "'{0}' compares with a fixed number: rounding leaves a zero singular value at about 1e-16 times the largest, and a determinant scales with the n-th power of the entries",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The numerical rank counts singular values above max(m, n) · ε · the largest of them.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var count in context.OperationsOf<IInvocationOperation>())
        {
            if (count is { TargetMethod: { Name: "Count", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var values }, { Value: var predicate }] }
                && SingularValues(values) is { } factorization && ComparesWithConstant(predicate))
            {
                context.Report(new Finding(Descriptor, count.Syntax, Text.Shortened(count.Syntax)) { Fixes = RankOf(count, factorization) });
            }
        }

        foreach (var test in context.OperationsOf<IBinaryOperation>())
        {
            if (IsComparison(test) && (IsDeterminant(test.LeftOperand, context) && test.RightOperand.ConstantValue.HasValue
                || IsDeterminant(test.RightOperand, context) && test.LeftOperand.ConstantValue.HasValue))
            {
                context.Report(new Finding(Descriptor, test.Syntax, Text.Shortened(test.Syntax)));
            }
        }
    }

    private static IOperation? SingularValues(IOperation operation) => operation switch
    {
        IConversionOperation conversion => SingularValues(conversion.Operand),
        IParenthesizedOperation parenthesized => SingularValues(parenthesized.Operand),
        IPropertyReferenceOperation { Property: { Name: "S", ContainingType: { Name: "Svd", ContainingNamespace.Name: "Factorization" } }, Instance: { } factorization } => factorization,
        _ => null,
    };

    private static bool ComparesWithConstant(IOperation predicate) => predicate.DescendantsAndSelf().OfType<IBinaryOperation>().ToList() is [var test]
        && IsComparison(test) && (test.LeftOperand.ConstantValue.HasValue || test.RightOperand.ConstantValue.HasValue);

    private static bool IsComparison(IBinaryOperation test) => test.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool IsDeterminant(IOperation operation, RuleContext context) =>
        context.Method.ByOperation.TryGetValue(operation, out var reading) && (reading.Term.Is(MathFunction.Abs) ? reading.Term[0] : reading.Term).Is(MathFunction.Determinant);

    private static ImmutableArray<Fix> RankOf(IOperation count, IOperation factorization)
    {
        if (!count.Syntax.ToString().Contains('>'))
        {
            return [];
        }

        var isFresh = factorization is IInvocationOperation { TargetMethod.Name: "Svd", Instance: not null };
        var kept = isFresh ? ((IInvocationOperation)factorization).Instance! : factorization;
        return [new Fix("Use the numerical rank", "NUM8005", [new Edit(count.Syntax.Span, [Piece.Keep(Receiver.Of(kept).Span), Piece.New(isFresh ? ".Rank()" : ".Rank")])])];
    }
}
