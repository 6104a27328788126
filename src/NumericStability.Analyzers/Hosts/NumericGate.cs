using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Hosts;

/// <summary>The cheapest question first: could this body contain arithmetic that loses anything? Tokens before operations, operations before terms.</summary>
internal static class NumericGate
{
    /// <summary>Files that did not change between two compilations are not looked through again.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Answer> PerTree = new();

    private static readonly HashSet<string> Names =
    [
        "Math", "MathF", "TensorPrimitives", "Half", "BFloat16", "Sum", "Average", "Aggregate", "MultipleRegression", "Epsilon", "Svd", "MaxValue", "Real", "Imaginary",
        "Multiply", "Divide", "PointwiseMultiply", "PointwiseDivide", "TransposeThisAndMultiply", "TransposeAndMultiply", "DotProduct",
        "sum", "mean", "log_softmax", "reciprocal", "rsqrt", "where", "std", "div", "backward", "zero_grad", "cross_entropy", "binary_cross_entropy_with_logits", "forward", "call",
        "Adam", "NAdam", "RAdam", "Adamax", "RMSProp", "Adagrad", "Adadelta",
        .. Libraries.All.SelectMany(table => table.Names),
    ];

    /// <summary>True where some file has a body worth a look: a program without numbers is not driven through member by member.</summary>
    public static bool IsOpen(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (PerTree.GetValue(tree, key => new Answer(In(key.GetRoot(cancellation)))).Evidence != Evidence.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Looks at tokens only: a real literal or type, or a call that takes a whole sequence, names numbers; an arithmetic operator may
    /// be one on integers or text.
    /// </summary>
    public static Evidence In(SyntaxNode block)
    {
        var evidence = Evidence.None;
        foreach (var token in block.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.DoubleKeyword or SyntaxKind.FloatKeyword:
                case SyntaxKind.NumericLiteralToken when token.Value is double or float:
                case SyntaxKind.IdentifierToken when Names.Contains(token.ValueText):
                    return Evidence.Numbers;
                case SyntaxKind.AsteriskToken or SyntaxKind.SlashToken or SyntaxKind.SlashEqualsToken or SyntaxKind.AsteriskEqualsToken:
                case SyntaxKind.PlusEqualsToken or SyntaxKind.MinusEqualsToken:
                case SyntaxKind.MinusToken or SyntaxKind.LessThanLessThanToken:
                    evidence = Evidence.Operators;
                    break;
            }
        }

        return evidence;
    }

    /// <summary>Looks at operations: a value that is no integer, or what integers lose by dividing, multiplying and shifting.</summary>
    public static bool IsOpen(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            var isOpen = operation switch
            {
                IBinaryOperation binary => binary.OperatorMethod is not null || Loses(binary.OperatorKind, binary.LeftOperand, binary.RightOperand),
                ICompoundAssignmentOperation compound => compound.OperatorMethod is not null || Loses(compound.OperatorKind, compound.Target, compound.Value),
                _ => false,
            };
            if (isOpen || NumericFormats.FormatOf(operation.Type) is not (NumericFormat.None or NumericFormat.Integer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One factor alone, times a constant, is no product that overflows.</summary>
    private static bool Loses(BinaryOperatorKind kind, IOperation left, IOperation right) => kind switch
    {
        BinaryOperatorKind.Divide or BinaryOperatorKind.LeftShift => true,
        BinaryOperatorKind.Multiply => !left.ConstantValue.HasValue && !right.ConstantValue.HasValue,
        _ => false,
    };

    private sealed record Answer(Evidence Evidence);
}

/// <summary>What the text of a body says about numbers in it.</summary>
internal enum Evidence
{
    None,
    Operators,
    Numbers,
}
