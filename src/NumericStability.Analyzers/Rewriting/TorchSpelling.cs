using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rewriting;

/// <summary>How torch spells a function of tensors. Its own functions carry gradients, StableMath's do not.</summary>
internal static class TorchSpelling
{
    private static readonly Dictionary<MathFunction, string> Members = new()
    {
        [MathFunction.Exp] = "exp", [MathFunction.Log] = "log", [MathFunction.Log2] = "log2", [MathFunction.Log10] = "log10", [MathFunction.Sqrt] = "sqrt",
        [MathFunction.Pow] = "pow", [MathFunction.Abs] = "abs", [MathFunction.Max] = "maximum", [MathFunction.Min] = "minimum",
        [MathFunction.Sin] = "sin", [MathFunction.Cos] = "cos", [MathFunction.Tan] = "tan", [MathFunction.Sinh] = "sinh", [MathFunction.Cosh] = "cosh",
        [MathFunction.Tanh] = "tanh", [MathFunction.Asinh] = "asinh", [MathFunction.Acosh] = "acosh", [MathFunction.Atanh] = "atanh",
        [MathFunction.Asin] = "asin", [MathFunction.Acos] = "acos", [MathFunction.Atan] = "atan", [MathFunction.Atan2] = "atan2", [MathFunction.Hypot] = "hypot",
        [MathFunction.Log1P] = "log1p", [MathFunction.ExpM1] = "expm1", [MathFunction.Sigmoid] = "sigmoid", [MathFunction.LogAddExp] = "logaddexp",
        [MathFunction.XLogY] = "xlogy", [MathFunction.Logit] = "logit", [MathFunction.XLog1PY] = "special.xlog1py",
        [MathFunction.Softplus] = "nn.functional.softplus", [MathFunction.LogSigmoid] = "nn.functional.logsigmoid",
        [MathFunction.BinaryCrossEntropyWithLogits] = "nn.functional.binary_cross_entropy_with_logits",
    };

    public static string? CallOf(MathFunction function, string torch) => Members.TryGetValue(function, out var name) ? torch + "." + name : null;

    /// <summary>The loss of each element: the default would be their mean.</summary>
    public static string SuffixOf(MathFunction function, string torch) =>
        function == MathFunction.BinaryCrossEntropyWithLogits ? $", reduction: {torch}.nn.Reduction.None" : "";

    /// <summary>torch as it must be named at a position.</summary>
    public static string NameOfTorch(SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position, name: "torch").Any(found => found is INamedTypeSymbol { ContainingNamespace.Name: "TorchSharp" }) ? "torch" : "global::" + TorchSharpLibrary.TypeName;
}
