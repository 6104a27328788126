using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules.Accumulation;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// Makes the sum of squares of a running variance a RunningMoments: <c>squares += x * x</c> becomes <c>moments.Add(x)</c>, and
/// <c>squares / n - mean * mean</c> its variance. Offered where the sum of squares serves nothing else, grows in one statement beside
/// the sum and the count, and the expression is exactly the variance.
/// </summary>
internal static class RunningMomentsFix
{
    public static Fix? For(Reading reading, RuleContext context)
    {
        if (context.Symbols.RunningMoments is not { } type || reading.Term.Format is not (NumericFormat.Double or NumericFormat.Single))
        {
            return null;
        }

        var symbols = reading.Operation.DescendantsAndSelf().Select(LoopScan.SymbolOf).Where(static symbol => symbol is ILocalSymbol or IFieldSymbol).Distinct(SymbolEqualityComparer.Default);
        foreach (var symbol in symbols)
        {
            if (Squares.Of(symbol!, context) is { } squares && Variance(squares, reading, context) is var (span, member) && squares.Edits(span, member, type, reading, context) is { } fix)
            {
                return fix;
            }
        }

        return null;
    }

    /// <summary>The expression that is the variance, with divisor n or n - 1: the difference itself, or its quotient.</summary>
    private static (ExpressionSyntax Whole, string Member)? Variance(Squares squares, Reading reading, RuleContext context)
    {
        var (q, s) = (squares.Value(squares.Symbol, reading), squares.Value(squares.Sum, reading));
        if ((squares.Count is { } count ? squares.Value(count, reading) : q.Domain is { IsFiltered: false } domain ? domain.Count : null) is not { } n)
        {
            return null;
        }

        var outer = reading.Operation;
        while (outer.Parent is IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        var mean = s * Term.Power(n, -1);
        if (reading.Term.Equals((q * Term.Power(n, -1)) - (mean * mean)))
        {
            return ((ExpressionSyntax)reading.Operation.Syntax, "Variance");
        }

        var divisor = outer.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.LeftOperand == outer
            && context.Method.ByOperation.TryGetValue(quotient.RightOperand, out var below) ? below.Term : null;
        var isScaled = reading.Term.Equals((n * q) - Term.Power(s, 2));
        if (divisor is null || !(isScaled || reading.Term.Equals(q - (s * mean)) || reading.Term.Equals(q - (n * (mean * mean)))))
        {
            return null;
        }

        var whole = (ExpressionSyntax)outer.Parent!.Syntax;
        return divisor.Equals(isScaled ? Term.Power(n, 2) : n) ? (whole, "Variance")
            : divisor.Equals(isScaled ? n * (n - 1) : n - 1) ? (whole, "SampleVariance") : null;
    }

    /// <summary>A sum of squares with its declaration, its one growing statement, and the sum and count beside that.</summary>
    private sealed record Squares(ISymbol Symbol, VariableDeclaratorSyntax Declarator, List<ExpressionSyntax> Mentions, AssignmentExpressionSyntax Growth, ExpressionSyntax Added, ISymbol Sum, ISymbol? Count)
    {
        public static Squares? Of(ISymbol symbol, RuleContext context)
        {
            if (AccumulatorUses.DeclaratorOf(symbol, context) is not { Parent.Parent: FieldDeclarationSyntax or LocalDeclarationStatementSyntax } declarator || !AccumulatorUses.IsZero(declarator.Initializer?.Value, context))
            {
                return null;
            }

            var mentions = AccumulatorUses.Of(symbol, declarator, context).ToList();
            var growths = mentions.Select(static mention => mention.Parent).OfType<AssignmentExpressionSyntax>().Where(static assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression)).ToList();
            if (growths is not [{ Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } growth] || RootOf(growth.Right) is not { } added)
            {
                return null;
            }

            var siblings = block.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).ToList();
            var sum = siblings.OfType<AssignmentExpressionSyntax>().FirstOrDefault(other => other != growth && other.IsKind(SyntaxKind.AddAssignmentExpression) && SyntaxFactory.AreEquivalent(other.Right, added));
            var count = siblings.Select(CountedIn).FirstOrDefault(static counted => counted is not null);
            var (summed, counted) = (SymbolOf(sum?.Left, context), SymbolOf(count, context));
            return summed is null || !GrowsOnce(summed, context) || (counted is not null && !GrowsOnce(counted, context)) ? null
                : new Squares(symbol, declarator, mentions, growth, added, summed, counted);
        }

        private static ISymbol? SymbolOf(ExpressionSyntax? place, RuleContext context) => place is null ? null : context.Model.GetSymbolInfo(place).Symbol;

