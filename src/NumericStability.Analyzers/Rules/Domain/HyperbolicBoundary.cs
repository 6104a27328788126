using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>acosh below 1 and atanh at 1: Lorentz products and ball norms reach the boundary by rounding. Silent where clamped; unknown arguments are unknown.</summary>
internal sealed class HyperbolicBoundary() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5006",
        title: "Inverse hyperbolic function at the edge of its domain",
        messageFormat: "'{0}' is {1}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The Lorentz product of a point with itself rounds below 1, the norm of a point of the ball to 1: the distance is NaN or infinite.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var call in FunctionCall.OfNumbersAndTensors(method, MathFunction.Acosh, MathFunction.Atanh))
        {
            var argument = call.Argument.Term;
            var range = context.RangeOf(argument, call.Call);
            var isCosh = call.Function == MathFunction.Acosh;
            if (!context.IsHere(call.Call.Operation) || range.IsEmpty || (isCosh ? range.Low >= 1 : range.Low > -1 && range.High < 1)
                || Safeguards.IsBoundedBelow(argument, call.Call.Facts) || !(IsComputed(argument) || (isCosh && IsNamedProduct(argument))) || Safeguards.IsTestedLater(call.Call.Term, context))
            {
                continue;
            }

            var syntax = call.Call.Operation.Syntax;
            var text = Text.Shortened(call.Argument.Operation.Syntax);
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), isCosh ? "NaN when rounding takes '" + text + "' below 1" : "infinite when '" + text + "' rounds to 1")
            {
                Severity = IsComputed(argument) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                Evidence = context.IsHere(argument.Source) && !syntax.Span.Contains(argument.Source!.Syntax.Span) ? [argument.Source.Syntax] : [],
                Fixes = Fixes(call, isCosh, context),
            });
        }
    }

    /// <summary>Sums of products, roots, norms and ratios; not a plain variable or a scaled one.</summary>
    private static bool IsComputed(Term argument) => argument.Contains(part => part.Is(Reduction.Sum) || part.Is(MathFunction.Sqrt) || part.Is(MathFunction.Norm)
        || (part.Kind == TermKind.Sum && part.Operands.Count(operand => operand.Kind is TermKind.Product or TermKind.Power && operand.SplitCoefficient().Factor.Kind is TermKind.Product or TermKind.Power) >= 2));

    /// <summary>-dot, -lorentz: only the name says that it is a product of points on the hyperboloid.</summary>
    private static bool IsNamedProduct(Term argument) => argument.SplitCoefficient() is { Coefficient: -1, Factor: var product }
        && (product.Head as Variable)?.Symbol.Name is { } name && Naming.Says(name, "dot", "inner", "lorentz", "minkowski");

    private static ImmutableArray<Fix> Fixes(FunctionCall call, bool isCosh, RuleContext context)
    {
        if (call.IsOfTensor)
        {
            return Wrapping.OfTensor(call, isCosh ? ".clamp_min(1)" : ".clamp(-0.99999994, 0.99999994)") is not { } clamp ? []
                : [isCosh ? new Fix("Take at least 1 (0 where it was NaN)", "NUM5006.Floor", [clamp]) : new Fix("Stay below 1 (a large distance instead of ∞)", "NUM5006.Clamp", [clamp])];
        }

        var isSingle = NumericFormats.FormatOf(call.Argument.Operation.Type) == NumericFormat.Single;
        if (NumericFormats.FormatOf(call.Argument.Operation.Type) is not (NumericFormat.Double or NumericFormat.Single))
        {
            return [];
        }

        if (isCosh)
        {
            return [new Fix("Take at least 1 (0 where it was NaN)", "NUM5006.Floor", [Wrapping.Of(call.Argument.Operation.Syntax, isSingle ? "MathF.Max(1, " : "Math.Max(1, ", ")", context)])];
        }

        var edge = isSingle ? "0.99999994f" : "0.9999999999999999";
        return context.Symbols.Math?.GetMembers("Clamp").IsEmpty == false
            ? [new Fix("Stay below 1 (a large distance instead of ∞)", "NUM5006.Clamp", [Wrapping.Of(call.Argument.Operation.Syntax, "Math.Clamp(", $", -{edge}, {edge})", context)])]
            : [];
    }
}
