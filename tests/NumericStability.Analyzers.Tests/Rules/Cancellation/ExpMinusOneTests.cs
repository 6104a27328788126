using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class ExpMinusOneTests
{
    private const string Id = "NUM2002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|Math.Exp(x) - 1|];
        public static double A2(double x) => [|1 - Math.Exp(-x)|];
        public static double A3(double s) => ([|1 - Math.Exp(-s)|]) / s;
        public static double Elu(double x, double alpha) => x > 0 ? x : alpha * ([|Math.Exp(x) - 1|]);
        public static float A4(float x) => [|-1f + MathF.Exp(x)|];
        public static double A5(double x) { var e = Math.Exp(x); return [|e - 1.0|]; }
        public static T A6<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Exp(x) - T.One|];
        public static double A7(double x, double a) => [|a * Math.Exp(x) - a|];
        public static double A8(double t, double h) => [|1 - Math.Pow(0.5, t / h)|];
        public static double A9(double t) => 1 / Math.Sqrt([|1 - Math.Exp(-2 * t)|]);
        public static void B1(double[] x) { for (int i = 0; i < x.Length; i++) x[i] = [|Math.Exp(x[i]) - 1|]; }
        public static double[] B2(double[] x) => x.Select(v => [|Math.Exp(v) - 1|]).ToArray();
        public static double B3(double x) => [|double.Exp2(x) - 1|];
        public static float B4(float n, float p, float g) => n * ([|1 - MathF.Exp(-p / g)|]);
        public static double B5(double hc, double kt) => 1 / ([|Math.Exp(hc / kt) - 1|]);
        public static Half B6(Half x) => [|Half.Exp(x) - Half.One|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double relevance) => [|Math.Pow(2, relevance) - 1|];
        public static double A2(double q, double x) => [|1 - Math.Pow(q, x)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x, double y) => Math.Exp(x) - y;
        public static double A2(double beta, int t) => 1 - Math.Pow(beta, t);
        public static double A3() => 1 - Math.Exp(-2.5);
        public static bool A4(Random r, double x) => r.NextDouble() < 1 - Math.Exp(-x);
        public static double A5(int bits) => Math.Pow(2, bits) - 1;
        public static double A6(double x) => x > 1 ? Math.Exp(x) - 1 : 0;
        public static double Half(double x) { var y = Math.Clamp(x, -9, -0.5); return Math.Exp(y) - 1; }
        public static double A7(int n) => Math.Exp(n) - 1;
        public static double A8(double x) => x * x - 1;
        public static double A9(double x) => SpecialFunctions.Expm1(x);
        public static double B1(double x) { double u = Math.Exp(x); if (u == 1) return x; return (u - 1) * (x / Math.Log(u)); }
        public static double B2(double x) => Math.Exp(x) + 1;
        public static double B3(double x) => 1 - x * Math.Exp(x);
        public static double B4(double x) { ArgumentOutOfRangeException.ThrowIfLessThan(x, 2.0); return 1 - Math.Exp(-x); }
        public static double B5(double x) => 1 - Math.Pow(x, 3);
        """);

    [Theory]
    [InlineData(
        "public static double F(double x, double a) => a * ([|Math.Exp(x - /* bias */ a) - 1|]);",
        "public static double F(double x, double a) => a * (StableMath.ExpM1(x - /* bias */ a));")]
    [InlineData(
        "public static float F(float n, float p, float g) => n * ([|1 - MathF.Exp(-p / g)|]);",
        "public static float F(float n, float p, float g) => n * (-StableMath.ExpM1(-p / g));")]
    [InlineData(
        "public static double F(double x) => [|Math.Exp([|Math.Exp(x) - 1|]) - 1|];",
        "public static double F(double x) => StableMath.ExpM1(StableMath.ExpM1(x));")]
    [InlineData(
        "public static double F(double t, double h) => [|1 - Math.Pow(0.5, t / h)|];",
        "public static double F(double t, double h) => -StableMath.PowM1(0.5, t / h);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Fact]
    public Task Limitation_ADifferenceOfTwoExponentialsIsNotSeen() => RuleTest.SilentAsync(Id,
        "public static double F(double a, double b) => Math.Exp(a) - Math.Exp(b);");
}