        /// <summary>From 0, by one statement, and back to 0 by any: nothing else changes what was added up.</summary>
        private static bool GrowsOnce(ISymbol symbol, RuleContext context)
        {
            if (symbol is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }) || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax declarator
                || declarator.SyntaxTree != context.Model.SyntaxTree || !AccumulatorUses.IsZero(declarator.Initializer?.Value, context))
            {
                return false;
            }

            var mentions = AccumulatorUses.Of(symbol, declarator, context).ToList();
            return mentions.All(static mention => AccumulatorUses.Of(mention) is AccumulatorUse.Value or AccumulatorUse.Target)
                && mentions.Count(mention => AccumulatorUses.Of(mention) == AccumulatorUse.Target && !(mention.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } reset && AccumulatorUses.IsZero(reset.Right, context))) == 1;
        }

        public Term Value(ISymbol symbol, Reading reading) => reading.State.Cells.TryGetValue(Term.Of(symbol, 0), out var now) ? now : Term.Of(symbol, 0);

        public Fix? Edits(ExpressionSyntax variance, string member, INamedTypeSymbol type, Reading reading, RuleContext context)
        {
            var name = Symbol.Name.StartsWith("_", System.StringComparison.Ordinal) ? "_moments" : "moments";
            var scope = Declarator.Ancestors().OfType<TypeDeclarationSyntax>().First();
            if (scope.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name))
            {
                return null;
            }

            var (written, needsImport) = Spelling.NameOf(type, context.Symbols, context.Model, Declarator);
            var edits = Declared(written, name);
            foreach (var mention in Mentions.Where(mention => !variance.Span.Contains(mention.Span)))
            {
                if (mention.Parent == Growth)
                {
                    edits.Add(new Edit(Growth.Span, [Piece.New(name + ".Add("), Piece.Keep(Added.Span), Piece.New(")")]));
                }
                else if (mention.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } reset && reset.Left == mention && AccumulatorUses.IsZero(reset.Right, context) && IsResetTogether(reset, context))
                {
                    edits.Add(Edit.Replace(reset.Span, name + " = default"));
                }
                else
                {
                    return null;
                }
            }

            edits.Add(Edit.Replace(variance.Span, (reading.Term.Format == NumericFormat.Single ? "(float)" : "") + name + "." + member));
            return new Fix("Use RunningMoments, which does not cancel", "NUM2006.RunningMoments", [.. edits]) { NeedsImport = needsImport };
        }

        /// <summary>The declaration takes the new type where it is alone, or loses the variable to a declaration before it.</summary>
        private List<Edit> Declared(string type, string name)
        {
            var declaration = (VariableDeclarationSyntax)Declarator.Parent!;
            var isField = declaration.Parent is FieldDeclarationSyntax;
            var variables = declaration.Variables;
            if (variables.Count == 1)
            {
                return [Edit.Replace(declaration.Type.Span, type), Edit.Replace(Declarator.Span, name + (isField ? "" : " = default"))];
            }

            var at = variables.IndexOf(Declarator);
            var removed = at > 0 ? TextSpan.FromBounds(variables[at - 1].Span.End, Declarator.Span.End)
                : TextSpan.FromBounds(Declarator.SpanStart, variables[1].SpanStart);
            var modifiers = declaration.Parent is FieldDeclarationSyntax field ? field.Modifiers.ToString() + " " : "";
            var statement = declaration.Parent!;
            return [Edit.Insert(statement.SpanStart, modifiers + type + " " + name + (isField ? ";" : " = default;") + Layout.Before(statement)), Edit.Replace(removed, "")];
        }

        /// <summary>A new start of all three sums, in one block.</summary>
        private bool IsResetTogether(AssignmentExpressionSyntax reset, RuleContext context) =>
            reset.Parent!.Parent is BlockSyntax block && new[] { Sum, Count }.All(other => other is null || block.Statements.OfType<ExpressionStatementSyntax>().Any(statement =>
                statement.Expression is AssignmentExpressionSyntax assignment && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(assignment.Left).Symbol, other) && AccumulatorUses.IsZero(assignment.Right, context)));

        /// <summary>x of x * x and Math.Pow(x, 2), where reading x twice is reading it once.</summary>
        private static ExpressionSyntax? RootOf(ExpressionSyntax square) => square switch
        {
            ParenthesizedExpressionSyntax parenthesized => RootOf(parenthesized.Expression),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product when SyntaxFactory.AreEquivalent(product.Left, product.Right) && IsPlain(product.Left) => product.Left,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Pow" }, ArgumentList.Arguments: [var root, { Expression: LiteralExpressionSyntax { Token.Value: 2 or 2.0 or 2f } }] }
                when IsPlain(root.Expression) => root.Expression,
            _ => null,
        };

        private static bool IsPlain(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .All(static part => part is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ThisExpressionSyntax or LiteralExpressionSyntax or BinaryExpressionSyntax);

        private static ExpressionSyntax? CountedIn(ExpressionSyntax statement) => statement switch
        {
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } increment => increment.Operand,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } increment => increment.Operand,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Right: LiteralExpressionSyntax { Token.Value: 1 } } assignment => assignment.Left,
            _ => null,
        };
    }
}
