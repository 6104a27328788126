using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>One element of an array that a loop updates as it would a variable: <c>for (k …) c[i, j] += a[i, k] * b[k, j];</c>.</content>
internal sealed partial class MethodReader
{
    private void EnterAccumulator(Loop loop, ISymbol array, IOperation? element, Term? initial)
    {
        if (element is null || initial is null || Locate(element) is not { Kind: TermKind.Element } location || !SymbolEqualityComparer.Default.Equals(location.Symbol, array))
        {
            return;
        }

        var head = ContentOf(location, _state).At(loop.Operation, NumericFormats.FormatOf(element.Type));
        loop.Elements[location] = new Recurrence(location, head, head, initial);
        _state = _state.Set(location, head);
    }

    /// <summary>What the iterations did to the element together, unless they may have read it under another index or left early.</summary>
    private void LeaveAccumulators(Loop loop, State end, LoopExits exits)
    {
        foreach (var (location, carried) in loop.Elements.Select(static pair => (pair.Key, pair.Value)))
        {
            if (exits.Breaks.Count > 0 || !end.Cells.TryGetValue(location, out var value)
                || Updates.Reduced(new Recurrence(location, carried.Head, value, carried.Initial), loop) is not { Size: <= Term.LargestSize } reduced
                || value.Contains(part => !part.Equals(carried.Head) && MayBe(part, carried.Head)))
            {
                continue;
            }

            ForgetOtherElements(location);
            _state = _state.Set(location, reduced.From(loop.Operation, value.Format));
        }
    }

    /// <summary>True where two elements of one array are not told apart by indices a constant distance apart.</summary>
    private static bool MayBe(Term part, Term element)
    {
        while (part.Kind == TermKind.Element && element.Kind == TermKind.Element)
        {
            if ((part[1] - element[1]) is { Kind: TermKind.Number, Value: not 0 })
            {
                return false;
            }

            (part, element) = (part[0], element[0]);
        }

        return part.Kind != TermKind.Element && element.Kind != TermKind.Element && part.Equals(element);
    }
}
