using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// f(P) - f(Q) where P and Q have a summand in common: sin(x + h) - sin(x), 1/(x + 1) - 1/x. The identity takes the
/// difference symbolically. Difference quotients are NUM2012, unrelated arguments silent.
/// </summary>
internal sealed class NearbyArguments() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2019",
        title: "Difference of one function at nearby arguments",
        messageFormat: "'{0}' subtracts two values of one function that agree in their leading digits where the arguments are close relative to their size",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Both values are rounded before they cancel. An identity of the function has the difference of the arguments, which is known, as a factor.");

    public override IEnumerable<object> Roots => [TermKind.Sum];

    public override void Examine(Reading reading, RuleContext context)
    {
        var sum = reading.Term;
        if (!sum.Format.IsReal() || sum.Kind != TermKind.Sum || sum.Operands.Length != 2 || Arguments(sum) is not var (function, p, q) || !SharesSummand(p, q))
        {
            return;
        }

        var step = p - q;
        if (Surroundings.DivisorOf(reading.Operation, context) is { } divisor && (divisor.Kind == TermKind.Number || divisor.Contains(step) || divisor.Contains(-step) || Contains(divisor, step)))
        {
            return;
        }

        var isPeriodic = function == MathFunction.Sin || function == MathFunction.Cos || function == MathFunction.Tan;
        var range = context.RangeOf(step, reading);
        if (isPeriodic && (range.Low >= 0.1 || range.High <= -0.1) || (range.IsBounded && Counts.IsRatio(step)))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax))
        {
            Severity = Counts.IsCount(p) && Counts.IsCount(q) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Claims = Claim.Of([sum, .. sum.Operands, .. sum.Operands.Select(part => part.SplitCoefficient().Factor)]),
            Fixes = After(function, p, q, step, reading, context) is { } after
                && Rewrite.To(Term.Hole(0), Matcher.Bound(after), reading, context, "NUM2019." + (function?.Name ?? "reciprocal"), "Take the difference of the arguments first") is { } fix ? [fix] : [],
        });
    }

    private static bool Contains(Term divisor, Term step) => step.SplitCoefficient().Factor is { Kind: not TermKind.Number } factor && divisor.Contains(factor);

    /// <summary>f, P and Q of f(P) - f(Q); null for f stands for the reciprocal.</summary>
    private static (MathFunction? Function, Term P, Term Q)? Arguments(Term sum)
    {
        var (first, second) = (sum[0].SplitCoefficient(), sum[1].SplitCoefficient());
        if (first.Coefficient * second.Coefficient != -1)
        {
            return null;
        }

        var (plus, minus) = first.Coefficient > 0 ? (first.Factor, second.Factor) : (second.Factor, first.Factor);
        if (plus.Kind == TermKind.Power && minus.Kind == TermKind.Power && plus[1].IsNumber(-1) && minus[1].IsNumber(-1))
        {
            return plus[0].Is(MathFunction.Sqrt) ? null : (null, plus[0], minus[0]);
        }

        MathFunction[] known = [MathFunction.Sin, MathFunction.Cos, MathFunction.Tan, MathFunction.Atan, MathFunction.Cbrt, MathFunction.Log];
        return plus.Kind == TermKind.Apply && minus.Kind == TermKind.Apply && ReferenceEquals(plus.Head, minus.Head) && known.Contains(plus.Function)
            ? (plus.Function, plus[0], minus[0]) : null;
    }

    private static bool SharesSummand(Term p, Term q)
    {
        IEnumerable<Term> left = p.Kind == TermKind.Sum ? p.Operands : [p], right = q.Kind == TermKind.Sum ? q.Operands : [q];
        return (p.Kind == TermKind.Sum || q.Kind == TermKind.Sum) && left.Any(part => part.Kind != TermKind.Number && right.Contains(part)) && !left.Concat(right).Any(part => part.Is(MathFunction.Uniform));
    }

    private static Term? After(MathFunction? function, Term p, Term q, Term step, Reading reading, RuleContext context)
    {
        if (function is null)
        {
            return -step / (q * p);
        }

        var (half, middle) = (step / 2, q + (step / 2));
        return function.Name switch
        {
            "sin" => 2 * Cos(middle) * Sin(half),
            "cos" => -2 * Sin(middle) * Sin(half),
            "tan" => Sin(step) / (Cos(p) * Cos(q)),
            "atan" => Apply(MathFunction.Atan2, step, 1 + (p * q)),
            "cbrt" when step.Kind == TermKind.Number => step / (Term.RawPower(Cbrt(p), 2) + (Cbrt(p) * Cbrt(q)) + Term.RawPower(Cbrt(q), 2)),
            "log" when context.RangeOf(q, reading).IsPositive => Log1P(step / q),
            _ => null,
        };
    }

    private static Term Cbrt(Term x) => Apply(MathFunction.Cbrt, x);
}
