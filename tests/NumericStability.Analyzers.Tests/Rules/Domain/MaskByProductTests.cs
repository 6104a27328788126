using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class MaskByProductTests
{
    private const string Id = "NUM5013";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static float F1(float mask, float s) => s + [|(1 - mask) * float.NegativeInfinity|];
        public static double F2(double mask) => [|mask * double.NegativeInfinity|];
        public static double F3(double[] m, double[] s, int i) => s[i] + [|double.NegativeInfinity * (1 - m[i])|];
        public static void F4(double[] m, double[] s) { for (int i = 0; i < s.Length; i++) s[i] += [|(1.0 - m[i]) * double.NegativeInfinity|]; }
        public static double F5(bool keep) => [|(keep ? 0.0 : 1.0) * double.NegativeInfinity|];
        public static double F6(int mask) => [|(1 - mask) * double.NegativeInfinity|];
        public static float[] F7(float[] m) => m.Select(v => [|v * float.PositiveInfinity|]).ToArray();
        public static double F8(double mask) => [|(1 - mask) * -double.PositiveInfinity|];
        public static double F9(byte mask) => [|mask * double.NegativeInfinity|];
        public static float G1(float mask) { const float Masked = float.NegativeInfinity; return [|mask * Masked|]; }
        public static double G2(double mask) => [|(1 - mask) * (1 / 0.0)|];
        public static double G3(double mask) => [|(mask - 1) * double.PositiveInfinity|];
        public static double G4(double y) => [|Math.Sin(y) * double.PositiveInfinity|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static float F1(float mask, float s) => s + (1 - mask) * float.MinValue;
        public static double F2(double mask, double s) => mask > 0 ? s : double.NegativeInfinity;
        public static double F3(double mask) => (1 - mask) * -1e9;
        public static double F4(double x) => Math.Exp(x) * double.MaxValue;
        public static double F5(double x) => x > 0 ? x * double.PositiveInfinity : 0;
        public static double F6(double x) => (1 + x * x) * double.NegativeInfinity;
        public static double F7() => 2 * double.PositiveInfinity;
        public static double F8(double x) => x + double.NegativeInfinity;
        public static double F9(int n) => Math.Max(n, 1) * double.PositiveInfinity;
        public static double G1(double m) { var v = m * double.PositiveInfinity; return double.IsNaN(v) ? 0 : v; }
        public static double G2(double m, double s) => m * s;
        public static bool G3(double x) => x == double.NegativeInfinity;
        public static double G4(double y) { if (y == 0) return y; return Math.Sin(y) * double.PositiveInfinity; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static float F(float mask, float s) => s + [|(1 - mask) * float.NegativeInfinity|];",
        "public static float F(float mask, float s) => s + (1 - mask) * float.MinValue;");
}
