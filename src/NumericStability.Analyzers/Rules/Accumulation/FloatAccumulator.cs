using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A float that a loop of unknown or large length adds to: every addition rounds to 24 bits of the total. Totals over samples,
/// streams and calls and public sums of a collection are warnings, one row or dot product a suggestion. Silent: short loops,
/// compensated, pairwise and blocked sums, resets per window, values that feed back into themselves (simulations, updates).
/// </summary>
internal sealed class FloatAccumulator() : Rule(Rule)
{
    private const double ManyTerms = 10_000;

    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3001",
        title: "Sum accumulated in float",
        messageFormat: "'{0}' adds up {1} in float: each addition rounds to 24 bits of the total, and a sum of ones stops at 16,777,216",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The error of a running sum grows with the number of terms. Accumulate in double and round once at the end.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        var reported = new HashSet<object>();
        foreach (var sum in Accumulators.In(context))
        {
            if (sum.Format == NumericFormat.Single && SeverityOf(sum, method, context) is { } severity
                && reported.Add(sum.Symbol is null ? sum.Location : (object)sum.Symbol.Name))
            {
                Report(sum, severity, context);
            }
        }

        foreach (var call in context.OperationsOf<IInvocationOperation>())
        {
            if (PartialSums.Of(call, context) is var (addition, name))
            {
                context.Report(new Finding(Descriptor, addition.Syntax, name, "an unknown number of terms"));
            }
        }

