using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// log Σ exp(xᵢ), weighted or averaged, and log(exp a + exp b): ∞ where one exponential overflows, -∞ where all are 0, although the
/// result is an ordinary number near max(x). Silent where the exponents are taken relative to their maximum or bounded.
/// </summary>
internal sealed class LogOfSumOfExponentials() : Rule(LogSumExp)
{
    public static readonly DiagnosticDescriptor LogSumExp = Descriptors.Create(
        id: "NUM1002",
        title: "Logarithm of a sum of exponentials",
        messageFormat: "'{0}' takes the logarithm of a sum of exponentials: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "log Σ exp(x) overflows or is -∞ although its value is close to the largest x. max + log Σ exp(x - max) is the same number.");

    public override int Priority => 31;

    public override IEnumerable<object> Roots => [MathFunction.Log, MathFunction.Log2, MathFunction.Log10, MathFunction.Log1P, MathFunction.NaiveLog1P, MathFunction.LogBase];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!context.IsHere(reading.Operation))
        {
            return;
        }

        var total = reading.Term[0];
        var exponentials = Exponentials.In(total);
        if (!IsSum(total, exponentials) || !exponentials.Any(Exponentials.IsData) || HasNegativePart(total))
        {
            return;
        }

        var sum = reading.Term.Is(MathFunction.Log1P) || reading.Term.Is(MathFunction.NaiveLog1P) ? total + Term.One : total;
        var failure = Exponentials.FailureOf(exponentials, sum, reading, context);
        if (failure != Failure.None)
        {
            Report(reading, context, exponentials, failure);
        }
    }

    private static bool IsSum(Term total, List<Term> exponentials) => exponentials.Count > 0 && (Exponentials.SumsIn(total).Any() || Summands(total) > 1);

    private static int Summands(Term total) => total.Kind switch
    {
        TermKind.Sum => total.Operands.Count(part => Exponentials.In(part).Count > 0),
        TermKind.Product => total.Operands.Select(Summands).DefaultIfEmpty(0).Max(),
        _ => 0,
    };

    /// <summary>exp a - exp b is another formula.</summary>
    private static bool HasNegativePart(Term total) => total.Kind == TermKind.Sum
        && total.Operands.Any(part => part.SplitCoefficient().Coefficient < 0 && Exponentials.In(part).Count > 0);

    private void Report(Reading reading, RuleContext context, List<Term> exponentials, Failure failure)
    {
        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Reason(failure, exponentials[0].Format))
        {
            Claims = Claim.Of(exponentials),
            Evidence = Claim.Of(exponentials.Where(term => context.IsHere(term.Source) && !syntax.Span.Contains(term.Source!.Syntax.Span))),
            Fixes = LogSumExpFix.Of(reading, context, exponentials),
        });
    }

    private static string Reason(Failure failure, NumericFormat format) => failure == Failure.Overflow
        ? $"exp overflows to ∞ for arguments above {Thresholds.ExpOverflow(format)}, and below {Thresholds.ExpUnderflow(format)} all are 0 and the result is -∞"
        : $"all exponentials are 0 for arguments below {Thresholds.ExpUnderflow(format)} and the result is -∞";
}
