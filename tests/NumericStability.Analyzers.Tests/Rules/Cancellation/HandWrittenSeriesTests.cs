using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class HandWrittenSeriesTests
{
    private const string Id = "NUM2016";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) { double t = 1, s = 1; for (int n = 1; n < 200; n++) { t *= x / n; [|s += t|]; } return s; }
        public static double A2(double x) { double t = x, s = x; for (int n = 1; n < 20; n++) { t *= -x * x / ((2 * n) * (2 * n + 1)); [|s += t|]; } return s; }
        public static double A3(double x) { double s = 0; for (int n = 0; n < 20; n++) [|s += Math.Pow(x, n) / SpecialFunctions.Factorial(n)|]; return s; }
        public static double A4(double x) { double term = 1, sum = 0; for (int k = 1; k <= 50; k++) { [|sum += term|]; term = term * x / k; } return sum; }
        public static float A5(float x) { float t = 1, s = 1; for (int n = 1; n < 30; n++) { t = t * x / n; [|s = s + t|]; } return s; }
        public static double A6(double x) { double t = 1, s = 1; int n = 1; while (Math.Abs(t) > 1e-16) { t *= x / n; [|s += t|]; n++; } return s; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x) => Math.Exp(x);
        public static double A2(double[] c, double x) { double s = 0; for (int i = c.Length - 1; i >= 0; i--) s = s * x + c[i]; return s; }
        public static double A3(double[] x) { double s = 0; for (int i = 1; i < x.Length; i++) s += x[i] / i; return s; }
        public static double A4(double r) { double t = 1, s = 0; for (int i = 0; i < 20; i++) { s += t; t *= r; } return s; }
        public static double A5(double x) { x = Math.Clamp(x, -1, 1); double t = 1, s = 1; for (int n = 1; n < 20; n++) { t *= x / n; s += t; } return s; }
        public static double A6(int n) { double s = 0; for (int k = 1; k <= n; k++) s += 1.0 / k; return s; }
        public static double A7(double x) { double p = 1; for (int n = 1; n < 20; n++) p *= x / n; return p; }
        public static double A8(double lr, int n) { double s = 0; for (int i = 1; i <= n; i++) s += lr / Math.Sqrt(i); return s; }
        public static long A9(int n) { long t = 1, s = 1; for (int i = 1; i < n; i++) { t *= i; s += t; } return s; }
        public static double B1(double[] w, double[] x) { double s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * x[i]; return s; }
        public static double B2(double eps, Func<int, double> a) { double s = 0, p = 1; for (int n = 0; n < 30; n++) { s += a(n) * p; p *= eps; } return s; }
        public static double B3(double beta, double[] g) { double m = 0; foreach (var v in g) m = beta * m + (1 - beta) * v; return m; }
        """);

    private const string Polynomials = """
        public static double P1(double x) => {0}1 + 2 * Math.Pow(x, 2) - 3 * Math.Pow(x, 3){1};
        public static double P2(double t, double[] c) { double s = {0}c[0] + c[1] * t + c[2] * Math.Pow(t, 2) + c[3] * Math.Pow(t, 4){1}; return s / 2; }
        public static float P3(float x) => MathF.Sqrt({0}MathF.Pow(x, 2) + MathF.Pow(x, 3){1});
        public static double Q1(double x, double y) => Math.Pow(x, 2) + Math.Pow(y, 2);
        public static double Q2(double x) => 1 + x * (2 + x * 3);
        public static double Q3(double x) => Math.Pow(x, 2) + Math.Pow(x, 0.5);
        """;

    [Fact]
    public Task SilentForPolynomialsUnlessAsked() => RuleTest.SilentAsync(Id, Polynomials.Replace("{0}", "").Replace("{1}", ""));

    [Fact]
    public Task SuggestsHornersFormWhereAsked() => RuleTest.ReportsWithAsync("numeric_stability.report_polynomial_powers = true", Id, Polynomials.Replace("{0}", "[|").Replace("{1}", "|]"));
}
