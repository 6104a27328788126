using System;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

/// <summary>The code as the fixes of the family leave it, run where the code before fails and where it was right.</summary>
public sealed class OverflowExecutionTests
{
    private const string Softmax = """
        public static double[] F(double[] x)
        {
            var p = new double[x.Length];
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                p[i] = Math.Exp(x[i]);
                sum += p[i];
            }

            for (int i = 0; i < x.Length; i++)
            {
                [|p[i] /= sum|];
            }

            return p;
        }
        """;

    private const string SoftmaxInPlace = """
        public static double[] F(double[] x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Math.Exp(x[i]);
            double sum = 0;
            foreach (var v in x)
                sum += v;
            for (int i = 0; i < x.Length; i++)
                [|x[i] /= sum|];
            return x;
        }
        """;

    private const string SoftmaxOfSequence = "public static double[] F(double[] x) { var e = x.Select(Math.Exp).ToArray(); var s = e.Sum(); return e.Select(v => [|v / s|]).ToArray(); }";

    private const string SoftmaxOfFramework = "public static double[] F(double[] x) { var p = new double[x.Length]; [|TensorPrimitives.SoftMax<double>(x, p)|]; return p; }";

    [Theory]
    [InlineData(Softmax, "NUM1001.Maximum")]
    [InlineData(SoftmaxInPlace, "NUM1001.Maximum")]
    [InlineData(SoftmaxOfSequence, "NUM1001.Softmax")]
    [InlineData(SoftmaxOfFramework, "NUM1001.Shift")]
    public async Task SoftmaxIsRightForAllLogits(string members, string key)
    {
        using var code = await FixedCode.CompileAsync("NUM1001", members, key);
        var (before, after) = (code.Before.Map("F"), code.After.Map("F"));
        Assert.Contains(before([1000, 1001]), double.IsNaN);
        Assert.Contains(before([-1000, -1001]), double.IsNaN);
        AssertClose([1 / (1 + Math.E), Math.E / (1 + Math.E)], after([1000, 1001]), 4);
        AssertClose([Math.E / (1 + Math.E), 1 / (1 + Math.E)], after([-1000, -1001]), 4);
        AssertClose([1], after([0]), 0);
        AssertClose([0, 0.5, 0.5], after([double.NegativeInfinity, 3, 3]), 1);
        double[] ordinary = [0.25, -1.5, 2, 0, 3.75];
        AssertClose(before([.. ordinary]), after([.. ordinary]), 16);
    }

    private const string LogSumExp = """
        public static double F(double[] x)
        {
            double s = 0;
            foreach (double v in x)
            {
                s += Math.Exp(v);
            }

            return [|Math.Log(s)|];
        }
        """;

