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
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4016", """
        public static class Formulas
        {
            public static float Single(float r, float ri) => [|MathF.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|];
            public static double Named(double rho, double rhoInf) { var top = (rho - 4.0) * (rho - 2.0) * rhoInf; var bottom = (rhoInf - 4.0) * (rhoInf - 2.0) * rho; return [|Math.Sqrt(top / bottom)|]; }
            public static void Step(double[] w, double[] m, double[] v, double b2, int t, double lr) { double ri = 2 / (1 - b2) - 1, p = Math.Pow(b2, t), r = ri - 2 * t * p / (1 - p); double k = [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; for (int i = 0; i < w.Length; i++) w[i] -= lr * k * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
            public static double Quotients(double r, double ri) => [|Math.Sqrt((r - 4) / (ri - 4) * ((r - 2) / (ri - 2)) * (ri / r))|];
            public static double OtherGuard(double r, double ri, int t) => t > 0 ? [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|] : 1;
            public static double Half(double r, double ri) => [|Math.Pow((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r), 0.5)|];
            public static double Static(double r, double ri) => [|double.Sqrt(ri * (r - 2) * (r - 4) / (r * (ri - 2) * (ri - 4)))|];
            public sealed class RAdam { private int _t; private readonly double _b2 = Environment.TickCount, _inf = Environment.TickCount; double Rectification() { _t++; var p = Math.Pow(_b2, _t); var r = _inf - 2 * _t * p / (1 - p); return [|Math.Sqrt((r - 4) * (r - 2) * _inf / ((_inf - 4) * (_inf - 2) * r))|]; } }
        }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4016", """
        public static double If(double r, double ri) { if (r > 4) { return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); } return 1; }
        public static double Early(double r, double ri) { if (r <= 5) return 0; return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); }
        public static double AtLeast(double r, double ri) { r = Math.Max(r, 5); return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); }
        public static float Single(float r, float ri) => r >= 5f ? MathF.Sqrt((r - 4f) * (r - 2f) * ri / ((ri - 4f) * (ri - 2f) * r)) : 0;
        public static double Continue(double[] rs, double ri) { double s = 0; foreach (var r in rs) { if (!(r > 4)) continue; s += Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); } return s; }
        public static double Throws(double r, double ri) { if (r < 4) throw new ArgumentException(nameof(r)); return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); }
        public static double Other(double x, double y) => Math.Sqrt((x - 4) * (x - 1) / (y * (y - 2)));
        public static double Heron(double a, double b, double c) { var s = (a + b + c) / 2; return Math.Sqrt(s * (s - a) * (s - b) * (s - c)); }
        """);

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
