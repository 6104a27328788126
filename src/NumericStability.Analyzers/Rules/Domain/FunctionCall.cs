using System.Collections.Generic;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>One call of a function and its first argument, as they are written.</summary>
internal sealed record FunctionCall(Reading Call, Reading Argument, MathFunction Function)
{
    /// <summary>Calls of the given functions in code that is reached.</summary>
    public static IEnumerable<FunctionCall> In(MethodReading method, params MathFunction[] functions)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IInvocationOperation { Arguments.Length: > 0 } call && reading.State.IsReachable
                && method.Symbols.TryFind(call.TargetMethod, out var known) && System.Array.IndexOf(functions, known.Function) >= 0
                && known.Shape == CallShape.Scalar && method.ByOperation.TryGetValue(FirstOf(call), out var argument))
            {
                yield return new FunctionCall(reading, argument, known.Function);
            }
        }
    }

    private static Microsoft.CodeAnalysis.IOperation FirstOf(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0)
            {
                return argument.Value;
            }
        }

        return call.Arguments[0].Value;
    }
}

/// <summary>Logarithms to any base.</summary>
internal static class Logarithms
{
    public static IEnumerable<FunctionCall> In(MethodReading method) =>
        FunctionCall.In(method, MathFunction.Log, MathFunction.Log2, MathFunction.Log10, MathFunction.LogBase);
}
