using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// zero_grad between backward and step throws the gradients away; a loop without it adds them up over all batches; a scheduler that
/// steps before the optimizer skips its first rate. Silent where another method sees the optimizer or the gradients are touched.
/// </summary>
internal sealed class CallOrder() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4015",
        title: "Training calls in the wrong order",
        messageFormat: "'{0}' {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "backward adds to the gradients, step uses them, zero_grad clears them: zero_grad, backward, step, and the scheduler after the optimizer.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        if (context.Symbols.Torch is null)
        {
            return;
        }

        var calls = context.OperationsOf<IInvocationOperation>().Where(call => TorchCode.IsBackward(call) || TorchCode.IsStep(call) || TorchCode.IsSchedulerStep(call) || TorchCode.IsZeroGrad(call))
            .OrderBy(call => call.Syntax.Span.End).ToList();
        foreach (var block in calls.GroupBy(BlockOf).Where(group => group.Key is not null))
        {
            ExamineBlock([.. block], context);
        }

        foreach (var call in calls)
        {
            if (TorchCode.IsStep(call) && call.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue) && LoopOf(call) is { } loop && IsMissing(call, loop, calls, context))
            {
                Report(call, "is never preceded by zero_grad in this loop: the gradients of all earlier batches are added up", DiagnosticSeverity.Info, context);
            }
            else if (TorchCode.IsSchedulerStep(call) && LoopOf(call) is { } epoch && IsEarly(call, epoch, calls))
            {
                Report(call, "runs before the optimizer's step: the first rate of the schedule is skipped", DiagnosticSeverity.Warning, context);
            }
        }
    }

    private void Report(IInvocationOperation call, string reason, DiagnosticSeverity severity, RuleContext context) =>
        context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), reason) { Severity = severity });

    /// <summary>The block a call is a statement of.</summary>
    private static SyntaxNode? BlockOf(IInvocationOperation call) => call.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>()?.Parent;

    private void ExamineBlock(List<IInvocationOperation> calls, RuleContext context)
    {
        for (var i = 1; i + 1 < calls.Count; i++)
        {
            if (TorchCode.IsZeroGrad(calls[i]) && TorchCode.IsBackward(calls[i - 1]) && calls.Skip(i + 1).FirstOrDefault(call => !TorchCode.IsSchedulerStep(call)) is { } next
                && TorchCode.IsStep(next) && IsSameOptimizer(calls[i], next))
            {
                Report(calls[i], "clears the gradients between backward and step: the step does nothing", DiagnosticSeverity.Warning, context);
            }
        }
    }

    /// <summary>A module's zero_grad clears whatever its optimizer uses.</summary>
    private static bool IsSameOptimizer(IInvocationOperation zero, IInvocationOperation step) =>
        LoopScan.SymbolOf(zero.Instance) is { } cleared && LoopScan.SymbolOf(step.Instance) is { } stepped
        && SymbolEqualityComparer.Default.Equals(cleared, stepped);

    private static SyntaxNode? LoopOf(IOperation operation) => operation.Syntax.Ancestors()
        .TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
        .FirstOrDefault(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static bool IsMissing(IInvocationOperation step, SyntaxNode loop, List<IInvocationOperation> calls, RuleContext context)
    {
        if (LoopScan.SymbolOf(step.Instance) is not { } optimizer || !calls.Any(call => TorchCode.IsBackward(call) && loop.Span.Contains(call.Syntax.Span)))
        {
            return false;
        }

        return !context.Operations.Any(operation => loop.Span.Contains(operation.Syntax.Span) && operation switch
        {
            IInvocationOperation call when TorchCode.IsZeroGrad(call) => true,
            IPropertyReferenceOperation { Property.Name: "grad" } => true,
            IArgumentOperation { Parent: IInvocationOperation } argument => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(LoopScan.Unconverted(argument.Value)), optimizer),
            IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } own => optimizer is IFieldSymbol or IPropertySymbol && own.Instance is null or IInstanceReferenceOperation,
            _ => false,
        });
    }

    private static bool IsEarly(IInvocationOperation scheduler, SyntaxNode loop, List<IInvocationOperation> calls)
    {
        var steps = calls.Where(call => TorchCode.IsStep(call) && loop.Span.Contains(call.Syntax.Span)).ToList();
        return steps.Count > 0 && steps.All(step => step.Syntax.SpanStart > scheduler.Syntax.SpanStart) && BlockOf(scheduler)?.Parent == loop;
    }
}
