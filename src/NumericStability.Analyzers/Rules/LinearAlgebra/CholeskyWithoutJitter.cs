using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>
/// Cholesky of a kernel, covariance, Hessian or Fisher matrix as it was estimated: such matrices are often singular to working
/// precision, and the factorization throws. Silent where something is added to the matrix, or its name promises nothing.
/// </summary>
internal sealed class CholeskyWithoutJitter() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8004",
        title: "Cholesky factorization without jitter",
        messageFormat: "'{0}' throws where the matrix is singular to working precision, as estimated kernels, covariances and Fisher matrices often are; add a multiple of the identity",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A kernel matrix of close points or an empirical Fisher matrix is positive semi-definite at best; rounding makes an eigenvalue negative.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var call in context.OperationsOf<IInvocationOperation>())
        {
            if (MatrixOf(call) is { } matrix && NumericFormats.FormatOf(matrix.Type) == NumericFormat.Vector
                && method.ByOperation.TryGetValue(matrix, out var reading) && IsEstimated(matrix, reading.Term))
            {
                context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax)));
            }
        }
    }

    private static IOperation? MatrixOf(IInvocationOperation call) => call switch
    {
        { TargetMethod: { Name: "Cholesky", Parameters.Length: 0 }, Instance: { } matrix } => matrix,
        { TargetMethod: { Name: "cholesky" } method } when TorchSharpLibrary.IsFunction(method) =>
            call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value,
        _ => null,
    };

    private static bool IsEstimated(IOperation matrix, Term term)
    {
        if (term.Kind is TermKind.Sum)
        {
            return false;
        }

        return term.Is(MathFunction.MatrixProduct) && (term[0].Is(MathFunction.Transpose) || term[1].Is(MathFunction.Transpose))
            || Naming.Says(matrix, "kernel", "gram", "cov", "hess", "fisher") || Naming.Is(matrix, "K", "H", "F", "Sigma");
    }
}
