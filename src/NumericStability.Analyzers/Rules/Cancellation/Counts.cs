using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>Whole numbers by construction: sums with them are exact, and their ratios seldom come near a critical point.</summary>
internal static class Counts
{
    /// <summary>Sums and products of whole numbers are whole.</summary>
    public static bool IsCount(Term term) => term.Format == NumericFormat.Integer || IsDeclaredWhole(term) || term.Kind switch
    {
        TermKind.Sum or TermKind.Product => term.Operands.All(IsCount),
        TermKind.Power => term[1].Kind == TermKind.Number && term[1].Value > 0 && IsCount(term[0]),
        TermKind.Number => term.Value % 1 == 0,
        TermKind.Bound => true,
        TermKind.Apply => term.Is(MathFunction.Count) || term.Is(MathFunction.ToInteger) || term.Is(MathFunction.IntegerDivide),
        _ => false,
    };

    private static bool IsDeclaredWhole(Term term) => NumericFormats.FormatOf(term.Head is Variable variable
        ? variable.Symbol switch { IParameterSymbol parameter => parameter.Type, ILocalSymbol local => local.Type, IFieldSymbol field => field.Type, _ => null }
        : term.Kind is TermKind.Element or TermKind.Member or TermKind.Opaque ? term.Source?.Type : null) == NumericFormat.Integer;

    /// <summary>A number times counts over counts: an angle of a window, the share of a step.</summary>
    public static bool IsRatio(Term term) => term.Kind == TermKind.Product
        && term.Operands.All(factor => factor.Kind == TermKind.Number || IsCount(factor.Kind == TermKind.Power ? factor[0] : factor));
}
