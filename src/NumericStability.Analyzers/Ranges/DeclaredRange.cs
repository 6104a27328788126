using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Ranges;

/// <summary>What the declaration of an unread value says: its type, its [Range].</summary>
internal static class DeclaredRange
{
    public static Interval Of(Term term)
    {
        var symbol = term.Head switch
        {
            Variable { Version: 0 } variable => variable.Symbol,
            ISymbol member => member,
            _ => null,
        };
        var range = OfType(Narrowest(term), term.Format);
        return symbol is not null && OfAttribute(symbol) is { } declared ? range.Meet(declared) : range;
    }

    /// <summary>A conversion keeps what the converted value was: a count stays a count in floating-point arithmetic.</summary>
    private static ITypeSymbol? Narrowest(Term term)
    {
        if (TypeOf(term) is { } declared && NumericFormats.FormatOf(declared) == NumericFormat.Integer)
        {
            return declared;
        }

        if (term.Source?.Type is { } computed && NumericFormats.FormatOf(computed) == NumericFormat.Integer)
        {
            return computed;
        }

        var origin = term.Origin;
        while (origin is IConversionOperation { IsImplicit: true, OperatorMethod: null } widening)
        {
            origin = widening.Operand;
        }

        return origin?.Type ?? TypeOf(term);
    }

    private static ITypeSymbol? TypeOf(Term term) => NumericFormats.DeclaredTypeOf((term.Head as Variable)?.Symbol ?? term.Head as ISymbol);

    public static Interval OfType(ITypeSymbol? type, NumericFormat format) => type?.SpecialType switch
    {
        SpecialType.System_Byte => new(0, 255, isWhole: true),
        SpecialType.System_SByte => new(-128, 127, isWhole: true),
        SpecialType.System_UInt16 or SpecialType.System_Char => new(0, 65535, isWhole: true),
        SpecialType.System_Int16 => new(-32768, 32767, isWhole: true),
        SpecialType.System_UInt32 => new(0, uint.MaxValue, isWhole: true),
        SpecialType.System_Int32 => new(int.MinValue, int.MaxValue, isWhole: true),
        SpecialType.System_UInt64 => new(0, ulong.MaxValue, isWhole: true),
        SpecialType.System_Int64 => new(long.MinValue, long.MaxValue, isWhole: true),
        SpecialType.System_Decimal => new(-1e29, 1e29),
        _ => format == NumericFormat.Integer ? new(-double.MaxValue, double.MaxValue, isWhole: true) : Interval.Everything,
    };

    /// <summary>[Range(lo, hi)] of a parameter, property or field; it says nothing about NaN.</summary>
    private static Interval? OfAttribute(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "RangeAttribute", ContainingNamespace.Name: "DataAnnotations" }
                && attribute.ConstructorArguments.Length == 2
                && attribute.ConstructorArguments[0].Value is IConvertible low && attribute.ConstructorArguments[1].Value is IConvertible high
                && Constants.TryRead(low, out var least) && Constants.TryRead(high, out var greatest))
            {
                return new Interval(least, greatest, mayBeNaN: true);
            }
        }

        return null;
    }
}
