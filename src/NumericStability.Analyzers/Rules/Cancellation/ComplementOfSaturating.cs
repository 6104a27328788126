using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// 1 - sigmoid(x), 1 - erf(x), 1 - CDF(x): where the function is rounded to 1 the small complement is 0. A warning where the
/// complement is then logged or divided by, a suggestion elsewhere. Complements of unknown probabilities are silent.
/// </summary>
internal sealed class ComplementOfSaturating() : RewriteRule(
    Rule,
    Row.Of(x => 1 - Sigmoid(x), x => Sigmoid(-x)),
    Row.Of(x => 1 - (1 / (1 + Exp(x))), x => Sigmoid(x)),
    Row.Of(x => 1 - (Exp(x) / (1 + Exp(x))), x => Sigmoid(-x)),
    Row.Of(x => 1 - Pow(Tanh(x), 2), x => Term.RawPower(Term.RawPower(Cosh(x), -1), 2)),
    Row.Of((x, y) => 0.5 * y * (1 + Tanh(x)), (x, y) => y * Sigmoid(2 * x)),
    Row.Of(x => 0.5 * (1 + Tanh(x)), x => Sigmoid(2 * x)),
    Row.Of(x => 1 + Tanh(x), x => 2 * Sigmoid(2 * x)),
    Row.Of(x => 1 - Tanh(x), x => 2 * Sigmoid(-2 * x)),
    Row.Of(x => 1 - Apply(MathFunction.Erf, x), x => Apply(MathFunction.Erfc, x)),
    Row.Of(x => 1 - Apply(MathFunction.Erfc, x), x => Apply(MathFunction.Erf, x)),
    Row.Of(x => 1 - Apply(MathFunction.NormalCdf, x), null),
    Row.Of((x, y) => 1 - Apply(MathFunction.CosineSimilarity, x, y), null),
    Row.Of((x, y) => Sigmoid(x) - Sigmoid(y), null),
    Row.Of((x, y) => (1 / (1 + Exp(x))) - (1 / (1 + Exp(y))), null),
    Row.Of((x, y) => Apply(MathFunction.Erf, x) - Apply(MathFunction.Erf, y), null))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2009",
        title: "Complement or difference of saturating functions",
        messageFormat: "'{0}' is 0 where the function is rounded to {1}; the value it should have is small, not 0",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A saturating function is rounded to its limit long before its complement is 0. The reflected function computes the complement itself.");

    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Kind == TermKind.Sum && reading.Term.Operands.Length == 2 && reading.Term.Format.IsFloating() && IsOfDistribution(reading.Term))
        {
            var syntax = reading.Operation.Syntax;
            var isComplement = reading.Term[0].IsNumber(1);
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "1")
            {
                Severity = isComplement && IsNeededSmall(reading, context) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                Fixes = isComplement ? ReflectedDistribution.FixOf(reading.Operation, Id) : [],
            });
            return;
        }

        base.Examine(reading, context);
    }

    /// <summary>1 - CDF(x) or CDF(b) - CDF(a) of a distribution of Math.NET.</summary>
    private static bool IsOfDistribution(Term sum) =>
        (sum[0].IsNumber(1) || IsDistributionFunction(sum[0].SplitCoefficient().Factor)) && IsDistributionFunction(sum[1].SplitCoefficient().Factor)
        && sum.Operands.Any(part => part.SplitCoefficient().Coefficient == -1) && sum.Operands.All(part => part.SplitCoefficient().Coefficient is 1 or -1)
        && (sum[0].IsNumber(1) || sum.Operands.Count(part => part.SplitCoefficient().Coefficient == -1) == 1);

    public static bool IsDistributionFunction(Term term) => term.Source is IInvocationOperation { TargetMethod: { Name: "CDF" or "CumulativeDistribution" } method }
        && method.ContainingNamespace?.ToDisplayString() == "MathNet.Numerics.Distributions";

    private static bool IsNeededSmall(Reading reading, RuleContext context) =>
        Surroundings.IsDivisor(reading.Operation) || Surroundings.IsArgumentOf(reading.Operation, context, MathFunction.Log, MathFunction.Log2, MathFunction.Log10);

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        if (match.Holes[0].Kind == TermKind.Number || Surroundings.IsComparedWithUniform(match.Reading.Operation, match.Context))
        {
            return null;
        }

        var range = match.RangeOf(0);
        var isBounded = match.Row.Holes == 1 && range.Low >= -2 && range.High <= 2;
        return isBounded ? null
            : match.Row.Before.Kind == TermKind.Sum && match.Row.Holes == 1 && IsNeededSmall(match.Reading, match.Context) ? DiagnosticSeverity.Warning
            : DiagnosticSeverity.Info;
    }

    protected override object[] ArgumentsOf(RowMatch match) =>
        [match.Row.Before.Contains(Tanh(Term.Hole(0))) && match.Row.Before.Contains(part => part.Kind == TermKind.Sum && part.Contains(1) && !part.Operands.Any(operand => operand.SplitCoefficient().Coefficient < 0)) ? "-1" : "1"];

    protected override ImmutableArray<Fix> FixesOf(RowMatch match) =>
        match.Row.After is { } after && (after.Is(MathFunction.Erfc) || after.Is(MathFunction.Erf))
            ? Renamed(match, after.Is(MathFunction.Erfc) ? "Erfc" : "Erf") is { } fix ? [fix] : []
            : base.FixesOf(match);

    /// <summary>The complement is a function of the same library: the user's own call under the other name.</summary>
    private static Fix? Renamed(RowMatch match, string name)
    {
        var call = match.Reading.Operation.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(candidate => candidate.TargetMethod.Name is "Erf" or "Erfc");
        if (call?.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList: var arguments })
        {
            return null;
        }

        ImmutableArray<Piece> pieces = [Piece.Keep(access.Expression.Span), Piece.New("." + name), Piece.Keep(arguments.Span)];
        return new Fix("Use " + name, "NUM2009." + name, [new Edit(match.Reading.Operation.Syntax.Span, pieces)]);
    }
}
