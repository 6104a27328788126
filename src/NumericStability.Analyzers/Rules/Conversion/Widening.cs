using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>Where the value of an integer expression becomes a floating-point number.</summary>
internal static class Widening
{
    /// <summary>The conversion that integer arithmetic carries the value to, or null where it stays an integer.</summary>
    public static IConversionOperation? Of(IOperation integer)
    {
        var current = integer;
        while (true)
        {
            var parent = current.Parent;
            switch (parent)
            {
                case IConversionOperation conversion when NumericFormats.FormatOf(conversion.Type).IsFloating():
                    return conversion;
                case IConversionOperation conversion when NumericFormats.FormatOf(conversion.Type) == NumericFormat.Integer:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide }:
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus }:
                case IConditionalOperation { WhenFalse: not null } choice when choice.Condition != current:
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                case ISwitchExpressionOperation or IParenthesizedOperation:
                    if (NumericFormats.FormatOf(parent.Type) is not (NumericFormat.Integer or NumericFormat.None))
                    {
                        return null;
                    }

                    current = parent;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>As <see cref="Of"/>, through a local declared with <c>var</c> that nothing but floating-point formulas read.</summary>
    public static IConversionOperation? ThroughLocals(IOperation integer, RuleContext context)
    {
        if (Of(integer) is { } direct)
        {
            return direct;
        }

        if (integer.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } declarator }
            || declarator.Syntax.Parent is not VariableDeclarationSyntax { Type: IdentifierNameSyntax { IsVar: true } })
        {
            return null;
        }

        var uses = context.OperationsOf<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        return uses.Count > 0 && uses.All(use => Of(use) is { IsImplicit: true }) ? Of(uses[0]) : null;
    }

    /// <summary>The outermost arithmetic the converted value takes part in.</summary>
    public static IOperation FormulaOf(IOperation operation)
    {
        while (operation.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide }
            or IUnaryOperation or IParenthesizedOperation or IConversionOperation { IsImplicit: true })
        {
            operation = operation.Parent;
        }

        return operation;
    }

    /// <summary>True inside Floor, Truncate and the like, or a cast back to an integer: the formula wants whole numbers.</summary>
    public static bool IsFloored(IOperation converted) => FormulaOf(converted).Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name is "Floor" or "Truncate" or "Ceiling" or "Round",
        IConversionOperation { IsImplicit: false } cast => NumericFormats.FormatOf(cast.Type) == NumericFormat.Integer,
        _ => false,
    };
}
