using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules.Accumulation;
using NumericStability.Analyzers.Rules.Cancellation;
using NumericStability.Analyzers.Rules.Conversion;
using NumericStability.Analyzers.Rules.LinearAlgebra;
using NumericStability.Analyzers.Rules.Literals;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Rules.Overflow;
using NumericStability.Analyzers.Rules.Training;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules;

/// <summary>The one list of rules.</summary>
internal static class RuleCatalog
{
    public static readonly ImmutableArray<Rule> All =
    [
        .. OverflowRules.All,
        .. CancellationRules.All,
        .. AccumulationRules.All,
        .. TrainingRules.All,
        .. ConversionRules.All,
        .. LiteralRules.All,
        .. LinearAlgebraRules.All,
        .. DomainRules.All,
    ];

    private static readonly Dictionary<object, ImmutableArray<Rule>> ByRoot = All
        .SelectMany(rule => rule.Roots.Select(root => (root, rule)))
        .GroupBy(entry => entry.root, entry => entry.rule)
        .ToDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>The kinds as the objects they are looked up by.</summary>
    private static readonly object[] Kinds = [.. System.Enum.GetValues(typeof(TermKind)).Cast<object>()];

    /// <summary>Lets every rule look at what it asked for; the context settles which are heard.</summary>
    public static void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            var term = reading.Term;
            if (ReferenceEquals(term.Source, reading.Operation) && reading.State.IsReachable && !CallsOwnMethod(reading.Operation))
            {
                ExamineWith(reading, term.Function ?? Kinds[(int)term.Kind], context);
            }
        }

        foreach (var rule in All)
        {
            context.CurrentPriority = rule.Priority;
            rule.Examine(method, context);
        }
    }

    /// <summary>What a method of the user's computes is examined inside that method.</summary>
    private static bool CallsOwnMethod(IOperation operation) => operation is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false };

    private static void ExamineWith(Reading reading, object root, RuleContext context)
    {
        if (ByRoot.TryGetValue(root, out var rules))
        {
            foreach (var rule in rules)
            {
                context.CurrentPriority = rule.Priority;
                rule.Examine(reading, context);
            }
        }
    }
}
