using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// Pow of a base that can be negative with a fractional exponent (NaN), or of a base that can be 0 with a negative one (∞).
/// Unknown bases count only where the exponent is written as negative and fractional or symbolic, and then as a suggestion.
/// </summary>
internal sealed class PowerOutsideDomain() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5008",
        title: "Power outside its domain",
        messageFormat: "'{0}' is {1}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A negative base has no real power with a fractional exponent, and 0 none with a negative one.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var power in FunctionCall.In(method, MathFunction.Pow))
        {
            if (!context.IsHere(power.Call.Operation) || power.Argument.Term.Kind == TermKind.Number
                || power.Call.Operation is not IInvocationOperation { Arguments.Length: 2 } call || ExponentOf(call, method) is not { } exponent)
            {
                continue;
            }

            var range = context.RangeOf(power.Argument.Term, power.Call);
            if (!range.IsEmpty && Problem(power, exponent, range, context) is var (text, severity) && !Safeguards.IsTestedLater(power.Call.Term, context))
            {
                context.Report(new Finding(Rule, call.Syntax, Text.Shortened(call.Syntax), text) { Severity = severity, Fixes = Fixes(power, exponent, context) });
            }
        }
    }

    private static Term? ExponentOf(IInvocationOperation call, MethodReading method) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1) is { } second && method.ByOperation.TryGetValue(second.Value, out var reading) ? reading.Term : null;

    /// <summary>Ranges are widened by their roundings: 1 - e²·sin² of an e up to 1 is not negative.</summary>
    private const double Slack = 1e-12;

    private static (string Text, DiagnosticSeverity Severity)? Problem(FunctionCall power, Term exponent, Interval range, RuleContext context)
    {
        var isFractional = exponent.Kind == TermKind.Number && exponent.Value % 1 != 0;
        var isNegative = exponent.Kind == TermKind.Number ? exponent.Value < 0 : exponent.SplitCoefficient().Coefficient < 0 || context.RangeOf(exponent, power.Call).High < 0;
        var isUnknown = double.IsNegativeInfinity(range.Low) && double.IsPositiveInfinity(range.High);
        if (Safeguards.IsBoundedBelow(power.Argument.Term, power.Call.Facts))
        {
            return null;
        }

        if (isFractional && range.Low < -Slack && !isUnknown && !IsOfType(range))
        {
            return ("NaN where '" + Text.Shortened(power.Argument.Operation.Syntax) + "' is negative", IsDoubtful(power.Argument.Term, range) || IsOfCounts(power, context) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning);
        }

        if (isNegative && range.Contains(0) && !isUnknown)
        {
            return ("infinite where '" + Text.Shortened(power.Argument.Operation.Syntax) + "' is 0", StartsAtZero(power, context) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info);
        }

        if (isFractional && IsOddRoot(exponent.Value))
        {
            return ("NaN for a negative base, though the root exists", DiagnosticSeverity.Info);
        }

        var isDifference = power.Argument.Term.Kind == TermKind.Sum && power.Argument.Term.Operands.Any(operand => operand.SplitCoefficient().Coefficient < 0);
        return isFractional && isDifference && isUnknown ? ("NaN where the difference is negative", DiagnosticSeverity.Info)
            : isNegative && (isFractional || exponent.Kind != TermKind.Number) && isUnknown ? ("infinite for a base of 0 and NaN below", DiagnosticSeverity.Info)
            : null;
    }

    /// <summary>
    /// What is only known to be at most 3 need not be negative. z² - 1 and 1 - x²: an unbounded difference is negative only where the
    /// caller leaves the formula's own domain. So is the cosine of a share of π, whose first quarter is what is meant, and an angle,
    /// whose sign its first argument has.
    /// </summary>
    private static bool IsDoubtful(Term value, Interval range) => (double.IsNegativeInfinity(range.Low) && range.High > 0) || value.SplitCoefficient().Factor.Is(MathFunction.Atan2) || (value.SplitCoefficient().Factor.Kind == TermKind.Sum && !range.IsBounded)
        || ((value.Is(MathFunction.Cos) || value.Is(MathFunction.Sin)) && value[0].SplitCoefficient() is { Factor.Kind: not TermKind.Number } angle
            && angle.Coefficient != 0 && System.Math.Abs((2 * angle.Coefficient / System.Math.PI) - System.Math.Round(2 * angle.Coefficient / System.Math.PI)) < 1e-6);

    /// <summary>n / (w·h) of whole numbers that nothing is known of.</summary>
    private static bool IsOfCounts(FunctionCall power, RuleContext context) => power.Argument.Term.SplitCoefficient().Factor is { Kind: TermKind.Product or TermKind.Power or TermKind.Variable } ratio
        && ratio.Contains(part => part.Symbol is { } count && NumericFormats.DeclaredFormatOf(count) == NumericFormat.Integer && IsOfType(context.RangeOf(part, power.Call)));

    /// <summary>What an int can hold is no evidence that it is negative.</summary>
    private static bool IsOfType(Interval range) => range.Low <= int.MinValue / 2 && !double.IsInfinity(range.Low);

    /// <summary>The base is the index of a loop that starts at 0: the very first iteration fails.</summary>
    private static bool StartsAtZero(FunctionCall power, RuleContext context) => FirstIteration.IsZero(power.Argument.Term, power.Call, context);

    private static bool IsOddRoot(double exponent) => System.Math.Abs((1 / exponent) - 3) < 1e-9;

    private static ImmutableArray<Fix> Fixes(FunctionCall power, Term exponent, RuleContext context)
    {
        if (exponent.Kind != TermKind.Number || !IsOddRoot(exponent.Value))
        {
            return [];
        }

        var holes = new Matcher(1);
        return holes.TryMatch(Term.Hole(0), power.Argument.Term)
            && Rewrite.To(Formula.Apply(MathFunction.Cbrt, Term.Hole(0)), holes, power.Call, context, "NUM5008", "Use the cube root, which negative numbers have too") is { } fix ? [fix] : [];
    }
}
