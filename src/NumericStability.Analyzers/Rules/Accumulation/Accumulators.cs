using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// Finds the running sums of a body: assignments whose increment does not depend on the location, in a loop that neither declares
/// nor resets it nor selects it by its index.
/// </summary>
internal static class Accumulators
{
    private const double LongestBlock = 4096;

    public static IReadOnlyList<Accumulator> In(RuleContext context) => context.Once(Find);

    private static IReadOnlyList<Accumulator> Find(MethodReading method, RuleContext context)
    {
        var found = new List<Accumulator>();
        foreach (var assignment in method.Assignments)
        {
            if (IsNarrow(assignment.Format) && assignment.Loop is not null && assignment.Operation is not IVariableDeclaratorOperation
                && context.IsHere(assignment.Operation) && method.IncrementOf(assignment) is { } increment && !increment.IsNumber(0)
                && LoopsOver(assignment, method) is { Count: > 0 } loops)
            {
                found.Add(Make(assignment.Operation, assignment.Target, assignment.Location, increment, assignment.Format, loops, assignment.Old, method, context));
            }
        }

        foreach (var loop in method.Loops)
        {
            if (loop.Operation is IInvocationOperation { TargetMethod.Name: "Aggregate" } call && loop.Recurrences.Count == 1 && context.IsHere(call)
                && loop.Recurrences[0] is var fold && IsNarrow(fold.Head.Format) && Updates.Added(fold.Head, fold.Value) is { } added && !added.IsNumber(0))
            {
                found.Add(Make(call, call, fold.Location, added, fold.Head.Format, [loop], fold.Head, method, context));
            }
        }

        return found;
    }

    private static bool IsNarrow(NumericFormat format) => format is NumericFormat.Single or NumericFormat.Half or NumericFormat.BFloat16;

    private static Accumulator Make(
        IOperation operation, IOperation target, Term location, Term increment, NumericFormat format, List<Loop> loops, Term old, MethodReading method, RuleContext context)
    {
        var symbol = location.Symbol;
        var trips = loops.Select(loop => TripCounts.Of(loop, context)).Aggregate((double?)1, static (product, trip) => product * trip);
        return new Accumulator(operation, target, symbol, location, increment, format, loops)
        {
            TripCount = trips,
            IsFedBack = increment.Contains(old) || (symbol is not null && IsFedBack(operation, increment, symbol)),
            IsConstantStep = !Varies(increment, loops),
            IsSafe = IsCompensated(loops[loops.Count - 1], method) || IsRecursive(method) || IsBlockTotal(increment, context)
                || (loops.Count == 1 && trips <= LongestBlock && loops[0].Domain?.Limit is { } limit && limit.Contains(part => part.Is(MathFunction.Min))),
        };
    }

    private static List<Loop> LoopsOver(Assignment assignment, MethodReading method)
    {
        var loops = new List<Loop>();
        var symbol = assignment.Location.Symbol;
        var owner = OwnerOf(assignment.Target);
        foreach (var loop in Loop.From(assignment.Loop))
        {
            if (symbol is not null && symbol.DeclaringSyntaxReferences.Any(declaration => loop.Operation.Syntax.Span.Contains(declaration.Span)
                    && declaration.SyntaxTree == loop.Operation.Syntax.SyntaxTree) && !IsHeader(loop, symbol))
            {
                break;
            }

            if (method.Assignments.Any(other => IsReset(other, assignment.Location, loop)) || (owner is not null && IsSetIn(owner, loop, method)))
            {
                break;
            }

            if (owner is not null || !Selects(assignment.Location, loop))
            {
                loops.Add(loop);
            }
        }

        return loops;
    }

