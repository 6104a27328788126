using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A Half or BFloat16 that a loop adds to: with 11 (8) bits the sum of ones stops at 2,048 (256). Values stepped by themselves
/// (Euler steps) stall the same way. Silent: short constant loops, compensated sums; elements updated in place are NUM3008.
/// </summary>
internal sealed class HalfAccumulator() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3002",
        title: "Sum accumulated in Half or BFloat16",
        messageFormat: "'{0}' adds up in {1}: a sum of ones stops at {2}",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A 16-bit format carries 11 or 8 significant bits. Accumulate in float or double and round once at the end.");

    public override int Priority => 80;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var reported = new HashSet<string>();
        foreach (var sum in Accumulators.In(context))
        {
            if (sum.Format is not (NumericFormat.Half or NumericFormat.BFloat16) || sum.IsSafe || sum.TripCount <= context.Options.AccumulationMinTripCount
                || !(sum.IsScalar || sum.Operation is IInvocationOperation || !sum.IsFedBack) || !reported.Add(sum.Name))
            {
                continue;
            }

            context.Report(new Finding(Descriptor, sum.Operation.Syntax, sum.Operation is IInvocationOperation ? "Aggregate" : sum.Name, sum.Format.Keyword(),
                sum.Format == NumericFormat.Half ? "2,048" : "256")
            {
                Fixes = WideAccumulator.For(sum, context, "float", castIncrements: true, Id + ".float", "Accumulate in float, round where the sum is used") is { } fix ? [fix] : [],
            });
        }
    }
}
