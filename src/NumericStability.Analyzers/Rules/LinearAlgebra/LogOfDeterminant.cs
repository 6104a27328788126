using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>log det A: the determinant is a product of n pivots and leaves the range of a double long before its logarithm does.</summary>
internal sealed class LogOfDeterminant() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8002",
        title: "Logarithm of a determinant",
        messageFormat: "'{0}' {1} a determinant, which is 0 or ∞ for ordinary matrices of a few hundred rows (det(0.01·I) is 0 from n = 162 on)",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The determinant is a product of n pivots. Its logarithm is the sum of their logarithms, which a Cholesky or LU factor gives directly.");

    public override int Priority => 20;

    public override IEnumerable<object> Roots => [MathFunction.Log, MathFunction.Log2, MathFunction.Log10, TermKind.Product];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Kind == TermKind.Product)
        {
            ExamineQuotient(reading, context);
            return;
        }

        var argument = reading.Term[0];
        var isAbsolute = argument.Is(MathFunction.Abs);
        var determinant = isAbsolute ? argument[0] : argument;
        var property = FactorDeterminant(reading.Operation);
        if (!determinant.Is(MathFunction.Determinant) && property is null)
        {
            return;
        }

        context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), "takes the logarithm of")
        {
            Claims = Claim.Of([argument, determinant]),
            Fixes = !reading.Term.Is(MathFunction.Log) ? [] : TensorFix.LogDeterminant(reading, context) is { } tensor ? [tensor] : FixesOf(reading.Operation, property, isAbsolute),
        });
    }

    /// <summary>det(A) / det(B) is 0/0 or ∞/∞ where the difference of the logarithms is an ordinary number.</summary>
    private void ExamineQuotient(Reading reading, RuleContext context)
    {
        if (IsQuotient(reading.Term) && Formed.Here(reading, context, IsQuotient))
        {
            context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), "divides by"));
        }
    }

    private static bool IsQuotient(Term term) => term.Kind == TermKind.Product && term.Operands.Any(static factor => factor.Is(MathFunction.Determinant))
        && term.Operands.Any(static factor => factor.Kind == TermKind.Power && factor[1].IsNumber(-1) && factor[0].Is(MathFunction.Determinant));

    /// <summary>The Determinant property of a factorization inside the call.</summary>
    private static IPropertyReferenceOperation? FactorDeterminant(IOperation log) => log is not IInvocationOperation { Arguments: [{ Value: var value }] } ? null
        : Unwrapped(value) as IPropertyReferenceOperation is { Property: { Name: "Determinant", ContainingNamespace.Name: "Factorization" } } property ? property : null;

    private static IOperation Unwrapped(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => Unwrapped(parenthesized.Operand),
        IConversionOperation conversion => Unwrapped(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "Abs", Arguments: [{ Value: var value }] } => Unwrapped(value),
        _ => operation,
    };

    private static ImmutableArray<Fix> FixesOf(IOperation log, IPropertyReferenceOperation? property, bool isAbsolute)
    {
        if (property is { Instance: { } factor, Property.ContainingType.Name: "Cholesky" })
        {
            return [Replacing(log, "Use DeterminantLn", ".factor", factor, ".DeterminantLn")];
        }

        var call = log.Descendants().OfType<IInvocationOperation>().FirstOrDefault(part => part.TargetMethod.Name == "Determinant");
        if (call?.Instance is not { } matrix || matrix.Type is not INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Double }] })
        {
            return [];
        }

        var lu = Replacing(log, "Sum the logarithms of the LU pivots (log |det|)", ".lu", matrix, ".LU().U.Diagonal().PointwiseAbs().PointwiseLog().Sum()");
        var cholesky = Replacing(log, "Use Cholesky().DeterminantLn (throws unless the matrix is symmetric positive definite)", ".cholesky", matrix, ".Cholesky().DeterminantLn");
        return isAbsolute ? [lu] : [cholesky, lu];
    }

    private static Fix Replacing(IOperation log, string title, string key, IOperation kept, string text) =>
        new(title, "NUM8002" + key, [new Edit(log.Syntax.Span, [Piece.Keep(Receiver.Of(kept).Span), Piece.New(text)])]);
}
