using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Overflow;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// A loss that applies softmax or sigmoid itself, given their output: the logits it sees lie in [0, 1], so the loss cannot go to 0
/// and the gradients are small. log_softmax in front of cross_entropy changes nothing and is silent.
/// </summary>
internal sealed class DoubleActivation() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4012",
        title: "Softmax or sigmoid applied twice",
        messageFormat: "'{0}' applies {1} itself, and its input is a {1} already: all logits lie in [0, 1] and the loss cannot reach 0",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "cross_entropy takes logits and applies log-softmax; binary_cross_entropy_with_logits applies the sigmoid. Fed with probabilities they still train, slowly and to a worse optimum.");

    public override int Priority => 10;

    public override void Examine(MethodReading method, RuleContext context)
    {
        if (context.Symbols.Torch is null)
        {
            return;
        }

        foreach (var call in context.OperationsOf<IInvocationOperation>())
        {
            if (LossOf(call) is { } activation && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is { } input
                && (IsActivated(input, activation, context) || IsActivatedByModel(input, activation, context)))
            {
                context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), activation.Name) { Fixes = FixesOf(input, activation) });
            }
        }
    }

    /// <summary>The activation a loss applies by itself.</summary>
    private static MathFunction? LossOf(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "cross_entropy" when TorchSharpLibrary.IsFunction(call.TargetMethod) => MathFunction.Softmax,
        "binary_cross_entropy_with_logits" when TorchSharpLibrary.IsFunction(call.TargetMethod) => MathFunction.Sigmoid,
        "forward" or "call" when TorchCode.IsModule(call.Instance?.Type, "CrossEntropyLoss") => MathFunction.Softmax,
        "forward" or "call" when TorchCode.IsModule(call.Instance?.Type, "BCEWithLogitsLoss") => MathFunction.Sigmoid,
        _ => null,
    };

    private static bool IsActivated(IOperation input, MathFunction activation, RuleContext context)
    {
        if (!context.Method.ByOperation.TryGetValue(input, out var reading))
        {
            return false;
        }

        var term = reading.Term;
        return term.Is(activation) || (activation == MathFunction.Softmax
            ? term.Kind == TermKind.Product && term.Operands.Any(part => part.Is(MathFunction.Exp)) && term.Operands.Any(part => part.Kind == TermKind.Power && Exponentials.SumsIn(part[0]).Any())
            : new Matcher(1).TryMatch(Term.One / (Term.One + Formula.Exp(Term.Hole(0))), term));
    }

    /// <summary>The output of a Sequential whose last module is the activation.</summary>
    private static bool IsActivatedByModel(IOperation input, MathFunction activation, RuleContext context)
    {
        var output = TorchCode.CreationOf(input, context);
        if (output is not IInvocationOperation { TargetMethod.Name: "forward" or "call", Instance: { } model }
            || TorchCode.CreationOf(model, context) is not IInvocationOperation { TargetMethod.Name: "Sequential" } sequential || sequential.Arguments.Length == 0)
        {
            return false;
        }

        var modules = sequential.Arguments[0].Value;
        var last = modules is IArrayCreationOperation { Initializer.ElementValues: { IsEmpty: false } values } ? LoopScan.Unconverted(values.Last()) : null;
        last = last is ITupleOperation { Elements: [_, var module] } ? LoopScan.Unconverted(module) : last;
        return TorchCode.IsModule(last?.Type, activation == MathFunction.Softmax ? "Softmax" : "Sigmoid");
    }

    /// <summary>Where the activation is written in the call, its argument takes its place.</summary>
    private static ImmutableArray<Fix> FixesOf(IOperation input, MathFunction activation)
    {
        if (LoopScan.Unconverted(input) is not IInvocationOperation call || !TorchSharpLibrary.IsFunction(call.TargetMethod) || call.TargetMethod.Name is not ("softmax" or "sigmoid" or "expit"))
        {
            return [];
        }

        var logits = call.Instance ?? call.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value;
        return [new Fix($"Pass the logits without {activation.Name} (changes the loss)", "NUM4012." + activation.Name, [new Edit(call.Syntax.Span, [Piece.Keep(logits.Syntax.Span)])])];
    }
}
