using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>s += x[i] - x[i - w]: what was rounded away stays, and one NaN or ∞ never leaves the window. Silent for double.</summary>
internal sealed class SlidingSum() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3013",
        title: "Sliding-window sum that drifts",
        messageFormat: "'{0}' adds the newest and subtracts the oldest element in {1}: rounding errors never leave the window, nor does a NaN",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Recompute the window from time to time, or keep the sum in double.");

    public override int Priority => 60;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var sums = Accumulators.In(context);
        foreach (var sum in sums)
        {
            if ((IsWindow(sum.Increment) || sums.Any(other => IsLeaving(other, sum))) && !sum.IsSafe && !(sum.TripCount <= context.Options.AccumulationMinTripCount))
            {
                var wide = sum.Format == NumericFormat.Single ? "double" : "float";
                context.Report(new Finding(Descriptor, sum.Operation.Syntax, sum.Name, sum.Format.Keyword())
                {
                    Fixes = WideAccumulator.For(sum, context, wide, wide == "float", Id + "." + wide, "Keep the sum in " + wide) is { } fix ? [fix] : [],
                });
            }
        }
    }

    /// <summary>s += x[i]; if (i >= w) s -= x[i - w]: the other half of the window, or what a queue gives back.</summary>
    private static bool IsLeaving(Accumulator other, Accumulator sum) => !ReferenceEquals(other, sum) && sum.Increment.SplitCoefficient().Coefficient > 0 && other.Symbol is not null
        && SymbolEqualityComparer.Default.Equals(other.Symbol, sum.Symbol) && sum.Location.Equals(other.Location)
        && ((-other.Increment).Source is IInvocationOperation { TargetMethod: { Name: "Dequeue", ContainingType.Name: "Queue" } }
            || (sum.Increment.Kind == TermKind.Element && IsWindow(sum.Increment + other.Increment)));

    /// <summary>Two elements of one array with opposite signs.</summary>
    private static bool IsWindow(Term increment) => increment.Kind == TermKind.Sum && increment.Operands.Length == 2
        && increment.Operands.Select(part => part.SplitCoefficient()).ToArray() is var parts
        && parts[0].Coefficient == -parts[1].Coefficient && parts.All(part => part.Factor.Kind == TermKind.Element)
        && parts[0].Factor[0].Equals(parts[1].Factor[0]) && (parts[0].Factor[1] - parts[1].Factor[1]).Kind is TermKind.Number or TermKind.Variable or TermKind.Product or TermKind.Sum
        && parts.All(part => part.Factor[1].Kind is TermKind.Sum or TermKind.Variable);
}
