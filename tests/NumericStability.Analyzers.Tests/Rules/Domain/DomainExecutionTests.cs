using System;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

/// <summary>Every fix of the family as it is left in the file, compiled and run where the original fails and where it does not.</summary>
public sealed class DomainExecutionTests
{
    private static async Task<CodeRunner> FixedAsync(string id, string members) =>
        CodeRunner.Compile(await RuleTest.FixedTextAsync(id, members), StableMathSources.All);

    /// <summary>The fix changes nothing but the points named.</summary>
    private static async Task FixesOnlyAsync(string id, string members, double[] broken, double expected, double[] sound)
    {
        using var code = await FixedCode.CompileAsync(id, members);
        Func<double, double> f = code.Before.Unary("F"), g = code.After.Unary("F");
        Assert.All(broken, x => Assert.False(double.IsFinite(f(x)), $"{x} is not broken: {f(x)}"));
        Assert.All(broken, x => Assert.Equal(expected, g(x), 1e-12));
        Assert.All(sound, x => Assert.True(f(x).Equals(g(x)) || Math.Abs(f(x) - g(x)) <= 1e-14 * Math.Abs(f(x)), $"{x}: {f(x):R} became {g(x):R}"));
        Assert.True(double.IsNaN(g(double.NaN)));
    }

    [Fact]
    public Task Entropy() => FixesOnlyAsync("NUM5007", "public static double F(double p) => [|p * Math.Log(p)|];", [0, -0.0], 0, [1e-300, 1e-9, 0.25, 0.5, 1, 3, 1e300]);

    [Fact]
    public Task EntropyInBits() => FixesOnlyAsync("NUM5007", "public static double F(double p) => -([|p * Math.Log2(p)|]);", [0], 0, [1e-9, 0.3, 7]);

    [Fact]
    public Task RelativeEntropy() => FixesOnlyAsync("NUM5007", "public static double F(double p) => [|p * Math.Log(p / 0.25)|];", [0], 0, [1e-300, 0.25, 0.5, 1]);

    [Fact]
    public async Task Norm()
    {
        using var code = await FixedAsync("NUM5003", "public static double F(double[] x) { double n = Math.Sqrt(x.Sum(v => v * v)); return [|x[0] / n|]; }");
        Assert.Equal(0, code.Reduction("F")([0, 0]));
        Assert.Equal(0.6, code.Reduction("F")([3, 4]), 1e-15);
    }

    [Fact]
    public async Task ConditionalMean()
    {
        using var code = await FixedAsync("NUM5003", "public static double F(double[] x) { double s = 0, n = 0; foreach (var v in x) if (v > 0) { s += v; n++; } return [|s / n|]; }");
        Assert.Equal(0, code.Reduction("F")([-1, -2]));
        Assert.Equal(2, code.Reduction("F")([1, 3, -7]));
    }

    [Fact]
    public async Task RootOfDifference()
    {
        using var code = await FixedAsync("NUM5004", "public static double F(double xx, double yy, double xy) { var d = xx + yy - 2 * xy; return [|Math.Sqrt(d)|]; }");
        var distance = code.Method<Func<double, double, double, double>>("F");
        Assert.Equal(0, distance(1, 1, 1.0000000000000002));
        Assert.Equal(5, distance(25, 4, 2));
    }

    [Fact]
    public async Task AngleOfParallelVectors()
    {
        const string Members = "public static double F(double a, double b, double c, double d) => [|Math.Acos((a * c + b * d) / Math.Sqrt((a * a + b * b) * (c * c + d * d)))|];";
        using var code = await FixedCode.CompileAsync("NUM5005", Members);
        Func<double, double, double, double, double> f = code.Before.Method<Func<double, double, double, double, double>>("F"), g = code.After.Method<Func<double, double, double, double, double>>("F");
        Assert.All([0.2, 0.6, 6.1, 6.3, 9.1], x => Assert.True(double.IsNaN(f(1, x, 3, 3 * x))));
        Assert.All([0.2, 0.6, 6.1, 6.3, 9.1], x => Assert.Equal(0, g(1, x, 3, 3 * x)));
        Assert.Equal(Math.PI / 2, g(1, 2, -2, 1), 1e-15);
        Assert.Equal(f(1, 2, 3, 4), g(1, 2, 3, 4));
        Assert.True(double.IsNaN(g(0, 0, 1, 1)));
    }

