using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>Algebra on whole vectors, seen element by element.</summary>
internal static class Vectors
{
    /// <summary>The element at the bound index of an expression in vectors and numbers.</summary>
    public static Term ElementOf(Term vector) => vector.Shifted(1).Substitute(part =>
        part.Format == NumericFormat.Vector && part.Kind is TermKind.Variable or TermKind.Member or TermKind.Element or TermKind.Opaque
            ? Term.Element(part, Term.Bound(0))
            : part.Kind is TermKind.Reduce or TermKind.Map || part.Is(MathFunction.LogSumExp) || part.Is(MathFunction.Norm) || part.Is(MathFunction.Determinant) ? part
            : IsWhole(part) ? Term.Element(part, Term.Bound(0)) : null);

    /// <summary>Functions of a whole vector or matrix whose result is one again.</summary>
    private static bool IsWhole(Term part) => part.Is(MathFunction.Softmax) || part.Is(MathFunction.MatrixProduct) || part.Is(MathFunction.Transpose)
        || part.Is(MathFunction.Inverse) || part.Is(MathFunction.PseudoInverse) || part.Is(MathFunction.Solve) || part.Is(MathFunction.Cholesky);
}
