using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Statements with several ways through: choices, switches, handlers and jumps, and the state where the ways meet.</content>
internal sealed partial class MethodReader
{
    private void ReadIf(IConditionalOperation choice)
    {
        var condition = Read(choice.Condition);
        if (IsSwitchedAssertion(choice))
        {
            ReadStatement(choice.WhenTrue);
            return;
        }

        var entry = _state;
        _state = entry.Assume(condition, true);
        ReadStatement(choice.WhenTrue);
        var afterTrue = _state;
        _state = entry.Assume(condition, false);
        ReadStatement(choice.WhenFalse);
        _state = Merge(condition, afterTrue, _state);
    }

    /// <summary>if (Checks.Enabled) Assert(n &gt; 0): a static switch turns the check off, not what it says.</summary>
    private static bool IsSwitchedAssertion(IConditionalOperation choice) => choice is { WhenFalse: null, Condition: IMemberReferenceOperation { Member.IsStatic: true } }
        && (choice.WhenTrue is IBlockOperation { Operations: [var only] } ? only : choice.WhenTrue) is IExpressionStatementOperation { Operation: IInvocationOperation call } && Guards.IsAssertion(call.TargetMethod);

    /// <summary>The state after two paths: equal values stay, others become a choice.</summary>
    private State Merge(Term condition, State left, State right)
    {
        if (!left.IsReachable || !right.IsReachable)
        {
            return left.IsReachable ? left : right;
        }

        var cells = left.Cells;
        if (!ReferenceEquals(left.Cells, right.Cells))
        {
            Work.Add(left.Cells.Count + right.Cells.Count);
            foreach (var cell in left.Cells)
            {
                var other = right.Cells.TryGetValue(cell.Key, out var known) ? known : cell.Key;
                if (!ReferenceEquals(cell.Value, other) && !cell.Value.Equals(other))
                {
                    cells = cells.SetItem(cell.Key, Either(condition, cell.Value, other, cell.Key));
                }
            }

            foreach (var cell in right.Cells)
            {
                if (!left.Cells.ContainsKey(cell.Key) && !cell.Key.Equals(cell.Value))
                {
                    cells = cells.SetItem(cell.Key, Either(condition, cell.Key, cell.Value, cell.Key));
                }
            }
        }

        return State.Start.WithCells(cells).WithFacts(Facts.Either(left.Facts, right.Facts));
    }

    private Term Either(Term condition, Term left, Term right, Term location)
    {
        var choice = Term.Choice(condition, left, right);
        return choice.Size > Term.LargestSize / 2
            ? location.Symbol is { } symbol ? Fresh(symbol) : Term.Opaque(choice)
            : choice.At(left.Origin ?? right.Origin ?? _reading.Body, left.Format == NumericFormat.None ? right.Format : left.Format);
    }

    private void ReadSwitch(ISwitchOperation operation)
    {
        var value = Read(operation.Value);
        var outer = _exits;
        _exits = new LoopExits(operation, outer);
        var entry = _state;
        var remaining = entry;
        var ends = new List<State>();
        foreach (var section in operation.Cases)
        {
            var condition = CaseCondition(value, section);
            _state = condition is null ? remaining : entry.Assume(condition, true);
            remaining = condition is null ? remaining : remaining.Assume(condition, false);
            ReadAll(section.Body);
            ends.Add(_state);
        }

        ends.AddRange(_exits.Breaks);
        _exits = outer;
        var hasDefault = operation.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        _state = hasDefault ? entry.Unreachable() : remaining;
        foreach (var end in ends)
        {
            _state = Merge(Opaque(operation), end, _state);
        }
    }

    private Term? CaseCondition(Term value, ISwitchCaseOperation section)
    {
        Term? condition = null;
        foreach (var clause in section.Clauses)
        {
            var one = clause switch
            {
                ISingleValueCaseClauseOperation single => Term.Compare(Comparison.Equal, value, Read(single.Value)),
                IPatternCaseClauseOperation pattern => pattern.Guard is null ? ReadPattern(value, pattern.Pattern, pattern) : Opaque(pattern),
                _ => null,
            };
            if (one is null)
            {
                return null;
            }

            condition = condition is null ? one : Term.Or(condition, one);
        }

        return condition;
    }

    /// <summary>A handler may run after any part of the block: what the block assigns is unknown there.</summary>
    private void ReadTry(ITryOperation attempt)
    {
        var entry = _state;
        ReadStatement(attempt.Body);
        var end = _state;
        var doubt = Doubt(entry, attempt.Body);
        foreach (var handler in attempt.Catches)
        {
            _state = doubt;
            ReadStatement(handler.Handler);
            end = Merge(Opaque(handler), _state, end);
        }

        _state = end;
        if (attempt.Finally is { } last)
        {
            ReadFinally(attempt, last, doubt, end);
        }
    }

    /// <summary>The last block runs after returns and exceptions too: what it sees is in doubt, and afterwards what it assigns is.</summary>
    private void ReadFinally(ITryOperation attempt, IBlockOperation last, State doubt, State end)
    {
        _state = attempt.Catches.Aggregate(doubt, (state, handler) => Doubt(state, handler.Handler));
        ReadStatement(last);
        var completes = _state.IsReachable && end.IsReachable;
        _state = Doubt(end, last);
        _state = completes ? _state : _state.Unreachable();
    }

    private State Doubt(State entry, IOperation body)
    {
        var scan = LoopScan.Of(body);
        foreach (var symbol in scan.Scalars.Concat(scan.Arrays.Keys))
        {
            entry = entry.Set(Term.Of(symbol, 0), Fresh(symbol));
        }

        return entry;
    }

    private void ReadBranch(IBranchOperation branch)
    {
        if (branch is { BranchKind: BranchKind.GoTo, Syntax: GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: 0 } })
        {
            _reading.JumpsAt(branch);
        }

        var exits = _exits;
        while (exits is not null && !exits.Owns(branch))
        {
            exits = exits.Outer;
        }

        if (branch.BranchKind == BranchKind.Continue)
        {
            exits?.Continues.Add((branch, _state));
        }
        else
        {
            exits?.Breaks.Add(_state);
        }

        _state = _state.Unreachable();
    }
}
