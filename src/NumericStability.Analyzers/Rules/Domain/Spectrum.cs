using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Singular values and eigenvalues of Math.NET factorizations: those that are 0 come out of rounding size, of either sign for eigenvalues.</summary>
internal static class Spectrum
{
    /// <summary>svd.S[i], 0 or of rounding size for every matrix without full rank.</summary>
    public static bool IsSingularValue(Term term) => IsSingle(term) && term.Contains(static part => IsProperty(part, "Svd", "S"));

    /// <summary>evd.EigenValues[i].Real, which a positive semidefinite matrix has at -1e-16 as often as at 0.</summary>
    public static bool IsEigenvalue(Term term) => IsSingle(term) && term.Contains(static part => IsProperty(part, "Evd", "EigenValues"));

    private static bool IsSingle(Term term) => term.Kind is TermKind.Element or TermKind.Member;

    private static bool IsProperty(Term part, string factorization, string name) =>
        (IsOf(part.Source, factorization, name) || IsOf(part.Origin, factorization, name)) && part.Kind is not TermKind.Number;

    private static bool IsOf(IOperation? operation, string factorization, string name) => operation is IPropertyReferenceOperation { Property: var property }
        && property.Name == name && property.ContainingType is { ContainingNamespace.Name: "Factorization" } type && type.Name == factorization;
}
