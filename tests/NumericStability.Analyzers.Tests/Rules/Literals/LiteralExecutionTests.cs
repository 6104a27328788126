using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Literals;

/// <summary>Every fix of the family as it is left in the file, compiled and run where the original fails and where it does not.</summary>
public sealed class LiteralExecutionTests
{
    [Fact]
    public async Task MachineEpsilonGuardsADivisor()
    {
        using var code = await FixedCode.CompileAsync("NUM7001", "public static double F(double x, double norm) => x / (norm + [|double.Epsilon|]);", "NUM7001.machine");
        Func<double, double, double> before = code.Before.Binary("F"), after = code.After.Binary("F");
        Assert.Equal(double.PositiveInfinity, before(1, 0));
        Assert.Equal(Math.Pow(2, 52), after(1, 0));
        Assert.Equal(0, after(0, 0));
        Assert.All(new[] { 0.1, 1, 3, 1e10, 1e300 }, norm => Assert.Equal(before(2, norm), after(2, norm), 5e-15 * before(2, norm)));
        Assert.True(double.IsNaN(after(1, double.NaN)));
    }

    [Theory]
    [InlineData("public static float F(float x, float norm) => x / (norm + [|float.Epsilon|]);")]
    [InlineData("public static float F(float x, float norm) => x / MathF.Max(norm, [|float.Epsilon|]);")]
    public async Task MachineEpsilonGuardsAFloat(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM7001", members, "NUM7001.machine");
        Func<float, float, float> before = code.Before.BinarySingle("F"), after = code.After.BinarySingle("F");
        Assert.Equal(float.PositiveInfinity, before(1, 0));
        Assert.Equal(MathF.Pow(2, 23), after(1, 0));
        Assert.Equal(before(3, 1000), after(3, 1000));
    }

    [Fact]
    public async Task MachineEpsilonGuardsAHalf()
    {
        using var code = await FixedCode.CompileAsync("NUM7001", "public static Half F(Half x, Half norm) => x / (norm + [|Half.Epsilon|]);", "NUM7001.machine");
        var quotient = code.After.Method<Func<Half, Half, Half>>("F");
        Assert.True(Half.IsInfinity(code.Before.Method<Func<Half, Half, Half>>("F")((Half)1, (Half)0)));
        Assert.Equal((Half)1024, quotient((Half)1, (Half)0));
        Assert.Equal((Half)0.5, quotient((Half)1, (Half)2));
    }

