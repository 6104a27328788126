using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules;

/// <summary>Sign(x) as two comparisons, which throw nothing. Only for arguments that are cheap and safe to write three times.</summary>
internal static class SignFix
{
    public static ImmutableArray<Fix> Of(IInvocationOperation call, string id)
    {
        if (call.Arguments.Length != 1 || LoopScan.Unconverted(call.Arguments[0].Value) is not { Type: { } type } argument || !IsRepeatable(argument))
        {
            return [];
        }

        var (zero, keepsNaN) = (ZeroOf(type) ?? "0", ZeroOf(type) is null && IsWidened(call, type));
        var pieces = ImmutableArray.Create(Piece.New("("), Piece.Keep(argument.Syntax.Span), Piece.New($" > {zero} ? 1 : "), Piece.Keep(argument.Syntax.Span),
            Piece.New($" < {zero} ? -1 : "), keepsNaN ? Piece.Keep(argument.Syntax.Span) : Piece.New("0"), Piece.New(")"));
        return [new Fix(keepsNaN ? "Compare with 0 (NaN stays NaN)" : "Compare with 0 (0 for NaN)", id + ".Compare", [new Edit(call.Syntax.Span, pieces)])];
    }

    /// <summary>True where the sign becomes a number that also holds the argument, NaN included.</summary>
    private static bool IsWidened(IInvocationOperation call, ITypeSymbol type) => call.Parent is IConversionOperation conversion
        && (NumericFormats.FormatOf(conversion.Type), NumericFormats.FormatOf(type)) is (NumericFormat.Double, NumericFormat.Double or NumericFormat.Single) or (NumericFormat.Single, NumericFormat.Single);

    /// <summary>The zero of a type that an integer does not convert to by itself.</summary>
    private static string? ZeroOf(ITypeSymbol type) =>
        NumericFormats.FormatOf(type) is NumericFormat.Half or NumericFormat.BFloat16 or NumericFormat.Generic ? type.Name + ".Zero" : null;

    private static bool IsRepeatable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or ILiteralOperation => true,
        IFieldReferenceOperation field => field.Instance is null || IsRepeatable(field.Instance),
        IPropertyReferenceOperation property => (property.Instance is null || IsRepeatable(property.Instance)) && AreRepeatable(property.Arguments),
        IArrayElementReferenceOperation element => IsRepeatable(element.ArrayReference) && AreRepeatable(element.Indices),
        _ => false,
    };

    private static bool AreRepeatable(IEnumerable<IOperation> indices) => indices.SelectMany(static index => index.DescendantsAndSelf())
        .All(static part => part is not (IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation));
}
