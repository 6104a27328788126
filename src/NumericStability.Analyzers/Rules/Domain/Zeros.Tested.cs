using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <content>What a test of something else says about a sum: it cannot be 0 where a part or a relative of it is not.</content>
internal sealed partial class Zeros
{
    /// <summary>Where p + r is known not to be 0, a weighted sum of the two is not either.</summary>
    private bool IsMixtureTested(Term sum, Facts? facts) => Facts.Any(facts, condition => condition.Contains(part =>
        part.Kind == TermKind.Sum && part.Operands.Length == sum.Operands.Length && part.Operands.All(plain => sum.Operands.Any(weighted => IsWeighted(weighted, plain)))
        && _context.RangeOf(part, facts) is { ExcludesZero: true } or { Low: > 0 }));

    private static bool IsWeighted(Term weighted, Term plain) => weighted.SplitCoefficient() is { Coefficient: > 0, Factor: var factor }
        && (factor.Equals(plain) || (factor.Kind == TermKind.Product && factor.Operands.Contains(plain)));

    /// <summary>Where Σ s[i]·d[i] is known not to be 0, Σ d[i]² is not 0 either.</summary>
    private bool IsFactorTested(Term body, Facts? facts) => Root(body) is { } component && Facts.Any(facts, condition => condition.Contains(part =>
        IsCorrelation(part, component) && !_context.RangeOf(part, facts).Contains(0)));

    /// <summary>Σ s[i]·d[i], in which d is the component.</summary>
    private static bool IsCorrelation(Term part, Term component) => part.Is(Reduction.Sum) && part[0].Kind == TermKind.Product && part[0].Operands.Contains(component);

    /// <summary>Where Σx²·Σy² - (Σx·y)² is known not to be 0, neither of the sums of squares is.</summary>
    private bool IsDeterminantTested(Term squares, Facts? facts) => Root(squares[0]) is { } component && Facts.Any(facts, condition => condition.Contains(part =>
        part.Kind == TermKind.Sum && part.Operands.Length == 2 && part.Operands.Any(product => product.Operands.Contains(squares))
        && part.Operands.Any(square => square.SplitCoefficient() is { Coefficient: < 0, Factor: { Kind: TermKind.Power } mixed } && IsCorrelation(mixed[0], component)) && IsKnownApart(part, condition, facts)));

    /// <summary>A value that the condition was asked about, or that the conditions keep from 0.</summary>
    private bool IsKnownApart(Term part, Term condition, Facts? facts) => (condition.Kind == TermKind.Not ? condition[0] : condition).Is(MathFunction.Asked) || !_context.RangeOf(part, facts).Contains(0);

    /// <summary>Where the counted condition is known to hold for one element, the count is at least 1.</summary>
    private static bool IsOneCounted(Term body, Facts? facts) => body.Kind == TermKind.Choice && !body[1].IsNumber(0)
        && Facts.Any(facts, condition => Differences.IsInstance(body[0], condition));

    /// <summary>if (k == nearest) continue: the distance to a point itself was left out, and others coincide only where the inputs do.</summary>
    private static bool IsItselfExcluded(Term squares, Facts? facts) => Facts.Any(facts, condition => Unequal(condition) is { } pair
        && pair.Operands.All(static side => side.Format == NumericFormat.Integer && side.Kind != TermKind.Number)
        && squares.Contains(part => part.Kind == TermKind.Element && pair.Operands.Any(side => IsChosenBy(part, side))));

    /// <summary>The two sides that are known to differ.</summary>
    private static Term? Unequal(Term condition) => condition switch
    {
        { Kind: TermKind.Compare, Head: Comparison.NotEqual } => condition,
        { Kind: TermKind.Not } when condition[0] is { Kind: TermKind.Compare, Head: Comparison.Equal } equal => equal,
        _ => null,
    };

    private static bool IsChosenBy(Term element, Term index) => element.Kind == TermKind.Element && (element[1].Equals(index) || IsChosenBy(element[0], index));

    /// <summary>Where the counted condition is known to hold for an element of another collection, a sorted copy say: the same question about the same member.</summary>
    private static bool IsCountedElsewhere(Term body, Facts? facts) => body.Kind == TermKind.Choice && !body[1].IsNumber(0) && Facts.Any(facts, condition => AsksTheSame(body[0], condition));

    private static bool AsksTheSame(Term counted, Term asked)
    {
        if (counted.Kind != asked.Kind || counted.Operands.Length != asked.Operands.Length || !Equals(counted.Head, asked.Head))
        {
            return false;
        }

        if (counted.Kind == TermKind.Member && counted.HasFreeBound())
        {
            return true;
        }

        var pairs = counted.Operands.Zip(asked.Operands, static (mine, other) => (mine, other)).ToList();
        return pairs.All(static pair => pair.mine.Equals(pair.other) || AsksTheSame(pair.mine, pair.other)) && pairs.Any(static pair => AsksTheSame(pair.mine, pair.other));
    }

    /// <summary>A collection that a method of this type made, tested for having elements: whether one of them meets the condition, that method knows.</summary>
    private bool IsOfTestedCollection(Term count, Facts? facts) => count.Domain is { Collection.Head: IInvocationOperation { Instance: IInstanceReferenceOperation }, Count: { } size }
        && _context.RangeOf(size, facts).Low >= 1;

