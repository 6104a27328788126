using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;

namespace NumericStability.Analyzers.Rules;

/// <summary>The other methods of a type, read because one of its methods is half an optimizer or half a variance.</summary>
internal static class TypeReadings
{
    private const int MostMethods = 40;

    public static IEnumerable<MethodReading> Of(RuleContext context)
    {
        var tree = context.Method.Body.Syntax.SyntaxTree;
        var methods = context.Method.Owner.ContainingType?.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor && !SymbolEqualityComparer.Default.Equals(method, context.Method.Owner)).Take(MostMethods) ?? [];
        foreach (var method in methods)
        {
            if (method.DeclaringSyntaxReferences.Length == 1 && method.DeclaringSyntaxReferences[0] is { } declaration && declaration.SyntaxTree == tree
                && context.Model.GetOperation(declaration.GetSyntax()) is { } body)
            {
                yield return MethodReader.Read(context.Method.Compilation, method, body, default);
            }
        }
    }
}
