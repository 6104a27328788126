using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>System.Numerics.Tensors.TensorPrimitives: element-wise functions write to their last argument.</summary>
internal static class TensorPrimitivesLibrary
{
    public const string TypeName = "System.Numerics.Tensors.TensorPrimitives";

    public static readonly FunctionTable Table = Unary(new FunctionTable(TypeName));

    private static FunctionTable Unary(FunctionTable table)
    {
        (string, MathFunction)[] functions =
        [
            ("Exp", Exp), ("Exp2", Exp2), ("Exp10", Exp10), ("Log", Log), ("Log2", Log2), ("Log10", Log10), ("LogP1", NaiveLog1P), ("ExpM1", NaiveExpM1),
            ("Log2P1", NaiveLog2P1), ("Log10P1", NaiveLog10P1), ("Exp2M1", NaiveExp2M1), ("Exp10M1", NaiveExp10M1),
            ("Sqrt", Sqrt), ("Cbrt", Cbrt), ("Abs", Abs), ("Sigmoid", Sigmoid), ("Sin", Sin), ("Cos", Cos), ("Tan", Tan),
            ("Sinh", Sinh), ("Cosh", Cosh), ("Tanh", Tanh), ("Sign", Sign), ("Floor", Floor), ("Ceiling", Ceiling), ("Round", Round), ("Truncate", Truncate),
            ("SoftMax", NaiveSoftmax),
        ];
        foreach (var (name, function) in functions)
        {
            table.Add(name, 2, function, CallShape.ElementwiseInto);
        }

        return table.Add("CosineSimilarity", CosineSimilarity, CallShape.Reduction);
    }
}
