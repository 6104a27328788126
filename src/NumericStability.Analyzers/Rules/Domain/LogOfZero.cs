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
/// Logarithm of a value that can be exactly 0 and is produced in view. Silent for unknown arguments, for sums of exponentials and
/// determinants (other families know the stable formula), and where the result is compared or tested afterwards.
/// </summary>
internal sealed class LogOfZero() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5001",
        title: "Logarithm of a value that can be 0",
        messageFormat: "'{0}' is -∞ when '{1}' is 0: {2}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The argument reaches 0 for inputs nobody excluded. The logarithm is then -∞, and 0 · -∞ and ∞ - ∞ are NaN.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var zeros = new Zeros(context);
        foreach (var logarithm in Logarithms.OfNumbersAndTensors(method))
        {
            var argument = logarithm.Argument.Term;
            if (!context.IsHere(logarithm.Call.Operation) || logarithm.Call.Operation.Syntax.SpanStart > method.FirstJump || zeros.Excluded(argument, logarithm.Call.Facts) || Safeguards.IsTestedLater(logarithm.Call.Term, context))
            {
                continue;
            }

            if (Source(argument, logarithm.Call.Facts, zeros, context) is { } source && !(logarithm.IsOfTensor && source.Severity == DiagnosticSeverity.Info))
            {
                Report(logarithm, IsDoubtful(source, logarithm, context) ? source with { Severity = DiagnosticSeverity.Info } : source, context);
            }
        }
    }

    private static bool IsDoubtful(ZeroSource source, FunctionCall logarithm, RuleContext context) => IsCountElsewhere(source, context) || IsMasked(source.Term) || (IsFloor(source.Term, context) && !logarithm.IsOfTensor)
        || Safeguards.IsUndone(logarithm.Call.Term, context) || Safeguards.IsClamped(logarithm.Call, context) || IsUnderRoot(logarithm.Call.Operation);

    /// <summary>max(0, a - b), or a = max(0, a) of a parameter, however it is written: the domain of the formula, whose end has its logarithm.</summary>
    private static bool IsFloor(Term extreme, RuleContext context) => extreme.Is(MathFunction.Max)
        && (extreme.Operands.Any(static operand => operand.Kind == TermKind.Sum && operand.Operands.All(static part => Shapes.IsPlain(part)))
            || context.Method.Assignments.Any(assignment => (assignment.Value.Equals(extreme) || assignment.Value.IsNumber(0)) && extreme.Operands.Contains(assignment.Location)));

    /// <summary>√(-2·log(r)), the spread of directions: ∞ where r is 0, as it should be.</summary>
    private static bool IsUnderRoot(IOperation operation)
    {
        var isNegated = false;
        var parent = operation.Parent;
        while (parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } or IUnaryOperation or IConversionOperation or IParenthesizedOperation)
        {
            isNegated |= parent is IUnaryOperation or IBinaryOperation { LeftOperand.ConstantValue: { HasValue: true, Value: double and < 0 or int and < 0 } };
            parent = parent.Parent;
        }

        return isNegated && parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Sqrt" } };
    }

    /// <summary>What another method counts may be a count whose logarithm is meant to be -∞, as in a log-probability.</summary>
    private static bool IsCountElsewhere(ZeroSource source, RuleContext context) => source.When.StartsWith("no ", System.StringComparison.Ordinal) && !context.IsHere(source.Term.Source);

    /// <summary>A log-sum-exp over the elements that a mask leaves: of none of them it is -∞ by definition.</summary>
    private static bool IsMasked(Term sum) => sum.Is(Reduction.Sum) && sum[0].Kind == TermKind.Choice && sum[0].Operands.Any(branch => branch.Is(MathFunction.Exp));

    private static ZeroSource? Source(Term argument, Facts? facts, Zeros zeros, RuleContext context)
    {
        if (argument.Contains(part => part.Is(MathFunction.Uniform) || part.Is(MathFunction.Determinant)))
        {
            return null;
        }

        var factors = argument.Kind == TermKind.Product ? argument.Operands.Where(factor => !Shapes.IsDivisor(factor)).ToList() : [argument];
        return factors.Select(factor => Output(factor, context, facts)).FirstOrDefault(source => source is not null)
            ?? (Shapes.IsPositiveButForUnderflow(argument) ? null : zeros.Of(argument, facts, isRooted: true))
            ?? Doubt(argument, context, facts);
    }

    /// <summary>Probabilities and clipped values that reach 0 by themselves.</summary>
    private static ZeroSource? Output(Term factor, RuleContext context, Facts? facts)
    {
        if (factor.Kind == TermKind.Element && (factor[0].Is(MathFunction.NaiveSoftmax) || factor[0].Is(MathFunction.Softmax)))
        {
            return new ZeroSource(factor, "a softmax output underflows to 0 where the logit is far below the largest", DiagnosticSeverity.Warning);
        }

        if (factor.Is(MathFunction.Sigmoid) || factor.Is(MathFunction.CumulativeDistribution) || factor.Is(MathFunction.NormalCdf) || factor.Is(MathFunction.Erfc))
        {
            return new ZeroSource(factor, "the probability underflows to 0 far from the centre", DiagnosticSeverity.Warning);
        }

        return factor.Is(MathFunction.Max) && factor.Operands.Any(operand => operand.IsNumber(0)) && context.RangeOf(factor, facts).Low == 0
            ? new ZeroSource(factor, "Max keeps 0 for every argument that is not positive", DiagnosticSeverity.Warning)
            : null;
    }

    /// <summary>A magnitude, square or count ratio of unknowns, and the logarithm of a probability that can be 1.</summary>
    private static ZeroSource? Doubt(Term argument, RuleContext context, Facts? facts)
    {
        if (Shapes.IsSquareLike(argument) && !argument.Contains(part => part.Kind == TermKind.Reduce))
        {
            return new ZeroSource(argument, "its argument may be 0", DiagnosticSeverity.Info);
        }

        if (argument.SplitCoefficient().Factor is { } inner && inner.Is(MathFunction.Log) && IsCountRatio(inner[0]) && context.RangeOf(inner[0], facts).Contains(1))
        {
            return new ZeroSource(inner, "the inner logarithm is 0 at 1", DiagnosticSeverity.Info);
        }

        return IsCountRatio(argument) ? new ZeroSource(argument, "the count above may be 0", DiagnosticSeverity.Info) : null;
    }

    private static bool IsCountRatio(Term argument) => argument.Kind == TermKind.Product && argument.Operands.Any(Shapes.IsDivisor) && argument.Operands.All(IsCount);

    private static bool IsCount(Term factor) => factor.Kind switch
    {
        TermKind.Power => IsCount(factor[0]),
        TermKind.Apply => factor.Is(MathFunction.Count),
        TermKind.Variable or TermKind.Element or TermKind.Member => factor.Origin is { Type: not null } origin && NumericFormats.FormatOf(LoopScan.Unconverted(origin).Type) == NumericFormat.Integer,
        _ => false,
    };

    private static void Report(FunctionCall logarithm, ZeroSource source, RuleContext context)
    {
        var syntax = logarithm.Call.Operation.Syntax;
        var origin = source.Origin(context);
        context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), Text.Shortened(logarithm.Argument.Operation.Syntax), source.When)
        {
            Severity = source.Severity,
            Evidence = origin is null || syntax.Span.Contains(origin.Span) ? [] : [origin],
            Fixes = Fixes(logarithm, context),
        });
    }

    private static ImmutableArray<Fix> Fixes(FunctionCall logarithm, RuleContext context)
    {
        if (logarithm.IsOfTensor)
        {
            return Wrapping.OfTensor(logarithm, ".clamp_min(1e-37)") is { } clamp ? [new Fix("Take the logarithm of at least 1e-37 (a large negative number instead of -∞)", "NUM5001.Floor", [clamp])] : [];
        }

        var format = NumericFormats.FormatOf(logarithm.Argument.Operation.Type);
        if (format is not (NumericFormat.Double or NumericFormat.Single) || NumericFormats.FormatOf(logarithm.Call.Operation.Type) != format)
        {
            return [];
        }

        var (call, floor) = format == NumericFormat.Single ? ("MathF.Max(", "1e-37f") : ("Math.Max(", "1e-300");
        return
        [
            new Fix("Take the logarithm of at least " + floor + " (a large negative number instead of -∞)", "NUM5001.Floor",
                [Wrapping.Of(logarithm.Argument.Operation.Syntax, call, ", " + floor + ")", context)]),
        ];
    }
}
