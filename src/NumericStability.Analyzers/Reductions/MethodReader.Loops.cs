using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Loops: one reading of the body, with the carried variables unknown at its head.</content>
internal sealed partial class MethodReader
{
    private void ReadLoop(ILoopOperation operation)
    {
        switch (operation)
        {
            case IForLoopOperation loop:
                ReadAll(loop.Before);
                ReadLoop(operation, loop.Condition, true, () => ReadStatement(loop.Body), () => ReadAll(loop.AtLoopBottom));
                break;
            case IWhileLoopOperation loop:
                var condition = loop.ConditionIsUntil ? null : loop.Condition;
                ReadLoop(operation, condition, loop.ConditionIsTop, () => ReadStatement(loop.Body), () => { });
                break;
            case IForEachLoopOperation loop:
                var sequence = ReadSequence(loop.Collection);
                ReadLoop(operation, null, true, () => ReadForEachBody(loop, sequence), () => { }, sequence);
                break;
            default:
                ReadUnknown(operation);
                break;
        }
    }

    private void ReadForEachBody(IForEachLoopOperation loop, Sequence sequence)
    {
        var element = EnterElement(sequence, _loop!.Index);
        if (loop.Locals.Length == 1)
        {
            _state = _state.Set(Term.Of(loop.Locals[0], 0), element.At(loop.LoopControlVariable, NumericFormats.FormatOf(loop.Locals[0].Type)));
        }

        foreach (var part in loop.Locals.Length > 1 ? loop.Locals : [])
        {
            _state = _state.Set(Term.Of(part, 0), Term.Member(part, element).At(loop.LoopControlVariable, NumericFormats.FormatOf(part.Type)));
        }

        ReadStatement(loop.Body);
    }

    /// <param name="sequence">The collection a foreach walks.</param>
    private void ReadLoop(IOperation operation, IOperation? condition, bool conditionIsTop, Action body, Action bottom, Sequence? sequence = null)
    {
        var entry = _state;
        var scan = LoopScan.Of(operation);
        var loop = new Loop(operation, _loop) { EntryFacts = entry.Facts };
        var index = IndexOf(operation, scan);
        var outerExits = _exits;
        var exits = new LoopExits(operation, outerExits);
        EnterHead(loop, scan, index, sequence);
        (_loop, _exits) = (loop, exits);
        _reading.Loops.Add(loop);

        var holds = condition is not null && conditionIsTop ? Read(condition) : null;
        if (holds is not null)
        {
            loop.Domain ??= DomainOf(loop, index, entry, holds);
            _state = _state.Assume(holds, true);
        }

        body();
        for (var i = exits.Continues.Count - 1; i >= 0; i--)
        {
            var (branch, skipped) = exits.Continues[i];
            _state = Merge(ConditionOf(branch, skipped, operation), skipped, _state);
        }

        bottom();
        holds ??= condition is not null ? Read(condition) : null;
        var end = _state;
        (_loop, _exits) = (loop.Parent, outerExits);
        LeaveLoop(loop, scan, entry, end, exits, holds);
    }

    /// <summary>What led to the branch and not past it; unknown where the way there has a condition that could not be read.</summary>
    private Term ConditionOf(IBranchOperation branch, State skipped, IOperation loop)
    {
        for (var above = branch.Parent; above is not null && above != loop; above = above.Parent)
        {
            var isRead = above is IBlockOperation
                || (above is IConditionalOperation choice && _reading.ByOperation.TryGetValue(choice.Condition, out var condition) && condition.Term.Kind != TermKind.Opaque);
            if (!isRead)
            {
                return Opaque(loop);
            }
        }

        Term? all = null;
        var common = Facts.Common(skipped.Facts, _state.Facts);
        for (var facts = skipped.Facts; !ReferenceEquals(facts, common); facts = facts!.Next)
        {
            all = all is null ? facts!.Condition : Term.And(facts!.Condition, all);
        }

        return all ?? Opaque(loop);
    }

