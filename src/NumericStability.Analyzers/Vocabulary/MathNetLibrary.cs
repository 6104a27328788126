using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>Math.NET Numerics: special functions and the point-wise members of vectors and matrices.</summary>
internal static class MathNetLibrary
{
    public static readonly FunctionTable[] Tables =
    [
        new FunctionTable("MathNet.Numerics.SpecialFunctions")
            .Add("Log1p", Log1P).Add("Expm1", NaiveExpM1).Add("ExponentialMinusOne", NaiveExpM1)
            .Add("Erf", Erf).Add("Erfc", Erfc).Add("Gamma", Gamma).Add("GammaLn", GammaLn)
            .Add("Factorial", Factorial).Add("FactorialLn", FactorialLn).Add("Binomial", Binomial).Add("BinomialLn", BinomialLn)
            .Add("Beta", Beta).Add("BetaLn", BetaLn).Add("Logistic", Sigmoid).Add("Logit", Logit).Add("Hypotenuse", Hypot)
            .Add("BesselI", BesselI).Add("BesselK", BesselK),
        new FunctionTable("MathNet.Numerics.LinearAlgebra.Vector`1", "MathNet.Numerics.LinearAlgebra.Matrix`1")
            .Add("PointwiseExp", Exp, CallShape.Elementwise).Add("PointwiseLog", Log, CallShape.Elementwise).Add("PointwiseSqrt", Sqrt, CallShape.Elementwise)
            .Add("PointwiseAbs", Abs, CallShape.Elementwise).Add("PointwiseTanh", Tanh, CallShape.Elementwise)
            .Add("PointwiseLog10", Log10, CallShape.Elementwise).Add("PointwiseSin", Sin, CallShape.Elementwise).Add("PointwiseCos", Cos, CallShape.Elementwise)
            .Add("Determinant", Determinant, CallShape.Reduction).Add("Inverse", Inverse, CallShape.Reduction)
            .Add("Transpose", Transpose, CallShape.Reduction).Add("Cholesky", Cholesky, CallShape.Reduction)
            .Add("PseudoInverse", PseudoInverse, CallShape.Reduction).Add("Solve", Solve, CallShape.Reduction)
            .Add("L2Norm", Norm, CallShape.Reduction).Add("FrobeniusNorm", Norm, CallShape.Reduction),
        new FunctionTable("MathNet.Numerics.LinearAlgebra.Factorization.Cholesky`1").Add("Solve", Solve, CallShape.Reduction),
    ];
}
