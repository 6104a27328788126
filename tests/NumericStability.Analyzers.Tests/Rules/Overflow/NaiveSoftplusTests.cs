using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class NaiveSoftplusTests
{
    private const string Id = "NUM1003";

    [Theory]
    [InlineData("public static double F(double x) => [|Math.Log(1 + Math.Exp(x))|];")]
    [InlineData("public static double F(double x) { var e = Math.Exp(-x); return [|Math.Log(e + 1.0)|]; }")]
    [InlineData("public static float F(float x) => [|MathF.Log(1f + MathF.Exp(x))|];")]
    [InlineData("public static T F<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Log(T.One + T.Exp(x))|];")]
    public Task Reports(string members) => RuleTest.ReportsAsync(Id, members);

    [Theory]
    [InlineData("public static double F(double x) => Math.Max(x, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(x)));")]
    [InlineData("public static double F(double x, double y) => Math.Log(1 + Math.Exp(x) * y);")]
    [InlineData("public static double F(double x) { var e = Math.Exp(-Math.Abs(x)); return x > 0 ? x + SpecialFunctions.Log1p(e) : SpecialFunctions.Log1p(e); }")]
    [InlineData("public static double F(double p) { var q = Math.Clamp(p, 0, 1); return Math.Log(1 + q); }")]
    [InlineData("public static double F(double[] x) { var m = Math.Max(0, x.Max()); return m + Math.Log(x.Sum(v => Math.Exp(v - m)) + Math.Exp(-m)); }")]
    public Task Silent(string members) => RuleTest.SilentAsync(Id, members);

    [Fact]
    public Task ReportsOnceWhereTheFactorIsOne() => RuleTest.ReportsAsync("NUM1003",
        "public static double F(double[] x) { double rate = 0, weight = 1.0; foreach (var v in x) { double loss = [|Math.Log(1 + Math.Exp(-v))|]; rate += loss * weight; } return rate; }");

    [Fact]
    public Task ReportsEverySpelling() => RuleTest.ReportsAsync(Id, """
        static double Logistic(double x) => 1 + Math.Exp(x);
        public static double A1(double x) => [|Math.Log(Logistic(x))|];
        public static double A2(double[] x) => x.Sum(v => [|Math.Log(1 + Math.Exp(-v))|]);
        public static double A3(double[] x) { double s = 0; foreach (var v in x) { s += [|Math.Log(Math.Exp(v) + 1)|]; } return s; }
        public static float A4(float[] y, float[] f) { float s = 0; for (int i = 0; i < y.Length; i++) s += [|MathF.Log(1 + MathF.Exp(-y[i] * f[i]))|]; return s / y.Length; }
        public static double A5(double x) => [|SpecialFunctions.Log1p(Math.Exp(x))|];
        public static float A6(float x) => (float)[|Math.Log(1.0 + Math.Exp(x))|];
        public static double A7(double x, double y) { var margin = x * y; var e = Math.Exp(-margin); var t = 1 + e; return [|Math.Log(t)|]; }
        public static Half A8(Half x) => [|Half.Log(Half.One + Half.Exp(x))|];
        public static double A9(double x) { double s; int i = 0; do { s = [|Math.Log(1 + Math.Exp(x - i))|]; i++; } while (i < 3); return s; }
        public static double A10(double x) => [|Math.Log2(1 + Math.Exp(x))|];
        """);

    [Fact]
    public Task SilentOnLookAlikes() => RuleTest.SilentAsync(Id, """
        public static double Q1(double x) => Math.Log(2 + Math.Exp(x));
        public static double Q2(double x) => Math.Log(1 - Math.Exp(x));
        public static double Q3(double x) => Math.Log(1 + x);
        public static double Q4(double x) => Math.Exp(1 + Math.Log(x));
        public static double Q5(double x) => Math.Log(1 + Math.Exp(Math.Clamp(x, -1, 1)));
        public static double Q6(double[] x) => Math.Log(1 + x.Sum(v => Math.Exp(v)));
        public static double Q7(double x, double y) => Math.Log(Math.Exp(x) + Math.Exp(y));
        public static double Q8(double x) => x > 0 ? x + SpecialFunctions.Log1p(Math.Exp(-x)) : SpecialFunctions.Log1p(Math.Exp(x));
        public static double Q9(double x) => 1 / (1 + Math.Exp(-x));
        public static double Q10(double x) => Math.Sqrt(1 + Math.Exp(x));
        """);

    [Fact]
    public Task OnlyLosesDigitsWhereBounded() =>
        RuleTest.ReportsAsync(Id, "public static double F(double x) => x > 20 ? x : [|Math.Log(1 + Math.Exp(x))|];", DiagnosticSeverity.Info);

    [Fact]
    public Task ReportsTheHelperAndNotItsCallers() => RuleTest.ReportsAsync(Id, """
        public static double Softplus(double x) => [|Math.Log(1 + Math.Exp(x))|];
        public static double F() => Softplus(1000) + new[] { 1.0 }.Sum(Softplus);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x, double y) => 2 * [|Math.Log(1 + Math.Exp(x - /* margin */ y))|];",
        "public static double F(double x, double y) => 2 * StableMath.Softplus(x - /* margin */ y);");

    [Fact]
    public Task FixesNested() => RuleTest.FixesAsync(Id,
        "public static double F(double x) => [|Math.Log(1 + Math.Exp([|Math.Log(1 + Math.Exp(-x))|]))|];",
        "public static double F(double x) => StableMath.Softplus(StableMath.Softplus(-x));");
}
