using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// A product over a sequence whose logarithm or root is taken, or that is normalised: it underflows to 0 (or overflows) long
/// before the logarithm does. Silent for plain products, whole numbers and few factors.
/// </summary>
internal sealed class ProductOfProbabilities() : Rule(LinearProduct)
{
    public static readonly DiagnosticDescriptor LinearProduct = Descriptors.Create(
        id: "NUM1009",
        title: "Product of probabilities in the linear domain",
        messageFormat: "'{0}' {1} of a product over a sequence: with factors of 0.1 the product is 0 from {2} of them on",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A product of many probabilities underflows to 0. The sum of their logarithms does not.");

    private const double FewFactors = 10;

    public override int Priority => 36;

    public override IEnumerable<object> Roots => [MathFunction.Log, MathFunction.Log2, MathFunction.Log10, TermKind.Power, TermKind.Product, MathFunction.Sqrt];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!reading.Term.Format.IsFloating() || !Formed.Here(reading, context, term => UseOf(term) is not null) || UseOf(reading.Term) is not var (product, use) || !IsReal(product, reading, context))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), use, Vanishing(product.Format))
        {
            Fixes = SumOfLogarithmsFix.Of(reading, context),
            Evidence = Claim.Of([product]).Where(node => !syntax.Span.Contains(node.Span) && node.SyntaxTree == syntax.SyntaxTree).ToList(),
        });
    }

    /// <summary>A likelihood by name, or one made of densities, that is neither logged nor normalised here: a suggestion.</summary>
    public override void Examine(MethodReading method, RuleContext context)
    {
        if (method.Readings.Any(reading => UseOf(reading.Term) is { } use && IsReal(use.Product, reading, context)))
        {
            return;
        }

        foreach (var assignment in method.Assignments)
        {
            if (assignment.Loop is { } loop && assignment.Format.IsFloating() && assignment.Location.Kind == TermKind.Variable && context.IsHere(assignment.Operation)
                && assignment.Operation is not IVariableDeclaratorOperation && loop.Domain?.TripCount is not <= FewFactors
                && Updates.Multiplied(assignment.Old, assignment.Value) is { Kind: not TermKind.Number } factor && IsProbability(factor, assignment, method))
            {
                var syntax = assignment.Operation.Syntax;
                context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "makes a likelihood", Vanishing(assignment.Format)) { Severity = DiagnosticSeverity.Info });
                return;
            }
        }
    }

    private static bool IsProbability(Term factor, Assignment assignment, MethodReading method)
    {
        var names = new[] { Naming.Of(assignment.Target), method.Owner.Name }.Concat(NamesIn(factor));
        return factor.Contains(part => part.Kind is TermKind.Element or TermKind.Opaque or TermKind.Member)
            && (IsDensity(factor) || factor.Contains(IsSigmoid) || names.Any(static name => Naming.Says(name, Words)));
    }

    private static readonly string[] Words = ["prob", "likelihood", "posterior", "density", "pdf"];

    private static IEnumerable<string> NamesIn(Term factor) => factor.Kind switch
    {
        TermKind.Element => NamesIn(factor[0]),
        TermKind.Sum or TermKind.Product or TermKind.Choice => factor.Operands.SelectMany(NamesIn),
        TermKind.Variable => [((Variable)factor.Head!).Symbol.Name],
        _ => [Naming.Of(factor.Origin)],
    };

    /// <summary>exp(-z²…)/σ.</summary>
    private static bool IsDensity(Term factor) => factor.Kind == TermKind.Product && factor.Operands.Any(static part => part.Is(MathFunction.Exp) && part[0].SplitCoefficient().Coefficient < 0
        && part[0].Contains(static inner => inner.Kind == TermKind.Power && inner[1].IsNumber(2)));

    /// <summary>1/(1 + exp(-z)): the probability of one decision on a path.</summary>
    private static bool IsSigmoid(Term part) => part.Is(MathFunction.Sigmoid) || (part.Kind == TermKind.Power && part[1].IsNumber(-1)
        && part[0] is { Kind: TermKind.Sum, Operands: [var one, var exponential] } && one.IsNumber(1) && exponential.Is(MathFunction.Exp));

    private static string Vanishing(NumericFormat format) => format switch
    {
        NumericFormat.Single => "46",
        NumericFormat.Half => "8",
        _ => "324",
    };

    private static (Term Product, string Use)? UseOf(Term term)
    {
        if (term.Kind == TermKind.Apply)
        {
            return ProductIn(term[0]) is { } logged ? (logged, term.Is(MathFunction.Sqrt) ? "takes the root" : "takes the logarithm") : null;
        }

        if (term.Kind is not (TermKind.Product or TermKind.Power))
        {
            return null;
        }

        if (term.Kind == TermKind.Power)
        {
            return ProductIn(term[0]) is { } rooted && IsRoot(term[1]) ? (rooted, "takes the root") : null;
        }

        var above = term.Operands.Select(ProductIn).FirstOrDefault(product => product is not null);
        return above is not null && term.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0].Contains(part => part.Is(Reduction.Sum) && Holds(part[0])))
            ? (above, "normalises a value") : null;
    }

    private static bool Holds(Term body) => body.Contains(part => part.Is(Reduction.Product));

    private static Term? ProductIn(Term term) => term.Is(Reduction.Product) ? term
        : term.Kind == TermKind.Product ? term.Operands.FirstOrDefault(factor => factor.Is(Reduction.Product)) : null;

    private static bool IsRoot(Term exponent) => exponent.Kind == TermKind.Number ? exponent.Value is > 0 and < 1
        : exponent.Contains(part => part.Kind == TermKind.Power && part[1].IsNumber(-1)) || exponent.Is(MathFunction.IntegerDivide);

    /// <summary>Factors are data, and there may be many.</summary>
    private static bool IsReal(Term product, Reading reading, RuleContext context) =>
        product.Domain?.TripCount is not <= FewFactors && !product[0].Is(MathFunction.Exp) && product[0].Format != NumericFormat.Integer
        && product[0].Contains(part => part.Kind is TermKind.Element or TermKind.Opaque or TermKind.Apply or TermKind.Member)
        && !context.RangeOf(product[0], reading).IsWhole;
}
