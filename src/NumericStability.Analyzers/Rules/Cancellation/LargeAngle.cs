using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// cos(position · frequency) in float: the product is rounded to 24 bits, and what is beyond 2π of it are the leading ones.
/// Silent where the angle is bounded or reduced, and for a plain variable or a multiple of one.
/// </summary>
internal sealed class LargeAngle() : Rule(Rule)
{
    private const double LargestHarmless = 64;

    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2017",
        title: "Trigonometric function of a large float angle",
        messageFormat: "'{0}' takes an angle that was rounded to float: at {1} its error is {2} radians",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The absolute error of a float angle grows with the angle. In double the product keeps its fraction of a turn.");

    public override IEnumerable<object> Roots => [MathFunction.Sin, MathFunction.Cos, MathFunction.Tan];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Format is not (NumericFormat.Single or NumericFormat.Half) || reading.Operation is not IInvocationOperation { Arguments: { Length: 1 } arguments } call
            || !IsProductOfVariables(reading.Term[0]) || context.RangeOf(reading.Term[0], reading) is { Low: >= -LargestHarmless, High: <= LargestHarmless })
        {
            return;
        }

        var isSingle = reading.Term.Format == NumericFormat.Single;
        context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), isSingle ? "100,000" : "1,000", isSingle ? "0.004" : "0.25")
        {
            Fixes = isSingle && FixOf(call, arguments[0].Value, context) is { } fix ? [fix] : [],
        });
    }

    private static bool IsProductOfVariables(Term angle) => angle.Kind == TermKind.Product
        ? angle.Operands.Count(factor => factor.Kind != TermKind.Number) >= 2 && !angle.Contains(part => part.Is(MathFunction.Uniform))
        : angle.Kind == TermKind.Sum && angle.Operands.Any(IsProductOfVariables);

    private static Fix? FixOf(IInvocationOperation call, IOperation argument, RuleContext context)
    {
        if (call.Syntax is not InvocationExpressionSyntax || call.TargetMethod.ContainingType.Name is not ("MathF" or "Single") || context.Symbols.Math is null)
        {
            return null;
        }

        var operand = argument is IConversionOperation { IsImplicit: false, Operand: var inner } ? inner : argument;
        while (operand is IParenthesizedOperation parenthesized)
        {
            operand = parenthesized.Operand;
        }

        var isDouble = NumericFormats.FormatOf(operand.Type) == NumericFormat.Double;
        if (operand.Syntax is not ExpressionSyntax syntax || (!isDouble && operand is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide }))
        {
            return null;
        }

        syntax = syntax is ParenthesizedExpressionSyntax enclosed ? enclosed.Expression : syntax;
        ImmutableArray<Piece> angle = [Piece.New(isDouble ? "" : "(double)"), Piece.Keep(syntax.Span)];
        return new Fix("Compute the angle in double", "NUM2017.double", [new Edit(call.Syntax.Span, [Piece.New("(float)Math." + call.TargetMethod.Name + "("), .. angle, Piece.New(")")])]);
    }
}
