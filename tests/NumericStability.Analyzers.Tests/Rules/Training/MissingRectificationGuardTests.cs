using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MissingRectificationGuardTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; }");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return r > 5 ? Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)) : 0; }");

    [Fact]
    public Task ReportsOtherSpellings() => RuleTest.ReportsAsync("NUM4016", """
        public static float A(float b2, int t) { float limit = 2 / (1 - b2) - 1, power = MathF.Pow(b2, t); float rho = limit - 2 * t * power / (1 - power); return [|MathF.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho))|]; }
        public static double B(double rho, double limit, double m) => m * [|Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho))|];
        public static double C(double rho, double limit) { var r = [|Math.Sqrt((rho - 4) / (limit - 4) * (rho - 2) / (limit - 2) * limit / rho)|]; return r; }
        """);

    [Fact]
    public Task SuggestsTheMaximumOfAmsGrad() => RuleTest.ReportsAsync("NUM4016", """
        public static void AmsGrad(double[] w, double[] g, double[] m, double[] v, double lr)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|];
            }
        }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task SilentWithAMaximum() => RuleTest.SilentAsync("NUM4016", """
        public static void AmsGrad(double[] w, double[] g, double[] m, double[] v, double[] most, double lr)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                most[i] = Math.Max(most[i], v[i]);
                w[i] -= lr * m[i] / (Math.Sqrt(most[i]) + 1e-8);
            }
        }

        public static void AmsGradByComparison(double[] w, double[] g, double[] m, double[] v, double[] most, double lr)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                if (v[i] > most[i]) most[i] = v[i];
                w[i] -= lr * m[i] / (Math.Sqrt(most[i]) + 1e-8);
            }
        }

        public static void Adam(double[] w, double[] g, double[] m, double[] v, double lr)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8);
            }
        }
        """);

    private const string Factor =
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return 1.0 * [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; }";

    [Fact]
    public Task FixGuards() => RuleTest.FixesAsync("NUM4016", Factor,
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return 1.0 * (r > 4 ? Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)) : 0); }");

    [Fact]
    public async Task GuardedFactorIsFiniteFromTheFirstStep()
    {
        using var code = await FixedCode.CompileAsync("NUM4016", Factor);
        Func<double, int, double> before = code.Before.Method<Func<double, int, double>>("F"), after = code.After.Method<Func<double, int, double>>("F");
        Assert.True(double.IsNaN(before(0.999, 3)));
        Assert.All(Enumerable.Range(1, 4), t => Assert.Equal(0, after(0.999, t)));
        Assert.All(new[] { 6, 10, 100, 10_000 }, t => Assert.Equal(before(0.999, t), after(0.999, t)));
        Assert.InRange(after(0.999, 100_000), 0.99, 1);
    }
}
