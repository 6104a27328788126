using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class QuadraticRootsTests
{
    private const string Id = "NUM2013";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static (double, double) A1(double a, double b, double c) { var d = Math.Sqrt(b * b - 4 * a * c); return (([|-b + d|]) / (2 * a), (-b - d) / (2 * a)); }
        public static double A2(double a, double b, double c, bool first) { double d = b * b - 4 * a * c; return first ? ([|-b + Math.Sqrt(d)|]) / (2 * a) : (-b - Math.Sqrt(d)) / (2 * a); }
        public static double[] A3(double a, double b, double c) { double disc = Math.Pow(b, 2) - 4 * a * c; if (disc < 0) return []; double r = Math.Sqrt(disc); return [([|-b - r|]) / (2 * a), (-b + r) / (2 * a)]; }
        public static float A4(float a, float b, float c) { float d = MathF.Sqrt(b * b - 4f * a * c); float t0 = ([|-b - d|]) / (2f * a), t1 = (-b + d) / (2f * a); return t0 > 0 ? t0 : t1; }
        public static (double, double) A5(double p, double q) { double h = p / 2, d = Math.Sqrt(h * h - q); return ([|-h + d|], -h - d); }
        public static (double, double) A6(double a, double b, double c) { double d = Math.Sqrt(b * b - a * c); return (([|-b + d|]) / a, (-b - d) / a); }
        public static void A7(double a, double b, double c, out double x, out double y) { double s = Math.Sqrt(b * b - 4 * a * c); x = 0.5 * ([|s - b|]) / a; y = 0.5 * (-s - b) / a; }
        public static double A8(double a, double b, double c) { double s = Math.Sqrt(b * b - 4 * a * c); return Math.Max(([|-b + s|]) / (2 * a), (-b - s) / (2 * a)); }
        public static (double, double) A9(double trace, double det) { double m = trace / 2, r = Math.Sqrt(m * m - det); return ([|m + r|], m - r); }
        public static (double, double) B1(double b, double c) { double s = Math.Sqrt(b * b + c); return ([|b + s|], b - s); }
        private static double Discriminant(double a, double b, double c) => b * b - 4 * a * c;
        public static (double, double) B2(double a, double b, double c) { double s = Math.Sqrt(Discriminant(a, b, c)); return (([|-b + s|]) / (2 * a), (-b - s) / (2 * a)); }
        public static T B3<T>(T b, T c) where T : IFloatingPointIeee754<T> { T s = T.Sqrt(b * b - c); return T.Max([|-b + s|], -b - s); }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double a, double b, double c) => (-b + Math.Sqrt(b * b - 4 * a * c)) / (2 * a);
        public static (double, double) A2(double m, double s) => (m + Math.Sqrt(s), m - Math.Sqrt(s));
        public static (double, double) A3(double mean, double variance, double z) { double r = z * Math.Sqrt(variance); return (mean - r, mean + r); }
        public static (double, double) A4(double a, double b, double c) { double d = Math.Sqrt(b * b - 4 * a * c), q = -0.5 * (b + Math.CopySign(d, b)); return (q / a, c / q); }
        public static (double, double) A5(double x, double y) { double d = Math.Sqrt(x + y); return (x + d, x - d); }
        public static (double, double) A6(double x, double y) { double d = Math.Sqrt(4 - y); return (2 + d, 2 - d); }
        public static double A7(double b, double c) => b + Math.Sqrt(b * b + c);
        public static (double, double) A8(double a, double b) { double d = Math.Sqrt(a * a + b * b); return (d + 1, d - 1); }
        public static double A9(double a, double b, double c) => b * b - 4 * a * c;
        public static (double, double) B1(double a, double b) { double d = Math.Abs(a * a - b); return (a + d, a - d); }
        public static (double, double) B2(double x) => (Math.Sqrt(x) + 1, Math.Sqrt(x) - 1);
        public static (double, double) B3(double b, double c, double e) { double d = Math.Sqrt(b * b - c); return (e + d, e - d); }
        """);

    [Theory]
    [InlineData(
        "public static (double, double) F(double a, double b, double c) { var d = Math.Sqrt(b * b - 4 * a * c); return (([|-b + d|]) / (2 * a), (-b - d) / (2 * a)); }",
        "public static (double, double) F(double a, double b, double c) { var d = Math.Sqrt(b * b - 4 * a * c); return ((b > 0 ? -4.0 * a * c / (d + b) : -b + d) / (2 * a), (b < 0 ? 4.0 * a * c / (d - b) : -b - d) / (2 * a)); }")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
