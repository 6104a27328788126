using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

/// <summary>Every fix of the family that is not a quantiser's, as it is left in the file: compiled and run where the original fails and where it does not.</summary>
public sealed class ConversionExecutionTests
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 7, 10, 100, 255, 1291, 46340, 46341, 46342, 100_000, 2_000_000, int.MaxValue];

    [Theory]
    [InlineData("public static float[] F(float[] x) { float scale = x.Max(v => MathF.Abs(v)) / 127f; return x.Select(v => [|v / scale|]).ToArray(); }")]
    [InlineData("public static float[] F(float[] x) { float scale; scale = x.Max(v => MathF.Abs(v)) / 127f; return x.Select(v => [|v / scale|]).ToArray(); }")]
    [InlineData("public static float[] F(float[] x)\n{\n    float max = 0;\n    foreach (var v in x) max = MathF.Max(max, MathF.Abs(v));\n    var s = max / 127f;\n    for (int i = 0; i < x.Length; i++) x[i] = [|x[i] / s|];\n    return x;\n}")]
    public async Task VanishingScale(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6003", members);
        Func<float[], float[]> before = code.Before.MapSingle("F"), after = code.After.MapSingle("F");
        Assert.All(before([0, 0, 0]), v => Assert.True(float.IsNaN(v)));
        Assert.Equal([0, 0, 0], after([0, 0, 0]));
        Assert.Equal(before([1, -0.5f, 3]), after([1, -0.5f, 3]));
        Assert.Equal(before([float.MaxValue, 1e-30f]), after([float.MaxValue, 1e-30f]));
        Assert.Equal(before([1e-30f, float.NaN]), after([1e-30f, float.NaN]));
    }

    [Fact]
    public async Task VanishingRange()
    {
        using var code = await FixedCode.CompileAsync("NUM6003", "public static double[] F(double[] x) { double min = x.Min(), max = x.Max(); double scale = (max - min) / 255; return x.Select(v => [|(v - min) / scale|]).ToArray(); }");
        Func<double[], double[]> before = code.Before.Map("F"), after = code.After.Map("F");
        Assert.All(before([2.5, 2.5]), v => Assert.True(double.IsNaN(v)));
        Assert.Equal([0, 0], after([2.5, 2.5]));
        Assert.Equal(before([-1, 0, 7.25]), after([-1, 0, 7.25]));
    }

    [Theory]
    [InlineData("public static double F(int a, int b) => [|a / b|];")]
    [InlineData("public static double F(int a, int b) { var ratio = [|a / b|]; return ratio + 0.0; }")]
    [InlineData("public static double F(int a, int b) => [|(a) / b|];")]
    [InlineData("public static double F(int a, int b) => 1.0 * ([|(a + 0) / (b - 0)|]);")]
    public async Task Quotient(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6004", members);
        Func<int, int, double> before = code.Before.Method<Func<int, int, double>>("F"), after = code.After.Method<Func<int, int, double>>("F");
        foreach (var (a, b) in Pairs().Where(pair => pair.Right != 0))
        {
            Assert.Equal((double)((decimal)a / b), after(a, b), 1e-15 * Math.Abs((double)a / b));
            if (a % b == 0)
            {
                Assert.Equal(before(a, b), after(a, b));
            }
        }

        Assert.Equal(0, before(3, 4));
        Assert.Equal(0.75, after(3, 4));
    }

    [Theory]
    [InlineData("public static double F(int a, int b) => [|(a / b) / (b + 0)|];")]
    [InlineData("public static double F(int a, int b) => [|a / b * 3 / (3 * b)|];")]
    [InlineData("public static double F(int a, int b) => [|(a / b) * 3 / (b * 3)|];")]
    public async Task ChainOfQuotients(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6004", members);
        var quotient = code.After.Method<Func<int, int, double>>("F");
        Assert.Equal(0, code.Before.Method<Func<int, int, double>>("F")(3, 4));
        Assert.All(Pairs().Where(pair => pair.Right != 0 && Math.Abs(pair.Right) < 1_000_000), pair => Assert.Equal((double)((decimal)pair.Left / pair.Right / pair.Right), quotient(pair.Left, pair.Right), 1e-14 * Math.Abs((double)pair.Left / pair.Right)));
    }

    [Fact]
    public async Task ConstantQuotient()
    {
        using var code = await FixedCode.CompileAsync("NUM6004", "public static double F(double x) => Math.Pow(x, [|1 / 3|]) + [|1 / 2|] * x;");
        Assert.Equal(1, code.Before.Unary("F")(8));
        Assert.Equal(6, code.After.Unary("F")(8), 1e-14);
        Assert.Equal(0, code.After.Unary("F")(0));
    }

    [Fact]
    public async Task ReciprocalOfACount()
    {
        using var code = await FixedCode.CompileAsync("NUM6004", "public static float F(int n) => MathF.Sqrt([|1 / n|]);");
        var root = code.After.Method<Func<int, float>>("F");
        Assert.Equal(0, code.Before.Method<Func<int, float>>("F")(512));
        Assert.All(Sizes.Where(n => n > 0), n => Assert.Equal(1 / Math.Sqrt(n), root(n), 1e-7));
    }

    [Theory]
    [InlineData("public static double F(int n, int d) => [|6 * n * d|];", 6)]
    [InlineData("public static double F(int n, int d) => [|n * d * 6|];", 6)]
    [InlineData("public static double F(int n, int d) => [|(n * d) * 3|];", 3)]
    [InlineData("public static double F(int n, int d) => [|3 * (n * d)|];", 3)]
    [InlineData("public static double F(int n, int d) => [|(int)5 * n * d|];", 5)]
    [InlineData("public static double F(int n, int d) { double p = [|4 * n * d|]; return p; }", 4)]
    public async Task ProductAsDouble(string members, int factor)
    {
        using var code = await FixedCode.CompileAsync("NUM6005", members);
        Func<int, int, double> before = code.Before.Method<Func<int, int, double>>("F"), after = code.After.Method<Func<int, int, double>>("F");
        foreach (var (n, d) in Pairs())
        {
            var exact = (BigInteger)factor * n * d;
            Assert.Equal((double)exact, after(n, d), Math.Abs((double)exact) * 2.3e-16);
            if (BigInteger.Abs(exact) <= int.MaxValue)
            {
                Assert.Equal(before(n, d), after(n, d));
            }
        }

        Assert.NotEqual((double)((BigInteger)factor * 100_000 * 100_000), before(100_000, 100_000));
    }

    [Fact]
    public async Task ProductAsLong()
    {
        using var code = await FixedCode.CompileAsync("NUM6005", "public static long F(int n, int d) => [|2 * n * d|];");
        var product = code.After.Method<Func<int, int, long>>("F");
        Assert.All(Pairs().Where(pair => BigInteger.Abs((BigInteger)2 * pair.Left * pair.Right) <= long.MaxValue), pair => Assert.Equal(2L * pair.Left * pair.Right, product(pair.Left, pair.Right)));
    }

    [Fact]
    public async Task ProductAsUnsignedLong()
    {
        using var code = await FixedCode.CompileAsync("NUM6005", "public static ulong F(uint n) => [|n * (n + 1)|];");
        var product = code.After.Method<Func<uint, ulong>>("F");
        Assert.NotEqual(100_000UL * 100_001, code.Before.Method<Func<uint, ulong>>("F")(100_000));
        Assert.All(new uint[] { 0, 1, 65_535, 65_536, 100_000, uint.MaxValue - 1 }, n => Assert.Equal((ulong)n * (n + 1), product(n)));
    }

    [Fact]
    public async Task ProductAsFloat()
    {
        using var code = await FixedCode.CompileAsync("NUM6005", "public static float F(int m) => [|m * (m - 1)|];");
        var product = code.After.Method<Func<int, float>>("F");
        Assert.True(code.Before.Method<Func<int, float>>("F")(46_342) < 0);
        Assert.All(Sizes, m => Assert.Equal((double)((BigInteger)m * (m - 1)), product(m), 2e-7 * Math.Max(1, (double)m * m)));
    }

    [Theory]
    [InlineData("public static double F(double d, int n) => 1 - 6 * d / ([|n * (n * n - 1)|]);")]
    [InlineData("public static double F(double d, int n) => 1 - 6 * d / ([|(n * n - 1) * n|]);")]
    public async Task Spearman(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6005", members);
        Func<double, int, double> before = code.Before.Method<Func<double, int, double>>("F"), after = code.After.Method<Func<double, int, double>>("F");
        Assert.All(Sizes.Where(n => n > 1), n => Assert.Equal(1 - (6e6 / (double)((BigInteger)n * ((BigInteger)n * n - 1))), after(1e6, n), 1e-9 * after(1e6, n) * after(1e6, n)));
        Assert.Equal(before(1e6, 1290), after(1e6, 1290));
        Assert.NotEqual(before(1e6, 1291), after(1e6, 1291));
    }

    [Fact]
    public async Task MatthewsCorrelation()
    {
        using var code = await FixedCode.CompileAsync("NUM6005",
            "public static double F(int tp, int fp, int tn, int fn) => Math.Sqrt([|(tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)|]);");
        var root = code.After.Method<Func<int, int, int, int, double>>("F");
        Assert.Equal(Math.Sqrt(1.1e3 * 1.3e3 * 5.1e3 * 5.3e3), root(1000, 100, 5000, 300), 1e-6);
        Assert.Equal(code.Before.Method<Func<int, int, int, int, double>>("F")(3, 1, 4, 2), root(3, 1, 4, 2));
    }

    [Theory]
    [InlineData("public static double F(int n) => [|n * (n - 1)|] / 2;")]
    [InlineData("public static double F(int n) => [|n * (n - 1)|] / 2.0;")]
    public async Task Triangle(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6005", members);
        var triangle = code.After.Method<Func<int, double>>("F");
        Assert.All(Sizes, n => Assert.Equal((double)((BigInteger)n * (n - 1) / 2), triangle(n), 3e-16 * n * n));
    }

    [Fact]
    public async Task SizesAreChecked()
    {
        using var code = await FixedCode.CompileAsync("NUM6005", "public static float[] F(int a, int b, int c, int d) => new float[[|a * b * c * d|]];");
        Func<int, int, int, int, float[]> before = code.Before.Method<Func<int, int, int, int, float[]>>("F"), after = code.After.Method<Func<int, int, int, int, float[]>>("F");
        Assert.Empty(before(65_536, 65_536, 1, 1));
        Assert.Throws<OverflowException>(() => after(65_536, 65_536, 1, 1));
        Assert.Equal(120, after(2, 3, 4, 5).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NUM6007.tolerance.alternative")]
    public async Task QuantileIndex(string? key)
    {
        using var code = await FixedCode.CompileAsync("NUM6007", "public static int F(int n, double q) => [|(int)Math.Ceiling(n * q) - 1|];", key);
        Func<int, double, int> before = code.Before.Method<Func<int, double, int>>("F"), after = code.After.Method<Func<int, double, int>>("F");
        Assert.Equal(-1, before(100, 0));
        Assert.Equal(0, after(100, 0));
        Assert.Equal(99, after(100, 1));
        Assert.Equal(before(1000, 0.12345), after(1000, 0.12345));
        Assert.Equal(7, before(100, 0.07));
        var wrong = Percents().Count(percent => after(percent.Count, percent.Share / 100.0) != Math.Max(0, percent.Exact));
        Assert.Equal(key is null, wrong > 0);
    }

    [Theory]
    [InlineData("MathF.Ceiling((n - 0) * q)")]
    [InlineData("Math.Ceiling(n * q)")]
    public async Task QuantileIndexInSinglePrecision(string rounded)
    {
        using var code = await FixedCode.CompileAsync("NUM6007", $"public static int F(int n, float q) => [|(int){rounded} - 1|];", "NUM6007.tolerance.alternative");
        var index = code.After.Method<Func<int, float, int>>("F");
        Assert.All(Percents(), percent => Assert.Equal(Math.Max(0, percent.Exact), index(percent.Count, percent.Share / 100f)));
    }

    [Theory]
    [InlineData("public static int F(double[] cdf, double u) { int i = 0; while ([|cdf[i] < u|]) i++; return i; }")]
    [InlineData("public static int F(double[] cdf, double u) { int i = 0; while ([|u > cdf[i]|]) { i++; } return i; }")]
    public async Task SearchStopsAtTheLastElement(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6007", members);
        Func<double[], double, int> before = code.Before.Method<Func<double[], double, int>>("F"), after = code.After.Method<Func<double[], double, int>>("F");
        double[] cumulative = [0.1, 0.3, 0.6, 0.9999999999999998];
        Assert.Throws<IndexOutOfRangeException>(() => before(cumulative, 0.9999999999999999));
        Assert.Equal(3, after(cumulative, 0.9999999999999999));
        Assert.All(new[] { 0, 0.1, 0.2, 0.3, 0.5, 0.7 }, u => Assert.Equal(before(cumulative, u), after(cumulative, u)));
        Assert.Equal(0, after(cumulative, double.NaN));
    }

    [Theory]
    [InlineData("public static int F(int hi, sbyte lo) => [|(hi << 4) | lo|];", 4)]
    [InlineData("public static int F(int hi, sbyte lo) => [|hi << 4 | lo|];", 4)]
    [InlineData("public static int F(int hi, sbyte lo) => [|(hi << 4) + lo|];", 4)]
    [InlineData("public static int F(int hi, sbyte lo) => [|(hi << 8) | lo|];", 8)]
    public async Task PackedBytes(string members, int bits)
    {
        using var code = await FixedCode.CompileAsync("NUM6008", members);
        Func<int, sbyte, int> before = code.Before.Method<Func<int, sbyte, int>>("F"), after = code.After.Method<Func<int, sbyte, int>>("F");
        var limit = 1 << (bits - 1);
        for (var hi = 0; hi < 1 << bits; hi++)
        {
            for (var lo = -limit; lo < limit; lo++)
            {
                var packed = after(hi, (sbyte)lo);
                Assert.Equal((hi, lo), (packed >> bits, packed << (32 - bits) >> (32 - bits)));
                Assert.Equal(lo >= 0, before(hi, (sbyte)lo) == packed);
            }
        }
    }

    [Fact]
    public async Task PackedWords()
    {
        using var code = await FixedCode.CompileAsync("NUM6008", "public static int F(int hi, short lo) => [|(hi << 16) | lo|];");
        Assert.Equal(-2, code.Before.Method<Func<int, short, int>>("F")(7, -2));
        Assert.Equal(0x7FFFE, code.After.Method<Func<int, short, int>>("F")(7, -2));
        Assert.Equal(0x70002, code.After.Method<Func<int, short, int>>("F")(7, 2));
    }

    [Theory]
    [InlineData("NUM6008.shiftFirst")]
    [InlineData("NUM6008.keep.alternative")]
    public async Task Levels(string key)
    {
        using var code = await FixedCode.CompileAsync("NUM6008", "public static int F(int bits) { int levels = [|1 << bits - 1|]; return levels; }", key);
        Func<int, int> before = code.Before.Method<Func<int, int>>("F"), after = code.After.Method<Func<int, int>>("F");
        for (var bits = 1; bits < 31; bits++)
        {
            Assert.Equal(key.Contains("keep", StringComparison.Ordinal) ? before(bits) : (int)Math.Pow(2, bits) - 1, after(bits));
        }
    }

    [Theory]
    [InlineData("public static int Compare(double a, double b) => [|(int)(a - b)|];")]
    [InlineData("public static int Compare(double a, double b) => [|Math.Sign(a - b)|];")]
    public async Task Comparison(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6009", members);
        Func<double, double, int> before = code.Before.Method<Func<double, double, int>>("Compare"), after = code.After.Method<Func<double, double, int>>("Compare");
        double[] values = [double.NaN, double.NegativeInfinity, -1e300, -2, -0.5, 0, double.Epsilon, 0.1, 0.9, 1, 1.0000000000000002, 3e9, 1e300, double.PositiveInfinity];
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < values.Length; j++)
            {
                Assert.Equal(Math.Sign(i - j), Math.Sign(after(values[i], values[j])));
            }
        }

        Assert.Equal(Math.Sign(before(7, 2)), Math.Sign(after(7, 2)));
        Assert.Equal(Math.Sign(before(-7, 2)), Math.Sign(after(-7, 2)));
    }

    [Fact]
    public async Task SortingOrders()
    {
        using var code = await FixedCode.CompileAsync("NUM6009", "public static float[] F(float[] x) { var l = new List<float>(x); l.Sort((a, b) => [|(int)(b - a)|]); return l.ToArray(); }");
        float[] scores = [0.1f, 0.9f, 0.4f, 0.95f, -0.3f, 0.2f];
        Assert.Equal(scores, code.Before.MapSingle("F")(scores));
        Assert.Equal(scores.OrderDescending(), code.After.MapSingle("F")(scores));
    }

    [Theory]
    [InlineData("public static int F(double x, double min, double max, int n) => [|(int)((x - min) / (max - min) * n)|];")]
    [InlineData("public static int F(double x, double min, double max, int n) { int b = [|(int)((x - min) / (max - min) * n)|]; return b; }")]
    [InlineData("public static int F(double x, double min, double max, int n) => [|(int)(n * (x - min) / (max - min))|];")]
    [InlineData("public static int F(double x, double min, double max, int n) => [|(int)((double)n * (x - min) / (max - min))|];")]
    public async Task UpperEdge(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6010", members);
        Func<double, double, double, int, int> before = code.Before.Method<Func<double, double, double, int, int>>("F"), after = code.After.Method<Func<double, double, double, int, int>>("F");
        foreach (var n in new[] { 1, 2, 10, 256 })
        {
            Assert.Equal(n, before(3.5, -1, 3.5, n));
            Assert.Equal(n - 1, after(3.5, -1, 3.5, n));
            Assert.All(Enumerable.Range(0, 100), k => Assert.Equal(before(-1 + (k * 0.045), -1, 3.5, n), after(-1 + (k * 0.045), -1, 3.5, n)));
        }
    }

    [Theory]
    [InlineData("public static int F(double c, int[] h) { int b = [|(int)(Math.Clamp(c, 0, 1) * 10)|]; h[b]++; return b; }")]
    [InlineData("public static int F(double c, int[] h) { int b = [|(int)(Math.Clamp(c, 0, 1) * 10.0)|]; h[b]++; return b; }")]
    [InlineData("public static int F(double p, int[] h) { int b = [|(int)(p * h.Length)|]; h[b]++; return b; }")]
    public async Task UpperEdgeOfProbabilities(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM6010", members);
        Func<double, int[], int> before = code.Before.Method<Func<double, int[], int>>("F"), after = code.After.Method<Func<double, int[], int>>("F");
        Assert.Throws<IndexOutOfRangeException>(() => before(1, new int[10]));
        Assert.Equal(9, after(1, new int[10]));
        Assert.All(Enumerable.Range(0, 97), k => Assert.Equal(before(k / 97.0, new int[10]), after(k / 97.0, new int[10])));
    }

    [Fact]
    public async Task UniformFloatRoundedToOne()
    {
        using var code = await FixedCode.CompileAsync("NUM6010", "public static int F(Random r, int n) => [|(int)((float)r.NextDouble() * n)|];");
        Assert.Equal(6, code.Before.Method<Func<Random, int, int>>("F")(new Largest(), 6));
        Assert.Equal(5, code.After.Method<Func<Random, int, int>>("F")(new Largest(), 6));
    }

    private static IEnumerable<(int Left, int Right)> Pairs() => Sizes.SelectMany(left => Sizes.SelectMany(right => new[] { (left, right), (-left, right), (left, -right) }));

    /// <summary>Hundredths of counts that are whole, with the index of the quantile in exact arithmetic.</summary>
    private static IEnumerable<(int Count, int Share, int Exact)> Percents() =>
        from count in new[] { 100, 200, 300, 1000, 2500, 10_000 }
        from share in Enumerable.Range(0, 101)
        select (count, share, ((count * share) + 99) / 100 - 1);

    /// <summary>A generator that has drawn its largest value.</summary>
    private sealed class Largest : Random
    {
        public override double NextDouble() => Math.BitDecrement(1.0);

        protected override double Sample() => NextDouble();
    }
}
