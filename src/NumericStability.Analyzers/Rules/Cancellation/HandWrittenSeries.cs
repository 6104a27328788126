using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// t *= x/n; s += t, or Σ xⁿ/n!: a Taylor series of exp, sin or cos. For negative or large x its terms are far larger than
/// the sum. Kernels whose argument is reduced to at most 1 are silent. On request also powers written out in a polynomial.
/// </summary>
internal sealed class HandWrittenSeries() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2016",
        title: "Taylor series written by hand",
        messageFormat: "'{0}' {1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The terms of an alternating series cancel. The library function reduces its argument first.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Loop is { } loop && assignment.Increment is { } added && assignment.Format.IsFloating() && context.IsHere(assignment.Operation)
                && (IsPowerOverFactorial(added, loop) || IsRunningTerm(added, loop)) && !IsReduced(added, assignment, context))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax),
                    "sums a Taylor series: at x = -20 its largest term is 4e7 and the sum 2e-9, so that no digit of double is right"));
            }
        }
    }

    public override IEnumerable<object> Roots => [TermKind.Sum];

    /// <summary>a + b·Pow(x, 2) + c·Pow(x, 3): two powers of one variable, each a call of its own.</summary>
    public override void Examine(Reading reading, RuleContext context)
    {
        if (context.Options.ReportPolynomialPowers && reading.Term.Format.IsFloating() && context.IsHere(reading.Operation) && IsPolynomial(reading.Term) && Formed.Here(reading, context, IsPolynomial)
            && reading.Operation.Descendants().OfType<IInvocationOperation>().Count(static call => call.TargetMethod.Name == "Pow") >= 2)
        {
            var syntax = reading.Operation.Syntax;
            context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "calls Pow for each power of a polynomial: Horner's form a + x·(b + x·c) is faster and rounds less"));
        }
    }

    private static bool IsPolynomial(Term sum) => sum.Kind == TermKind.Sum && sum.Operands
        .SelectMany(static operand => operand.Kind == TermKind.Product ? operand.Operands : [operand])
        .Where(static factor => factor.Kind == TermKind.Power && factor[1] is { Kind: TermKind.Number, Value: >= 2 } degree && degree.Value % 1 == 0)
        .GroupBy(static factor => factor[0]).Any(static powers => powers.Count() >= 2);

    /// <summary>The term of the sum is carried, and each step multiplies it by something over the index.</summary>
    private static bool IsRunningTerm(Term added, Loop loop) => loop.Recurrences.Any(carried =>
        (added.SplitCoefficient().Factor.Equals(carried.Head.SplitCoefficient().Factor) || added.SplitCoefficient().Factor.Equals(carried.Value.SplitCoefficient().Factor))
        && Updates.Multiplied(carried.Head, carried.Value) is { } factor && IsStep(factor, loop));

    /// <summary>x/n, -x²/(2n(2n+1)): divided by the index, multiplied by something that does not change.</summary>
    private static bool IsStep(Term factor, Loop loop) =>
        factor.Kind == TermKind.Product
        && factor.Operands.Any(part => part.Kind == TermKind.Power && part[1].Kind == TermKind.Number && part[1].Value < 0 && DependsOn(part[0], loop))
        && factor.Operands.All(part => part.Kind == TermKind.Power && part[1].Kind == TermKind.Number && part[1].Value < 0 || !DependsOn(part, loop))
        && factor.Operands.Any(part => part.Kind is not TermKind.Number && !DependsOn(part, loop));

    private static bool DependsOn(Term term, Loop loop) => term.Contains(loop.Index) || loop.Heads.Values.Any(head => term.Contains(head));

    private static bool IsPowerOverFactorial(Term added, Loop loop) => added.Kind == TermKind.Product
        && added.Operands.Any(part => part.Kind == TermKind.Power && part[1].Kind != TermKind.Number && DependsOn(part[1], loop))
        && added.Operands.Any(part => part.Kind == TermKind.Power && part[1].IsNumber(-1) && IsFactorial(part[0]));

    private static bool IsFactorial(Term term) => term.Is(MathFunction.Factorial) || term.Is(Reduction.Product) || (term.Is(MathFunction.Gamma));

    /// <summary>The argument is known to be at most 1 in magnitude.</summary>
    private static bool IsReduced(Term added, Assignment assignment, RuleContext context)
    {
        var loop = assignment.Loop!;
        var carried = loop.Recurrences.Select(recurrence => Updates.Multiplied(recurrence.Head, recurrence.Value)).Where(factor => factor is not null && IsStep(factor, loop));
        return carried.Append(added).SelectMany(factor => factor!.Kind == TermKind.Product ? factor.Operands : [factor]).Select(part => part.Kind == TermKind.Power ? part[0] : part)
            .Any(part => part.Kind != TermKind.Number && !DependsOn(part, loop) && context.RangeOf(part, assignment.State.Facts) is { Low: >= -1, High: <= 1 });
    }
}
