using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NumericStability.Analyzers.Terms;

/// <summary>One-way matching of a pattern with holes, modulo the order of summands and factors.</summary>
internal sealed class Matcher
{
    /// <summary>Assignments of operands tried before a match is given up: sums of many terms have too many.</summary>
    private const int LargestSearch = 20_000;

    private readonly Term?[] _holes;
    private readonly Stack<int> _bound = new();
    private int _tried;

    public Matcher(int holes) => _holes = new Term?[holes];

    /// <summary>Holes that are filled already.</summary>
    public static Matcher Bound(params Term[] terms)
    {
        var matcher = new Matcher(terms.Length);
        terms.CopyTo(matcher._holes, 0);
        return matcher;
    }

    public Term this[int hole] => _holes[hole]!;

    /// <summary>Operations of the matched functions, which the finding claims for itself.</summary>
    public List<Term> Matched { get; } = new();

    public bool TryMatch(Term pattern, Term term)
    {
        if (pattern.Kind == TermKind.Hole)
        {
            return Bind((int)pattern.Head!, term);
        }

        if (pattern.Kind == TermKind.Number)
        {
            return term.Kind == TermKind.Number && pattern.Value == term.Value;
        }

        if (pattern.SplitCoefficient() is { Coefficient: -1, Factor: { Kind: TermKind.Hole } hole })
        {
            return Bind((int)hole.Head!, -term);
        }

        if (pattern.Kind != term.Kind)
        {
            return false;
        }

        var mark = Matched.Count;
        Matched.Add(term);
        var matches = pattern.Kind is TermKind.Sum or TermKind.Product
            ? TryMatchSet(pattern, term)
            : HeadsAgree(pattern, term) && TryMatchInOrder(pattern, term);
        if (!matches)
        {
            Matched.RemoveRange(mark, Matched.Count - mark);
        }

        return matches;
    }

    /// <summary>Whether a match is possible by the look of the operators, whatever the holes would hold: cheap, and false for nearly every pair.</summary>
    public static bool MayMatch(Term pattern, Term term) => pattern.Kind switch
    {
        TermKind.Hole => true,
        TermKind.Number => term.Kind == TermKind.Number && pattern.Value == term.Value,
        TermKind.Sum => term.Kind == TermKind.Sum && HasRoom(pattern, term),
        TermKind.Product => IsNegatedHole(pattern) || (term.Kind == TermKind.Product && HasRoom(pattern, term)),
        _ => pattern.Kind == term.Kind && HeadsAgree(pattern, term) && MayMatchInOrder(pattern, term),
    };

    /// <summary>The bits of <see cref="Term.Operators"/> that every match of the pattern has.</summary>
    public static ulong OperatorsOf(Term pattern) => pattern.Kind == TermKind.Hole || IsNegatedHole(pattern) ? 0
        : pattern.Operands.Aggregate(pattern.OwnOperator, static (all, operand) => all | OperatorsOf(operand));

    private static bool IsNegatedHole(Term pattern) => pattern.Operands.Length == 2 && pattern[0].IsNumber(-1) && pattern[1].Kind == TermKind.Hole;

    private static bool MayMatchInOrder(Term pattern, Term term)
    {
        for (var i = 0; i < pattern.Operands.Length; i++)
        {
            if (!MayMatch(pattern[i], term[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Enough operands, and one for each that is no hole.</summary>
    private static bool HasRoom(Term pattern, Term term)
    {
        if (pattern.Operands.Length > term.Operands.Length)
        {
            return false;
        }

        foreach (var operand in pattern.Operands)
        {
            if (operand.Kind != TermKind.Hole && !HasOperand(term, operand))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasOperand(Term term, Term pattern)
    {
        foreach (var operand in term.Operands)
        {
            if (MayMatch(pattern, operand))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HeadsAgree(Term pattern, Term term) =>
        Equals(pattern.Head, term.Head) && pattern.Operands.Length == term.Operands.Length;

    private bool TryMatchInOrder(Term pattern, Term term)
    {
        for (var i = 0; i < pattern.Operands.Length; i++)
        {
            if (!TryMatch(pattern[i], term[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Bind(int hole, Term term)
    {
        if (_holes[hole] is { } bound)
        {
            return bound.Equals(term);
        }

        _holes[hole] = term;
        _bound.Push(hole);
        return true;
    }

    /// <summary>Forgets what an attempt that failed has bound and matched.</summary>
    private void Undo(int bound, int matched)
    {
        while (_bound.Count > bound)
        {
            _holes[_bound.Pop()] = null;
        }

        Matched.RemoveRange(matched, Matched.Count - matched);
    }

    /// <summary>Every operand of the pattern takes one of the term's; one bare hole takes all that is left.</summary>
    private bool TryMatchSet(Term pattern, Term term)
    {
        var fixedOperands = new List<Term>();
        Term? rest = null;
        foreach (var operand in pattern.Operands)
        {
            if (rest is null && IsUnboundHole(operand))
            {
                rest = operand;
            }
            else
            {
                fixedOperands.Add(operand);
            }
        }

        fixedOperands.Sort(static (left, right) => (Rank(left), left.Size).CompareTo((Rank(right), right.Size)));
        return fixedOperands.Count <= term.Operands.Length && TryAssign(pattern.Kind, fixedOperands, 0, term.Operands, rest);
    }

    private bool IsUnboundHole(Term operand) => operand.SplitCoefficient() is { Coefficient: 1 or -1, Factor: { Kind: TermKind.Hole } hole } && _holes[(int)hole.Head!] is null;

    /// <summary>Structure before holes: the most constrained operand chooses first.</summary>
    private static int Rank(Term operand) => operand.Kind == TermKind.Number ? 0 : operand.SplitCoefficient().Factor.Kind == TermKind.Hole ? 2 : 1;

    private bool TryAssign(TermKind kind, List<Term> patterns, int next, ImmutableArray<Term> left, Term? rest)
    {
        if (next == patterns.Count)
        {
            return rest is null
                ? left.IsEmpty
                : !left.IsEmpty && TryMatch(rest, kind == TermKind.Sum ? Term.Sum(left) : Term.Product(left));
        }

        for (var i = 0; i < left.Length && ++_tried <= LargestSearch; i++)
        {
            if (!MayMatch(patterns[next], left[i]))
            {
                continue;
            }

            var (bound, matched) = (_bound.Count, Matched.Count);
            if (TryMatch(patterns[next], left[i]) && TryAssign(kind, patterns, next + 1, left.RemoveAt(i), rest))
            {
                return true;
            }

            Undo(bound, matched);
        }

        return false;
    }
}
