using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>TorchSharp: functions of tensors, static or of the tensor, and those that write to it.</content>
internal sealed partial class MethodReader
{
    /// <summary>A tensor function; where its name ends in an underscore, the tensor has the result afterwards.</summary>
    private Term ReadTensorCall(IInvocationOperation call, NumericFormat format)
    {
        var operations = TensorOperands(call);
        var operands = operations.Select(operation => operation is IDelegateCreationOperation or IAnonymousFunctionOperation ? ReadNested(operation) : Read(operation)).ToList();
        var name = call.TargetMethod.Name;
        var term = CallTensorFunction(call, TorchSharpLibrary.IsInPlace(call.TargetMethod) ? name.TrimEnd('_') : name, operations, operands)
            ?? CallKnown(call.TargetMethod, operands, call);
        if (TorchSharpLibrary.IsInPlace(call.TargetMethod))
        {
            var value = (term ?? Opaque(call)).From(call, format);
            Assign(call, InPlaceTarget(call), value);
            return value;
        }

        if (term is null)
        {
            ForgetArguments(call, operands);
        }

        return term is null ? Opaque(call).From(call, format) : IsView(name) ? term.At(call, format) : term.From(call, format);
    }

    /// <summary>An activation as a module: nn.Softmax(1).forward(x), or a field that holds one.</summary>
    private Term? ReadModule(IInvocationOperation call, NumericFormat format)
    {
        if (call is not { Instance: { } module, Arguments: [{ Value: var input }] } || !TorchSharpLibrary.IsTensor(input.Type))
        {
            return null;
        }

        var function = TorchSharpLibrary.OfModule(call.TargetMethod, module.Type);
        var isLog = module.Type is { Name: "LogSoftmax" } && call.TargetMethod.Name is "forward" or "call";
        if (function is null && !isLog)
        {
            return null;
        }

        Read(module);
        var x = Read(input);
        return (function is null ? x - Term.Apply(MathFunction.LogSumExp, x) : Term.Apply(function, x)).From(call, format);
    }

    private static IReadOnlyList<IOperation> TensorOperands(IInvocationOperation call) =>
        call.Instance is { } instance && instance is not IInstanceReferenceOperation ? [instance, .. ArgumentsOf(call)] : ArgumentsOf(call);

    /// <summary>The variable an in-place function writes to, through a chain m.mul_(b).add_(g).</summary>
    internal static IOperation InPlaceTarget(IInvocationOperation call)
    {
        var target = call.Instance ?? ArgumentsOf(call).FirstOrDefault() ?? call;
        while (target is IConversionOperation or IParenthesizedOperation || (target is IInvocationOperation step && TorchSharpLibrary.IsInPlace(step.TargetMethod)))
        {
            target = target switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IInvocationOperation inner => inner.Instance ?? ArgumentsOf(inner)[0],
                _ => target,
            };
        }

