using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class ExponentialOfSquareTests
{
    private const string Id = "NUM1017";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x, double mu, double s2) => [|Math.Exp((x - mu) * (x - mu) / (2 * s2))|];
        public static double A2(double v) => [|Math.Exp(Math.Pow(-v, 2))|];
        public static double A3(double x, double mu, double s) => [|Math.Exp(0.5 * Math.Pow((x - mu) / s, 2))|] / s;
        public static float A4(float a, float b) => [|MathF.Exp((a - b) * (a - b))|];
        public static double A5(double x, double m) { var d = x - m; return [|Math.Exp(d * d / 2)|]; }
        public static double A6(double[] a, double[] b, double s2) { double d = 0; for (int i = 0; i < a.Length; i++) d += (a[i] - b[i]) * (a[i] - b[i]); return [|Math.Exp(d / (2 * s2))|]; }
        public static double[] A7(double[] x, double c) => x.Select(v => [|Math.Exp((v - c) * (v - c))|]).ToArray();
        public static T A8<T>(T x, T m) where T : IFloatingPointIeee754<T> => [|T.Exp((x - m) * (x - m))|];
        static double Sq(double x) => x * x;
        public static double A9(double x, double m) => [|Math.Exp(Sq(x - m))|];
        public static double A10(double x, double y, double w) => w * [|Math.Exp(Math.Pow(x - y, 2) / 2)|];
        public static double A11(double[] x, int i, int j) => [|Math.Exp((x[i] - x[j]) * (x[i] - x[j]) / 4)|];
        public static float A12(float x, float mu, float s) => [|MathF.Exp(MathF.Pow(x - mu, 2) / (2 * s * s))|];
        public static float A13(float[] a, float[] b) { var d = TensorPrimitives.Distance(a, b); return [|MathF.Exp(d * d)|]; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double I1(double x) => [|Math.Exp(x * x)|];
        public static double I2(double x, double s) => [|Math.Exp(x * x / (s * s))|] / 2;
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double x, double mu, double s2) => Math.Exp(-(x - mu) * (x - mu) / (2 * s2));
        public static double Q2(double s) => Math.Exp(s * s) - 1;
        public static double Q3(double m, double s) => Math.Exp(m + s * s / 2);
        public static double Q4(double d, double gamma) => Math.Exp(gamma * d * d);
        public static double Q5(double x, double s2) => Math.Exp(x * x / (-2 * s2));
        public static double Q6(double x) => Math.Exp(-x * x);
        public static double Q7(double x) => Math.Exp(Math.Pow(Math.Clamp(x, -3, 3), 2));
        public static double Q8(double x, double y) => Math.Exp(x * y);
        public static double Q9(double x, double mu) { var c = -0.5; return Math.Exp(c * (x - mu) * (x - mu)); }
        public static double Q10(double x, double mu) { var d = (x - mu) * (x - mu); return Math.Exp(-d); }
        public static double Q11(double x) => Math.Exp(x * x * x);
        public static double Q12(double x, double m) => Math.Exp(-0.5 * Math.Pow(x - m, 2));
        public static double Q13(double s) { var e = Math.Exp(s * s); return (e + 2) * Math.Sqrt(e - 1); }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x, double y) => [|Math.Exp((x - y) * (x - y) / 2)|];",
        "public static double F(double x, double y) => Math.Exp(-((x - y) * (x - y) / 2));");
}