    [Theory]
    [InlineData(LogSumExp, "NUM1002.Maximum")]
    [InlineData(LogSumExp, "NUM1002.LogSumExp.alternative")]
    [InlineData("public static double F(double[] x) => [|Math.Log(x.Sum(v => Math.Exp(v)))|];", "NUM1002.LogSumExp")]
    public async Task LogSumExpIsRightForAllLogits(string members, string key)
    {
        using var code = await FixedCode.CompileAsync("NUM1002", members, key);
        var (before, after) = (code.Before.Reduction("F"), code.After.Reduction("F"));
        Assert.Equal(double.PositiveInfinity, before([1000, 1001]));
        Assert.Equal(double.NegativeInfinity, before([-1000, -1001]));
        const double OfOne = 0.31326168751822286; // log(1 + 1/e)
        AssertClose([1001 + OfOne, -1000 + OfOne, 0], [after([1000, 1001]), after([-1000, -1001]), after([0])], 2);
        Assert.Equal(before([double.NegativeInfinity, double.NegativeInfinity]), after([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, after([double.PositiveInfinity, 1]));
        Assert.True(double.IsNaN(after([double.NaN, 1])));
        double[] ordinary = [0.25, -1.5, 2, 0, 3.75];
        AssertClose([before(ordinary), before([double.NegativeInfinity, 2])], [after(ordinary), after([double.NegativeInfinity, 2])], 4);
    }

    [Theory]
    [InlineData("NUM1002", "[|Math.Log(Math.Exp(x) + Math.Exp(y))|]", 1000, 1000, 1000.6931471805599)]
    [InlineData("NUM1003", "[|Math.Log(1 + Math.Exp(x - y))|]", 800, 0, 800)]
    [InlineData("NUM1004", "[|Math.Log(1 / (1 + Math.Exp(-(x - y))))|]", -800, 0, -800)]
    [InlineData("NUM1004", "[|Math.Log(1 - 1 / (1 + Math.Exp(-(x - y))))|]", 40, 0, -40)]
    [InlineData("NUM1004", "[|-(y * Math.Log(1 / (1 + Math.Exp(-x))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-x))))|]", 800, 0, 800)]
    [InlineData("NUM1006", "[|Math.Exp(x) / Math.Exp(y)|]", 800, 799, Math.E)]
    [InlineData("NUM1006", "[|Math.Exp(x) * Math.Exp(y)|]", 800, -801, 0.36787944117144233)]
    [InlineData("NUM1006", "[|Math.Exp(x) / (1 + Math.Exp(x))|] + 0 * y", 800, 0, 1)]
    [InlineData("NUM1006", "[|Math.Exp(x) / (Math.Exp(x) + Math.Exp(y))|]", 800, 800, 0.5)]
    [InlineData("NUM1007", "[|Math.Log(Math.Exp(x) / y)|]", -800, 1, -800)]
    [InlineData("NUM1007", "[|Math.Log(Math.Exp(x) / Math.Sqrt(y))|]", -800, 4, -800.6931471805599)]
    [InlineData("NUM1008", "[|(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x))|] + 0 * y", 800, 0, 1)]
    [InlineData("NUM1008", "[|Math.Log(Math.Cosh(x))|] + 0 * y", 1000, 0, 999.3068528194401)]
    [InlineData("NUM1008", "[|0.5 * Math.Log((1 + x) / (1 - x))|] + 0 * y", 1e-20, 0, 1e-20)]
    [InlineData("NUM1015", "[|Math.Sqrt(x * x + y * y)|]", 3e200, 4e200, 5e200)]
    public async Task FormulaIsRightWhereItFailed(string id, string formula, double x, double y, double truth)
    {
        using var code = await FixedCode.CompileAsync(id, $"public static double F(double x, double y) => {formula};");
        var (before, after) = (code.Before.Binary("F"), code.After.Binary("F"));
        Assert.False(Math.Abs(before(x, y) - truth) <= 1e-6 * Math.Abs(truth));
        AssertClose([truth], [after(x, y)], 4);
        foreach (var (a, b) in new[] { (0.75, 0.5), (1.25, 0.25), (0.5, 1.0) }.Where(point => id != "NUM1008" || point.Item1 < 1))
        {
            AssertClose([before(a, b)], [after(a, b)], 64);
        }
    }

    [Fact]
    public async Task CrossEntropyIsFinite()
    {
        using var code = await FixedCode.CompileAsync("NUM1005", """
            static double[] Softmax(double[] z) { var m = z.Max(); var e = z.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }
            public static double F(double[] z) { var y = 0; return -[|Math.Log(Softmax(z)[y])|]; }
            """);
        Assert.Equal(double.PositiveInfinity, code.Before.Reduction("F")([0, 800]));
        AssertClose([800], [code.After.Reduction("F")([0, 800])], 1);
        AssertClose([code.Before.Reduction("F")([1, 2, 3])], [code.After.Reduction("F")([1, 2, 3])], 4);
    }

    [Fact]
    public async Task HalfIsComputedInFloat()
    {
        using var code = await FixedCode.CompileAsync("NUM1016", "public static Half F(Half a, Half x) => [|a * (x * x * x)|];");
        var (before, after) = (code.Before.Method<Func<Half, Half, Half>>("F"), code.After.Method<Func<Half, Half, Half>>("F"));
        Assert.True(Half.IsInfinity(before((Half)0.125, (Half)50)));
        Assert.Equal((Half)15625, after((Half)0.125, (Half)50));
    }

    /// <summary>Equal to within a number of units in the last place; NaN only where NaN is expected.</summary>
    private static void AssertClose(double[] expected, double[] actual, double ulps)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, got) in expected.Zip(actual))
        {
            Assert.True(wanted.Equals(got) || Math.Abs(wanted - got) <= ulps * (Math.BitIncrement(Math.Abs(wanted)) - Math.Abs(wanted)), $"{got:R} for {wanted:R}");
        }
    }

    /// <summary>The ratio of two densities is exp of a difference of about 800: wrong by as many ulp at most, where the quotient was 0/0.</summary>
    [Fact]
    public async Task RatioOfDensities()
    {
        using var code = await FixedCode.CompileAsync("NUM1011",
            "public static double F(double x, double y) => [|MathNet.Numerics.Distributions.Normal.PDF(0, 1, x) / MathNet.Numerics.Distributions.Normal.PDF(y, 1, x)|];");
        var (before, after) = (code.Before.Binary("F"), code.After.Binary("F"));
        Assert.True(double.IsNaN(before(40, 1)));
        AssertClose([Math.Exp(-39.5)], [after(40, 1)], 804);
        foreach (var (x, y) in new[] { (0.5, 1.0), (-2.0, 0.25), (3.0, -1.0) })
        {
            AssertClose([before(x, y)], [after(x, y)], 32);
        }
    }
}
