using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class TruncatingCastTests
{
    private const string Id = "NUM6002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static sbyte A(float x, float scale) => [|(sbyte)(x / scale)|];
        public static int B(double x) => [|(int)(x + 0.5)|];
        public static int C(float x) => [|(int)(x + 0.5f)|];
        public static int D(Complex c) => [|(int)c.Real|];
        public static byte E(float x, float scale) => [|(byte)(x / scale)|];
        public static long F(double x) => [|(long)(0.5 + x)|];
        public static int G(double x, double y) => [|(int)(x * y + 0.5)|];
        public static void H(float[] x, sbyte[] q, float s) { for (int i = 0; i < x.Length; i++) q[i] = [|(sbyte)(x[i] / s)|]; }
        public static sbyte[] I(double[] x, double s) => x.Select(v => [|(sbyte)(v / s)|]).ToArray();
        public static int J(Complex[] c, int i) => [|(int)c[i].Imaginary|];
        public static int K(Complex[] c) => c.Sum(z => [|(int)z.Real|]);
        public static sbyte L(double x, double s) { var q = x / s; return [|(sbyte)q|]; }
        public static sbyte W1(float x, float step) => [|(sbyte)Math.Clamp(x / step, -128f, 127f)|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static int A(double p) => [|(int)(p * 65536)|];
        public static byte B(double v) => [|(byte)(v * 255)|];
        public static int C(int n, int m) => [|(int)((double)n / m + 0.5)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static int A(double x) => (int)Math.Floor(x + 0.5);
        public static int B(double x) => (int)Math.Round(x);
        public static int C(double x) => x > 0 ? (int)(x + 0.5) : 0;
        public static int D(double x) => (int)(Math.Abs(x) + 0.5);
        public static int E(double x, double width) => (int)(x / width);
        public static int F(double x) => (int)x;
        public static int G(Random r) => (int)(r.NextDouble() * 255);
        public static int H(Random r) => (int)(r.NextDouble() + 0.5);
        public static byte I(double sum, int count) => (byte)(sum / count);
        public static int J(double x) => (int)Math.Truncate(x * 65536);
        public static int K(double x) => (int)(x + 0.25);
        public static int L(double x) => (int)(x * x + 0.5);
        public static int M(Complex c) => (int)Math.Round(c.Real);
        """);

    [Fact]
    public Task FixesFloor() => RuleTest.FixesAsync(Id, """
        public static int A(double x) => [|(int)(x + 0.5)|];
        public static int B(float x) => [|(int)(x + 0.5f)|];
        """, """
        public static int A(double x) => (int)Math.Floor(x + 0.5);
        public static int B(float x) => (int)MathF.Floor(x + 0.5f);
        """, "NUM6002.floor");

    [Fact]
    public Task FixesToEven() => RuleTest.FixesAsync(Id, """
        public static int A(double x, double y) => [|(int)(x * y + 0.5)|];
        """, """
        public static int A(double x, double y) => (int)Math.Round(x * y);
        """, "NUM6002.even.alternative");

    [Fact]
    public Task FixesAwayFromZero() => RuleTest.FixesAsync(Id, """
        public static int A(double x) => [|(int)(x + 0.5)|];
        """, """
        public static int A(double x) => (int)Math.Round(x, MidpointRounding.AwayFromZero);
        """, "NUM6002.away.alternative");

    [Fact]
    public Task FixRoundsAndSaturates() => RuleTest.FixesAsync(Id, """
        public static sbyte A(float x, float scale) => [|(sbyte)(x / scale)|];
        """, """
        public static sbyte A(float x, float scale) => sbyte.CreateSaturating(MathF.Round(x / scale));
        """);

    [Fact]
    public Task FixRoundsAComplexPart() => RuleTest.FixesAsync(Id, """
        public static int A(Complex c) => [|(int)c.Real|];
        """, """
        public static int A(Complex c) => (int)Math.Round(c.Real);
        """);

    /// <summary>Round has no form for whole numbers.</summary>
    [Theory]
    [InlineData("int", 1)]
    [InlineData("double", 3)]
    public async Task RoundsWhatCanBeRounded(string type, int count) =>
        Assert.Equal(count, (await RuleTest.OffersAsync(Id, $"public static long F({type} v) => [|(long)(v + 0.5)|];")).Count);
}
