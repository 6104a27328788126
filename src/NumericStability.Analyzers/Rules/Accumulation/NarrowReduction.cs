using System.Collections.Generic;
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
/// A TensorPrimitives reduction returns and accumulates in the element type. Half is a warning, float over an unknown length a
/// suggestion. Silent for double and for spans of short constant length.
/// </summary>
internal sealed class NarrowReduction() : Rule(Rule)
{
    private static readonly HashSet<string> Names = ["Sum", "Average", "Dot", "Product", "Norm", "SumOfSquares", "SumOfMagnitudes", "StdDev", "Distance", "CosineSimilarity"];

    private static readonly Dictionary<string, string> Stable = new() { ["Sum"] = "Sum", ["Dot"] = "Dot", ["Norm"] = "Norm", ["Average"] = "Mean" };

    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3005",
        title: "Reduction in a narrow element type",
        messageFormat: "'{0}' accumulates in {1}: {2}",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "TensorPrimitives reductions accumulate in the element type. Widen first, or use StableMath.Sum, Dot, Mean or Norm.");

    public override int Priority => 90;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IInvocationOperation { Arguments.Length: > 0 } call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, context.Symbols.TensorPrimitives)
                && Names.Contains(call.TargetMethod.Name) && context.IsHere(call) && NumericFormats.FormatOf(call.Type) is NumericFormat.Half or NumericFormat.BFloat16 or NumericFormat.Single
                && !IsShort(call, context))
            {
                Report(call, NumericFormats.FormatOf(call.Type), context);
            }
        }
    }

    private void Report(IInvocationOperation call, NumericFormat format, RuleContext context) =>
        context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), format.Keyword(),
            format == NumericFormat.Single ? "50 million times 0.1f sum to 4,839,896 instead of 5,000,000" : "a sum of ones stops at 2,048 and overflows above 65,504")
        {
            Severity = format == NumericFormat.Single ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Fixes = FixOf(call, format, context) is { } fix ? [fix] : [],
        });

    private static bool IsShort(IInvocationOperation call, RuleContext context)
    {
        if (!context.Method.ByOperation.TryGetValue(call.Arguments[0].Value, out var reading))
        {
            return false;
        }

        var domain = new Terms.Domain(reading.Term, null, null, call);
        return TripCounts.Of(new Loop(call, null) { Domain = domain }, context) <= context.Options.AccumulationMinTripCount;
    }

    /// <summary>StableMath has the same call for spans of float; its double result is rounded once.</summary>
    private static Fix? FixOf(IInvocationOperation call, NumericFormat format, RuleContext context)
    {
        if (!Stable.TryGetValue(call.TargetMethod.Name, out var name) || context.Symbols.StableMath is not { } stable
            || call.Syntax is not InvocationExpressionSyntax { ArgumentList: { } arguments } syntax)
        {
            return null;
        }

        var target = stable.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == call.Arguments.Length
            && method.Parameters.All(parameter => parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: { Length: 1 } element } && NumericFormats.FormatOf(element[0]) == format));
        if (target is null)
        {
            return null;
        }

        var spelled = "StableMath";
        var isWide = NumericFormats.FormatOf(target.ReturnType) != format;
        var needs = isWide && syntax.Parent is MemberAccessExpressionSyntax;
        return new Fix("Use StableMath." + name, "NUM3005." + name,
            [new Edit(syntax.Span, [Piece.New((needs ? "(" : "") + (isWide ? "(" + format.Keyword() + ")" : "") + spelled + "." + name), Piece.Keep(arguments.Span), Piece.New(needs ? ")" : "")])])
        {
            NeedsImport = !context.Model.LookupNamespacesAndTypes(syntax.SpanStart, name: "StableMath").Any(),
        };
    }
}
