using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// (f(x + h) - f(x)) / h with a constant h far below √ε: the rounding error of f divided by h is larger than the derivative.
/// A step near √ε forward or ∛ε central is silent, and so is the complex step.
/// </summary>
internal sealed class FiniteDifferenceStep() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2012",
        title: "Finite difference with an unfit step",
        messageFormat: "The step of the difference quotient '{0}' is {1}; in {2} the rounding errors of the two values, divided by it, outweigh the derivative below {3}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The error of a difference quotient is about ε/h + h forward and ε/h + h² central: h ≈ √ε and h ≈ ∛ε, times the size of x, are the best steps.");

    public override int Priority => 60;

    public override IEnumerable<object> Roots => [TermKind.Product];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Operation is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient || Surroundings.TermOf(quotient.RightOperand, context) is not { Kind: TermKind.Number } step
            || Surroundings.TermOf(quotient.LeftOperand, context) is not { Kind: TermKind.Sum } difference || !IsOfOneFunction(difference))
        {
            return;
        }

        var isSingle = NumericFormats.FormatOf(quotient.Type) == NumericFormat.Single;
        if (step.Value == 0 || !(isSingle ? System.Math.Abs(step.Value) < 1e-4 : System.Math.Abs(step.Value) <= 1e-10))
        {
            return;
        }

        context.Report(new Finding(Descriptor, quotient.Syntax, Text.Shortened(quotient.Syntax), step.Value.ToString("G3", CultureInfo.InvariantCulture), isSingle ? "float" : "double", isSingle ? "1e-4" : "1e-10")
        {
            Claims = [.. quotient.Syntax.DescendantNodes().OfType<ExpressionSyntax>()],
            Fixes = FixOf(quotient.RightOperand, isSingle, context) is { } fix ? [fix] : [],
        });
    }

    /// <summary>Two calls of one function, method or delegate.</summary>
    private static bool IsOfOneFunction(Term difference)
    {
        if (difference.Operands.Length != 2)
        {
            return false;
        }

        var (first, second) = (difference[0].SplitCoefficient(), difference[1].SplitCoefficient());
        return first.Coefficient == -second.Coefficient && (first.Factor.Kind == TermKind.Apply && ReferenceEquals(first.Factor.Head, second.Factor.Head)
            || (first.Factor.Source is IInvocationOperation left && second.Factor.Source is IInvocationOperation right && SymbolEqualityComparer.Default.Equals(left.TargetMethod, right.TargetMethod)
                && left.Instance?.Syntax.ToString() == right.Instance?.Syntax.ToString()));
    }

    /// <summary>A step with a name has one place where it is set.</summary>
    private static Fix? FixOf(IOperation divisor, bool isSingle, RuleContext context)
    {
        var names = divisor.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(reference => reference.Local).ToList();
        if (names.Count != 1 || names[0].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }
            || literal.SyntaxTree != divisor.Syntax.SyntaxTree || !context.Method.Body.Syntax.Span.Contains(literal.Span))
        {
            return null;
        }

        var isCentral = divisor.DescendantsAndSelf().OfType<IBinaryOperation>().Any();
        var step = (isSingle, isCentral) switch { (true, true) => "5e-3f", (true, false) => "3e-4f", (false, true) => "6e-6", _ => "1e-8" };
        return new Fix("Use a step of " + step + " (for x near 1)", "NUM2012.step", [Edit.Replace(literal.Span, step)]);
    }
}
