using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// Perplexity as the mean of exp(loss): one bad sample dominates, and by convexity the value is too large. A heuristic on names
/// (loss, nll, perplexity), because a mean of exponentials is legitimate elsewhere; silent below a logarithm.
/// </summary>
internal sealed class MeanOfExponentials() : Rule(Rule)
{
    private static readonly string[] Names = ["loss", "nll", "perplex", "ppl", "entropy", "logprob", "loglik"];

    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4014",
        title: "Perplexity as a mean of exponentials",
        messageFormat: "'{0}' {1}: perplexity is the exponential of the mean",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "exp of the mean loss is the perplexity. The mean of exp(loss) is larger, and one loss of 710 makes it infinite.");

    public override int Priority => 60;

    public override IEnumerable<object> Roots => [TermKind.Product, MathFunction.Exp];

    public override void Examine(Reading reading, RuleContext context)
    {
        var term = reading.Term;
        if (!context.IsHere(reading.Operation) || !term.Format.IsFloating())
        {
            return;
        }

        if (term.Is(MathFunction.Exp) && term[0] is var total && (total.Is(Reduction.Sum) || (-total).Is(Reduction.Sum)) && IsPerplexity(reading, context))
        {
            Report(reading, "is the exponential of a total, not of a mean", context);
        }
        else if (term.Kind == TermKind.Product && MeanOf(term) is { } body && (IsLoss(body) || IsPerplexity(reading, context)) && !IsUnderLog(reading, context))
        {
            Report(reading, "averages exponentials", context);
        }
    }

    private void Report(Reading reading, string problem, RuleContext context) =>
        context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), problem));

    /// <summary>The x of (Σ exp(x)) / n.</summary>
    private static Term? MeanOf(Term term)
    {
        var sum = term.Operands.FirstOrDefault(factor => factor.Is(Reduction.Sum) && factor[0].Is(MathFunction.Exp));
        var count = term.Operands.FirstOrDefault(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1));
        return sum is not null && count is not null && term.Operands.Length == 2 && (count[0].Is(MathFunction.Count) || count[0].Format == NumericFormat.Integer) ? sum[0][0] : null;
    }

    private static bool IsLoss(Term body) => body.Contains(part => part.Head is Variable { Symbol.Name: var name } && IsName(name) || part is { Kind: TermKind.Member, Head: ISymbol member } && IsName(member.Name));

    private static bool IsPerplexity(Reading reading, RuleContext context) => IsName(context.Method.Owner.Name)
        || reading.Operation.Parent?.Parent is IVariableDeclaratorOperation { Symbol.Name: var name } && IsName(name);

    private static bool IsName(string name) => Naming.Says(name, Names);

    private static bool IsUnderLog(Reading reading, RuleContext context)
    {
        for (var parent = reading.Operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (context.Method.ByOperation.TryGetValue(parent, out var outer) && (outer.Term.Is(MathFunction.Log) || outer.Term.Is(MathFunction.Log2)))
            {
                return true;
            }
        }

        return false;
    }
}
