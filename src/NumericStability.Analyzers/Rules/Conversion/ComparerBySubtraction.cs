using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// A comparer that returns (int)(a.Score - b.Score) calls everything closer than 1 equal; Math.Sign(a - b) throws on NaN. Silent
/// on integer differences and outside comparers.
/// </summary>
internal sealed class ComparerBySubtraction() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6009",
        title: "Comparer by subtraction of floating-point values",
        messageFormat: "'{0}' {1}; CompareTo orders every pair",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A difference cut to an integer is 0 for values closer than 1, so 0.9 and 0.1 compare equal and the sort order is arbitrary.");

    public override int Priority => 40;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var returned in context.OperationsOf<IReturnOperation>())
        {
            if (returned.ReturnedValue is { } value && IsInComparer(returned, context) && Difference(value) is { } difference)
            {
                var isSign = value.Syntax.ToString().Contains("Sign");
                context.Report(new Finding(Descriptor, value.Syntax, Text.Shortened(value.Syntax), isSign ? "throws an ArithmeticException where a value is NaN" : "is 0 for values closer than 1")
                {
                    Claims = [.. value.Descendants().Select(part => part.Syntax)],
                    Fixes = FixesOf(value, difference),
                });
            }
        }
    }

    /// <summary>A lambda or method of two parameters of one type that orders them.</summary>
    private static bool IsInComparer(IOperation operation, RuleContext context)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Symbol: { } lambda } function)
            {
                return IsComparison(lambda) && function.Parent is IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod.ReturnType.SpecialType: SpecialType.System_Int32 } };
            }

            if (current is ILocalFunctionOperation local)
            {
                return IsComparison(local.Symbol) && local.Symbol.Name.StartsWith("Compare", System.StringComparison.Ordinal);
            }
        }

        return context.Method.Owner is IMethodSymbol { Name: var name } method && name.StartsWith("Compare", System.StringComparison.Ordinal)
            && (IsComparison(method) || (name == "CompareTo" && method.Parameters.Length == 1 && method.ReturnType.SpecialType == SpecialType.System_Int32));
    }

    private static bool IsComparison(IMethodSymbol method) => method is { Parameters: [var first, var second], ReturnType.SpecialType: SpecialType.System_Int32 }
        && SymbolEqualityComparer.Default.Equals(first.Type, second.Type);

    private static IBinaryOperation? Difference(IOperation value) => value switch
    {
        IConversionOperation { IsImplicit: true } conversion => Difference(conversion.Operand),
        IParenthesizedOperation parenthesized => Difference(parenthesized.Operand),
        IConversionOperation { IsImplicit: false } cast when NumericFormats.FormatOf(cast.Type) == NumericFormat.Integer => Subtraction(cast.Operand),
        IInvocationOperation { TargetMethod: { Name: "Sign", ContainingType.Name: "Math" or "MathF" or "Double" or "Single" }, Arguments: [{ Value: var argument }] } => Subtraction(argument),
        _ => null,
    };

    private static IBinaryOperation? Subtraction(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => Subtraction(parenthesized.Operand),
        IConversionOperation { IsImplicit: true } conversion => Subtraction(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when NumericFormats.FormatOf(difference.Type).IsFloating() => difference,
        _ => null,
    };

    private static ImmutableArray<Fix> FixesOf(IOperation value, IBinaryOperation difference)
    {
        var (left, right) = (difference.LeftOperand, difference.RightOperand);
        if (left is not (ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IArrayElementReferenceOperation or IInvocationOperation)
            || !SymbolEqualityComparer.Default.Equals(left.Type, right.Type) || left.Type is not { IsValueType: true })
        {
            return [];
        }

        return [new Fix("Use CompareTo", "NUM6009", [new Edit(value.Syntax.Span,
            [Piece.Keep(left.Syntax.Span), Piece.New(".CompareTo("), Piece.Keep(right.Syntax.Span), Piece.New(")")])])];
    }
}
