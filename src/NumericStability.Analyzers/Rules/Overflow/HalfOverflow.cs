using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// Arithmetic in Half that leaves its range: cubes and sums of squares, constants beyond 65504, conversions proven to overflow.
/// Silent for bounded operands and for arithmetic that is done in float.
/// </summary>
internal sealed class HalfOverflow() : Rule(Intermediate)
{
    public static readonly DiagnosticDescriptor Intermediate = Descriptors.Create(
        id: "NUM1016",
        title: "Intermediate result overflows Half",
        messageFormat: "'{0}' leaves the range of Half: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Half ends at 65504. Compute in float and convert the result.");

    private const double Largest = 65504;
    private const double RoundsToInfinity = 65520;

    public override int Priority => 38;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IConversionOperation { Type: { } type } conversion && NumericFormats.FormatOf(type) == NumericFormat.Half)
            {
                ExamineConversion(reading, conversion, context);
            }
            else if (reading.Operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, Parent: not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } } or IInvocationOperation { TargetMethod.Name: "Pow" }
                && NumericFormats.FormatOf(reading.Operation.Type) == NumericFormat.Half)
            {
                ExamineProduct(reading, context);
            }
        }

        foreach (var assignment in method.Assignments)
        {
            if (assignment.Format == NumericFormat.Half && assignment.Loop is not null && assignment.Increment is { Kind: TermKind.Power } square && square[1].IsNumber(2)
                && !Fits(square[0], assignment.State.Facts, 8, context) && context.IsHere(assignment.Operation))
            {
                Report(assignment.Operation, "a square is ∞ above 255, and so is their sum", context, []);
            }
        }
    }

    private void ExamineConversion(Reading reading, IConversionOperation conversion, RuleContext context)
    {
        var range = context.RangeOf(reading.Term, reading.Facts);
        if (reading.Term.Kind == TermKind.Number && !double.IsInfinity(reading.Term.Value) && System.Math.Abs(reading.Term.Value) >= RoundsToInfinity)
        {
            Report(conversion, $"the constant is beyond 65504 and becomes {(reading.Term.Value < 0 ? "-∞" : "∞")}", context, []);
        }
        else if (range.Low >= RoundsToInfinity && !range.IsEmpty)
        {
            Report(conversion, "the value is always beyond 65504", context, []);
        }
    }

    /// <summary>Three or more equal factors: ∞ from 40.3 on, far inside the range of Half.</summary>
    private void ExamineProduct(Reading reading, RuleContext context)
    {
        var factors = reading.Term.Kind == TermKind.Product ? reading.Term.Operands : [reading.Term];
        var cube = factors.FirstOrDefault(factor => factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value >= 3);
        if (cube is not null && !Fits(cube[0], reading.Facts, System.Math.Pow(Largest, 1 / cube[1].Value), context))
        {
            Report(reading.Operation, "a cube is ∞ above 40.3", context, Fix(reading.Operation, context));
        }
    }

    private static bool Fits(Term value, Facts? facts, double limit, RuleContext context) => context.RangeOf(value, facts) is var range && range.Low >= -limit && range.High <= limit;

    private void Report(IOperation operation, string reason, RuleContext context, IEnumerable<Fix> fixes) =>
        context.Report(new Finding(Descriptor, operation.Syntax, Text.Shortened(operation.Syntax), reason) { Fixes = [.. fixes] });

    /// <summary>Every operand of the product is widened and the result narrowed.</summary>
    private static IEnumerable<Fix> Fix(IOperation operation, RuleContext context)
    {
        if (operation is not IBinaryOperation || operation.Syntax is not BinaryExpressionSyntax product)
        {
            yield break;
        }

        var operands = product.DescendantNodes(node => node is BinaryExpressionSyntax or ParenthesizedExpressionSyntax).OfType<ExpressionSyntax>()
            .Where(node => node is not (BinaryExpressionSyntax or ParenthesizedExpressionSyntax)).ToList();
        if (operands.Any(operand => TermWriter.PrecedenceOf(operand) < Precedence.Unary || NumericFormats.FormatOf(context.Model.GetTypeInfo(operand).Type) != NumericFormat.Half))
        {
            yield break;
        }

        var pieces = new List<Piece> { Piece.New("(Half)(") };
        var position = product.SpanStart;
        foreach (var operand in operands)
        {
            pieces.Add(Piece.Keep(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(position, operand.SpanStart)));
            pieces.Add(Piece.New("(float)"));
            pieces.Add(Piece.Keep(operand.Span));
            position = operand.Span.End;
        }

        pieces.Add(Piece.Keep(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(position, product.Span.End)));
        pieces.Add(Piece.New(")"));
        yield return new Fix("Compute in float", "NUM1016.Float", [new Edit(product.Span, [.. pieces])]);
    }
}
