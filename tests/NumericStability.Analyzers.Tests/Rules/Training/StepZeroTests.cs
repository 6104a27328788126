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
}
