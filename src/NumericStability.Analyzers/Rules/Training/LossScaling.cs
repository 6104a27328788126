using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// Gradients of a scaled loss are clipped or stepped with while they still carry the scale; a scale that doubles without a cap
/// ends at ∞. Silent where the gradients are touched in between, or a scaler's own methods do it.
/// </summary>
internal sealed class LossScaling() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4018",
        title: "Scaled gradients used before unscaling",
        messageFormat: "'{0}' {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A loss multiplied by a scale gives gradients multiplied by it. They must be divided by it before they are clipped or used.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (context.IsHere(assignment.Operation) && GrowsUncapped(assignment, method))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax), "grows without a cap: after enough steps the scale is ∞ and every loss with it")
                {
                    Severity = DiagnosticSeverity.Info,
                });
            }
        }

        if (context.Symbols.Torch is not null)
        {
            ExamineOrder(context);
        }
    }

    private void ExamineOrder(RuleContext context)
    {
        var pending = false;
        foreach (var operation in context.Operations.OrderBy(operation => operation.Syntax.Span.End).ThenBy(operation => operation.Syntax.SpanStart))
        {
            switch (operation)
            {
                case IInvocationOperation call when TorchCode.IsBackward(call):
                    pending = IsScaled(call.Instance!, context);
                    break;
                case IPropertyReferenceOperation { Property.Name: "grad" }:
                case IInvocationOperation unscale when Naming.Says(unscale.TargetMethod.Name, "unscale"):
                case IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } own when !IsScaler(own.Instance?.Type):
                    pending = false;
                    break;
                case IInvocationOperation call when pending && (TorchCode.IsClipping(call) || TorchCode.IsStep(call)):
                    var verb = TorchCode.IsClipping(call) ? "clips gradients that still carry the loss scale: the limit is too small by that factor" : "steps with gradients that still carry the loss scale";
                    context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), verb));
                    pending = false;
                    break;
            }
        }
    }

    private static bool IsScaler(ITypeSymbol? type) => type?.Name.EndsWith("Scaler", StringComparison.Ordinal) == true;

    /// <summary>loss · scale by a number above 1 or a variable called a scale, or what a scaler's scale returns.</summary>
    private static bool IsScaled(IOperation loss, RuleContext context)
    {
        if (TorchCode.CreationOf(loss, context) is IInvocationOperation { TargetMethod.Name: "scale" or "Scale", Instance.Type: { } scaler } && IsScaler(scaler))
        {
            return true;
        }

        return context.Method.ByOperation.TryGetValue(loss, out var reading) && reading.Term.Kind == TermKind.Product && reading.Term.Operands.Any(IsScale);
    }

    private static bool IsScale(Term factor) => factor.Kind == TermKind.Number ? factor.Value >= 128
        : factor.Format != NumericFormat.Vector && factor.Symbol is { } symbol && Naming.Says(symbol.Name, "scale");

    private static bool IsLossScale(ISymbol symbol) => Naming.Says(symbol.Name, "scale")
        && (Naming.Says(symbol.Name, "loss", "grad") || symbol.ContainingType?.Name.IndexOf("Scal", StringComparison.Ordinal) >= 0);

    private static bool GrowsUncapped(Assignment assignment, MethodReading method)
    {
        if (!assignment.Format.IsFloating() || assignment.Location.Symbol is not { } symbol || !IsLossScale(symbol))
        {
            return false;
        }

        var growth = assignment.Value / assignment.Old;
        return growth.Kind == TermKind.Number && growth.Value > 1 && !IsCapped(assignment, method);
    }

    /// <summary>A condition that mentions the scale, or a minimum taken of it anywhere in the method.</summary>
    private static bool IsCapped(Assignment assignment, MethodReading method)
    {
        for (var fact = assignment.State.Facts; fact is not null; fact = fact.Next)
        {
            if (fact.Condition.Contains(assignment.Old))
            {
                return true;
            }
        }

        return method.Readings.Any(reading => reading.Term.Kind == TermKind.Compare ? reading.Term.Contains(assignment.Value) || reading.Term.Contains(assignment.Old)
            : reading.Term.Is(MathFunction.Min) && (reading.Term.Contains(assignment.Value) || reading.Term.Contains(assignment.Old)));
    }
}
