using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NumericStability.Tests;

/// <summary>Empty, single, infinite and NaN inputs of the vector functions, in double and float, in every build.</summary>
public sealed class VectorSpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    private static readonly Dictionary<string, (double[] X, double Expected)[]> Reductions = new()
    {
        ["Sum"] = [([], 0), ([3], 3), ([NaN, 1], NaN), ([Inf, 1], Inf), ([-Inf, 1], -Inf), ([Inf, -Inf], NaN), ([double.Epsilon], double.Epsilon)],
        ["Mean"] = [([], NaN), ([3], 3), ([NaN, 1], NaN), ([Inf, 1], Inf), ([Inf, -Inf], NaN)],
        ["Variance"] = [([], NaN), ([3], 0), ([NaN, 1], NaN), ([Inf, 1], NaN), ([2, 2, 2], 0), ([1, 3], 1)],
        ["SampleVariance"] = [([], NaN), ([3], NaN), ([NaN, 1], NaN), ([Inf, 1], NaN), ([2, 2], 0), ([1, 3], 2)],
        ["StandardDeviation"] = [([], NaN), ([3], 0), ([NaN, 1], NaN), ([Inf, 1], NaN), ([1, 3], 1)],
        ["SampleStandardDeviation"] = [([], NaN), ([3], NaN), ([NaN, 1], NaN), ([Inf, 1], NaN), ([2, 2], 0)],
        ["Norm"] = [([], 0), ([-3], 3), ([NaN, 1], NaN), ([Inf, 1], Inf), ([-Inf, 1], Inf), ([Inf, NaN], NaN), ([0, -0.0], 0), ([double.Epsilon], double.Epsilon)],
        ["LogSumExp"] = [([], -Inf), ([3], 3), ([-Inf], -Inf), ([-Inf, -Inf], -Inf), ([Inf, 1], Inf), ([Inf, -Inf], Inf), ([Inf, Inf], Inf), ([NaN, 1], NaN), ([Inf, NaN], NaN), ([-Inf, NaN], NaN), ([-Inf, 3], 3), ([1000, -1000], 1000)],
        ["LogMeanExp"] = [([], NaN), ([3], 3), ([-Inf, -Inf], -Inf), ([Inf, 1], Inf), ([NaN, 1], NaN), ([-Inf, NaN], NaN), ([7, 7, 7], 7), ([0, 0], 0)],
        ["Entropy"] = [([], 0), ([1], 0), ([0, 1], 0), ([-0.1, 1], NaN), ([NaN], NaN), ([0], 0)],
    };

    private static readonly Dictionary<string, (double[] X, double[] Y, double Expected)[]> Pairs = new()
    {
        ["Dot"] = [([], [], 0), ([2], [3], 6), ([NaN, 1], [1, 1], NaN), ([Inf, 1], [1, 1], Inf), ([Inf, 1], [0, 1], NaN)],
        ["Distance"] = [([], [], 0), ([2], [5], 3), ([NaN, 1], [1, 1], NaN), ([Inf, 1], [1, 1], Inf), ([Inf, 1], [Inf, 1], NaN)],
        ["CosineSimilarity"] = [([], [], NaN), ([2], [5], 1), ([2], [-5], -1), ([0, 0], [1, 1], NaN), ([NaN, 1], [1, 1], NaN), ([Inf, 1], [1, 1], NaN), ([1, 0], [0, 1], 0)],
        ["KullbackLeibler"] = [([], [], 0), ([1], [1], 0), ([0, 1], [0, 1], 0), ([1], [0], Inf), ([-1], [1], NaN), ([1], [-1], NaN), ([NaN], [1], NaN)],
        ["LogSumExp"] =
        [
            ([], [], -Inf), ([3], [1], 3), ([3, 5], [1, 0], 3), ([3, Inf], [1, 0], 3), ([3, 5], [0, 0], -Inf), ([3, 5], [1, -1], NaN), ([3, NaN], [1, 0], NaN), ([3, 5], [1, NaN], NaN),
            ([Inf, 1], [1, 1], Inf), ([-Inf, -Inf], [1, 1], -Inf), ([-Inf, 2], [1, 1], 2), ([3], [Inf], Inf),
        ],
    };

    private static readonly (double[] X, double[] Expected)[] Softmaxes =
    [
        ([], []), ([5], [1]), ([-Inf, -Inf], [NaN, NaN]), ([Inf, 1], [NaN, NaN]), ([NaN, 1], [NaN, NaN]), ([-Inf, 3], [0, 1]), ([1000, 1000], [0.5, 0.5]),
        ([1000, -1000], [1, 0]), ([-Inf, NaN], [NaN, NaN]), ([-1e30, 0], [0, 1]), ([4, 4, 4, 4], [0.25, 0.25, 0.25, 0.25]),
    ];

    private static readonly (double[] X, double[] Expected)[] LogSoftmaxes =
    [
        ([], []), ([5], [0]), ([-Inf, -Inf], [NaN, NaN]), ([Inf, 1], [NaN, NaN]), ([NaN, 1], [NaN, NaN]), ([-Inf, 3], [-Inf, 0]), ([1000, -1000], [0, -2000]),
    ];

    public static TheoryData<string> Builds() => [.. StableMathBuild.Names];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Reductions_of_one_vector(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var (function, cases) in Reductions)
        {
            foreach (var (x, expected) in cases)
            {
                // Surrounded by neutral values too where there are some, so that the vector kernels see it.
                AssertSame(expected, build.Bind<Func<double[], double>>(function)(x), function, x);
                AssertSame((float)expected, build.Bind<Func<float[], float>>(function)(Singles(x)), function, x);
                AssertSame(expected, build.Bind<Func<IEnumerable<double>, double>>(function == "Norm" ? "Sum" : function)(function == "Norm" ? [expected] : x.Select(v => v)), function, x);
                var padding = function is "Sum" or "Norm" or "Entropy" ? 0 : -Inf;
                if (function is "Sum" or "Norm" or "Entropy" or "LogSumExp")
                {
                    double[] padded = [.. Enumerable.Repeat(padding, 37), .. x, .. Enumerable.Repeat(padding, 40)];
                    AssertSame(expected, build.Bind<Func<double[], double>>(function)(padded), function, x);
                    AssertSame((float)expected, build.Bind<Func<float[], float>>(function)(Singles(padded)), function, x);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Reductions_of_two_vectors(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var (function, cases) in Pairs)
        {
            foreach (var (x, y, expected) in cases)
            {
                AssertSame(expected, build.Bind<Func<double[], double[], double>>(function)(x, y), function, x);
                AssertSame((float)expected, build.Bind<Func<float[], float[], float>>(function)(Singles(x), Singles(y)), function, x);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Softmax_and_log_softmax(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var (function, cases) in new[] { ("Softmax", Softmaxes), ("LogSoftmax", LogSoftmaxes) })
        {
            foreach (var (x, expected) in cases)
            {
                Assert.Equal(expected, build.Bind<Func<double[], double[]>>(function)(x));
                Assert.Equal(Singles(expected), build.Bind<Func<float[], float[]>>(function)(Singles(x)));
                double[] padded = [.. Enumerable.Repeat(-Inf, 35), .. x];
                var result = build.Bind<Func<double[], double[]>>(function)(padded);
                if (x.Length > 0)
                {
                    Assert.Equal(expected, result[35..]);
                    Assert.Equal(Singles(expected), build.Bind<Func<float[], float[]>>(function)(Singles(padded))[35..]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Cross_entropy(string name)
    {
        var crossEntropy = StableMathBuild.Named(name).Bind<Func<double[], int, double>>("CrossEntropyWithLogits");
        var single = StableMathBuild.Named(name).Bind<Func<float[], int, float>>("CrossEntropyWithLogits");
        foreach (var (x, label, expected) in new (double[], int, double)[]
        {
            ([5], 0, 0), ([-Inf, 3], 0, Inf), ([-Inf, 3], 1, 0), ([Inf, 1], 0, NaN), ([-Inf, -Inf], 0, NaN), ([NaN, 1], 1, NaN), ([0, 1000], 0, 1000), ([0, 1000], 1, 0),
        })
        {
            AssertSame(expected, crossEntropy(x, label), "CrossEntropyWithLogits", x);
            AssertSame((float)expected, single(Singles(x), label), "CrossEntropyWithLogits", x);
        }

        Assert.Equal("label", Assert.Throws<ArgumentOutOfRangeException>(() => crossEntropy([1, 2], 2)).ParamName);
        Assert.Equal("label", Assert.Throws<ArgumentOutOfRangeException>(() => crossEntropy([1, 2], -1)).ParamName);
        Assert.Equal("label", Assert.Throws<ArgumentOutOfRangeException>(() => crossEntropy([], 0)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Null_and_lengths_that_differ_are_named(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var function in Reductions.Keys)
        {
            Assert.Equal(function == "Entropy" ? "probabilities" : "values", Assert.Throws<ArgumentNullException>(() => build.Bind<Func<double[], double>>(function)(null!)).ParamName);
        }

        foreach (var (function, first, second) in new[] { ("Dot", "x", "y"), ("Distance", "x", "y"), ("CosineSimilarity", "x", "y"), ("KullbackLeibler", "p", "q"), ("LogSumExp", "values", "weights") })
        {
            var doubles = build.Bind<Func<double[], double[], double>>(function);
            var floats = build.Bind<Func<float[], float[], float>>(function);
            Assert.Equal(second, Assert.Throws<ArgumentException>(() => doubles([1], [1, 2])).ParamName);
            Assert.Equal(second, Assert.Throws<ArgumentException>(() => floats([1, 2], [1])).ParamName);
            Assert.Equal(first, Assert.Throws<ArgumentNullException>(() => doubles(null!, [1])).ParamName);
            Assert.Equal(second, Assert.Throws<ArgumentNullException>(() => doubles([1], null!)).ParamName);
        }

        foreach (var function in new[] { "Softmax", "LogSoftmax" })
        {
            Assert.Equal("destination", Assert.Throws<ArgumentException>(() => build.Bind<Action<double[], double[]>>(function)([1, 2], [1])).ParamName);
            Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => build.Bind<Action<float[], float[]>>(function)([1, 2], null!)).ParamName);
            Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => build.Bind<Func<float[], float[]>>(function)(null!)).ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void In_place_is_the_same(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var function in new[] { "Softmax", "LogSoftmax" })
        {
            foreach (var n in new[] { 1, 5, 16, 37 })
            {
                double[] x = [.. Enumerable.Range(0, n).Select(i => Math.Sin(i) * 3)];
                var singles = Singles(x);
                var apart = build.Bind<Func<double[], double[]>>(function)(x);
                var apartSingle = build.Bind<Func<float[], float[]>>(function)(singles);
                build.Bind<Action<double[], double[]>>(function)(x, x);
                build.Bind<Action<float[], float[]>>(function)(singles, singles);
                Assert.Equal(apart, x);
                Assert.Equal(apartSingle, singles);
            }
        }
    }

    private static float[] Singles(double[] x) => [.. x.Select(v => v == double.Epsilon ? float.Epsilon : (float)v)];

    private static void AssertSame(double expected, double actual, string function, double[] x) =>
        Assert.True(Ulp.Same(expected, actual) && (expected != 0 || !double.IsNegative(actual)), $"{function}({string.Join(", ", x)}) is {actual:R}, not {expected:R}");

    private static void AssertSame(float expected, float actual, string function, double[] x)
    {
        var wanted = expected == 0 && x.Contains(double.Epsilon) ? float.Epsilon : expected;
        Assert.True(Ulp.Same(wanted, actual) && (wanted != 0 || !float.IsNegative(actual)), $"{function}({string.Join(", ", x)}f) is {actual:R}, not {wanted:R}");
    }
}
