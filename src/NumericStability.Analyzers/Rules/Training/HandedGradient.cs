using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>A gradient that a method is given: what the callers of its type put into it, one call deep.</summary>
internal static class HandedGradient
{
    /// <summary>The λ·w that a caller of <paramref name="callee"/> adds to a gradient that is squared there.</summary>
    public static Penalty? PenaltyIn(IReadOnlyList<Term> squared, ISymbol callee, Term weight, IReadOnlyList<MethodReading> callers)
    {
        var handed = squared.Select(gradient => gradient.Symbol).OfType<IParameterSymbol>()
            .Where(parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, callee)).ToList();
        return handed.Count == 0 ? null
            : callers.SelectMany(caller => CallsOf(callee, caller).Select(call => PenaltyIn(handed, weight, call, caller, callers))).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<IInvocationOperation> CallsOf(ISymbol callee, MethodReading caller) => caller.Body.Descendants().OfType<IInvocationOperation>()
        .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, callee));

    private static Penalty? PenaltyIn(List<IParameterSymbol> handed, Term weight, IInvocationOperation call, MethodReading caller, IReadOnlyList<MethodReading> callers)
    {
        var place = weight.Symbol is IParameterSymbol parameter
            ? Given(parameter, call, caller) is { } given && given.Symbol is not null ? weight.Kind == TermKind.Element ? Term.RawElement(given, Term.Zero) : given : null
            : weight;
        return place is null || caller.Assignments.Any(assignment => Place.IsSame(assignment.Location, place) && Penalty.IsDecoupled(assignment.Value, place)) ? null
            : handed.Select(gradient => Given(gradient, call, caller) is { } value ? Penalty.In(ReturnedBy(value, callers), place) : null).FirstOrDefault(found => found is not null);
    }

    /// <summary>What another method of the type computes from its fields; anything else as it is.</summary>
    private static Term ReturnedBy(Term value, IReadOnlyList<MethodReading> methods) => value.Source is IInvocationOperation { TargetMethod: { } target } && value.Kind == TermKind.Opaque
        && methods.FirstOrDefault(method => SymbolEqualityComparer.Default.Equals(method.Owner, target)) is { Returns: [{ } result] } ? result : value;

    private static Term? Given(IParameterSymbol parameter, IInvocationOperation call, MethodReading caller)
    {
        var argument = call.Arguments.FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Parameter?.OriginalDefinition, parameter))?.Value;
        return argument is not null && caller.ByOperation.TryGetValue(LoopScan.Unconverted(argument), out var reading) ? reading.Term : null;
    }
}
