using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics;

namespace NumericStability.Analyzers.Tests.Meta.Numbers;

/// <summary>Numbers on the pages about overflow, conversions and constants.</summary>
internal static class RangeNumbers
{
    public static IEnumerable<WorkedNumber> All { get; } =
    [
        new("NUM1001", "0.731", () => StableMath.Softmax([1000.0, 1001])[1]),
        new("NUM1002", "1001.31", () => StableMath.LogSumExp([1000.0, 1001])),
        new("NUM1002", "-999.69", () => StableMath.LogSumExp([-1000.0, -1001])),
        new("NUM1003", "4.2e-18", () => StableMath.Softplus(-40.0)),
        new("NUM1004", "-∞", () => Math.Log(1 / (1 + Math.Exp(800)))),
        new("NUM1004", "-800", () => StableMath.LogSigmoid(-800.0)),
        new("NUM1005", "800", () => StableMath.CrossEntropyWithLogits([0.0, 800], 0)),
        new("NUM1006", "NaN", () => Math.Exp(800) / Math.Exp(799)),
        new("NUM1006", "2.718", () => Math.Exp(800 - 799)),
        new("NUM1007", "-∞", () => Math.Log(Math.Exp(-800) / 2.5)),
        new("NUM1007", "-800.92", () => -800 - Math.Log(2.5)),
        new("NUM1007", "-921.03", () => 80 * Math.Log(1e-5)),
        new("NUM1008", "∞", () => Math.Log(Math.Cosh(710.48))),
        new("NUM1008", "0.69", () => 720 - StableMath.LogCosh(720.0)),
        new("NUM1009", "324", () => StepsUntil(product => product * 0.1, product => product == 0)),
        new("NUM1009", "46", () => StepsUntil(product => (float)product * 0.1f, product => product == 0)),
        new("NUM1009", "-746.04", () => 324 * Math.Log(0.1)),
        new("NUM1010", "710", () => StepsUntil(weight => weight * Math.E, double.IsInfinity)),
        new("NUM1011", "5905.22", () => SpecialFunctions.GammaLn(1000)),
        new("NUM1011", "-761.42", () => (-39.0 * 39 / 2) - Math.Log(Math.Sqrt(2 * Math.PI))),
        new("NUM1012", "-4249290049419214848", () => Enumerable.Range(2, 20).Aggregate(1L, (product, i) => unchecked(product * i))),
        new("NUM1013", "745.13", () => -Math.Log(double.Epsilon) + Math.Log(2)),
        new("NUM1013", "∞", () => 1 / Math.Exp(-1 / 0.001)),
        new("NUM1014", "∞", () => Math.Pow(1300, 100)),
        new("NUM1014", "0", () => Math.Pow(0.0005, 100)),
        new("NUM1015", "2.8e19", () => float.Hypot(2e19f, 2e19f)),
        new("NUM1016", "65504", () => (double)Half.MaxValue),
        new("NUM1016", "40.4", () => Enumerable.Range(0, 1000).Select(i => (Half)(i / 16f)).Select(x => (double)(Half.IsInfinity(x * x * x) ? x : Half.MaxValue)).Min()),
        new("NUM1017", "∞", () => Math.Exp(27 * 27)),
        new("NUM1018", "324", () => StepsUntil(product => product * 0.1, product => product == 0)),
        new("NUM6001", "44", () => unchecked((sbyte)float.Parse("300"))),
        new("NUM6001", "127", () => sbyte.CreateSaturating(300f)),
        new("NUM6002", "-1", () => (int)Math.Floor(-1.2 + 0.5)),
        new("NUM6003", "NaN", () => Zero / (float)Zero),
        new("NUM6004", "1", () => Math.Pow(10, 1 / 3)),
        new("NUM6005", "-1894967296", () => unchecked(6 * Side * Side)),
        new("NUM6005", "46342", () => Enumerable.Range(1, 100_000).First(n => unchecked(n * (n - 1)) < 0)),
        new("NUM6005", "33,026", () => Enumerable.Range(1, 100_000).First(n => n * 255L * 255 > int.MaxValue)),
        new("NUM6006", "0", () => Enumerable.Range(0, 100).Max(i => (int)(-0.5 + (i / 100.0)))),
        new("NUM6007", "7.000000000000001", () => 100 * 0.07),
        new("NUM6008", "-2", () => (3 << 4) | (Zero - 2)),
        new("NUM6008", "128", () => 1 << Zero + 8 - 1),
        new("NUM6009", "49", () => 100 * Pictures.ConversionPictures.WrongPairs(1, (a, b) => (int)(a - b))),
        new("NUM6010", "3e7", () => 1 / (1 - (double)MathF.BitDecrement(1) ) * 2),
        new("NUM7001", "4.94e-324", () => double.Epsilon),
        new("NUM7001", "2.2e-16", () => Math.BitIncrement(1.0) - 1),
        new("NUM7001", "∞", () => 1 / float.Epsilon),
        new("NUM7002", "1.2e-10", () => Math.BitIncrement(1e6) - 1e6),
        new("NUM7002", "7.6e-6", () => MathF.BitIncrement(100) - 100f),
        new("NUM7003", "8.4e-7", () => 1 - (3.14159 / Math.PI)),
        new("NUM7003", "6.8e-5", () => 1 - (0.6931 / Math.Log(2))),
        new("NUM7004", "0.9999999999999999", () => Enumerable.Repeat(0.1, 10).Aggregate(0.0, (sum, term) => sum + term)),
        new("NUM7005", "0", () => double.Parse(0.00003.ToString("F4"))),
    ];

    private static int Zero { get; }

    private static int Side { get; } = 20_000;

    private static double StepsUntil(Func<double, double> step, Func<double, bool> isOver)
    {
        var (value, steps) = (1.0, 0);
        while (!isOver(value))
        {
            (value, steps) = (step(value), steps + 1);
        }

        return steps;
    }
}
