using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// (int)(p · bins) is bins at p = 1, one past the last bin. Reported for normalised values, for (float)NextDouble(), which can
/// round to 1, and for probabilities that select an element. Silent where the result is clamped or compared, and on
/// NextDouble() · n in double, which stays below n.
/// </summary>
internal sealed class UpperEdgeBin() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6010",
        title: "Bin index out of range at the upper edge",
        messageFormat: "'{0}' is {1} where {2}, one past the last bin",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A half-open bin [k/n, (k+1)/n) does not contain 1: the largest value falls into a bin that does not exist.");

    private static readonly string[] Probabilities = ["p", "q", "prob", "probability", "conf", "confidence", "score", "ratio", "alpha"];

    public override int Priority => 70;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var cast in FloatCast.In(context))
        {
            if (cast is { IsNarrow: false, Value.Kind: TermKind.Product } && BinsOf(cast.Value) is { } bins && !IsClamped(cast.Cast, context) && EdgeOf(cast, bins, context) is { } edge)
            {
                var written = Written(bins, cast, context);
                context.Report(new Finding(Descriptor, cast.Cast.Syntax, Text.Shortened(cast.Cast.Syntax), written?.ToString() ?? "the number of bins", edge) { Fixes = FixesOf(cast, written, context) });
            }
        }
    }

    /// <summary>The whole factor; n - 1 would be right.</summary>
    private static Term? BinsOf(Term product) => product.Operands.FirstOrDefault(factor => FloatCast.IsCount(factor) && factor.Kind is not (TermKind.Sum or TermKind.Power or TermKind.Number))
        ?? product.Operands.FirstOrDefault(factor => factor.Kind == TermKind.Number && factor.Value is > 1 and <= 200 && factor.Value % 1 == 0);

    private static string? EdgeOf(FloatCast cast, Term bins, RuleContext context)
    {
        var isIndex = IsIndex(cast.Cast, context);
        if (FloatCast.IsNormalised(cast.Value))
        {
            return bins.Kind != TermKind.Number || isIndex ? "the value is the largest" : null;
        }

        var share = Term.Product(cast.Value.Operands.Where(factor => !ReferenceEquals(factor, bins)));
        if (share.Is(MathFunction.Uniform))
        {
            return share.Format == NumericFormat.Single && IsNarrowed(cast) ? "(float)NextDouble() rounds to 1" : null;
        }

        return isIndex && IsProbability(share, context.RangeOf(share, cast.Reading)) ? "the factor is 1" : null;
    }

    private static bool IsNarrowed(FloatCast cast) => cast.Reading.Operation.DescendantsAndSelf().OfType<IConversionOperation>()
        .Any(conversion => conversion.Type?.SpecialType == SpecialType.System_Single && conversion.Operand.Type?.SpecialType == SpecialType.System_Double);

    private static bool IsProbability(Term share, Interval range) =>
        (range.High == 1 && range.Low >= 0) || (share.Kind is TermKind.Variable or TermKind.Element or TermKind.Member && range.High >= 1 && Naming.Is(share.Origin, Probabilities));

    /// <summary>Used between brackets, at once or by way of a local.</summary>
    private static bool IsIndex(IOperation cast, RuleContext context) => Selects(cast)
        || (LocalOf(cast) is { } local && context.OperationsOf<ILocalReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && Selects(use)));

    private static bool Selects(IOperation operation) => operation.Parent switch
    {
        IArrayElementReferenceOperation element => element.Indices.Contains(operation),
        IArgumentOperation { Parent: IPropertyReferenceOperation { Property.IsIndexer: true } } => true,
        IConversionOperation or IParenthesizedOperation => Selects(operation.Parent),
        _ => false,
    };

    private static ILocalSymbol? LocalOf(IOperation cast) => cast.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    /// <summary>Min and Clamp around it, or any comparison or decrement of the local it is kept in.</summary>
    private static bool IsClamped(IOperation cast, RuleContext context)
    {
        if (IsLimited(cast))
        {
            return true;
        }

        return LocalOf(cast) is { } local && context.OperationsOf<ILocalReferenceOperation>()
            .Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && (IsLimited(use) || use.Parent is IIncrementOrDecrementOperation));
    }

    private static bool IsLimited(IOperation value) => value.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Min" or "Max" or "Clamp" } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IParenthesizedOperation or IConversionOperation { IsImplicit: true } or IUnaryOperation => IsLimited(value.Parent),
        _ => false,
    };

    private static SyntaxNode? Written(Term bins, FloatCast cast, RuleContext context) => cast.Reading.Operation.DescendantsAndSelf()
        .FirstOrDefault(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or ILiteralOperation or IConversionOperation { Operand: ILiteralOperation }
            && context.Method.ByOperation.TryGetValue(part, out var read) && read.Term.Equals(bins))?.Syntax;

    private static ImmutableArray<Fix> FixesOf(FloatCast cast, SyntaxNode? bins, RuleContext context)
    {
        if (bins is null || LastOf(bins, cast, context) is not { } last)
        {
            return [];
        }

        return [new Fix("Put the upper edge into the last bin", "NUM6010",
            [new Edit(cast.Cast.Syntax.Span, [Piece.New(Wrapping.Qualified("Math.Min(", bins, context)), .. last, Piece.New(", "), Piece.Keep(cast.Cast.Syntax.Span), Piece.New(")")])])];
    }

    /// <summary>The last bin as a number of the type cast to; null where Math.Min would have another type.</summary>
    private static ImmutableArray<Piece>? LastOf(SyntaxNode bins, FloatCast cast, RuleContext context)
    {
        if (bins is LiteralExpressionSyntax { Token.Value: { } value } && Reductions.Constants.TryRead(value, out var count))
        {
            return [Piece.New((count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }

        var isWide = cast.Cast.Type?.SpecialType == SpecialType.System_Int64;
        return context.Model.GetTypeInfo(bins).Type?.SpecialType switch
        {
            SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
                when isWide || cast.Cast.Type?.SpecialType == SpecialType.System_Int32 => [Piece.Keep(bins.Span), Piece.New(" - 1")],
            SpecialType.System_UInt32 or SpecialType.System_Int64 when isWide => [Piece.Keep(bins.Span), Piece.New(" - 1")],
            _ => null,
        };
    }
}
