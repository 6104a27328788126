using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Cancellation;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>
/// The logarithm of a Math.NET function that has a logarithmic form of its own: gamma overflows from 171.7 on, densities underflow
/// in their tails. Silent for constant arguments and for distributions without tails.
/// </summary>
internal sealed class LogOfSpecialFunction() : Rule(LogForm)
{
    public static readonly DiagnosticDescriptor LogForm = Descriptors.Create(
        id: "NUM1011",
        title: "Logarithm of a function that has a logarithmic form",
        messageFormat: "'{0}' {1}, which {2}",
        category: Categories.Overflow,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The function overflows or underflows although its logarithm is an ordinary number; the library computes the logarithm directly.");

    private static readonly Dictionary<string, string> LogForms = new()
    {
        ["Gamma"] = "GammaLn", ["Factorial"] = "FactorialLn", ["Binomial"] = "BinomialLn", ["Beta"] = "BetaLn",
        ["Density"] = "DensityLn", ["PDF"] = "PDFLn", ["Probability"] = "ProbabilityLn", ["PMF"] = "PMFLn",
    };

    /// <summary>Their probabilities are tabulated or linear between bounds.</summary>
    private static readonly HashSet<string> WithoutTails = ["Bernoulli", "Categorical", "ContinuousUniform", "DiscreteUniform", "Triangular"];

    public override int Priority => 26;

    public override IEnumerable<object> Roots => [MathFunction.Log, TermKind.Product];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Kind == TermKind.Product)
        {
            ExamineQuotient(reading, context);
            return;
        }

        var argument = reading.Term[0];
        if (CallIn(argument) is not { TargetMethod: { } method } call || !IsOfLibrary(method)
            || WithoutTails.Contains(method.ContainingType.Name) || call.Arguments.All(part => part.Value.ConstantValue.HasValue) && call.Instance is null)
        {
            return;
        }

