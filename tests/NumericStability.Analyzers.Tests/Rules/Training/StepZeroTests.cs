using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class StepZeroTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4005", """
        public static double[] Rates(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = [|lr / Math.Sqrt(t)|]; return r; }
        public static double[] Decays() { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = 1 - [|Math.Pow(t, -0.8)|]; return r; }
        public static double[] Correct(double m, double b) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = [|m / (1 - Math.Pow(b, t))|]; return r; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4005", """
        public static double[] PlusOne(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr / Math.Sqrt(t + 1); return r; }
        public static double[] FromOne(double m, double b) { var r = new double[11]; for (int t = 1; t <= 10; t++) r[t] = m / (1 - Math.Pow(b, t)); return r; }
        public static double[] Noam(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr * Math.Min(Math.Pow(t, -0.5), t * 0.001); return r; }
        public static double Unknown(double m, double b, int t) => m / (1 - Math.Pow(b, t));
        public static double[] Guarded(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) if (t > 0) r[t] = lr / Math.Sqrt(t); return r; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4005",
        "public static double[] F(double m, double b) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = [|m / (1 - Math.Pow(b, t))|]; return r; }",
        "public static double[] F(double m, double b) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = m / (1 - Math.Pow(b, t + 1)); return r; }");

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4005", """
        public static float[] Schedule(float lr) { var r = new float[10]; for (int epoch = 0; epoch < r.Length; epoch++) { r[epoch] = [|lr / MathF.Sqrt(epoch)|]; } return r; }
        public static double Train(double[] g, double b1, double b2) { double w = 0, m = 0, v = 0; for (int t = 0; t < g.Length; t++) { m = b1 * m + (1 - b1) * g[t]; v = b2 * v + (1 - b2) * g[t] * g[t]; var mh = [|m / (1 - Math.Pow(b1, t))|]; var vh = [|v / (1 - Math.Pow(b2, t))|]; w -= 0.1 * mh / (Math.Sqrt(vh) + 1e-8); } return w; }
        public static IEnumerable<double> Yield(double lr, int n) { for (var step = 0; step < n; step++) yield return lr * [|Math.Pow(step, -0.5)|]; }
        public static double[] Select(double b) => Enumerable.Range(0, 10).Select(t => [|1 / (1 - Math.Pow(b, t))|]).ToArray();
        public static double While(double m, double b, int n) { double s = 0; int t = 0; while (t < n) { s += [|m / (1 - Math.Pow(b, t))|]; t++; } return s; }
        public static float[] Singles(float m, float beta) { var r = new float[5]; for (int i = 0; i < 5; i++) r[i] = [|m / (1f - MathF.Pow(beta, i))|]; return r; }
        """);

    [Fact]
    public Task ReportsAFieldCountedAfterwards() => RuleTest.ReportsAsync("NUM4005", """
        public sealed class Adam { private int _t; private double _m; public double Step(double g) { _m = 0.9 * _m + 0.1 * g; var h = [|_m / (1 - Math.Pow(0.9, _t))|]; _t++; return h; } }
        public sealed class Rate { private int _step = 0; public double Next(double lr) { var r = [|lr / Math.Sqrt(_step)|]; _step += 1; return r; } }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4005", """
        public static class Formulas
        {
            public static double[] Select(double b) => Enumerable.Range(1, 10).Select(t => 1 / (1 - Math.Pow(b, t))).ToArray();
            public static double While(double m, double b, int n) { double s = 0; int t = 0; while (t < n) { t++; s += m / (1 - Math.Pow(b, t)); } return s; }
            public static double[] Shifted(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr * Math.Pow(t + 1, -0.5); return r; }
            public static double[] Skips(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) { if (t == 0) continue; r[t] = lr / Math.Sqrt(t); } return r; }
            public static double[] Lowest(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr / Math.Sqrt(Math.Max(1, t)); return r; }
            public static double[] Growing(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr * Math.Sqrt(t) * Math.Pow(0.9, t); return r; }
            public sealed class Adam { private int _t; private double _m; public double Step(double g) { _t++; _m = 0.9 * _m + 0.1 * g; return _m / (1 - Math.Pow(0.9, _t)); } }
            public sealed class Started { private int _t = 1; private double _m; public double Step(double g) { _m = 0.9 * _m + 0.1 * g; var h = _m / (1 - Math.Pow(0.9, _t)); _t++; return h; } }
        }
        """);
}
