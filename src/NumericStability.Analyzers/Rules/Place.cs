using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules;

/// <summary>Variables, arrays, fields and properties as places that values are kept in, at whatever time and index.</summary>
internal static class Place
{
    public static bool Is(Term term) => term.Kind is TermKind.Variable or TermKind.Element or TermKind.Member;

    /// <summary>True where both terms address the same variable, array or property: state.Data and weight.Data are two.</summary>
    public static bool IsSame(Term left, Term right)
    {
        if (left.Kind != right.Kind || !Is(left))
        {
            return false;
        }

        var (first, second) = (BaseOf(left), BaseOf(right));
        return first.Symbol is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, second.Symbol) && IsSameOwner(first, second);
    }

    private static Term BaseOf(Term term)
    {
        while (term.Kind == TermKind.Element)
        {
            term = term[0];
        }

        return term;
    }

    /// <summary>Objects named in different methods may be one; within a method different names are different objects.</summary>
    private static bool IsSameOwner(Term first, Term second)
    {
        if (first.Kind != TermKind.Member || second.Kind != TermKind.Member || first.Operands.Length == 0 || second.Operands.Length == 0)
        {
            return true;
        }

        var (left, right) = (BaseOf(first[0]), BaseOf(second[0]));
        return left.Symbol is { } owner && right.Symbol is { } other
            ? (SymbolEqualityComparer.Default.Equals(owner, other) && IsSameOwner(left, right)) || AreOfDifferentMethods(owner, other)
            : left.Equals(right) || left.Kind != right.Kind;
    }

    private static bool AreOfDifferentMethods(ISymbol owner, ISymbol other) =>
        owner.ContainingSymbol is IMethodSymbol or null && !SymbolEqualityComparer.Default.Equals(owner.ContainingSymbol, other.ContainingSymbol);
}
