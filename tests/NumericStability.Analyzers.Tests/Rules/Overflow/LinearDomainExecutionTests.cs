using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

/// <summary>The fixes that leave the linear domain, run where the code before fails and where it was right.</summary>
public sealed class LinearDomainExecutionTests
{
    [Fact]
    public async Task LogarithmOfAProductIsASum()
    {
        using var code = await FixedCode.CompileAsync("NUM1009", """
            public static double F(double[] p)
            {
                double l = 1;
                foreach (var q in p)
                {
                    l *= q;
                }

                return [|Math.Log(l)|];
            }
            """, "NUM1009.SumOfLogarithms");
        var (before, after) = (code.Before.Reduction("F"), code.After.Reduction("F"));
        double[] tenths = [.. Enumerable.Repeat(0.1, 400)];
        Assert.Equal(double.NegativeInfinity, before(tenths));
        AssertClose(400 * Math.Log(0.1), after(tenths), 400);
        AssertClose(before([0.5, 0.25, 3]), after([0.5, 0.25, 3]), 4);
        double[][] special = [[], [0, 0.5], [0, double.PositiveInfinity], [double.NaN, 1], [double.PositiveInfinity, 2], [-1, 2]];
        Assert.All(special, p => Assert.Equal(before(p), after(p)));
    }

    [Fact]
    public async Task RootOfAProductIsAnExponential()
    {
        using var code = await FixedCode.CompileAsync("NUM1009", """
            public static double F(double[] x)
            {
                var g = 1.0;
                for (int i = 0; i < x.Length; i++)
                {
                    g *= Math.Abs(x[i]);
                }

                return [|Math.Pow(g, 1.0 / x.Length)|];
            }
            """, "NUM1009.SumOfLogarithms");
        var (before, after) = (code.Before.Reduction("F"), code.After.Reduction("F"));
        double[] large = [.. Enumerable.Repeat(1e10, 400)];
        Assert.Equal(double.PositiveInfinity, before(large));
        AssertClose(1e10, after(large), 400 * Math.Log(1e10)); // 400 roundings of a sum of logarithms
        AssertClose(before([0.5, -0.25, 3]), after([0.5, -0.25, 3]), 8);
        double[][] special = [[0, 0.5], [0, double.PositiveInfinity], [double.NaN, 1], [double.PositiveInfinity, 2]];
        Assert.All(special, x => Assert.Equal(before(x), after(x)));
    }

    [Theory]
    [InlineData("public static long F(int n) { long r = 1; for (int i = 2; i <= n; i++) { [|r *= i|]; } return r; }", 20)]
    [InlineData("public static long F(int n) { int f = 1; for (int i = 2; i <= n; i++) [|f = f * i|]; return f; }", 12)]
    [InlineData("public static long F(int n) => n <= 1 ? 1 : [|n * F(n - 1)|];", 20)]
    public async Task FactorialsThrowWhereTheyWrapped(string members, int largest)
    {
        using var code = await FixedCode.CompileAsync("NUM1012", members, "NUM1012.Checked");
        var (before, after) = (code.Before.Method<Func<int, long>>("F"), code.After.Method<Func<int, long>>("F"));
        Assert.All(Enumerable.Range(0, largest + 1), n => Assert.Equal(before(n), after(n)));
        Assert.NotEqual((System.Numerics.BigInteger)before(largest) * (largest + 1), before(largest + 1));
        Assert.Throws<OverflowException>(() => after(largest + 1));
    }

    [Fact]
    public async Task QuotientsOfGammasSubtractLogarithms()
    {
        using var code = await FixedCode.CompileAsync("NUM1012", """
            public static double F(double x)
            {
                if (!(x > 0))
                {
                    return 0;
                }

                return [|SpecialFunctions.Gamma(x + 0.5) / SpecialFunctions.Gamma(x)|];
            }
            """, "NUM1012.LogForm");
        var (before, after) = (code.Before.Unary("F"), code.After.Unary("F"));
        Assert.True(double.IsNaN(before(400)));
        AssertClose(19.99375097808838, after(400), 1e5);
        Assert.All([0.125, 0.5, 1.0, 2.5, 20.0, 150.0], x => AssertClose(before(x), after(x), 4000));
    }

    [Fact]
    public async Task PowerSumsAreTakenRelativeToTheLargest()
    {
        using var code = await FixedCode.CompileAsync("NUM1014", """
            public static double F(double[] x)
            {
                double s = 0;
                foreach (var v in x)
                {
                    s += Math.Pow(Math.Abs(v), 8);
                }

                return [|Math.Pow(s, 1.0 / 8)|];
            }
            """, "NUM1014.Maximum");
        var (before, after) = (code.Before.Reduction("F"), code.After.Reduction("F"));
        Assert.Equal(double.PositiveInfinity, before([3e200, -4e200]));
        Assert.Equal(0, before([3e-200, 4e-200]));
        AssertClose(4e200 * Math.Pow(1 + Math.Pow(0.75, 8), 0.125), after([3e200, -4e200]), 4);
        AssertClose(4e-200 * Math.Pow(1 + Math.Pow(0.75, 8), 0.125), after([3e-200, 4e-200]), 4);
        AssertClose(before([0.25, -1.5, 2, 0, 3.75]), after([0.25, -1.5, 2, 0, 3.75]), 8);
        double[][] special = [[], [0, 0], [1, double.NegativeInfinity], [double.NaN, 1], [double.PositiveInfinity, double.NaN]];
        Assert.All(special, x => Assert.Equal(before(x), after(x)));
    }

    private static void AssertClose(double expected, double actual, double ulps) =>
        Assert.True(Math.Abs(expected - actual) <= ulps * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"{actual:R} for {expected:R}");
}
