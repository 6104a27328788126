using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>An unchecked cast of a floating-point value to an integer type, perhaps by way of <c>int</c>.</summary>
internal sealed class FloatCast
{
    private FloatCast(IConversionOperation cast, Reading reading, Interval range)
    {
        Cast = cast;
        Reading = reading;
        Range = range;
        (Low, High) = LimitsOf(cast.Type!.SpecialType);
    }

    public IConversionOperation Cast { get; }

    /// <summary>The floating-point value, read.</summary>
    public Reading Reading { get; }

    public Term Value => Reading.Term;

    public Interval Range { get; }

    public double Low { get; }

    public double High { get; }

    /// <summary>sbyte, byte, short, ushort: .NET cuts off the high bits of what does not fit.</summary>
    public bool IsNarrow => High <= ushort.MaxValue;

    /// <summary>True where truncation brings every possible value into the type.</summary>
    public bool Fits => Range.Low > Low - 1 && Range.High < High + 1;

    public bool IsRounded => Value.Is(MathFunction.Round) || Value.Is(MathFunction.Floor) || Value.Is(MathFunction.Ceiling) || Value.Is(MathFunction.Truncate);

    public string Keyword => ((CastExpressionSyntax)Cast.Syntax).Type.ToString();

    /// <summary>The operand without the parentheses a cast needs.</summary>
    public ExpressionSyntax Operand
    {
        get
        {
            var syntax = (ExpressionSyntax)Reading.Operation.Syntax;
            while (syntax is ParenthesizedExpressionSyntax parenthesized)
            {
                syntax = parenthesized.Expression;
            }

            return syntax;
        }
    }

    public static IReadOnlyList<FloatCast> In(RuleContext context) => context.Once(static (_, context) => Find(context).ToList());

    private static IEnumerable<FloatCast> Find(RuleContext context)
    {
        foreach (var cast in context.OperationsOf<IConversionOperation>())
        {
            if (cast is { IsImplicit: false, IsChecked: false, ConstantValue.HasValue: false, Syntax: CastExpressionSyntax } && IsOutermost(cast)
                && NumericFormats.FormatOf(cast.Type) == NumericFormat.Integer && FloatingOperand(cast) is { } operand
                && context.Method.ByOperation.TryGetValue(operand, out var reading))
            {
                yield return new FloatCast(cast, reading, context.RangeOf(reading.Term, reading));
            }
        }
    }

    private static bool IsOutermost(IConversionOperation cast)
    {
        var parent = cast.Parent is IParenthesizedOperation parenthesized ? parenthesized.Parent : cast.Parent;
        return parent is not IConversionOperation { IsImplicit: false } outer || NumericFormats.FormatOf(outer.Type) != NumericFormat.Integer;
    }

    private static IOperation? FloatingOperand(IConversionOperation cast)
    {
        var operand = cast.Operand;
        while (operand is IParenthesizedOperation or IConversionOperation { IsChecked: false } && NumericFormats.FormatOf(operand.Type) == NumericFormat.Integer)
        {
            operand = operand is IParenthesizedOperation parenthesized ? parenthesized.Operand : ((IConversionOperation)operand).Operand;
        }

        return NumericFormats.FormatOf(operand.Type) is NumericFormat.Double or NumericFormat.Single or NumericFormat.Half ? operand : null;
    }

    private static (double Low, double High) LimitsOf(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    /// <summary>x / s with an s that is neither constant nor a count: a value in units of a scale.</summary>
    public static bool IsQuotient(Term term) => term.Kind == TermKind.Product && !IsNormalised(term) && DivisorOf(term) is { } divisor && !IsCount(divisor);

    public static Term? DivisorOf(Term product) => product.Operands
        .Where(factor => factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value < 0)
        .Select(factor => factor[0]).FirstOrDefault();

    /// <summary>(x - a) / (b - a), which lies in [0, 1] for a ≤ x ≤ b.</summary>
    public static bool IsNormalised(Term product) => DivisorOf(product) is { Kind: TermKind.Sum } divisor
        && product.Operands.Any(factor => factor.Kind == TermKind.Sum && factor.Operands.Any(part => divisor.Operands.Any(other => other.Equals(part) || other.Equals(-part))));

    /// <summary>A whole number of something: an integer, converted or not, and n + 1.</summary>
    public static bool IsCount(Term term) => term.Format == NumericFormat.Integer || term.Is(MathFunction.Count)
        || (term.Kind == TermKind.Sum && term.Operands.All(static part => part.Kind == TermKind.Number ? part.Value % 1 == 0 : IsCount(part)))
        || (term.Origin is IConversionOperation { OperatorMethod: null } conversion && NumericFormats.FormatOf(conversion.Operand.Type) == NumericFormat.Integer);
}
