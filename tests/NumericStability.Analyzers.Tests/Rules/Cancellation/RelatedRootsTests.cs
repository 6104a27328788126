using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class RelatedRootsTests
{
    private const string Id = "NUM2005";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|Math.Sqrt(1 + x) - 1|];
        public static double A2(double x) => [|1 - Math.Sqrt(1 - x * x)|];
        public static double A3(double x, double c) => [|Math.Sqrt(x * x + c) - x|];
        public static double A4(double a, double b) => [|Math.Sqrt(a + b) - Math.Sqrt(a)|];
        public static double PseudoHuber(double d, double a) => d * d * ([|Math.Sqrt(1 + (a / d) * (a / d)) - 1|]);
        public static double A5(double x) => [|1 / Math.Sqrt(x) - 1 / Math.Sqrt(x + 1)|];
        public static double A6(int n) => [|Math.Sqrt(n + 1) - Math.Sqrt(n)|];
        public static double A7(double x) => [|1 / Math.Sqrt(1 + x) - 1|];
        public static float A8(float x) => [|MathF.Sqrt(x + 1) - MathF.Sqrt(x)|];
        public static double A9(double x) => [|-1 + Math.Pow(1 + x, 0.5)|];
        public static double B1(double a, double b) { var root = Math.Sqrt(a + b); return [|root - Math.Sqrt(a)|]; }
        public static double B2(double a, double b, double c) => ([|-b + Math.Sqrt(b * b - 4 * a * c)|]) / (2 * a);
        public static T B3<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Sqrt(x + T.One) - T.Sqrt(x)|];
        public static double B4(double x) => [|2 - Math.Sqrt(4 - x)|];
        public static double Negated(double c, double b) { double a = [|-(c + Math.Sqrt(c * c - b))|]; return a; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double a, double b) => Math.Sqrt(a) - b;
        public static double A2(double a, double b) => Math.Sqrt(a) - Math.Sqrt(b);
        public static double A3(int k) => (Math.Sqrt(8 * k + 1) - 1) / 2;
        public static double A4(double t) => (1 + Math.Sqrt(1 + 4 * t * t)) / 2;
        public static double A5(double x) => Math.Sqrt(1 + x) - 2;
        public static double A6(double x) => x > 1 ? Math.Sqrt(1 + x) - 1 : 0;
        public static double A7(double x) => Math.Sqrt(x) - 1;
        public static double A8(double a, double b) => Math.Sqrt(a + b) + Math.Sqrt(a);
        public static double A9(double a, double b) => Math.Sqrt(a * a + b) - 3 * a;
        public static double B1() => Math.Sqrt(2) - 1;
        public static double B2(double a, double b) => 1 / Math.Sqrt(a) - 1 / Math.Sqrt(b);
        public static double B3(double a, double b) => b / (Math.Sqrt(a + b) + Math.Sqrt(a));
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => 3 * ([|Math.Sqrt(1 + x) - 1|]);",
        "public static double F(double x) => 3 * (StableMath.CompoundM1(x, 0.5));")]
    [InlineData(
        "public static double F(double x) => [|1 - Math.Sqrt(1 - x * x)|];",
        "public static double F(double x) => -StableMath.CompoundM1(-(x * x), 0.5);")]
    [InlineData(
        "public static double F(int n) => [|Math.Sqrt(n + 1) - Math.Sqrt(n)|];",
        "public static double F(int n) => 1.0 / (Math.Sqrt(n + 1) + Math.Sqrt(n));")]
    [InlineData(
        "public static double F(double a, double b) => [|Math.Sqrt(a + b) - Math.Sqrt(a)|];",
        "public static double F(double a, double b) => b / Math.Clamp(Math.Sqrt(a + b) + Math.Sqrt(a), double.Epsilon, double.MaxValue);")]
    [InlineData(
        "public static double F(double x) => [|Math.Sqrt(x * x + 1) - x|];",
        "public static double F(double x) => x > 0 ? 1.0 / (Math.Sqrt(x * x + 1) + x) : Math.Sqrt(x * x + 1) - x;")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Fact]
    public Task Limitation_RootsOfProductsAreNotCompared() => RuleTest.SilentAsync(Id,
        "public static double F(double a, double b) => Math.Sqrt(a * (1 + b)) - Math.Sqrt(a);");
}
