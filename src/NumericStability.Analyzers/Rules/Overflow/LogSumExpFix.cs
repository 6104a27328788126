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

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>The ways to mend a log-sum-exp: the maximum taken out, or a call of StableMath on the exponents.</summary>
internal static class LogSumExpFix
{
    public static ImmutableArray<Fix> Of(Reading reading, RuleContext context, IReadOnlyList<Term> exponentials)
    {
        if (!reading.Term.Is(MathFunction.Log))
        {
            return [];
        }

        if (TensorFix.LogSumExp(reading, context) is { } tensor)
        {
            return [tensor];
        }

        var fixes = ImmutableArray.CreateBuilder<Fix>();
        if (OfTwo(reading, context) is { } pair)
        {
            fixes.Add(pair);
        }

        if (MaximumFix.ForLogarithm(reading, context, exponentials) is { } maximum)
        {
            fixes.Add(maximum);
        }

        if (Call(reading, context, exponentials) is { } call)
        {
            fixes.Add(call);
        }

        return fixes.ToImmutable();
    }

    private static Fix? OfTwo(Reading reading, RuleContext context)
    {
        if (reading.Term[0] is not { Kind: TermKind.Sum, Operands: { Length: 2 } summands } || !summands.All(static part => part.Is(MathFunction.Exp)))
        {
            return null;
        }

        var written = summands.Select(static part => part[0]).OrderBy(static exponent => (exponent.Origin ?? exponent.Source)?.Syntax.SpanStart ?? 0).ToList();
        var holes = new Matcher(2);
        return holes.TryMatch(Term.Hole(0), written[0]) && holes.TryMatch(Term.Hole(1), written[1])
            ? Rewrite.To(Formula.Apply(MathFunction.LogAddExp, Term.Hole(0), Term.Hole(1)), holes, reading, context, "NUM1002")
            : null;
    }

    /// <summary>log Σ exp over a whole array or sequence; with a division by its length, LogMeanExp.</summary>
    private static Fix? Call(Reading reading, RuleContext context, IReadOnlyList<Term> exponentials)
    {
        if (context.Symbols.StableMath is null || exponentials.Count != 1 || reading.Term.Format is not (NumericFormat.Double or NumericFormat.Single)
            || exponentials[0].Format != reading.Term.Format || NameOf(reading.Term[0]) is not { } name)
        {
            return null;
        }

        var sequence = WholeArray(exponentials[0], reading.Term[0], reading, context) ?? (exponentials[0].Source is { } source ? SequenceOf(source, context) : null);
        if (sequence is null)
        {
            return null;
        }

        var spelling = context.SpellingAt(reading);
        return new Fix($"Use StableMath.{name}", "NUM1002." + name, [Edit.Replace(reading.Operation.Syntax.Span, $"StableMath.{name}({sequence})")]) { NeedsImport = spelling.NeedsImport };
    }

    private static string? NameOf(Term total)
    {
        if (total.Is(Reduction.Sum) && total[0].Is(MathFunction.Exp))
        {
            return "LogSumExp";
        }

        return total.Kind == TermKind.Product && total.Operands.Length == 2 && total.Operands.Any(part => part.Is(Reduction.Sum) && part[0].Is(MathFunction.Exp))
            && total.Operands.Any(part => part.Kind == TermKind.Power && part[1].IsNumber(-1) && part[0].Is(MathFunction.Count)) ? "LogMeanExp" : null;
    }

    /// <summary>The name of an array all of whose elements are the exponents.</summary>
    private static string? WholeArray(Term exponential, Term total, Reading reading, RuleContext context)
    {
        var sum = total.Is(Reduction.Sum) ? total : total.Operands.First(part => part.Is(Reduction.Sum));
        if (exponential[0] is not { Kind: TermKind.Element } element || element[1].Kind != TermKind.Bound || element[0] is not { Kind: TermKind.Variable, Head: Variable variable }
            || sum.Domain is not { IsFiltered: false } domain || !reading.State.Cells.TryGetValue(Term.Of(variable.Symbol, 0), out var now) && variable.Version != 0
            || (now is not null && !now.Equals(element[0])) || !context.Symbols.StableMath!.MemberNames.Contains("LogSumExp"))
        {
            return null;
        }

        var isWhole = domain.Collection is not null ? domain.Collection.Equals(element[0])
            : domain.Start is { } start && start.IsNumber(0) && domain.Limit is { } limit && limit.Is(MathFunction.Count) && limit[0].Equals(element[0]);
        return isWhole && TypeOf(variable.Symbol) is IArrayTypeSymbol { Rank: 1 } or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "List" or "IEnumerable" or "IList" or "IReadOnlyList" } && isWhole
            ? variable.Symbol.Name : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    /// <summary>The sequence of exponents behind x.Select(Math.Exp), x.Sum(v => Math.Exp(v)), x.Select(v => Math.Exp(-v / t)).</summary>
    public static string? SequenceOf(IOperation exponential, RuleContext context)
    {
        if (!context.IsHere(exponential))
        {
            return null;
        }

        var syntax = exponential.Syntax;
        var lambda = syntax.Parent as SimpleLambdaExpressionSyntax;
        var argument = lambda?.Parent as ArgumentSyntax ?? syntax.Parent as ArgumentSyntax;
        if (argument?.Parent?.Parent is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" or "Sum" or "Average", Expression: { } receiver } } call
            || call.ArgumentList.Arguments.Count != 1 || receiver is not IdentifierNameSyntax || IsReassigned(receiver, context))
        {
            return null;
        }

        if (lambda is null)
        {
            return exponential is IMethodReferenceOperation ? receiver.ToString() : null;
        }

        if (syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } written } || written.First().Expression is not { } exponent)
        {
            return null;
        }

        return exponent is IdentifierNameSyntax name && name.Identifier.ValueText == lambda.Parameter.Identifier.ValueText
            ? receiver.ToString() : $"{receiver}.Select({lambda.Parameter} => {exponent})";
    }

    private static bool IsReassigned(ExpressionSyntax receiver, RuleContext context) =>
        context.Model.GetSymbolInfo(receiver).Symbol is not { } symbol
        || context.Method.Assignments.Count(assignment => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(assignment.Target), symbol)) > 0;
}
