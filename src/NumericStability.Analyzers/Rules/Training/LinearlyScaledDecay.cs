using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A decay for k steps at once written 1 - k·(1 - d): a straight line where the decay is dᵏ, negative from k = 1/(1 - d) on.
/// Reported where it is used as the decay of a moving average, so that nothing else of that shape is meant.
/// </summary>
internal sealed class LinearlyScaledDecay() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4009",
        title: "Moving-average decay scaled linearly",
        messageFormat: "'{0}' uses a decay of 1 - k·(1 - d) for k steps: it is dᵏ, and the straight line turns negative at k = 1 / (1 - d)",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A decay applied k times is Math.Pow(d, k).");

    public override int Priority => 35;

    public override void Examine(MethodReading method, RuleContext context)
    {
        if (Assigned(method, context).FirstOrDefault() is { Decay: { } decay, Assignment: var assignment })
        {
            var (site, fix) = FixOf(decay, method, context);
            Report(site ?? assignment.Operation.Syntax, fix, context);
            return;
        }

        foreach (var returned in Returned(method))
        {
            if (FixOf(returned, method, context) is { Site: { } site, Fix: var offered })
            {
                Report(site, offered, context);
                return;
            }
        }
    }

    /// <summary>A decay by name that is scaled where no average is in view: one that is, is reported there.</summary>
    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Format.IsFloating() && reading.Operation is IBinaryOperation && context.IsHere(reading.Operation) && Scaled(reading.Term) is { } scaled
            && Naming.Says(scaled.Decay.Origin, "decay", "momentum", "beta", "ema") && !Returned(context.Method).Any() && !Assigned(context.Method, context).Any())
        {
            Report(reading.Operation.Syntax, FixOf(scaled, context.Method, context).Fix, context);
        }
    }

    private void Report(SyntaxNode site, Fix? fix, RuleContext context) =>
        context.Report(new Finding(Descriptor, site, Text.Shortened(site)) { Fixes = fix is null ? [] : [fix] });

    /// <summary>Averages that are assigned, and their scaled decay.</summary>
    private static IEnumerable<(Assignment Assignment, ScaledDecay Decay)> Assigned(MethodReading method, RuleContext context) =>
        from assignment in method.Assignments
        where context.IsHere(assignment.Operation) && assignment.Format.IsFloating()
        let decay = DecayOf(assignment) is { } whole ? Scaled(whole) : null
        where decay is not null
        select (assignment, decay);

    /// <summary>The scaled decays of averages that are returned.</summary>
    private static IEnumerable<ScaledDecay> Returned(MethodReading method) =>
        method.Returns.Select(static result => Moment.Of(result) is { } moment ? Scaled(moment.Decay) : null).OfType<ScaledDecay>();

    public override IEnumerable<object> Roots => [TermKind.Sum];

    private static Term? DecayOf(Assignment assignment) => Moment.Of(assignment.Value) is { } moment ? moment.Decay
        : assignment.Value.Kind == TermKind.Sum ? assignment.Value.Operands.Where(part => part.Kind == TermKind.Product && part.Operands.Contains(assignment.Old)).Select(part => part / assignment.Old).FirstOrDefault()
        : null;

    /// <summary>1 - k·(1 - d), its k and its d.</summary>
    private sealed record ScaledDecay(Term Whole, Term Count, Term Decay);

    private static ScaledDecay? Scaled(Term decay)
    {
        if (decay.Kind != TermKind.Sum || decay.Operands.Length != 2 || !decay.Operands.Any(part => part.IsNumber(1)) || decay.Operands.FirstOrDefault(part => !part.IsNumber(1)) is not { } scaled)
        {
            return null;
        }

        var product = -scaled;
        var factors = product.Kind == TermKind.Product ? product.Operands : [product];
        foreach (var factor in factors.Where(part => part.Kind == TermKind.Sum && part.Operands.Length == 2))
        {
            var sign = factor.Operands.Any(part => part.IsNumber(1)) ? 1.0 : factor.Operands.Any(part => part.IsNumber(-1)) ? -1.0 : 0;
            if (sign != 0 && product / (Term.Number(sign) * factor) is var count && IsCount(count))
            {
                return new ScaledDecay(decay, count, Term.One - (Term.Number(sign) * factor));
            }
        }

        return null;
    }

    private static bool IsCount(Term count) => count.Kind == TermKind.Number ? count.Value % 1 == 0 && count.Value > 1
        : count is { Kind: TermKind.Variable, Head: Variable variable } && NumericFormats.DeclaredFormatOf(variable.Symbol) == NumericFormat.Integer;

    private static (SyntaxNode? Site, Fix? Fix) FixOf(ScaledDecay scaled, MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IBinaryOperation && reading.Term.Equals(scaled.Whole) && context.IsHere(reading.Operation))
            {
                var holes = new Matcher(2);
                holes.TryMatch(Term.Hole(0), scaled.Decay);
                holes.TryMatch(Term.Hole(1), scaled.Count);
                return (reading.Operation.Syntax, Rewrite.To(Formula.Pow(Term.Hole(0), Term.Hole(1)), holes, reading, context, "NUM4009"));
            }
        }

        return (null, null);
    }
}
