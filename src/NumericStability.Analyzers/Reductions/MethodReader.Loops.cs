using System;
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
            EnterScalar(loop, symbol, scan.Steps[symbol], entry);
        }

        foreach (var array in scan.Arrays)
        {
            EnterArray(loop, scan, array.Key, array.Value, index);
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

    /// <param name="direction">The sign of the steps, 0 where they have none.</param>
    private void EnterScalar(Loop loop, ISymbol symbol, int direction, State entry)
    {
        var location = Term.Of(symbol, 0);
        var head = Fresh(symbol).At(loop.Operation, NumericFormats.DeclaredFormatOf(symbol));
        loop.Heads[symbol] = head;
        _state = _state.Set(location, head);
        if (direction != 0)
        {
            var initial = entry.Cells.TryGetValue(location, out var known) ? known : location;
            _state = _state.Assume(direction > 0 ? Term.Compare(Comparison.LessOrEqual, initial, head) : Term.Compare(Comparison.LessOrEqual, head, initial), true);
        }
    }

    private void EnterArray(Loop loop, LoopScan scan, ISymbol symbol, IOperation array, ISymbol? index)
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
}
