using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>The pictures on rule pages are drawn from measurements, and are what the committed files show.</summary>
public sealed class PictureTests
{
    private static readonly DigitsPicture[] Pictures =
    [
        DigitsPicture.Linear("NUM1001", "softmax of (x, x - 1): Math.Exp(x) / (Math.Exp(x) + Math.Exp(x - 1))", x => Math.Exp(x) / (Math.Exp(x) + Math.Exp(x - 1)), x => StableMath.Softmax([x, x - 1])[0], x => 1 / (1 + BigReal.Exp(-1)), -780, 780),
        DigitsPicture.Linear("NUM1002", "Math.Log(Math.Exp(x) + Math.Exp(2 * x))", x => Math.Log(Math.Exp(x) + Math.Exp(2 * x)), x => StableMath.LogAddExp(x, 2 * x), x => x + BigReal.Log1P(BigReal.Exp(x)), -780, 780),
        DigitsPicture.Linear("NUM1005", "logarithm of the softmax of (0, x) at 0", x => Math.Log(StableMath.Softmax([0, x])[0]), x => -StableMath.LogSumExp([0.0, x]), x => -BigReal.Log1P(BigReal.Exp(x)), -60, 1000),
        DigitsPicture.Linear("NUM1007", "Math.Log(Math.Exp(x))", x => Math.Log(Math.Exp(x)), x => x, x => x, -780, 780),
        DigitsPicture.Linear("NUM1011", "Math.Log(Math.Exp(-x * x / 2))", x => Math.Log(Math.Exp(-x * x / 2)), x => -x * x / 2, x => -x * x / 2, 0, 45),
        DigitsPicture.Powers("NUM1015", "Math.Sqrt(x * x + x * x)", x => Math.Sqrt(x * x + x * x), x => double.Hypot(x, x), x => x * BigReal.Sqrt(2), -200, 200),
        DigitsPicture.Powers("NUM2006", "one-pass variance of n, n + 1, n + 2", x => OnePassVariance(Math.Floor(x)), x => StableMath.Variance([Math.Floor(x), Math.Floor(x) + 1, Math.Floor(x) + 2]), _ => (BigReal)2 / 3, 0, 15),
        DigitsPicture.Powers("NUM2007", "squared distance of 1 and p = 1 + x: 1 + p * p - 2 * p", x => 1 + ((1 + x) * (1 + x)) - (2 * (1 + x)), x => (1 - (1 + x)) * (1 - (1 + x)), x => Rounded(1, x, p => (p - 1) * (p - 1)), -15, 2),
        DigitsPicture.Powers("NUM2008", "p * p - 1 for p = 1 + x", x => ((1 + x) * (1 + x)) - 1, x => ((1 + x) - 1) * ((1 + x) + 1), x => Rounded(1, x, p => (p * p) - 1), -15, 2),
        DigitsPicture.Powers("NUM2013", "small root of t² + b·t + 1: (-b + Math.Sqrt(b * b - 4)) / 2", b => (-b + Math.Sqrt((b * b) - 4)) / 2, b => -2 / (b + Math.Sqrt((b * b) - 4)), b => (-b + BigReal.Sqrt((b * b) - 4)) / 2, 1, 10),
        DigitsPicture.Powers("NUM2019", "Math.Sin(1 + x) - Math.Sin(1)", x => Math.Sin(1 + x) - Math.Sin(1), x => 2 * Math.Cos(1 + (x / 2)) * Math.Sin(x / 2), x => BigReal.Sin(1 + x) - BigReal.Sin(1), -20, 0),
        DigitsPicture.Linear("NUM1003", "softplus: Math.Log(1 + Math.Exp(x))", x => Math.Log(1 + Math.Exp(x)), StableMath.Softplus, x => BigReal.Log1P(BigReal.Exp(x)), -60, 780),
        DigitsPicture.Linear("NUM1004", "Math.Log(1 / (1 + Math.Exp(-x)))", x => Math.Log(1 / (1 + Math.Exp(-x))), StableMath.LogSigmoid, x => -BigReal.Log1P(BigReal.Exp(-x)), -780, 60),
        DigitsPicture.Linear("NUM1006", "Math.Exp(x) / (1 + Math.Exp(x))", x => Math.Exp(x) / (1 + Math.Exp(x)), StableMath.Sigmoid, x => 1 / (1 + BigReal.Exp(-x)), -60, 780),
        DigitsPicture.Linear("NUM1008", "tanh spelled out: (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ)", x => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x)), Math.Tanh, BigReal.Tanh, -2, 780),
        DigitsPicture.Powers("NUM2001", "Math.Log(1 + x)", x => Math.Log(1 + x), StableMath.Log1P, BigReal.Log1P, -20, 2),
        DigitsPicture.Powers("NUM2002", "Math.Exp(x) - 1", x => Math.Exp(x) - 1, StableMath.ExpM1, BigReal.ExpM1, -20, 2),
        DigitsPicture.Powers("NUM2003", "Math.Log(1 - Math.Exp(-x))", x => Math.Log(1 - Math.Exp(-x)), x => StableMath.Log1MExp(-x), x => BigReal.Log(-BigReal.ExpM1(-x)), -20, 2),
        DigitsPicture.Powers("NUM2004", "1 - Math.Cos(x)", x => 1 - Math.Cos(x), x => 2 * Math.Pow(Math.Sin(x / 2), 2), x => 2 * BigReal.Sin(x / 2) * BigReal.Sin(x / 2), -12, 0),
        DigitsPicture.Powers("NUM2005", "Math.Sqrt(1 + x) - 1", x => Math.Sqrt(1 + x) - 1, x => x / (Math.Sqrt(1 + x) + 1), x => x / (BigReal.Sqrt(1 + x) + 1), -20, 2),
        DigitsPicture.Linear("NUM2009", "1 - sigmoid(x)", x => 1 - (1 / (1 + Math.Exp(-x))), x => StableMath.Sigmoid(-x), x => 1 / (1 + BigReal.Exp(x)), -5, 60),
        DigitsPicture.Powers("NUM2010", "1 - Math.Pow(1 - p, 10)", x => 1 - Math.Pow(1 - x, 10), x => -StableMath.CompoundM1(-x, 10), x => -BigReal.ExpM1(10 * BigReal.Log1P(-x)), -20, -1),
        DigitsPicture.Powers("NUM2011", "Math.Acosh(1 + q)", x => Math.Acosh(1 + x), x => 2 * Math.Asinh(Math.Sqrt(x / 2)), x => 2 * BigReal.Asinh(BigReal.Sqrt(x / 2)), -20, 2),
        DigitsPicture.Powers("NUM2014", "double.LogP1(x), named log1p", double.LogP1, StableMath.Log1P, BigReal.Log1P, -20, 2),
        DigitsPicture.Powers("NUM2020", "logit of ½ + x: Math.Log(p / (1 - p))", x => Math.Log((0.5 + x) / (1 - (0.5 + x))), x => StableMath.Logit(0.5 + x), x => Rounded(0.5, x, p => BigReal.Log(p / (1 - p))), -15, -1),
    ];

    public static TheoryData<string> Ids => [.. Pictures.Select(picture => picture.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void DigitsAreAsDrawn(string id)
    {
        Directory.CreateDirectory(Repository.PathOf("docs", "rules", "images"));
        Repository.AssertGenerated(Pictures.Single(picture => picture.Id == id).Draw(), "docs", "rules", "images", id + ".svg");
    }

    /// <summary>The error of a float accumulator against n: it stops growing, the double one does not.</summary>
    [Fact]
    public void ErrorOfTheFloatSumIsAsDrawn()
    {
        var (before, after) = (new List<(double, double)>(), new List<(double, double)>());
        var (single, wide) = (0f, 0.0);
        var next = 1.0;
        for (var n = 1; n <= 10_000_000; n++)
        {
            single += 0.1f;
            wide += 0.1f;
            if (n >= next)
            {
                var position = Math.Log10(n) / 7;
                before.Add((position, Height(single, n)));
                after.Add((position, Height((float)wide, n)));
                next *= 1.2;
            }
        }

        var ticks = Enumerable.Range(0, 8).Select(i => (i / 7.0, "1e" + i.ToString(CultureInfo.InvariantCulture))).ToList();
        var picture = new Picture("float sum of n times 0.1f", "n", "relative error", ticks, [(0, "1e-9"), (1 / 3.0, "1e-6"), (2 / 3.0, "1e-3"), (1, "1")]);
        Repository.AssertGenerated(picture.Draw(before, after), "docs", "rules", "images", "NUM3001.svg");
    }

    /// <summary>What Adam leaves of a weight of 1 in 10,000 steps of nothing but noise and decay: coupled, and decoupled.</summary>
    [Fact]
    public void DecayUnderNoiseIsAsDrawn()
    {
        var positions = Enumerable.Range(0, 17).Select(i => i / 16.0).ToList();
        var before = positions.Select(position => (position, Remaining(Math.Pow(10, (4 * position) - 2), isCoupled: true)));
        var after = positions.Select(position => (position, Remaining(Math.Pow(10, (4 * position) - 2), isCoupled: false)));
        var ticks = Enumerable.Range(0, 5).Select(i => (i / 4.0, "1e" + (i - 2).ToString(CultureInfo.InvariantCulture))).ToList();
        var picture = new Picture("Adam, weight decay 0.01: before coupled, after decoupled", "gradient noise", "what is left of the weight", ticks, [(0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1, "1")]);
        Repository.AssertGenerated(picture.Draw(before, after), "docs", "rules", "images", "NUM4001.svg");
    }

    /// <summary>The mean of 30 weights after 10,000 steps with zero curvature.</summary>
    private static double Remaining(double noise, bool isCoupled)
    {
        const double Rate = 1e-3, Decay = 0.01;
        var random = new Random(7);
        var weights = Enumerable.Repeat((W: 1.0, M: 0.0, V: 0.0), 30).ToArray();
        for (var t = 1; t <= 10_000; t++)
        {
            var (firstCorrection, secondCorrection) = (1 - Math.Pow(0.9, t), 1 - Math.Pow(0.999, t));
            for (var i = 0; i < weights.Length; i++)
            {
                var (w, m, v) = weights[i];
                var g = noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                g += isCoupled ? Decay * w : 0;
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                w -= Rate * (m / firstCorrection / (Math.Sqrt(v / secondCorrection) + 1e-8) + (isCoupled ? 0 : Decay * w));
                weights[i] = (w, m, v);
            }
        }

        return Math.Clamp(weights.Average(weight => weight.W), 0, 1);
    }

    private static double Height(float sum, int n)
    {
        var exact = n * (double)0.1f;
        return Math.Clamp((Math.Log10(Math.Max(Math.Abs(sum - exact) / exact, 1e-9)) + 9) / 9, 0, 1);
    }

    private static double OnePassVariance(double n)
    {
        double sum = n + (n + 1) + (n + 2), squares = (n * n) + ((n + 1) * (n + 1)) + ((n + 2) * (n + 2));
        return (squares / 3) - (sum / 3 * (sum / 3));
    }

    /// <summary>The input is the double nearest to origin + x, so the reference starts from that.</summary>
    private static BigReal Rounded(double origin, BigReal x, Func<BigReal, BigReal> function) => function(origin + FloatFormat.Double.Round(x));
}
