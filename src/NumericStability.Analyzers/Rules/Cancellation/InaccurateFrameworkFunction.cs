using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// LogP1 and ExpM1 of the framework compute log(x + 1) and exp(x) - 1: they have the name of the accurate function and the
/// error of the naive formula. Generic code and Half, whose members compute in float, are suggestions.
/// </summary>
internal sealed class InaccurateFrameworkFunction() : RewriteRule(
    Rule,
    Row.Of(x => Apply(MathFunction.NaiveLog1P, x), x => Log1P(x)),
    Row.Of(x => Apply(MathFunction.NaiveExpM1, x), x => ExpM1(x)),
    Row.Of(x => Apply(MathFunction.NaiveLog2P1, x), x => Log1P(x) / Log(2)),
    Row.Of(x => Apply(MathFunction.NaiveLog10P1, x), x => Log1P(x) / Log(10)),
    Row.Of(x => Apply(MathFunction.NaiveExp2M1, x), x => PowM1(2, x)),
    Row.Of(x => Apply(MathFunction.NaiveExp10M1, x), x => PowM1(10, x)))
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2014",
        title: "Framework function that is not accurate",
        messageFormat: "'{0}' is not the accurate function its name promises: {1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "LogP1, ExpM1 and their relatives are implemented as the naive formula. No released framework computes them accurately.");

    protected override DiagnosticSeverity? SeverityOf(RowMatch match) =>
        match.Holes[0].Kind == Terms.TermKind.Number || match.RangeOf(0) is { Low: >= 1 } or { High: <= -0.9 } ? null
        : match.Reading.Term.Format is NumericFormat.Generic or NumericFormat.Half ? DiagnosticSeverity.Info
        : DiagnosticSeverity.Warning;

    protected override object[] ArgumentsOf(RowMatch match)
    {
        var isLogarithm = match.Row.Before.Function!.Name.Contains("Log");
        if (match.Reading.Operation is IInvocationOperation { TargetMethod.ContainingType.Name: "SpecialFunctions" })
        {
            return ["it is wrong in the 8th digit for |x| up to 0.1"];
        }

        return [(isLogarithm ? "it adds 1 before the logarithm and is 0" : "it subtracts 1 after the exponential and is 0") + " for |x| below " + (match.Reading.Term.Format switch
        {
            NumericFormat.Single => "6e-8",
            NumericFormat.Half => "6e-8 (computed in float)",
            _ => "1.1e-16",
        })];
    }

    protected override ImmutableArray<Fix> FixesOf(RowMatch match) =>
        match.Reading.Operation is IInvocationOperation { TargetMethod: var method } call && SymbolEqualityComparer.Default.Equals(method.ContainingType, match.Context.Symbols.TensorPrimitives)
            ? LoopOver(call, match) is { } loop ? [loop] : []
            : base.FixesOf(match);

    /// <summary>There is no accurate vector form to call: the elements are computed one by one.</summary>
    private static Fix? LoopOver(IInvocationOperation call, RowMatch match)
    {
        var name = match.Row.Before.Is(MathFunction.NaiveLog1P) ? "Log1P" : match.Row.Before.Is(MathFunction.NaiveExpM1) ? "ExpM1" : null;
        if (name is null || match.Context.Symbols.StableMath is null || match.Reading.Term.Format is not (NumericFormat.Double or NumericFormat.Single)
            || call.Syntax is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement, ArgumentList.Arguments: { Count: 2 } arguments }
            || !arguments.All(argument => argument.Expression is IdentifierNameSyntax && argument.NameColon is null))
        {
            return null;
        }

        var index = new[] { "i", "j", "k", "index" }.FirstOrDefault(candidate => match.Context.Model.LookupSymbols(statement.SpanStart, name: candidate).IsEmpty
            && statement.Parent!.DescendantTokens().All(token => token.ValueText != candidate));
        if (index is null)
        {
            return null;
        }

        var spelling = match.Context.SpellingAt(match.Reading);
        var (source, destination) = (arguments[0].Expression.Span, arguments[1].Expression.Span);
        ImmutableArray<Piece> pieces =
        [
            Piece.New("for (int " + index + " = 0; " + index + " < "), Piece.Keep(source), Piece.New(".Length; " + index + "++) "),
            Piece.Keep(destination), Piece.New("[" + index + "] = "), Piece.New(spelling.StableMath + "." + name + "("),
            Piece.Keep(source), Piece.New("[" + index + "])"),
        ];
        return new Fix("Use StableMath." + name + " for each element", "NUM2014.loop", [new Edit(call.Syntax.Span, pieces)]) { NeedsImport = spelling.NeedsImport };
    }
}
