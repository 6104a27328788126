using System;
using System.Collections.Generic;
using System.Globalization;
using Xunit;

namespace NumericStability.Tests;

/// <summary>NaN, infinities, signed zeros and domain borders of the scalars, in double and float, in every build.</summary>
public sealed class SpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;
    private const double Ln2 = 0.6931471805599453;

    private static readonly Dictionary<string, (double X, double Expected)[]> Unary = new()
    {
        ["Log1P"] = [(NaN, NaN), (Inf, Inf), (-Inf, NaN), (-1, -Inf), (-1.5, NaN), (0, 0), (-0.0, -0.0)],
        ["ExpM1"] = [(NaN, NaN), (Inf, Inf), (-Inf, -1), (0, 0), (-0.0, -0.0), (1000, Inf), (-1000, -1)],
        ["Log1MExp"] = [(NaN, NaN), (Inf, NaN), (-Inf, -0.0), (0, -Inf), (-0.0, -Inf), (1, NaN)],
        ["LogCosh"] = [(NaN, NaN), (Inf, Inf), (-Inf, Inf), (0, 0), (-0.0, 0)],
        ["Softplus"] = [(NaN, NaN), (Inf, Inf), (-Inf, 0), (0, Ln2), (-0.0, Ln2), (1000, 1000), (-1000, 0)],
        ["Log1PExp"] = [(NaN, NaN), (Inf, Inf), (-Inf, 0), (0, Ln2)],
        ["Sigmoid"] = [(NaN, NaN), (Inf, 1), (-Inf, 0), (0, 0.5), (-0.0, 0.5), (1000, 1), (-1000, 0)],
        ["LogSigmoid"] = [(NaN, NaN), (Inf, -0.0), (-Inf, -Inf), (0, -Ln2), (-1000, -1000)],
        ["Logit"] = [(NaN, NaN), (Inf, NaN), (-Inf, NaN), (0, -Inf), (-0.0, -Inf), (1, Inf), (0.5, 0), (-0.1, NaN), (1.1, NaN)],
    };

    private static readonly Dictionary<string, (double X, double Y, double Expected)[]> Binary = new()
    {
        ["LogAddExp"] = [(NaN, 0, NaN), (0, NaN, NaN), (NaN, Inf, NaN), (Inf, Inf, Inf), (-Inf, -Inf, -Inf), (Inf, -Inf, Inf), (-Inf, Inf, Inf), (-Inf, 3, 3), (3, -Inf, 3), (0, 0, Ln2), (-0.0, 0, Ln2)],
        ["LogSubExp"] = [(NaN, 0, NaN), (0, NaN, NaN), (Inf, Inf, NaN), (-Inf, -Inf, -Inf), (Inf, -Inf, Inf), (Inf, 1, Inf), (3, -Inf, 3), (1, 1, -Inf), (1, 2, NaN), (-Inf, 0, NaN), (0, Inf, NaN)],
        ["XLogY"] = [(NaN, 1, NaN), (1, NaN, NaN), (0, NaN, NaN), (0, 0, 0), (0, -1, 0), (0, Inf, 0), (-0.0, 0, 0), (-1, 2, NaN), (-1, 0, NaN), (1, 0, -Inf), (1, -1, NaN), (2, Inf, Inf), (Inf, 2, Inf)],
        ["XLog1PY"] = [(NaN, 1, NaN), (1, NaN, NaN), (0, NaN, NaN), (0, -1, 0), (0, -2, 0), (0, Inf, 0), (-1, 2, NaN), (1, -1, -Inf), (1, -2, NaN), (2, Inf, Inf)],
        ["RelativeEntropy"] =
        [
            (NaN, 1, NaN), (1, NaN, NaN), (0, NaN, NaN), (0, 0, 0), (0, 1, 0), (0, Inf, 0), (1, 0, Inf), (-1, 1, NaN), (1, -1, NaN), (0, -1, NaN), (-1, -1, NaN),
            (1, Inf, -Inf), (Inf, 1, Inf), (Inf, Inf, NaN), (3, 3, 0),
        ],
        ["BinaryCrossEntropyWithLogits"] =
        [
            (NaN, 0, NaN), (NaN, 1, NaN), (0, NaN, NaN), (Inf, 1, 0), (-Inf, 0, 0), (Inf, 0, Inf), (-Inf, 1, Inf), (Inf, 0.5, Inf), (-Inf, 0.5, Inf), (0, 0.5, Ln2), (0, 0, Ln2),
        ],
        ["PowM1"] = [(2, 0, 0), (NaN, 0, 0), (NaN, 1, NaN), (2, NaN, NaN), (1, 5, 0), (1, Inf, 0), (0, 2, -1), (0, -1, Inf), (2, Inf, Inf), (2, -Inf, -1), (0.5, Inf, -1), (-2, 2, 3), (-2, 0.5, NaN), (Inf, 1, Inf), (Inf, -1, -1), (-1, 4, 0), (-1, 3, -2), (0.5, 0, 0), (0.5, -0.0, 0)],
        ["CompoundM1"] =
        [
            (0.1, 0, 0), (NaN, 0, 0), (NaN, 1, NaN), (0.1, NaN, NaN), (-1, 5, -1), (-1, -1, Inf), (-1, 0, 0), (0, 7, 0), (-3, 2, 3), (-3, 0.5, NaN), (Inf, 1, Inf), (0.1, Inf, Inf), (-0.1, Inf, -1), (1e-30, Inf, Inf), (1e-30, -Inf, -1),
        ],
    };

    private static readonly Dictionary<string, (double X, double Y, double Expected)[]> Bessel = new()
    {
        ["LogBesselI"] = [(NaN, 1, NaN), (1, NaN, NaN), (-1, 1, NaN), (1, -1, NaN), (0, 0, 0), (1, 0, -Inf), (30, 0, -Inf), (1, Inf, Inf), (Inf, 1, -Inf), (Inf, Inf, NaN)],
        ["LogBesselK"] = [(NaN, 1, NaN), (1, NaN, NaN), (-1, 1, NaN), (1, -1, NaN), (0, 0, Inf), (1, 0, Inf), (1, Inf, -Inf), (Inf, 1, Inf), (Inf, Inf, NaN)],
        ["BesselIRatio"] = [(NaN, 1, NaN), (1, NaN, NaN), (-1, 1, NaN), (1, -1, NaN), (0, 0, 0), (7, 0, 0), (1, Inf, 1), (Inf, 1, 0), (Inf, Inf, NaN)],
    };

    public static TheoryData<string> Builds() => [.. StableMathBuild.Names];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Scalars_of_one_argument(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var (function, cases) in Unary)
        {
            foreach (var (x, expected) in cases)
            {
                AssertSame(expected, build.Unary(function)(x), $"{function}({Text(x)})");
                AssertSame((float)expected, build.UnarySingle(function)((float)x), $"{function}({Text(x)}f)");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Scalars_of_two_arguments(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var (function, cases) in Binary)
        {
            foreach (var (x, y, expected) in cases)
            {
                AssertSame(expected, build.Binary(function)(x, y), $"{function}({Text(x)}, {Text(y)})");
                AssertSame((float)expected, build.BinarySingle(function)((float)x, (float)y), $"{function}({Text(x)}f, {Text(y)}f)");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Bessel_functions(string name)
    {
        foreach (var (function, cases) in Bessel)
        {
            foreach (var (x, y, expected) in cases)
            {
                AssertSame(expected, StableMathBuild.Named(name).Binary(function)(x, y), $"{function}({Text(x)}, {Text(y)})");
            }
        }
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net472")]
    public void Hypot_exists_where_the_framework_lacks_it(string name)
    {
        var hypot = StableMathBuild.Named(name).Binary("Hypot");
        AssertSame(Inf, hypot(Inf, NaN), "Hypot(∞, NaN)");
        AssertSame(Inf, hypot(NaN, -Inf), "Hypot(NaN, -∞)");
        AssertSame(NaN, hypot(NaN, 1), "Hypot(NaN, 1)");
        AssertSame(0, hypot(-0.0, 0), "Hypot(-0, 0)");
        Assert.False(StableMathBuild.Named("net8.0").Has("Hypot", typeof(double), typeof(double)));
    }

    [Fact]
    public void Integers_bind_to_double()
    {
        Assert.Equal(Math.Log(16777218), StableMath.Log1P(16777217), 15);
        Assert.IsType<double>((object)StableMath.Softplus(3));
        Assert.IsType<float>((object)StableMath.Softplus(3f));
        Assert.IsType<double>((object)StableMath.XLogY(2, 3));
        Assert.IsType<double>((object)StableMath.CompoundM1(0.5, 3));
    }

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Equal, NaN alike; a zero only of the same sign; other finite values within an ulp.</summary>
    private static void AssertSame(double expected, double actual, string what)
    {
        var same = double.IsFinite(expected) && expected != 0
            ? Math.Abs(actual - expected) <= 2 * Ulp.Of(expected)
            : expected.Equals(actual) && (expected != 0 || double.IsNegative(expected) == double.IsNegative(actual));
        Assert.True(same, $"{what} is {Text(actual)}, not {Text(expected)}");
    }

    private static void AssertSame(float expected, float actual, string what)
    {
        var same = float.IsFinite(expected) && expected != 0
            ? Math.Abs(actual - expected) <= Ulp.OfSingle(expected)
            : expected.Equals(actual) && (expected != 0 || float.IsNegative(expected) == float.IsNegative(actual));
        Assert.True(same, $"{what} is {Text(actual)}, not {Text(expected)}");
    }
}
