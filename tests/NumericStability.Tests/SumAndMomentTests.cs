using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NumericStability.Tests;

/// <summary>Sums, moments and norms against exact integer arithmetic: the data are multiples of 2⁻²⁶.</summary>
public sealed class SumAndMomentTests
{
    private const double Grid = 67108864; // 2^26

    public static TheoryData<string> Builds() => [.. StableMathBuild.Names];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Sum_and_mean_of_doubles_are_within_an_ulp(string name)
    {
        var sum = StableMathBuild.Named(name).Bind<Func<double[], double>>("Sum");
        var mean = StableMathBuild.Named(name).Bind<Func<double[], double>>("Mean");
        foreach (var n in new[] { 1, 2, 7, 16, 33, 1000, 100_000 })
        {
            foreach (var (low, high) in new[] { (0.0, 1.0), (-1.0, 1.0), (-1e6, 1e6), (99.0, 101.0) })
            {
                var x = Data(n, low, high);
                var exact = Quotient(Exact(x), 1, 26);
                Assert.True(Math.Abs(sum(x) - exact) <= Ulp.Of(exact), $"Sum, n = {n}: {sum(x):R} for {exact:R}");
                var exactMean = Quotient(Exact(x), n, 26);
                Assert.True(Math.Abs(mean(x) - exactMean) <= 1.5 * Ulp.Of(exactMean), $"Mean, n = {n}: {mean(x):R} for {exactMean:R}");
            }
        }

        Assert.Equal(2, sum([1, 1e100, 1, -1e100]));
        Assert.Equal(1e308, mean([1e308, 1e308, 1e308]));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Sum_of_floats_is_correctly_rounded(string name)
    {
        var sum = StableMathBuild.Named(name).Bind<Func<float[], float>>("Sum");
        foreach (var n in new[] { 1, 3, 15, 16, 17, 31, 100, 4099, 1_000_000 })
        {
            float[] x = [.. Data(n, -3, 8).Select(v => (float)v)];
            Assert.Equal((float)Quotient(Exact([.. x.Select(v => Math.Round(v * Grid) / Grid)]), 1, 26), sum([.. x.Select(v => (float)(Math.Round(v * Grid) / Grid))]));
        }

        Assert.Equal(5_000_000f, sum([.. Enumerable.Repeat(0.1f, 50_000_000 / 10)]) * 10, 1f);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Variance_far_from_zero_is_within_50_ulp(string name)
    {
        var build = StableMathBuild.Named(name);
        foreach (var n in new[] { 2, 10, 1000, 100_000 })
        {
            foreach (var mean in new[] { 0.0, 1e4, 1e8 })
            {
                var x = Data(n, mean - 1.7, mean + 1.7);
                BigInteger[] k = [.. x.Select(v => new BigInteger(v * Grid))];
                var total = k.Aggregate(BigInteger.Zero, (a, b) => a + b);
                var spread = n * k.Aggregate(BigInteger.Zero, (a, b) => a + b * b) - total * total;
                Check("Variance", build.Bind<Func<double[], double>>("Variance")(x), Quotient(spread, (BigInteger)n * n, 52));
                Check("SampleVariance", build.Bind<Func<double[], double>>("SampleVariance")(x), Quotient(spread, (BigInteger)n * (n - 1), 52));
                Check("StandardDeviation", build.Bind<Func<double[], double>>("StandardDeviation")(x), Math.Sqrt(Quotient(spread, (BigInteger)n * n, 52)));
                Check("SampleStandardDeviation", build.Bind<Func<double[], double>>("SampleStandardDeviation")(x), Math.Sqrt(Quotient(spread, (BigInteger)n * (n - 1), 52)));
            }
        }

        static void Check(string function, double result, double exact) =>
            Assert.True(Math.Abs(result - exact) <= 50 * Ulp.Of(exact), $"{function}: {result:R} for {exact:R}");
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Variance_of_floats_is_that_of_the_numbers(string name)
    {
        var variance = StableMathBuild.Named(name).Bind<Func<float[], float>>("Variance");
        float[] x = [.. Data(100_003, 1000, 1001).Select(v => (float)v)];
        BigInteger[] k = [.. x.Select(v => new BigInteger(v * Grid))];
        var total = k.Aggregate(BigInteger.Zero, (a, b) => a + b);
        var exact = Quotient(x.Length * k.Aggregate(BigInteger.Zero, (a, b) => a + b * b) - total * total, (BigInteger)x.Length * x.Length, 52);
        Assert.True(Math.Abs(variance(x) - exact) <= Ulp.OfSingle(exact));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Norms_are_right_at_every_scale(string name)
    {
        var build = StableMathBuild.Named(name);
        var norm = build.Bind<Func<double[], double>>("Norm");
        var distance = build.Bind<Func<double[], double[], double>>("Distance");
        var cosine = build.Bind<Func<double[], double[], double>>("CosineSimilarity");
        var deviation = build.Bind<Func<double[], double>>("StandardDeviation");
        foreach (var n in new[] { 1, 2, 3, 17, 1000 })
        {
            foreach (var power in new[] { -1040, -700, -600, -300, 0, 300, 500, 900, 1000 })
            {
                var x = Data(n, -1, 1);
                var y = Data(n, -1, 1).Reverse().ToArray();
                var exact = RootOf(x.Select(v => new BigInteger(v * Grid)).Aggregate(BigInteger.Zero, (a, b) => a + b * b));
                var exactDistance = RootOf(x.Zip(y, (a, b) => new BigInteger((a - b) * Grid)).Aggregate(BigInteger.Zero, (a, b) => a + b * b));
                var scale = Math.ScaleB(1, power);
                double[] scaledX = [.. x.Select(v => v * scale)];
                double[] scaledY = [.. y.Select(v => v * scale)];
                var slack = power < -900 ? 40 : 2.5; // the scaled data themselves are rounded there
                AssertClose(exact * scale, norm(scaledX), slack, $"Norm, n = {n}, 2^{power}");
                AssertClose(exactDistance * scale, distance(scaledX, scaledY), slack * n, $"Distance, n = {n}, 2^{power}");
                AssertClose(deviation(x) * scale, deviation(scaledX), 50 * n, $"StandardDeviation, n = {n}, 2^{power}");
                if (power > -900)
                {
                    Assert.Equal(cosine(x, y), cosine(scaledX, scaledY), 4.5e-16);
                    Assert.Equal(1, cosine(scaledX, scaledX), 4.5e-16);
                    Assert.InRange(cosine(scaledX, scaledX), -1, 1);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Norms_of_floats_are_right_at_every_scale(string name)
    {
        var build = StableMathBuild.Named(name);
        var norm = build.Bind<Func<float[], float>>("Norm");
        var distance = build.Bind<Func<float[], float[], float>>("Distance");
        var cosine = build.Bind<Func<float[], float[], float>>("CosineSimilarity");
        foreach (var scale in new[] { 1e-23f, 1, 1e20f })
        {
            Assert.Equal(5 * scale, norm([3 * scale, 4 * scale]), 5 * scale * 1.2e-7f);
            Assert.Equal(5 * scale, distance([3 * scale, 0], [0, 4 * scale]), 5 * scale * 1.2e-7f);
            Assert.Equal(0.6f, cosine([3 * scale, 4 * scale], [scale, 0]), 1.2e-7f);
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Dot_is_as_if_in_twice_the_precision(string name)
    {
        var dot = StableMathBuild.Named(name).Bind<Func<double[], double[], double>>("Dot");
        Assert.Equal(2, dot([1e16, 1, -1e16, 1], [1, 1, 1, 1]));
        var a = 1 + Math.ScaleB(1, -30);
        Assert.Equal(Math.ScaleB(1, -60), dot([a, -1, -Math.ScaleB(1, -29)], [a, 1, 1]));
    }

    [Fact]
    public void Streams_agree_with_the_vectors()
    {
        var x = Data(10_001, -5, 7);
        var sum = default(RunningSum);
        var moments = default(RunningMoments);
        var (left, right) = (default(RunningMoments), default(RunningMoments));
        for (var i = 0; i < x.Length; i++)
        {
            sum.Add(x[i]);
            moments.Add(x[i]);
            (i < 3000 ? ref left : ref right).Add(x[i]);
        }

        left.Merge(right);
        left.Merge(default);
        Assert.Equal(StableMath.Sum(x), sum.Sum, Ulp.Of(sum.Sum));
        Assert.Equal(x.Length, moments.Count);
        Assert.Equal(StableMath.Mean(x), moments.Mean, 1e-13);
        Assert.Equal(StableMath.Variance(x), moments.Variance, 1e-12);
        Assert.Equal(StableMath.SampleStandardDeviation(x), left.SampleStandardDeviation, 1e-12);
        Assert.Equal(moments.Mean, left.Mean, 1e-13);
        Assert.True(double.IsNaN(default(RunningMoments).Mean));
        Assert.True(double.IsNaN(default(RunningMoments).Variance));
        Assert.Equal(0, default(RunningSum).Sum);
        sum.Add(double.PositiveInfinity);
        Assert.Equal(double.PositiveInfinity, sum.Sum);
        sum.Add(double.NegativeInfinity);
        Assert.True(double.IsNaN(sum.Sum));
    }

    private static double[] Data(int n, double low, double high)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(_ => Math.Round((low + (high - low) * random.NextDouble()) * Grid) / Grid)];
    }

    private static BigInteger Exact(double[] x) => x.Aggregate(BigInteger.Zero, (sum, v) => sum + new BigInteger(v * Grid));

    /// <summary>a / (b·2^power), rounded once (to well beyond a double, then to one).</summary>
    private static double Quotient(BigInteger a, BigInteger b, int power)
    {
        if (a.IsZero)
        {
            return 0;
        }

        var shift = 120 - (int)(a.GetBitLength() - b.GetBitLength());
        var q = shift >= 0 ? (a << shift) / b : a / (b << -shift);
        var excess = (int)BigInteger.Abs(q).GetBitLength() - 60;
        return Math.ScaleB((double)(long)(q >> excess), excess - shift - power);
    }

    private static double RootOf(BigInteger squares) => Math.Sqrt(Quotient(squares, 1, 52));

    private static void AssertClose(double expected, double actual, double ulps, string what) =>
        Assert.True(Math.Abs(actual - expected) <= ulps * Ulp.Of(expected), $"{what}: {actual:R} for {expected:R}");
}
