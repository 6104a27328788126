using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumericStability.Analyzers.Reductions;

/// <summary>Fields whose initializer is a constant and that nothing assigns afterwards, however they are declared.</summary>
internal sealed class FixedFields
{
    private static readonly ConditionalWeakTable<Compilation, FixedFields> PerCompilation = new();

    private readonly ConcurrentDictionary<IFieldSymbol, double?> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<string>> _assigned = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private FixedFields(Compilation compilation) => _compilation = compilation;

    public static FixedFields For(Compilation compilation) => PerCompilation.GetValue(compilation, static key => new FixedFields(key));

    public double? ValueOf(IFieldSymbol field, CancellationToken cancellation)
    {
        if (!field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private)
        {
            return null;
        }

        return _values.TryGetValue(field, out var known) ? known : _values[field] = Read(field, cancellation);
    }

    private double? Read(IFieldSymbol field, CancellationToken cancellation)
    {
        if (field.DeclaringSyntaxReferences.Length != 1
            || field.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer })
        {
            return null;
        }

#pragma warning disable RS1030 // The field may be declared in another file; each is read once per compilation.
        var constant = _compilation.GetSemanticModel(initializer.SyntaxTree).GetConstantValue(initializer, cancellation);
#pragma warning restore RS1030
        return constant is { HasValue: true, Value: { } value } && Constants.TryRead(value, out var number) && !IsAssigned(field, cancellation) ? number : null;
    }

    /// <summary>By name, in the declarations of the type: a field of that name that is written anywhere is not fixed. Each type is searched once.</summary>
    private bool IsAssigned(IFieldSymbol field, CancellationToken cancellation) =>
        _assigned.GetOrAdd(field.ContainingType, type => AssignedIn(type, cancellation)).Contains(field.Name);

    private static HashSet<string> AssignedIn(INamedTypeSymbol type, CancellationToken cancellation) =>
    [
        .. type.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes())
            .Select(node => Target(node) is { } target ? NameOf(target) : null)
            .OfType<string>(),
    ];

    private static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression)
            || prefix.IsKind(SyntaxKind.AddressOfExpression) => prefix.Operand,
        PostfixUnaryExpressionSyntax postfix => postfix.Operand,
        ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => argument.Expression,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } } part => part.Expression,
        RefExpressionSyntax reference => reference.Expression,
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
