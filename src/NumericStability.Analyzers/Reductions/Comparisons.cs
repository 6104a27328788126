using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

internal static class Comparisons
{
    /// <summary>A comparison as less-than in one direction; null for other operators.</summary>
    public static Term? Read(BinaryOperatorKind kind, Term left, Term right) => kind switch
    {
        BinaryOperatorKind.LessThan => Term.Compare(Comparison.Less, left, right),
        BinaryOperatorKind.LessThanOrEqual => Term.Compare(Comparison.LessOrEqual, left, right),
        BinaryOperatorKind.GreaterThan => Term.Compare(Comparison.Less, right, left),
        BinaryOperatorKind.GreaterThanOrEqual => Term.Compare(Comparison.LessOrEqual, right, left),
        BinaryOperatorKind.Equals => Term.Compare(Comparison.Equal, left, right),
        BinaryOperatorKind.NotEquals => Term.Compare(Comparison.NotEqual, left, right),
        _ => null,
    };

    /// <summary>[], [_, _], [_, ..]: how many elements there are; null where the pattern asks for more.</summary>
    public static Term? OfLength(IListPatternOperation list, Term value)
    {
        var slices = list.Patterns.Count(part => part is ISlicePatternOperation { Pattern: null });
        if (list.DeclaredSymbol is not null || !list.Patterns.All(part => part is IDiscardPatternOperation or ISlicePatternOperation { Pattern: null }))
        {
            return null;
        }

        var (count, least) = (Term.Apply(MathFunction.Count, value), Term.Number(list.Patterns.Length - slices));
        return slices == 0 ? Term.Compare(Comparison.Equal, count, least) : Term.Compare(Comparison.LessOrEqual, least, count);
    }
}