    /// <summary>Where one element is known not to be 0, the sum over all of them is no longer a sum of zeros.</summary>
    private bool IsElementTested(Term body, Facts? facts) => body.Kind == TermKind.Element && Facts.Any(facts, condition => condition.Contains(part =>
        part.Kind == TermKind.Element && part[0].Equals(body[0].Shifted(-1)) && !_context.RangeOf(part, facts).Contains(0)));

    /// <summary>One condition that asks about every component.</summary>
    private static bool IsTested(Term sum, Facts? facts) => Facts.Any(facts, condition => condition.Kind is TermKind.Not or TermKind.Or
        && sum.Operands.All(operand => Root(operand) is { } component && (condition.Contains(component) || IsComparedIn(condition, component))));

    /// <summary>a == b asks whether a - b is 0.</summary>
    private static bool IsComparedIn(Term condition, Term difference) => difference.Kind == TermKind.Sum && condition.Contains(part =>
        part is { Kind: TermKind.Compare, Head: Comparison.Equal or Comparison.NotEqual } && (part[0] - part[1]) is var asked && (asked.Equals(difference) || asked.IsNegativeOf(difference)));

    /// <summary>if (p == q) return: the points whose coordinates are subtracted were compared as wholes, by an operator or a predicate.</summary>
    private bool AreOfDifferentObjects(Term sum, Facts? facts) => facts is not null && sum.Operands.All(operand =>
        Root(operand) is { } component && ObjectsOf(component) is var (first, second) && Facts.Any(facts, condition => IsAboutBoth(condition, first, second)));

    /// <summary>if (v.IsZero()) return: a predicate was asked about the object whose coordinates are squared.</summary>
    private bool AreOfAskedObject(Term sum, Facts? facts) => facts is not null && Root(sum.Operands[0]) is { Kind: TermKind.Member, Operands.Length: 1 } first
        && sum.Operands.All(operand => Root(operand) is { Kind: TermKind.Member, Operands.Length: 1 } component && component[0].Equals(first[0]))
        && Facts.Any(facts, condition => ComparedIn(condition) is { } compared && compared.Contains(first[0]) && (Unequal(condition) is null || compared.Any(IsFixed)));

    /// <summary>‖p - q‖ of vectors that were compared, ‖v‖ of one that was compared with Zero or default.</summary>
    private bool IsOfUnequal(Term vector, Facts? facts) => facts is not null && Facts.Any(facts, condition => ComparedIn(condition) is { } compared
        && ((compared.Contains(vector) && compared.Any(IsFixed)) || (DifferenceOf(vector) is var (first, second) && IsPair(compared, first, second))));

    private static bool IsFixed(Term side) => side.Symbol is { IsStatic: true } || side.Head is IDefaultValueOperation;

    private (Term First, Term Second)? DifferenceOf(Term vector) => vector.Head is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } written
        && _context.Method.ByOperation.TryGetValue(written.LeftOperand, out var left) && _context.Method.ByOperation.TryGetValue(written.RightOperand, out var right)
            ? (left.Term, right.Term)
            : vector.Kind == TermKind.Sum && vector.Operands.Length == 2 && vector.Operands.Any(static part => part.SplitCoefficient().Coefficient == -1)
                ? (vector.Operands[0].SplitCoefficient().Factor, vector.Operands[1].SplitCoefficient().Factor) : null;

    /// <summary>p and q of p.X - q.X.</summary>
    private static (Term First, Term Second)? ObjectsOf(Term component)
    {
        var difference = component.Is(MathFunction.Abs) ? component[0] : component;
        return Provenance.MembersOf(difference) is var (first, second) && SymbolEqualityComparer.Default.Equals(first.Symbol, second.Symbol) ? (first[0], second[0]) : null;
    }

    private bool IsAboutBoth(Term condition, Term first, Term second) => ComparedIn(condition) is { } compared && IsPair(compared, first, second);

    /// <summary>What is known to differ, or what a predicate was asked about.</summary>
    private IReadOnlyCollection<Term>? ComparedIn(Term condition)
    {
        var question = condition.Kind == TermKind.Not ? condition[0] : condition;
        return Unequal(condition) is { } pair ? pair.Operands
            : question.Is(MathFunction.Asked) && !question.Operands.IsEmpty && question[0].Head is IInvocationOperation call ? InputsOf(call)
            : null;
    }

    private static bool IsPair(IReadOnlyCollection<Term> terms, Term first, Term second) => terms.Contains(first) && terms.Contains(second);

    private List<Term> InputsOf(IInvocationOperation call) => call.Arguments.Select(static argument => argument.Value).Append(call.Instance)
        .Select(input => input is not null && _context.Method.ByOperation.TryGetValue(input, out var reading) ? reading.Term : null).OfType<Term>().ToList();

    /// <summary>|a| + |b| of numbers that are known to differ: they are not both 0.</summary>
    private bool AreDifferent(Term sum, Facts? facts) => facts is not null && sum.Operands.Length == 2
        && Root(sum.Operands[0]) is { } first && Root(sum.Operands[1]) is { } second
        && (Excluded(first - second, facts) || Excluded(Formula.Apply(MathFunction.Abs, first - second), facts));
}
