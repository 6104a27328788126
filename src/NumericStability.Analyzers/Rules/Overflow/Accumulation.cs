using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>A local that starts at a literal, is updated by one statement and read once: nothing else can see what it holds on the way.</summary>
internal sealed record Accumulation(ILocalSymbol Local, LiteralExpressionSyntax Start, ICompoundAssignmentOperation Update)
{
    public static Accumulation? Of(IOperation use, BinaryOperatorKind kind, double start, RuleContext context)
    {
        if (use is not ILocalReferenceOperation { Local: { } local })
        {
            return null;
        }

        var others = context.OperationsOf<ILocalReferenceOperation>().Where(other => !ReferenceEquals(other, use) && SymbolEqualityComparer.Default.Equals(other.Local, local)).ToList();
        return others.Count == 1 && others[0].Parent is ICompoundAssignmentOperation { Parent: IExpressionStatementOperation } update && ReferenceEquals(update.Target, others[0])
            && update.OperatorKind == kind && update.Syntax is AssignmentExpressionSyntax && StartOf(local, start, context) is { } literal ? new Accumulation(local, literal, update) : null;
    }

    private static LiteralExpressionSyntax? StartOf(ILocalSymbol local, double start, RuleContext context) =>
        context.OperationsOf<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            is { Initializer.Value: { ConstantValue: { HasValue: true, Value: { } constant } } value } && value.Syntax is LiteralExpressionSyntax literal
            && Constants.TryRead(constant, out var number) && number == start ? literal : null;
}
