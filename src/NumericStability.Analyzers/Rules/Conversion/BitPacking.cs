using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// (hi &lt;&lt; 4) | lo with a lo that can be negative: the sign bits wipe out hi. And 1 &lt;&lt; bits - 1, which shifts by bits - 1. Silent
/// where lo is masked or cannot be negative, and where the parentheses are written.
/// </summary>
internal sealed class BitPacking() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6008",
        title: "Packed bits that overlap",
        messageFormat: "'{0}' {1}",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A negative number has ones in all its high bits: packed with | it sets every bit above its own. Subtraction binds tighter than a shift.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var binary in context.OperationsOf<IBinaryOperation>())
        {
            if (binary.OperatorKind is BinaryOperatorKind.Or or BinaryOperatorKind.Add && ShiftOf(binary.LeftOperand) is { } bits && CanBeNegative(binary.RightOperand, context))
            {
                Report(binary, "sets every high bit where the low part is negative: -2 wipes out the high part", DiagnosticSeverity.Warning, context, MaskFix(binary, bits));
            }
            else if (binary is { OperatorKind: BinaryOperatorKind.LeftShift, Syntax: BinaryExpressionSyntax { Right: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } } }
                && binary.LeftOperand.ConstantValue is { HasValue: true, Value: 1 or 1L or 1U or 1UL } && !binary.ConstantValue.HasValue)
            {
                var severity = Naming.Says(DeclaratorOf(binary), "level", "mask", "max") ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
                Report(binary, "shifts by the difference: subtraction binds tighter than <<", severity, context, ShiftFixes(binary));
            }
        }
    }

    private void Report(IBinaryOperation binary, string consequence, DiagnosticSeverity severity, RuleContext context, ImmutableArray<Fix> fixes) =>
        context.Report(new Finding(Descriptor, binary.Syntax, Text.Shortened(binary.Syntax), consequence) { Severity = severity, Fixes = fixes });

    private static IOperation? DeclaratorOf(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IBinaryOperation or IParenthesizedOperation or IVariableInitializerOperation)
        {
            operation = operation.Parent;
        }

        return operation.Parent switch
        {
            IVariableDeclaratorOperation declarator => declarator,
            ISimpleAssignmentOperation assignment => assignment.Target,
            _ => null,
        };
    }

    /// <summary>The constant a value was shifted left by.</summary>
    private static int? ShiftOf(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => ShiftOf(parenthesized.Operand),
        IConversionOperation conversion => ShiftOf(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift, RightOperand.ConstantValue: { HasValue: true, Value: int bits } } => bits,
        _ => null,
    };

    /// <summary>A signed type narrower than int, or a value whose range is known to reach below 0.</summary>
    private static bool CanBeNegative(IOperation low, RuleContext context)
    {
        if (!context.Method.ByOperation.TryGetValue(low, out var reading)
            || Widened(low).Type?.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Char)
        {
            return false;
        }

        var range = context.RangeOf(reading.Term, reading);
        var isSigned = Widened(low).Type?.SpecialType is SpecialType.System_SByte or SpecialType.System_Int16;
        return !range.IsEmpty && range.Low < 0 && (isSigned || IsKnown(range));
    }

    private static bool IsKnown(Interval range) => range.Low > short.MinValue;

    private static IOperation Widened(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => Widened(parenthesized.Operand),
        IConversionOperation { IsImplicit: true } conversion => Widened(conversion.Operand),
        _ => operation,
    };

    private static ImmutableArray<Fix> MaskFix(IBinaryOperation binary, int bits)
    {
        if (bits is not (4 or 8 or 16) || binary.Syntax is not BinaryExpressionSyntax { Right: var low })
        {
            return [];
        }

        var mask = " & 0x" + new string('F', bits / 4) + ")";
        return [new Fix("Mask the low part", "NUM6008.mask", [new Edit(low.Span, [Piece.New("("), Piece.Keep(low.Span), Piece.New(mask)])])];
    }

    private static ImmutableArray<Fix> ShiftFixes(IBinaryOperation binary)
    {
        var shift = (BinaryExpressionSyntax)binary.Syntax;
        var difference = (BinaryExpressionSyntax)shift.Right;
        return
        [
            new Fix("Shift first (changes the value)", "NUM6008.shiftFirst", [new Edit(shift.Span,
                [Piece.New("("), Piece.Keep(Span(shift.SpanStart, difference.Left.Span.End)), Piece.New(")"), Piece.Keep(Span(difference.Left.Span.End, shift.Span.End))])]),
            new Fix("Keep the value and say so", "NUM6008.keep", [new Edit(difference.Span, [Piece.New("("), Piece.Keep(difference.Span), Piece.New(")")])]),
        ];
    }

    private static Microsoft.CodeAnalysis.Text.TextSpan Span(int start, int end) => Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end);
}
