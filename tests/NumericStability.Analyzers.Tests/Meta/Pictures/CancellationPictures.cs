using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Differences that leave rounding errors, and functions that lose digits.</summary>
internal static class CancellationPictures
{
    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        DigitsPicture.Powers("NUM2001", "Math.Log(1 + x)", x => Math.Log(1 + x), StableMath.Log1P, BigReal.Log1P, -20, 2),
        DigitsPicture.Powers("NUM2002", "Math.Exp(x) - 1", x => Math.Exp(x) - 1, StableMath.ExpM1, BigReal.ExpM1, -20, 2),
        DigitsPicture.Powers("NUM2003", "Math.Log(1 - Math.Exp(-x))", x => Math.Log(1 - Math.Exp(-x)), x => StableMath.Log1MExp(-x), x => BigReal.Log(-BigReal.ExpM1(-x)), -20, 2),
        DigitsPicture.Powers("NUM2004", "1 - Math.Cos(x)", x => 1 - Math.Cos(x), x => 2 * Math.Pow(Math.Sin(x / 2), 2), x => 2 * BigReal.Sin(x / 2) * BigReal.Sin(x / 2), -12, 0),
        DigitsPicture.Powers("NUM2005", "Math.Sqrt(1 + x) - 1", x => Math.Sqrt(1 + x) - 1, x => x / (Math.Sqrt(1 + x) + 1), x => x / (BigReal.Sqrt(1 + x) + 1), -20, 2),
        DigitsPicture.Powers("NUM2006", "one-pass variance of n, n + 1, n + 2", x => OnePassVariance(Math.Floor(x)), x => StableMath.Variance([Math.Floor(x), Math.Floor(x) + 1, Math.Floor(x) + 2]), _ => (BigReal)2 / 3, 0, 15) with { X = Axis.Powers("n", 0, 15) },
        DigitsPicture.Powers("NUM2007", "squared distance of 1 and p = 1 + x: 1 + p * p - 2 * p", x => 1 + ((1 + x) * (1 + x)) - (2 * (1 + x)), x => (1 - (1 + x)) * (1 - (1 + x)), x => Rounded(1, x, p => (p - 1) * (p - 1)), -15, 2),
        DigitsPicture.Powers("NUM2008", "p * p - 1 for p = 1 + x", x => ((1 + x) * (1 + x)) - 1, x => ((1 + x) - 1) * ((1 + x) + 1), x => Rounded(1, x, p => (p * p) - 1), -15, 2),
        DigitsPicture.Linear("NUM2009", "1 - sigmoid(x)", x => 1 - (1 / (1 + Math.Exp(-x))), x => StableMath.Sigmoid(-x), x => 1 / (1 + BigReal.Exp(x)), -5, 60),
        DigitsPicture.Powers("NUM2010", "1 - Math.Pow(1 - p, 10)", x => 1 - Math.Pow(1 - x, 10), x => -StableMath.CompoundM1(-x, 10), x => -BigReal.ExpM1(10 * BigReal.Log1P(-x)), -20, -1) with { X = Axis.Powers("p", -20, -1) },
        DigitsPicture.Powers("NUM2011", "Math.Acosh(1 + q)", x => Math.Acosh(1 + x), x => 2 * Math.Asinh(Math.Sqrt(x / 2)), x => 2 * BigReal.Asinh(BigReal.Sqrt(x / 2)), -20, 2) with { X = Axis.Powers("q", -20, 2) },
        DigitsPicture.Powers("NUM2012", "derivative of Math.Log at x: step 1e-12, then the central difference", x => (Math.Log(x + 1e-12) - Math.Log(x)) / 1e-12, x => CentralDifference(Math.Log, x), x => 1 / x, 0, 8),
        DigitsPicture.Powers("NUM2013", "small root of t² + b·t + 1: (-b + Math.Sqrt(b * b - 4)) / 2", b => (-b + Math.Sqrt((b * b) - 4)) / 2, b => -2 / (b + Math.Sqrt((b * b) - 4)), b => (-b + BigReal.Sqrt((b * b) - 4)) / 2, 1, 10) with { X = Axis.Powers("b", 1, 10) },
        DigitsPicture.Powers("NUM2014", "double.LogP1(x), named log1p", double.LogP1, StableMath.Log1P, BigReal.Log1P, -20, 2),
        DigitsPicture.Linear("NUM2015", "Math.Pow(Math.E, x)", x => Math.Pow(Math.E, x), Math.Exp, BigReal.Exp, -700, 700),
        DigitsPicture.Linear("NUM2016", "exp(x) as a series of 200 terms", Series, Math.Exp, BigReal.Exp, -45, 155),
        DigitsPicture.Powers("NUM2017", "MathF.Cos(x * 0.3f), x a whole number", x => MathF.Cos(MathF.Floor((float)x) * 0.3f), x => (float)Math.Cos(Math.Floor(x) * 0.3f), x => BigReal.Cos(Math.Floor(x.ToDouble()) * (double)0.3f), 0, 7) with { Format = FloatFormat.Single },
        QuantityPicture.Of("NUM2018", "spread of x, 2x and 4x: deviations added, then their squares", Axis.Linear("x", 0, 10), Axis.Linear("computed spread", 0, 15),
            x => new[] { x, 2 * x, 4 * x }.Sum(v => v - (7 * x / 3)), x => StableMath.StandardDeviation([x, 2 * x, 4 * x])),
        DigitsPicture.Powers("NUM2019", "Math.Sin(1 + x) - Math.Sin(1)", x => Math.Sin(1 + x) - Math.Sin(1), x => 2 * Math.Cos(1 + (x / 2)) * Math.Sin(x / 2), x => BigReal.Sin(1 + x) - BigReal.Sin(1), -20, 0),
        DigitsPicture.Powers("NUM2020", "logit of ½ + x: Math.Log(p / (1 - p))", x => Math.Log((0.5 + x) / (1 - (0.5 + x))), x => StableMath.Logit(0.5 + x), x => Rounded(0.5, x, p => BigReal.Log(p / (1 - p))), -15, -1),
        DigitsPicture.Powers("NUM2021", "Math.Exp(x) - 1 - x", x => Math.Exp(x) - 1 - x, x => StableMath.ExpM1(x) - x, x => BigReal.ExpM1(x) - x, -16, 2),
    ];

    private static double OnePassVariance(double n)
    {
        double sum = n + (n + 1) + (n + 2), squares = (n * n) + ((n + 1) * (n + 1)) + ((n + 2) * (n + 2));
        return (squares / 3) - (sum / 3 * (sum / 3));
    }

    private static double CentralDifference(Func<double, double> f, double x)
    {
        var h = 6e-6 * Math.Max(1, Math.Abs(x));
        return (f(x + h) - f(x - h)) / (2 * h);
    }

    private static double Series(double x)
    {
        double term = 1, sum = 1;
        for (var n = 1; n < 200; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>The input is the double nearest to origin + x, so the reference starts from that.</summary>
    private static BigReal Rounded(double origin, BigReal x, Func<BigReal, BigReal> function) => function(origin + FloatFormat.Double.Round(x));
}
