using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Literals;

public sealed class ToleranceBelowUlpTests
{
    private const string Id = "NUM7002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static bool A(double x) => [|Math.Abs(x - 1e6) < 1e-12|];
        public static bool B(float x) => [|MathF.Abs(x - 100f) <= 1e-7f|];
        public static bool C(double x, double y) { if (x < 1e9) return false; return [|Math.Abs(x - y) > 1e-9|]; }
        public static bool D(double x) => [|1e-15 > Math.Abs(x - 1000)|];
        public static bool E(double x) => [|Math.Abs(100 - x) < 1e-16|];
        public static bool F(float x) { const float target = 50f; return [|Math.Abs(x - target) < 1e-8f|]; }
        public static bool G(double x) { const double tolerance = 1e-14; return [|Math.Abs(x - 500.0) < tolerance|]; }
        public static bool H(double[] x, int i) => [|Math.Abs(x[i] - 1e8) < 1e-9|];
        public static bool I(double x) => [|double.Abs(x + 4096) < 1e-14|];
        public static bool J(double x, double y) { double z = Math.Max(y, 1e7); return [|Math.Abs(x - z) < 1e-10|]; }
        public static int K(double[] x) => x.Count(v => [|Math.Abs(v - 1e5) < 1e-13|]);
        public static bool L(double x) { if ([|Math.Abs(x - 1e6) < 1e-11|]) return true; return false; }
        public static bool M(double a, double b) => [|Math.Abs(a - b) < 1e-20 * Math.Abs(a)|];
        public static bool N(double a, double b) => [|Math.Abs(a - b) <= 1e-18 * Math.Max(Math.Abs(a), Math.Abs(b))|];
        public static bool O(float a, float b) => [|1e-9f * MathF.Abs(b) > MathF.Abs(a - b)|];
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static bool A(double x, double y) => Math.Abs(x - y) < 1e-20;
        public static bool B(double x) => Math.Abs(x - 1) < 1e-12;
        public static bool C(double x) => Math.Abs(x) < 1e-300;
        public static bool D(float x) => MathF.Abs(x - 100f) < 1e-4f;
        public static bool E(double x) => Math.Abs(x - 1e6) < 1e-9;
        public static bool F(double x, double y) => Math.Abs(x - y) < 1e-12 * Math.Abs(x);
        public static bool G(double x) => x - 1e6 < 1e-12;
        public static bool G2(double a, double b, double c) => Math.Abs(a - b) < 1e-20 * Math.Abs(c);
        public static bool G3(double a, double b) => Math.Abs(a - b) <= 1e-15 * Math.Max(Math.Abs(a), Math.Abs(b));
        public static bool G4(double a) => Math.Abs(a) < 1e-20 * Math.Abs(a - 1);
        public static bool H(int x) => Math.Abs(x - 1000) < 1;
        public static bool I(double x, double tolerance) => Math.Abs(x - 1e6) < tolerance;
        public static bool J(double x, double y) => Math.Abs(Math.Sin(x) - Math.Cos(y)) < 1e-17;
        public static bool K(float x) => Math.Abs((double)x - 100) < 1e-7;
        public static bool L(double x) => Math.Abs(x - 0.001) < 1e-16;
        public static double Lentz(double a, double b, double x) { const double tiny = 1e-30; double d = 1, h = 1; for (int m = 1; m < 200; m++) { d = 1 + m * (b - m) * x / ((a + 2 * m) * (a + 1)) * d; if (Math.Abs(d) < tiny) d = tiny; d = 1 / d; h *= d; } return h; }
        public static double Floored(double x) { double d = 1 + x * x; if (Math.Abs(d - 2) < 1e-30) { d = 2 + 1e-8; } return 1 / (d - 2); }
        """);
}