        return target;
    }

    private static bool IsView(string name) => name is "view" or "reshape" or "squeeze" or "unsqueeze" or "flatten" or "contiguous" or "detach" or "clone" or "cpu" or "cuda"
        or "expand" or "alias" or "conj" or "DetachFromDisposeScope" or "MoveToOuterDisposeScope" or "requires_grad_" or "item" or "ToDouble" or "ToSingle" or "view_as" or "reshape_as" or "expand_as";

    private static Term? CallTensorFunction(IInvocationOperation call, string name, IReadOnlyList<IOperation> operations, List<Term> operands)
    {
        if (operands.Count == 0 || !TorchSharpLibrary.IsTensor(operations[0].Type))
        {
            return null;
        }

        if (IsView(name))
        {
            return operands[0];
        }

        return operands.Count > 1 && NumericFormats.FormatOf(operations[1].Type).IsNumeric() && ArithmeticOf(name, operands) is { } combined ? combined
            : UnaryOf(name, operands[0]) ?? ReductionOf(call, name, operations, operands[0]) ?? ChoiceOf(call, name, operations, operands);
    }

    private static Term? UnaryOf(string name, Term x) => name switch
    {
        "neg" or "negative" => -x,
        "reciprocal" => Term.Power(x, Term.MinusOne),
        "rsqrt" => Term.Power(Term.Apply(MathFunction.Sqrt, x), Term.MinusOne),
        "square" => x * x,
        "relu" => Term.Apply(MathFunction.Max, x, Term.Zero),
        "log_softmax" => x - Term.Apply(MathFunction.LogSumExp, x),
        _ => null,
    };

    /// <summary>Operators in words; the last argument of add and sub scales the one before.</summary>
    private static Term? ArithmeticOf(string name, List<Term> operands)
    {
        var (x, y) = (operands[0], operands[1]);
        var scale = operands.Count == 3 ? operands[2] : null;
        return name switch
        {
            "add" => x + (scale is null ? y : scale * y),
            "sub" or "subtract" => x - (scale is null ? y : scale * y),
            "mul" or "multiply" => x * y,
            "div" or "divide" or "true_divide" => x / y,
            "addcmul" when operands.Count >= 3 => x + ((operands.Count == 4 ? operands[3] : Term.One) * y * operands[2]),
            "addcdiv" when operands.Count >= 3 => x + ((operands.Count == 4 ? operands[3] : Term.One) * y / operands[2]),
            "lerp" when operands.Count == 3 => x + (operands[2] * (y - x)),
            "max" when y.Format == NumericFormat.Vector => Term.Apply(MathFunction.Max, x, y),
            "min" when y.Format == NumericFormat.Vector => Term.Apply(MathFunction.Min, x, y),
            "clamp_min" => Term.Apply(MathFunction.Max, x, y),
            "clamp_max" => Term.Apply(MathFunction.Min, x, y),
            "gt" => Term.Compare(Comparison.Less, y, x),
            "ge" => Term.Compare(Comparison.LessOrEqual, y, x),
            "lt" => Term.Compare(Comparison.Less, x, y),
            "le" => Term.Compare(Comparison.LessOrEqual, x, y),
            "eq" => Term.Compare(Comparison.Equal, x, y),
            "ne" => Term.Compare(Comparison.NotEqual, x, y),
            _ => null,
        };
    }

    private static Term? ReductionOf(IInvocationOperation call, string name, IReadOnlyList<IOperation> operations, Term x)
    {
        switch (name)
        {
            case "sum" or "nansum":
                return Term.Reduce(Reduction.Sum, Vectors.ElementOf(x));
            case "mean":
                return MeanOf(x);
            case "prod":
                return Term.Reduce(Reduction.Product, Vectors.ElementOf(x));
            case "max" or "amax" when operations.Count == 1 || !TorchSharpLibrary.IsTensor(operations[1].Type):
                return Term.Reduce(Reduction.Max, Vectors.ElementOf(x));
            case "min" or "amin" when operations.Count == 1 || !TorchSharpLibrary.IsTensor(operations[1].Type):
                return Term.Reduce(Reduction.Min, Vectors.ElementOf(x));
            case "norm" when call.TargetMethod.ContainingType.Name != "linalg":
                return Term.Apply(MathFunction.Norm, x);
            case "var":
                return VarianceOf(x);
            case "std":
                return Term.Apply(MathFunction.Sqrt, VarianceOf(x));
            default:
                return null;
        }
    }

    private static Term MeanOf(Term x) => Term.Reduce(Reduction.Sum, Vectors.ElementOf(x)) / Term.Apply(MathFunction.Count, x);

    /// <summary>The two-pass formula, which is what the library computes.</summary>
    private static Term VarianceOf(Term x) =>
        Term.Reduce(Reduction.Sum, Term.Power(Vectors.ElementOf(x) - MeanOf(x), Term.Number(2))) / (Term.Apply(MathFunction.Count, x) - Term.One);

    /// <summary>where(condition, x, y), x.where(condition, y) and clamps with bounds that may be left out.</summary>
    private static Term? ChoiceOf(IInvocationOperation call, string name, IReadOnlyList<IOperation> operations, List<Term> operands)
    {
        if (name == "where" && operands.Count == 3)
        {
            var (condition, x) = call.Instance is null ? (operands[0], operands[1]) : (operands[1], operands[0]);
            return Term.Choice(condition, x, operands[2]);
        }

        if (name is not ("clamp" or "clip") || operands.Count != 3)
        {
            return null;
        }

        var low = IsGiven(operations[1]) ? Term.Apply(MathFunction.Max, operands[0], operands[1]) : operands[0];
        return IsGiven(operations[2]) ? Term.Apply(MathFunction.Min, low, operands[2]) : low;
    }

    private static bool IsGiven(IOperation bound) => bound is not IDefaultValueOperation && bound is not { ConstantValue: { HasValue: true, Value: null } }
        && bound is not IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } };

    /// <summary>x.max(dim).values: the first of the pair is the extreme itself.</summary>
    private static Term? ExtremeIn(IOperation operation, Term location) =>
        operation is IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field } && location.Kind == TermKind.Member && location[0].Kind == TermKind.Reduce
            && (field.CorrespondingTupleField ?? field).Name == "Item1" ? location[0] : null;
}
