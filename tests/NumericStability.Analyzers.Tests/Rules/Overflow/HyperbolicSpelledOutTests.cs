using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class HyperbolicSpelledOutTests
{
    private const string Id = "NUM1008";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x))|];
        public static double A2(double x) { var a = Math.Exp(x); var b = Math.Exp(-x); return [|(a - b) / (a + b)|]; }
        public static double A3(double x) => [|(Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1)|];
        public static float A4(float x) { float e = MathF.Exp(2f * x); return [|(e - 1f) / (1f + e)|]; }
        public static double A5(double x) => [|(Math.Exp(x) - Math.Exp(-x)) / 2|];
        public static double A6(double x) => [|0.5 * (Math.Exp(x) - Math.Exp(-x))|];
        public static double A7(double x) => [|Math.Log(Math.Cosh(x))|];
        public static double A8(double x) => [|Math.Log(2 * Math.Cosh(x))|];
        public static double A9(double x) => [|Math.Log(Math.Exp(-x) + Math.Exp(x))|];
        public static double A10(double x) => [|Math.Log(x + Math.Sqrt(x * x + 1))|];
        public static double A11(double x) => [|Math.Log(Math.Sqrt(x * x - 1) + x)|];
        public static double A12(double x) => [|0.5 * Math.Log((1 + x) / (1 - x))|];
        public static double A13(double x) => [|(1 - Math.Exp(-2 * x)) / (1 + Math.Exp(-2 * x))|];
        public static void A14(double[] x) { for (int i = 0; i < x.Length; i++) x[i] = [|(Math.Exp(x[i]) - Math.Exp(-x[i])) / (Math.Exp(x[i]) + Math.Exp(-x[i]))|]; }
        static double Spelled(double x) => [|(Math.Exp(x) - Math.Exp(-x)) / 2|];
        public static double N1(double x) => -Spelled(x);
        public static double N2(double x) { var s = [|(Math.Exp(x) - Math.Exp(-x)) / 2|]; return -s; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double I1(double x) => [|(Math.Exp(x) + Math.Exp(-x)) / 2|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double x) => Math.Tanh(x);
        public static double Q2(double x, double y) => (Math.Exp(x) - Math.Exp(-y)) / 2;
        public static double Q3(double x) => Math.Sinh(x) + Math.Cosh(x);
        public static double Q4(double x, double y) => (x - y) / (x + y);
        public static double Q5(double x) => Math.Log(x + 1);
        public static double Q6(double x) => Math.Log((1 + x) / (2 - x));
        public static double Q7(double x) => 4 / ((Math.Exp(-x) + Math.Exp(x)) * (Math.Exp(-x) + Math.Exp(x)));
        public static double Q8(double x, double y) => Math.Log(x + Math.Sqrt(y * y + 1));
        public static double Q9(double x) => Math.Exp(x) - Math.Exp(-x);
        public static double Q10(double x) => (Math.Exp(x) - 1) / (Math.Exp(x) + 2);
        public static double Q11(double x) { if (x < 1 || x > 100) return 0; return (Math.Exp(x) - Math.Exp(-x)) / 2; }
        public static double Q12(double x) => Math.Log(1 + Math.Cosh(x));
        """);

    [Theory]
    [InlineData("2 * ([|(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x))|])", "2 * (Math.Tanh(x))")]
    [InlineData("[|(Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1)|]", "Math.Tanh(x)")]
    [InlineData("[|Math.Log(Math.Cosh(x - 1))|]", "StableMath.LogCosh(x - 1)")]
    [InlineData("[|Math.Log(x + Math.Sqrt(x * x + 1))|]", "Math.Asinh(x)")]
    [InlineData("[|0.5 * Math.Log((1 + x) / (1 - x))|]", "Math.Atanh(x)")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id,
        $"public static double F(double x) => {before};",
        $"public static double F(double x) => {after};");
}
