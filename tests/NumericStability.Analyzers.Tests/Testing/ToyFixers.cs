using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace NumericStability.Analyzers.Tests.Testing;

/// <summary>Replaces reported calls in one pass over the document, so that nested ones survive.</summary>
internal abstract class ToyFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY001"];

    public override FixAllProvider? GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await ReplaceAsync(document, diagnostics, context.CancellationToken));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Replace the call", token => ReplaceAsync(context.Document, context.Diagnostics, token), GetType().Name),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    protected abstract ExpressionSyntax Replace(InvocationExpressionSyntax call);

    private async Task<Document> ReplaceAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            editor.ReplaceNode(node, (current, _) => Replace((InvocationExpressionSyntax)current));
        }

        return editor.GetChangedDocument();
    }

    protected static InvocationExpressionSyntax Rename(InvocationExpressionSyntax call, string name) =>
        call.WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithName(SyntaxFactory.IdentifierName(name)));
}

/// <summary>A right fix: Log becomes Log2.</summary>
internal sealed class Log2Fixer : ToyFixer
{
    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) => Rename(call, "Log2");
}

/// <summary>Writes the argument twice; merging the text changes of nested calls, as the batch fixer does, drops the inner ones.</summary>
internal sealed class LosingNestedFixer : ToyFixer
{
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) => 
        Rename(call, "Log2").WithArgumentList(SyntaxFactory.ParseArgumentList(
            $"({call.ArgumentList.Arguments[0]} * {call.ArgumentList.Arguments[0]})")).WithTriviaFrom(call);
}

/// <summary>Leaves the parentheses away: the tree means x * (1 + y), its text x * 1 + y.</summary>
internal sealed class UnparenthesizedFixer : ToyFixer
{
    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) => call.ArgumentList.Arguments[0].Expression;
}

/// <summary>Names a method that does not exist.</summary>
internal sealed class UncompilableFixer : ToyFixer
{
    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) => Rename(call, "Log99");
}

/// <summary>Leaves a comparison of a value with itself, a compiler warning.</summary>
internal sealed class WarningFixer : ToyFixer
{
    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) =>
        SyntaxFactory.ParseExpression($"({call.ArgumentList.Arguments[0]} == {call.ArgumentList.Arguments[0]} ? 1.0 : 0.0)");
}

/// <summary>Offers an action that gives back the document.</summary>
internal sealed class IdleFixer : ToyFixer
{
    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) => call;
}

/// <summary>Creates the diagnostic it fixes anew, for ever.</summary>
internal sealed class EndlessFixer : ToyFixer
{
    protected override ExpressionSyntax Replace(InvocationExpressionSyntax call) =>
        call.WithArgumentList(SyntaxFactory.ParseArgumentList($"({call.ArgumentList.Arguments[0]} + 1)"));
}

/// <summary>Two alternatives with their keys; only single fixes.</summary>
internal sealed class AlternativesFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY001"];

    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CodeAction[] nested = [Action(context, "Log2"), Action(context, "Log10")];
        context.RegisterCodeFix(CodeAction.Create("Alternatives", [.. nested], isInlinable: false), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static CodeAction Action(CodeFixContext context, string name) => CodeAction.Create(
        name,
        async token =>
        {
            SyntaxNode root = (await context.Document.GetSyntaxRootAsync(token))!;
            var call = (InvocationExpressionSyntax)root.FindNode(context.Span, getInnermostNodeForTie: true);
            var access = (MemberAccessExpressionSyntax)call.Expression;
            return context.Document.WithSyntaxRoot(root.ReplaceNode(access, access.WithName(SyntaxFactory.IdentifierName(name))));
        },
        name);
}
