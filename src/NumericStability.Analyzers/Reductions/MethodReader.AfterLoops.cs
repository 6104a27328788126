using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>What is known after a loop: reductions, maps, and what else its variables became.</content>
internal sealed partial class MethodReader
{
    private void LeaveLoop(Loop loop, LoopScan scan, State entry, State end, LoopExits exits, Term? condition)
    {
        _state = entry;
        if (exits.Breaks.Count > 0 && loop.Domain is { } whole)
        {
            loop.Domain = new Domain(whole.Collection, whole.Start, whole.Limit, whole.Loop, filtered: true);
        }

        if (end.IsReachable)
        {
            LeaveArrays(loop, scan, end);
            LeaveAccumulators(loop, end, exits);
        }

        foreach (var head in loop.Heads)
        {
            LeaveScalar(loop, head.Key, head.Value, entry, end);
        }

        if (condition is not null && exits.Breaks.Count == 0)
        {
            _state = _state.Assume(AtExit(condition, loop, loop.Operation is IWhileLoopOperation { ConditionIsTop: false } ? end : null), false);
        }

        foreach (var broken in exits.Breaks)
        {
            LeaveBroken(loop, broken, end);
        }
    }

    /// <summary>The loop's condition with the carried variables as they are after it; one tested at the bottom speaks of what the body left in them.</summary>
    private Term AtExit(Term condition, Loop loop, State? end) => condition.Substitute(part =>
    {
        foreach (var head in loop.Heads)
        {
            var tested = end is not null && end.Cells.TryGetValue(Term.Of(head.Key, 0), out var left) && left.Kind != TermKind.Number ? left : head.Value;
            if (tested.Equals(part))
            {
                return _state.Cells.TryGetValue(Term.Of(head.Key, 0), out var now) ? now : null;
            }
        }

        return null;
    });

    private void LeaveScalar(Loop loop, ISymbol symbol, Term head, State entry, State end)
    {
        var location = Term.Of(symbol, 0);
        var initial = entry.Cells.TryGetValue(location, out var known) ? known : location;
        var value = end.IsReachable && end.Cells.TryGetValue(location, out known) ? known : head;
        var recurrence = new Recurrence(location, head, value, initial);
        loop.Recurrences.Add(recurrence);
        var reduced = end.IsReachable && !head.Equals(loop.Index) ? Updates.Reduced(recurrence, loop) : null;
        var format = NumericFormats.DeclaredFormatOf(symbol);
        var after = reduced is { Size: <= Term.LargestSize } ? reduced : Fresh(symbol);
        _state = _state.Set(location, after.From(loop.Operation, format));
        recurrence.After = after;
        if (reduced is null && Monotone(head, value) is { } up)
        {
            _state = _state.Assume(up ? Term.Compare(Comparison.LessOrEqual, initial, after) : Term.Compare(Comparison.LessOrEqual, after, initial), true);
        }
    }

    private static bool? Monotone(Term head, Term value) =>
        Updates.Added(head, value) is { Kind: TermKind.Number } step ? step.Value >= 0 : null;

    /// <summary>A search that stops at a break leaves its carried variables with either value.</summary>
    private void LeaveBroken(Loop loop, State broken, State end)
    {
        foreach (var head in loop.Heads)
        {
            var location = Term.Of(head.Key, 0);
            var atBreak = broken.Cells.TryGetValue(location, out var known) ? known : head.Value;
            var atEnd = end.Cells.TryGetValue(location, out known) ? known : head.Value;
            if (!atBreak.Equals(head.Value) && !atBreak.Equals(atEnd))
            {
                _state = _state.Set(location, Fresh(head.Key));
            }
        }
    }

    /// <summary>Elements written at the loop's index become a map over all indices; what else was written is unknown.</summary>
    private void LeaveArrays(Loop loop, LoopScan scan, State end)
    {
        foreach (var array in scan.Arrays)
        {
            var location = Term.Of(array.Key, 0);
            if (end.Cells.TryGetValue(location, out var content) && !(_state.Cells.TryGetValue(location, out var before) && before.Equals(content)))
            {
                _state = _state.Set(location, content.Kind == TermKind.Variable ? content : Fresh(array.Key));
            }
        }

        Work.Add(end.Cells.Count);
        foreach (var cell in end.Cells)
        {
            if (cell.Key.Kind == TermKind.Element && !(_state.Cells.TryGetValue(cell.Key, out var before) && before.Equals(cell.Value)))
            {
                LeaveElement(loop, cell.Key, cell.Value);
            }
        }
    }

    private void LeaveElement(Loop loop, Term location, Term value)
    {
        var carried = value.Contains(part => loop.Heads.ContainsValue(part) && !part.Equals(loop.Index));
        var body = value.Abstract(loop.Index).At(loop.Operation, value.Format);
        if (location[1].Equals(loop.Index) && !location[0].Contains(loop.Index))
        {
            ForgetElements(location[0]);
            var content = carried ? Unknown(location[0]) : Term.Map(body, loop.Domain);
            _state = content is null ? _state.WithCells(_state.Cells.Remove(location[0])) : _state.Set(location[0], content.From(loop.Operation, NumericFormat.None));
        }
        else if (!carried && !location[0].Contains(loop.Index) && location[1].Kind == TermKind.Sum && location[1].Operands.Any(part => part.Equals(loop.Index)))
        {
            _state = _state.Set(Term.RawElement(location[0], location[1].Abstract(loop.Index)), body);
        }
        else if (Unknown(location[0]) is { } unknown)
        {
            ForgetElements(location[0]);
            _state = _state.Set(location[0], unknown);
        }
    }

    private Term? Unknown(Term location) => location.Symbol is { } symbol ? Fresh(symbol) : null;
}
