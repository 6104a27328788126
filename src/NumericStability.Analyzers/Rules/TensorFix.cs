using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules;

/// <summary>Tensor formulas that are one function of torch: it takes their place, with the dimension the user gave.</summary>
internal sealed class TensorFix
{
    private readonly Reading _site;
    private readonly RuleContext _context;
    private readonly Spelling _spelling;
    private readonly string _torch;

    private TensorFix(Reading site, RuleContext context)
    {
        _site = site;
        _context = context;
        _spelling = context.SpellingAt(site);
        _torch = TorchSpelling.NameOfTorch(context.Model, site.Operation.Syntax.SpanStart);
    }

    /// <summary>log(sum(exp(x), dim)) is logsumexp(x, dim).</summary>
    public static Fix? LogSumExp(Reading reading, RuleContext context)
    {
        var fix = new TensorFix(reading, context);
        if (!fix._spelling.IsTensor || fix.CallBehind(InputOf(reading.Operation), "sum") is not { } sum || fix.CallBehind(InputOf(sum), "exp") is not { } exp
            || fix.DimensionsOf(sum) is not { } dimensions || fix.Written(InputOf(exp)) is not { } exponents)
        {
            return null;
        }

        return fix.Replacing("NUM1002.logsumexp", "torch.logsumexp", dimensions.Length > 0
            ? [Piece.New(fix._torch + ".logsumexp("), .. exponents, Piece.New(", " + dimensions + ")")]
            : [Piece.New(fix._torch + ".logsumexp("), .. fix.Flattened(exponents, InputOf(exp)), Piece.New(", 0)")]);
    }

    /// <summary>exp(x) / sum(exp(x), dim, keepdim) is softmax(x, dim). Without keepdim the quotient is broadcast otherwise.</summary>
    public static Fix? Softmax(Reading reading, RuleContext context)
    {
        var fix = new TensorFix(reading, context);
        var (above, below) = TorchQuotient(reading.Operation);
        if (!fix._spelling.IsTensor || fix.CallBehind(above, "exp") is not { } exp || fix.CallBehind(below, "sum") is not { } sum || fix.CallBehind(InputOf(sum), "exp") is not { } summed
            || !fix.IsSame(InputOf(exp), InputOf(summed)) || fix.KeptDimensionOf(sum) is not { } dimension || fix.Written(InputOf(exp)) is not { } logits)
        {
            return null;
        }

        return fix.Replacing("NUM1001.softmax", "torch.nn.functional.softmax", [Piece.New(fix._torch + ".nn.functional.softmax("), .. logits, Piece.New(", " + dimension + ")")]);
    }

    /// <summary>log(softmax(x, dim)) is log_softmax(x, dim).</summary>
    public static Fix? LogSoftmax(Reading reading, RuleContext context)
    {
        var fix = new TensorFix(reading, context);
        if (!fix._spelling.IsTensor || fix.CallBehind(InputOf(reading.Operation), "softmax") is not { } softmax || fix.DimensionsOf(softmax) is not { Length: > 0 } dimension
            || fix.Written(InputOf(softmax)) is not { } logits)
        {
            return null;
        }

        return fix.Replacing("NUM1005.log_softmax", "torch.nn.functional.log_softmax", [Piece.New(fix._torch + ".nn.functional.log_softmax("), .. logits, Piece.New(", " + dimension + ")")]);
    }

    /// <summary>inverse(A).matmul(b) is solve(A, b); b.matmul(inverse(A)) solves from the right.</summary>
    public static Fix? Solve(Reading reading, RuleContext context)
    {
        var fix = new TensorFix(reading, context);
        if (!fix._spelling.IsTensor || reading.Operation is not IInvocationOperation product || Operands(product) is not [var first, var second])
        {
            return null;
        }

        var (left, right) = (fix.InverseBehind(first), fix.InverseBehind(second));
        var (matrix, other) = left is not null ? (InputOf(left), second) : right is not null ? (InputOf(right), first) : (null, first);
        return matrix is not null && fix.Written(matrix) is { } a && fix.Written(other) is { } b
            ? fix.Replacing("NUM8001.linalg", "torch.linalg.solve", [Piece.New(fix._torch + ".linalg.solve("), .. a, Piece.New(", "), .. b, Piece.New(left is not null ? ")" : ", left: false)")])
            : null;
    }

