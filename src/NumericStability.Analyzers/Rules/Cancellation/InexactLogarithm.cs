using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// log(x)/log(2) is not whole where x is a power of 2; a cast or floor then drops one. A warning where the result becomes an
/// integer or is compared for equality, a suggestion elsewhere. Powers of Math.E are an exponential with a rounded base.
/// </summary>
internal sealed class InexactLogarithm() : RewriteRule(
    Rule,
    Row.Of(x => Apply(MathFunction.LogBase, x, 2), x => Log2(x)),
    Row.Of(x => Apply(MathFunction.LogBase, x, 10), x => Log10(x)),
    Row.Of(x => Log(x) / Log(2), x => Log2(x)),
    Row.Of(x => Log(x) / Log(10), x => Log10(x)),
    Row.Of(x => Log10(x) / Log10(2), x => Log2(x)),
    Row.Of((x, b) => Apply(MathFunction.LogBase, x, b), null),
    Row.Of((x, b) => Log(x) / Log(b), null),
    Row.Of(x => Pow(System.Math.E, x), x => Exp(x)),
    Row.Of(x => Pow((float)System.Math.E, x), x => Exp(x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2015",
        title: "Inexact logarithm or exponential",
        messageFormat: "'{0}' {1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A quotient of logarithms is rounded three times and is not whole for exact powers; a power of a rounded e multiplies the error of e by the exponent.");

    public override int Priority => 70;

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        if (IsPower(match))
        {
            return match.Holes[0].Kind == TermKind.Number ? null : DiagnosticSeverity.Warning;
        }

        if (IsMadeWhole(match.Reading.Operation, match.Context))
        {
            return DiagnosticSeverity.Warning;
        }

        return match.Row.Holes == 2 || match.Holes[0].Kind == TermKind.Number ? null : DiagnosticSeverity.Info;
    }

    private static bool IsPower(RowMatch match) => match.Row.Before.Kind == TermKind.Power;

    /// <summary>Cast to an integer, floored, or compared for equality.</summary>
    private static bool IsMadeWhole(IOperation operation, RuleContext context)
    {
        for (var user = operation.Parent; user is IParenthesizedOperation or IConversionOperation; user = user.Parent)
        {
            if (user is IConversionOperation conversion && NumericFormats.FormatOf(conversion.Type) == NumericFormat.Integer)
            {
                return true;
            }
        }

        return Surroundings.IsArgumentOf(operation, context, MathFunction.Floor, MathFunction.Ceiling, MathFunction.Truncate)
            || Surroundings.UserOf(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals };
    }

    protected override object[] ArgumentsOf(RowMatch match)
    {
        if (IsPower(match))
        {
            return ["multiplies the rounding error of e by the exponent (168 ulp at x = 700)"];
        }

        return [match.Row.Before.Contains(10) ? "is not whole for 168 of the 308 powers of 10"
            : match.Row.Holes == 2 ? "is not whole where the number is an exact power of the base" : "is not whole for 220 of the 1023 powers of 2"];
    }

    protected override ImmutableArray<Fix> FixesOf(RowMatch match) => base.FixesOf(match);
}
