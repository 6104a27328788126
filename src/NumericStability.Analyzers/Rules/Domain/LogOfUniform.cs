using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>
/// Logarithm of a uniform variate, which can be exactly 0. Silent for 1 - u, for variates redrawn or floored, and for a Metropolis
/// test, where -∞ compares as it should.
/// </summary>
internal sealed class LogOfUniform() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5002",
        title: "Logarithm of a uniform variate that can be 0",
        messageFormat: "'{0}' is -∞ when the uniform variate is {1}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "NextDouble returns values in [0, 1), so 0 is drawn now and then and 1 never is. Log(1 - NextDouble()) has the same distribution and is finite.");

    public override int Priority => 60;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var logarithm in Logarithms.In(method))
        {
            var argument = logarithm.Argument.Term;
            if (!context.IsHere(logarithm.Call.Operation) || Variate(argument) is not { } variate
                || !context.RangeOf(argument, logarithm.Call).Contains(0) || IsCompared(logarithm.Call, method)
                || Safeguards.IsBoundedAtEveryUse(logarithm.Call.Operation, context))
            {
                continue;
            }

            var syntax = logarithm.Call.Operation.Syntax;
            var origin = variate.Source?.Syntax;
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), When(argument, logarithm.Call, context))
            {
                Severity = IsHarmless(logarithm.Call, context) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                Evidence = origin is null || syntax.Span.Contains(origin.Span) ? [] : [origin],
                Claims = [logarithm.Argument.Operation.Syntax],
                Fixes = Fixes(logarithm, variate, context),
            });
        }
    }

    private static string When(Term argument, Reading call, RuleContext context) =>
        argument.SplitCoefficient().Factor.Is(MathFunction.Uniform) ? "0" : context.RangeOf(argument, call).High <= 1 && argument.Contains(part => part.Is(MathFunction.Abs)) ? "at the end of its range" : "rounded to 1";

    private static Term? Variate(Term argument)
    {
        Term? found = null;
        argument.Contains(part =>
        {
            found = part.Is(MathFunction.Uniform) ? part : found;
            return false;
        });
        return found is not null && !argument.Contains(part => part.Kind is TermKind.Reduce or TermKind.Variable or TermKind.Element or TermKind.Opaque && !part.Equals(found[0])) ? found : null;
    }

    /// <summary>Log(u) &lt; ratio: the acceptance test of Metropolis and Hastings is right at -∞ too.</summary>
    private static bool IsCompared(Reading call, MethodReading method) => method.Readings.Any(reading =>
        reading.Term.Kind == TermKind.Compare && (reading.Term[0].Equals(call.Term) || reading.Term[1].Equals(call.Term)));

    /// <summary>An exponential takes it back, a clamp cuts it, or only a condition sees it, which NaN and -∞ fail.</summary>
    private static bool IsHarmless(Reading call, RuleContext context) => Safeguards.IsUndone(call.Term, context) || Safeguards.IsClamped(call, context)
        || IsUnderComparison(call.Operation) || IsKey(call.Operation);

    /// <summary>log(u)/w: a key to sort by or a power in the log domain, where -∞ is the smallest; an exponential variate is -log(u)/λ.</summary>
    private static bool IsKey(IOperation operation) => operation.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, RightOperand: var scale } quotient
        && quotient.LeftOperand == operation && !scale.DescendantsAndSelf().Any(static part => part is IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus })
        && quotient.Parent is not (IUnaryOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Subtract });

    private static bool IsUnderComparison(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is IConditionalOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax };
    }

    private static ImmutableArray<Fix> Fixes(FunctionCall logarithm, Term variate, RuleContext context)
    {
        var argument = logarithm.Argument;
        var draw = argument.Operation.DescendantsAndSelf().OfType<IInvocationOperation>()
            .FirstOrDefault(call => context.Method.ByOperation.TryGetValue(call, out var reading) && reading.Term.Equals(variate));
        if (draw is null || !argument.Term.SplitCoefficient().Factor.Equals(variate))
        {
            return [];
        }

        var isSingle = draw.Type?.SpecialType == SpecialType.System_Single;
        if (IsUnderAnotherLogarithm(logarithm.Call.Operation))
        {
            var floor = isSingle ? "5.9604645e-8f" : "1.1102230246251565e-16";
            return
            [
                new Fix("Draw at least " + floor + " (only an exact 0 changes)", "NUM5002.Floor",
                    [Wrapping.Of(draw.Syntax, isSingle ? "MathF.Max(" : "Math.Max(", ", " + floor + ")", context)]),
            ];
        }

        var isWhole = ReferenceEquals(argument.Operation, draw);
        var (before, after) = isWhole ? ("1 - ", "") : ("(1 - ", ")");
        return [new Fix("Use 1 - u, which is never 0 (a seed then gives other samples)", "NUM5002.Complement",
            [new Edit(draw.Syntax.Span, [Piece.New(before), Piece.Keep(draw.Syntax.Span), .. after.Length == 0 ? ImmutableArray<Piece>.Empty : [Piece.New(after)]])])];
    }

    /// <summary>Gumbel: 1 - u would only move the infinity to the other end.</summary>
    private static bool IsUnderAnotherLogarithm(IOperation operation)
    {
        for (var parent = operation.Parent; parent is IUnaryOperation or IParenthesizedOperation or IConversionOperation or IArgumentOperation or IInvocationOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation { TargetMethod.Name: "Log" })
            {
                return true;
            }
        }

        return false;
    }
}
