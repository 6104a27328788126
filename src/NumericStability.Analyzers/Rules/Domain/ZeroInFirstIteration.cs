using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>A divisor that is 0 in the first iteration: 1/log2(i + 1) from i = 0, d/√s with an s that grows later in the body. Silent where the index starts later.</summary>
internal sealed class ZeroInFirstIteration() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5014",
        title: "Divisor that is 0 in the first iteration",
        messageFormat: "'{0}' divides by '{1}', which is 0 in the first iteration, at {2} = {3}",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Formulas that count from 1 are often written in loops that count from 0; the first quotient is then infinite or NaN.");

    public override int Priority => 40;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var division in Division.In(method))
        {
            foreach (var factor in division.Factors)
            {
                if (context.IsHere(division.Whole.Operation) && FirstIteration.ZeroStart(factor, division.Whole, context) is { } start && !IsUsedLater(division.Whole, start, context))
                {
                    Report(division, start, context);
                    break;
                }
            }
        }
    }

    /// <summary>The quotient goes into a local of the iteration, and whoever reads that has asked for a later one: if (i > 0 &amp;&amp; ratio &lt; 1).</summary>
    private static bool IsUsedLater(Reading quotient, Start start, RuleContext context)
    {
        if (HolderOf(quotient.Operation) is not { } local || !Loop.From(quotient.Loop).Any(loop => local.DeclaringSyntaxReferences.All(place => place.SyntaxTree == loop.Operation.Syntax.SyntaxTree && loop.Operation.Syntax.Span.Contains(place.Span))))
        {
            return false;
        }

        var uses = context.Method.ByOperation.Values.Where(reading => reading.Operation is ILocalReferenceOperation { Local: var used }
            && SymbolEqualityComparer.Default.Equals(used, local) && reading.Operation.Syntax.SpanStart > quotient.Operation.Syntax.Span.End).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => FirstIteration.IsExcluded(start, use, context));
    }

    private static ILocalSymbol? HolderOf(IOperation value)
    {
        while (value.Parent is IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == value => local,
            _ => null,
        };
    }

    private static void Report(Division division, Start start, RuleContext context)
    {
        var syntax = division.Whole.Operation.Syntax;
        var variable = ((Variable)start.Variable.Head!).Symbol;
        var place = context.IsHere(start.Value.Source) ? start.Value.Source!.Syntax : null;
        context.Report(new Finding(Rule, syntax, Text.Shortened(syntax), Text.Shortened(division.Divisor.Operation.Syntax), variable.Name, start.Value.Value)
        {
            Evidence = place is null ? [] : [place],
            Fixes = start.IsIndex ? Fixes(division, variable) : [],
        });
    }

    private static ImmutableArray<Fix> Fixes(Division division, ISymbol index)
    {
        var uses = division.Divisor.Operation.DescendantsAndSelf().Where(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), index) && part is ILocalReferenceOperation).ToList();
        if (uses.Count != 1)
        {
            return [];
        }

        var use = uses[0].Syntax;
        var (span, text) = uses[0].Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand: { ConstantValue: { HasValue: true, Value: int step } } right } sum && sum.LeftOperand == uses[0]
            ? (right.Syntax.Span, (step + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))
            : (use.Span, use.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax ? use + " + 1" : "(" + use + " + 1)");
        return [new Fix("Count from 1 in the divisor (every iteration's divisor changes)", "NUM5014.Shift", [Edit.Replace(span, text)])];
    }
}
