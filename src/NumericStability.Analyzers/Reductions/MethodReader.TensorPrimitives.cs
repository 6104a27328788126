using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>TensorPrimitives: whole spans in, a span written or a number out.</content>
internal sealed partial class MethodReader
{
    private Term ReadTensorPrimitives(IInvocationOperation call)
    {
        var arguments = ArgumentsOf(call);
        var operands = arguments.Select(Read).ToList();
        var format = FormatOfSpan(call);
        if (_symbols.TryFind(call.TargetMethod, out var library) && library.Shape == CallShape.ElementwiseInto)
        {
            var isWhole = library.Function == MathFunction.NaiveSoftmax;
            var value = Term.Apply(library.Function, isWhole ? operands[0] : ElementOf(operands[0])).From(call, format);
            WriteSpan(arguments[arguments.Count - 1], isWhole ? value : Term.Map(value), call);
            return value;
        }

        var name = call.TargetMethod.Name;
        if (Fold(name, operands) is { } folded)
        {
            return folded.From(call, format);
        }

        if (library.Function is { } function)
        {
            return Term.Apply(function, [.. operands.Take(function.Arity)]).From(call, format);
        }

        var body = Elementwise(name, operands, arguments);
        WriteSpan(arguments[arguments.Count - 1], body is null ? null : Term.Map(body.From(call, format)), call);
        return (body ?? Opaque(call)).From(call, format);
    }

    private static NumericFormat FormatOfSpan(IInvocationOperation call) =>
        NumericFormats.FormatOf(call.TargetMethod.TypeArguments.Length > 0 ? call.TargetMethod.TypeArguments[0]
            : (call.TargetMethod.Parameters.FirstOrDefault()?.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault());

    private static Term ElementOf(Term vector) => Term.Element(vector.Shifted(1), Term.Bound(0));

    private static bool IsNumber(IOperation operation) => NumericFormats.FormatOf(operation.Type) != NumericFormat.None;

    private static Term? Fold(string name, List<Term> operands) => (name, operands.Count) switch
    {
        ("Sum", 1) => Term.Reduce(Reduction.Sum, ElementOf(operands[0])),
        ("Average", 1) => Term.Reduce(Reduction.Sum, ElementOf(operands[0])) / Term.Apply(MathFunction.Count, operands[0]),
        ("Product", 1) => Term.Reduce(Reduction.Product, ElementOf(operands[0])),
        ("Max" or "MaxNumber", 1) => Term.Reduce(Reduction.Max, ElementOf(operands[0])),
        ("Min" or "MinNumber", 1) => Term.Reduce(Reduction.Min, ElementOf(operands[0])),
        ("Dot", 2) => Term.Reduce(Reduction.Sum, ElementOf(operands[0]) * ElementOf(operands[1])),
        ("SumOfSquares", 1) => Term.Reduce(Reduction.Sum, Term.Power(ElementOf(operands[0]), 2)),
        ("Norm", 1) => Term.Apply(MathFunction.Sqrt, Term.Reduce(Reduction.Sum, Term.Power(ElementOf(operands[0]), 2))),
        ("Distance", 2) => Term.Apply(MathFunction.Sqrt, Term.Reduce(Reduction.Sum, Term.Power(ElementOf(operands[0]) - ElementOf(operands[1]), 2))),
        _ => null,
    };

    private static Term? Elementwise(string name, List<Term> operands, IReadOnlyList<IOperation> arguments)
    {
        if (operands.Count < 3)
        {
            return name == "Negate" && operands.Count == 2 ? -ElementOf(operands[0]) : null;
        }

        var left = IsNumber(arguments[0]) ? operands[0].Shifted(1) : ElementOf(operands[0]);
        var right = IsNumber(arguments[1]) ? operands[1].Shifted(1) : ElementOf(operands[1]);
        return name switch
        {
            "Add" => left + right,
            "Subtract" => left - right,
            "Multiply" => left * right,
            "Divide" => left / right,
            "Max" => Term.Apply(MathFunction.Max, left, right),
            "Min" => Term.Apply(MathFunction.Min, left, right),
            "Pow" => Term.Power(left, right),
            _ => null,
        };
    }

    private void WriteSpan(IOperation destination, Term? content, IOperation call)
    {
        var location = destination is IImplicitIndexerReferenceOperation slice ? LocateArray(slice.Instance) : LocateArray(destination);
        if (location.Symbol is { } symbol)
        {
            ForgetElements(location);
            _state = _state.Set(location, (content ?? Fresh(symbol)).From(call, NumericFormat.None));
        }
    }
}
