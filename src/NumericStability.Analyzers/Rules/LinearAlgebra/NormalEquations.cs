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
/// (XᵀX)⁻¹·Xᵀ·y: XᵀX has the square of X's condition number. A ridge term bounds it: then only the explicit inverse is
/// reported (NUM8001). A solve with XᵀX, and Math.NET's default of the same method, are suggestions.
/// </summary>
internal sealed class NormalEquations() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8003",
        title: "Least squares by the normal equations",
        messageFormat: "'{0}' solves the normal equations: XᵀX squares the condition number of X, so a condition of 1e8 loses every digit; use a QR factorization",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The condition number of XᵀX is the square of that of X. A QR factorization of X solves the same problem without the square.");

    public override int Priority => 50;

    public override IEnumerable<object> Roots => [MathFunction.MatrixProduct, MathFunction.Solve];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (IsContinued(reading.Operation))
        {
            return;
        }

        if (Leading(reading.Term) is { } inverse && inverse.Is(MathFunction.Inverse) && IsGram(inverse[0]))
        {
            Report(reading, context, DiagnosticSeverity.Warning, QrFix(reading, inverse[0][1], context));
        }
        else if (reading.Term.Is(MathFunction.Solve) && IsGram(reading.Term[0].Is(MathFunction.Cholesky) ? reading.Term[0][0] : reading.Term[0]))
        {
            Report(reading, context, DiagnosticSeverity.Info, null);
        }
    }

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var call in context.OperationsOf<IInvocationOperation>())
        {
            if (call.TargetMethod is { Name: "DirectMethod", ContainingType: { Name: "MultipleRegression", ContainingNamespace.Name: "LinearRegression" } }
                && call.Arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter.Name: "method" }) && MethodName(call) is { } name)
            {
                context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax))
                {
                    Severity = DiagnosticSeverity.Info,
                    Fixes = [new Fix("Use QR", Id + ".direct", [Edit.Replace(name.Identifier.Span, "QR")])],
                });
            }
        }
    }

    private static SimpleNameSyntax? MethodName(IInvocationOperation call) => (call.Syntax as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private void Report(Reading reading, RuleContext context, DiagnosticSeverity severity, Fix? fix) => context.Report(
        new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax))
        {
            Severity = severity,
            Claims = [.. reading.Operation.Descendants().Where(part => part is IBinaryOperation or IInvocationOperation).Select(part => part.Syntax)],
            Fixes = fix is null ? [] : [fix],
        });

    /// <summary>The first matrix of a chain of products.</summary>
    private static Term? Leading(Term product)
    {
        var first = product;
        while (first.Is(MathFunction.MatrixProduct))
        {
            first = first[0];
        }

        return ReferenceEquals(first, product) ? null : first;
    }

    private static bool IsGram(Term term) => term.Is(MathFunction.MatrixProduct) && term[0].Is(MathFunction.Transpose) && term[0][0].Equals(term[1]);

    private static bool IsContinued(IOperation operation) =>
        operation.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } outer && outer.LeftOperand == operation
        || (operation.Parent is IInvocationOperation { TargetMethod.Name: "Multiply" } call && call.Instance == operation);

    /// <summary>Only the whole formula (XᵀX)⁻¹·Xᵀ·y, written in one expression, is X.QR().Solve(y).</summary>
    private static Fix? QrFix(Reading reading, Term design, RuleContext context)
    {
        var term = reading.Term;
        if (!term.Is(MathFunction.MatrixProduct) || TorchSharpLibrary.IsTensor(reading.Operation.Type))
        {
            return null;
        }

        var isLeft = term[0].Is(MathFunction.MatrixProduct) && term[0][0].Is(MathFunction.Inverse) && IsTransposeOf(term[0][1], design);
        var isRight = term[0].Is(MathFunction.Inverse) && term[1].Is(MathFunction.MatrixProduct) && IsTransposeOf(term[1][0], design);
        var target = isLeft ? term[1] : isRight ? term[1][1] : null;
        var (matrix, right) = (WrittenIn(reading, design, context), target is null ? null : WrittenIn(reading, target, context));
        return matrix is null || right is null ? null : new Fix("Solve by QR", "NUM8003.qr", [new Edit(reading.Operation.Syntax.Span,
            [Piece.New(matrix.ToString() + ".QR().Solve("), Piece.Keep(right.Span), Piece.New(")")])]);
    }

    private static bool IsTransposeOf(Term term, Term design) => term.Is(MathFunction.Transpose) && term[0].Equals(design);

    private static SyntaxNode? WrittenIn(Reading reading, Term term, RuleContext context) => reading.Operation.Descendants()
        .FirstOrDefault(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            && context.Method.ByOperation.TryGetValue(part, out var read) && read.Term.Equals(term))?.Syntax;
}
