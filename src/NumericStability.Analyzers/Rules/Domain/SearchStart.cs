using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// A search for the largest or smallest value that starts at a number the values need not reach, forgets what it found, or is
/// decided by comparisons that NaN fails. Silent for values proven to lie on the right side of the start.
/// </summary>
internal sealed class SearchStart() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5009",
        title: "Search that starts at the wrong value or is blind to NaN",
        messageFormat: "'{0}': {1}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A maximum that starts at 0 or at Epsilon is wrong for negative values; every comparison with NaN is false and decides the search silently.");

    public override int Priority => 160;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var loop in method.Loops)
        {
            foreach (var recurrence in loop.Recurrences)
            {
                ExamineExtreme(loop, recurrence, context);
            }

            BlindSearch.ExamineRatios(loop, Rule, context);
            BlindSearch.ExamineCondition(loop, Rule, context);
        }

        BlindSearch.ExamineNegations(method, Rule, context);
        BlindSearch.ExamineBacktracking(Rule, context);
    }

    private static void ExamineExtreme(Loop loop, Recurrence recurrence, RuleContext context)
    {
        foreach (var function in new[] { MathFunction.Max, MathFunction.Min })
        {
            if (!recurrence.Value.Is(function) || !recurrence.Value.Format.IsFloating() || recurrence.Head.Kind != TermKind.Variable)
            {
                continue;
            }

            if (Updates.Extreme(function, recurrence.Head, recurrence.Value) is { } values)
            {
                ExamineStart(loop, recurrence, function, values, context);
            }
            else if (!recurrence.Value.Contains(recurrence.Head) && Forgets(recurrence.Value, loop) && LastAssignment(recurrence, loop, context) is { } assignment)
            {
                Report(assignment.Operation.Syntax, null, "each iteration forgets the extreme of those before", DiagnosticSeverity.Warning, [], context);
            }
        }
    }

    /// <summary>max(first, latest): one side moves with the index, the other never does.</summary>
    private static bool Forgets(Term value, Loop loop) =>
        value.Operands.Count(operand => operand.Contains(loop.Index)) == 1 && value.Operands.All(operand => operand.Kind is TermKind.Element or TermKind.Variable)
        && !value.Operands.Any(operand => operand.Kind == TermKind.Number);

    private static Assignment? LastAssignment(Recurrence recurrence, Loop loop, RuleContext context) =>
        context.Method.Assignments.LastOrDefault(assignment => assignment.Location.Equals(recurrence.Location) && ReferenceEquals(assignment.Loop, loop) && context.IsHere(assignment.Operation));

    private static void ExamineStart(Loop loop, Recurrence recurrence, MathFunction function, Term values, RuleContext context)
    {
        var isMaximum = function == MathFunction.Max;
        if (recurrence.Initial is not { Kind: TermKind.Number, Value: >= 0 and < 1e-40 } start || LastAssignment(recurrence, loop, context) is not { } assignment)
        {
            return;
        }

        var range = context.RangeOf(values, assignment.State.Facts);
        var isDenormal = start.Value > 0;
        if (range.IsEmpty || IsTwoSided(loop, function, values) || (isMaximum && (range.Low >= 0 || !MayBeSigned(values, isDenormal))) || (!isMaximum && (range.High <= 0 || range.IsWhole)))
        {
            return;
        }

        var place = StartOf(recurrence, context);
        var severity = isDenormal || (isMaximum ? IsSigned(values) : range.Low >= 0) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        var text = isMaximum
            ? isDenormal ? "the maximum starts at Epsilon, the smallest positive number, and misses values that are not positive" : "the maximum starts at 0 and misses values that are all negative"
            : "the minimum starts at 0 and misses values that are all positive";
        Report(assignment.Operation.Syntax, place, text, severity, Fixes(place, assignment.Format, isMaximum), context);
    }

    /// <summary>The farthest point on either side of a line: a second search the other way, or over the negated values, starts at 0 too.</summary>
    private static bool IsTwoSided(Loop loop, MathFunction function, Term values)
    {
        var other = function == MathFunction.Max ? MathFunction.Min : MathFunction.Max;
        return loop.Recurrences.Any(second => second.Initial.IsNumber(0)
            && ((Updates.Extreme(function, second.Head, second.Value) is { } negated && negated.Equals(-values))
                || (Updates.Extreme(other, second.Head, second.Value) is { } opposite && opposite.Equals(values))));
    }

    private static bool MayBeSigned(Term values, bool isDenormal) => isDenormal || values.Kind is not TermKind.Number;

    /// <summary>Logarithms and odd functions take both signs in ordinary use; the largest rise or violation may well be meant to be 0 where there is none.</summary>
    private static bool IsSigned(Term values) => values.Kind switch
    {
        TermKind.Product => values.Operands.Any(IsSigned),
        TermKind.Apply => values.Is(MathFunction.Log) || values.Is(MathFunction.Sin) || values.Is(MathFunction.Cos) || values.Is(MathFunction.Tanh),
        _ => false,
    };

    /// <summary>The number the search starts at, as it is written.</summary>
    private static SyntaxNode? StartOf(Recurrence recurrence, RuleContext context) =>
        new[] { recurrence.Initial.Origin, recurrence.Initial.Source }.FirstOrDefault(start => context.IsHere(start) && start!.ConstantValue.HasValue)?.Syntax;

    private static void Report(SyntaxNode syntax, SyntaxNode? place, string text, DiagnosticSeverity severity, ImmutableArray<Fix> fixes, RuleContext context) =>
        context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), text) { Severity = severity, Evidence = place is null ? [] : [place], Fixes = fixes });

    private static ImmutableArray<Fix> Fixes(SyntaxNode? start, NumericFormat format, bool isMaximum)
    {
        if (start is not ExpressionSyntax || start.Parent is AssignmentExpressionSyntax { Parent: AssignmentExpressionSyntax or EqualsValueClauseSyntax } || format is not (NumericFormat.Double or NumericFormat.Single))
        {
            return [];
        }

        var text = format.Keyword() + (isMaximum ? ".NegativeInfinity" : ".PositiveInfinity");
        return [new Fix("Start at " + text + " (an empty search then returns it)", "NUM5009.Start", [Edit.Replace(start.Span, text)])];
    }
}
