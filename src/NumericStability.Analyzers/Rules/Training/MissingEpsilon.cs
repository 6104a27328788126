using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A step divided by √v, or activations divided by the root of their variance or mean square, without an ε: 0/0 for gradients or
/// activations that do not vary. ε under the root of an Adam step is a suggestion. Silent with ε, Max, or a guard.
/// </summary>
internal sealed class MissingEpsilon() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4006",
        title: "Normalising denominator without epsilon",
        messageFormat: "'{0}' {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Add ε to the root in an adaptive step, and to the variance under the root in a normalisation layer.");

    public override int Priority => 45;

    public override IEnumerable<object> Roots => [TermKind.Product, TermKind.Power];

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var step in AdaptiveStep.In(context))
        {
            var root = step.Denominator.Is(MathFunction.Sqrt) ? step.Denominator : null;
            if (root is null || !IsSecondMoment(root[0]) && !IsSmoothed(root[0], step) || HasPositiveSample(root[0]) || IsTested(step) || !IsSmoothed(root[0], step) && !IsKept(root[0], method))
            {
                continue;
            }

            if (IsSmoothed(root[0], step))
            {
                Report(step.Syntax, "has ε under the root: √(v + ε) is 1e-4 where Adam's √v + ε is 1e-8", DiagnosticSeverity.Info, null, context);
            }
            else if (context.RangeOf(root[0], step.Update.State.Facts) is { Low: <= 0, ExcludesZero: false } && !StartsAboveZero(root[0], context))
            {
                var site = RootHere(root, context);
                Report(step.Syntax, "divides by √v without ε: a gradient that is 0 gives 0/0", DiagnosticSeverity.Warning,
                    site is null ? null : Added(site, step.Update.Format == NumericFormat.Single ? "1e-8f" : "1e-8", outside: true), context);
            }
        }
    }

    /// <summary>(x - mean) / √variance, and x / √(mean square) of a normalisation layer.</summary>
    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation) || !reading.Term.Format.IsReal())
        {
            return;
        }

        foreach (var factor in reading.Term.Kind == TermKind.Product ? reading.Term.Operands : [reading.Term])
        {
            if (factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: < 0 } && factor[0].Is(MathFunction.Sqrt) && IsMeanSquare(factor[0][0])
                && context.RangeOf(factor[0][0], reading) is { Low: <= 0, ExcludesZero: false } && !IsGuarded(factor[0], reading)
                && reading.Operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide }
                && (IsOfLayer(context) || (reading.Loop is not null && IsCentred(factor[0][0]) && IsRootWritten(reading.Operation))))
            {
                var site = RootHere(factor[0], context);
                Report(reading.Operation.Syntax, IsCentred(factor[0][0]) ? "divides by a standard deviation that is 0 for equal inputs" : "divides by a root mean square that is 0 for an input of zeros", DiagnosticSeverity.Warning,
                    site is null ? null : Added(site, reading.Term.Format == NumericFormat.Single ? "1e-5f" : "1e-5", outside: false), context);
                return;
            }
        }
    }

    private void Report(SyntaxNode syntax, string problem, DiagnosticSeverity severity, Fix? fix, RuleContext context) =>
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), problem) { Severity = severity, Fixes = fix is null ? [] : [fix] });

    private static bool IsSecondMoment(Term v) => Moment.In(v) is { } moment
        ? moment.Sample.Contains(IsSquare)
        : AdaptiveStep.IsAverageOfSquares(v) || v.Kind == TermKind.Sum && v.Operands.Length == 2 && v.Operands.Any(IsSquare) && v.Operands.Any(part => part.Kind is TermKind.Element or TermKind.Variable or TermKind.Member);

    /// <summary>√(x + y²) is any distance; a sum of squares is one that is kept for the next step.</summary>
    private static bool IsKept(Term v, MethodReading method) => Moment.In(v) is not null || v.Operands.SelectMany(part => part.Kind == TermKind.Product ? part.Operands : [part]).Any(state => Place.Is(state) && method.Assignments.Any(assignment =>
        assignment.Operation is not IVariableDeclaratorOperation && Place.IsSame(state, assignment.Location) && assignment.Value.Contains(IsSquare)));

    /// <summary>ε in the average itself, as Adafactor has it: β·v + (1 - β)·(g² + ε).</summary>
    private static bool HasPositiveSample(Term v) => v.Contains(part => part.Kind == TermKind.Sum && part.Operands.Length == 2 && part.Operands.Any(IsSquare) && part.Operands.Any(static small => small.IsEpsilon));

    /// <summary>A gradient that was asked about before (if (g == 0) continue).</summary>
    private static bool IsTested(AdaptiveStep step)
    {
        var squared = step.Squared().ToList();
        for (var fact = step.Update.State.Facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Kind is TermKind.Compare or TermKind.Not && squared.Any(fact.Condition.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A sum of squares that another method of the type starts from a positive number.</summary>
    private static bool StartsAboveZero(Term v, RuleContext context)
    {
        var states = Moment.In(v) is { } moment ? [moment.Old] : v.Operands.Where(Place.Is).ToList();
        return states.Any(state => state.Symbol is IFieldSymbol or IPropertySymbol) && TypeReadings.Of(context).Any(method =>
            method.Assignments.Any(assignment => assignment.Value is { Kind: TermKind.Number, Value: > 0 } && states.Any(state => Place.IsSame(state, assignment.Location)))
            || method.Body.Descendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name is "Fill"
                && call.DescendantsAndSelf().Any(part => LoopScan.SymbolOf(part) is { } filled && states.Any(state => SymbolEqualityComparer.Default.Equals(filled, state.Symbol)))));
    }

    private static bool IsSquare(Term part) => part.Kind == TermKind.Power && part[1].IsNumber(2);

    /// <summary>√(v + ε) below a first moment.</summary>
    private static bool IsSmoothed(Term v, AdaptiveStep step) => v.Kind == TermKind.Sum
        && v.Operands.Any(static part => part.IsEpsilon)
        && IsSecondMoment(Term.Sum(v.Operands.Where(part => part.Kind != TermKind.Number)))
        && step.Numerator.Any(factor => Moment.In(factor) is not null);

    private static bool IsMeanSquare(Term variance) => variance.Kind == TermKind.Product
        && variance.Operands.Any(factor => factor.Is(Reduction.Sum) && (IsSquare(factor[0]) || factor[0].Kind == TermKind.Product && factor[0].Operands.Any(IsSquare)))
        && variance.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1));

    /// <summary>Squares of deviations; those of the values themselves are a norm like any other, unless the code is a layer.</summary>
    private static bool IsCentred(Term variance) => variance.Contains(part => IsSquare(part) && part[0].Kind == TermKind.Sum);

    /// <summary>(x - mean) / √var in one expression; a standard deviation by name is a divisor like any other.</summary>
    private static bool IsRootWritten(IOperation division) => (division as IBinaryOperation)?.RightOperand is { } divisor ? HasRoot(divisor) : division is ICompoundAssignmentOperation { Value: { } value } && HasRoot(value);

    private static bool HasRoot(IOperation divisor) => divisor.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static call => call.TargetMethod.Name is "Sqrt" or "Pow");

    private static bool IsOfLayer(RuleContext context) => Naming.Says(context.Method.Owner.Name, "norm") || Naming.Says(context.Method.Owner.ContainingType?.Name ?? "", "norm");

    private static bool IsGuarded(Term root, Reading reading)
    {
        for (var fact = reading.Facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Contains(root) || fact.Condition.Contains(root[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The call of the square root, where it is written in this body.</summary>
    private static IOperation? RootHere(Term root, RuleContext context)
    {
        foreach (var reading in context.Method.Readings)
        {
            if (reading.Operation is IInvocationOperation && reading.Term.Equals(root) && context.IsHere(reading.Operation))
            {
                return reading.Operation;
            }
        }

        return null;
    }

    private static Fix? Added(IOperation root, string epsilon, bool outside)
    {
        if (root.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call)
        {
            return null;
        }

        if (!outside)
        {
            var inner = arguments[0].Expression;
            return TermWriter.PrecedenceOf(inner) < Precedence.Additive ? null
                : new Fix("Add " + epsilon + " to the variance", "NUM4006.inside", [new Edit(inner.Span, [Piece.Keep(inner.Span), Piece.New(" + " + epsilon)])]);
        }

        var bare = call.Parent is EqualsValueClauseSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax;
        return new Fix("Add " + epsilon + " to the root", "NUM4006.outside",
            [new Edit(call.Span, [Piece.New(bare ? "" : "("), Piece.Keep(call.Span), Piece.New(" + " + epsilon + (bare ? "" : ")"))])]);
    }
}
