using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Where values come from: what another method decided about them is not in view.</summary>
internal static class Provenance
{
    /// <summary>Made of nothing but fields and properties of this object that the method has not assigned: other methods decided what they hold.</summary>
    public static bool IsOfOwnState(Term term)
    {
        var isKept = false;
        var isForeign = term.Contains(part =>
        {
            isKept |= IsKept(part);
            return IsGiven(part);
        });
        return isKept && !isForeign;
    }

    private static bool IsKept(Term part) => part is { Kind: TermKind.Variable, Head: Variable { Version: 0, Symbol: IFieldSymbol or IPropertySymbol } };

    private static bool IsGiven(Term part) => part.Kind switch
    {
        TermKind.Variable => !IsKept(part) && part.Format != NumericFormat.Integer,
        TermKind.Opaque => part.Head is IOperation and not ILoopOperation,
        _ => false,
    };

    /// <summary>Made of indices and parameters, as weights of a window are, and of no data.</summary>
    public static bool IsOfIndices(Term body) => !body.Contains(static part => part.Kind is TermKind.Element or TermKind.Member or TermKind.Reduce
        || (part.Kind == TermKind.Opaque && part.Head is not ILoopOperation));

    /// <summary>Elements of what a call made from numbers and names alone, such as a window of some length.</summary>
    public static bool IsMade(Term body)
    {
        var made = 0;
        var isOther = body.Contains(part =>
        {
            made += part.Kind == TermKind.Element && IsMaker(part[0].Head) ? 1 : 0;
            return part.Kind == TermKind.Element && !IsMaker(part[0].Head);
        });
        return made > 0 && !isOther;
    }

    private static bool IsMaker(object? head) => head is IInvocationOperation { Instance: null, Arguments: { Length: > 0 } arguments }
        && arguments.All(static argument => argument.ArgumentKind == ArgumentKind.ParamArray
            || argument.Value is IMemberReferenceOperation { Instance: IInstanceReferenceOperation } || argument.Value.Type is { TypeKind: TypeKind.Enum } or { SpecialType: not SpecialType.None and not SpecialType.System_Object and not SpecialType.System_Array });

    /// <summary>An element, row or column chosen by number.</summary>
    public static bool IsPart(Term vector) => vector.Kind == TermKind.Element
        || (vector.Head is IInvocationOperation { Instance: not null, Arguments: { Length: > 0 } arguments }
            && arguments.All(static argument => NumericFormats.FormatOf(argument.Value.Type) == NumericFormat.Integer));

    /// <summary>Computed from nothing but properties of objects made here: U·Vᵀ of a decomposition.</summary>
    public static bool IsOfObjects(Term vector) => vector.Contains(static part => part.Kind == TermKind.Member && IsResult(part)) && !vector.Contains(static part => part.Kind == TermKind.Variable);

    private static bool IsResult(Term member) => !member.Operands.IsEmpty && member[0].Head is IObjectCreationOperation or IInvocationOperation;

    /// <summary>An element of a matrix or list that is a property of an object made here, as a decomposition has.</summary>
    public static bool IsOfObject(Term component)
    {
        var collection = component;
        while (collection.Kind == TermKind.Element)
        {
            collection = collection[0];
        }

        return component.Kind == TermKind.Element && collection.Kind == TermKind.Member && IsResult(collection);
    }
}
