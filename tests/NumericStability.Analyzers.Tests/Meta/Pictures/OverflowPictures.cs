using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Exponentials, products and powers that leave the range of their format.</summary>
internal static class OverflowPictures
{
    private static readonly Axis LogLikelihood = Axis.Linear("log-likelihood", -1500, 0);
    private static readonly double[] Costs = [1, 1.2, 1.5];

    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        DigitsPicture.Linear("NUM1001", "softmax of (x, x - 1): Math.Exp(x) / (Math.Exp(x) + Math.Exp(x - 1))", x => Math.Exp(x) / (Math.Exp(x) + Math.Exp(x - 1)), x => StableMath.Softmax([x, x - 1])[0], x => 1 / (1 + BigReal.Exp(-1)), -780, 780),
        DigitsPicture.Linear("NUM1002", "Math.Log(Math.Exp(x) + Math.Exp(2 * x))", x => Math.Log(Math.Exp(x) + Math.Exp(2 * x)), x => StableMath.LogAddExp(x, 2 * x), x => x + BigReal.Log1P(BigReal.Exp(x)), -780, 780),
        DigitsPicture.Linear("NUM1003", "softplus: Math.Log(1 + Math.Exp(x))", x => Math.Log(1 + Math.Exp(x)), StableMath.Softplus, x => BigReal.Log1P(BigReal.Exp(x)), -60, 780),
        DigitsPicture.Linear("NUM1004", "Math.Log(1 / (1 + Math.Exp(-x)))", x => Math.Log(1 / (1 + Math.Exp(-x))), StableMath.LogSigmoid, x => -BigReal.Log1P(BigReal.Exp(-x)), -780, 60),
        DigitsPicture.Linear("NUM1005", "logarithm of the softmax of (0, x) at 0", x => Math.Log(StableMath.Softmax([0, x])[0]), x => -StableMath.LogSumExp([0.0, x]), x => -BigReal.Log1P(BigReal.Exp(x)), -60, 1000),
        DigitsPicture.Linear("NUM1006", "Math.Exp(x) / (1 + Math.Exp(x))", x => Math.Exp(x) / (1 + Math.Exp(x)), StableMath.Sigmoid, x => 1 / (1 + BigReal.Exp(-x)), -60, 780),
        DigitsPicture.Linear("NUM1007", "Math.Log(Math.Exp(x))", x => Math.Log(Math.Exp(x)), x => x, x => x, -780, 780),
        DigitsPicture.Linear("NUM1008", "tanh spelled out: (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ)", x => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x)), Math.Tanh, BigReal.Tanh, -2, 780),
        QuantityPicture.Of("NUM1009", "logarithm of a product of n factors of 0.1", Axis.Linear("n", 0, 600), LogLikelihood,
            n => Math.Log(Factors(n).Aggregate(1.0, (product, factor) => product * factor)), n => Factors(n).Sum(factor => Math.Log(factor))),
        QuantityPicture.Of("NUM1010", "weights times e⁻¹ and e⁻⁰·⁹⁹⁵ in every round", Axis.Linear("round", 0, 1050), Axis.Linear("share of the better one", 0.5, 1),
            n => Weight((int)n, -0.995) / (Weight((int)n, -1) + Weight((int)n, -0.995)), n => StableMath.Softmax([-(int)n, -0.995 * (int)n])[1]),
        DigitsPicture.Linear("NUM1011", "Math.Log(Math.Exp(-x * x / 2))", x => Math.Log(Math.Exp(-x * x / 2)), x => -x * x / 2, x => -x * x / 2, 0, 45),
        QuantityPicture.Of("NUM1012", "ways to choose n of 2·n, by factorials", Axis.Linear("n", 0, 280), Axis.Powers("binomial coefficient", 0, 200),
            n => Factorial(2 * n) / (Factorial(n) * Factorial(n)), n => Math.Exp(SpecialFunctions.FactorialLn(2 * (int)n) - (2 * SpecialFunctions.FactorialLn((int)n)))),
        QuantityPicture.Of("NUM1013", "Sinkhorn potential of the costs 1, 1.2 and 1.5", Axis.Powers("ε", -4, 0), Axis.Linear("potential", 0, 1.2),
            eps => eps * Math.Log(1 / Costs.Sum(cost => Math.Exp(-cost / eps))), eps => -eps * StableMath.LogSumExp(Costs.Select(cost => -cost / eps))),
        QuantityPicture.Of("NUM1014", "mean of the p-th powers of 1300 and 0.5, p-th root", Axis.Linear("p", 1, 201), Axis.Linear("power mean", 600, 1400),
            p => Math.Pow((Math.Pow(1300, p) + Math.Pow(0.5, p)) / 2, 1 / p), p => 1300 * Math.Pow((1 + Math.Pow(0.5 / 1300, p)) / 2, 1 / p)),
        DigitsPicture.Powers("NUM1015", "Math.Sqrt(x * x + x * x)", x => Math.Sqrt(x * x + x * x), x => double.Hypot(x, x), x => x * BigReal.Sqrt(2), -200, 200),
        QuantityPicture.Of("NUM1016", "root of x * x + x * x in Half", Axis.Linear("x", 0, 600), Axis.Linear("length", 0, 1000),
            x => (double)Half.Sqrt(((Half)x * (Half)x) + ((Half)x * (Half)x)), x => (double)(Half)MathF.Sqrt(((float)(Half)x * (float)(Half)x) + ((float)(Half)x * (float)(Half)x))),
        QuantityPicture.Of("NUM1017", "Math.Exp(x * x / 2), and with its minus sign", Axis.Linear("x", 0, 45), Axis.Powers("kernel", -400, 400),
            x => Math.Exp(x * x / 2), x => Math.Exp(-x * x / 2)),
        QuantityPicture.Run("NUM1018", "forward recursion, emission probabilities near 0.1", Axis.Linear("step", 0, 600), LogLikelihood, Forward),
    ];

    private static IEnumerable<double> Factors(double n) => Enumerable.Repeat(0.1, (int)n);

    private static double Weight(int rounds, double reward) => Enumerable.Repeat(Math.Exp(reward), rounds).Aggregate(1.0, (weight, factor) => weight * factor);

    private static double Factorial(double n) => Enumerable.Range(1, (int)n).Aggregate(1.0, (product, i) => product * i);

    /// <summary>Two states that stay with probability 0.9, in the linear and in the logarithmic domain.</summary>
    private static IEnumerable<(double X, double? Before, double? After)> Forward()
    {
        double[] linear = [0.5, 0.5], log = [Math.Log(0.5), Math.Log(0.5)], emission = [0.11, 0.09];
        for (var t = 0; t <= 600; t++)
        {
            yield return (t, Math.Log(linear[0] + linear[1]), StableMath.LogAddExp(log[0], log[1]));
            linear = [.. Enumerable.Range(0, 2).Select(j => emission[j] * ((0.9 * linear[j]) + (0.1 * linear[1 - j])))];
            log = [.. Enumerable.Range(0, 2).Select(j => Math.Log(emission[j]) + StableMath.LogAddExp(Math.Log(0.9) + log[j], Math.Log(0.1) + log[1 - j]))];
        }
    }
}
