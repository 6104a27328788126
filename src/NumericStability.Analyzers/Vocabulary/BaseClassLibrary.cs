using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>System.Math, MathF, the static members of the floating types, the generic-math interfaces, and the lengths of vectors.</summary>
internal static class BaseClassLibrary
{
    public static readonly FunctionTable[] Tables =
    [
        Accurate("System.Math", "System.MathF"),
        Types("System.Double", "System.Single", "System.Half", "System.Numerics.BFloat16",
            "System.Numerics.IExponentialFunctions`1", "System.Numerics.ILogarithmicFunctions`1", "System.Numerics.IRootFunctions`1",
            "System.Numerics.IPowerFunctions`1", "System.Numerics.ITrigonometricFunctions`1", "System.Numerics.IHyperbolicFunctions`1",
            "System.Numerics.INumberBase`1", "System.Numerics.INumber`1", "System.Numerics.IFloatingPoint`1",
            "System.Numerics.IFloatingPointIeee754`1"),
        Uniforms("System.Random"),
        new FunctionTable("System.Numerics.Vector2", "System.Numerics.Vector3", "System.Numerics.Vector4", "System.Numerics.Quaternion").Add("Length", Norm, CallShape.Reduction),
    ];

    private static FunctionTable Accurate(params string[] types) => new FunctionTable(types)
        .Add("Exp", Exp).Add("Log", Log).Add("Log", LogBase).Add("Log2", Log2).Add("Log10", Log10)
        .Add("Pow", Pow).Add("Sqrt", Sqrt).Add("Cbrt", Cbrt).Add("Abs", Abs).Add("Sign", Sign).Add("CopySign", CopySign)
        .Add("Max", Max).Add("Min", Min).Add("Clamp", Clamp)
        .Add("Floor", Floor).Add("Ceiling", Ceiling).Add("Truncate", Truncate)
        .Add("Round", Round).Add("Round", 2, Round)
        .Add("Sin", Sin).Add("Cos", Cos).Add("Tan", Tan).Add("Asin", Asin).Add("Acos", Acos).Add("Atan", Atan).Add("Atan2", Atan2)
        .Add("Sinh", Sinh).Add("Cosh", Cosh).Add("Tanh", Tanh).Add("Asinh", Asinh).Add("Acosh", Acosh).Add("Atanh", Atanh)
        .Add("FusedMultiplyAdd", FusedMultiplyAdd);

    private static FunctionTable Types(params string[] types) => Accurate(types)
        .Add("Exp2", Exp2).Add("Exp10", Exp10).Add("Hypot", Hypot).Add("RootN", RootN)
        .Add("MaxNumber", Max).Add("MinNumber", Min)
        .Add("LogP1", NaiveLog1P).Add("ExpM1", NaiveExpM1)
        .Add("Log2P1", NaiveLog2P1).Add("Log10P1", NaiveLog10P1).Add("Exp2M1", NaiveExp2M1).Add("Exp10M1", NaiveExp10M1)
        .Add("IsNaN", IsNaN).Add("IsFinite", IsFinite).Add("IsInfinity", IsInfinity)
        .Add("IsPositiveInfinity", IsPositiveInfinity).Add("IsNegativeInfinity", IsNegativeInfinity);

    private static FunctionTable Uniforms(string type) => new FunctionTable(type)
        .Add("NextDouble", 1, Uniform).Add("NextSingle", 1, Uniform);
}