    /// <summary>log(det(A)) is the second result of slogdet.</summary>
    public static Fix? LogDeterminant(Reading reading, RuleContext context)
    {
        var fix = new TensorFix(reading, context);
        var input = InputOf(reading.Operation);
        input = fix.CallBehind(input, "abs") is { } abs ? InputOf(abs) : input;
        return fix._spelling.IsTensor && fix.CallBehind(input, "det") is { } determinant && fix.Written(InputOf(determinant)) is { } matrix
            ? fix.Replacing("NUM8002.slogdet", "torch.linalg.slogdet (log |det|)", [Piece.New(fix._torch + ".linalg.slogdet("), .. matrix, Piece.New(").Item2")])
            : null;
    }

    private Fix Replacing(string key, string name, ImmutableArray<Piece> pieces) => new("Use " + name, key, [new Edit(_site.Operation.Syntax.Span, pieces)]);

    private IInvocationOperation? InverseBehind(IOperation operation) => CallBehind(operation, "inverse") ?? CallBehind(operation, "inv");

    private static IReadOnlyList<IOperation> Operands(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).Select(argument => argument.Value);
        return call.Instance is { } instance ? [instance, .. arguments] : [.. arguments];
    }

    private static IOperation? InputOf(IOperation? operation) => operation is IInvocationOperation call ? Operands(call).FirstOrDefault() : null;

    private static (IOperation? Above, IOperation? Below) TorchQuotient(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => (division.LeftOperand, division.RightOperand),
        IInvocationOperation { TargetMethod.Name: "div" } call when Operands(call) is [var above, var below, ..] => (above, below),
        _ => (null, null),
    };

    /// <summary>The call that computed a value, here or in the statement that set the variable.</summary>
    private IInvocationOperation? CallBehind(IOperation? operation, string name) =>
        operation is not null && _context.Method.ByOperation.TryGetValue(operation, out var reading) && reading.Term.Source is IInvocationOperation call
            && call.TargetMethod.Name == name && TorchSharpLibrary.IsFunction(call.TargetMethod) && _context.IsHere(call) ? call : null;

    private bool IsSame(IOperation? left, IOperation? right) => left is not null && right is not null
        && _context.Method.ByOperation.TryGetValue(left, out var first) && _context.Method.ByOperation.TryGetValue(right, out var second) && first.Term.Equals(second.Term);

    /// <summary>The user's text where it stands in the formula, else a variable that still has the value.</summary>
    private ImmutableArray<Piece>? Written(IOperation? operation)
    {
        if (operation is null || !_context.Method.ByOperation.TryGetValue(operation, out var reading))
        {
            return null;
        }

        var syntax = operation.Syntax is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : operation.Syntax;
        return _site.Operation.Syntax.Span.Contains(syntax.Span) ? [Piece.Keep(syntax.Span)] : new TermWriter(_site, _context.Method, _spelling).Write(reading.Term, Precedence.Any);
    }

    private ImmutableArray<Piece> Flattened(ImmutableArray<Piece> pieces, IOperation? input) =>
        input?.Syntax is ExpressionSyntax syntax && (pieces.Length > 1 || TermWriter.PrecedenceOf(syntax) < Precedence.Primary)
            ? [Piece.New("("), .. pieces, Piece.New(").flatten()")] : [.. pieces, Piece.New(".flatten()")];

    /// <summary>dim and keepdim as written; empty where there are none; null for several dimensions or another type of result.</summary>
    private string? DimensionsOf(IInvocationOperation call)
    {
        var written = call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Syntax is ArgumentSyntax && !TorchSharpLibrary.IsTensor(argument.Parameter?.Type)).ToList();
        return written.All(argument => argument.Parameter is { Name: "dim" or "keepdim" or "dimension", Type.SpecialType: SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Boolean })
            ? string.Join(", ", written.Select(argument => argument.Syntax.ToString())) : null;
    }

    private string? KeptDimensionOf(IInvocationOperation sum)
    {
        var dimension = sum.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "dim", Type.SpecialType: SpecialType.System_Int64 } && argument.ArgumentKind == ArgumentKind.Explicit);
        var keeps = sum.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "keepdim");
        return dimension?.Syntax is ArgumentSyntax && DimensionsOf(sum) is not null
            && (keeps?.Value.ConstantValue is { HasValue: true, Value: true } || dimension.Value.ConstantValue is { HasValue: true, Value: 0L })
            ? dimension.Syntax.ToString() : null;
    }
}
