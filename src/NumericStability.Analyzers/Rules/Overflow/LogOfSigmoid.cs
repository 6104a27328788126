using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// The logarithm of a sigmoid or of its complement, and the binary cross-entropy of one: where the sigmoid rounds to 0 or 1 the
/// logarithm is -∞. A clamp or an added epsilon hides that and biases the loss: a suggestion. Silent for bounded logits.
/// </summary>
internal sealed class LogOfSigmoid() : RewriteRule(
    Rule,
    Row.Of((h, y) => (y * Log(1 / (1 + Exp(h)))) + ((1 - y) * Log(1 - (1 / (1 + Exp(h))))), (h, y) => -Apply(MathFunction.BinaryCrossEntropyWithLogits, -h, y)),
    Row.Of((h, y) => -(y * Log(1 / (1 + Exp(h)))) - ((1 - y) * Log(1 - (1 / (1 + Exp(h))))), (h, y) => Apply(MathFunction.BinaryCrossEntropyWithLogits, -h, y)),
    Row.Of((x, y) => (y * Log(Sigmoid(x))) + ((1 - y) * Log(1 - Sigmoid(x))), (x, y) => -Apply(MathFunction.BinaryCrossEntropyWithLogits, x, y)),
    Row.Of((x, y) => -(y * Log(Sigmoid(x))) - ((1 - y) * Log(1 - Sigmoid(x))), (x, y) => Apply(MathFunction.BinaryCrossEntropyWithLogits, x, y)),
    Row.Of(h => Log(1 / (1 + Exp(h))), h => Apply(MathFunction.LogSigmoid, -h)),
    Row.Of(h => Log(1 - (1 / (1 + Exp(h)))), h => Apply(MathFunction.LogSigmoid, h)),
    Row.Of(x => Log(Exp(x) / (1 + Exp(x))), x => Apply(MathFunction.LogSigmoid, x)),
    Row.Of(x => Log(Sigmoid(x)), x => Apply(MathFunction.LogSigmoid, x)),
    Row.Of(x => Log(1 - Sigmoid(x)), x => Apply(MathFunction.LogSigmoid, -x)),
    Row.Of((h, eps) => Log(eps + (1 / (1 + Exp(h)))), (h, eps) => Apply(MathFunction.LogSigmoid, -h)),
    Row.Of((x, eps) => Log(eps + Sigmoid(x)), (x, eps) => Apply(MathFunction.LogSigmoid, x)),
    Row.Of((h, eps) => Log(eps - (1 / (1 + Exp(h)))), (h, eps) => Apply(MathFunction.LogSigmoid, h)),
    Row.Of((h, eps) => Log(Term.RawApply(MathFunction.Max, [eps, 1 / (1 + Exp(h))])), (h, eps) => Apply(MathFunction.LogSigmoid, -h)),
    Row.Of((x, eps) => Log(Term.RawApply(MathFunction.Max, [eps, Sigmoid(x)])), (x, eps) => Apply(MathFunction.LogSigmoid, x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM1004",
        title: "Logarithm of a sigmoid",
        messageFormat: "'{0}' takes the logarithm of a sigmoid: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A sigmoid rounds to exactly 0 or 1 for large logits and its logarithm is -∞. log(sigmoid(x)) = -softplus(-x) is finite for every finite x.");

    public override int Priority => 12;

    /// <summary>log(y == 1 ? p : 1 - p): the branches are examined one by one, under their conditions.</summary>
    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term is not { Kind: TermKind.Apply } logarithm || logarithm[0] is not { Kind: TermKind.Choice } choice)
        {
            base.Examine(reading, context);
            return;
        }

        foreach (var (branch, holds) in new[] { (choice[1], true), (choice[2], false) })
        {
            var term = Term.Apply(logarithm.Function!, branch).From(reading.Operation, logarithm.Format);
            base.Examine(new Reading(reading.Operation, term, reading.State.Assume(choice[0], holds), reading.Loop), context);
        }
    }

    /// <summary>One branch does not stand for the whole choice.</summary>
    protected override ImmutableArray<Fix> FixesOf(RowMatch match) =>
        match.Context.Method.ByOperation[match.Reading.Operation].Term.Equals(match.Reading.Term) ? base.FixesOf(match) : [];

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var range = match.RangeOf(0);
        if (range.Low >= -30 && range.High <= 30)
        {
            return null;
        }

        if (!HasEpsilon(match))
        {
            return DiagnosticSeverity.Warning;
        }

        return match.Holes[1] is { Kind: TermKind.Number, Value: (> 0 and <= LargestEpsilon) or (> 1 and <= 1 + LargestEpsilon) } ? DiagnosticSeverity.Info : null;
    }

    /// <summary>A larger addend, to the sigmoid or to its complement, is part of the formula.</summary>
    private const double LargestEpsilon = 0.01;

    private static bool HasEpsilon(RowMatch match) => match.Row.Holes == 2 && match.Row.Before.Kind == TermKind.Apply;

    protected override object[] ArgumentsOf(RowMatch match)
    {
        var format = match.Reading.Term.Format;
        return [HasEpsilon(match)
            ? "the added or clamping constant bounds the loss and its gradient vanishes there"
            : $"a sigmoid is exactly 1 above {Saturation(format)} and 0 below {Thresholds.ExpUnderflow(format)}, and the logarithm of 0 is -∞"];
    }

    private static string Saturation(NumericFormat format) => format switch
    {
        NumericFormat.Single => "16.6 (float)",
        NumericFormat.Half => "8 (Half)",
        _ => "36.7",
    };
}
