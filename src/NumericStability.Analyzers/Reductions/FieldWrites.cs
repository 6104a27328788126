using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumericStability.Analyzers.Reductions;

/// <summary>The names of the fields and properties a method of the same type may change, itself or through other methods of the type.</summary>
internal sealed class FieldWrites
{
    private const int MostMethods = 40;

    private readonly ConcurrentDictionary<IMethodSymbol, SortedSet<string>> _names = new(SymbolEqualityComparer.Default);

    public SortedSet<string> Of(IMethodSymbol method, CancellationToken cancellation) => _names.GetOrAdd(method.OriginalDefinition, key => Collect(key, cancellation));

    private static SortedSet<string> Collect(IMethodSymbol method, CancellationToken cancellation)
    {
        var (written, seen, waiting) = (new SortedSet<string>(System.StringComparer.Ordinal), new HashSet<string> { method.Name }, new Queue<string>());
        waiting.Enqueue(method.Name);
        while (waiting.Count > 0 && seen.Count <= MostMethods)
        {
            foreach (var reference in method.ContainingType.GetMembers(waiting.Dequeue()).SelectMany(static member => member.DeclaringSyntaxReferences))
            {
                foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
                {
                    Note(node, written, seen, waiting);
                }
            }
        }

        return written;
    }

    private static void Note(SyntaxNode node, SortedSet<string> written, HashSet<string> seen, Queue<string> waiting)
    {
        var target = node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            PostfixUnaryExpressionSyntax increment => increment.Operand,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } increment => increment.Operand,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => argument.Expression,
            _ => null,
        };
        if (target is not null && NameOf(target) is { } name)
        {
            written.Add(name);
        }

        if (node is InvocationExpressionSyntax call && NameOf(call.Expression) is { } called && seen.Add(called))
        {
            waiting.Enqueue(called);
        }
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        _ => null,
    };
}
