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
/// A float product widened after it was rounded, or a double narrowed before it is added to a double sum. Only where the value is
/// accumulated: in a loop, into a double. Silent for a product added directly, which NUM3001's own fix leaves behind.
/// </summary>
internal sealed class LateWidening() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3009",
        title: "Widened too late or narrowed too early",
        messageFormat: "'{0}' is rounded to float before it is accumulated in double: {1}",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Convert the operands, not the result: (double)a * b rounds nothing.");

    public override int Priority => 150;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.ByOperation.Values.ToList())
        {
            if (reading.Operation is IConversionOperation conversion && reading.Loop is not null && context.IsHere(conversion))
            {
                ExamineConversion(conversion, method, context);
            }
        }
    }

    private void ExamineConversion(IConversionOperation conversion, MethodReading method, RuleContext context)
    {
        var (from, to) = (NumericFormats.FormatOf(conversion.Operand.Type), NumericFormats.FormatOf(conversion.Type));
        var operand = conversion.Operand is IParenthesizedOperation inner ? inner.Operand : conversion.Operand;
        if (to == NumericFormat.Double && from == NumericFormat.Single && operand is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
            && !operand.ConstantValue.HasValue && (!conversion.IsImplicit || IsLocalOfSum(conversion, method)))
        {
            context.Report(new Finding(Descriptor, conversion.Syntax, Text.Shortened(conversion.Syntax), "convert a factor first")
            {
                Fixes = FixOf(conversion, product) is { } fix ? [fix] : [],
            });
        }
        else if (to == NumericFormat.Single && from == NumericFormat.Double && !conversion.IsImplicit && !conversion.ConstantValue.HasValue
            && conversion.Parent is IConversionOperation { IsImplicit: true, Parent: ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum } && NumericFormats.FormatOf(sum.Type) == NumericFormat.Double
            && conversion.Syntax is CastExpressionSyntax cast)
        {
            context.Report(new Finding(Descriptor, conversion.Syntax, Text.Shortened(conversion.Syntax), "the cast throws digits away")
            {
                Fixes = [new Fix("Remove the cast", "NUM3009.cast", [new Edit(cast.Span, [Piece.Keep(cast.Expression.Span)])])],
            });
        }
    }

    /// <summary>double d = a * b; with d added to something afterwards.</summary>
    private static bool IsLocalOfSum(IConversionOperation conversion, MethodReading method) =>
        conversion.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
        && method.Assignments.Any(assignment => assignment.Loop is not null && assignment.Format == NumericFormat.Double
            && assignment.Operation is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum
            && sum.Value.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), local)));

    private static Fix? FixOf(IConversionOperation conversion, IBinaryOperation product)
    {
        if (product.Syntax is not BinaryExpressionSyntax { Left: var left } syntax || left is BinaryExpressionSyntax)
        {
            return null;
        }

        var edit = conversion.IsImplicit
            ? new Edit(syntax.Span, [Piece.New("(double)"), Piece.Keep(syntax.Span)])
            : conversion.Syntax.Parent is BinaryExpressionSyntax or MemberAccessExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax
                ? new Edit(conversion.Syntax.Span, [Piece.New("((double)"), Piece.Keep(syntax.Span), Piece.New(")")])
                : new Edit(conversion.Syntax.Span, [Piece.New("(double)"), Piece.Keep(syntax.Span)]);
        return new Fix("Convert before multiplying", "NUM3009.before", [edit]);
    }
}
