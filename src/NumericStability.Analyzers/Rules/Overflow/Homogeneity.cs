using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// Whether a body computes the same when a group of exponentials is scaled by a common factor: every value that leaves it must be of
/// degree 0 in them. Only then may the maximum be subtracted inside each of them.
/// </summary>
internal sealed class Homogeneity
{
    private const int Any = int.MaxValue;
    private const int Mixed = int.MinValue;
    private const double LargestEpsilon = 1e-5;

    private readonly MethodReading _method;
    private readonly HashSet<IOperation> _exponentials;
    private readonly IOperation? _logarithm;
    private readonly HashSet<Term> _heads;

    /// <param name="logarithm">The logarithm the maximum will be added back to.</param>
    public Homogeneity(MethodReading method, IEnumerable<IOperation> exponentials, IOperation? logarithm)
    {
        _method = method;
        _exponentials = [.. exponentials];
        _logarithm = logarithm;
        _heads = [.. method.Loops.SelectMany(loop => loop.Heads.Values)];
    }

    /// <summary>True where nothing but ratios of the exponentials reaches a result.</summary>
    public bool Holds()
    {
        if (!IsLogarithmOfSum())
        {
            return false;
        }

        var last = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (var assignment in _method.Assignments)
        {
            if (!Involves(assignment.Value))
            {
                continue;
            }

            var degree = DegreeOf(assignment.Value);
            if (degree == Mixed || !TryRecord(last, assignment, degree))
            {
                return false;
            }
        }

        return last.Values.All(IsInvariant) && _method.ByOperation.Values.All(IsHarmless);
    }

    /// <summary>log(c·s) less log(s) is log(c), whatever s: a sum that started at 1, or what is divided by it, is not scaled along.</summary>
    private bool IsLogarithmOfSum() => _logarithm is null || !_method.ByOperation.TryGetValue(_logarithm, out var taken) || !taken.Term.Is(MathFunction.Log)
        || DegreeOf(taken.Term[0]) is 1 or Any;

    /// <summary>What outlives the body must end with a ratio in it.</summary>
    private static bool TryRecord(Dictionary<ISymbol, int> last, Assignment assignment, int degree)
    {
        var location = assignment.Location;
        while (location.Kind == TermKind.Element)
        {
            location = location[0];
        }

        switch (location.Head)
        {
            case Variable { Symbol: ILocalSymbol }:
                return true;
            case Variable { Symbol: { } symbol }:
                last[symbol] = degree;
                return true;
            default:
                return IsInvariant(degree);
        }
    }

    private static bool IsInvariant(int degree) => degree is 0 or Any;

    private bool IsHarmless(Reading reading)
    {
        if (!Involves(reading.Term) || ReferenceEquals(reading.Operation, _logarithm) || (_logarithm is not null && _logarithm.Syntax.Span.Contains(reading.Operation.Syntax.Span)))
        {
            return true;
        }

        return !IsSink(reading.Operation) || IsInvariant(DegreeOf(reading.Term));
    }

    /// <summary>True where a value leaves the arithmetic: returned, passed to a method that is not understood, compared.</summary>
    private bool IsSink(IOperation operation) => operation.Parent switch
    {
        IVariableInitializerOperation or IVariableDeclaratorOperation or IExpressionStatementOperation => false,
        IAssignmentOperation or IIncrementOrDecrementOperation or ILoopOperation => false,
        IReturnOperation returned => !returned.IsImplicit || returned.Parent?.Parent is not IAnonymousFunctionOperation || !IsUnderstood(returned.Parent!.Parent!),
        IArgumentOperation argument => !IsUnderstood(argument.Parent!),
        { } parent => !IsUnderstood(parent),
        null => true,
    };

    private bool IsUnderstood(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation or IDelegateCreationOperation or IConversionOperation or IArgumentOperation when operation.Parent is { } parent
            && !_method.ByOperation.ContainsKey(operation) => IsUnderstood(parent),
        IAnonymousFunctionOperation or IDelegateCreationOperation => operation.Parent is { } outer && IsUnderstood(outer),
        IArgumentOperation => operation.Parent is { } call && IsUnderstood(call),
        _ => _method.ByOperation.TryGetValue(operation, out var reading) && reading.Term.Kind != TermKind.Opaque,
    };

    private bool Involves(Term term) => term.Contains(part => part.Source is { } source && part.Is(MathFunction.Exp) && _exponentials.Contains(source));

    private int DegreeOf(Term term)
    {
        if (term.Is(MathFunction.Exp) && term.Source is { } source && _exponentials.Contains(source))
        {
            return 1;
        }

        if (_heads.Contains(term) || (term.Kind == TermKind.Number && System.Math.Abs(term.Value) <= LargestEpsilon))
        {
            return Any;
        }

        if (!Involves(term))
        {
            return _heads.Any(term.Contains) ? Any : 0;
        }

        return term.Kind switch
        {
            TermKind.Product => term.Operands.Select(DegreeOf).Aggregate(0, Plus),
            TermKind.Power when term[1].Kind == TermKind.Number => Times(DegreeOf(term[0]), term[1].Value),
            TermKind.Sum => Common(term.Operands),
            TermKind.Choice => Common([term[1], term[2]]),
            TermKind.Reduce when !term.Is(Reduction.Product) => DegreeOf(term[0]),
            TermKind.Map => DegreeOf(term[0]),
            TermKind.Compare => Common(term.Operands) == Mixed ? Mixed : 0,
            TermKind.Apply => OfApply(term),
            TermKind.Not or TermKind.And or TermKind.Or => term.Operands.All(operand => IsInvariant(DegreeOf(operand))) ? 0 : Mixed,
            _ => Mixed,
        };
    }

    private int OfApply(Term term)
    {
        if (_logarithm is not null && ReferenceEquals(term.Source, _logarithm))
        {
            return 0;
        }

        return term.Is(MathFunction.Max) || term.Is(MathFunction.Min) || term.Is(MathFunction.Given)
            ? Common(term.Is(MathFunction.Given) ? [term[0]] : term.Operands)
            : term.Is(MathFunction.Count) ? 0
            : term.Operands.All(operand => IsInvariant(DegreeOf(operand))) ? 0 : Mixed;
    }

    private static int Times(int degree, double exponent) => degree is Any or Mixed ? degree : (int)(degree * exponent);

    private static int Plus(int left, int right) => left is Mixed || right is Mixed ? Mixed : left is Any || right is Any ? Any : left + right;

    private int Common(IEnumerable<Term> terms)
    {
        var common = Any;
        foreach (var term in terms)
        {
            var degree = DegreeOf(term);
            if (degree == Any)
            {
                continue;
            }

            if (degree == Mixed || (common != Any && common != degree))
            {
                return Mixed;
            }

            common = degree;
        }

        return common;
    }
}