    [Fact]
    public async Task Acosh()
    {
        using var code = await FixedAsync("NUM5006", "public static double F(double a, double b, double c, double d) => [|Math.Acosh(a * b - c * d)|];");
        var distance = code.Method<Func<double, double, double, double, double>>("F");
        Assert.Equal(0, distance(1, 0.9999999999999999, 0, 0));
        Assert.Equal(Math.Acosh(2), distance(2, 2, 1, 2));
        Assert.True(double.IsNaN(distance(double.NaN, 1, 1, 1)));
    }

    [Fact]
    public async Task Atanh()
    {
        using var code = await FixedAsync("NUM5006", "public static double F(double[] x) => [|Math.Atanh(Math.Sqrt(x.Sum(v => v * v)))|];");
        Assert.InRange(code.Reduction("F")([0.6, 0.8]), 17, 20);
        Assert.Equal(Math.Atanh(0.5), code.Reduction("F")([0.3, 0.4]), 1e-15);
    }

    [Fact]
    public Task Logarithm() => FixesOnlyAsync("NUM5001", "public static double F(double x) => [|Math.Log(Math.Max(0, x))|];", [0, -5], Math.Log(1e-300), [1e-9, 0.5, 1, 1e300]);

    [Fact]
    public Task CubeRoot() => FixesOnlyAsync("NUM5008", "public static double F(double x) => [|Math.Pow(Math.Sin(x), 1.0 / 3)|];", [-Math.PI / 2], -1, [0, 1, 1e-9]);

    [Fact]
    public Task Mask() => FixesOnlyAsync("NUM5013", "public static double F(double x) => Math.Exp([|(1 - x) * double.NegativeInfinity|]);", [1], 1, [0]);

    [Fact]
    public async Task SignPassesNaNOn()
    {
        using var code = await FixedAsync("NUM5011", "public static double F(double x) => 1.0 * [|Math.Sign(x)|];");
        var sign = code.Unary("F");
        Assert.Equal([1, -1, 0], new[] { 2.5, -1e-300, 0.0 }.Select(sign));
        Assert.True(double.IsNaN(sign(double.NaN)));
    }

    [Fact]
    public async Task GainIsFiniteFromTheFirstRank()
    {
        using var code = await FixedAsync("NUM5014", "public static double F(double[] rel) { double dcg = 0; for (int i = 0; i < rel.Length; i++) dcg += [|rel[i] / Math.Log2(i + 1)|]; return dcg; }");
        Assert.Equal(3 + (2 / Math.Log2(3)) + 0.5, code.Reduction("F")([3, 2, 1]), 1e-12);
    }

    [Fact]
    public async Task MaximumOfNegativeValues()
    {
        using var code = await FixedAsync("NUM5009", "public static double F(double[] x) { double max = double.Epsilon; foreach (var v in x) if (v > max) [|max = v|]; return max; }");
        Assert.Equal(-1, code.Reduction("F")([-3, -1, -2]));
    }

    [Fact]
    public async Task ExponentialVariateIsFiniteAtZero()
    {
        using var code = await FixedAsync("NUM5002", "public static double F(Random r) => -[|Math.Log(r.NextDouble())|];");
        Assert.Equal(0, code.Method<Func<Random, double>>("F")(new Always(0)));
        Assert.InRange(code.Method<Func<Random, double>>("F")(new Always(1 - 1.2e-16)), 36, 37);
    }

    [Fact]
    public async Task GumbelVariateIsFiniteAtZero()
    {
        using var code = await FixedAsync("NUM5002", "public static double F(Random r) => -Math.Log(-[|Math.Log(r.NextDouble())|]);");
        Assert.InRange(code.Method<Func<Random, double>>("F")(new Always(0)), -4, -3);
    }

    private sealed class Always(double value) : Random
    {
        public override double NextDouble() => value;

        protected override double Sample() => value;
    }
}
