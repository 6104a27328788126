using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class ComplementOfSaturatingTests
{
    private const string Id = "NUM2009";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => Math.Log([|1 - SpecialFunctions.Erf(x)|]);
        public static double A2(double x) => 2 / ([|1 - 1 / (1 + Math.Exp(-x))|]);
        public static double A3(double x) => Math.Log10([|1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, x)|]);
        public static double A4(MathNet.Numerics.Distributions.Normal n, double x) => n.Density(x) / ([|1 - n.CumulativeDistribution(x)|]);
        public static double A5(double x) { var p = SpecialFunctions.Logistic(x); return p / ([|1 - p|]); }
        public static float A6(float x) => 1 / ([|1 - 1 / (1 + MathF.Exp(-x))|]);
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|1 - 1 / (1 + Math.Exp(-x))|];
        public static double A2(double x) { var s = 1 / (1 + Math.Exp(-x)); return s * ([|1 - s|]); }
        public static double A3(double x) => [|1 - Math.Tanh(x) * Math.Tanh(x)|];
        public static double Gelu(double x, double u) => [|0.5 * x * (1 + Math.Tanh(u))|];
        public static double A4(double x) => [|1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, x)|];
        public static double A5(MathNet.Numerics.Distributions.Normal n, double a, double b) => [|n.CumulativeDistribution(b) - n.CumulativeDistribution(a)|];
        public static float A6(float z) { float p = 1 / (1 + MathF.Exp(-z)); return p * ([|1 - p|]); }
        public static double A7(double a, double b) => [|SpecialFunctions.Logistic(a) - SpecialFunctions.Logistic(b)|];
        public static double A8(float[] a, float[] b) => [|1 - TensorPrimitives.CosineSimilarity<float>(a, b)|];
        public static double A9(double x) => [|1 - SpecialFunctions.Erfc(x)|];
        private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        public static double B1(double x) => [|1 - Sigmoid(x)|];
        public static double B2(double x) => [|1 - Math.Pow(Math.Tanh(x), 2)|];
        public static double B3(double x) => [|1 - Math.Tanh(x)|];
        public static double B4(double x) => [|1 - Math.Exp(x) / (1 + Math.Exp(x))|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double p) => 1 - p;
        public static double A2(double p) => p * (1 - p);
        public static double A3(double x) => 1 + SpecialFunctions.Erf(x);
        public static double A4(double x) => SpecialFunctions.Erfc(x);
        public static double A5(double x) => Math.Tanh(x) - 0.5;
        public static bool A6(Random r, double x) => r.NextDouble() < 1 - 1 / (1 + Math.Exp(-x));
        public static double A7() => 1 - Math.Tanh(0.5);
        public static double A8(double x) => 1 - Math.Sin(x) * Math.Sin(x);
        public static double A9(double x) => 1 / (1 + Math.Exp(-x));
        public static double B1(double x) => x > -1 && x < 1 ? 1 - Math.Tanh(x) : 0;
        public static double B2(double x) => x * Math.Tanh(x);
        public static double B3(double x) => 2 - SpecialFunctions.Logistic(x);
        public static float B4(float z) { float e = MathF.Exp(-MathF.Abs(z)); return e / ((1 + e) * (1 + e)); }
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => 2 * ([|1 - 1 / (1 + Math.Exp(-x))|]);",
        "public static double F(double x) => 2 * (StableMath.Sigmoid(-x));")]
    [InlineData(
        "public static double F(double x) => [|1 - SpecialFunctions.Erf(x)|];",
        "public static double F(double x) => SpecialFunctions.Erfc(x);")]
    [InlineData(
        "public static double F(double z) => 1 / ([|1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, z)|]);",
        "public static double F(double z) => 1 / (MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z));")]
    [InlineData(
        "public static double F(double m, double s, double a, double b) => 2 / ([|1 - MathNet.Numerics.Distributions.Normal.CDF(m, s, a + b)|]);",
        "public static double F(double m, double s, double a, double b) => 2 / (MathNet.Numerics.Distributions.Normal.CDF(m, s, 2 * m - (a + b)));")]
    [InlineData(
        "public static double F(MathNet.Numerics.Distributions.StudentT law, double x) => 1 / ([|1 - law.CumulativeDistribution(Math.Abs(x))|]);",
        "public static double F(MathNet.Numerics.Distributions.StudentT law, double x) => 1 / (law.CumulativeDistribution(2 * law.Location - Math.Abs(x)));")]
    [InlineData(
        "public static double F(double x) => [|1 - Math.Tanh(x) * Math.Tanh(x)|];",
        "public static double F(double x) => Math.Pow(1.0 / Math.Cosh(x), 2.0);")]
    [InlineData(
        "public static float F(float x, float u) => [|0.5f * x * (1 + MathF.Tanh(u))|];",
        "public static float F(float x, float u) => StableMath.Sigmoid(2f * u) * x;")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Theory]
    [InlineData("public static double F(double x) => 1 / ([|1 - MathNet.Numerics.Distributions.Gamma.CDF(2, 1, x)|]);")]
    [InlineData("public static double F(double[] m, double x) => 1 / ([|1 - MathNet.Numerics.Distributions.Normal.CDF(m[0], 1, x)|]);")]
    public async Task OffersNoReflectionOfOtherLaws(string members) => Assert.Empty(await RuleTest.OffersAsync(Id, members));
}
