using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// Factorials, gammas and binomials in the linear domain: in a ratio, as a running product of an integer that wraps, or as
/// x^i/i! in a sum. Silent for small constant arguments and short loops.
/// </summary>
internal sealed class LinearFactorial() : Rule(Factorials)
{
    public static readonly DiagnosticDescriptor Factorials = Descriptors.Create(
        id: "NUM1012",
        title: "Factorial in the linear domain",
        messageFormat: "'{0}' computes a factorial in the linear domain: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Factorials and gamma functions leave the range of the number format for small arguments; their logarithms do not.");

    private const double LargestLongFactorial = 20;
    private const double LargestIntFactorial = 12;

    public override int Priority => 35;

    public override IEnumerable<object> Roots => [TermKind.Product, TermKind.Reduce, MathFunction.Log];

    /// <summary>Functions and the largest argument with a finite value.</summary>
    private static readonly (MathFunction Function, double Largest)[] Growing =
        [(MathFunction.Gamma, 171.62), (MathFunction.Factorial, 170), (MathFunction.Binomial, 1029)];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!MayGrow(reading.Term))
        {
            return;
        }

        bool IsLarge(Term term) => IsGrowing(term, context, reading);
        if (reading.Term.Format.IsFloating() && ProblemOf(reading.Term, IsLarge) is { } problem && Formed.Here(reading, context, term => ProblemOf(term, IsLarge) is not null))
        {
            var syntax = reading.Operation.Syntax;
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), problem)
            {
                Claims = LogarithmOf(reading, context),
                Fixes = FactorialFix.LogForm(reading, context),
            });
        }
        else if (reading.Operation is IInvocationOperation { TargetMethod.Name: "Aggregate" } && IsWrittenOut(reading.Term) && LimitOf(reading.Operation.Type) is { } limit)
        {
            Report(reading.Operation, limit, context);
        }
    }

    /// <summary>A logarithm taken of the ratio right here is part of the same formula.</summary>
    private static IReadOnlyCollection<SyntaxNode> LogarithmOf(Reading ratio, RuleContext context) => ratio.Operation.Parent is IArgumentOperation { Parent: { } call }
        && context.Method.ByOperation.TryGetValue(call, out var outer) && outer.Term.Is(MathFunction.Log) ? [call.Syntax] : [];

    /// <summary>By the look of the term: cheap.</summary>
    private static bool MayGrow(Term term) => term.Has(TermKind.Reduce) || System.Array.Exists(Growing, entry => term.MayCall(entry.Function));

    /// <summary>A ratio of growing functions, xᵏ/k!, or the binomial coefficient times powers.</summary>
    private static string? ProblemOf(Term term, Func<Term, bool> isGrowing)
    {
        if (term.Is(MathFunction.Log))
        {
            return isGrowing(term[0]) && !LogOfSpecialFunction.IsOfLibrary(term[0]) ? "it is ∞ above 170!, and its logarithm with it" : null;
        }

        if (term.Kind != TermKind.Product)
        {
            return null;
        }

        var isAbove = term.Operands.Any(isGrowing);
        var isBelow = term.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value < 0 && isGrowing(factor[0]));
        var isPower = term.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].Kind != TermKind.Number);
        return isBelow && (isAbove || isPower) ? "it is ∞ above 170! (gamma above 171.62), and ∞/∞ is NaN"
            : isAbove && isPower && term.Operands.Any(factor => factor.Is(MathFunction.Binomial)) ? "the binomial coefficient is ∞ from n = 1030 on, and ∞ · 0 is NaN" : null;
    }

    /// <summary>A function that nothing keeps below the argument at which it is ∞, or a product of such.</summary>
    private static bool IsGrowing(Term term, RuleContext context, Reading reading) => IsWrittenOut(term)
        || (term.Is(Reduction.Product) && IsGrowing(term[0], context, reading))
        || (Growing.FirstOrDefault(entry => term.Is(entry.Function)) is (not null, var largest) && context.RangeOf(term[0], reading).High > largest);

    /// <summary>The product of 1, 2, 3, … up to a number that is not constant.</summary>
    private static bool IsWrittenOut(Term term) => term.Is(Reduction.Product) && term.Domain is { TripCount: null, Collection: null }
        && (term[0].Kind == TermKind.Bound || (term[0].Kind == TermKind.Sum && term[0].Operands.Length == 2 && term[0].Operands.Any(part => part.Kind == TermKind.Bound) && term[0].Operands.Any(part => part.Kind == TermKind.Number)));

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Loop is { } loop && assignment.Format == NumericFormat.Integer && LimitOf(assignment.Target.Type) is { } limit
                && Updates.Multiplied(assignment.Old, assignment.Value) is { } factor && (IsCounter(factor, loop) || loop.Recurrences.Any(step => step.Head.Equals(factor) && (step.Value - step.Head).Kind == TermKind.Number))
                && !(loop.Domain?.Limit is { } end && context.RangeOf(end, loop.EntryFacts).High <= limit + 1) && !IsChecked(assignment.Operation))
            {
                Report(assignment.Operation, limit, context);
            }
        }

        ExamineRecursion(method, context);
    }

    /// <summary>n · Factorial(n - 1) in an integer type.</summary>
    private void ExamineRecursion(MethodReading method, RuleContext context)
    {
        if (method.Owner is not IMethodSymbol { Parameters.Length: 1 } owner || LimitOf(owner.ReturnType) is not { } limit)
        {
            return;
        }

        foreach (var product in Recursions.FactorialSteps(owner, method.Body))
        {
            if (!product.IsChecked && !IsBounded(product, owner, limit, context))
            {
                Report(product, limit, context);
            }
        }
    }

    private static bool IsBounded(IOperation product, IMethodSymbol owner, double limit, RuleContext context) =>
        context.Method.ByOperation.TryGetValue(product, out var reading) && context.RangeOf(Term.Of(owner.Parameters[0], 0), reading).High <= limit;

    /// <summary>Checked arithmetic throws instead of wrapping.</summary>
    private static bool IsChecked(IOperation update) => update is ICompoundAssignmentOperation { IsChecked: true }
        || (update is ISimpleAssignmentOperation assignment && LoopScan.Unconverted(assignment.Value) is IBinaryOperation { IsChecked: true });

    private void Report(IOperation operation, double limit, RuleContext context) =>
        context.Report(new Finding(Descriptor, operation.Syntax, Text.Shortened(operation.Syntax), $"{limit + 1:0}! wraps around in this integer type")
        {
            Fixes = FactorialFix.Checked(operation),
        });

    private static bool IsCounter(Term factor, Loop loop) => factor.Equals(loop.Index) || (factor - loop.Index).Kind == TermKind.Number;

    private static double? LimitOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Int32 or SpecialType.System_UInt32 => LargestIntFactorial,
        SpecialType.System_Int64 or SpecialType.System_UInt64 => LargestLongFactorial,
        _ => null,
    };
}
