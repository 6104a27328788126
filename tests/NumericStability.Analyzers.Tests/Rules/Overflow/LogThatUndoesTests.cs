using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LogThatUndoesTests
{
    private const string Id = "NUM1007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double Bits(double delta, double r, int dim) => -[|Math.Log2(Math.Pow(delta / r, dim))|];
        public static double Decades(double x, double n) => [|Math.Log10(Math.Pow(x, n))|];
        public static double A1(double x) => [|Math.Log(Math.Exp(x))|];
        public static double A2(double a, double b) => [|Math.Log(Math.Exp(a) / b)|];
        public static double A3(double a, double b) => [|Math.Log(Math.Pow(a, b))|];
        public static double A4(double q, double d) { var density = Math.Exp(-q / 2) / d; return [|Math.Log(density)|]; }
        public static float A5(float a, float w) => [|MathF.Log(w * MathF.Exp(a))|];
        static double Density(double x, double s) => Math.Exp(-x * x / (2 * s * s)) / (s * 2.5066282746310002);
        public static double A6(double x, double s) => [|Math.Log(Density(x, s))|];
        public static double A7(double[] x, double s) => x.Sum(v => [|Math.Log(Math.Exp(-v * v / s) / Math.Sqrt(s))|]);
        public static T A8<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Log(T.Exp(x))|];
        public static double A9(double[] x) { double l = 0; foreach (var v in x) { var p = 0.5 * Math.Exp(-Math.Abs(v)); l += [|Math.Log(p)|]; } return l; }
        public static double A10(double a, double n) => 1 + [|Math.Log(Math.Pow(Math.Abs(a), n))|];
        public static double A11(double q, double det, int d) => [|Math.Log(Math.Exp(-q / 2) / (Math.Pow(2 * Math.PI, d / 2.0) * Math.Sqrt(det)))|];
        public static float A12(float a, float b) => -[|MathF.Log(MathF.Exp(-a) / b)|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double I1(double s) => [|Math.Log(s * s)|];
        public static double I2(double s) => [|Math.Log(Math.Sqrt(s))|];
        public static double I3(double a, double b, double c) => [|Math.Log(a * b * c)|];
        public static double I4(double s) => [|Math.Log(Math.Pow(s, 3))|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double x) => Math.Exp(Math.Log(x));
        public static double Q2(double x) => Math.Log(x);
        public static double Q3(double a, double b) => Math.Log(a * b);
        public static double Q4(double a, double b) => Math.Log(a / b);
        public static double Q5(double x) { var u = Math.Exp(x); return u == 1 ? x : (u - 1) * x / Math.Log(u); }
        public static double Q6(double x) => Math.Log(1 / x);
        public static double Q7(double x) => Math.Log(2 * x);
        public static double Q8(double x, double y) => Math.Log(x * x + y * y);
        public static double Q9(double a) => Math.Log(0.5 * Math.Exp(Math.Clamp(a, -9, 9)));
        public static double Q10(double x, double y) => Math.Log(Math.Sqrt(x * x + y * y));
        public static double Q11(double x) => Math.Log(1 + Math.Exp(x));
        public static double Q12(double x) => Math.Log(Math.Abs(x));
        """);

    [Theory]
    [InlineData("[|Math.Log(Math.Exp(x))|]", "x", null)]
    [InlineData("2 * [|Math.Log(Math.Exp(x) / y)|]", "2 * (x - Math.Log(y))", null)]
    [InlineData("[|Math.Log(Math.Pow(Math.Max(x, 1), y))|]", "Math.Log(Math.Max(x, 1)) * y", null)]
    public Task Fixes(string before, string after, string? key) => RuleTest.FixesAsync(Id,
        $"public static double F(double x, double y) => {before};", $"public static double F(double x, double y) => {after};", key);
}