    /// <summary>The local or parameter whose element or field <c>sums.Total</c> is, where that is a tuple or struct.</summary>
    private static ISymbol? OwnerOf(IOperation target) =>
        target is IFieldReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation, Field.ContainingType.IsValueType: true } field ? LoopScan.SymbolOf(field.Instance) : null;

    private static bool IsSetIn(ISymbol owner, Loop loop, MethodReading method) => method.Assignments.Any(other => other.Location.Kind == TermKind.Variable
        && SymbolEqualityComparer.Default.Equals(other.Location.Symbol, owner) && loop.Operation.Syntax.Span.Contains(other.Operation.Syntax.Span));

    /// <summary>A variable of the loop's own header lives as long as the loop.</summary>
    private static bool IsHeader(Loop loop, ISymbol symbol) => loop.Operation is IForLoopOperation counted && counted.Locals.Contains(symbol, SymbolEqualityComparer.Default)
        && counted.Before.Any(statement => symbol.DeclaringSyntaxReferences.Any(declaration => statement.Syntax.Span.Contains(declaration.Span)));

    private static bool IsReset(Assignment other, Term location, Loop loop) =>
        SymbolEqualityComparer.Default.Equals(other.Location.Symbol, location.Symbol) && other.Location.Kind == location.Kind
        && other.Operation is not ICompoundAssignmentOperation { OperatorKind: not BinaryOperatorKind.Multiply } and not IIncrementOrDecrementOperation
        && !other.Value.Contains(other.Old) && loop.Operation.Syntax.Span.Contains(other.Operation.Syntax.Span)
        && !IsInHeader(loop, other);

    private static bool IsInHeader(Loop loop, Assignment other) =>
        loop.Operation is IForLoopOperation counted && counted.Before.Any(statement => statement.Syntax.Span.Contains(other.Operation.Syntax.Span));

    /// <summary>True where each iteration addresses another element.</summary>
    private static bool Selects(Term location, Loop loop)
    {
        return location.Kind switch
        {
            TermKind.Element => Selects(location[0], loop) || IsAffine(location[1], loop),
            TermKind.Member => location.Operands.Length > 0 && (Selects(location[0], loop) || location.Operands.Skip(1).Any(index => IsAffine(index, loop))),
            TermKind.Opaque => true,
            _ => location.Equals(loop.Index),
        };
    }

    private static bool IsAffine(Term index, Loop loop) => index.Equals(loop.Index) || loop.Heads.ContainsValue(index)
        || (index.Kind is TermKind.Sum or TermKind.Product or TermKind.Power or TermKind.Choice || index.Is(MathFunction.IntegerDivide) || index.Is(MathFunction.Remainder))
            && index.Operands.Any(part => IsAffine(part, loop));

    private static bool IsFedBack(IOperation operation, Term increment, ISymbol symbol)
    {
        var value = operation switch
        {
            ICompoundAssignmentOperation compound => compound.Value,
            _ => null,
        };
        return (value is not null && Mentions(value, symbol))
            || increment.Contains(part => part is { Kind: TermKind.Opaque, Head: IOperation opaque } && !opaque.Syntax.Span.Contains(operation.Syntax.Span) && Mentions(opaque, symbol));
    }

    private static bool Mentions(IOperation operation, ISymbol symbol) =>
        operation.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), symbol));

    private static bool Varies(Term increment, List<Loop> loops) => increment.Contains(part => part.Kind switch
    {
        TermKind.Opaque or TermKind.Element or TermKind.Reduce or TermKind.Member => true,
        TermKind.Variable => loops.Any(loop => loop.Heads.ContainsValue(part) || part.Equals(loop.Index)) || part.Head is Variable { Version: > 0 } || IsDeclaredIn(part, loops),
        TermKind.Apply => part.Is(MathFunction.Uniform),
        _ => false,
    });

    private static bool IsDeclaredIn(Term variable, List<Loop> loops) => ((Variable)variable.Head!).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.Any(declaration => loops.Any(loop => loop.Operation.Syntax.Span.Contains(declaration.Span)));

    /// <summary>Kahan, Neumaier, two-sum: something is computed that is zero in exact arithmetic.</summary>
    private static bool IsCompensated(Loop loop, MethodReading method) => method.Assignments.Any(assignment =>
        loop.Operation.Syntax.Span.Contains(assignment.Operation.Syntax.Span)
        && (assignment.Value.IsNumber(0) || assignment.Increment is { } added && added.IsNumber(0))
        && ValueOf(assignment.Operation) is { ConstantValue.HasValue: false } value && NumericFormats.FormatOf(value.Type).IsFloating()
        && value.DescendantsAndSelf().Any(part => part is IBinaryOperation));

    private static IOperation? ValueOf(IOperation operation) => operation switch
    {
        ICompoundAssignmentOperation compound => compound.Value,
        ISimpleAssignmentOperation simple => simple.Value,
        IVariableDeclaratorOperation declarator => declarator.Initializer?.Value,
        _ => null,
    };

    /// <summary>Pairwise summation calls itself; its base case is short.</summary>
    private static bool IsRecursive(MethodReading method) => method.Body.Descendants().OfType<IInvocationOperation>().Any(call =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.Owner.OriginalDefinition)
        || call.TargetMethod.MethodKind == MethodKind.LocalFunction && call.TargetMethod.DeclaringSyntaxReferences.Any(declaration => declaration.Span.Contains(call.Syntax.Span)));

    /// <summary>The sum of a block of bounded length is added as one term.</summary>
    private static bool IsBlockTotal(Term increment, RuleContext context) => increment.Contains(part =>
        part.Is(Reduction.Sum) && part.Domain is { Limit: { } limit } domain && limit.Contains(inner => inner.Is(MathFunction.Min))
        && TripCounts.Of(new Loop(domain.Loop ?? context.Method.Body, null) { Domain = domain }, context) <= LongestBlock);
}
