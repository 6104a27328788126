using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Domain;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Literals;

/// <summary>
/// A floating-point sum built up in a loop and compared with an exact number: ten times 0.1 is 0.9999999999999999. Silent on
/// comparisons with 0, on sums of whole numbers and on sentinels that are assigned, not accumulated.
/// </summary>
internal sealed class ExactAccumulationTest() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM7004",
        title: "Accumulated sum compared exactly",
        messageFormat: "'{0}' compares an accumulated sum with an exact number, which rounding may step over: ten times 0.1 is 0.9999999999999999",
        category: Categories.Constants,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Every addition rounds, so a sum that is 1 on paper ends just beside it. Compare with a tolerance, or count in integers.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var test in context.OperationsOf<IBinaryOperation>())
        {
            var (value, bound) = test.LeftOperand.ConstantValue.HasValue ? (test.RightOperand, test.LeftOperand) : (test.LeftOperand, test.RightOperand);
            if (bound.ConstantValue is { HasValue: true, Value: { } constant } && Reductions.Constants.TryRead(constant, out var number) && number != 0 && IsExact(test, number)
                && LoopScan.SymbolOf(value) is { } symbol && NumericFormats.FormatOf(value.Type).IsFloating()
                && method.Assignments.Any(assignment => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(assignment.Target), symbol) && IsAccumulation(assignment, context)))
            {
                context.Report(new Finding(Descriptor, test.Syntax, Text.Shortened(test.Syntax)) { Fixes = FixesOf(test, value, bound, context) });
            }
        }
    }

    /// <summary>Equality with any number; reaching 1 is how a cumulative probability ends.</summary>
    private static bool IsExact(IBinaryOperation test, double number) => test.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        || (test.OperatorKind == BinaryOperatorKind.GreaterThanOrEqual && number == 1);

    private static bool IsAccumulation(Assignment assignment, RuleContext context)
    {
        if (assignment.Loop is null || !context.IsHere(assignment.Operation) || assignment.Increment is not { } added || !assignment.Format.IsFloating())
        {
            return false;
        }

        var range = context.RangeOf(added, assignment.State.Facts);
        return !range.IsWhole && !range.IsEmpty && assignment.Operation is not IVariableDeclaratorOperation;
    }

    /// <summary>NaN stays unequal to every number.</summary>
    private static ImmutableArray<Fix> FixesOf(IBinaryOperation test, IOperation value, IOperation bound, RuleContext context)
    {
        var isSingle = NumericFormats.FormatOf(value.Type) == NumericFormat.Single;
        if (!isSingle && NumericFormats.FormatOf(value.Type) != NumericFormat.Double || test.Syntax is not BinaryExpressionSyntax)
        {
            return [];
        }

        var tolerance = isSingle ? "1e-5f" : "1e-9";
        var difference = Wrapping.Qualified("Math.Abs(", test.Syntax, context);
        ImmutableArray<Piece> within = [Piece.New(difference), Piece.Keep(value.Syntax.Span), Piece.New(" - "), Piece.Keep(bound.Syntax.Span), Piece.New(") <= " + tolerance)];
        ImmutableArray<Piece> pieces = test.OperatorKind switch
        {
            BinaryOperatorKind.Equals => within,
            BinaryOperatorKind.NotEquals => [Piece.New("!("), .. within, Piece.New(")")],
            _ => [Piece.Keep(value.Syntax.Span), Piece.New(" >= "), Piece.Keep(bound.Syntax.Span), Piece.New(" - " + tolerance)],
        };
        return [new Fix("Allow a tolerance of " + tolerance + " (changes the result)", "NUM7004", [new Edit(test.Syntax.Span, pieces)])];
    }
}
