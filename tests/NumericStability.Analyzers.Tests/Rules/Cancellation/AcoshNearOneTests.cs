using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class AcoshNearOneTests
{
    private const string Id = "NUM2011";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double q) => [|Math.Acosh(1 + q)|];
        public static double A2(double a, double b, double c) => [|Math.Acosh(1 + 2 * a / ((1 - b) * (1 - c)))|];
        public static float A3(float q) => [|MathF.Acosh(1f + q)|];
        public static double A4(double q) => [|Math.Acosh(q + 1)|];
        public static double A5(double q) { var z = 1 + q; return [|Math.Acosh(z)|]; }
        public static double A6(double q) => 3 * [|double.Acosh(1 + q)|];
        public static T A7<T>(T q) where T : IFloatingPointIeee754<T> => [|T.Acosh(T.One + q)|];
        public static double A8(double[] u, double[] v) { double d = 0, uu = 0, vv = 0; for (int i = 0; i < u.Length; i++) { d += (u[i] - v[i]) * (u[i] - v[i]); uu += u[i] * u[i]; vv += v[i] * v[i]; } return [|Math.Acosh(1 + 2 * d / ((1 - uu) * (1 - vv)))|]; }
        private static double OnePlus(double q) => 1 + q;
        public static double A9(double q) => [|Math.Acosh(OnePlus(q))|];
        public static double B1(double[] q) => q.Sum(v => [|Math.Acosh(1 + v)|]);
        public static double B2(double x, double y) => [|Math.Acosh(1 + (x - y) * (x - y))|];
        public static double B3(double q) => [|Math.Acosh(2 * q + 1)|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x) => Math.Acosh(x);
        public static double A2(int n) => Math.Acosh(1 + n);
        public static double A3() => Math.Acosh(1 + 1e-3);
        public static double A4(double q) => q > 1 ? Math.Acosh(1 + q) : 0;
        public static double A5(double q) => Math.Asinh(1 + q);
        public static double A6(double q) => Math.Acosh(2 + q);
        public static double A7(double x, double y) => Math.Acosh(x + y);
        public static double A8(double q) => 2 * Math.Asinh(Math.Sqrt(q / 2));
        public static double A9(double q) => Math.Acos(1 - q);
        public static double B1(double q) => Math.Acosh(1 + Math.Max(q, 1));
        public static double B2(double q) => Math.Cosh(1 + q);
        public static double B3(double q) => Math.Acosh(1.5 + q);
        """);

    [Theory]
    [InlineData(
        "public static double F(double q) => 2 + [|Math.Acosh(1 + q)|];",
        "public static double F(double q) => 2 + 2.0 * Math.Asinh(Math.Sqrt(0.5 * Math.Max(0.0, q)));")]
    [InlineData(
        "public static double F(double x, double y) => [|Math.Acosh(1 + (x - y) * (x - y))|];",
        "public static double F(double x, double y) => 2.0 * Math.Asinh(Math.Sqrt(0.5 * ((x - y) * (x - y))));")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
