using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Calls: library functions, guards, parallel loops, helper methods.</content>
internal sealed partial class MethodReader
{
    /// <summary>The values in the order of the parameters, in which nearly every call has them.</summary>
    private static IReadOnlyList<IOperation> ArgumentsOf(IInvocationOperation call)
    {
        var values = new IOperation[call.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0 && OrdinalOf(call.Arguments[i]) < OrdinalOf(call.Arguments[i - 1]))
            {
                return [.. call.Arguments.OrderBy(OrdinalOf).Select(argument => argument.Value)];
            }

            values[i] = call.Arguments[i].Value;
        }

        return values;
    }

    private static int OrdinalOf(IArgumentOperation argument) => argument.Parameter?.Ordinal ?? 0;

    private Term ReadInvocation(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var format = NumericFormats.FormatOf(call.Type);
        if (IsLinq(method))
        {
            return ReadLinq(call);
        }

        var type = method.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(type, _symbols.TensorPrimitives))
        {
            return ReadTensorPrimitives(call);
        }

        if (SymbolEqualityComparer.Default.Equals(type, _symbols.Parallel))
        {
            return ReadParallel(call);
        }

        if (ReadGuard(call) is { } guard)
        {
            return guard;
        }

        if (ReadModule(call, format) is { } activation)
        {
            return activation;
        }

        if (TorchSharpLibrary.IsFunction(method))
        {
            return ReadTensorCall(call, format);
        }

        return ReadContainerCall(call) ?? ReadOrdinaryCall(call, format);
    }

    private Term ReadOrdinaryCall(IInvocationOperation call, NumericFormat format)
    {
        if (call.Instance is ILocalReferenceOperation { Local: { } variable } && _lambdas.ContainsKey(variable))
        {
            return ReadFunction(call.Instance, ArgumentsOf(call).Select(Read).ToList()).At(call, format);
        }

        var operands = new List<Term>();
        if (call.Instance is { } instance && instance is not IInstanceReferenceOperation)
        {
            operands.Add(Read(instance));
        }

        var arguments = ArgumentsOf(call);
        if (call.TargetMethod.Name == "Map" && operands.Count == 1 && operands[0].Format == NumericFormat.Vector && arguments[0] is IDelegateCreationOperation { Target: IMethodReferenceOperation or IAnonymousFunctionOperation })
        {
            return ReadFunction(arguments[0], operands).At(call, format);
        }

        operands.AddRange(arguments.Select(argument => argument is IDelegateCreationOperation or IAnonymousFunctionOperation ? ReadNested(argument) : Read(argument)));
        return ReadApplied(call, operands, format);
    }

    /// <summary>The call of operands that are read: a function with a name in mathematics, one of this body, an equality, or unknown.</summary>
    private Term ReadApplied(IInvocationOperation call, List<Term> operands, NumericFormat format)
    {
        if (CallKnown(call.TargetMethod, operands, call) is { } known)
        {
            return known.At(call, format);
        }

        if (ReadLocalFunction(call.TargetMethod, operands) is { } local)
        {
            return local.At(call, format);
        }

        if (call.TargetMethod is { Name: "Equals", Parameters.Length: 1 } && operands.Count == 2 && NumericFormats.FormatOf(call.Instance?.Type) != NumericFormat.None)
        {
            return Term.Compare(Comparison.Equal, operands[0], operands[1]).From(call, NumericFormat.None);
        }

        ForgetArguments(call, operands);
        ForgetFields(call);
        if (HasNoReturn(call.TargetMethod))
        {
            _state = _state.Unreachable();
        }

        return (call.Type?.SpecialType == SpecialType.System_Boolean ? Question(call, operands) : Opaque(call)).From(call, format);
    }

    /// <summary>A local function of one expression that captures variables: read where it is called, with what they hold there.</summary>
    private Term? ReadLocalFunction(IMethodSymbol method, List<Term> arguments)
    {
        if (method.MethodKind != MethodKind.LocalFunction || _helperDepth > 0 || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || !LocalFunctions.TryGetValue(method, out var local) || local is not { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } || !_inlined.Add(method))
        {
            return null;
        }

        foreach (var parameter in method.Parameters.Where(parameter => parameter.Ordinal < arguments.Count))
        {
            _state = _state.Set(Term.Of(parameter, 0), arguments[parameter.Ordinal].At(value, NumericFormats.FormatOf(parameter.Type)));
        }

        var result = Read(value);
        _inlined.Remove(method);
        return result;
    }

    private Dictionary<ISymbol, ILocalFunctionOperation> LocalFunctions =>
        _localFunctions ??= _reading.Body.Descendants().OfType<ILocalFunctionOperation>().ToDictionary<ILocalFunctionOperation, ISymbol, ILocalFunctionOperation>(static local => local.Symbol, static local => local, SymbolEqualityComparer.Default);

    /// <summary>What a predicate tests is not known, but what it was asked about is.</summary>
    private Term Question(IInvocationOperation call, List<Term> operands) =>
        Term.RawApply(MathFunction.Asked, [Opaque(call), .. operands.Where(operand => operand.Format.IsReal())]);

    private static bool HasNoReturn(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");

    /// <summary>A function of the vocabulary or a helper method read through; null for anything else.</summary>
    private Term? CallKnown(IMethodSymbol method, List<Term> operands, IOperation call)
    {
        if (_symbols.Declared.Count > 0 && _symbols.Declared.TryGetValue(method.OriginalDefinition, out var declared))
        {
            return CallDeclared(declared, operands.Skip(operands.Count - method.Parameters.Length).ToList(), call);
        }

        if (_symbols.TryFind(method, out var library) && library.Shape is CallShape.Scalar or CallShape.Elementwise or CallShape.Reduction)
        {
            if (library.Function == MathFunction.Uniform)
            {
                return Term.Apply(MathFunction.Uniform, Opaque(call));
            }

            var arity = library.Function.Arity;
            return operands.Count >= arity ? Term.Apply(library.Function, [.. operands.Take(arity)]) : null;
        }

        return Interpolated(method, operands) ?? SquaredLength(method, operands) ?? ReadVector(method, operands) ?? ReadHelper(method, operands.Count > method.Parameters.Length ? operands.Skip(1).ToList() : operands, call);
    }

    /// <summary>A wrapper the project declared: its result satisfies the range it was given.</summary>
    private Term CallDeclared(DeclaredFunction declared, List<Term> arguments, IOperation call)
    {
        var value = declared.Function is { } function ? Term.Apply(function, [.. arguments.Take(function.Arity)]) : Opaque(call);
        return declared.HasRange
            ? Term.Apply(MathFunction.Given, value, Term.And(
                Term.Compare(Comparison.LessOrEqual, Term.Number(declared.Low), value), Term.Compare(Comparison.LessOrEqual, value, Term.Number(declared.High))))
            : value;
    }

    /// <summary>double.Lerp and its like: x + t·(y - x).</summary>
    private static Term? Interpolated(IMethodSymbol method, List<Term> operands) => method is { Name: "Lerp", IsStatic: true, Parameters.Length: 3, ContainingNamespace.Name: "System" or "Numerics" }
        && operands.Count == 3 && operands.All(operand => operand.Format.IsReal()) && method.ContainingType is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } or { Name: "Half" or "IFloatingPointIeee754" }
            ? operands[0] + (operands[2] * (operands[1] - operands[0])) : null;

    /// <summary>v.LengthSquared() and Vector3.Dot(v, v): the square of the norm.</summary>
    private static Term? SquaredLength(IMethodSymbol method, List<Term> operands) =>
        method is { ContainingType: { Name: "Vector2" or "Vector3" or "Vector4" or "Quaternion", ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } } }
        && (method.Name == "LengthSquared" || (method.Name == "Dot" && operands.Count == 2 && operands[0].Equals(operands[1])))
            ? Term.Power(Term.Apply(MathFunction.Norm, operands[0]), 2) : null;

    /// <summary>Sums and extremes of library vectors: the vector algebra becomes the body of a reduction.</summary>
    private static Term? ReadVector(IMethodSymbol method, List<Term> operands)
    {
        if (operands.Count == 0 || operands[0].Format != NumericFormat.Vector)
        {
            return null;
        }

        return method.Name switch
        {
            "Sum" when operands.Count == 1 => Term.Reduce(Reduction.Sum, Vectors.ElementOf(operands[0])),
            "Maximum" or "Max" when operands.Count == 1 => Term.Reduce(Reduction.Max, Vectors.ElementOf(operands[0])),
            "Minimum" or "Min" when operands.Count == 1 => Term.Reduce(Reduction.Min, Vectors.ElementOf(operands[0])),
            "DotProduct" when operands.Count == 2 => Term.Reduce(Reduction.Sum, Vectors.ElementOf(operands[0]) * Vectors.ElementOf(operands[1])),
            "Subtract" when operands.Count == 2 => operands[0] - operands[1],
            "Add" when operands.Count == 2 => operands[0] + operands[1],
            "PointwiseMultiply" when operands.Count == 2 => operands[0] * operands[1],
            "PointwiseDivide" or "Divide" when operands.Count == 2 => operands[0] / operands[1],
            "Multiply" when operands.Count == 2 && operands[1].Format != NumericFormat.Vector => operands[0] * operands[1],
            "Multiply" when operands.Count == 2 => Term.Apply(MathFunction.MatrixProduct, operands[0], operands[1]),
            "TransposeThisAndMultiply" when operands.Count == 2 => Term.Apply(MathFunction.MatrixProduct, Term.Apply(MathFunction.Transpose, operands[0]), operands[1]),
            "TransposeAndMultiply" when operands.Count == 2 => Term.Apply(MathFunction.MatrixProduct, operands[0], Term.Apply(MathFunction.Transpose, operands[1])),
            "PointwisePower" when operands.Count == 2 && operands[1].Kind == TermKind.Number => Term.Power(operands[0], operands[1]),
            "Negate" => -operands[0],
            _ => null,
        };
    }

    private Term? ReadHelper(IMethodSymbol method, List<Term> operands, IOperation call)
    {
        if (_helperDepth >= HelperMethods.DeepestRead || _helpers.Summarise(method, _helperDepth, _cancellation) is not { } summary
            || (summary.ReadsFields && call is IInvocationOperation { Instance: not (null or IInstanceReferenceOperation) }))
        {
            return null;
        }

        if (call is IInvocationOperation invocation)
        {
            WriteEffects(summary, invocation, operands);
        }

        return summary.Result is { } result ? summary.Instantiate(result, operands, _state) : Opaque(call);
    }

    /// <summary>Argument guards and assertions hold afterwards.</summary>
    private Term? ReadGuard(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var isAssertion = Guards.IsAssertion(method);
        if (!isAssertion && !(method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && method.IsStatic && method.ContainingType?.Name == "ArgumentOutOfRangeException"))
        {
            return null;
        }

        var arguments = ArgumentsOf(call);
        var operands = arguments.Select(Read).ToList();
        if (isAssertion)
        {
            var place = Guards.PlaceOfCondition(method);
            _state = arguments[place].ConstantValue is { HasValue: true, Value: false } ? _state.Unreachable() : _state.Assume(operands[place], true);
        }
        else if (Guards.Forbidden(method.Name, operands) is { } forbidden)
        {
            _state = _state.Assume(forbidden, false);
        }

        return Opaque(call);
    }

    private Term ReadParallel(IInvocationOperation call)
    {
        var arguments = ArgumentsOf(call);
        var body = arguments.Select(LambdaOf).LastOrDefault(lambda => lambda is not null);
        if (body is null || arguments.Count != 3 && call.TargetMethod.Name == "For" || arguments.Count != 2 && call.TargetMethod.Name == "ForEach")
        {
            return ReadUnknown(call);
        }

        var bounds = arguments.Take(arguments.Count - 1).Select(Read).ToList();
        var sequence = call.TargetMethod.Name == "ForEach" ? ReadSequence(arguments[0]) : null;
        ReadLoop(call, null, true, () => ReadParallelBody(body, sequence, bounds), () => { }, sequence);
        return Opaque(call);
    }

    private void ReadParallelBody(IAnonymousFunctionOperation body, Sequence? sequence, List<Term> bounds)
    {
        _loop!.IsParallel = true;
        _loop.Domain ??= new Domain(null, bounds[0], bounds[bounds.Count - 1], _loop.Operation);
        ReadLambda(body, [sequence is null ? _loop.Index : EnterElement(sequence, _loop.Index)]);
    }
}
