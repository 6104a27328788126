using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Terms;

/// <summary>Terms as text for debugging and tests.</summary>
internal static class TermPrinter
{
    public static string Print(Term term) => term.Kind switch
    {
        TermKind.Number => term.Value.ToString("R", CultureInfo.InvariantCulture),
        TermKind.Variable => PrintVariable((Variable)term.Head!),
        TermKind.Bound => "#" + term.Head,
        TermKind.Element => Print(term[0]) + "[" + Print(term[1]) + "]",
        TermKind.Member => (term.Operands.IsEmpty ? "" : Print(term[0]) + ".") + ((ISymbol)term.Head!).Name,
        TermKind.Sum => "(" + string.Join(" + ", term.Operands.Select(Print)) + ")",
        TermKind.Product => "(" + string.Join(" * ", term.Operands.Select(Print)) + ")",
        TermKind.Power => Print(term[0]) + "^" + Print(term[1]),
        TermKind.Apply => term.Function!.Name + Arguments(term),
        TermKind.Hole => "?" + term.Head,
        TermKind.Opaque => "<" + (term.Head is IOperation operation ? operation.Syntax.ToString() : "?") + ">",
        _ => term.Kind.ToString().ToLowerInvariant() + (term.Head is null ? "" : "." + term.Head) + Arguments(term),
    };

    private static string Arguments(Term term) => "(" + string.Join(", ", term.Operands.Select(Print)) + ")";

    private static string PrintVariable(Variable variable) =>
        variable.Version == 0 ? variable.Symbol.Name : variable.Symbol.Name + "'" + variable.Version.ToString(CultureInfo.InvariantCulture);
}
