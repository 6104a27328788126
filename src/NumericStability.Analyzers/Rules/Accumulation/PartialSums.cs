using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>The running value of a thread in Parallel.For and ForEach: one of a few sums over everything the loop is given.</summary>
internal static class PartialSums
{
    /// <summary>The addition to the thread's value, where that is a float.</summary>
    public static (IOperation Addition, string Name)? Of(IInvocationOperation call, RuleContext context)
    {
        if (call.TargetMethod is not { Name: "For" or "ForEach", TypeArguments: { Length: > 0 } types } || types[types.Length - 1].SpecialType != SpecialType.System_Single
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, context.Symbols.Parallel))
        {
            return null;
        }

        foreach (var body in call.Arguments.SelectMany(static argument => argument.Value.DescendantsAndSelf()).OfType<IAnonymousFunctionOperation>())
        {
            if (body.Symbol is { ReturnType.SpecialType: SpecialType.System_Single, Parameters: { Length: >= 2 } parameters }
                && body.Body.Descendants().FirstOrDefault(part => IsAddition(part, parameters[parameters.Length - 1])) is { } addition)
            {
                return (addition, parameters[parameters.Length - 1].Name);
            }
        }

        return null;
    }

    private static bool IsAddition(IOperation part, IParameterSymbol running) => part switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => IsOf(sum.LeftOperand, running) || IsOf(sum.RightOperand, running),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => IsOf(sum.Target, running),
        _ => false,
    };

    private static bool IsOf(IOperation operand, IParameterSymbol running) =>
        operand.Type?.SpecialType == SpecialType.System_Single && SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(LoopScan.Unconverted(operand)), running);
}
