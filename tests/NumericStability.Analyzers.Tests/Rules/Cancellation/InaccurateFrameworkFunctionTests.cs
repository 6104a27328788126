using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class InaccurateFrameworkFunctionTests
{
    private const string Id = "NUM2014";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|double.LogP1(x)|];
        public static float A2(float x) => [|float.LogP1(x)|];
        public static double A3(double x) => [|double.ExpM1(x)|];
        public static double A4(double x) => [|double.Log2P1(x)|] + [|double.Log10P1(x)|];
        public static double A5(double x) => [|double.Exp2M1(x)|] + [|double.Exp10M1(x)|];
        public static void A6(float[] x, float[] y) { [|TensorPrimitives.LogP1(x, y)|]; }
        public static void A7(double[] x, double[] y) { [|TensorPrimitives.ExpM1(x, y)|]; }
        public static void A8(Span<float> x) { [|TensorPrimitives.Exp2M1(x, x)|]; }
        public static double A9(double x) => [|SpecialFunctions.Expm1(x)|];
        public static double B1(double x) { var y = x * x; return [|double.ExpM1(y)|]; }
        public static double B2(double[] x) => x.Sum(v => [|double.LogP1(v)|]);
        public static float B3(float x) => 1 - [|float.ExpM1(-x)|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static T A1<T>(T x) where T : IFloatingPointIeee754<T> => [|T.LogP1(x)|];
        public static T A2<T>(T x) where T : IExponentialFunctions<T> => [|T.ExpM1(x)|];
        public static Half A3(Half x) => [|Half.LogP1(x)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x) => SpecialFunctions.Log1p(x);
        public static double A2(double x) => Math.Log(x);
        public static double A3() => double.LogP1(0.5);
        public static double A4(double x) => double.Exp2(x);
        public static double A5(double x) => x > 1 ? double.LogP1(x) : 0;
        public static double A6(double x) => double.LogP1(Math.Max(x, 1));
        public static void A7(float[] x, float[] y) { TensorPrimitives.Exp(x, y); }
        public static void A8(float[] x, float[] y) { TensorPrimitives.Log2(x, y); }
        public static double LogP1(double x) => x;
        public static double A9(double x) => LogP1(x);
        public static double B1(double x) => Math.Log2(x);
        public static double B2(double x) { ArgumentOutOfRangeException.ThrowIfLessThan(x, 2.0); return double.ExpM1(x); }
        public static double B3(double x) => double.Exp10(x);
        """);

    [Fact]
    public Task FixesStatement4() => RuleTest.FixesAsync(Id, """
        public static void F(float[] x, float[] y)
        {
            [|TensorPrimitives.LogP1(x, y)|];
        }
        """, """
        public static void F(float[] x, float[] y)
        {
            for (int i = 0; i < x.Length; i++) y[i] = StableMath.Log1P(x[i]);
        }
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => 2 * [|double.LogP1(x)|];",
        "public static double F(double x) => 2 * StableMath.Log1P(x);")]
    [InlineData(
        "public static float F(float x) => [|float.ExpM1([|float.ExpM1(x)|])|];",
        "public static float F(float x) => StableMath.ExpM1(StableMath.ExpM1(x));")]
    [InlineData(
        "public static double F(double x) => [|double.Log2P1(x)|];",
        "public static double F(double x) => StableMath.Log1P(x) / double.Log(2.0);")]
    [InlineData(
        "public static double F(double x) => [|double.Exp10M1(x)|];",
        "public static double F(double x) => StableMath.PowM1(10.0, x);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
