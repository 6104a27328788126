using System.Collections.Generic;
using System.Collections.Immutable;
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
/// A correction or schedule evaluated at step 0: 1 - β⁰ is 0, 0 to a negative power and 1/√0 are ∞. Reported where the step is
/// proven to start at 0 (a loop, a field counted up afterwards). Silent under Min with a finite other side.
/// </summary>
internal sealed class StepZero() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4005",
        title: "Bias correction or schedule at step 0",
        messageFormat: "'{0}' is evaluated at step 0, where {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Count steps from 1 in bias corrections and in schedules with negative powers.");

    public override int Priority => 35;

    public override IEnumerable<object> Roots => [TermKind.Product, TermKind.Power];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation) || !reading.Term.Format.IsReal())
        {
            return;
        }

        foreach (var factor in reading.Term.Kind == TermKind.Product ? reading.Term.Operands : [reading.Term])
        {
            if (factor.Kind == TermKind.Power && Problem(factor, reading, context) is { } problem && !IsUnderMinimum(reading, context) && !IsInside(reading, context, factor))
            {
                context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), problem.Text)
                {
                    Claims = Claim.Of([factor, factor[0]]),
                    Fixes = FixOf(problem.Step, reading, context) is { } fix ? [fix] : [],
                });
                return;
            }
        }
    }

    private static (string Text, Term Step)? Problem(Term power, Reading reading, RuleContext context)
    {
        if (power[1] is not { Kind: TermKind.Number, Value: < 0 })
        {
            return null;
        }

        if (DecayIn(power[0]) is { } decay && IsZeroAtFirst(decay[1], reading, context))
        {
            return ("1 - β⁰ is 0", decay[1]);
        }

        if (power[0].Is(MathFunction.Sqrt) && IsZeroAtFirst(power[0][0], reading, context))
        {
            return ("the square root is 0 and the quotient ∞", power[0][0]);
        }

        return power[1].Value % 1 != 0 && IsWrittenHere(power[0], reading, context) && IsZeroAtFirst(power[0], reading, context) ? ("0 to a negative power is ∞", power[0]) : null;
    }

    private static bool IsWrittenHere(Term step, Reading reading, RuleContext context) => reading.Operation.Descendants().Any(part =>
        context.Method.ByOperation.TryGetValue(part, out var known) && known.Term.Equals(step) && part is ILocalReferenceOperation or IFieldReferenceOperation);

    /// <summary>The βᵗ of 1 - βᵗ or βᵗ - 1.</summary>
    private static Term? DecayIn(Term sum) => sum.Kind != TermKind.Sum || sum.Operands.Length != 2 ? null
        : sum.Operands.Any(part => part.IsNumber(1)) ? sum.Operands.Select(part => -part).FirstOrDefault(part => part.Kind == TermKind.Power)
        : sum.Operands.Any(part => part.IsNumber(-1)) ? sum.Operands.FirstOrDefault(part => part.Kind == TermKind.Power)
        : null;

    private static bool IsZeroAtFirst(Term step, Reading reading, RuleContext context)
    {
        if (step.Kind == TermKind.Opaque)
        {
            return IsCountedByASequence(step, reading);
        }

        if (step.Kind != TermKind.Variable || step.Head is not Variable variable || NumericFormats.DeclaredFormatOf(variable.Symbol) != NumericFormat.Integer)
        {
            return false;
        }

        var range = context.RangeOf(step, reading);
        if (range.Low == 0 && !range.ExcludesZero)
        {
            if (Loop.From(reading.Loop).Any(loop => loop.Index.Equals(step) && loop.Domain?.Start?.IsNumber(0) == true))
            {
                return true;
            }
        }

        return variable is { Version: 0, Symbol: IFieldSymbol field } && IsCountedAfterwards(field, reading, context);
    }

    /// <summary>The numbers of Enumerable.Range(0, n), if nothing was asked about them.</summary>
    private static bool IsCountedByASequence(Term step, Reading reading)
    {
        for (var fact = reading.Facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Contains(step))
            {
                return false;
            }
        }

        return Loop.From(reading.Loop).Any(loop => loop.Index.Equals(step) && loop.Domain is { Collection: null, IsFiltered: false, Start: { } start } && start.IsNumber(0));
    }

    /// <summary>A field that starts at 0 and is stepped only after its use.</summary>
    private static bool IsCountedAfterwards(IFieldSymbol field, Reading reading, RuleContext context)
    {
        var declaration = field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax;
        return declaration is not null && declaration.Initializer?.Value.ToString() is null or "0" && reading.State.Facts is null
            && context.Method.Assignments.Any(assignment => assignment.Location.Equals(Term.Of(field, 0)) && assignment.Operation.Syntax.SpanStart > reading.Operation.Syntax.SpanStart
                && assignment.Increment is { Kind: TermKind.Number, Value: > 0 })
            && !TypeReadings.Of(context).Any(other => other.Assignments.Any(assignment => assignment.Location.Equals(Term.Of(field, 0)) && !assignment.Value.IsNumber(0)));
    }

    private static bool IsUnderMinimum(Reading reading, RuleContext context)
    {
        for (var parent = reading.Operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (context.Method.ByOperation.TryGetValue(parent, out var outer) && (outer.Term.Is(MathFunction.Min) || outer.Term.Is(MathFunction.Clamp)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where an inner expression, or the value of a local, has the same fault and is reported instead.</summary>
    private static bool IsInside(Reading reading, RuleContext context, Term factor) => reading.Operation.Descendants().Any(inner =>
        context.Method.ByOperation.TryGetValue(inner, out var known)
        && (ReferenceEquals(known.Term.Source, inner) || inner is ILocalReferenceOperation && known.Term.Source is { } source && context.IsHere(source))
        && (known.Term.Equals(factor) || known.Term.Kind == TermKind.Product && known.Term.Operands.Contains(factor)));

    /// <summary>t becomes t + 1 where it stands in the expression at hand.</summary>
    private static Fix? FixOf(Term step, Reading reading, RuleContext context)
    {
        foreach (var operation in reading.Operation.DescendantsAndSelf())
        {
            if (operation.Syntax is IdentifierNameSyntax name && context.Method.ByOperation.TryGetValue(operation, out var known) && known.Term.Equals(step))
            {
                var isArgument = name.Parent is ArgumentSyntax;
                return new Fix("Count steps from 1", "NUM4005.plusOne", [new Edit(name.Span, [Piece.New(isArgument ? "" : "("), Piece.Keep(name.Span), Piece.New(isArgument ? " + 1" : " + 1)")])]);
            }
        }

        return null;
    }
}
