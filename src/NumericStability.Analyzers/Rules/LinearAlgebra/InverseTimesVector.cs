using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>
/// A⁻¹·b by way of the inverse: slower than a solve and with an error that grows with the square of the condition number.
/// Silent where the inverse is wanted for itself (its entries, diagonal or trace are used, or it is returned).
/// </summary>
internal sealed class InverseTimesVector() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8001",
        title: "Explicit inverse times a vector or matrix",
        messageFormat: "'{0}' multiplies by an explicit inverse; solving the system keeps more digits, and a singular matrix does not pass silently as ±∞",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The residual of A.Inverse() * b grows with the square of the condition number, that of A.Solve(b) with the condition number itself.");

    public override int Priority => 60;

    public override IEnumerable<object> Roots => [MathFunction.MatrixProduct];

    public override void Examine(Reading reading, RuleContext context)
    {
        var term = reading.Term;
        if (IsInverse(term[0], out var left) && IsConsumed(left, reading, context))
        {
            Report(reading.Operation, context, TensorFix.Solve(reading, context) ?? SolveFix(reading.Operation));
        }
        else if (IsInverse(term[1], out var right) && IsConsumed(right, reading, context))
        {
            var outer = Continued(reading.Operation);
            Report(outer ?? reading.Operation, context, TensorFix.Solve(reading, context) ?? (outer is not null ? ChainFix(reading.Operation, outer) : TransposedFix(reading.Operation)));
        }
    }

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var call in context.OperationsOf<IInvocationOperation>())
        {
            if (call.TargetMethod.Name == "Sum" && (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is IInvocationOperation { TargetMethod.Name: "Enumerate" } all && InverseCall(all.Instance) is not null)
            {
                Report(call, context, null);
            }

            if (call.TargetMethod.Name is "RowSums" or "ColumnSums" && InverseCall(call.Instance) is { } inverse)
            {
                Report(call, context, call.TargetMethod.Name == "RowSums" ? SumsFix(call, inverse, context) : null);
            }
        }
    }

    private void Report(IOperation operation, RuleContext context, Fix? fix) => context.Report(
        new Finding(Descriptor, operation.Syntax, Text.Shortened(operation.Syntax)) { Fixes = fix is null ? [] : [fix] });

    private static bool IsInverse(Term term, out Term inverse)
    {
        inverse = term.SplitCoefficient().Factor;
        return inverse.Is(MathFunction.Inverse);
    }

    /// <summary>Written in the product itself, or kept in a local that only products use.</summary>
    private static bool IsConsumed(Term inverse, Reading product, RuleContext context)
    {
        if (inverse.Source is not { } source || !context.IsHere(source))
        {
            return false;
        }

        if (product.Operation.Syntax.Span.Contains(source.Syntax.Span))
        {
            return true;
        }

        return source.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
            && context.OperationsOf<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).All(use => IsFactor(use));
    }

    private static bool IsFactor(IOperation use) => use.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } => true,
        IInvocationOperation { TargetMethod.Name: "Multiply" or "RowSums" or "matmul" or "mm" or "mv" or "bmm" } => true,
        IConversionOperation { IsImplicit: true } conversion => IsFactor(conversion),
        IArgumentOperation argument => IsFactor(argument),
        _ => false,
    };

    private static IInvocationOperation? InverseCall(IOperation? operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Inverse", Parameters.Length: 0 } method } call when NumericFormats.FormatOf(method.ContainingType) == NumericFormat.Vector => call,
        IParenthesizedOperation parenthesized => InverseCall(parenthesized.Operand),
        IConversionOperation { IsImplicit: true } conversion => InverseCall(conversion.Operand),
        _ => null,
    };

    /// <summary>X * A.Inverse() * y: the product that uses X * A.Inverse() on its left.</summary>
    private static IBinaryOperation? Continued(IOperation product) =>
        product is IBinaryOperation && product.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } outer && outer.LeftOperand == product
            && NumericFormats.FormatOf(outer.RightOperand.Type) == NumericFormat.Vector ? outer : null;

    private static (IInvocationOperation Inverse, ExpressionSyntax Other, ITypeSymbol? Type)? Factors(IOperation product, bool inverseFirst) => product switch
    {
        IBinaryOperation { Syntax: BinaryExpressionSyntax syntax } binary when InverseCall(inverseFirst ? binary.LeftOperand : binary.RightOperand) is { } call =>
            (call, inverseFirst ? syntax.Right : syntax.Left, (inverseFirst ? binary.RightOperand : binary.LeftOperand).Type),
        IInvocationOperation { TargetMethod.Name: "Multiply", Arguments: [{ Value: { Syntax: ExpressionSyntax argument } value }] } invocation when inverseFirst && InverseCall(invocation.Instance) is { } call =>
            (call, argument, value.Type),
        IInvocationOperation { TargetMethod.Name: "Multiply", Arguments: [{ Value: var argument }], Instance: { } receiver } when !inverseFirst && InverseCall(argument) is { } call =>
            (call, Receiver.Of(receiver), receiver.Type),
        _ => null,
    };

    private static Fix? SolveFix(IOperation product) => Factors(product, inverseFirst: true) is { Inverse.Instance: { } matrix, Other: var other }
        ? new Fix("Solve the system", "NUM8001.solve", [new Edit(product.Syntax.Span,
            [Piece.Keep(Receiver.Of(matrix).Span), Piece.New(".Solve("), Piece.Keep(Bare(other).Span), Piece.New(")")])])
        : null;

    private static Fix? ChainFix(IOperation product, IBinaryOperation outer) =>
        Factors(product, inverseFirst: false) is { Inverse.Instance: { } matrix, Other: var other } && outer.Syntax is BinaryExpressionSyntax { Right: var right }
            ? new Fix("Solve the system", "NUM8001.solve", [new Edit(outer.Syntax.Span,
                [Piece.Keep(other.Span), Piece.New(" * "), Piece.Keep(Receiver.Of(matrix).Span), Piece.New(".Solve("), Piece.Keep(Bare(right).Span), Piece.New(")")])])
            : null;

    /// <summary>B·A⁻¹ = (A⁻ᵀ·Bᵀ)ᵀ; a row vector needs no transposing.</summary>
    private static Fix? TransposedFix(IOperation product)
    {
        if (Factors(product, inverseFirst: false) is not { Inverse.Instance: { } matrix, Other: var left, Type: var type })
        {
            return null;
        }

        var isVector = type?.Name.EndsWith("Vector", System.StringComparison.Ordinal) == true;
        var encloses = !isVector && left is not ParenthesizedExpressionSyntax && TermWriter.PrecedenceOf(left) < Precedence.Primary;
        var (open, close) = encloses ? ("(", ")") : ("", "");
        return new Fix("Solve the transposed system", "NUM8001.transposed", [new Edit(product.Syntax.Span,
        [
            Piece.Keep(Receiver.Of(matrix).Span), Piece.New(".Transpose().Solve(" + open), Piece.Keep((isVector ? Bare(left) : left).Span),
            Piece.New(close + (isVector ? ")" : ".Transpose()).Transpose()")),
        ])]);
    }

    private static Fix? SumsFix(IInvocationOperation call, IInvocationOperation inverse, RuleContext context)
    {
        if (inverse.Instance is not (ILocalReferenceOperation or IParameterReferenceOperation) || inverse.Instance.Type is not INamedTypeSymbol { TypeArguments: [var element] })
        {
            return null;
        }

        var (name, one) = (inverse.Instance.Syntax.ToString(), element.SpecialType == SpecialType.System_Single ? "1f" : "1.0");
        var vectors = context.Model.LookupNamespacesAndTypes(call.Syntax.SpanStart, name: "Vector").OfType<INamedTypeSymbol>().Where(type => type.Arity == 1).ToList();
        var vector = vectors is [{ ContainingNamespace.Name: "LinearAlgebra" }] ? "Vector" : "MathNet.Numerics.LinearAlgebra.Vector";
        return new Fix("Solve for a vector of ones", "NUM8001.ones",
            [Edit.Replace(call.Syntax.Span, name + ".Solve(" + vector + "<" + element.ToDisplayString() + ">.Build.Dense(" + name + ".RowCount, " + one + "))")]);
    }

    private static SyntaxNode Bare(SyntaxNode syntax) => syntax is ParenthesizedExpressionSyntax parenthesized ? Bare(parenthesized.Expression) : syntax;
}
