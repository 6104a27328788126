using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class RatioOfExponentialsTests
{
    private const string Id = "NUM1006";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double a, double b) => [|Math.Exp(a) / Math.Exp(b)|];
        public static double A2(double a, double b) => [|Math.Exp(a) * Math.Exp(b)|];
        public static double A3(double x) => [|Math.Exp(x) / (1 + Math.Exp(x))|];
        public static double A4(double x) { var e = Math.Exp(x); return [|e / (e + 1)|]; }
        public static double A5(double a, double b) => [|Math.Exp(a) / (Math.Exp(a) + Math.Exp(b))|];
        public static float A6(float a, float b, float w) => [|w * MathF.Exp(a) / MathF.Exp(b)|];
        public static double[] A7(double[] lp, double[] lq) => lp.Zip(lq, (p, q) => [|Math.Exp(p) / Math.Exp(q)|]).ToArray();
        static double Weight(double l) => Math.Exp(l);
        public static double A8(double p, double q) => [|Weight(p) / Weight(q)|];
        public static void A9(double[] r, double[] lp, double[] lq) { for (int i = 0; i < r.Length; i++) { var p = Math.Exp(lp[i]); var q = Math.Exp(lq[i]); r[i] = [|p / q|]; } }
        public static T A10<T>(T a, T b) where T : IFloatingPointIeee754<T> => [|T.Exp(a) / T.Exp(b)|];
        public static double A11(double x) => [|Math.Exp(x) / ((1 + Math.Exp(x)) * (1 + Math.Exp(x)))|];
        public static double A12(double a, double b, double v) { var ratio = [|Math.Exp(a) / Math.Exp(b)|]; return ratio * v; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double a, double b) => Math.Exp(a - b);
        public static double Q2(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
        public static double Q3(double x) { if (x >= 0) return 1 / (1 + Math.Exp(-x)); var e = Math.Exp(x); return e / (1 + e); }
        public static double Q4(double x) => 1 / (1 + Math.Exp(-x));
        public static double Q5(double x) => x / (1 + Math.Exp(-x));
        public static double Q6(double a, double b) => Math.Exp(-(a * a)) * Math.Exp(-(b * b));
        public static double Q7(double a, double b) => Math.Exp(Math.Clamp(a, -9, 9)) / Math.Exp(Math.Clamp(b, -9, 9));
        public static double Q8(double a, double b) => Math.Exp(a) + Math.Exp(b);
        public static double Q9(double a, double b) => a * Math.Exp(b);
        public static double Q10(double a, double b) => a / Math.Exp(b);
        public static double Q11(double x) { var e = Math.Exp(-Math.Abs(x)); return e / ((1 + e) * (1 + e)); }
        public static double Q12(double x) { var e = Math.Exp(x); return e * e; }
        """);

    [Theory]
    [InlineData("[|Math.Exp(x) / Math.Exp(y)|]", "Math.Exp(x - y)")]
    [InlineData("[|Math.Exp(x) / Math.Exp(x - y)|]", "Math.Exp(x - (x - y))")]
    [InlineData("[|Math.Exp(x) * Math.Exp(-y)|]", "Math.Exp(x + -y)")]
    [InlineData("[|Math.Exp(x) / (1 + Math.Exp(x))|]", "StableMath.Sigmoid(x)")]
    [InlineData("[|Math.Exp(x) / (Math.Exp(x) + Math.Exp(y))|]", "StableMath.Sigmoid(x - y)")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id,
        $"public static double F(double x, double y) => {before};", $"public static double F(double x, double y) => {after};");
}
