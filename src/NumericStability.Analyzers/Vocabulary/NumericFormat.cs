using System;
using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>The number format of an operand, as far as rounding and overflow are concerned.</summary>
internal enum NumericFormat
{
    /// <summary>Not a number: booleans, strings, arrays, objects.</summary>
    None,
    Integer,
    Half,
    BFloat16,
    Single,
    Double,
    Decimal,

    /// <summary>A type parameter constrained to a floating-point interface.</summary>
    Generic,

    /// <summary>A vector, matrix or tensor of a numeric library, element by element.</summary>
    Vector,
}

internal static class NumericFormats
{
    public static NumericFormat FormatOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        null => NumericFormat.None,
        SpecialType.System_Double => NumericFormat.Double,
        SpecialType.System_Single => NumericFormat.Single,
        SpecialType.System_Decimal => NumericFormat.Decimal,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => NumericFormat.Integer,
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Char => NumericFormat.Integer,
        _ => FormatOfOther(type),
    };

    /// <summary>The format of what a variable was declared as, whatever it is converted to where it is used.</summary>
    public static NumericFormat DeclaredFormatOf(ISymbol? symbol) => FormatOf(DeclaredTypeOf(symbol));

    public static ITypeSymbol? DeclaredTypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static NumericFormat FormatOfOther(ITypeSymbol type) => type switch
    {
        { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => NumericFormat.Half,
        { Name: "BFloat16" } => NumericFormat.BFloat16,
        { Name: "Int128" or "UInt128" or "BigInteger" } => NumericFormat.Integer,
        ITypeParameterSymbol parameter when IsFloatingConstraint(parameter) => NumericFormat.Generic,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => FormatOf(nullable.TypeArguments[0]),
        INamedTypeSymbol named when IsLinearAlgebra(named) || TorchSharpLibrary.IsTensor(named) => NumericFormat.Vector,
        INamedTypeSymbol named when TorchSharpLibrary.IsScalar(named) => NumericFormat.Double,
        _ => NumericFormat.None,
    };

    private static bool IsFloatingConstraint(ITypeParameterSymbol parameter)
    {
        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (constraint is INamedTypeSymbol { TypeKind: TypeKind.Interface } face && IsFloatingInterface(face))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFloatingInterface(INamedTypeSymbol face)
    {
        return face.ContainingNamespace?.ToDisplayString() == "System.Numerics" &&
            (face.Name.StartsWith("IFloatingPoint", StringComparison.Ordinal) || face.Name.EndsWith("Functions", StringComparison.Ordinal)
             || face.Name is "IBinaryFloatingPointIeee754" or "IRootFunctions" or "INumber" or "INumberBase");
    }

    private static bool IsLinearAlgebra(INamedTypeSymbol type) =>
        type is { Name: "Vector" or "Matrix" or "DenseVector" or "DenseMatrix" or "SparseVector" or "SparseMatrix" }
            && type.ContainingNamespace?.ToDisplayString().StartsWith("MathNet.Numerics.LinearAlgebra", StringComparison.Ordinal) == true;

    public static bool IsFloating(this NumericFormat format) =>
        format is NumericFormat.Double or NumericFormat.Single or NumericFormat.Half or NumericFormat.BFloat16 or NumericFormat.Generic;

    public static bool IsNumeric(this NumericFormat format) => format is not (NumericFormat.None or NumericFormat.Integer or NumericFormat.Decimal);

    /// <summary>True for a floating value and for a vector or tensor of them.</summary>
    public static bool IsReal(this NumericFormat format) => format.IsFloating() || format == NumericFormat.Vector;

    /// <summary>Largest x with a finite exponential.</summary>
    public static double ExpOverflow(this NumericFormat format) => format switch
    {
        NumericFormat.Single or NumericFormat.BFloat16 => 88.72,
        NumericFormat.Half => 11.09,
        _ => 709.78,
    };

    /// <summary>x below which the exponential is 0.</summary>
    public static double ExpUnderflow(this NumericFormat format) => format switch
    {
        NumericFormat.Single or NumericFormat.BFloat16 => -103.97,
        NumericFormat.Half => -17.3,
        _ => -745.13,
    };

    /// <summary>Distance from 1 to the next larger number.</summary>
    public static double MachineEpsilon(this NumericFormat format) => format switch
    {
        NumericFormat.Single => 1.1920928955078125e-7,
        NumericFormat.Half => 9.765625e-4,
        NumericFormat.BFloat16 => 7.8125e-3,
        _ => 2.220446049250313e-16,
    };

    /// <summary>Largest finite number.</summary>
    public static double Largest(this NumericFormat format) => format switch
    {
        NumericFormat.Single => float.MaxValue,
        NumericFormat.BFloat16 => 3.3895313892515355e38,
        NumericFormat.Half => 65504,
        _ => double.MaxValue,
    };

    /// <summary>Smallest positive number, subnormals included.</summary>
    public static double Smallest(this NumericFormat format) => format switch
    {
        NumericFormat.Single => 1.401298464324817e-45,
        NumericFormat.BFloat16 => 9.183549615799121e-41,
        NumericFormat.Half => 5.960464477539063e-8,
        _ => double.Epsilon,
    };

    /// <summary>The C# keyword or type name.</summary>
    public static string Keyword(this NumericFormat format) => format switch
    {
        NumericFormat.Single => "float",
        NumericFormat.Half => "Half",
        NumericFormat.BFloat16 => "BFloat16",
        NumericFormat.Generic => "T",
        NumericFormat.Integer => "int",
        NumericFormat.Decimal => "decimal",
        _ => "double",
    };
}
