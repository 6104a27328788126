using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>x·log(x) and p·log(p/q): 0 by continuity at 0, NaN as written. Silent where x is proven positive or tested.</summary>
internal sealed class EntropyAtZero() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5007",
        title: "x·log(x) is NaN at 0",
        messageFormat: "'{0}' is 0 · -∞ = NaN when '{1}' is 0; the limit is 0",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Entropy, relative entropy and mutual information define 0·log(0) as 0. Written out it is NaN, and one empty bin makes the whole sum NaN.");

    public override int Priority => 50;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var reading in method.Readings)
        {
            if (reading.Term.Kind == TermKind.Product && ReferenceEquals(reading.Term.Source, reading.Operation) && reading.State.IsReachable
                && reading.Term.Format.IsReal() && context.IsHere(reading.Operation) && Find(reading.Term) is { } found
                && IsZeroPossible(found.Variable, reading, context) && seen.Add(found.Logarithm.Source?.Syntax ?? reading.Operation.Syntax))
            {
                Report(reading, found, context);
            }
        }
    }

    /// <summary>The factor x and the logarithm in whose argument it is a factor too, under either sign: 1 - p stands in products as -(p - 1).</summary>
    private static (Term Variable, Term Logarithm)? Find(Term product)
    {
        foreach (var factor in product.Operands)
        {
            foreach (var logarithm in Logarithms(factor))
            {
                var factors = product.Operands.Where(other => !ReferenceEquals(other, factor)).Select(BaseOf).OfType<Term>();
                if (factors.SelectMany(x => new[] { x, -x }).FirstOrDefault(x => HasFactor(logarithm[0], x)) is { } zero)
                {
                    return (zero, logarithm);
                }
            }
        }

        return null;
    }

    private static IEnumerable<Term> Logarithms(Term factor) => factor.Kind == TermKind.Sum
        ? factor.Operands.Select(operand => operand.SplitCoefficient().Factor).Where(IsLogarithm)
        : IsLogarithm(factor) ? [factor] : [];

    private static bool IsLogarithm(Term term) => term.Is(MathFunction.Log) || term.Is(MathFunction.Log2) || term.Is(MathFunction.Log10) || term.Is(MathFunction.LogBase);

    /// <summary>What is 0 when the factor is: x of x and of x², nothing of 1/x.</summary>
    private static Term? BaseOf(Term factor) => factor.Kind switch
    {
        TermKind.Number => null,
        TermKind.Power => factor[1].Kind == TermKind.Number && factor[1].Value > 0 ? factor[0] : null,
        TermKind.Apply when IsLogarithm(factor) => null,
        _ => factor,
    };

    private static bool HasFactor(Term argument, Term x) => argument.Equals(x)
        || (argument.Kind == TermKind.Product && argument.Operands.Any(factor => BaseOf(factor) is { } part && part.Equals(x)))
        || (argument.Is(MathFunction.Sqrt) && HasFactor(argument[0], x))
        || (argument.Kind == TermKind.Product && argument.Operands.Any(factor => factor.Is(MathFunction.Sqrt) && HasFactor(factor[0], x)))
        || (argument.Kind == TermKind.Power && BaseOf(argument) is { } power && power.Equals(x));

    private static bool IsZeroPossible(Term x, Reading reading, RuleContext context) =>
        context.RangeOf(x, reading) is { IsEmpty: false } range && range.Contains(0) && !IsLifted(x) && !Shapes.DependsOnChance(x)
        && !Safeguards.IsBoundedBelow(x, reading.Facts) && !Safeguards.IsTestedLater(reading.Term, context);

    /// <summary>p + 1e-10: whoever adds a small number takes p for a probability, which is not its negative.</summary>
    private static bool IsLifted(Term x) => x.Kind == TermKind.Sum && x.Operands.Any(static operand => operand.IsEpsilon);

    private static void Report(Reading reading, (Term Variable, Term Logarithm) found, RuleContext context)
    {
        var syntax = reading.Operation.Syntax;
        var isDoubtful = context.RangeOf(found.Variable, reading).IsWhole || IsEntry(found) || IsExpansion(reading.Term) || Provenance.IsUnread(found.Variable) || IsFactorOfCall(reading, found, context.Method) || HasFloor(found.Variable, context.Method, 0) || IsDividedBy(found.Variable, context.Method) || (reading.Loop is null && IsParameterOfOwnState(found.Variable) && Provenance.IsOfOwnState(found.Logarithm[0]) && !HasPartner(reading, found.Variable, context.Method)) || !IsEntropy(reading, found, context.Method);
        var written = reading.Operation.DescendantsAndSelf().FirstOrDefault(part => context.Method.ByOperation.TryGetValue(part, out var inner) && (inner.Term.Equals(found.Variable) || inner.Term.IsNegativeOf(found.Variable) || inner.Term.Equals(found.Logarithm[0])));
        context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), Text.Shortened(written?.Syntax ?? syntax))
        {
            Severity = isDoubtful ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Claims = found.Logarithm.Source is { } log ? [log.Syntax] : [],
            Fixes = Fixes(reading, found.Variable, found.Logarithm, context),
        });
    }

    /// <summary>
    /// A summand for each element, p beside 1 - p, or what the member returns. A product on the way to something else is a closed
    /// form, whose x the formula around it keeps from 0 as a rule; a sum of unknowns is 0 only where they happen to cancel.
    /// </summary>
    private static bool IsEntropy(Reading reading, (Term Variable, Term Logarithm) found, MethodReading method)
    {
        var x = found.Variable;
        if (HasOtherLogarithm(reading, method))
        {
            return false;
        }

        if (TorchSharpLibrary.IsTensor(reading.Operation.Type) || HasPartner(reading, x, method))
        {
            return true;
        }

        return x.Kind != TermKind.Sum && (Loop.From(reading.Loop).Any(loop => reading.Term.Operands.Any(factor => BaseOf(factor) is { } part && HasFactor(found.Logarithm[0], part) && Varies(part, loop)))
            || method.Returns.Any(returned => IsSummand(returned, reading.Term)));
    }

    /// <summary>p beside 1 - p.</summary>
    private static bool HasPartner(Reading reading, Term x, MethodReading method) => IsComplement(x) || IsComplement(-x) || IsBesideAnother(reading, method)
        || method.Readings.Any(other => IsLogarithm(other.Term) && other.Term[0].Equals(1 - x));

    /// <summary>-p·log(p) - q·log(q): one summand of several alike.</summary>
    private static bool IsBesideAnother(Reading reading, MethodReading method)
    {
        var sum = reading.Operation;
        while (sum.Parent is IParenthesizedOperation or IUnaryOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract })
        {
            sum = sum.Parent;
        }

        return method.ByOperation.TryGetValue(sum, out var whole) && whole.Term.Kind == TermKind.Sum
            && whole.Term.Operands.Count(static operand => operand.Kind == TermKind.Product && Find(operand) is not null) > 1;
    }

    /// <summary>A second logarithm that multiplies: an expansion or a closed form, no entropy. One that divides is the base.</summary>
    private static bool HasOtherLogarithm(Reading reading, MethodReading method)
    {
        for (var part = reading.Operation; part.Parent is IConversionOperation or IParenthesizedOperation or IBinaryOperation; part = part.Parent)
        {
            if (part.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
                && method.ByOperation.TryGetValue(product.LeftOperand == part ? product.RightOperand : product.LeftOperand, out var other)
                && other.Term.Contains(static term => IsLogarithm(term)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Another number in each iteration: an element, or what the body computes; the number that an iteration improves is none of these.</summary>
    private static bool Varies(Term x, Loop loop) => !loop.Heads.Values.Contains(x) && x.Contains(part => part.Equals(loop.Index)
        || part.Kind == TermKind.Bound || part.Head is Variable { Version: > 0 }
        || (part.Head is IOperation made && loop.Operation.Syntax.Span.Contains(made.Syntax.Span)));

    private static bool IsSummand(Term sum, Term product) => IsMultiple(sum, product)
        || (sum.Kind is TermKind.Sum or TermKind.Product or TermKind.Choice && sum.Operands.Any(operand => IsSummand(operand, product)));

    private static bool IsMultiple(Term part, Term product) => part.Kind == TermKind.Product
        && product.Operands.All(factor => factor.Kind == TermKind.Number || part.Operands.Contains(factor));

    /// <summary>The share of an entry of a dictionary: the entry is there because something was counted.</summary>
    private static bool IsEntry((Term Variable, Term Logarithm) found) => found.Logarithm[0].Kind == TermKind.Product && found.Logarithm[0].Operands.Any(static factor => Shapes.IsDivisor(factor) || factor.Kind == TermKind.Number)
        && found.Variable.Contains(part => part.Head is IPropertySymbol { Name: "Value" or "Values", ContainingType.Name: "KeyValuePair" or "Dictionary" });

    /// <summary>x·(log(x) - 1), Stirling's series: an expansion for large x, not an entropy.</summary>
    private static bool IsExpansion(Term product) => product.Operands.Any(factor => factor.Kind == TermKind.Sum && Logarithms(factor).Any()
        && factor.Operands.Any(operand => operand.Kind == TermKind.Number));

    /// <summary>log(d)·Value(): the x stands in what a call computes, not beside its logarithm; P(i)·log(P(i)) calls the same on both sides.</summary>
    private static bool IsFactorOfCall(Reading reading, (Term Variable, Term Logarithm) found, MethodReading method) => found.Logarithm.Source is { } logarithm && Leaves(reading.Operation)
        .Where(leaf => method.ByOperation.TryGetValue(leaf, out var inner) && (HasFactor(inner.Term, found.Variable) || HasFactor(inner.Term, -found.Variable)))
        .ToList() is { Count: > 0 } holders
        && holders.TrueForAll(holder => holder != reading.Operation && holder is IInvocationOperation { TargetMethod: var called } && !logarithm.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod: var other } && SymbolEqualityComparer.Default.Equals(other, called)));

    /// <summary>x·log(x) beside c/x, as in Stirling's series: at 0 the formula has a pole of its own.</summary>
    private static bool IsDividedBy(Term x, MethodReading method) => method.Readings.Any(reading => reading.Term.SplitCoefficient().Factor is { Kind: TermKind.Power } pole
        && Shapes.IsDivisor(pole) && pole[0].Equals(x));

    /// <summary>A number this object keeps, such as a parameter of a distribution; elements it keeps are data.</summary>
    private static bool IsParameterOfOwnState(Term x) => Provenance.IsOfOwnState(x) && !x.Contains(static part => part.Kind is TermKind.Element or TermKind.Reduce);

    /// <summary>ToDouble(Add(p, FromDouble(1e-10))): a small number goes into the calls that compute it.</summary>
    private static bool HasFloor(Term computed, MethodReading method, int depth) => depth < DeepestCall && computed.Kind == TermKind.Opaque && computed.Head is IInvocationOperation or IInvalidOperation
        && ((IOperation)computed.Head!).Descendants().Any(part => part.ConstantValue is { HasValue: true, Value: double and > 0 and < 1e-3 or float and > 0 and < 1e-3f }
            || (method.ByOperation.TryGetValue(part, out var reading) && HasFloor(reading.Term, method, depth + 1)));

    private const int DeepestCall = 4;

    /// <summary>The factors as they are written.</summary>
    private static IEnumerable<IOperation> Leaves(IOperation operation) => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } or IUnaryOperation or IParenthesizedOperation or IConversionOperation
        ? operation.ChildOperations.SelectMany(Leaves)
        : [operation];

    private static ImmutableArray<Fix> Fixes(Reading reading, Term x, Term logarithm, RuleContext context)
    {
        var rest = reading.Term / (x * logarithm);
        var coefficient = rest.Kind == TermKind.Number ? rest.Value : double.NaN;
        if (coefficient is not (1 or -1) || reading.Operation is IAssignmentOperation || ScaleOf(logarithm) is not { } scale)
        {
            return [];
        }

        var holes = new Matcher(2);
        var other = logarithm[0].Equals(x) ? x : x / logarithm[0];
        if (!holes.TryMatch(Term.Hole(0), x) || !holes.TryMatch(Term.Hole(1), IsComplement(x) && other.Equals(x) ? x - 1 : other))
        {
            return [];
        }

        var isTensor = context.SpellingAt(reading).IsTensor;
        var entropy = logarithm[0].Equals(x) ? ProductForm(x, isTensor) : Apply(MathFunction.RelativeEntropy, Term.Hole(0), Term.Hole(1));
        var after = scale == 1 ? entropy : entropy / scale;
        return Rewrite.To(coefficient == 1 ? after : -after, holes, reading, context, "NUM5007", Title(entropy, isTensor)) is { } fix ? [fix] : [];
    }

    /// <summary>(1 - p)·log(1 - p) keeps the digits of a small p.</summary>
    private static Term ProductForm(Term x, bool isTensor) => IsComplement(x) && !isTensor
        ? Apply(MathFunction.XLog1PY, Term.Hole(0), Term.Hole(1))
        : Apply(MathFunction.XLogY, Term.Hole(0), Term.Hole(0));

    private static bool IsComplement(Term x) => x.Kind == TermKind.Sum && x.Operands.Length == 2 && x.Operands.Any(part => part.IsNumber(1))
        && x.Operands.Any(part => part.SplitCoefficient().Coefficient < 0);

    /// <summary>The natural logarithm of the base; null where the base is not a constant.</summary>
    private static double? ScaleOf(Term logarithm) =>
        logarithm.Is(MathFunction.Log2) ? System.Math.Log(2)
        : logarithm.Is(MathFunction.Log10) ? System.Math.Log(10)
        : logarithm.Is(MathFunction.Log) ? 1
        : logarithm[1] is { Kind: TermKind.Number, Value: > 1 } number ? System.Math.Log(number.Value) : null;

    private static string Title(Term entropy, bool isTensor) => isTensor ? "Use torch.xlogy, which is 0 at 0"
        : entropy.Is(MathFunction.XLogY) ? "Use StableMath.XLogY, which is 0 at 0"
        : entropy.Is(MathFunction.XLog1PY) ? "Use StableMath.XLog1PY, which is 0 at 0"
        : "Use StableMath.RelativeEntropy, which is 0 where the first argument is";
}
