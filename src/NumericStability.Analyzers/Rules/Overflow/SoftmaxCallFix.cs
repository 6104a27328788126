using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Overflow;

/// <summary>Fixes that replace a whole softmax: the framework's call, or a chain of LINQ.</summary>
internal static class SoftmaxCallFix
{
    /// <summary>Shift the argument first, in the user's own destination; or call StableMath.</summary>
    public static ImmutableArray<Fix> Of(Reading reading, RuleContext context)
    {
        if (reading.Operation is not IInvocationOperation { Arguments.Length: 2 } call || call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax function } syntax
            || ArgumentOf(call, 0) is not { } source || ArgumentOf(call, 1) is not { } destination)
        {
            return [];
        }

        var fixes = ImmutableArray.CreateBuilder<Fix>();
        if (syntax.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement && IsName(source) && IsName(destination))
        {
            var isArray = context.Model.GetTypeInfo(destination).Type is IArrayTypeSymbol;
            var written = source.ToString() == destination.ToString() ? destination.ToString()
                : isArray ? $"{destination}.AsSpan(0, {source}.Length)" : $"{destination}[..{source}.Length]";
            var shift = $"{function.Expression}.Subtract({source}, {function.Expression}.Max({source}), {destination});" + Layout.Before(statement);
            fixes.Add(new Fix("Subtract the maximum first", "NUM1001.Shift", [Edit.Insert(statement.SpanStart, shift), Edit.Replace(source.Span, written)]));
        }

        if (context.Symbols.StableMath is not null && reading.Term.Format is NumericFormat.Double or NumericFormat.Single)
        {
            var spelling = context.SpellingAt(reading);
            fixes.Add(new Fix("Use StableMath.Softmax (the lengths must be equal)", "NUM1001.Softmax", [Edit.Replace(function.Span, "StableMath.Softmax")]) { NeedsImport = spelling.NeedsImport });
        }

        return fixes.ToImmutable();
    }

    private static ExpressionSyntax? ArgumentOf(IInvocationOperation call, int ordinal) =>
        (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Syntax as ArgumentSyntax)?.Expression;

    private static bool IsName(ExpressionSyntax expression) => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax };

    /// <summary>exps.Select(e => e / sum).ToArray() with exps = x.Select(Math.Exp) is StableMath.Softmax(x).</summary>
    public static ImmutableArray<Fix> ForSequence(Reading reading, RuleContext context, IReadOnlyList<Term> exponentials)
    {
        if (context.Symbols.StableMath is null || exponentials.Any(term => term.Source is null)
            || exponentials.Select(term => LogSumExpFix.SequenceOf(term.Source!, context)).Distinct().ToList() is not { Count: 1 } sequences || sequences.First() is not { } sequence
            || reading.Operation.Syntax.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { Body: var body, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax select } }
            || body != reading.Operation.Syntax || select is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } }
            || select.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax whole })
        {
            return [];
        }

        var spelling = context.SpellingAt(reading);
        return [new Fix("Use StableMath.Softmax", "NUM1001.Softmax", [Edit.Replace(whole.Span, $"StableMath.Softmax({sequence})")]) { NeedsImport = spelling.NeedsImport }];
    }
}