    /// <summary>The variable that counts iterations: stepped in the header, or by one at the body's own level.</summary>
    private static ISymbol? IndexOf(IOperation operation, LoopScan scan)
    {
        if (operation is IForLoopOperation loop)
        {
            foreach (var step in loop.AtLoopBottom.SelectMany(statement => statement.DescendantsAndSelf()))
            {
                var target = step switch { IIncrementOrDecrementOperation one => one.Target, ICompoundAssignmentOperation many => many.Target, _ => null };
                if (LoopScan.SymbolOf(target) is { } symbol && scan.Steps.TryGetValue(symbol, out var direction) && direction != 0)
                {
                    return symbol;
                }
            }

            return null;
        }

        foreach (var step in scan.Steps)
        {
            if (step.Value != 0 && step.Key is ILocalSymbol { Type: { } type } && NumericFormats.FormatOf(type) == NumericFormat.Integer && IsEveryIteration(operation, step.Key))
            {
                return step.Key;
            }
        }

        return null;
    }

    /// <summary>True where the variable is stepped by a statement of the loop's own block, or in its condition; a conditional count is no index.</summary>
    private static bool IsEveryIteration(IOperation operation, ISymbol symbol)
    {
        foreach (var part in operation.Descendants())
        {
            var target = part switch { IIncrementOrDecrementOperation one => one.Target, ICompoundAssignmentOperation many => many.Target, _ => null };
            if (SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(target), symbol))
            {
                var parent = part.Parent;
                while (parent is not null && !ReferenceEquals(parent, operation))
                {
                    if (parent is IConditionalOperation or ISwitchOperation or ILoopOperation or ITryOperation or IAnonymousFunctionOperation)
                    {
                        return false;
                    }

                    parent = parent.Parent;
                }
            }
        }

        return true;
    }

    private void EnterHead(Loop loop, LoopScan scan, ISymbol? index, Sequence? sequence)
    {
        var entry = _state;
        foreach (var symbol in scan.Scalars)
        {
            var location = Term.Of(symbol, 0);
            var head = Fresh(symbol).At(loop.Operation, NumericFormats.FormatOf(TypeOf(symbol)));
            loop.Heads[symbol] = head;
            _state = _state.Set(location, head);
            if (scan.Steps[symbol] is var direction and not 0)
            {
                var initial = entry.Cells.TryGetValue(location, out var known) ? known : location;
                _state = _state.Assume(direction > 0 ? Term.Compare(Comparison.LessOrEqual, initial, head) : Term.Compare(Comparison.LessOrEqual, head, initial), true);
            }
        }

        foreach (var (symbol, array) in scan.Arrays.Select(pair => (pair.Key, pair.Value)))
        {
            var location = LocateArray(array);
            if (!scan.IsPointwise(symbol, index))
            {
                var carried = scan.AccumulatorOf(symbol) is { } element ? (element, initial: ReadElement(element)) : default;
                ForgetElements(location);
                _state = location.Kind == TermKind.Variable ? _state.Set(location, Fresh(symbol)) : _state;
                EnterAccumulator(loop, symbol, carried.element, carried.initial);
            }
        }

        if (index is not null && loop.Heads.TryGetValue(index, out var counter))
        {
            loop.Index = counter;
        }

        if (sequence is not null)
        {
            loop.Domain = sequence.Domain;
        }
    }

    private void ForgetElements(Term array)
    {
        var cells = _state.Cells;
        Work.Add(cells.Count);
        foreach (var location in cells.Keys)
        {
            if (location.Kind == TermKind.Element && location.Contains(array))
            {
                cells = cells.Remove(location);
            }
        }

        _state = _state.WithCells(cells);
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static Domain? DomainOf(Loop loop, ISymbol? index, State entry, Term condition)
    {
        if (index is null || condition.Kind != TermKind.Compare)
        {
            return null;
        }

        var start = entry.Cells.TryGetValue(Term.Of(index, 0), out var initial) ? initial : null;
        if (condition[0].Equals(loop.Index))
        {
            var limit = condition.Head is Comparison.LessOrEqual ? condition[1] + Term.One : condition[1];
            return new Domain(null, start, limit, loop.Operation);
        }

        return condition[1].Equals(loop.Index) && start is not null
            ? new Domain(null, condition.Head is Comparison.LessOrEqual ? condition[0] : condition[0] + Term.One, start + Term.One, loop.Operation)
            : null;
    }

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
        var format = NumericFormats.FormatOf(TypeOf(symbol));
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

    private Term? Unknown(Term location) => SymbolOf(location) is { } symbol ? Fresh(symbol) : null;
}
