using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules;

/// <summary>Where a formula comes into being: p = e / s is reported there, and not again at each product that p takes part in.</summary>
internal static class Formed
{
    /// <summary>True where no operand has the form already.</summary>
    public static bool Here(Reading reading, RuleContext context, Func<Term, bool> form)
    {
        foreach (var child in reading.Operation.ChildOperations)
        {
            if (context.Method.ByOperation.TryGetValue(Unwrapped(child), out var operand) && form(operand.Term))
            {
                return false;
            }
        }

        return true;
    }

    private static IOperation Unwrapped(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
        {
            operation = operation switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                _ => ((IArgumentOperation)operation).Value,
            };
        }

        return operation;
    }
}
