using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Hosts;

/// <summary>The cheapest question first: could this body contain arithmetic on real numbers at all?</summary>
internal static class NumericGate
{
    private static readonly HashSet<string> Names =
    [
        "Math", "MathF", "TensorPrimitives", "Half", "BFloat16", "Sum", "Average", "Aggregate", "MultipleRegression", "Epsilon", "Svd", "MaxValue", "Real", "Imaginary",
        "Multiply", "Divide", "PointwiseMultiply", "PointwiseDivide", "TransposeThisAndMultiply", "TransposeAndMultiply", "DotProduct",
        "sum", "mean", "log_softmax", "reciprocal", "rsqrt", "where", "std", "div", "backward", "zero_grad", "cross_entropy", "binary_cross_entropy_with_logits", "forward", "call",
        "Adam", "NAdam", "RAdam", "Adamax", "RMSProp", "Adagrad", "Adadelta",
        .. Libraries.All.SelectMany(table => table.Names),
    ];

    /// <summary>Looks at tokens only: an arithmetic operator, a real literal or type, or a call that takes a whole sequence.</summary>
    public static bool IsOpen(SyntaxNode block)
    {
        foreach (var token in block.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword:
                case SyntaxKind.AsteriskToken or SyntaxKind.SlashToken or SyntaxKind.SlashEqualsToken or SyntaxKind.AsteriskEqualsToken:
                case SyntaxKind.PlusEqualsToken or SyntaxKind.MinusEqualsToken:
                case SyntaxKind.MinusToken or SyntaxKind.LessThanLessThanToken:
                case SyntaxKind.NumericLiteralToken when token.Value is double or float:
                case SyntaxKind.IdentifierToken when Names.Contains(token.ValueText):
                    return true;
            }
        }

        return false;
    }
}
