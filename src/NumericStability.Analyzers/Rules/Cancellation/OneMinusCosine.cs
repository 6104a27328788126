using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// 1 - cos(x): near 0 the cosine is 1 and x²/2 is lost; 2·sin²(x/2) is the same without a difference. The spherical law of
/// cosines has the same loss inside acos. Angles that are ratios of counts (windows, schedules) are suggestions.
/// </summary>
internal sealed class OneMinusCosine() : RewriteRule(
    Rule,
    Row.Of(x => 1 - Cos(x), x => Twice(x)),
    Row.Of(x => Cos(x) - 1, x => -Twice(x)),
    Row.Of((x, r) => r - (r * Cos(x)), (x, r) => r * Twice(x)),
    Row.Of((x, y, z) => Acos((Sin(x) * Sin(y)) + (Cos(x) * Cos(y) * Cos(z))), (x, y, z) => 2 * Asin(Min(1, Sqrt(Haversine(x, y, z))))))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2004",
        title: "One minus a cosine",
        messageFormat: "'{0}' loses its digits for small angles: below {1} the cosine is exactly 1",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The cosine is rounded near 1 before the difference is taken. 2·sin²(x/2) has no difference in it.");

    public override int Priority => 60;

    private static Term Twice(Term x) => 2 * Squared(Sin(x / 2));

    /// <summary>A square that is written Pow(…, 2), so that its operand stands once.</summary>
    private static Term Squared(Term x) => Term.RawPower(x, 2);

    private static Term Haversine(Term x, Term y, Term z) => Squared(Sin((y - x) / 2)) + (Cos(x) * Cos(y) * Squared(Sin(z / 2)));

    protected override DiagnosticSeverity? SeverityOf(RowMatch match)
    {
        var x = match.Holes[match.Row.Holes == 3 ? 2 : 0];
        var range = match.RangeOf(match.Row.Holes == 3 ? 2 : 0);
        if (match.Row.Holes == 3)
        {
            return DiagnosticSeverity.Warning;
        }

        if (x.Kind == TermKind.Number || range.IsWhole || Counts.IsCount(x) || (range.Low >= 0.5 && range.High <= 5.7) || (range.Low >= -5.7 && range.High <= -0.5)
            || Surroundings.IsSmallArgumentElsewhere(x, match.Reading, match.Context, isSecondOrder: true))
        {
            return null;
        }

        return Counts.IsRatio(x) || IsAdded(match.Reading.Operation, match, x) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
    }

    /// <summary>(1 - cos(x))·a + sin(x)·b, an entry of a rotation: beside the sine or cosine of the same angle the lost digits are below its last one.</summary>
    private static bool IsAdded(IOperation formula, RowMatch match, Term x)
    {
        var sum = formula;
        while (sum.Parent is IParenthesizedOperation or IConversionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply })
        {
            sum = sum.Parent;
        }

        if (sum.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } && ReferenceEquals(LoopScan.Unconverted(sum), LoopScan.Unconverted(formula)))
        {
            var uses = match.Context.OperationsOf<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
            return uses.Count > 0 && uses.TrueForAll(use => IsAdded(use, match, x));
        }

        return match.Context.Method.ByOperation.TryGetValue(sum, out var whole) && whole.Term.Kind == TermKind.Sum
            && whole.Term.Operands.Any(operand => IsOfAngle(operand, x) && !match.Reading.Term.Operands.Contains(operand));
    }

    /// <summary>A multiple of the sine or cosine itself.</summary>
    private static bool IsOfAngle(Term operand, Term x) => (operand.Kind == TermKind.Product ? operand.Operands : [operand])
        .Any(factor => (factor.Is(MathFunction.Sin) || factor.Is(MathFunction.Cos)) && factor[0].Equals(x));

    protected override object[] ArgumentsOf(RowMatch match) => [Smallest.SquareAbsorbed(match.Reading.Term.Format)];

    protected override ImmutableArray<Fix> FixesOf(RowMatch match)
    {
        if (match.Row.Holes == 2 && !match.RangeOf(1).IsBounded)
        {
            return [];
        }

        var title = match.Row.Holes == 3 ? "Use the haversine formula (a distance where rounding made acos NaN)" : "Use 2·sin²(x/2)";
        return Rewrite.To(match.Row.After!, match.Holes, match.Reading, match.Context, Id, title) is { } fix ? [fix] : [];
    }
}
