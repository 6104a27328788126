using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// The rectification of RAdam, √((ρ-4)(ρ-2)ρ∞ / ((ρ∞-4)(ρ∞-2)ρ)), where ρ may be 4 or less: NaN in the third and fourth step for
/// β₂ = 0.999, meaningless before. Silent behind a test of ρ. Also a step that calls itself AMSGrad and takes no maximum: it is
/// Adam, a suggestion.
/// </summary>
internal sealed class MissingRectificationGuard() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4016",
        title: "Rectification or maximum missing in a variant of Adam",
        messageFormat: "'{0}' {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "RAdam rectifies only where ρ > 4 (many implementations: > 5) and takes a momentum step otherwise. AMSGrad divides by the largest second moment so far.");

    public override int Priority => 30;

    public override IEnumerable<object> Roots => [MathFunction.Sqrt];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation) || reading.Operation is not IInvocationOperation || !reading.Term.Is(MathFunction.Sqrt) || reading.Term[0].Kind != TermKind.Product)
        {
            return;
        }

        var factors = reading.Term[0].Operands;
        var lengths = factors.Where(factor => IsWritten(factor)).ToList();
        foreach (var small in lengths)
        {
            foreach (var large in lengths)
            {
                if ((large - small).IsNumber(2) && IsDivisor(factors, small + 4) && !IsGuarded(small, reading, context))
                {
                    context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), "is used for every step: for ρ ≤ 4 it is NaN or meaningless (steps 1 to 4 for β₂ = 0.999)")
                    {
                        Fixes = GuardFix(reading, small + 4, context),
                    });
                    return;
                }
            }
        }
    }

    public override void Examine(MethodReading method, RuleContext context)
    {
        if (!IsAmsGrad(method.Owner) || method.Body.Descendants().Any(TakesLarger))
        {
            return;
        }

        foreach (var step in AdaptiveStep.In(context).Where(step => !step.Denominator.Contains(part => part.Is(MathFunction.Max) || part.Kind == TermKind.Choice)))
        {
            var syntax = step.Syntax;
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "is a step of Adam: AMSGrad divides by the root of the largest second moment so far, and nothing here takes a maximum") { Severity = DiagnosticSeverity.Info });
        }
    }

    private static bool IsAmsGrad(ISymbol? owner)
    {
        for (; owner is IMethodSymbol or INamedTypeSymbol; owner = owner.ContainingSymbol)
        {
            if (Naming.Says(owner.Name.Replace("_", ""), "amsgrad"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Max by name or by comparison.</summary>
    private static bool TakesLarger(IOperation operation) => operation switch
    {
        IInvocationOperation call => Naming.Says(call.TargetMethod.Name, "max"),
        IConditionalOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } } => true,
        _ => false,
    };

    /// <summary>No step while the variance is not known, as in the authors' code without its fallback to momentum.</summary>
    private static ImmutableArray<Fix> GuardFix(Reading root, Term rho, RuleContext context)
    {
        var written = root.Operation.Descendants().FirstOrDefault(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            && context.Method.ByOperation.TryGetValue(part, out var reading) && reading.Term.Equals(rho));
        if (written is null || !NumericFormats.FormatOf(root.Operation.Type).IsFloating() || NumericFormats.FormatOf(root.Operation.Type) == NumericFormat.Half)
        {
            return [];
        }

        var isWhole = root.Operation.Syntax.Parent is EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax;
        return [new Fix("Take 0 where ρ ≤ 4: no step is made (changes the result)", "NUM4016.guard", [new Edit(root.Operation.Syntax.Span,
            [Piece.New(isWhole ? "" : "("), Piece.Keep(written.Syntax.Span), Piece.New(" > 4 ? "), Piece.Keep(root.Operation.Syntax.Span), Piece.New(isWhole ? " : 0" : " : 0)")])])];
    }

    private static bool IsWritten(Term factor) => factor.Kind == TermKind.Sum;

    /// <summary>ρ itself divides: ρ - 4 plus 4, up to the sign the product keeps apart.</summary>
    private static bool IsDivisor(IEnumerable<Term> factors, Term rho) => factors.Any(factor =>
        factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && (factor[0].Equals(rho) || factor[0].Equals(-rho)));

    private static bool IsGuarded(Term difference, Reading reading, RuleContext context)
    {
        if (context.RangeOf(difference, reading).Low >= 0)
        {
            return true;
        }

        for (var fact = reading.Facts; fact is not null; fact = fact.Next)
        {
            var condition = fact.Condition.Kind == TermKind.Not ? fact.Condition[0] : fact.Condition;
            if (condition.Kind == TermKind.Compare && ((condition[1] - condition[0] - difference).Kind == TermKind.Number || (condition[0] - condition[1] - difference).Kind == TermKind.Number))
            {
                return true;
            }
        }

        return false;
    }
}
