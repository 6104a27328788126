using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// weight_decay of the library's adaptive optimizers is L2: it is added to the gradient and divided by √v with it. AdamW decays the
/// weight itself. SGD is silent (both are the same there), and so is a decay that is left out or 0.
/// </summary>
internal sealed class LibraryDecay() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4002",
        title: "Library optimizer with coupled weight decay",
        messageFormat: "{0} adds 'weight_decay' to the gradient, which is divided by √v: a weight with noisy gradients is hardly decayed ({1})",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Decay that passes through the moments of an adaptive optimizer is not weight decay. AdamW decays the weights directly; its weight_decay is 0 unless given.");

    private const string Title = "Use AdamW with the same weight_decay (changes training: retune the decay)";

    private static readonly HashSet<string> Adaptive = ["Adam", "NAdam", "RAdam", "Adamax", "RMSProp", "Adagrad", "Adadelta"];

    public override void Examine(MethodReading method, RuleContext context)
    {
        if (context.Symbols.Torch is null)
        {
            return;
        }

        foreach (var operation in context.OperationsOf<IInvocationOperation>().Concat<IOperation>(context.OperationsOf<IObjectCreationOperation>()))
        {
            var (optimizer, arguments) = operation switch
            {
                IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "optim" } target } call => (target.ReturnType, call.Arguments),
                IObjectCreationOperation creation => (creation.Type?.Name == "ParamGroup" ? creation.Type.ContainingType : creation.Type, creation.Arguments),
                _ => (null, []),
            };
            if (optimizer is { ContainingNamespace: { Name: "Modules", ContainingNamespace.Name: "TorchSharp" } } && Adaptive.Contains(optimizer.Name)
                && arguments.FirstOrDefault(argument => argument.Parameter?.Name == "weight_decay") is { ArgumentKind: ArgumentKind.Explicit } decay && !IsZero(decay.Value, context))
            {
                Report(operation, optimizer.Name, context);
            }
        }
    }

    private static bool IsZero(IOperation decay, RuleContext context) =>
        context.Method.ByOperation.TryGetValue(decay, out var reading) && context.RangeOf(reading.Term, reading) is { Low: 0, High: 0 };

    private void Report(IOperation operation, string optimizer, RuleContext context)
    {
        var isAdam = optimizer == "Adam";
        context.Report(new Finding(Descriptor, operation.Syntax, optimizer, isAdam ? "AdamW decays the weight itself" : "no decoupled form is in the library")
        {
            Severity = isAdam ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            Fixes = isAdam ? CoupledOnPurpose.Beside(FixesOf(operation), Descriptor.Id, operation.Syntax) : [],
        });
    }

    /// <summary>Both take the same arguments; where the variable's type is written, it is renamed too.</summary>
    private static ImmutableArray<Fix> FixesOf(IOperation operation)
    {
        if (NameOf(operation) is not { } name || operation is IInvocationOperation { TargetMethod: { } target } && TakesGroups(target)
            || operation is IObjectCreationOperation { Constructor: { } constructor } && TakesGroups(constructor))
        {
            return [];
        }

        var edits = ImmutableArray.Create(Edit.Replace(name.Identifier.Span, "AdamW"));
        switch (operation.Parent)
        {
            case IConversionOperation or IExpressionStatementOperation:
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Syntax: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: { } type } } } }:
                if (!type.IsVar)
                {
                    if (type is not SimpleNameSyntax { Identifier.ValueText: "Adam" } written)
                    {
                        return [];
                    }

                    edits = edits.Add(Edit.Replace(written.Identifier.Span, "AdamW"));
                }

                break;
            default:
                return [];
        }

        return [new Fix(Title, "NUM4002.AdamW", edits)];
    }

    private static bool TakesGroups(IMethodSymbol method) =>
        method.ContainingType.Name == "ParamGroup" || method.Parameters[0].Type is INamedTypeSymbol { TypeArguments: [{ Name: "ParamGroup" }] };

    private static SimpleNameSyntax? NameOf(IOperation operation)
    {
        ExpressionSyntax? called = operation.Syntax switch
        {
            InvocationExpressionSyntax invocation => invocation.Expression,
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax created } => created,
            ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right: { } created } } => created,
            _ => null,
        };
        return called switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
    }
}
