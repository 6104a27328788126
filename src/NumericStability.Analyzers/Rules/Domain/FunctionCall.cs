using System.Collections.Generic;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>One call of a function and its first argument, as they are written.</summary>
internal sealed record FunctionCall(Reading Call, Reading Argument, MathFunction Function)
{
    /// <summary>Calls of the given functions in code that is reached.</summary>
    public static IEnumerable<FunctionCall> In(MethodReading method, params MathFunction[] functions) => In(method, false, functions);

    /// <summary>As <see cref="In(MethodReading, MathFunction[])"/>, and functions of tensors, static or of the tensor.</summary>
    public static IEnumerable<FunctionCall> OfNumbersAndTensors(MethodReading method, params MathFunction[] functions) => In(method, true, functions);

    public bool IsOfTensor => TorchSharpLibrary.IsTensor(Call.Operation.Type);

    private static IEnumerable<FunctionCall> In(MethodReading method, bool withTensors, MathFunction[] functions)
    {
        foreach (var reading in method.Calls)
        {
            if (reading.Operation is IInvocationOperation call && reading.State.IsReachable
                && method.Symbols.TryFind(call.TargetMethod, out var known) && System.Array.IndexOf(functions, known.Function) >= 0
                && (known.Shape == CallShape.Scalar || (withTensors && known.Shape == CallShape.Elementwise && TorchSharpLibrary.IsTensor(call.Type)))
                && FirstOf(call) is { } first && method.ByOperation.TryGetValue(first, out var argument))
            {
                yield return new FunctionCall(reading, argument, known.Function);
            }
        }
    }

    private static Microsoft.CodeAnalysis.IOperation? FirstOf(IInvocationOperation call)
    {
        if (call.Instance is { } instance)
        {
            return TorchSharpLibrary.IsTensor(instance.Type) ? instance : null;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0)
            {
                return argument.Value;
            }
        }

        return null;
    }
}

/// <summary>Logarithms to any base.</summary>
internal static class Logarithms
{
    public static IEnumerable<FunctionCall> In(MethodReading method) =>
        FunctionCall.In(method, MathFunction.Log, MathFunction.Log2, MathFunction.Log10, MathFunction.LogBase);

    public static IEnumerable<FunctionCall> OfNumbersAndTensors(MethodReading method) =>
        FunctionCall.OfNumbersAndTensors(method, MathFunction.Log, MathFunction.Log2, MathFunction.Log10, MathFunction.LogBase);
}
