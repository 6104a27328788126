using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A value that is moved: w -= change, next[i] = w[i] - change, return w - change, set(w - change). Locals in between are looked through.
/// </summary>
/// <param name="Weight">The place of the old value.</param>
internal sealed record ParameterUpdate(IOperation Operation, Term Weight, Term Value, Term Change, State State, NumericFormat Format)
{
    /// <summary>True where the new value replaces the old one in its place.</summary>
    public bool IsInPlace { get; init; }

    public static IReadOnlyList<ParameterUpdate> In(RuleContext context) => context.Once(Find);

    private static List<ParameterUpdate> Find(MethodReading method, RuleContext context)
    {
        var found = new List<ParameterUpdate>();
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Format.IsReal() && assignment.Operation is not IVariableDeclaratorOperation && context.IsHere(assignment.Operation) && Of(assignment, method) is { } update)
            {
                found.Add(update);
            }
        }

        foreach (var reading in method.Readings)
        {
            if (reading.Term.Kind == TermKind.Sum && reading.Term.Format.IsReal() && IsHandedOn(reading.Operation) && Moved(reading.Term) is var (weight, change)
                && (reading.Term.Source ?? reading.Operation) is var operation && context.IsHere(operation) && !found.Any(known => known.Change.Equals(change)))
            {
                found.Add(new ParameterUpdate(operation, weight, reading.Term, change, reading.State, reading.Term.Format));
            }
        }

        return found;
    }

    private static ParameterUpdate? Of(Assignment assignment, MethodReading method)
    {
        var (operation, value, state, format) = (assignment.Operation, assignment.Value, assignment.State, assignment.Format);
        return ChangeOf(assignment, method) is { } change
            ? new ParameterUpdate(operation, WeightOf(assignment), value, change, state, format) { IsInPlace = true }
            : Moved(value) is var (weight, moved) ? new ParameterUpdate(operation, weight, value, moved, state, format) : null;
    }

    /// <summary>What a local stands for, also after a first step: the element or member it was read from.</summary>
    private static Term WeightOf(Assignment assignment)
    {
        var origin = Moved(assignment.Old) is var (place, _) ? place : assignment.Old;
        return assignment.Location.Kind == TermKind.Variable && origin.Kind is TermKind.Element or TermKind.Member ? origin : assignment.Location;
    }

    /// <summary>The increment; where the old value is scaled as well (decay in the same expression), all that is not scaled.</summary>
    private static Term? ChangeOf(Assignment assignment, MethodReading method) => method.IncrementOf(assignment)
        ?? (assignment.Operation is not ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract }
            && assignment.Value.Kind == TermKind.Sum && assignment.Value.Operands.Any(part => part.Contains(assignment.Old)) ? assignment.Value : null);

    /// <summary>The one bare place of a sum, and what is added to it.</summary>
    private static (Term Weight, Term Change)? Moved(Term value)
    {
        if (value.Kind != TermKind.Sum)
        {
            return null;
        }

        var places = value.Operands.Where(Place.Is).Take(2).ToList();
        return places.Count == 1 ? (places[0], value - places[0]) : null;
    }

    /// <summary>True for what is returned, put in a tuple or given to a method.</summary>
    private static bool IsHandedOn(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IParenthesizedOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IReturnOperation or ITupleOperation || parent is IArgumentOperation { Parent: IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation };
    }
}
