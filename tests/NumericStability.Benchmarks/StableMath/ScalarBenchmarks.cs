using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;

namespace NumericStability.Benchmarks;

/// <summary>Each scalar against the form it replaces, over 1,000 arguments, both called through a delegate.</summary>
public class ScalarBenchmark
{
    private const int Count = 1_000;

    private static readonly Dictionary<string, (Func<double, double> Naive, Func<double, double> Stable, double Low, double High)> Doubles = new()
    {
        ["Log1P"] = (x => Math.Log(1 + x), StableMath.Log1P, -0.9, 2),
        ["ExpM1"] = (x => Math.Exp(x) - 1, StableMath.ExpM1, -1, 1),
        ["Log1MExp"] = (x => Math.Log(1 - Math.Exp(x)), StableMath.Log1MExp, -3, -0.01),
        ["LogAddExp"] = (x => Math.Log(Math.Exp(x) + Math.Exp(0.3)), x => StableMath.LogAddExp(x, 0.3), -5, 5),
        ["LogSubExp"] = (x => Math.Log(Math.Exp(x) - Math.Exp(-1)), x => StableMath.LogSubExp(x, -1), 0, 5),
        ["LogCosh"] = (x => Math.Log(Math.Cosh(x)), StableMath.LogCosh, -3, 3),
        ["Softplus"] = (x => Math.Log(1 + Math.Exp(x)), StableMath.Softplus, -5, 5),
        ["Sigmoid"] = (x => 1 / (1 + Math.Exp(-x)), StableMath.Sigmoid, -5, 5),
        ["LogSigmoid"] = (x => Math.Log(1 / (1 + Math.Exp(-x))), StableMath.LogSigmoid, -5, 5),
        ["Logit"] = (p => Math.Log(p / (1 - p)), StableMath.Logit, 0.01, 0.99),
        ["XLogY"] = (x => x * Math.Log(x), x => StableMath.XLogY(x, x), 0.01, 1),
        ["XLog1PY"] = (x => 0.3 * Math.Log(1 + x), x => StableMath.XLog1PY(0.3, x), -0.9, 1),
        ["RelativeEntropy"] = (x => x * Math.Log(x / 0.4), x => StableMath.RelativeEntropy(x, 0.4), 0.01, 1),
        ["BinaryCrossEntropyWithLogits"] = (x => -0.3 * Math.Log(1 / (1 + Math.Exp(-x))) - 0.7 * Math.Log(1 - 1 / (1 + Math.Exp(-x))), x => StableMath.BinaryCrossEntropyWithLogits(x, 0.3), -5, 5),
        ["PowM1"] = (x => Math.Pow(1.2, x) - 1, x => StableMath.PowM1(1.2, x), -2, 2),
        ["CompoundM1"] = (r => Math.Pow(1 + r, 12) - 1, r => StableMath.CompoundM1(r, 12), -0.05, 0.05),
    };

    private static readonly Dictionary<string, (Func<float, float> Naive, Func<float, float> Stable, float Low, float High)> Singles = new()
    {
        ["Log1P"] = (x => MathF.Log(1 + x), StableMath.Log1P, -0.9f, 2),
        ["ExpM1"] = (x => MathF.Exp(x) - 1, StableMath.ExpM1, -1, 1),
        ["Log1MExp"] = (x => MathF.Log(1 - MathF.Exp(x)), StableMath.Log1MExp, -3, -0.01f),
        ["LogAddExp"] = (x => MathF.Log(MathF.Exp(x) + MathF.Exp(0.3f)), x => StableMath.LogAddExp(x, 0.3f), -5, 5),
        ["LogSubExp"] = (x => MathF.Log(MathF.Exp(x) - MathF.Exp(-1)), x => StableMath.LogSubExp(x, -1f), 0, 5),
        ["LogCosh"] = (x => MathF.Log(MathF.Cosh(x)), StableMath.LogCosh, -3, 3),
        ["Softplus"] = (x => MathF.Log(1 + MathF.Exp(x)), StableMath.Softplus, -5, 5),
        ["Sigmoid"] = (x => 1 / (1 + MathF.Exp(-x)), StableMath.Sigmoid, -5, 5),
        ["LogSigmoid"] = (x => MathF.Log(1 / (1 + MathF.Exp(-x))), StableMath.LogSigmoid, -5, 5),
        ["Logit"] = (p => MathF.Log(p / (1 - p)), StableMath.Logit, 0.01f, 0.99f),
        ["XLogY"] = (x => x * MathF.Log(x), x => StableMath.XLogY(x, x), 0.01f, 1),
        ["XLog1PY"] = (x => 0.3f * MathF.Log(1 + x), x => StableMath.XLog1PY(0.3f, x), -0.9f, 1),
        ["RelativeEntropy"] = (x => x * MathF.Log(x / 0.4f), x => StableMath.RelativeEntropy(x, 0.4f), 0.01f, 1),
        ["BinaryCrossEntropyWithLogits"] = (x => -0.3f * MathF.Log(1 / (1 + MathF.Exp(-x))) - 0.7f * MathF.Log(1 - 1 / (1 + MathF.Exp(-x))), x => StableMath.BinaryCrossEntropyWithLogits(x, 0.3f), -5, 5),
        ["PowM1"] = (x => MathF.Pow(1.2f, x) - 1, x => StableMath.PowM1(1.2f, x), -2, 2),
        ["CompoundM1"] = (r => MathF.Pow(1 + r, 12) - 1, r => StableMath.CompoundM1(r, 12f), -0.05f, 0.05f),
    };

    private readonly double[] doubles = new double[Count];
    private readonly float[] singles = new float[Count];
    private Func<double, double> naive = static x => x;
    private Func<double, double> stable = static x => x;
    private Func<float, float> naiveSingle = static x => x;
    private Func<float, float> stableSingle = static x => x;
    private bool single;

    public static IEnumerable<string> Functions
    {
        get
        {
            foreach (var name in Doubles.Keys)
            {
                yield return name;
                yield return name + " (float)";
            }
        }
    }

    [ParamsSource(nameof(Functions))]
    public string Function { get; set; } = "";

    [GlobalSetup]
    public void Choose()
    {
        var name = Function.Split(' ')[0];
        var random = new Random(1);
        single = Function != name;
        (naive, stable, var low, var high) = Doubles[name];
        (naiveSingle, stableSingle, _, _) = Singles[name];
        for (var i = 0; i < Count; i++)
        {
            doubles[i] = low + (high - low) * random.NextDouble();
            singles[i] = (float)doubles[i];
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double Naive() => single ? Run(naiveSingle) : Run(naive);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Stable() => single ? Run(stableSingle) : Run(stable);

    private double Run(Func<double, double> function)
    {
        double sum = 0;
        foreach (var x in doubles)
        {
            sum += function(x);
        }

        return sum;
    }

    private double Run(Func<float, float> function)
    {
        double sum = 0;
        foreach (var x in singles)
        {
            sum += function(x);
        }

        return sum;
    }
}
