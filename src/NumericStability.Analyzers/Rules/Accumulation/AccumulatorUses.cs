using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>What a mention of an accumulator does with it.</summary>
internal enum AccumulatorUse
{
    /// <summary>Its value goes elsewhere.</summary>
    Value,

    /// <summary>It is assigned or added to by a statement.</summary>
    Target,

    /// <summary>A summand of its own new value.</summary>
    Own,

    /// <summary>Passed by reference, deconstructed, or part of its own new value in any way but a sum.</summary>
    Unknown,
}

/// <summary>Where an accumulator is declared and mentioned: a local in its method, a private field in its type.</summary>
internal static class AccumulatorUses
{
    /// <summary>The one declaration that an edit of this file can change, or null.</summary>
    public static VariableDeclaratorSyntax? DeclaratorOf(ISymbol? symbol, RuleContext context) => symbol switch
    {
        ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsReadOnly: false, IsConst: false, IsVolatile: false } when symbol.DeclaringSyntaxReferences.Length == 1
            && symbol.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: not RefTypeSyntax } declaration } declarator
            && declaration.Parent is LocalDeclarationStatementSyntax { IsConst: false } or ForStatementSyntax or FieldDeclarationSyntax
            && NumericFormats.DeclaredFormatOf(symbol).IsFloating() && declarator.SyntaxTree == context.Model.SyntaxTree && (symbol is ILocalSymbol || IsKnownType(symbol.ContainingType)) => declarator,
        _ => null,
    };

    /// <summary>A type of one part, whose layout and fields nobody else reads.</summary>
    private static bool IsKnownType(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length == 1 && !type.IsSerializable && !type.IsRefLikeType && type.GetAttributes().IsEmpty;

    /// <summary>A number of any type that is 0, or none: the default of a field.</summary>
    public static bool IsZero(ExpressionSyntax? value, RuleContext context) => value is null
        || context.Model.GetConstantValue(value) is { HasValue: true, Value: 0 or 0L or 0f or 0.0 };

    /// <summary>Every mention beside the declaration: <c>sum</c>, or <c>this.sum</c> as a whole.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol symbol, VariableDeclaratorSyntax declarator, RuleContext context)
    {
        var scope = symbol is ILocalSymbol ? context.Method.Body.Syntax : declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name).Symbol, symbol))
            {
                yield return name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            }
        }
    }

    public static AccumulatorUse Of(ExpressionSyntax mention)
    {
        switch (mention.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == mention:
                return assignment.Parent is ExpressionStatementSyntax or ForStatementSyntax || IsVoidBody(assignment) ? AccumulatorUse.Target : AccumulatorUse.Unknown;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression, Parent: ExpressionStatementSyntax }:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression, Parent: ExpressionStatementSyntax }:
                return AccumulatorUse.Target;
            case PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
            case RefExpressionSyntax:
            case NameColonSyntax or NameEqualsSyntax:
            case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }:
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: TupleExpressionSyntax left } } tuple } when left == tuple:
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                return AccumulatorUse.Unknown;
            default:
                return OfValue(mention);
        }
    }

    /// <summary><c>void Add(float x) =&gt; sum += x;</c></summary>
    private static bool IsVoidBody(AssignmentExpressionSyntax assignment) =>
        assignment.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } };

    private static AccumulatorUse OfValue(ExpressionSyntax mention)
    {
        SyntaxNode node = mention;
        var isSum = true;
        while (node.Parent is ExpressionSyntax parent)
        {
            if (parent is AssignmentExpressionSyntax assignment && SyntaxFactory.AreEquivalent(assignment.Left, mention))
            {
                return isSum ? AccumulatorUse.Own : AccumulatorUse.Unknown;
            }

            isSum &= parent is ParenthesizedExpressionSyntax || parent.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression
                || (parent is ConditionalExpressionSyntax choice && choice.Condition != node);
            node = parent;
        }

        return AccumulatorUse.Value;
    }
}
