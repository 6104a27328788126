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

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// √(Σ(x - mean)/n): the sum of deviations is 0 up to rounding; the square was forgotten. The same sum as a correction of a
/// mean or of a sum of squares is right and silent.
/// </summary>
internal sealed class FirstPowerDeviations() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2018",
        title: "Sum of deviations that are not squared",
        messageFormat: "'{0}' sums deviations from their own mean: the sum is 0 up to rounding, whatever the data",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Deviations from the mean add up to 0. A spread needs their squares or magnitudes.");

    public override int Priority => 45;

    public override IEnumerable<object> Roots => [MathFunction.Sqrt, TermKind.Product];

    public override void Examine(Reading reading, RuleContext context)
    {
        var value = reading.Term.Is(MathFunction.Sqrt) ? reading.Term[0] : reading.Term;
        if (!reading.Term.Format.IsFloating() || (!reading.Term.Is(MathFunction.Sqrt) && !IsResult(reading.Operation)) || DeviationSum(value) is not { } sum)
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax))
        {
            Claims = [.. syntax.DescendantNodes().OfType<ExpressionSyntax>()],
            Evidence = sum[0].Source is { } source ? [source.Syntax] : [],
            Fixes = FixOf(sum[0], context) is { } fix ? [fix] : [],
        });
    }

    /// <summary>What a method returns is not a correction of something else.</summary>
    private static bool IsResult(IOperation operation) => Surroundings.UserOf(operation) is IReturnOperation or null
        || Surroundings.UserOf(operation) is IInvocationOperation { TargetMethod.Name: "Sqrt" };

    /// <summary>c·Σ(x - m) where m is the mean of the same x; the factor c, a count, does not matter.</summary>
    private static Term? DeviationSum(Term value)
    {
        var factors = value.Kind == TermKind.Product ? value.Operands : [value];
        var sums = factors.Where(factor => factor.Is(Reduction.Sum)).ToList();
        return sums.Count == 1 && IsDeviation(sums[0][0]) && factors.All(factor => factor.Is(Reduction.Sum) || factor.Kind is TermKind.Number or TermKind.Power) ? sums[0] : null;
    }

    private static bool IsDeviation(Term body)
    {
        if (body.Kind != TermKind.Sum || body.Operands.Length != 2)
        {
            return false;
        }

        var (deviating, mean) = body[0].HasBound(0) ? (body[0], body[1]) : (body[1], body[0]);
        return deviating.HasBound(0) && !mean.HasBound(0) && mean.SplitCoefficient().Coefficient == -deviating.SplitCoefficient().Coefficient
            && (mean.Kind == TermKind.Product ? mean.Operands : [mean]).Any(factor => factor.Is(Reduction.Sum) && factor[0].Equals(deviating.SplitCoefficient().Factor));
    }

    private static Fix? FixOf(Term body, RuleContext context)
    {
        if (body.Source is not { Syntax: ExpressionSyntax syntax } source || !context.IsHere(source))
        {
            return null;
        }

        var inner = syntax is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : syntax;
        ImmutableArray<Piece> pieces = [Piece.New("("), Piece.Keep(inner.Span), Piece.New(") * ("), Piece.Keep(inner.Span), Piece.New(")")];
        return new Fix("Square the deviation (changes the result)", "NUM2018.square", [new Edit(syntax.Span, pieces)]);
    }
}