        foreach (var sum in RunningMeans.In(method, context))
        {
            if (reported.Add(sum.Symbol!.Name))
            {
                Report(sum, DiagnosticSeverity.Warning, context);
            }
        }
    }

    private void Report(Accumulator sum, DiagnosticSeverity severity, RuleContext context) =>
        context.Report(new Finding(Descriptor, sum.Operation.Syntax, sum.Operation is IInvocationOperation ? "Aggregate" : sum.Name, Amount(sum))
        {
            Severity = severity,
            Fixes = FixesOf(sum, context),
        });

    private static ImmutableArray<Fix> FixesOf(Accumulator sum, RuleContext context)
    {
        var wide = WideAccumulator.For(sum, context, "double", castIncrements: false, "NUM3001.double", "Accumulate in double, round where the sum is used");
        return [.. new[] { wide, SummationCall.For(sum, context), CompensatedAccumulator.For(sum, context, "NUM3001.running") }.OfType<Fix>()];
    }

    private static string Amount(Accumulator sum) => sum.TripCount is { } count && count < int.MaxValue
        ? count.ToString("N0", CultureInfo.InvariantCulture) + " terms"
        : "an unknown number of terms";

    private static DiagnosticSeverity? SeverityOf(Accumulator sum, MethodReading method, RuleContext context)
    {
        if (sum.IsSafe || sum.IsFedBack || sum.IsConstantStep || IsOfHalves(sum) || sum.TripCount <= context.Options.AccumulationMinTripCount || IsSimulation(sum))
        {
            return null;
        }

        if (sum.Loops.All(loop => loop.Operation is IWhileLoopOperation && loop.Domain is null && !IsStream(loop)))
        {
            return null;
        }

        return IsTotal(sum, method, context) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
    }

    /// <summary>Numbers of eleven digits or fewer in binary: a float adds thousands of them without an error they would show.</summary>
    private static bool IsOfHalves(Accumulator sum) => sum.Operation is ICompoundAssignmentOperation { Value: { } added }
        && NumericFormats.FormatOf(LoopScan.Unconverted(added).Type) is NumericFormat.Half or NumericFormat.BFloat16;

    /// <summary>Increments made of other running values only: positions, velocities, parameters.</summary>
    private static bool IsSimulation(Accumulator sum) =>
        sum.Increment.Contains(part => part.Kind == TermKind.Variable && part.Format.IsFloating() && sum.Loops.Any(loop => loop.Heads.ContainsValue(part) && !loop.Index.Equals(part)))
        && !sum.Increment.Contains(part => part.Kind is TermKind.Element or TermKind.Reduce);

    private static bool IsTotal(Accumulator sum, MethodReading method, RuleContext context)
    {
        if (sum.TripCount is { } count)
        {
            return count >= ManyTerms;
        }

        if (sum.Loops.Any(loop => IsStream(loop)))
        {
            return true;
        }

        if (IsKernel(sum.Increment) || IsScattered(sum.Location))
        {
            return false;
        }

        return sum.Symbol is IFieldSymbol or IPropertySymbol && sum.IsScalar
            || (sum.Loops.Count >= 2 && sum.Loops.All(StartsAtTheBeginning))
            || (sum.Loops.Count == 1 && HasRowTotals(sum))
            || IsPublicTotal(sum, method);
    }

    /// <summary>
    /// Sums of a sum per sample: samples times features. The exponential of a sum is one element of a softmax's row, and sums made
    /// before the loop say nothing of its length.
    /// </summary>
    private static bool HasRowTotals(Accumulator sum) => HasRowTotal(sum.Increment, sum.Loops[0].Operation.Syntax);

    private static bool HasRowTotal(Term part, SyntaxNode loop) => !part.Is(MathFunction.Exp)
        && ((part.Is(Reduction.Sum) && part.Domain is { Limit: not { Kind: TermKind.Number }, Loop.Syntax: var inner } && IsInside(inner, loop))
            || part.Operands.Any(operand => HasRowTotal(operand, loop)));

    /// <summary>In the loop itself, or in a method that it calls.</summary>
    private static bool IsInside(SyntaxNode inner, SyntaxNode loop) => loop.Contains(inner)
        || inner.FirstAncestorOrSelf<MemberDeclarationSyntax>() != loop.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    /// <summary>Products of elements of two arrays: the inner loop of a matrix product or convolution.</summary>
    private static bool IsKernel(Term increment) => Chosen(increment) is { Kind: TermKind.Product } product
        && product.Operands.Where(IsCell).Select(Array).Distinct().Count() >= 2;

    private static bool IsCell(Term factor) => factor.Kind is TermKind.Element or TermKind.Opaque || (factor.Kind == TermKind.Member && factor.Operands.Length > 1);

    /// <summary>What is added where anything is: a masked element adds 0.</summary>
    private static Term Chosen(Term increment) => increment.Kind != TermKind.Choice ? increment
        : increment[1].IsNumber(0) ? Chosen(increment[2])
        : increment[2].IsNumber(0) ? Chosen(increment[1])
        : increment;

    /// <summary>An element that the data selects: each gets only some of the additions.</summary>
    private static bool IsScattered(Term location) => location is { Kind: TermKind.Member, Operands.Length: > 0 } ? IsScattered(location[0]) : location.Kind == TermKind.Element
        && (IsScattered(location[0]) || location[1].Contains(part => part.Kind is TermKind.Element or TermKind.Opaque || part.Is(MathFunction.ToInteger)));

    private static Term Array(Term element) => IsCell(element) && element.Kind != TermKind.Opaque ? Array(element[0]) : element;

    private static bool StartsAtTheBeginning(Loop loop) => loop.Domain is { } domain && (domain.Collection is not null || domain.Start is { Kind: TermKind.Number });

    /// <summary>Something that can only be walked through, not measured: IEnumerable, a reader.</summary>
    private static bool IsStream(Loop loop) => loop.Operation switch
    {
        IForEachLoopOperation walk => IsOnlyEnumerable(walk.Collection is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : walk.Collection.Type),
        IWhileLoopOperation { Condition: { } condition } => loop.Domain is null && condition.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod.Name: "Read" or "ReadLine" or "MoveNext" or "TryRead" or "TryDequeue" or "TryPop" or "TryTake" }),
        IInvocationOperation { TargetMethod.Name: "Aggregate", Arguments: { Length: > 0 } arguments } =>
            IsOnlyEnumerable(arguments[0].Value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : arguments[0].Value.Type),
        _ => false,
    };

    private static bool IsOnlyEnumerable(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "IEnumerable" or "IAsyncEnumerable" or "IQueryable" or "IOrderedEnumerable" };

    /// <summary>A public method that returns the sum or mean of a collection it is given serves collections of any length.</summary>
    private static bool IsPublicTotal(Accumulator sum, MethodReading method)
    {
        if (method.Owner is not IMethodSymbol { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary })
        {
            return false;
        }

        var isElement = sum.Increment.Kind == TermKind.Element && Array(sum.Increment) is { Kind: TermKind.Variable, Head: Variable { Symbol: IParameterSymbol } };
        return method.Returns.Any(result => isElement && IsWholeSum(result) || (IsMean(result) && sum.Increment.Contains(part => part.Kind is TermKind.Element or TermKind.Opaque)));
    }

    /// <summary>Σ x, or x₀ + Σ x from the second element on.</summary>
    private static bool IsWholeSum(Term result) => result.Is(Reduction.Sum)
        || (result.Kind == TermKind.Sum && result.Operands.Any(IsWholeSum) && result.Operands.All(part => IsWholeSum(part) || part.Kind == TermKind.Element));

    private static bool IsMean(Term result) => result.Kind == TermKind.Product && result.Operands.Any(factor => factor.Is(Reduction.Sum))
        && result.Operands.Any(factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0].Contains(IsCount));

    private static bool IsCount(Term part) => part.Is(MathFunction.Count) || part.Format == NumericFormat.Integer
        || part.Head is Variable { Symbol: var symbol } && NumericFormats.DeclaredFormatOf(symbol) == NumericFormat.Integer;
}
