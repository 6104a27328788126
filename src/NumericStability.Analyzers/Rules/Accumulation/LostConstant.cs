using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A constant that rounds to 0, 1 or ∞ in its type, or disappears in a sum with a number known to be at least 1. Constants that
/// merely round are not reported.
/// </summary>
internal sealed class LostConstant() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3006",
        title: "Constant lost in its type",
        messageFormat: "'{0}' is {1} in {2}{3}",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A constant below the smallest number of its type is 0, one within half a machine epsilon of 1 is 1.");

    public override int Priority => 50;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.ByOperation.Values.ToList())
        {
            if (!context.IsHere(reading.Operation) || reading.Operation.IsImplicit && reading.Operation is not IConversionOperation)
            {
                continue;
            }

            switch (reading.Operation)
            {
                case IConversionOperation conversion:
                    ExamineConversion(conversion, context);
                    break;
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: float value } } literal:
                    ExamineLiteral(literal, value, context);
                    break;
                case IBinaryOperation binary:
                    ExamineSum(binary, reading, context);
                    break;
            }
        }
    }

    /// <summary>(Half)1e-8 is 0; (Half)0.9999 is 1.</summary>
    private void ExamineConversion(IConversionOperation conversion, RuleContext context)
    {
        var format = NumericFormats.FormatOf(conversion.Type);
        if (format is not (NumericFormat.Half or NumericFormat.BFloat16 or NumericFormat.Single) || Constant(conversion.Operand) is not { } value || value == 0
            || double.IsInfinity(value) || NumericFormats.FormatOf(conversion.Operand.Type) == NumericFormat.Integer)
        {
            return;
        }

        var size = Math.Abs(value);
        var becomes = size < format.Smallest() / 2 ? "0" : size != 1 && Math.Abs(size - 1) < format.MachineEpsilon() / 4 ? (value < 0 ? "-1" : "1") : size > format.Largest() * (1 + (format.MachineEpsilon() / 2)) ? "∞" : null;
        if (becomes is not null)
        {
            Report(conversion.Syntax, becomes, format, becomes == "0" ? ": the smallest positive number is " + Smallest(format) : "", context);
        }
    }

    private void ExamineLiteral(ILiteralOperation literal, float value, RuleContext context)
    {
        if (value == 0 && literal.Syntax is LiteralExpressionSyntax { Token.Text: var text }
            && text.TakeWhile(character => character is not ('e' or 'E' or 'f' or 'F')).Any(character => character is >= '1' and <= '9'))
        {
            Report(literal.Syntax, "0", NumericFormat.Single, ": the smallest positive number is " + Smallest(NumericFormat.Single), context);
        }
        else if (value == 1 && literal.Syntax is LiteralExpressionSyntax { Token.Text: var decimals }
            && double.TryParse(decimals.TrimEnd('f', 'F').Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var written) && written != 1)
        {
            Report(literal.Syntax, "1", NumericFormat.Single, "", context);
        }
    }

    /// <summary>Nothing is known to be larger than this without being a constant too: constants beside it need no range.</summary>
    private const double LargestMagnitude = 1e9;

    /// <summary>1f - 1e-8f is 1, and x + 1e-8f is x where x is at least 1; 1 / Epsilon is ∞.</summary>
    private void ExamineSum(IBinaryOperation binary, Reading reading, RuleContext context)
    {
        var format = NumericFormats.FormatOf(binary.Type);
        if (binary.OperatorKind == BinaryOperatorKind.Divide && format.IsFloating() && Constant(binary.RightOperand) is { } divisor
            && divisor != 0 && Constant(binary.LeftOperand) is { } dividend && Math.Abs(dividend / divisor) > format.Largest())
        {
            Report(binary.Syntax, "∞", format, ": Epsilon is the smallest subnormal number, not the machine epsilon", context);
        }

        if (binary.OperatorKind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract) || format is not (NumericFormat.Single or NumericFormat.Half or NumericFormat.BFloat16 or NumericFormat.Double))
        {
            return;
        }

        var (left, right) = (Constant(binary.LeftOperand), Constant(binary.RightOperand));
        var small = left is { } first && right is { } second ? Math.Min(Math.Abs(first), Math.Abs(second)) : Math.Abs(right ?? left ?? 0);
        if (small == 0 || ((left is null || right is null) && small > format.MachineEpsilon() * LargestMagnitude))
        {
            return;
        }

        var least = left is { } a && right is { } b ? Math.Max(Math.Abs(a), Math.Abs(b)) : Least(right is null ? binary.RightOperand : binary.LeftOperand, reading, context);
        if (small < least * format.MachineEpsilon() / 4)
        {
            Report(binary.Syntax, left is not null && right is not null ? Number(least, format) : "its other operand", format, ": " + Number(small, format) + " is below half an ulp and changes nothing", context);
        }
    }

    private static double Least(IOperation operand, Reading reading, RuleContext context)
    {
        if (!context.Method.ByOperation.TryGetValue(operand, out var known))
        {
            return 0;
        }

        var range = context.RangeOf(known.Term, reading);
        return range.IsEmpty ? 0 : range.Low > 0 ? range.Low : range.High < 0 ? -range.High : 0;
    }

    private void Report(SyntaxNode syntax, string becomes, NumericFormat format, string reason, RuleContext context) =>
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), becomes, format.Keyword(), reason) { Claims = [.. syntax.DescendantNodes()] });

    private static double? Constant(IOperation operation)
    {
        while (operation is IConversionOperation { ConstantValue.HasValue: false } or IParenthesizedOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, ConstantValue.HasValue: false })
        {
            operation = operation switch { IConversionOperation conversion => conversion.Operand, IParenthesizedOperation inner => inner.Operand, _ => ((IUnaryOperation)operation).Operand };
        }

        return operation.ConstantValue is { HasValue: true, Value: { } constant } && Constants.TryRead(constant, out var value) ? value : null;
    }

    private static string Smallest(NumericFormat format) => format switch { NumericFormat.Half => "6e-8", NumericFormat.BFloat16 => "9e-41", _ => "1.4e-45" };

    private static string Number(double value, NumericFormat format) =>
        format == NumericFormat.Double ? value.ToString("R", CultureInfo.InvariantCulture) : ((float)value).ToString("R", CultureInfo.InvariantCulture);
}
