using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LogOfSigmoidTests
{
    private const string Id = "NUM1004";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        public static double A1(double x) => [|Math.Log(1 / (1 + Math.Exp(-x)))|];
        public static double A2(double x) => [|Math.Log(Sigmoid(x))|];
        public static double A3(double x) => [|Math.Log(1 - Sigmoid(x))|];
        public static double A4(double x, double y) { var p = Sigmoid(x); return [|-(y * Math.Log(p) + (1 - y) * Math.Log(1 - p))|]; }
        public static double A5(double x, double y) { var p = Sigmoid(x); return [|-y * Math.Log(p) - (1 - y) * Math.Log(1 - p)|]; }
        public static float A6(float x) { float e = MathF.Exp(x); return [|MathF.Log(e / (1f + e))|]; }
        public static double A7(double[] z, double[] y) { var p = new double[z.Length]; for (int i = 0; i < z.Length; i++) p[i] = Sigmoid(z[i]); double l = 0; for (int i = 0; i < z.Length; i++) l -= [|y[i] * Math.Log(p[i]) + (1 - y[i]) * Math.Log(1 - p[i])|]; return l; }
        public static double A8(double x, bool isPositive) { double p = 1.0 / (Math.Exp(-x) + 1.0); return isPositive ? -[|Math.Log(p)|] : -[|Math.Log(1.0 - p)|]; }
        public static T A9<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Log(T.One / (T.One + T.Exp(-x)))|];
        public static double A10(double[] z) => z.Sum(v => [|Math.Log(1 / (1 + Math.Exp(-v)))|]);
        public static double A11(double x) => [|Math.Log(SpecialFunctions.Logistic(x))|];
        public static double A12(double a, double b) { var margin = a - b; return -[|Math.Log(Sigmoid(0.1 * margin))|]; }
        public static double Focal(double z, int y, double gamma) { var p = Sigmoid(z); var t = y == 1 ? p : 1 - p; return -Math.Pow(1 - t, gamma) * [|Math.Log(t)|]; }
        public static double Chosen(double z, bool y) { double p = 1 / (1 + Math.Exp(-z)); if (!y) p = 1 - p; return -[|Math.Log(p)|]; }
        public static float Either(float z, int y) { float q, p = 1f / (1f + MathF.Exp(-z)); if (y > 0) { q = p; } else { q = 1 - p; } return -[|MathF.Log(q)|]; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        public static double I1(double x) => [|Math.Log(Sigmoid(x) + 1e-12)|];
        public static double I2(double x) => [|Math.Log(Math.Max(Sigmoid(x), 1e-15))|];
        public static float I3(float x) { float p = 1f / (1f + MathF.Exp(-x)); return [|MathF.Log(1 - p + 1e-7f)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        public static double Q1(double p) => Math.Log(p);
        public static double Q2(double p, double y) => y * Math.Log(p) + (1 - y) * Math.Log(1 - p);
        public static double Q3(double x) => Sigmoid(x);
        public static double Focal(double z, int y) { var p = Sigmoid(z); var t = Math.Clamp(y == 1 ? p : 1 - p, 1e-7, 1 - 1e-7); return -Math.Log(t); }
        public static double Positive(double z, bool b) => Math.Log(b ? 2 : 3 + Sigmoid(z));
        public static double Bounded(double z, bool b) { z = Math.Clamp(z, -9, 9); return Math.Log(b ? Sigmoid(z) : 1 - Sigmoid(z)); }
        public static double Q4(double x) => Math.Log(Sigmoid(Math.Clamp(x, -20, 20)));
        public static double Q5(double x) => x >= 0 ? -SpecialFunctions.Log1p(Math.Exp(-x)) : x - SpecialFunctions.Log1p(Math.Exp(x));
        public static double Q6(double x) => Math.Log(2 / (1 + Math.Exp(-x)) + x);
        public static double Q7(double x) => Math.Log(1 / (2 + Math.Exp(-x)));
        public static double Q8(double x) => Math.Log(1 / (1 + x));
        public static double Q9(double x) => Math.Log(Math.Tanh(x));
        public static double Q10(double x, double y) => y * Sigmoid(x) + (1 - y) * (1 - Sigmoid(x));
        public static double Q11(double x) { var p = Sigmoid(x); if (x > -10 && x < 10) return Math.Log(p); return 0; }
        public static double Q12(double x) => Math.Log(1 / (1 + Math.Exp(-Math.Min(Math.Max(x, -15), 15))));
        public static double Q13(double z) { double x = Math.Max(-30, Math.Min(30, z)); return -Math.Log(1 / (1 + Math.Exp(-x))); }
        """);

    [Theory]
    [InlineData("-[|Math.Log(1 / (1 + Math.Exp(-x)))|]", "-StableMath.LogSigmoid(x)")]
    [InlineData("[|Math.Log(1 - 1 / (1 + Math.Exp(-(x + y))))|]", "StableMath.LogSigmoid(-(x + y))")]
    [InlineData("[|-(y * Math.Log(1 / (1 + Math.Exp(-x))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-x))))|]", "StableMath.BinaryCrossEntropyWithLogits(x, y)")]
    [InlineData("[|Math.Log(1 / (1 + Math.Exp(-[|Math.Log(1 / (1 + Math.Exp(-x)))|])))|]", "StableMath.LogSigmoid(StableMath.LogSigmoid(x))")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id,
        $"public static double F(double x, double y) => {before};", $"public static double F(double x, double y) => {after};");
}
