using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NumericStability.Analyzers.Tests.Oracle;

public sealed class BigRealTests
{
    private static readonly Dictionary<string, Func<BigReal, BigReal>> Functions = new(StringComparer.Ordinal)
    {
        ["exp"] = BigReal.Exp, ["expm1"] = BigReal.ExpM1, ["log"] = BigReal.Log, ["log1p"] = BigReal.Log1P, ["sqrt"] = BigReal.Sqrt,
        ["cbrt"] = BigReal.Cbrt, ["sin"] = BigReal.Sin, ["cos"] = BigReal.Cos, ["tan"] = BigReal.Tan, ["asin"] = BigReal.Asin,
        ["acos"] = BigReal.Acos, ["atan"] = BigReal.Atan, ["sinh"] = BigReal.Sinh, ["cosh"] = BigReal.Cosh, ["tanh"] = BigReal.Tanh,
        ["asinh"] = BigReal.Asinh, ["acosh"] = BigReal.Acosh, ["atanh"] = BigReal.Atanh, ["erf"] = BigReal.Erf, ["erfc"] = BigReal.Erfc,
    };

    [Fact]
    public void The_functions_agree_with_mpmath_to_48_digits()
    {
        var wrong = new List<string>();
        int rows = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Oracle", "mpmath_table.csv")))
        {
            string[] row = line.Split(',');
            BigReal x = BitConverter.Int64BitsToDouble(Convert.ToInt64(row[1], 16));
            BigReal value = row[0] == "pow" ? BigReal.Pow(x, BitConverter.Int64BitsToDouble(Convert.ToInt64(row[2], 16))) : Functions[row[0]](x);
            BigReal truth = BigReal.Parse(row[3]);
            if (!(BigReal.Abs(value - truth) <= BigReal.Abs(truth) * 1e-48))
                wrong.Add($"{row[0]}({x} {row[2]}) = {value}, not {row[3]}; off by {(value - truth) / truth}");
            rows++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(rows > 800);
    }

    [Fact]
    public void Identities_hold_to_the_last_bits()
    {
        foreach (double point in PointGrid.LogUniform(FloatFormat.Double, 300).Where(x => Math.Abs(x) is > 1e-100 and < 1e100))
        {
            BigReal x = point, a = BigReal.Abs(x);
            Same(BigReal.Sin(x) * BigReal.Sin(x) + BigReal.Cos(x) * BigReal.Cos(x), 1, point);
            Same(BigReal.Exp(BigReal.Log(a)), a, point);
            Same(BigReal.Log1P(BigReal.ExpM1(a)), a, point);
            if (a < 1000)
                Same(BigReal.Tan(BigReal.Atan(a)), a, point);
            Same(BigReal.Asinh(BigReal.Sinh(a)), a, point);
            Same(BigReal.Pow(BigReal.Cbrt(x), 3), x, point);
            Same(BigReal.Sqrt(x * x), a, point);
            Same(BigReal.Erf(a) + BigReal.Erfc(a), 1, point);
            Same(BigReal.Pow(a, 0.5), BigReal.Sqrt(a), point);
        }
    }

    [Fact]
    public void Arithmetic_rounds_as_the_processor_does()
    {
        double[] points = [.. PointGrid.Default(FloatFormat.Double, 400)];
        var random = new Random(7);
        foreach (double x in points)
        {
            double y = points[random.Next(points.Length)];
            Assert.Equal(x, ((BigReal)x).ToDouble());
            Assert.Equal(x + y, ((BigReal)x + y).ToDouble());
            Assert.Equal(x - y, ((BigReal)x - y).ToDouble());
            Assert.Equal(x * y, ((BigReal)x * y).ToDouble());
            Assert.Equal(x / y, ((BigReal)x / y).ToDouble());
            Assert.Equal(Math.Sqrt(x), BigReal.Sqrt(x).ToDouble());
            Assert.Equal((float)x, FloatFormat.Single.Round(x));
            Assert.Equal((double)(Half)x, FloatFormat.Half.Round(x));
            Assert.Equal(x < y, (BigReal)x < y);
            Assert.Equal(x == y, (BigReal)x == y);
            Assert.Equal(double.IsNegative(x * 0.5), ((BigReal)x * 0.5) is { IsNegative: true } || double.IsNaN(x));
        }
    }

    [Fact]
    public void Special_values_follow_the_limits()
    {
        (Func<BigReal, BigReal> Big, Func<double, double> Framework)[] pairs =
        [
            (BigReal.Exp, Math.Exp), (BigReal.Log, Math.Log), (BigReal.Sqrt, Math.Sqrt), (BigReal.Cbrt, Math.Cbrt), (BigReal.Sin, Math.Sin),
            (BigReal.Cos, Math.Cos), (BigReal.Tan, Math.Tan), (BigReal.Asin, Math.Asin), (BigReal.Acos, Math.Acos), (BigReal.Atan, Math.Atan),
            (BigReal.Sinh, Math.Sinh), (BigReal.Cosh, Math.Cosh), (BigReal.Tanh, Math.Tanh), (BigReal.Asinh, Math.Asinh),
            (BigReal.Acosh, Math.Acosh), (BigReal.Atanh, Math.Atanh), (BigReal.Abs, Math.Abs),
        ];
        double[] points = [0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1, -1, 2, -2];
        foreach ((Func<BigReal, BigReal> big, Func<double, double> framework) in pairs)
        {
            foreach (double x in points)
            {
                double expected = framework(x), actual = big(x).ToDouble();
                Assert.True(
                    double.IsFinite(expected) && expected != 0
                        ? Math.Abs(actual - expected) <= 4e-16 * Math.Abs(expected)
                        : expected.Equals(actual) && (expected != 0 || double.IsNegative(expected) == double.IsNegative(actual)),
                    $"{framework.Method.Name}({x}) is {expected}, not {actual}");
            }
        }

        double[] all = [.. points, 0.5, 3, -3, double.MaxValue, double.Epsilon];
        foreach (double x in all)
        {
            foreach (double y in all)
                Assert.Equal(0, FloatFormat.Double.UlpError(Math.Pow(x, y), BigReal.Pow(x, y)) is var ulps && ulps <= 1 ? 0 : ulps);
        }
    }

    [Fact]
    public void Exponents_do_not_overflow_and_tiny_summands_keep_their_sign()
    {
        Assert.Equal(1e300, BigReal.Log(1 + BigReal.Exp(1e300)).ToDouble());
        Assert.True(BigReal.Log(1 - BigReal.Exp(-1e300)) is { IsNegative: true, IsZero: false });
        Assert.True(BigReal.Exp(-1e300) - 1 > -1);
    }

    [Theory]
    [InlineData(1e-160)]
    [InlineData(1e-9)]
    [InlineData(3e-5)]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void A_formula_that_cancels_is_evaluated_with_enough_bits(double x)
    {
        BigReal naive = BigReal.Evaluate(v => 1 - BigReal.Cos(v[0]), x);
        BigReal half = BigReal.Sin((BigReal)x / 2);
        Assert.True(naive == 0 ? x == 0 : BigReal.Abs(naive - (2 * half * half)) <= naive * 1e-30);
        BigReal tail = BigReal.Evaluate(v => 1 - BigReal.Tanh(v[0]), 300.0);
        Assert.True(BigReal.Abs((tail / (2 * BigReal.Exp(-600))) - 1) <= 1e-30);
    }

    private static void Same(BigReal actual, BigReal expected, double point) => Assert.True(
        BigReal.Abs(actual - expected) <= BigReal.Abs(expected) * 1e-53, $"{actual} is not {expected} at {point:R}: {(actual - expected) / expected}");
}
