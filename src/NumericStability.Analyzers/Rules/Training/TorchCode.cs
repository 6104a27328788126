using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>What a training loop is made of: backward passes, optimizers, schedulers, modules, places without gradients.</summary>
internal static class TorchCode
{
    public static bool IsBackward(IInvocationOperation call) => call is { TargetMethod.Name: "backward", Instance.Type: { } type } && TorchSharpLibrary.IsTensor(type);

    public static bool IsStep(IInvocationOperation call) => call.TargetMethod.Name == "step" && Derives(call.Instance?.Type, "Optimizer");

    public static bool IsSchedulerStep(IInvocationOperation call) => call.TargetMethod.Name == "step" && Derives(call.Instance?.Type, "LRScheduler");

    public static bool IsZeroGrad(IInvocationOperation call) => call.TargetMethod.Name == "zero_grad";

    public static bool IsClipping(IInvocationOperation call) => call.TargetMethod.Name is "clip_grad_norm_" or "clip_grad_value_";

    private static bool Derives(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingType is { } outer && outer.Name is "optim" or "lr_scheduler" && type.ContainingNamespace?.Name == "TorchSharp")
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsModule(ITypeSymbol? type, string name) => type is { ContainingNamespace: { Name: "Modules", ContainingNamespace.Name: "TorchSharp" } } && type.Name == name;

    /// <summary>Inside torch.no_grad() or inference_mode() nothing is differentiated.</summary>
    public static bool IsWithoutGradient(IOperation operation)
    {
        foreach (var node in operation.Syntax.Ancestors())
        {
            var opened = node switch
            {
                UsingStatementSyntax statement => IsGuard(statement.Expression) || statement.Declaration?.Variables.Any(variable => IsGuard(variable.Initializer?.Value)) == true,
                BlockSyntax block => block.Statements.TakeWhile(statement => statement.SpanStart < operation.Syntax.SpanStart)
                    .OfType<LocalDeclarationStatementSyntax>().Any(local => local.UsingKeyword.Span.Length > 0 && local.Declaration.Variables.Any(variable => IsGuard(variable.Initializer?.Value))),
                _ => false,
            };
            if (opened)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGuard(ExpressionSyntax? expression) => expression is InvocationExpressionSyntax { Expression: var called }
        && (called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText is "no_grad" or "inference_mode"
        || expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "no_grad" or "inference_mode" } };

    /// <summary>The expression a local or field was made by, in this file: its initializer or the one assignment to it.</summary>
    public static IOperation? CreationOf(IOperation reference, RuleContext context)
    {
        if (LoopScan.SymbolOf(LoopScan.Unconverted(reference)) is not { } symbol)
        {
            return LoopScan.Unconverted(reference);
        }

        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declaration is null || declaration.SyntaxTree != context.Model.SyntaxTree)
        {
            return null;
        }

        var values = new List<ExpressionSyntax>();
        if (declaration is VariableDeclaratorSyntax { Initializer.Value: { } initial })
        {
            values.Add(initial);
        }

        var scope = symbol is ILocalSymbol ? context.Method.Body.Syntax : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        values.AddRange((scope?.DescendantNodes() ?? []).OfType<AssignmentExpressionSyntax>().Where(assignment =>
            (assignment.Left as IdentifierNameSyntax ?? (assignment.Left as MemberAccessExpressionSyntax)?.Name as IdentifierNameSyntax)?.Identifier.ValueText == symbol.Name).Select(assignment => assignment.Right));
        return values.Count == 1 && context.Model.GetOperation(values[0]) is { } value ? LoopScan.Unconverted(value) : null;
    }
}
