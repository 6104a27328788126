using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class NaiveHypotenuseTests
{
    private const string Id = "NUM1015";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x, double y) => [|Math.Sqrt(x * x + y * y)|];
        public static float A2(float x, float y, float z) => [|MathF.Sqrt(x * x + y * y + z * z)|];
        public static double A3(double x1, double y1, double x2, double y2) => [|Math.Sqrt(Math.Pow(x1 - x2, 2) + Math.Pow(y1 - y2, 2))|];
        public static double A4(double x, double y) { var xx = x * x; var yy = y * y; return [|Math.Sqrt(xx + yy)|]; }
        public static double A5(double[] v) => [|Math.Sqrt(v[0] * v[0] + v[1] * v[1])|];
        public static double A6(double x, double y) => [|Math.Pow(x * x + y * y, 0.5)|];
        public static Half A7(Half x, Half y) => [|Half.Sqrt(x * x + y * y)|];
        public static T A8<T>(T x, T y) where T : IFloatingPointIeee754<T> => [|T.Sqrt(x * x + y * y)|];
        static double Square(double x) => x * x;
        public static double A9(double x, double y) => [|Math.Sqrt(Square(x) + Square(y))|];
        public static void A10(float[] re, float[] im, float[] m) { for (int i = 0; i < m.Length; i++) m[i] = [|MathF.Sqrt(re[i] * re[i] + im[i] * im[i])|]; }
        public static double A11(double x, double y) => 1 / [|Math.Sqrt(y * y + x * x)|];
        public static float A12(float x, float y) => (float)[|Math.Sqrt(x * x + y * y)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double x, double y) => double.Hypot(x, y);
        public static double Q2(double x) => Math.Sqrt(1 + x * x);
        public static double Q3(int x, int y) => Math.Sqrt(x * x + y * y);
        public static double Q4(double x, double y) => Math.Sqrt(x * x - y * y);
        public static double Q5(double x, double y) => Math.Sqrt(x + y);
        public static double Q6(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }
        public static double Q7(double a, double b, double c, double d) => Math.Sqrt(a * a + b * b + c * c + d * d);
        public static double Q8(double t) => Math.Sqrt(Math.Sin(t) * Math.Sin(t) + Math.Cos(t) * Math.Cos(t));
        public static double Q9(double x, double y) => x * x + y * y;
        public static double Q10(double x, double y) => Math.Sqrt(x * x * x + y * y);
        public static double Q11(double x, double y) => Math.Sqrt(x * x + 2 * x * y);
        public static double Q12(double x, double y) => Math.Sqrt(Math.Pow(Math.Clamp(x, -1, 1), 2) + Math.Pow(Math.Clamp(y, -1, 1), 2));
        """);

    [Theory]
    [InlineData("[|Math.Sqrt(x * x + y * y)|]", "double.Hypot(x, y)")]
    [InlineData("2 / [|Math.Sqrt(Math.Pow(x - 1, 2) + Math.Pow(y, 2))|]", "2 / double.Hypot(x - 1, y)")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id,
        $"public static double F(double x, double y) => {before};", $"public static double F(double x, double y) => {after};");
}
