using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// sumSq/n - mean²: two large numbers that agree in all digits but those of the variance. Also covariance and slope,
/// n·Σxy - Σx·Σy. Silent for data that is centred or shifted first, and for Welford's update, which has no such difference.
/// </summary>
internal sealed class OnePassMoments() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2006",
        title: "Variance or covariance in one pass",
        messageFormat: "'{0}' subtracts the square of a mean from a mean of squares: where the mean is {1} times the standard deviation no digit is right, and the result can be negative",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The difference cancels the leading digits. Two passes over the data, or Welford's update (RunningMoments), keep them.");

    public override int Priority => 30;

    public override IEnumerable<object> Roots => [TermKind.Sum];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!reading.Term.Format.IsReal() || MomentPair.Of(reading.Term, reading, context) is not { } pair)
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), Ratio(reading.Term.Format))
        {
            Severity = pair.IsProven ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            Claims = [.. syntax.DescendantNodes().Where(node => node is ExpressionSyntax)],
            Fixes = (FixOf(pair, reading, context) ?? RunningMomentsFix.For(reading, context)) is { } fix ? [fix] : [],
        });
    }

    private static string Ratio(NumericFormat format) => format switch
    {
        NumericFormat.Single => "4e3",
        NumericFormat.Half => "45",
        _ => "1e8",
    };

    /// <summary>The whole expression, or the root around it, becomes one call where the data is an array at hand.</summary>
    private static Fix? FixOf(MomentPair pair, Reading reading, RuleContext context)
    {
        if (pair.Data is not { Head: Variable variable } || pair.Divisor is not { } divisor || context.Symbols.StableMath is null
            || reading.Operation.Syntax is not ExpressionSyntax || reading.Term.Format is not (NumericFormat.Double or NumericFormat.Single)
            || !reading.State.Cells.TryGetValue(Term.Of(variable.Symbol, 0), out var now) && variable.Version != 0 || now is not null && !now.Equals(pair.Data))
        {
            return null;
        }

        var spelling = context.SpellingAt(reading);
        var name = divisor == 0 ? "Variance" : "SampleVariance";
        var span = reading.Operation.Syntax.Span;
        return new Fix("Use StableMath." + name, "NUM2006." + name, [Edit.Replace(span, spelling.StableMath + "." + name + "(" + variable.Symbol.Name + ")")]) { NeedsImport = spelling.NeedsImport };
    }
}
