using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>Methods that call themselves and have a name in mathematics.</summary>
internal static class Recursions
{
    /// <summary>n!, where the method multiplies n by itself of n - 1 and calls itself nowhere else.</summary>
    public static Term? FactorialOf(IMethodSymbol method, IOperation body) =>
        NumericFormats.FormatOf(method.ReturnType).IsFloating() && FactorialSteps(method, body).Take(2).Count() == 1
        && body.Descendants().OfType<IInvocationOperation>().Count(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod, method)) == 1
            ? Term.Apply(MathFunction.Factorial, Term.Of(method.Parameters[0], 0))
            : null;

    /// <summary>The products n · F(n - 1) in the body of F.</summary>
    public static IEnumerable<IBinaryOperation> FactorialSteps(IMethodSymbol method, IOperation body) => method.Parameters.Length != 1 ? []
        : body.DescendantsAndSelf().OfType<IBinaryOperation>().Where(product => product.OperatorKind == BinaryOperatorKind.Multiply
            && (IsStep(product.LeftOperand, product.RightOperand, method) || IsStep(product.RightOperand, product.LeftOperand, method)));

    private static bool IsStep(IOperation call, IOperation factor, IMethodSymbol method) =>
        LoopScan.Unconverted(call) is IInvocationOperation { TargetMethod: { } target, Arguments.Length: 1 } invocation && SymbolEqualityComparer.Default.Equals(target, method)
        && LoopScan.Unconverted(factor) is IParameterReferenceOperation && LoopScan.Unconverted(invocation.Arguments[0].Value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract };
}
