using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Where values come from: what another method decided about them is not in view.</summary>
internal static class Provenance
{
    /// <summary>Made of nothing but fields and properties of this object whose values the method has not computed: other methods, or earlier iterations, decided what they hold.</summary>
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

    private static bool IsKept(Term part) => part is { Kind: TermKind.Variable, Head: Variable { Symbol: IFieldSymbol or IPropertySymbol } }
        || (part.Kind == TermKind.Opaque && part.Head is IInvocationOperation call && IsPartOfOwnState(call));

    /// <summary>loadings.Column(k), GetColumn(loadings, k), Corners(): a part of what this object keeps, chosen by number, or what it makes of it.</summary>
    private static bool IsPartOfOwnState(IInvocationOperation call)
    {
        var inputs = call.Arguments.Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue).Select(static argument => LoopScan.Bare(argument.Value)).ToList();
        if (call.Instance is { } receiver)
        {
            inputs.Insert(0, receiver);
        }

        return call.Instance is IInstanceReferenceOperation ? inputs.Skip(1).All(IsNumber) : inputs.Count > 1 && inputs[0] is IFieldReferenceOperation { Instance: IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: IInstanceReferenceOperation }
            && inputs.Skip(1).All(IsNumber);

        static bool IsNumber(IOperation input) => NumericFormats.FormatOf(input.Type) == NumericFormat.Integer;
    }

    private static bool IsGiven(Term part) => part.Kind switch
    {
        TermKind.Variable => !IsKept(part) && part.Format != NumericFormat.Integer,
        TermKind.Opaque => !IsKept(part) && part.Head is IOperation and not ILoopOperation,
        _ => false,
    };

    /// <summary>Made of indices and parameters, as weights of a window are, and of no data.</summary>
    public static bool IsOfIndices(Term body) => !body.Contains(static part => part.Kind is TermKind.Element or TermKind.Member or TermKind.Reduce
        || (part.Kind == TermKind.Opaque && part.Head is not ILoopOperation));

    /// <summary>A summand that no iteration changes: one number, added as often as there are iterations.</summary>
    public static bool IsTheSameInEach(Term body) => !body.HasFreeBound() && !body.Contains(static part => part.Kind == TermKind.Opaque || part.Head is Variable { Version: > 0 });

    /// <summary>Sines and cosines of numbers in every component: the tangent of a curve, 0 only where the curve has a cusp.</summary>
    public static bool IsOfAngles(Term squares) => IsOfIndices(squares) && squares.Operands.All(static component => component.Contains(static part => part.Is(MathFunction.Sin) || part.Is(MathFunction.Cos)));

    /// <summary>x'(t) and y'(t) of a curve that this object keeps, at one t for all components: 0 only at a cusp.</summary>
    public static bool IsOfCurve(Term squares)
    {
        Term? given = null;
        var isOther = squares.Contains(part =>
        {
            given ??= IsGiven(part) ? part : null;
            return IsGiven(part) && (part.Kind != TermKind.Variable || !part.Equals(given));
        });
        return given?.Format.IsReal() == true && !isOther && squares.Operands.All(component => component.Contains(given) && component.Contains(IsKept));
    }

    /// <summary>w - c·w³/s³: an estimate less a correction in which it is divided by a length; that the two cancel is a coincidence.</summary>
    public static bool IsCorrected(Term component) => component.Kind == TermKind.Sum && component.Operands.Any(IsOverLength) && !component.Operands.All(IsOverLength);

    private static bool IsOverLength(Term operand) => operand.Kind == TermKind.Product && operand.Operands.Any(static factor => factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 }
        && factor[0].Is(MathFunction.Sqrt));

    /// <summary>Elements of what a call made from numbers and names alone, such as a window of some length.</summary>
    public static bool IsMade(Term body) => IsOfElements(body, static element => IsMaker(CollectionOf(element).Head));

    private static bool IsMaker(object? head) => head is IInvocationOperation { Instance: null or IMemberReferenceOperation { Member.IsStatic: true }, Arguments: { Length: > 0 } arguments }
        && arguments.All(static argument => argument.ArgumentKind == ArgumentKind.ParamArray
            || argument.Value is IMemberReferenceOperation { Instance: IInstanceReferenceOperation } || argument.Value.Type is { TypeKind: TypeKind.Enum } or { SpecialType: not SpecialType.None and not SpecialType.System_Object and not SpecialType.System_Array });

    /// <summary>An element, row or column chosen by number, or what a given object keeps: whoever made it decided whether it is 0.</summary>
    public static bool IsPart(Term vector) => vector.Kind == TermKind.Element || (vector.Kind == TermKind.Member && !vector.Operands.IsEmpty)
        || (vector.Head is IInvocationOperation { Instance: not null, Arguments: { Length: > 0 } arguments }
            && arguments.All(static argument => NumericFormats.FormatOf(argument.Value.Type) == NumericFormat.Integer));

    /// <summary>Computed from nothing but properties of objects made here: U·Vᵀ of a decomposition.</summary>
    public static bool IsOfObjects(Term vector) => vector.Contains(static part => part.Kind == TermKind.Member && IsResult(part)) && !vector.Contains(static part => part.Kind == TermKind.Variable);

    private static bool IsResult(Term member) => !member.Operands.IsEmpty && member[0].Head is IObjectCreationOperation or IInvocationOperation;

    /// <summary>An element of a matrix or list that is a property of an object made here, as a decomposition has.</summary>
    public static bool IsOfObject(Term component) => component.Kind == TermKind.Element && CollectionOf(component) is { Kind: TermKind.Member } collection && IsResult(collection);

    /// <summary>segment.End.X - segment.Start.X: where an object keeps two points, whoever made it decided whether they differ.</summary>
    public static bool IsOfOneObject(Term component) => MembersOf(component) is var (first, second)
        && first[0] is { Kind: TermKind.Member, Operands.Length: 1 } start && second[0] is { Kind: TermKind.Member, Operands.Length: 1 } end && start[0].Equals(end[0]);

    /// <summary>plane.Normal.X, plane.Normal.Y: the coordinates of a vector that a given object keeps.</summary>
    public static bool AreOfOnePart(IReadOnlyList<Term> components) => components.Count > 0 && components[0] is { Kind: TermKind.Member, Operands.Length: 1 } first && first[0] is { Kind: TermKind.Member, Operands.Length: 1 }
        && components.All(component => component is { Kind: TermKind.Member, Operands.Length: 1 } && component[0].Equals(first[0]));

    /// <summary>p.X and q.X of p.X - q.X.</summary>
    public static (Term First, Term Second)? MembersOf(Term difference) => difference.Kind == TermKind.Sum && difference.Operands.Length == 2
        && difference.Operands[0].SplitCoefficient() is { Factor: { Kind: TermKind.Member, Operands.Length: 1 } first } left
        && difference.Operands[1].SplitCoefficient() is { Factor: { Kind: TermKind.Member, Operands.Length: 1 } second } right
        && left.Coefficient == -right.Coefficient ? (first, second) : null;

    /// <summary>True where the elements in it, at least one, are all of properties of objects made here.</summary>
    public static bool IsOfObjectsElements(Term body) => IsOfElements(body, IsOfObject);

    /// <summary>Elements of a collection that is written out here in numbers.</summary>
    public static bool IsWrittenOut(Term body, MethodReading method) => IsOfElements(body, element => CreationOf(CollectionOf(element), method) is IObjectCreationOperation { Initializer: not null } or IArrayCreationOperation { Initializer: not null }
        && !CreationOf(CollectionOf(element), method)!.Descendants().Any(static part => part is IParameterReferenceOperation or IMemberReferenceOperation { Member.IsStatic: false } or IInvocationOperation { Arguments.IsEmpty: true }));

    /// <summary>What made the collection, where nothing else was assigned to its local.</summary>
    private static IOperation? CreationOf(Term collection, MethodReading method) => collection is not { Kind: TermKind.Variable, Symbol: ILocalSymbol local } ? collection.Head as IOperation
        : method.Assignments.Where(assignment => assignment.Location.Kind == TermKind.Variable && SymbolEqualityComparer.Default.Equals(assignment.Location.Symbol, local)).ToList() is [var only] ? only.Value.Head as IOperation : null;

    /// <summary>label == classes[k] of the distinct labels: there is one of each.</summary>
    public static bool IsOfOneClass(Term condition) => condition is { Kind: TermKind.Compare, Head: Comparison.Equal }
        && condition.Operands.Any(static side => side.Kind == TermKind.Element && CollectionOf(side) is { Source: { } made } && made.DescendantsAndSelf().Any(static part => part is IInvocationOperation { TargetMethod.Name: "Distinct" or "GroupBy" }));

    /// <summary>Arithmetic too long to be read, or calls of what is missing: whether something on the way excludes its 0 is not known.</summary>
    public static bool IsUnread(Term term) => term.Contains(static part => part.Kind == TermKind.Opaque
        && (part.Head is IBinaryOperation { OperatorMethod: null } || (part.Head is IOperation computed && computed.DescendantsAndSelf().Any(static inner => inner is IInvalidOperation))));

    private static bool IsOfElements(Term body, System.Func<Term, bool> isSuch)
    {
        var elements = 0;
        var isOther = body.Contains(part =>
        {
            elements += part.Kind == TermKind.Element ? 1 : 0;
            return part.Kind == TermKind.Element && !isSuch(part);
        });
        return elements > 0 && !isOther;
    }

    private static Term CollectionOf(Term element)
    {
        while (element.Kind == TermKind.Element)
        {
            element = element[0];
        }

        return element;
    }
}
