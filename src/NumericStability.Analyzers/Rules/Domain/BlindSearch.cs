using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Decisions that NaN makes silently: all suggestions, for whether a NaN arrives is not in view.</summary>
internal static class BlindSearch
{
    /// <summary>best = argmax f[i]/g[i]: where the first ratio is 0/0 nothing is ever larger.</summary>
    public static void ExamineRatios(Loop loop, DiagnosticDescriptor rule, RuleContext context)
    {
        foreach (var recurrence in loop.Recurrences)
        {
            if (recurrence.Value is { Kind: TermKind.Choice } choice && choice[0].Kind == TermKind.Compare && choice[0].Contains(recurrence.Head)
                && (choice[1].Equals(loop.Index) || choice[2].Equals(loop.Index)) && choice[0].Operands.All(HasDivision)
                && choice[0].Source is { } comparison && context.IsHere(comparison))
            {
                Report(comparison, "a ratio of 0/0 is NaN, compares with nothing, and wins where it stands first", rule, context);
            }
        }
    }

    private static bool HasDivision(Term side) => side.Kind == TermKind.Product && side.Operands.Any(Shapes.IsDivisor);

    /// <summary>while (error &gt; tolerance) ends on NaN as if it had converged.</summary>
    public static void ExamineCondition(Loop loop, DiagnosticDescriptor rule, RuleContext context)
    {
        if (loop.Operation is not IWhileLoopOperation { Condition: { } written } || !context.IsHere(written)
            || !context.Method.ByOperation.TryGetValue(written, out var condition)
            || condition.Term is not { Kind: TermKind.Compare, Head: Comparison.Less or Comparison.LessOrEqual } comparison
            || !loop.Heads.Values.Any(head => comparison[1].Contains(head)) || !IsFloating(comparison[1]) || comparison.Operands.Any(side => side.Format == NumericFormat.Integer))
        {
            return;
        }

        var carried = loop.Heads.Keys.ToList();
        var isTested = context.Method.Readings.Any(reading => (reading.Term.Is(MathFunction.IsNaN) || reading.Term.Is(MathFunction.IsFinite))
            && reading.Operation is IInvocationOperation test && test.Descendants().Any(part => carried.Contains(LoopScan.SymbolOf(part)!, SymbolEqualityComparer.Default)));
        if (!isTested)
        {
            Report(written, "NaN ends the loop as if it had converged; test IsNaN after it", rule, context);
        }
    }

    /// <summary>while (f(x + a·d) &gt; bound) a *= 0.5 takes a step to NaN as a good one.</summary>
    public static void ExamineBacktracking(DiagnosticDescriptor rule, RuleContext context)
    {
        foreach (var loop in context.OperationsOf<IWhileLoopOperation>())
        {
            if (loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual, LeftOperand: var tried } && NumericFormats.FormatOf(tried.Type).IsFloating()
                && loop.Body.DescendantsAndSelf().OfType<ICompoundAssignmentOperation>().Any(step => IsShortened(step) && IsTried(step.Target, tried)) && !context.Operations.Any(IsTest))
            {
                Report(loop.Condition, "a step to NaN ends the search as if it were good; test IsFinite too", rule, context);
            }
        }
    }

    private static bool IsShortened(ICompoundAssignmentOperation step) => step.Value.ConstantValue is { HasValue: true, Value: { } constant } && Constants.TryRead(constant, out var factor)
        && (step.OperatorKind == BinaryOperatorKind.Multiply ? factor is > 0 and < 1 : step.OperatorKind == BinaryOperatorKind.Divide && factor > 1);

    /// <summary>The step goes into a function whose value is compared.</summary>
    private static bool IsTried(IOperation step, IOperation tried) => LoopScan.SymbolOf(step) is { } symbol && tried.DescendantsAndSelf().OfType<IInvocationOperation>()
        .Any(call => call.Arguments.Any(argument => argument.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), symbol))));

    private static bool IsTest(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "IsNaN" or "IsFinite" or "IsInfinity" };

    private static bool IsFloating(Term side) => side.Format.IsFloating();

    /// <summary>return !(new &gt; old) accepts NaN; a guard that throws or returns is the idiom that stops it.</summary>
    public static void ExamineNegations(MethodReading method, DiagnosticDescriptor rule, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } && reading.Term.Kind == TermKind.Not && reading.Term[0] is { Kind: TermKind.Compare } comparison
                && comparison.Head is Comparison.Less or Comparison.LessOrEqual
                && comparison.Operands.All(side => side.Kind != TermKind.Number && IsFloating(side))
                && reading.Operation.Syntax.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax
                && context.IsHere(reading.Operation))
            {
                Report(reading.Operation, "the negated comparison is true where either side is NaN", rule, context);
            }
        }
    }

    private static void Report(IOperation operation, string text, DiagnosticDescriptor rule, RuleContext context) =>
        context.Report(new Finding(rule, operation.Syntax, Text.Shortened(operation.Syntax), text) { Severity = DiagnosticSeverity.Info });
}
