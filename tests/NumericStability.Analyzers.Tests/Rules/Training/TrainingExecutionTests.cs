using System;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

/// <summary>The training fixes, run: decoupled decay on noisy gradients without curvature, steps from 1, ε, guards, signs.</summary>
public sealed class TrainingExecutionTests
{
    private const string Adam = """
        public static void Step(double[] w, double[] g, double[] m, double[] v, int t, double rate, double decay)
        {
            for (int i = 0; i < w.Length; i++)
            {
                double x = [|g[i] + decay * w[i]|];
                m[i] = 0.9 * m[i] + 0.1 * x;
                v[i] = 0.999 * v[i] + 0.001 * x * x;
                w[i] -= rate * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """;

    /// <summary>Zero curvature, gradient noise 0.1 and 10, weights from 1: coupled decay hardly touches the noisy ones, decoupled both alike.</summary>
    [Fact]
    public async Task DecoupledDecayTreatsNoisyWeightsAlike()
    {
        using var code = await FixedCode.CompileAsync("NUM4001", Adam);
        var (quiet, noisy) = (Decay(code.Before, 0.1), Decay(code.Before, 10));
        Assert.InRange(quiet, 0.32, 0.42);
        Assert.InRange(noisy, 0.96, 1.02);
        var (quietAfter, noisyAfter) = (Decay(code.After, 0.1), Decay(code.After, 10));
        Assert.InRange(Math.Abs(quietAfter - noisyAfter), 0, 0.05);
        Assert.InRange(quietAfter, 0.87, 0.94);
    }

    /// <summary>The decay of a step with gradient 0 is exactly that of AdamW.</summary>
    [Fact]
    public async Task DecoupledDecayIsAdamW()
    {
        using var code = await FixedCode.CompileAsync("NUM4001", Adam);
        double[] w = [2], m = [0], v = [0];
        code.After.Method<Action<double[], double[], double[], double[], int, double, double>>("Step")(w, [0], m, v, 1, 0.1, 0.01);
        Assert.Equal(2 - (0.1 * 0.01 * 2), w[0], 15);
    }

    private static double Decay(CodeRunner code, double noise)
    {
        var step = code.Method<Action<double[], double[], double[], double[], int, double, double>>("Step");
        var random = new Random(7);
        var w = Enumerable.Repeat(1.0, 200).ToArray();
        double[] g = new double[w.Length], m = new double[w.Length], v = new double[w.Length];
        for (int t = 1; t <= 10_000; t++)
        {
            for (int i = 0; i < g.Length; i++)
            {
                g[i] = noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            }

            step(w, g, m, v, t, 1e-3, 0.01);
        }

        return w.Average();
    }

    [Fact]
    public async Task EpsilonKeepsDeadParameters()
    {
        using var code = await FixedCode.CompileAsync("NUM4006", "public static void Step(double[] w, double[] g, double[] s) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= 0.1 * g[i] / Math.Sqrt(s[i])|]; } }");
        double[] before = [1, 1], after = [1, 1];
        code.Before.Method<Action<double[], double[], double[]>>("Step")(before, [0, 1], [0, 0]);
        code.After.Method<Action<double[], double[], double[]>>("Step")(after, [0, 1], [0, 0]);
        Assert.True(double.IsNaN(before[0]));
        Assert.Equal([1, 0.9], after.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public async Task ClippingLeavesShortAndZeroGradients()
    {
        using var code = await FixedCode.CompileAsync("NUM4007", "public static void Clip(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) [|g[i] *= c / n|]; }");
        var clip = code.After.Method<Action<double[], double>>("Clip");
        double[] zero = [0, 0], small = [0.3, 0.4], large = [3, 4], failing = [0, 0];
        clip(zero, 1);
        clip(small, 1);
        clip(large, 1);
        code.Before.Method<Action<double[], double>>("Clip")(failing, 1);
        Assert.True(double.IsNaN(failing[0]));
        Assert.Equal([0.0, 0.0, 0.3, 0.4, 0.6, 0.8], [.. zero, .. small, .. large.Select(value => Math.Round(value, 12))]);
    }

    [Fact]
    public async Task SignsOfNaN()
    {
        using var code = await FixedCode.CompileAsync("NUM4008", "public static void Step(double[] w, double[] g) { for (int i = 0; i < w.Length; i++) w[i] -= 0.5 * [|Math.Sign(g[i])|]; }");
        double[] w = [1, 1, 1, 1];
        Assert.Throws<ArithmeticException>(() => code.Before.Method<Action<double[], double[]>>("Step")([1], [double.NaN]));
        code.After.Method<Action<double[], double[]>>("Step")(w, [3, -3, 0, double.NaN]);
        Assert.Equal([0.5, 1.5, 1, double.NaN], w);
    }

    [Fact]
    public async Task ScaledDecays()
    {
        using var code = await FixedCode.CompileAsync("NUM4009", "public static void Average(double[] s, double[] w, double d, int k) { double dk = [|1 - k * (1 - d)|]; for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }");
        double[] before = [1], after = [1];
        code.Before.Method<Action<double[], double[], double, int>>("Average")(before, [0], 0.99, 200);
        code.After.Method<Action<double[], double[], double, int>>("Average")(after, [0], 0.99, 200);
        Assert.Equal(-1, before[0], 12);
        Assert.Equal(Math.Pow(0.99, 200), after[0], 15);
    }

    [Fact]
    public async Task CorrectionsFromStepOne()
    {
        using var code = await FixedCode.CompileAsync("NUM4005", "public static double[] Correct(double m, double b) { var r = new double[4]; for (int t = 0; t < 4; t++) r[t] = [|m / (1 - Math.Pow(b, t))|]; return r; }");
        Assert.Equal(double.PositiveInfinity, code.Before.Method<Func<double, double, double[]>>("Correct")(1, 0.9)[0]);
        Assert.Equal(10, code.After.Method<Func<double, double, double[]>>("Correct")(1, 0.9)[0], 12);
    }
}
