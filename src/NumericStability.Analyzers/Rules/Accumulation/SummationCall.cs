using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// A loop that does nothing but add up a whole array becomes one call: StableMath.Sum, Dot, Mean where the sum is only divided by the
/// length, Norm where only its root is taken. Not offered where a comment or directive would go with the loop.
/// </summary>
internal static class SummationCall
{
    public static Fix? For(Accumulator sum, RuleContext context)
    {
        if (sum.Loops.Count != 1 || sum.Symbol is not ILocalSymbol || context.Symbols.StableMath is null || ArgumentsOf(sum) is not { } arguments
            || AccumulatorUses.DeclaratorOf(sum.Symbol, context) is not { Initializer.Value: { } zero, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } } declarator
            || context.Model.GetConstantValue(zero) is not { HasValue: true, Value: 0 or 0f }
            || LoopAfter(declaration, sum) is not { } loop)
        {
            return null;
        }

        var uses = AccumulatorUses.Of(sum.Symbol, declarator, context).Where(mention => !loop.Span.Contains(mention.Span)).ToList();
        if (uses.Any(static mention => AccumulatorUses.Of(mention) != AccumulatorUse.Value))
        {
            return null;
        }

        var whole = uses is [var use] ? Around(use, arguments, context) : null;
        var name = NameOf(arguments.Length == 2, whole is not null);
        var (stable, needsImport) = Spelling.NameOf(context.Symbols.StableMath, context.Symbols, context.Model, declaration);
        List<Edit> edits = whole is null ? [] : [new Edit(whole.Span, [Piece.Keep(uses[0].Span)])];
        edits.Add(Edit.Replace(zero.Span, stable + "." + name + "(" + (name is "Dot" ? arguments[0] + ", " + arguments[1] : arguments[0]) + ")"));
        edits.Add(Edit.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(declaration.Span.End, loop.Span.End), ""));
        var title = "Use StableMath." + name + (name == "Dot" && arguments[0] != arguments[1] ? " (throws where the lengths differ)" : "");
        return new Fix(title, "NUM3001." + name, [.. edits]) { NeedsImport = needsImport };
    }

    /// <summary>The function that is the sum, or with what is around it the mean or the norm.</summary>
    private static string NameOf(bool isOfProducts, bool isWhole) => (isOfProducts, isWhole) switch
    {
        (true, true) => "Norm",
        (true, false) => "Dot",
        (false, true) => "Mean",
        (false, false) => "Sum",
    };

    /// <summary>x for Σx; x and x for Σx²; x and y for Σxy.</summary>
    private static ImmutableArray<string>? ArgumentsOf(Accumulator sum)
    {
        var factors = sum.Increment switch
        {
            { Kind: TermKind.Element } element => [element],
            { Kind: TermKind.Power } square when square[1].IsNumber(2) => [square[0], square[0]],
            { Kind: TermKind.Product, Operands: [{ Kind: TermKind.Element }, { Kind: TermKind.Element }] factorsOfTwo } => factorsOfTwo,
            _ => ImmutableArray<Term>.Empty,
        };
        return factors.IsEmpty || !factors.All(factor => IsElement(factor, sum.Loops[0], factors.Length == 1)) || !factors.Any(factor => IsWhole(factor[0], sum.Loops[0].Domain))
            ? null
            : [.. factors.Select(factor => ((Variable)factor[0].Head!).Symbol.Name).OrderBy(static name => name, System.StringComparer.Ordinal)];
    }

    private static bool IsElement(Term factor, Loop loop, bool allowsSequence) => factor.Kind == TermKind.Element && factor[1].Equals(loop.Index)
        && factor[0] is { Kind: TermKind.Variable, Head: Variable { Symbol: ILocalSymbol or IParameterSymbol } array } && IsOfFloats(array.Symbol, allowsSequence);

    private static bool IsOfFloats(ISymbol symbol, bool allowsSequence) => NumericFormats.DeclaredTypeOf(symbol) switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Single } => true,
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Single }] } type => type.Name is "Span" or "ReadOnlySpan"
            || (allowsSequence && type.Name is "List" or "IEnumerable" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection"),
        _ => false,
    };

    private static bool IsWhole(Term array, Terms.Domain? domain) => domain is not null && !domain.IsFiltered && (array.Equals(domain.Collection)
        || (domain.Start?.IsNumber(0) == true && domain.Limit is { } limit && limit.Equals(Term.Apply(MathFunction.Count, array))));

    /// <summary>The loop right after the declaration, with the addition as its only statement and nothing written beside it.</summary>
    private static StatementSyntax? LoopAfter(LocalDeclarationStatementSyntax declaration, Accumulator sum)
    {
        if (sum.Operation.Syntax.Parent is not ExpressionStatementSyntax addition || declaration.Parent is not BlockSyntax block)
        {
            return null;
        }

        var body = addition.Parent is BlockSyntax { Statements.Count: 1 } inner ? (StatementSyntax)inner : addition;
        return body.Parent is ForStatementSyntax or ForEachStatementSyntax && body.Parent == sum.Loops[0].Operation.Syntax
            && block.Statements.IndexOf(declaration) is var place && place + 1 < block.Statements.Count && block.Statements[place + 1] == body.Parent
            && declaration.GetTrailingTrivia().Concat(body.Parent.DescendantTrivia()).All(static trivia => string.IsNullOrWhiteSpace(trivia.ToString()))
                ? (StatementSyntax)body.Parent
                : null;
    }

    /// <summary>s / x.Length around the only use of a sum, √s around that of a sum of squares.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax use, ImmutableArray<string> arguments, RuleContext context) => use.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.DivideExpression, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count", Expression: IdentifierNameSyntax data } } mean
            when arguments.Length == 1 && mean.Left == use && data.Identifier.ValueText == arguments[0] => mean,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax root } when arguments.Length == 2 && arguments[0] == arguments[1]
            && context.Model.GetSymbolInfo(root).Symbol is IMethodSymbol { Name: "Sqrt", ContainingType.Name: "MathF" or "Single" } => root,
        _ => null,
    };
}
