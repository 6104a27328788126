using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// exp(xᵢ) / Σ exp(xⱼ) in any spelling: one exponential overflows to ∞ and the quotient is NaN, or all are 0 and it is 0/0.
/// Silent where the exponents are taken relative to their maximum, are bounded, or an unknown value stands in the maximum's place.
/// </summary>
internal sealed class NaiveSoftmax() : Rule(Softmax)
{
    public static readonly DiagnosticDescriptor Softmax = Descriptors.Create(
        id: "NUM1001",
        title: "Softmax without subtracting the maximum",
        messageFormat: "'{0}' is a softmax that does not subtract the maximum: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "exp(x) overflows for moderate x and ∞/∞ is NaN. exp(x - max(x)) gives the same quotient and never overflows.");

    public override int Priority => 30;

    public override IEnumerable<object> Roots => [TermKind.Product, MathFunction.NaiveSoftmax];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation))
        {
            return;
        }

        if (reading.Term.Is(MathFunction.NaiveSoftmax))
        {
            ExamineCall(reading, context);
        }
        else
        {
            ExamineQuotient(reading, context);
        }
    }

    private static Term? DivisorOf(Term term) => term.Kind != TermKind.Product ? null
        : term.Operands.FirstOrDefault(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && Exponentials.SumsIn(factor[0]).Any());

    private static bool IsQuotient(Term term) => DivisorOf(term) is { } divisor
        && term.Operands.Any(factor => !ReferenceEquals(factor, divisor) && Exponentials.In(factor).Count > 0);

    private void ExamineQuotient(Reading reading, RuleContext context)
    {
        if (DivisorOf(reading.Term) is not { } divisor || !Formed.Here(reading, context, IsQuotient))
        {
            return;
        }

        var total = divisor[0];
        var above = reading.Term.Operands.Where(factor => !ReferenceEquals(factor, divisor)).SelectMany(Exponentials.In).ToList();
        var below = Exponentials.In(total);
        if (above.Count == 0 || !below.Any(Exponentials.IsData))
        {
            return;
        }

        var failure = Exponentials.FailureOf(below, total, reading, context);
        if (failure != Failure.None && !IsReweighting(reading) && !IsScaling(reading, total))
        {
            var severity = IsGuarded(total, reading, context) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
            Report(reading, context, above.Concat(below).ToList(), failure, severity);
        }
    }

    /// <summary>A condition keeps the sum from 0 or from ∞: the author thought of it, and the exponents may be logarithms of probabilities.</summary>
    private static bool IsGuarded(Term total, Reading reading, RuleContext context)
    {
        var (here, anywhere) = (context.RangeOf(total, reading), context.RangeOf(total, (Facts?)null));
        return (here.ExcludesZero && !anywhere.ExcludesZero) || (!double.IsInfinity(here.High) && double.IsInfinity(anywhere.High));
    }

    /// <summary>K / (K·v), the scaling of an entropic kernel: the vector that weights the sum is not above it.</summary>
    private static bool IsScaling(Reading reading, Term total) => total.Is(Reduction.Sum) && EntropicKernel.WeightIn(total[0]) is { } weight
        && !reading.Term.Operands.Any(factor => factor.Kind == TermKind.Element && weight.Kind == TermKind.Element && factor[0].Equals(weight[0].Shifted(-1)));

    /// <summary>Weights multiplied by exp(…) and renormalised in place, round after round, are another rule's (boosting).</summary>
    private static bool IsReweighting(Reading reading)
    {
        var target = (reading.Operation as IAssignmentOperation ?? reading.Operation.Parent as IAssignmentOperation)?.Target;
        while (LoopScan.ElementBase(target) is { } array)
        {
            target = array;
        }

        return LoopScan.SymbolOf(target) is { } symbol && reading.Term.Operands.Any(factor => factor.Kind == TermKind.Element
            && factor.Contains(part => part.Head is Variable variable && SymbolEqualityComparer.Default.Equals(variable.Symbol, symbol)));
    }

    private void Report(Reading reading, RuleContext context, List<Term> exponentials, Failure failure, DiagnosticSeverity severity)
    {
        var format = exponentials[exponentials.Count - 1].Format;
        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Reason(failure, format))
        {
            Severity = severity,
            Claims = Claim.Of(exponentials),
            Evidence = Claim.Of(exponentials.Where(term => context.IsHere(term.Source) && !syntax.Span.Contains(term.Source!.Syntax.Span))),
            Fixes = TensorFix.Softmax(reading, context) is { } tensor ? [tensor] : MaximumFix.ForSoftmax(reading, context, exponentials),
        });
    }

    public static string Reason(Failure failure, NumericFormat format) => failure == Failure.Overflow
        ? $"exp overflows to ∞ for arguments above {Thresholds.ExpOverflow(format)} and the quotient is NaN"
        : $"all exponentials are 0 for arguments below {Thresholds.ExpUnderflow(format)} and the quotient 0/0 is NaN";

    /// <summary>TensorPrimitives.SoftMax does not shift: its argument must be shifted already.</summary>
    private void ExamineCall(Reading reading, RuleContext context)
    {
        var vector = reading.Term[0];
        if (vector.Kind == TermKind.Map && (Shifts.Of(vector[0]) != Shift.None || context.RangeOf(vector[0], reading).IsBounded))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Reason(Failure.Overflow, reading.Term.Format) + ": the framework's own does not shift")
        {
            Fixes = SoftmaxCallFix.Of(reading, context),
        });
    }
}
