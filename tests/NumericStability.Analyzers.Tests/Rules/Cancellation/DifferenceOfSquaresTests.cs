using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class DifferenceOfSquaresTests
{
    private const string Id = "NUM2008";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double a, double b) => [|a * a - b * b|];
        public static double A2(double a, double b) => [|Math.Pow(a, 2) - Math.Pow(b, 2)|];
        public static float A3(float a, float b) => [|a * a - b * b|];
        public static double A4(double a) => [|Math.Sqrt(1 - a * a)|];
        public static double A5(double a) => a * a / ([|1 - a * a|]);
        public static double A6(double a, double b) { double p = a * a, q = b * b; return [|p - q|]; }
        public static double A7(double[] x, int i) => [|x[i] * x[i] - x[i - 1] * x[i - 1]|];
        public static double A8(double a, double b) => [|-(b * b) + a * a|];
        public static T A9<T>(T a, T b) where T : IFloatingPointIeee754<T> => [|a * a - b * b|];
        public static double B1(double rho) => [|Math.Sqrt(1 - Math.Pow(rho, 2))|];
        public static double B2(double r) => Math.Log(1 / ([|1 - r * r|]));
        private static double Square(double x) => x * x;
        public static double B3(double a, double b) => [|Square(a) - Square(b)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double a, double b) => a * a - b;
        public static double A2(double a) => a * a - 4;
        public static double A3(double a) => 1 - a * a;
        public static int A4(int a, int b) => a * a - b * b;
        public static double A5(int a, int b) => (double)a * a - (double)b * b;
        public static double A6(double a, double b) => (a - b) * (a + b);
        public static double A7(double a, double b) => a * a + b * b;
        public static double A8(double a) => a > -0.5 && a < 0.5 ? Math.Sqrt(1 - a * a) : 0;
        public static double A9(double a, double b) => a * a * a - b * b * b;
        public static double B1(double a, double b, double c) => b * b - 4 * a * c;
        public static double B2(double a, double b) => 2 * a * a - 3 * b * b;
        public static double B3() => Math.Sqrt(1 - 0.3 * 0.3);
        """);

    [Theory]
    [InlineData(
        "public static double F(double a, double b) => 2 * ([|a * a - b * b|]);",
        "public static double F(double a, double b) => 2 * ((a - b) * (b + a));")]
    [InlineData(
        "public static float F(float a) => [|MathF.Sqrt(1 - a * a)|];",
        "public static float F(float a) => MathF.Sqrt((1f - a) * (1f + a));")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
