using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>A recursion whose rows are two arrays that change places: next[j] = Σ row[i]·A[i, j]·b[j]; row = next.</summary>
internal static class CarriedRows
{
    private const int Factors = 3;

    private static readonly string[] Normalising = ["Normal", "Rescale", "Scale"];

    public static bool IsStep(Assignment assignment, RuleContext context)
    {
        if (assignment.Target is not IArrayElementReferenceOperation { ArrayReference: var array } || LoopScan.SymbolOf(array) is not { } next || assignment.Loop?.Parent is null)
        {
            return false;
        }

        var factors = FactorsOf(assignment.Value).ToList();
        return factors.Count >= Factors && factors.All(factor => factor.Kind == TermKind.Element)
            && factors.Any(factor => factor[0].Kind == TermKind.Element)
            && factors.Any(factor => LinearRecursion.SymbolOf(factor[0]) is { } row && IsCarried(next, row, context) && !IsNormalised([next, row], context));
    }

    /// <summary>The factors before and under the sum.</summary>
    private static IEnumerable<Term> FactorsOf(Term value)
    {
        var outer = value.Kind == TermKind.Product ? value.Operands.AsEnumerable() : [value];
        return outer.Any(factor => factor.Is(Reduction.Sum))
            ? outer.SelectMany(factor => factor.Is(Reduction.Sum) ? factor[0].Kind == TermKind.Product ? factor[0].Operands : [factor[0]] : [factor])
            : [];
    }

    /// <summary>row = next, (row, next) = (next, row), next.CopyTo(row), Array.Copy(next, row, n).</summary>
    private static bool IsCarried(ISymbol next, ISymbol row, RuleContext context) => context.Operations.Any(operation => operation switch
    {
        ISimpleAssignmentOperation assignment => Names(assignment.Target, row) && Names(assignment.Value, next),
        IDeconstructionAssignmentOperation { Target: ITupleOperation left, Value: var value } =>
            left.Elements.Any(part => Names(part, row)) && value.Descendants().Any(part => Names(part, next)),
        IInvocationOperation { TargetMethod.Name: "CopyTo" or "Copy" or "BlockCopy" } call =>
            call.Descendants().Any(part => Names(part, next)) && call.Arguments.Any(argument => Names(argument.Value, row)),
        _ => false,
    });

    private static bool IsNormalised(ISymbol[] rows, RuleContext context) =>
        context.Method.Assignments.Any(other => other.Location.Kind == TermKind.Element && IsOneOf(rows, LinearRecursion.SymbolOf(other.Location[0]))
            && other.Value.Kind == TermKind.Product && other.Value.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1)))
        || context.OperationsOf<IInvocationOperation>().Any(call => Normalising.Any(word => call.TargetMethod.Name.Contains(word))
            && call.Descendants().Any(part => rows.Any(row => Names(part, row))));

    private static bool IsOneOf(ISymbol[] rows, ISymbol? symbol) => symbol is not null && rows.Any(row => SymbolEqualityComparer.Default.Equals(row, symbol));

    private static bool Names(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, LoopScan.SymbolOf(operation));
}
