using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class TruncatedStochasticRoundingTests
{
    private const string Id = "NUM6006";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static int A(double x, Random r) => [|(int)(x + r.NextDouble())|];
        public static int B(double x, Random r) => [|(int)(r.NextDouble() + x)|];
        public static long C(double x) => [|(long)(x + Random.Shared.NextDouble())|];
        public static int D(float x, Random r) => [|(int)(x + r.NextSingle())|];
        public static int E(double x, Random r) { var u = r.NextDouble(); return [|(int)(x + u)|]; }
        public static int F(double x, double s, Random r) => [|(int)(x / s + r.NextDouble())|];
        public static int G(double x, Random r) => [|(int)(x * 128 + r.NextDouble())|];
        public static int[] H(double[] g, Random r) => g.Select(v => [|(int)(v + r.NextDouble())|]).ToArray();
        public static void I(double[] g, int[] q, Random r) { for (int i = 0; i < g.Length; i++) q[i] = [|(int)(g[i] + r.NextDouble())|]; }
        public static double J(double x, double s, Random r) => s * [|(int)(x / s + r.NextDouble())|];
        public static int K(double a, double b, Random r) => [|(int)(a - b + r.NextDouble())|];
        public static int L(double x, Random r) { double noisy = x + r.NextDouble(); return [|(int)noisy|]; }
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static int A(double x, Random r) => (int)Math.Floor(x + r.NextDouble());
        public static int B(double x, Random r) => x >= 0 ? (int)(x + r.NextDouble()) : 0;
        public static int C(double x, Random r) => (int)(Math.Abs(x) + r.NextDouble());
        public static int D(int n, Random r) => (int)(n + r.NextDouble());
        public static int E(int n, Random r) => (int)(n * r.NextDouble());
        public static int F(double low, double high, Random r) => (int)(low + r.NextDouble() * (high - low));
        public static int G(Random r) => (int)(1 + r.NextDouble());
        public static int H(Random r) => (int)(r.NextDouble() + r.NextDouble());
        public static double I(double x, Random r) => x + r.NextDouble();
        public static int J(double x, double u) => (int)(x + u);
        public static int K(double x, Random r) => (int)(x * x + r.NextDouble());
        public static int L(double x, Random r) => (int)Math.Round(x + r.NextDouble());
        """);

    [Fact]
    public Task FixTakesTheFloor() => RuleTest.FixesAsync(Id, """
        public static int A(double x, Random r) => [|(int)(x + r.NextDouble())|];
        public static int B(float x, Random r) => [|(int)(x + r.NextSingle())|];
        """, """
        public static int A(double x, Random r) => (int)Math.Floor(x + r.NextDouble());
        public static int B(float x, Random r) => (int)MathF.Floor(x + r.NextSingle());
        """);
}
