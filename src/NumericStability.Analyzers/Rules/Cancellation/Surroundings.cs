using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>What the code around an expression does with its value.</summary>
internal static class Surroundings
{
    /// <summary>The operation that takes the value, through parentheses, conversions and signs.</summary>
    public static IOperation? UserOf(IOperation operation)
    {
        var user = operation.Parent;
        while (user is IParenthesizedOperation or IConversionOperation or IArgumentOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus })
        {
            user = user.Parent;
        }

        return user;
    }

    public static Term? TermOf(IOperation operation, RuleContext context) =>
        context.Method.ByOperation.TryGetValue(operation, out var reading) ? reading.Term : null;

    /// <summary>What the value is divided by, or null.</summary>
    public static Term? DivisorOf(IOperation operation, RuleContext context) =>
        UserOf(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.LeftOperand.Syntax.Span.Contains(operation.Syntax.Span)
            ? TermOf(quotient.RightOperand, context)
            : null;

    public static bool IsDivisor(IOperation operation) =>
        UserOf(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.RightOperand.Syntax.Span.Contains(operation.Syntax.Span);

    public static bool IsArgumentOf(IOperation operation, RuleContext context, params MathFunction[] functions) =>
        UserOf(operation) is IInvocationOperation call && context.Symbols.TryFind(call.TargetMethod, out var known) && functions.Contains(known.Function);

    /// <summary>A test of the rounded value against 1 on the way here: the surrounding code corrects the rounding itself.</summary>
    public static bool IsCorrected(Term rounded, Reading reading)
    {
        for (var fact = reading.Facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Contains(part => part is { Kind: TermKind.Compare, Head: Comparison.Equal or Comparison.NotEqual } && part.Operands.Contains(rounded) && part.Operands.Contains(Term.One)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A condition on the way here keeps |x| so large that about half of the digits are left: the small arguments are computed
    /// elsewhere, usually by a series. A result of second order in x needs the square root of that twice.
    /// </summary>
    public static bool IsSmallArgumentElsewhere(Term x, Reading reading, RuleContext context, bool isSecondOrder = false)
    {
        if (reading.Facts is null)
        {
            return false;
        }

        var unit = reading.Term.Format.MachineEpsilon() / 2;
        var least = 0.4 * System.Math.Sqrt(isSecondOrder ? System.Math.Sqrt(unit) : unit);
        var magnitude = Formula.Abs(x);
        return context.RangeOf(magnitude, reading).Low >= least && context.RangeOf(magnitude, facts: null).Low < least;
    }

    /// <summary>(1 + x)·log(1 + x) beside -x·log(-x), the entropy of two outcomes: the other summand hides most of what is lost.</summary>
    public static bool IsEntropyOfComplement(Term x, Reading reading, RuleContext context)
    {
        var whole = reading.Operation;
        while (whole.Parent is IBinaryOperation or IUnaryOperation or IParenthesizedOperation)
        {
            whole = whole.Parent;
        }

        var logarithm = Formula.Apply(reading.Term.Function!, -x);
        return TermOf(whole, context) is { } formula && formula.Contains(part => part.Kind == TermKind.Product && part.Operands.Contains(logarithm));
    }

    /// <summary>A probability compared with a uniform variate: the absolute error is far below the grid of the variate.</summary>
    public static bool IsComparedWithUniform(IOperation operation, RuleContext context) =>
        UserOf(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison
        && new[] { comparison.LeftOperand, comparison.RightOperand }.Any(side => TermOf(side, context)?.Contains(part => part.Is(MathFunction.Uniform)) == true);
}
