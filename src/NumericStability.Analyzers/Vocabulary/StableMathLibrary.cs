using static NumericStability.Analyzers.Vocabulary.MathFunction;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>The functions the fixes call.</summary>
internal static class StableMathLibrary
{
    public const string Namespace = "NumericStability";

    public const string TypeName = Namespace + ".StableMath";

    public static readonly FunctionTable Table = new FunctionTable(TypeName)
        .Add("Log1P", Log1P).Add("ExpM1", ExpM1).Add("PowM1", PowM1).Add("CompoundM1", CompoundM1).Add("Log1MExp", Log1MExp)
        .Add("Softplus", Softplus).Add("Log1PExp", Softplus).Add("Sigmoid", Sigmoid).Add("LogSigmoid", LogSigmoid).Add("Logit", Logit)
        .Add("LogAddExp", LogAddExp).Add("LogCosh", LogCosh).Add("XLogY", XLogY).Add("XLog1PY", XLog1PY)
        .Add("RelativeEntropy", RelativeEntropy).Add("BinaryCrossEntropyWithLogits", BinaryCrossEntropyWithLogits).Add("Hypot", Hypot)
        .Add("LogSumExp", LogSumExp, CallShape.Reduction).Add("Norm", Norm, CallShape.Reduction)
        .Add("CosineSimilarity", CosineSimilarity, CallShape.Reduction);
}
