using Microsoft.CodeAnalysis;
using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>
/// TorchSharp: static, instance and in-place functions of tensors. Optional parameters count, so that softmax(dim, dtype) of a
/// tensor takes three. Reductions and element-wise operators in words are read by the reader, because they take no function.
/// </summary>
internal static class TorchSharpLibrary
{
    public const string TypeName = "TorchSharp.torch";

    public static readonly FunctionTable[] Tables =
    [
        Tensors(TypeName, TypeName + "+Tensor").Add("cholesky", 1, Cholesky, CallShape.Reduction),
        new FunctionTable(TypeName + "+special")
            .Elementwise("expit", Sigmoid)
            .Elementwise("expm1", ExpM1).Elementwise("exp2", Exp2).Elementwise("erf", Erf).Elementwise("erfc", Erfc)
            .Elementwise("log1p", Log1P).Elementwise("gammaln", GammaLn).Add("xlogy", XLogY, CallShape.Elementwise).Add("logsumexp", 3, LogSumExp, CallShape.Reduction).Elementwise("logit", Logit).Add("xlog1py", XLog1PY, CallShape.Elementwise)
            .Add("softmax", 3, Softmax, CallShape.Reduction),
        new FunctionTable(TypeName + "+linalg")
            .Add("inv", Inverse, CallShape.Reduction).Add("det", Determinant, CallShape.Reduction).Add("pinv", 4, PseudoInverse, CallShape.Reduction)
            .Add("cholesky", Cholesky, CallShape.Reduction).Add("solve", 3, Solve, CallShape.Reduction)
            .Add("norm", 3, Norm, CallShape.Reduction).Add("norm", 4, Norm, CallShape.Reduction),
        new FunctionTable(TypeName + "+nn+functional")
            .Elementwise("sigmoid", Sigmoid).Add("sigmoid", 2, Sigmoid, CallShape.Elementwise).Elementwise("logsigmoid", LogSigmoid)
            .Add("softplus", 3, Softplus, CallShape.Elementwise).Add("tanh", 2, Tanh, CallShape.Elementwise)
            .Add("softmax", 3, Softmax, CallShape.Reduction).Add("cosine_similarity", 4, CosineSimilarity, CallShape.Reduction),
    ];

    private static FunctionTable Tensors(params string[] types)
    {
        var table = new FunctionTable(types);
        (string, MathFunction)[] functions =
        [
            ("exp", Exp), ("exp2", Exp2), ("expm1", ExpM1), ("log", Log), ("log2", Log2), ("log10", Log10), ("log1p", Log1P), ("sqrt", Sqrt), ("abs", Abs),
            ("sign", Sign), ("floor", Floor), ("ceil", Ceiling), ("trunc", Truncate), ("sigmoid", Sigmoid), ("erf", Erf), ("erfc", Erfc), ("lgamma", GammaLn),
            ("sin", Sin), ("cos", Cos), ("tan", Tan), ("asin", Asin), ("acos", Acos), ("atan", Atan), ("arcsin", Asin), ("arccos", Acos), ("arctan", Atan),
            ("sinh", Sinh), ("cosh", Cosh), ("tanh", Tanh), ("asinh", Asinh), ("acosh", Acosh), ("atanh", Atanh),
        ];
        foreach (var (name, function) in functions)
        {
            table.Elementwise(name, function).Elementwise(name + "_", function);
        }

        return table
            .Add("round", 2, Round, CallShape.Elementwise).Add("logit", 2, Logit, CallShape.Elementwise)
            .Add("pow", Pow, CallShape.Elementwise).Add("pow_", Pow, CallShape.Elementwise).Add("atan2", Atan2, CallShape.Elementwise)
            .Add("hypot", Hypot, CallShape.Elementwise).Add("logaddexp", LogAddExp, CallShape.Elementwise).Add("xlogy", XLogY, CallShape.Elementwise)
            .Add("maximum", Max, CallShape.Elementwise).Add("minimum", Min, CallShape.Elementwise)
            .Add("softmax", 3, Softmax, CallShape.Reduction).Add("logsumexp", 3, LogSumExp, CallShape.Reduction)
            .Add("inverse", Inverse, CallShape.Reduction).Add("det", Determinant, CallShape.Reduction).Add("t", Transpose, CallShape.Reduction)
            .Add("transpose", 3, Transpose, CallShape.Reduction).Add("cholesky", 2, Cholesky, CallShape.Reduction)
            .Add("matmul", MatrixProduct, CallShape.Reduction).Add("mm", MatrixProduct, CallShape.Reduction)
            .Add("mv", MatrixProduct, CallShape.Reduction).Add("bmm", MatrixProduct, CallShape.Reduction);
    }

    /// <summary>What a module without weights computes: nn.Sigmoid().forward(x). Null for the call of any other.</summary>
    public static MathFunction? OfModule(IMethodSymbol method, ITypeSymbol? module) =>
        method.Name is "forward" or "call" && module is { ContainingNamespace: { Name: "Modules", ContainingNamespace.Name: "TorchSharp" } } ? module.Name switch
        {
            "Sigmoid" => Sigmoid,
            "LogSigmoid" => LogSigmoid,
            "Softmax" => Softmax,
            "Softplus" => Softplus,
            "Tanh" => Tanh,
            _ => null,
        } : null;

    private static FunctionTable Elementwise(this FunctionTable table, string name, MathFunction function) => table.Add(name, 1, function, CallShape.Elementwise);

    /// <summary>Tensors and the parameters of modules, which are tensors too.</summary>
    public static bool IsTensor(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Tensor", ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number on its way into a tensor expression.</summary>
    public static bool IsScalar(ITypeSymbol type) => type is { Name: "Scalar", ContainingNamespace.Name: "TorchSharp" };

    /// <summary>True for a function of torch or of a tensor.</summary>
    public static bool IsFunction(IMethodSymbol method)
    {
        var type = method.ContainingType;
        while (type?.ContainingType is not null && !IsTensor(type))
        {
            type = type.ContainingType;
        }

        return type is { Name: "torch", ContainingNamespace.Name: "TorchSharp" } || IsTensor(type);
    }

    /// <summary>exp_ and its like write to the tensor they are given; reductions and new tensors do not.</summary>
    public static bool IsInPlace(IMethodSymbol method) =>
        method.Name.EndsWith("_", System.StringComparison.Ordinal) && IsTensor(method.ReturnType) && IsFunction(method);
}
