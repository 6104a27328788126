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
    public Task Silent(string members) => RuleTest.SilentAsync(Id, members);

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
