using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// Sinkhorn scalings a / (K·v) with K = exp(-C/ε) in the linear domain: for small ε a row of K is 0 and the scaling ∞.
/// A suggestion without a fix. Silent where the cost is taken relative to its minimum.
/// </summary>
internal sealed class EntropicKernel() : Rule(Kernel)
{
    public static readonly DiagnosticDescriptor Kernel = Descriptors.Create(
        id: "NUM1013",
        title: "Entropic kernel in the linear domain",
        messageFormat: "'{0}' divides by a sum over exp(-cost/ε): where the cost exceeds {1}·ε the kernel is 0 and the scaling ∞; iterate on logarithms",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The kernel exp(-C/ε) underflows for small ε. The log-domain iteration with LogSumExp does not.");

    public override int Priority => 50;

    public override IEnumerable<object> Roots => [TermKind.Product];

    public override void Examine(Reading reading, RuleContext context)
    {
        foreach (var factor in reading.Term.Operands)
        {
            if (factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0].Is(Reduction.Sum) && KernelIn(factor[0][0]) is { } kernel
                && reading.Term.Operands.All(other => ReferenceEquals(other, factor) || Exponentials.In(other).Count == 0)
                && Formed.Here(reading, context, term => term.Kind == TermKind.Product && term.Operands.Contains(factor))
                && Exponentials.FailureOf([kernel], factor[0], reading, context) != Failure.None)
            {
                var syntax = reading.Operation.Syntax;
                context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Thresholds.ExpUnderflow(kernel.Format).TrimStart('-')));
            }
        }
    }

    /// <summary>The v of exp(-cost/ε)·v.</summary>
    public static Term? WeightIn(Term body) => KernelIn(body) is { } kernel ? body.Operands.First(part => part.Kind != TermKind.Number && !ReferenceEquals(part, kernel)) : null;

    /// <summary>exp(-cost/ε)·v: a weighted exponential of a negated quotient.</summary>
    private static Term? KernelIn(Term body) => body.Kind == TermKind.Product && body.Operands.Count(part => part.Kind != TermKind.Number) == 2
        && body.Operands.FirstOrDefault(part => part.Is(MathFunction.Exp)) is { } kernel && kernel[0].SplitCoefficient().Coefficient < 0
        && kernel[0].Kind == TermKind.Product && kernel[0].Operands.Any(part => part.Kind == TermKind.Power && part[1].IsNumber(-1)) ? kernel : null;
}
