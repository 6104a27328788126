using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A shared variable added to in the body of a parallel loop: additions are lost, differently in every run. Silent inside a lock,
/// with Interlocked, for variables of the body itself and for elements the loop's index selects.
/// </summary>
internal sealed class UnsynchronisedSum() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3012",
        title: "Sum shared by a parallel loop",
        messageFormat: "'{0}' adds to a variable shared by all threads of a parallel loop: additions are lost, and each run gives another sum",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Use the overload with thread-local state, and add each thread's sum once, under a lock.");

    public override int Priority => 40;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (context.IsHere(assignment.Operation) && assignment.Operation is ICompoundAssignmentOperation or IIncrementOrDecrementOperation or ISimpleAssignmentOperation
                && NumericFormats.FormatOf(assignment.Target.Type) != NumericFormat.None && assignment.Increment is { } added && !added.IsNumber(0)
                && ParallelBody(assignment.Operation, context) is { } body && IsShared(assignment, body) && !IsLocked(assignment.Operation, body))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax)) { Claims = [assignment.Operation.Syntax] });
            }
        }
    }

    /// <summary>The body of Parallel.For, ForEach or ForAll around an operation, unless it has thread-local state.</summary>
    private static IAnonymousFunctionOperation? ParallelBody(IOperation operation, RuleContext context)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda)
            {
                var owner = lambda.Parent;
                while (owner is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                {
                    owner = owner.Parent;
                }

                if (owner is IInvocationOperation call && (SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, context.Symbols.Parallel)
                    || SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, context.Symbols.ParallelEnumerable) && call.TargetMethod.Name == "ForAll"))
                {
                    return lambda;
                }
            }
        }

        return null;
    }

    private static bool IsShared(Assignment assignment, IAnonymousFunctionOperation body) => assignment.Target switch
    {
        ILocalReferenceOperation { Local: var local } => !body.Syntax.Span.Contains(local.DeclaringSyntaxReferences.First().Span),
        IParameterReferenceOperation { Parameter: var parameter } => !parameter.DeclaringSyntaxReferences.Any(declaration => body.Syntax.Span.Contains(declaration.Span)),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field } => !field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute"),
        IPropertyReferenceOperation { Property.IsIndexer: false, Instance: null or IInstanceReferenceOperation } => true,
        _ => false,
    };

    private static bool IsLocked(IOperation operation, IAnonymousFunctionOperation body)
    {
        for (var parent = operation.Parent; parent is not null && parent != body; parent = parent.Parent)
        {
            if (parent is ILockOperation)
            {
                return true;
            }
        }

        return body.Descendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod is { Name: "Enter" or "Wait" or "WaitOne" or "EnterWriteLock" or "TryEnter" });
    }
}