        var isComplement = argument.Kind == TermKind.Sum;
        if (isComplement ? method.Name is "CDF" or "CumulativeDistribution" : method.Name is "BesselI" or "BesselK" || LogForms.ContainsKey(method.Name))
        {
            var syntax = reading.Operation.Syntax;
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "takes the logarithm of " + (isComplement ? "1 - " + method.Name : method.Name), Reason(method.Name))
            {
                Fixes = !isComplement ? FixOf(reading, call, context) : reading.Operation is IInvocationOperation { Arguments: [{ Value: var complement }, ..] } ? ReflectedDistribution.FixOf(complement, Id) : [],
                Claims = isComplement ? Claim.Of([argument]) : [],
            });
        }
    }

    /// <summary>
    /// BesselI(v + 1, x) / BesselI(v, x), the mean direction of a von Mises–Fisher distribution, is ∞/∞ where the ratio is below 1;
    /// p.Density(x) / q.Density(x), an importance weight, is 0/0 in the tails.
    /// </summary>
    private void ExamineQuotient(Reading reading, RuleContext context)
    {
        if (QuotientOf(reading.Term) is var (above, below) && Formed.Here(reading, context, term => QuotientOf(term) is not null))
        {
            var (syntax, name) = (reading.Operation.Syntax, above.TargetMethod.Name);
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "divides " + name + " by " + below.TargetMethod.Name, IsDensity(above) ? "underflows to 0 in the tails, so that the quotient is 0/0" : Reason(name))
            {
                Fixes = RatioFix(reading, above, below, context),
            });
        }
    }

    private static (IInvocationOperation Above, IInvocationOperation Below)? QuotientOf(Term quotient)
    {
        if (quotient.Kind != TermKind.Product || !quotient.Has(TermKind.Power))
        {
            return null;
        }

        var above = quotient.Operands.Where(factor => IsBessel(factor) || IsDensity(factor)).ToList();
        var below = quotient.Operands.Where(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1)).Select(factor => factor[0]).ToList();
        return above.Count > 0 && below.FirstOrDefault(divisor => IsBessel(divisor) ? divisor.Is(above[0].Function!) : IsDensity(above[0]) && IsDensity(divisor)) is { } divisor
            ? ((IInvocationOperation)above[0].Source!, (IInvocationOperation)divisor.Source!) : null;
    }

    private static bool IsDensity(Term term) => term.Source is IInvocationOperation call && IsDensity(call) && IsOfLibrary(call.TargetMethod);

    private static bool IsDensity(IInvocationOperation call) => call.TargetMethod.Name is "Density" or "PDF" or "Probability" or "PMF" && !WithoutTails.Contains(call.TargetMethod.ContainingType.Name);

    private static bool IsBessel(Term term) => (term.Is(MathFunction.BesselI) || term.Is(MathFunction.BesselK)) && IsOfLibrary(term);

    /// <summary>The value of a call into Math.NET.</summary>
    public static bool IsOfLibrary(Term value) => value.Source is IInvocationOperation { TargetMethod: { } method } && IsOfLibrary(method);

    private static bool IsOfLibrary(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString().StartsWith("MathNet.Numerics", System.StringComparison.Ordinal) == true;

    private static string Reason(string name) => name switch
    {
        "Gamma" => "overflows to ∞ above 171.62",
        "Factorial" => "overflows to ∞ above 170",
        "Binomial" => "overflows to ∞ for n above 1029",
        "Beta" => "underflows to 0 although its logarithm is about -1000",
        "BesselI" => "overflows to ∞ above 713.98",
        "BesselK" => "underflows to 0 above 742",
        "CDF" or "CumulativeDistribution" => "is exactly 1 in the upper tail, so that the logarithm is -∞",
        _ => "underflows to 0 in the tails, so that the logarithm is -∞",
    };

    private static IInvocationOperation? CallIn(Term argument) => argument.Kind == TermKind.Sum && argument.Operands.Length == 2 && argument.Operands[0].IsNumber(1)
        ? argument.Operands[1].SplitCoefficient() is { Coefficient: -1, Factor.Source: IInvocationOperation subtracted } ? subtracted : null
        : argument.Source as IInvocationOperation;

    /// <summary>exp of the difference of the logarithms, where the quotient is just the two calls.</summary>
    private static ImmutableArray<Fix> RatioFix(Reading reading, IInvocationOperation above, IInvocationOperation below, RuleContext context)
    {
        if (reading.Operation is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient || quotient.LeftOperand.Syntax != above.Syntax || quotient.RightOperand.Syntax != below.Syntax
            || LogPieces(above) is not { } first || LogPieces(below) is not { } second)
        {
            return [];
        }

        var start = Piece.New(Wrapping.Qualified("Math.Exp(", quotient.Syntax, context));
        return [new Fix("Take the exponential of the difference of the logarithms", "NUM1011.Ratio", [new Edit(quotient.Syntax.Span, [start, .. first, Piece.New(" - "), .. second, Piece.New(")")])])];
    }

    /// <summary>The call with the name of its logarithmic form.</summary>
    private static Piece[]? LogPieces(IInvocationOperation call) =>
        LogForms.TryGetValue(call.TargetMethod.Name, out var logarithm) && !call.TargetMethod.ContainingType.GetMembers(logarithm).IsEmpty
        && call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList: { } arguments }
            ? [Piece.Keep(access.Expression.Span), Piece.New("." + logarithm), Piece.Keep(arguments.Span)] : null;

    private static ImmutableArray<Fix> FixOf(Reading reading, IInvocationOperation call, RuleContext context) =>
        LogPieces(call) is { } pieces && reading.Operation.Syntax.Span.Contains(call.Syntax.Span) && context.Method.Owner.Name != LogForms[call.TargetMethod.Name]
            ? [new Fix("Use " + LogForms[call.TargetMethod.Name], "NUM1011." + LogForms[call.TargetMethod.Name], [new Edit(reading.Operation.Syntax.Span, [.. pieces])])]
            : [];
}
