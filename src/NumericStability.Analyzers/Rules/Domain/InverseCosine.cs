using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>acos or asin of a cosine that was computed and may exceed 1 by rounding. Silent where clamped; unknown arguments are unknown.</summary>
internal sealed class InverseCosine() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5005",
        title: "Inverse cosine or sine of an unclamped ratio",
        messageFormat: "'{0}' is NaN when rounding lifts '{1}' above 1, as it does for parallel vectors",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A dot product divided by norms exceeds 1 in the last digit for parallel directions.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var call in FunctionCall.OfNumbersAndTensors(method, MathFunction.Acos, MathFunction.Asin))
        {
            var argument = call.Argument.Term;
            var range = context.RangeOf(argument, call.Call);
            if (!context.IsHere(call.Call.Operation) || (range.Low >= -1 && range.High <= 1) || range.IsEmpty
                || IsTested(argument, call.Call.Facts) || IsSquareTested(argument, call.Call, context) || Severity(argument, call.Call, context) is not { } severity || Safeguards.IsTestedLater(call.Call.Term, context))
            {
                continue;
            }

            var syntax = call.Call.Operation.Syntax;
            context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), Text.Shortened(call.Argument.Operation.Syntax))
            {
                Severity = severity,
                Evidence = context.IsHere(argument.Source) && !syntax.Span.Contains(argument.Source!.Syntax.Span) ? [argument.Source.Syntax] : [],
                Fixes = Fixes(call, context),
            });
        }
    }

    private static bool IsTested(Term argument, Facts? facts)
    {
        for (var fact = facts; fact is not null; fact = fact.Next)
        {
            var condition = fact.Condition.Kind == TermKind.Not ? fact.Condition[0] : fact.Condition;
            if (condition.Contains(argument))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>a/√b where a² - b is known not to be positive: a discriminant decided that the ratio is a cosine.</summary>
    private static bool IsSquareTested(Term argument, Reading call, RuleContext context)
    {
        if (argument.Kind != TermKind.Product || argument.Operands.FirstOrDefault(static factor => Shapes.IsDivisor(factor) && factor[0].Is(MathFunction.Sqrt)) is not { } root)
        {
            return false;
        }

        var above = argument / root;
        return context.RangeOf(Formula.Pow(above, 2) - root[0][0], call) is { High: <= 0 };
    }

    private static DiagnosticSeverity? Severity(Term argument, Reading call, RuleContext context)
    {
        if (argument.Is(MathFunction.CosineSimilarity) || (IsNormalised(argument) && !IsComponent(argument, call, context)) || IsOfUnitVectors(argument, context))
        {
            return DiagnosticSeverity.Warning;
        }

        if (IsOfTrace(argument))
        {
            return DiagnosticSeverity.Warning;
        }

        return argument.Is(Reduction.Sum) || IsNamedCosine(argument) || (argument.Kind == TermKind.Product && argument.Operands.Any(Shapes.IsDivisor) && argument.Operands.Any(factor => factor.Kind == TermKind.Sum || factor.Is(Reduction.Sum)))
            ? DiagnosticSeverity.Info
            : null;
    }

    /// <summary>A ratio with a root, norm or sum of squares below.</summary>
    private static bool IsNormalised(Term argument) => argument.Kind == TermKind.Product && argument.Operands.Any(static factor => Shapes.IsDivisor(factor) && IsLength(factor[0]));

    /// <summary>A root or norm, scaled, guarded or added to; what angles were computed from is another matter, and √(1 + …) is no length.</summary>
    private static bool IsLength(Term divisor) => divisor.Is(MathFunction.Norm) || divisor.Is(MathFunction.Hypot) || (divisor.Is(MathFunction.Sqrt) && !IsAboveOne(divisor[0]) && !Shapes.IsOffsetLength(divisor))
        || (divisor.Kind is TermKind.Product or TermKind.Sum or TermKind.Power or TermKind.Choice or TermKind.Reduce && divisor.Operands.Any(IsLength))
        || ((divisor.Is(MathFunction.Max) || divisor.Is(MathFunction.Abs) || divisor.Is(MathFunction.Clamp) || divisor.Is(MathFunction.Given)) && divisor.Operands.Any(IsLength));

    private static bool IsAboveOne(Term squared) => squared.Kind == TermKind.Sum && squared.Operands.Any(static part => part is { Kind: TermKind.Number, Value: >= 1 });

    /// <summary>(trace - 1) / 2, the cosine of a rotation's angle.</summary>
    private static bool IsOfTrace(Term argument)
    {
        var doubled = 2 * argument;
        if (doubled.Kind != TermKind.Sum || !doubled.Operands.Any(static part => part.IsNumber(-1)))
        {
            return false;
        }

        var entries = doubled.Operands.Where(static part => part.Kind != TermKind.Number).ToList();
        return entries.All(static part => Shapes.IsPlain(part)) && (entries.Count == 3 || (entries.Count == 1 && Naming.Says(entries[0].Origin, "trace")));
    }

    /// <summary>dot / (na * nb), where only the names say what is divided by what.</summary>
    private static bool IsNamedCosine(Term argument) => argument.Kind == TermKind.Product && argument.Operands.Count(Shapes.IsDivisor) == 2
        && argument.Operands.Any(static factor => Shapes.IsPlain(factor) && Naming.Says(factor.Origin, "dot", "inner", "prod"));

    /// <summary>Dot(Normalize(a), Normalize(b)) of vector types the analysis does not look into.</summary>
    private static bool IsOfUnitVectors(Term argument, RuleContext context) =>
        argument.Source is IInvocationOperation { TargetMethod.Name: "Dot" or "DotProduct" } dot
        && dot.Arguments.Select(part => part.Value).Append(dot.Instance).Any(vector => vector is not null && context.Method.ByOperation.TryGetValue(vector, out var reading)
            && reading.Term.Source is IInvocationOperation { TargetMethod.Name: "Normalize" or "Normalized" });

    /// <summary>One part of a vector over its own length, times sines at most: the root of a square is the magnitude exactly, so the ratio never exceeds 1.</summary>
    private static bool IsComponent(Term argument, Reading call, RuleContext context)
    {
        var above = argument.Operands.Where(static factor => !Shapes.IsDivisor(factor)).ToList();
        return argument.Operands.Where(Shapes.IsDivisor).Select(static divisor => divisor[0]).ToList() is [var length]
            && above.Any(part => IsComponentOf(length, part) && above.All(factor => ReferenceEquals(factor, part) || context.RangeOf(factor, call) is { Low: >= -1, High: <= 1 }));
    }

    private static bool IsComponentOf(Term length, Term part) => length.Is(MathFunction.Hypot) ? length.Operands.Contains(part)
        : length.Is(MathFunction.Sqrt) && length[0].Kind == TermKind.Sum && length[0].Operands.All(Shapes.IsSquareLike) && length[0].Operands.Contains(Term.RawPower(part, 2));

    private static ImmutableArray<Fix> Fixes(FunctionCall call, RuleContext context)
    {
        if (call.IsOfTensor)
        {
            return Wrapping.OfTensor(call, ".clamp(-1, 1)") is { } clamp ? [new Fix("Clamp the argument to [-1, 1] (0 or π where it was NaN)", "NUM5005.Clamp", [clamp])] : [];
        }

        var format = NumericFormats.FormatOf(call.Argument.Operation.Type);
        return format is NumericFormat.Double or NumericFormat.Single && context.Symbols.Math?.GetMembers("Clamp").IsEmpty == false
            ? [new Fix("Clamp the argument to [-1, 1] (0 or π where it was NaN)", "NUM5005.Clamp", [Wrapping.Of(call.Argument.Operation.Syntax, "Math.Clamp(", ", -1, 1)", context)])]
            : [];
    }
}
