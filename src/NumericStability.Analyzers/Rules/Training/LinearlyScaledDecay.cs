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
        foreach (var assignment in method.Assignments)
        {
            if (context.IsHere(assignment.Operation) && assignment.Format.IsFloating() && DecayOf(assignment) is { } decay && Scaled(decay) is { } parts)
            {
                var fix = FixOf(decay, parts.Decay, parts.Count, method, context);
                context.Report(new Finding(Descriptor, fix.Site ?? assignment.Operation.Syntax, Text.Shortened(fix.Site ?? assignment.Operation.Syntax)) { Fixes = fix.Fix is null ? [] : [fix.Fix] });
                return;
            }
        }

        foreach (var result in method.Returns)
        {
            if (Moment.Of(result) is { } moment && Scaled(moment.Decay) is { } scaled && FixOf(moment.Decay, scaled.Decay, scaled.Count, method, context) is { Site: { } site, Fix: var offered })
            {
                context.Report(new Finding(Descriptor, site, Text.Shortened(site)) { Fixes = offered is null ? [] : [offered] });
                return;
            }
        }
    }

    /// <summary>A decay by name that is scaled where no average is in view.</summary>
    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Format.IsFloating() && reading.Operation is IBinaryOperation && context.IsHere(reading.Operation) && Scaled(reading.Term) is { } parts
            && Naming.Says(parts.Decay.Origin, "decay", "momentum", "beta", "ema") && !DecayIsUsed(context))
        {
            var fix = FixOf(reading.Term, parts.Decay, parts.Count, context.Method, context).Fix;
            context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax)) { Fixes = fix is null ? [] : [fix] });
        }
    }

    /// <summary>True where the average itself is seen, and reported.</summary>
    private static bool DecayIsUsed(RuleContext context) =>
        context.Method.Returns.Any(result => Moment.Of(result) is { } moment && Scaled(moment.Decay) is not null) || context.Method.Assignments.Any(assignment => context.IsHere(assignment.Operation) && assignment.Format.IsFloating() && DecayOf(assignment) is { } decay && Scaled(decay) is not null);

    public override IEnumerable<object> Roots => [TermKind.Sum];

    private static Term? DecayOf(Assignment assignment) => Moment.Of(assignment.Value) is { } moment ? moment.Decay
        : assignment.Value.Kind == TermKind.Sum ? assignment.Value.Operands.Where(part => part.Kind == TermKind.Product && part.Operands.Contains(assignment.Old)).Select(part => part / assignment.Old).FirstOrDefault()
        : null;

    /// <summary>The k and d of 1 - k·(1 - d).</summary>
    private static (Term Count, Term Decay)? Scaled(Term decay)
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
                return (count, Term.One - (Term.Number(sign) * factor));
            }
        }

        return null;
    }

    private static bool IsCount(Term count) => count.Kind == TermKind.Number ? count.Value % 1 == 0 && count.Value > 1
        : count is { Kind: TermKind.Variable, Head: Variable variable } && NumericFormats.DeclaredFormatOf(variable.Symbol) == NumericFormat.Integer;

    private static (SyntaxNode? Site, Fix? Fix) FixOf(Term whole, Term decay, Term count, MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IBinaryOperation && reading.Term.Equals(whole) && context.IsHere(reading.Operation))
            {
                var holes = new Matcher(2);
                holes.TryMatch(Term.Hole(0), decay);
                holes.TryMatch(Term.Hole(1), count);
                return (reading.Operation.Syntax, Rewrite.To(Formula.Pow(Term.Hole(0), Term.Hole(1)), holes, reading, context, "NUM4009"));
            }
        }

        return (null, null);
    }
}
