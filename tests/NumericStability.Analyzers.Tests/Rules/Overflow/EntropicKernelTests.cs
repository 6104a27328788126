using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class EntropicKernelTests
{
    private const string Id = "NUM1013";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static void I1(double[,] C, double[] u, double[] v, double[] a, double eps) { int n = u.Length; var K = new double[n, n]; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) K[i, j] = Math.Exp(-C[i, j] / eps); for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j < n; j++) s += K[i, j] * v[j]; u[i] = [|a[i] / s|]; } }
        public static void I2(double[][] c, double[] u, double[] v, double[] a, double eps) { for (int i = 0; i < u.Length; i++) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-c[i][j] / eps) * v[j]; u[i] = [|a[i] / s|]; } }
        public static double I3(double[] cost, double[] v, double a, double eps) => [|a / cost.Zip(v, (c, w) => Math.Exp(-c / eps) * w).Sum()|];
        public static float I4(float[] cost, float[] v, float a, float eps) { float s = 0; int j = 0; while (j < v.Length) { s += v[j] * MathF.Exp(-cost[j] / eps); j++; } return [|a / s|]; }
        public static void I5(double[] u, double[,] c, double[] v, double reg) { for (int i = 0; i < u.Length; i++) { var s = 0.0; for (int j = 0; j < v.Length; j++) { var k = Math.Exp(-(c[i, j] / reg)); s += k * v[j]; } u[i] = [|1.0 / u.Length / s|]; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double[] k, double[] v, double a) { double s = 0; for (int j = 0; j < v.Length; j++) s += k[j] * v[j]; return a / s; }
        public static double Q2(double[] cost, double[] v, double a, double eps) { var m = cost.Min(); double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-(cost[j] - m) / eps) * v[j]; return a / s; }
        public static double Q3(double[] cost, double[] v, double eps) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-cost[j] / eps) * v[j]; return s; }
        public static double Q4(double[] x, double a) => a / x.Sum();
        public static double Q5(double c, double v, double a, double eps) => a / (Math.Exp(-c / eps) * v);
        public static double Q6(double[] x, double a) { double s = 0; foreach (var v in x) s += v * v; return a / s; }
        public static double Q7(double[] cost, double[] v, double a) { double s = 0; for (int j = 0; j < v.Length; j++) s += Math.Exp(-Math.Min(Math.Abs(cost[j]), 1) / 2) * v[j]; return a / s; }
        public static double Q8(double[] cost, double a, double eps) { double s = 0; foreach (var c in cost) s += c / eps; return a / s; }
        """);
}
