using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>One division in floating point: the whole expression and its divisor.</summary>
internal sealed record Division(Reading Whole, Reading Divisor, Term Quotient)
{
    /// <summary>Divisions as they are written, however the algebra rearranges them.</summary>
    public static IEnumerable<Division> In(MethodReading method)
    {
        foreach (var reading in method.Readings)
        {
            var divisor = reading.Operation switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } binary => binary.RightOperand,
                ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } compound => compound.Value,
                IInvocationOperation { TargetMethod: { Name: "Divide", ContainingType.Name: "TensorPrimitives" or "Vector" or "Matrix" } } call
                    when call.Arguments.Length > 0 => call.Arguments[call.Instance is null && call.Arguments.Length > 1 ? 1 : 0].Value,
                IInvocationOperation { TargetMethod: { Name: "div" or "div_" or "divide" or "divide_" or "true_divide" } function } call when TorchSharpLibrary.IsFunction(function)
                    && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == (call.Instance is null ? 1 : 0)) is { } argument => argument.Value,
                _ => null,
            };
            if (divisor is not null && reading.State.IsReachable && !reading.Operation.ConstantValue.HasValue
                && (NumericFormats.FormatOf(reading.Operation.Type).IsReal() || reading.Operation is IInvocationOperation)
                && method.ByOperation.TryGetValue(divisor, out var below) && below.Term.Kind != TermKind.Number)
            {
                yield return new Division(reading, below, reading.Term);
            }
        }
    }

    /// <summary>The factors of the divisor that divide: those of a denominator in it multiply.</summary>
    public IEnumerable<Term> Factors => Divisor.Term.Kind == TermKind.Product ? Divisor.Term.Operands.Where(factor => !Shapes.IsDivisor(factor)) : [Divisor.Term];
}
