using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// exp of a squared difference or distance without its minus sign. Silent where the sign may hide in a coefficient, for moments of
/// the log-normal law, and for bounded arguments; another positive square is a suggestion.
/// </summary>
internal sealed class ExponentialOfSquare() : Rule(PositiveSquare)
{
    public static readonly DiagnosticDescriptor PositiveSquare = Descriptors.Create(
        id: "NUM1017",
        title: "Exponential of a positive square",
        messageFormat: "'{0}' grows with the square of its argument: it is ∞ for a square above {1}; a Gaussian has a minus sign",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The exponential of a squared distance without the minus sign overflows for moderate distances.");

    public override IEnumerable<object> Roots => [MathFunction.Exp];

    public override void Examine(Reading reading, RuleContext context)
    {
        var exponent = reading.Term[0];
        if (SquareIn(exponent) is not { } square || !OthersArePositive(exponent, square, reading, context)
            || context.RangeOf(exponent, reading).High < reading.Term.Format.ExpOverflow() || IsMoment(reading, context))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Thresholds.ExpOverflow(reading.Term.Format))
        {
            Severity = IsDistance(square) || NegatesInside(reading.Operation) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            Fixes = FixOf(reading),
        });
    }

    private static Term? SquareIn(Term exponent) => IsSquare(exponent) ? exponent
        : exponent.Kind == TermKind.Product ? exponent.Operands.FirstOrDefault(IsSquare) : null;

    private static bool IsSquare(Term term) =>
        (term.Kind == TermKind.Power && term[1].Kind == TermKind.Number && term[1].Value > 0 && term[1].Value % 2 == 0 && !term[0].Is(MathFunction.Log))
        || (term.Is(Reduction.Sum) && term[0].Kind == TermKind.Power && term[0][1].IsNumber(2));

    /// <summary>A difference, or a negation in front of the square that the square swallows.</summary>
    private static bool IsDistance(Term square)
    {
        var value = square.Kind == TermKind.Power ? square[0] : square[0][0];
        value = value.Is(MathFunction.Sqrt) && IsSquare(value[0]) && value[0].Is(Reduction.Sum) ? value[0][0][0] : value;
        return value.Kind == TermKind.Sum && value.Operands.Length == 2 && value.Operands.All(part => part.Kind != TermKind.Number)
            && value.Operands.Count(part => part.SplitCoefficient().Coefficient < 0) == 1;
    }

    /// <summary>Pow(-v, 2): the minus sign was meant to stand outside.</summary>
    private static bool NegatesInside(IOperation exponential) => exponential is IInvocationOperation { Arguments.Length: 1 } call
        && call.Arguments[0].Value is IInvocationOperation { TargetMethod.Name: "Pow" } power && power.Arguments[0].Value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus };

    /// <summary>Divisors are scales and positive unless known otherwise; an unknown factor may carry the sign.</summary>
    private static bool OthersArePositive(Term exponent, Term square, Reading reading, RuleContext context) => ReferenceEquals(exponent, square)
        || exponent.Operands.All(factor => ReferenceEquals(factor, square)
            || (factor.Kind == TermKind.Number ? factor.Value > 0
                : factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value < 0
                    ? !MayCarrySign(factor[0], context.RangeOf(factor[0], reading)) : context.RangeOf(factor, reading).IsNonNegative));

    private static bool MayCarrySign(Term divisor, Interval range) => range.High <= 0 || (divisor.Kind == TermKind.Sum && range.Low < 0);

    /// <summary>exp(σ²) - 1, and products of exponentials.</summary>
    private static bool IsMoment(Reading exponential, RuleContext context) => IsMoment(exponential.Operation) || context.Method.Readings.Any(other =>
        other.Term.Kind == TermKind.Sum && other.Term.Operands.Length == 2 && other.Term.Operands[0].IsNumber(-1) && other.Term.Operands[1].Equals(exponential.Term));

    private static bool IsMoment(IOperation operation) => operation.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } parent
        && (parent.RightOperand.ConstantValue.HasValue || parent.OperatorKind == BinaryOperatorKind.Multiply && parent.RightOperand.Syntax != parent.LeftOperand.Syntax && parent.DescendantsAndSelf().OfType<IBinaryOperation>().Any(inner => inner.OperatorKind == BinaryOperatorKind.Subtract && inner.RightOperand.ConstantValue.HasValue && inner.LeftOperand is IInvocationOperation));

    private static ImmutableArray<Fix> FixOf(Reading reading)
    {
        if (reading.Operation.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments })
        {
            return [];
        }

        var argument = arguments.First().Expression;
        var enclose = TermWriter.PrecedenceOf(argument) < Precedence.Unary && argument is not ParenthesizedExpressionSyntax;
        return [new Fix("Negate the exponent (changes the value)", "NUM1017.Negate",
            [new Edit(argument.Span, enclose ? [Piece.New("-("), Piece.Keep(argument.Span), Piece.New(")")] : [Piece.New("-"), Piece.Keep(argument.Span)])])];
    }
}
