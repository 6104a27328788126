using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Ranges;

/// <summary>
/// What every iteration of a loop preserves. A range is tried for the carried variable: where the start lies in it and one
/// iteration leads from it into it again, it holds at the head and after the loop. Solved by trial, never unrolled.
/// </summary>
internal sealed class Invariants
{
    private const int MostNested = 3;

    private readonly Dictionary<Term, (Recurrence Recurrence, Loop Loop)> _recurrences;
    private readonly Dictionary<Term, Interval> _solved = new();
    private readonly HashSet<Term> _running = new();
    private readonly Refinement _refinement;

    public Invariants(MethodReading method, Refinement refinement)
    {
        _refinement = refinement;
        _recurrences = new();
        foreach (var loop in method.Loops)
        {
            foreach (var recurrence in loop.Recurrences)
            {
                _recurrences[recurrence.Head] = (recurrence, loop);
                if (recurrence.After is { Kind: TermKind.Variable } after)
                {
                    _recurrences[after] = (recurrence, loop);
                }
            }
        }
    }

    private Invariants(Invariants outer, Term head, Interval assumed)
    {
        (_recurrences, _refinement) = (outer._recurrences, outer._refinement);
        _running.UnionWith(outer._running);
        _solved[head] = assumed;
    }

    public Interval? Of(Term variable)
    {
        if (_solved.TryGetValue(variable, out var known))
        {
            return known;
        }

        if (!_recurrences.TryGetValue(variable, out var carried) || _running.Count >= MostNested || !_running.Add(carried.Recurrence.Head))
        {
            return null;
        }

        var solved = Solve(carried.Recurrence, carried.Loop);
        _running.Remove(carried.Recurrence.Head);
        _solved[variable] = solved;
        return solved;
    }

    private Interval Solve(Recurrence recurrence, Loop loop)
    {
        var start = new RangeAnalysis(this, _refinement).Of(recurrence.Initial, loop.EntryFacts);
        if (IsCounter(recurrence) && start is { IsEmpty: false, MayBeNaN: false, IsWhole: true })
        {
            return new Interval(start.Low, double.PositiveInfinity, excludesZero: start.Low >= 0 && start.ExcludesZero, isWhole: true);
        }

        var result = Interval.Everything;
        foreach (var candidate in Candidates(start))
        {
            if (Within(start, candidate) && IsPreserved(recurrence, loop, candidate))
            {
                result = result.Meet(candidate);
            }
        }

        return result;
    }

    /// <summary>i += 1, or another positive number: the answer is at hand, and the same that trial finds.</summary>
    private static bool IsCounter(Recurrence recurrence) => recurrence.Value is { Kind: TermKind.Sum, Operands.Length: 2 } next
        && next.Origin?.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
        && next.Operands.Contains(recurrence.Head) && next.Operands.Any(static step => step.Kind == TermKind.Number && step.Value is > 0 and < int.MaxValue && step.Value % 1 == 0);

    private static IEnumerable<Interval> Candidates(Interval start)
    {
        foreach (var nan in new[] { false, true })
        {
            yield return new(double.NegativeInfinity, double.PositiveInfinity, nan, isWhole: true);
            yield return new(0, double.PositiveInfinity, nan);
            yield return new(0, double.PositiveInfinity, nan, excludesZero: true);
            yield return new(double.NegativeInfinity, 0, nan);
            yield return new(start.Low, double.PositiveInfinity, nan);
            yield return new(double.NegativeInfinity, start.High, nan);
            yield return new(0, 1, nan);
            yield return new(-1, 1, nan);
        }
    }

    private bool IsPreserved(Recurrence recurrence, Loop loop, Interval candidate)
    {
        var assumed = new Invariants(this, recurrence.Head, candidate);
        return Within(new RangeAnalysis(assumed, _refinement).Of(recurrence.Value, loop.EntryFacts), candidate);
    }

    private static bool Within(Interval inner, Interval outer) =>
        (inner.IsEmpty || (inner.Low >= outer.Low && inner.High <= outer.High && (!outer.ExcludesZero || inner.ExcludesZero) && (!outer.IsWhole || inner.IsWhole)))
        && (!inner.MayBeNaN || outer.MayBeNaN);
}