    [Theory]
    [InlineData("private const double Tolerance = [|double.Epsilon|]; public static bool F(double a, double b) => Math.Abs(a - b) < Tolerance;")]
    [InlineData("public static bool F(double a, double b) => Math.Abs(a - b) < [|double.Epsilon|];")]
    [InlineData("public static bool F(double a, double b) => [|double.Epsilon|] > Math.Abs(a - b);")]
    public async Task MachineEpsilonAsATolerance(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM7001", members, members.Contains("private", StringComparison.Ordinal) || members.Contains("=> [|", StringComparison.Ordinal) ? "NUM7001.machine" : "NUM7001.machine.alternative");
        Func<double, double, bool> before = code.Before.Method<Func<double, double, bool>>("F"), after = code.After.Method<Func<double, double, bool>>("F");
        Assert.False(before(0.1 + 0.2, 0.3));
        Assert.True(after(0.1 + 0.2, 0.3));
        Assert.True(after(0.7, 0.7));
        Assert.False(after(1, 1 + 1e-15));
        Assert.False(after(double.NaN, double.NaN));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<=")]
    public async Task RelativeTolerance(string comparison)
    {
        using var code = await FixedCode.CompileAsync("NUM7001", $"public static bool F(double a, double b) => Math.Abs(a - b) {comparison} [|double.Epsilon|];", "NUM7001.relative");
        Func<double, double, bool> before = code.Before.Method<Func<double, double, bool>>("F"), after = code.After.Method<Func<double, double, bool>>("F");
        foreach (var scale in new[] { 1e-300, 1e-5, 1, 1e5, 1e300 })
        {
            Assert.False(before(0.3 * scale, 0.3 * scale * (1 + 1e-15)));
            Assert.True(after(0.3 * scale, 0.3 * scale * (1 + 1e-15)));
            Assert.True(after(-scale, -scale));
            Assert.False(after(scale, scale * (1 + 1e-11)));
            Assert.False(after(scale, -scale));
        }

        Assert.True(after(0, 0));
        Assert.False(after(0, 1e-20));
        Assert.False(after(double.PositiveInfinity, 1e300));
        Assert.False(after(1e300, double.PositiveInfinity));
        Assert.False(after(double.NaN, 1));
        Assert.Equal(before(double.PositiveInfinity, double.PositiveInfinity), after(double.PositiveInfinity, double.PositiveInfinity));
    }

    [Fact]
    public async Task RelativeToleranceInSinglePrecision()
    {
        using var code = await FixedCode.CompileAsync("NUM7001", "public static bool F(float[] a, int i) => MathF.Abs(a[i] - 1) <= [|float.Epsilon|];", "NUM7001.relative");
        var isOne = code.After.Method<Func<float[], int, bool>>("F");
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(i => isOne([1, 1 + 1.2e-7f, 1.00001f, float.NaN], i)));
    }

    [Fact]
    public async Task MaximumStartsBelowEveryNumber()
    {
        using var code = await FixedCode.CompileAsync("NUM7001",
            "public static double F(double[] x) { double max = [|double.Epsilon|]; foreach (var v in x) if (v > max) max = v; return max; }", "NUM7001.start");
        Assert.Equal(double.Epsilon, code.Before.Reduction("F")([-3, -1]));
        Assert.Equal(-1, code.After.Reduction("F")([-3, -1]));
        Assert.Equal(7, code.After.Reduction("F")([-3, 7, 2]));
    }

    [Theory]
    [InlineData("3.14159", Math.PI)]
    [InlineData("2.71828", Math.E)]
    [InlineData("6.2832", Math.Tau)]
    [InlineData("1.5708", Math.PI / 2)]
    [InlineData("0.6931", 0.69314718055994530942)]
    [InlineData("2.3026", 2.3025850929940456840)]
    [InlineData("1.4142", 1.4142135623730950488)]
    [InlineData("0.70711", 0.70710678118654752440)]
    [InlineData("2.50663", 2.5066282746310005024)]
    [InlineData("0.39894", 0.39894228040143267794)]
    [InlineData("1.83788", 1.8378770664093454836)]
    [InlineData("0.91894", 0.91893853320467274178)]
    [InlineData("0.79788", 0.79788456080286535588)]
    [InlineData("1.61803", 1.6180339887498948482)]
    [InlineData("0.57722", 0.57721566490153286061)]
    [InlineData("1.0507", 1.0507009873554804934)]
    [InlineData("1.6733", 1.6732632423543772848)]
    [InlineData("1.4427", 1.4426950408889634074)]
    [InlineData("57.2958", 57.295779513082320877)]
    [InlineData("0.0174533", 0.017453292519943295769)]
    public async Task Constant(string digits, double exact)
    {
        using var code = await FixedCode.CompileAsync("NUM7003", $"public static double F(double x) => x * [|{digits}|]; public static float G(float x) => x * [|{digits}f|];");
        Assert.Equal(exact, code.After.Unary("F")(1));
        Assert.Equal((float)exact, code.After.UnarySingle("G")(1));
        Assert.NotEqual(exact, code.Before.Unary("F")(1));
        Assert.Equal(code.Before.Unary("F")(1), exact, 1e-4 * exact);
    }

    [Theory]
    [InlineData("public static bool F(double[] p) { double s = 0; foreach (var v in p) s += v; return [|s == 1.0|]; }", true)]
    [InlineData("public static bool F(double[] p) { double s = 0; foreach (var v in p) s += v; return [|1 == s|]; }", true)]
    [InlineData("public static bool F(double[] p) { double s = 0; foreach (var v in p) s += v; return [|s != 1.0|]; }", false)]
    public async Task AccumulatedEquality(string members, bool whenEqual)
    {
        using var code = await FixedCode.CompileAsync("NUM7004", members);
        Func<double[], bool> before = code.Before.Method<Func<double[], bool>>("F"), after = code.After.Method<Func<double[], bool>>("F");
        double[] tenths = [.. Enumerable.Repeat(0.1, 10)];
        Assert.Equal(!whenEqual, before(tenths));
        Assert.Equal(whenEqual, after(tenths));
        Assert.All(new double[][] { [], [0.5, 0.5], [0.25, 0.5], [2], [double.NaN], [double.PositiveInfinity] }, p => Assert.Equal(before(p), after(p)));
    }

    [Theory]
    [InlineData("public static double F(double h) { double x = 0; int n = 0; while ([|x != 1.0|]) { x += h; if (++n > 1000) return -1; } return n; }")]
    [InlineData("public static double F(double h) { double x = 0; int n = 0; while ([|1.0 != x|]) { x += h; if (++n > 1000) return -1; } return n; }")]
    public async Task AccumulatedLoopEnds(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM7004", members);
        Func<double, double> before = code.Before.Unary("F"), after = code.After.Unary("F");
        Assert.Equal(-1, before(0.1));
        Assert.Equal(10, after(0.1));
        Assert.Equal(4, after(0.25));
        Assert.Equal(before(0.3), after(0.3));
    }

    [Theory]
    [InlineData("public static int F(float[] p) { float c = 0; for (int i = 0; i < p.Length; i++) { c += p[i]; if ([|c >= 1f|]) return i; } return -1; }")]
    [InlineData("public static int F(float[] p) { float c = 0; for (int i = 0; i < p.Length; i++) { c += p[i]; if ([|c >= 1|]) return i; } return -1; }")]
    public async Task CumulativeProbabilityReachesOne(string members)
    {
        using var code = await FixedCode.CompileAsync("NUM7004", members);
        Func<float[], int> before = code.Before.Method<Func<float[], int>>("F"), after = code.After.Method<Func<float[], int>>("F");
        var parts = Enumerable.Range(2, 100).Where(n => Enumerable.Repeat(1f / n, n).Aggregate((sum, share) => sum + share) < 1).ToList();
        Assert.NotEmpty(parts);
        Assert.All(parts, n => Assert.Equal(-1, before([.. Enumerable.Repeat(1f / n, n)])));
        Assert.All(parts, n => Assert.Equal(n - 1, after([.. Enumerable.Repeat(1f / n, n)])));
        Assert.Equal(1, after([0.5f, 0.5f, 0.25f]));
        Assert.Equal(-1, after([0.5f, 0.25f]));
        Assert.Equal(-1, after([float.NaN]));
    }

    [Theory]
    [InlineData("weights[i].ToString(\"F4\")", "NUM7005")]
    [InlineData("weights[i].ToString(\"F4\")", "NUM7005.digits.alternative")]
    [InlineData("weights[i].ToString(\"G7\", System.Globalization.CultureInfo.InvariantCulture)", "NUM7005")]
    [InlineData("weights[i].ToString(\"0.####\")", "NUM7005.digits.alternative")]
    public async Task WeightsAreReadBackUnchanged(string value, string key)
    {
        using var code = await FixedCode.CompileAsync("NUM7005",
            $"public static void F(System.IO.StreamWriter w, double[] weights) {{ for (int i = 0; i < weights.Length; i++) w.WriteLine([|{value}|]); }}", key);
        double[] weights = [0.1, -1.0 / 3, Math.PI, 1e-300, double.Epsilon, double.MaxValue, 123456789.123456789, double.NegativeZero, 2.2250738585072014e-308, Math.BitIncrement(1)];
        Assert.Equal(weights, ReadBack(code.After.Method<Action<StreamWriter, double[]>>("F"), weights));
        Assert.NotEqual(weights, ReadBack(code.Before.Method<Action<StreamWriter, double[]>>("F"), weights));
    }

    [Theory]
    [InlineData("NUM7005")]
    [InlineData("NUM7005.digits.alternative")]
    public async Task InterpolatedFloatsAreReadBackUnchanged(string key)
    {
        using var code = await FixedCode.CompileAsync("NUM7005",
            "public static void F(System.IO.StreamWriter w, float[] weights) { for (int i = 0; i < weights.Length; i++) w.WriteLine($\"[|{weights[i]:F3}|]\"); }", key);
        float[] weights = [0.1f, -1f / 3, MathF.PI, 1e-38f, float.Epsilon, float.MaxValue, 16777217f, MathF.BitIncrement(1)];
        Assert.Equal(weights, ReadBack(code.After.Method<Action<StreamWriter, float[]>>("F"), weights).Select(weight => (float)weight));
        Assert.NotEqual(weights, ReadBack(code.Before.Method<Action<StreamWriter, float[]>>("F"), weights).Select(weight => (float)weight));
    }

    private static double[] ReadBack<T>(Action<StreamWriter, T[]> write, T[] weights)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var stream = new MemoryStream();
            using (var writer = new StreamWriter(stream, leaveOpen: true))
            {
                write(writer, weights);
            }

            stream.Position = 0;
            return [.. new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
