using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>(1 - mask) · -∞: 0 · ∞ is NaN where the mask is 1. Silent for finite mask constants and factors proven not 0.</summary>
internal sealed class MaskByProduct() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5013",
        title: "Masking by multiplication with infinity",
        messageFormat: "'{0}' is 0 · ∞ = NaN where '{1}' is 0",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A product with infinity does not select: where the mask is 0 it is NaN, not 0.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product && reading.State.IsReachable && context.IsHere(product)
                && reading.Term.Format.IsFloating() && Mask(product) is var (mask, infinity)
                && method.ByOperation.TryGetValue(mask, out var factor) && context.RangeOf(factor.Term, reading).Contains(0) && !Safeguards.IsTestedLater(reading.Term, context))
            {
                context.Report(new Finding(Rule, product.Syntax, Text.Shortened(product.Syntax), Text.Shortened(mask.Syntax))
                {
                    Severity = IsSign(factor.Term) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                    Fixes = Fixes(infinity),
                });
            }
        }
    }

    /// <summary>A whole number or a difference of two unknowns gives infinity its sign; that it is 0 is the exception, not the mask.</summary>
    private static bool IsSign(Term factor) => (factor.Kind == TermKind.Variable && factor.Source?.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
        || (factor.Kind == TermKind.Sum && factor.Operands.All(static part => Shapes.IsPlain(part)));

    private static (IOperation Mask, IOperation Infinity)? Mask(IBinaryOperation product) =>
        IsInfinite(product.RightOperand) ? (product.LeftOperand, product.RightOperand)
        : IsInfinite(product.LeftOperand) ? (product.RightOperand, product.LeftOperand)
        : null;

    private static bool IsInfinite(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: { } constant } && Constants.TryRead(constant, out var value) && double.IsInfinity(value);

    /// <summary>The largest finite number masks as well and multiplies with 0.</summary>
    private static ImmutableArray<Fix> Fixes(IOperation infinity)
    {
        var constant = infinity.DescendantsAndSelf().OfType<IFieldReferenceOperation>().FirstOrDefault(field => field.Field.Name is "NegativeInfinity" or "PositiveInfinity");
        if (constant?.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax { Name: { } name } || infinity.DescendantsAndSelf().OfType<IUnaryOperation>().Any())
        {
            return [];
        }

        var finite = constant.Field.Name == "NegativeInfinity" ? "MinValue" : "MaxValue";
        return [new Fix("Use " + finite + " (a finite mask, 0 where it was NaN)", "NUM5013.Finite", [Edit.Replace(name.Span, finite)])];
    }
}
