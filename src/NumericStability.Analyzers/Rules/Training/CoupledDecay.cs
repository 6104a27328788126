using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// λ·w added to a gradient whose square scales the step: the decay is divided by √v like the gradient, so weights with large
/// gradients are hardly decayed. Silent for SGD (there both are one), where the decay is also applied decoupled (an option
/// chooses), and where the second moment sees the bare gradient.
/// </summary>
internal sealed class CoupledDecay() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4001",
        title: "Weight decay coupled to an adaptive learning rate",
        messageFormat: "'{0}' adds the decay to the gradient of an adaptive step: it is divided by √v too, so a weight with noisy gradients is hardly decayed ({1})",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "In Adam and its kin an L2 penalty is not weight decay. Apply the decay to the weight itself, beside the step (AdamW).");

    public override int Priority => 30;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var found = new List<(AdaptiveStep Step, Penalty Penalty, bool IsMomentum)>();
        foreach (var step in AdaptiveStep.In(context))
        {
            if (Find(step, method, context) is { } coupled)
            {
                found.Add((step, coupled.Penalty, HasDecoupledForm(step, coupled.Gradients)));
            }
        }

        foreach (var steps in found.GroupBy(static candidate => candidate.Step.Weight.ToString()))
        {
            var (step, penalty, isMomentum) = steps.FirstOrDefault(static candidate => candidate.IsMomentum) is { Step: not null } first ? first : steps.First();
            Report(step, penalty, isMomentum, method, context);
        }
    }

    private void Report(AdaptiveStep step, Penalty penalty, bool isMomentum, MethodReading method, RuleContext context)
    {
        var (site, fix) = DecouplingFix.For(step, penalty, method, context);
        context.Report(new Finding(Descriptor, site ?? step.Syntax, Text.Shortened(site ?? step.Syntax),
            isMomentum ? "Adam with L2 instead of AdamW" : "no standard decoupled form exists for this optimizer")
        {
            Severity = isMomentum ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            Evidence = [step.Syntax],
            Fixes = fix is null || !isMomentum ? [] : CoupledOnPurpose.Beside([fix], Descriptor.Id, site!),
        });
    }

    /// <summary>Adam and its kin step by a first moment; Adafactor by the gradient, with a decay 1 - t^-0.8 of its second moment.</summary>
    private static bool HasDecoupledForm(AdaptiveStep step, List<Term> gradients) => !step.Numerator.Any(factor => gradients.Any(factor.Equals))
        || step.SecondMoments.Any(moment => moment.Contains(part => part.Kind == TermKind.Power && part[1] is { Kind: TermKind.Number, Value: > -1 and < 0 and not -0.5 }));

    private static (Penalty Penalty, List<Term> Gradients)? Find(AdaptiveStep step, MethodReading method, RuleContext context)
    {
        var squared = step.Squared().ToList();
        if (IsDecoupledIn(method, step) || Penalty.IsDecoupled(step.Update.Value, step.Weight))
        {
            return null;
        }

        foreach (var gradient in squared)
        {
            if (Penalty.In(gradient, step.Weight) is { } penalty)
            {
                return (penalty, squared);
            }
        }

        return FindInType(step, squared, context);
    }

    private static bool IsDecoupledIn(MethodReading method, AdaptiveStep step) => method.Assignments.Any(assignment =>
        Place.IsSame(assignment.Location, step.Weight) && assignment.Operation is not IVariableDeclaratorOperation
        && Penalty.IsDecoupled(assignment.Value, step.Weight));

    /// <summary>Moments updated, or gradients augmented, in another method of the type, through fields, properties and arguments.</summary>
    private static (Penalty Penalty, List<Term> Gradients)? FindInType(AdaptiveStep step, List<Term> squared, RuleContext context)
    {
        var shared = step.SecondMoments.Concat(squared).SelectMany(Places).Where(place => place.Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol).Distinct().ToList();
        if (shared.Count == 0 || step.Weight.Symbol is not (IFieldSymbol or IPropertySymbol or IParameterSymbol))
        {
            return null;
        }

        var others = TypeReadings.Of(context).ToList();
        if (others.Any(other => IsDecoupledIn(other, step)))
        {
            return null;
        }

        return (HandedGradient.PenaltyIn(squared, context.Method.Owner, step.Weight, others) ?? FindInFields(step, shared, others, context)) is { } penalty ? (penalty, squared) : null;
    }

    /// <summary>The penalty in what a second moment is given, squares, or shares with a field that is added to.</summary>
    private static Penalty? FindInFields(AdaptiveStep step, List<Term> shared, List<MethodReading> others, RuleContext context)
    {
        var fields = shared.Where(static place => place.Symbol is not IParameterSymbol).ToList();
        if (HandedToMoments(step, fields, others, context) is { } handed)
        {
            return handed;
        }

        var assignments = others.SelectMany(other => other.Assignments).ToList();
        var moments = assignments.Where(assignment => IsMoment(assignment, step)).ToList();
        if (moments.SelectMany(moment => AdaptiveStep.Squares(moment.Value)).Select(gradient => Penalty.In(gradient, step.Weight)).FirstOrDefault(found => found is not null) is { } squared)
        {
            return squared;
        }

        fields.AddRange(moments.SelectMany(moment => moment.Value.Operands.SelectMany(Places)));
        return assignments.Where(assignment => fields.Any(place => Place.IsSame(place, assignment.Location) && !Place.IsSame(place, step.Weight)))
            .Select(assignment => AddedBy(assignment, step.Weight)).FirstOrDefault(found => found is not null);
    }

    private static Penalty? HandedToMoments(AdaptiveStep step, List<Term> fields, List<MethodReading> others, RuleContext context)
    {
        List<MethodReading> methods = [.. others, context.Method];
        return others.SelectMany(other => other.Assignments
                .Where(assignment => fields.Any(place => Place.IsSame(place, assignment.Location)) && IsMoment(assignment, step))
                .Select(moment => HandedGradient.PenaltyIn(AdaptiveStep.Squares(moment.Value).ToList(), other.Owner, step.Weight, methods)))
            .FirstOrDefault(found => found is not null);
    }

    private static bool IsMoment(Assignment assignment, AdaptiveStep step) => step.SecondMoments.SelectMany(Places).Any(place => Place.IsSame(place, assignment.Location));

    private static Penalty? AddedBy(Assignment assignment, Term weight) =>
        assignment.Increment is { } added && Penalty.FactorOf(added, weight) is { } factor ? new Penalty(added, factor, assignment.Value) : null;

    private static IEnumerable<Term> Places(Term term)
    {
        if (term.Kind is TermKind.Variable or TermKind.Element or TermKind.Member)
        {
            yield return term;
        }

        if (term.Kind is not (TermKind.Element or TermKind.Member))
        {
            foreach (var inner in term.Operands.SelectMany(Places))
            {
                yield return inner;
            }
        }
    }
}
