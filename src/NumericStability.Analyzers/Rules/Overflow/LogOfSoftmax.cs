using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// The logarithm of a softmax output, stable or not: a probability below 1e-308 is 0 and its logarithm -∞. An added or clamping
/// epsilon bounds the loss and kills its gradient: a suggestion.
/// </summary>
internal sealed class LogOfSoftmax() : Rule(LogSoftmax)
{
    public static readonly DiagnosticDescriptor LogSoftmax = Descriptors.Create(
        id: "NUM1005",
        title: "Logarithm of a softmax output",
        messageFormat: "'{0}' takes the logarithm of a softmax output: {1}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A softmax output underflows to 0 and its logarithm is -∞. x - logsumexp(x) is the same number and finite.");

    public override int Priority => 14;

    public override IEnumerable<object> Roots => [MathFunction.Log, MathFunction.Log2, MathFunction.Log10];

    public override void Examine(Reading reading, RuleContext context)
    {
        var (probability, isGuarded) = Unguarded(reading.Term[0]);
        if (!IsSoftmaxOutput(probability, out var exponentials) || IsBounded(exponentials, reading, context))
        {
            return;
        }

        isGuarded |= IsTested(probability, reading, context);

        var syntax = reading.Operation.Syntax;
        var isOnlyLogged = IsOnlyLogged(probability, context);
        var format = reading.Term.Format;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), isGuarded
            ? "the test, or the added or clamping constant, bounds the loss and its gradient vanishes there"
            : $"it is exactly 0 where a logit is {Thresholds.ExpUnderflow(format).Replace("-", "")} below the largest, and the logarithm is -∞")
        {
            Severity = isGuarded ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Claims = Claim.Of([probability, .. exponentials]).Where(node => syntax.Span.Contains(node.Span) || isOnlyLogged).ToList(),
            Evidence = Claim.Of([probability]).Where(node => !syntax.Span.Contains(node.Span)).ToList(),
            Fixes = reading.Term.Is(MathFunction.Log) && TensorFix.LogSoftmax(reading, context) is { } tensor ? [tensor] : FixOf(reading, context, probability),
        });
    }

    /// <summary>A local that nothing but the logarithm reads belongs to its formula.</summary>
    private static bool IsOnlyLogged(Term probability, RuleContext context) =>
        probability.Source?.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
        && context.OperationsOf<ILocalReferenceOperation>().Count(use => SymbolEqualityComparer.Default.Equals(use.Local, local)) == 1;

    private static (Term Probability, bool IsGuarded) Unguarded(Term argument)
    {
        if (argument.Kind == TermKind.Sum && argument.Operands.Length == 2 && argument.Operands.FirstOrDefault(part => part.Kind == TermKind.Number) is { Value: > 0 and < 0.01 } epsilon)
        {
            return (argument - epsilon, true);
        }

        return argument.Is(MathFunction.Max) && argument.Operands.Any(part => part.Kind == TermKind.Number) && argument.Operands.FirstOrDefault(part => part.Kind != TermKind.Number) is { } floored
            ? (floored, true)
            : argument.Is(MathFunction.Clamp) ? (argument[0], true) : (argument, false);
    }

    private static bool IsSoftmaxOutput(Term term, out List<Term> exponentials)
    {
        exponentials = [];
        if (term.Is(MathFunction.Softmax) && term.Format == NumericFormat.Vector)
        {
            return true;
        }

        if (term.Kind == TermKind.Element)
        {
            return term[0].Is(MathFunction.NaiveSoftmax) || term[0].Is(MathFunction.Softmax);
        }

        if (term.Kind != TermKind.Product || term.Operands.FirstOrDefault(part => part.Kind == TermKind.Power && part[1].IsNumber(-1) && Exponentials.SumsIn(part[0]).Any()) is not { } divisor)
        {
            return false;
        }

        var above = term.Operands.Where(part => part.Is(MathFunction.Exp)).ToList();
        exponentials = [.. above, .. Exponentials.In(divisor[0])];
        return above.Count == 1 && exponentials.Skip(1).Any(exp => Ranges.Differences.IsInstance(exp[0], above[0][0]));
    }

    private static bool IsBounded(List<Term> exponentials, Reading reading, RuleContext context) =>
        exponentials.Count > 0 && exponentials.All(term => Exponentials.RangeOf(term, reading, context) is { Low: > -30, High: < 30 });

    /// <summary>p > 0 ? Math.Log(p) : floor.</summary>
    private static bool IsTested(Term probability, Reading reading, RuleContext context) =>
        context.RangeOf(probability, (Facts?)null).Contains(0) && !context.RangeOf(probability, reading).Contains(0);

    /// <summary>-log p[y] with p a softmax of z is CrossEntropyWithLogits(z, y).</summary>
    private static ImmutableArray<Fix> FixOf(Reading reading, RuleContext context, Term probability)
    {
        if (context.Symbols.StableMath is null || !reading.Term.Is(MathFunction.Log) || LogitsOf(probability) is not { } logits || logits.Head is not Variable { Symbol: { } symbol }
            || !IsCurrent(logits, symbol, reading) || reading.Operation.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } syntax
            || IndexIn(arguments.First().Expression) is not { } index || FormatOf(symbol) != reading.Term.Format)
        {
            return [];
        }

        var call = $"StableMath.CrossEntropyWithLogits({symbol.Name}, {index})";
        var negation = syntax.Parent as PrefixUnaryExpressionSyntax;
        var edit = negation?.IsKind(SyntaxKind.UnaryMinusExpression) == true ? Edit.Replace(negation.Span, call) : Edit.Replace(syntax.Span, "-" + call);
        return [new Fix("Use StableMath.CrossEntropyWithLogits", "NUM1005.CrossEntropyWithLogits", [edit]) { NeedsImport = context.SpellingAt(reading).NeedsImport }];
    }

    private static Term? LogitsOf(Term probability)
    {
        if (probability.Is(MathFunction.Softmax))
        {
            return null;
        }

        if (probability.Kind == TermKind.Element)
        {
            return probability[0][0];
        }

        var exponent = probability.Operands.First(part => part.Is(MathFunction.Exp))[0];
        var element = exponent.Kind == TermKind.Element ? exponent
            : exponent.Kind == TermKind.Sum && exponent.Operands.Length == 2 && Shifts.HasExtreme(exponent) ? exponent.Operands.FirstOrDefault(part => part.Kind == TermKind.Element) : null;
        return element?[0];
    }

    private static bool IsCurrent(Term logits, ISymbol symbol, Reading reading) =>
        (reading.State.Cells.TryGetValue(Term.Of(symbol, 0), out var now) ? now : Term.Of(symbol, 0)).Equals(logits);

    private static NumericFormat FormatOf(ISymbol symbol) => ((symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type ?? (symbol as IFieldSymbol)?.Type) switch
    {
        IArrayTypeSymbol { Rank: 1 } array => NumericFormats.FormatOf(array.ElementType),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } span => NumericFormats.FormatOf(span.TypeArguments[0]),
        _ => NumericFormat.None,
    };

    private static ExpressionSyntax? IndexIn(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<ElementAccessExpressionSyntax>().FirstOrDefault() is { ArgumentList.Arguments: { Count: 1 } arguments } ? arguments.First().Expression : null;
}
