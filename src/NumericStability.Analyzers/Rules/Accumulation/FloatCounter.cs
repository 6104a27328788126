using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A counter in a floating format: adding 1 changes nothing from 2²⁴ (float) or 2,048 (Half) on. Silent for double, for short
/// constant loops and for the index of a loop (NUM3004 judges its step).
/// </summary>
internal sealed class FloatCounter() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3003",
        title: "Counter in a floating-point type",
        messageFormat: "'{0}' counts in {1} and stops at {2}, where adding 1 no longer changes it",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whole numbers are exact in float up to 2^24 and in Half up to 2^11. Count in an integer and convert where the count is used.");

    public override int Priority => 60;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var reported = new HashSet<string>();
        var sums = Accumulators.In(context);
        foreach (var assignment in method.Assignments)
        {
            if (assignment.Format is not (NumericFormat.Single or NumericFormat.Half or NumericFormat.BFloat16) || !context.IsHere(assignment.Operation)
                || assignment.Operation is IVariableDeclaratorOperation || !IsStep(assignment) || assignment.Loop?.Index.Equals(assignment.Old) == true && assignment.Loop.Operation is IForLoopOperation)
            {
                continue;
            }

            var sum = sums.FirstOrDefault(candidate => ReferenceEquals(candidate.Operation, assignment.Operation));
            var isField = sum is null && assignment.Location.Symbol is IFieldSymbol or IPropertySymbol && assignment.Location.Kind == TermKind.Variable && assignment.Loop is null;
            if ((sum is null || sum.IsSafe || sum.TripCount <= context.Options.AccumulationMinTripCount) && !isField)
            {
                continue;
            }

            if (reported.Add(assignment.Target.Syntax.ToString()))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, assignment.Target.Syntax.ToString(), assignment.Format.Keyword(), Limit(assignment.Format))
                {
                    Fixes = IntegerCounter(assignment, context) is { } fix ? [fix] : [],
                });
            }
        }
    }

    private static bool IsStep(Assignment assignment) => assignment.Operation is IIncrementOrDecrementOperation { Kind: OperationKind.Increment }
        || assignment.Increment is { } increment && (increment.IsNumber(1) || increment.Kind == TermKind.Choice && increment.Operands.Skip(1).All(part => part.IsNumber(0) || part.IsNumber(1)));

    private static string Limit(NumericFormat format) => format switch
    {
        NumericFormat.Single => "16,777,216",
        NumericFormat.Half => "2,048",
        _ => "256",
    };

    private static Fix? IntegerCounter(Assignment counted, RuleContext context)
    {
        var symbol = counted.Location.Kind == TermKind.Variable ? counted.Location.Symbol : null;
        if (counted.Operation is not (ICompoundAssignmentOperation or IIncrementOrDecrementOperation)
            || WideAccumulator.For(symbol, counted.Format, context, "long", castIncrements: false, "NUM3003.integer", "Count in an integer") is not { } fix
            || AccumulatorUses.DeclaratorOf(symbol, context) is not { Parent: VariableDeclarationSyntax { Variables.Count: 1 } } declarator)
        {
            return null;
        }

        var assigned = AccumulatorUses.Of(symbol!, declarator, context).Select(static mention => mention.Parent as AssignmentExpressionSyntax)
            .Where(static assignment => assignment is not null && !assignment.IsKind(SyntaxKind.SubtractAssignmentExpression));
        var edits = fix.Edits.ToList();
        foreach (var number in assigned.Select(static assignment => assignment!.Right).Append(declarator.Initializer?.Value).OfType<ExpressionSyntax>())
        {
            if (Whole(number, context) is not { } whole)
            {
                return null;
            }

            edits.Add(Edit.Replace(number.Span, whole.ToString(CultureInfo.InvariantCulture)));
        }

        return declarator.Initializer is null && symbol is ILocalSymbol ? null : fix with { Edits = [.. edits] };
    }

    private static long? Whole(ExpressionSyntax expression, RuleContext context)
    {
        if (context.Model.GetConstantValue(expression) is { HasValue: true, Value: { } constant } && Reductions.Constants.TryRead(constant, out var value) && value % 1 == 0)
        {
            return (long)value;
        }

        return expression.ToString() switch { "Half.Zero" => 0, "Half.One" => 1, _ => null };
    }
}
