using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

/// <summary>A tested magnitude whose small values go another way: the cancellation is known and kept harmless.</summary>
public sealed class SmallArgumentElsewhereTests
{
    [Theory]
    [InlineData("NUM2001", "public static double F(double x) => Math.Abs(x) < 1e-4 ? x * (1 - x / 2) : Math.Log(1 + x);")]
    [InlineData("NUM2001", "public static double F(double x) { if (x > -1e-5 && x < 1e-5) return x - x * x / 2; return Math.Log(1 + x); }")]
    [InlineData("NUM2001", "public static double F(double x) { if (x * x < 1e-8) return x; return Math.Log(x + 1); }")]
    [InlineData("NUM2001", "public static float F(float x) => MathF.Abs(x) <= 1e-4f ? x : MathF.Log(1f + x);")]
    [InlineData("NUM2001", "public static double F(double x) => x is > -1e-6 and < 1e-6 ? x : Math.Log(1 + x);")]
    [InlineData("NUM2002", "public static double F(double x) => Math.Abs(x) >= 1e-5 ? Math.Exp(x) - 1 : x + 0.5 * x * x;")]
    [InlineData("NUM2002", "public static double F(double a) { if (Math.Abs(a) < 1e-6) return 1 + a / 2; return (Math.Exp(a) - 1) / a; }")]
    [InlineData("NUM2002", "public static double F(double a) { double m = Math.Abs(a); if (1e-6 > m) { return 1 + a / 2; } else { return (1 - Math.Exp(-a)) / a; } }")]
    [InlineData("NUM2002", "public static double F(double dt, double tau) { double r = dt / tau; return r < 1e-5 ? r : 1 - Math.Exp(-r); }")]
    [InlineData("NUM2004", "public static double F(double t) => Math.Abs(t) < 1e-3 ? t * t / 2 : 1 - Math.Cos(t);")]
    [InlineData("NUM2004", "public static double F(double x, double y) { double s = x * x + y * y; if (s < 1e-6) return 0.5; double t = Math.Sqrt(s); return (1 - Math.Cos(t)) / s; }")]
    [InlineData("NUM2005", "public static double F(double x) => Math.Abs(x) < 1e-6 ? x / 2 : Math.Sqrt(1 + x) - 1;")]
    [InlineData("NUM2010", "public static double F(double r, int n) => Math.Abs(r) < 1e-7 ? n : (Math.Pow(1 + r, n) - 1) / r;")]
    [InlineData("NUM2011", "public static double F(double q) => q < 1e-6 ? Math.Sqrt(2 * q) : Math.Acosh(1 + q);")]
    [InlineData("NUM2021", "public static double F(double x) => Math.Abs(x) < 1e-3 ? x * x / 2 : Math.Exp(x) - 1 - x;")]
    public Task Silent(string id, string members) => RuleTest.SilentAsync(id, members);

    [Theory]
    [InlineData("NUM2001", "public static double F(double x) => Math.Abs(x) < 1e-14 ? x : [|Math.Log(1 + x)|];")]
    [InlineData("NUM2001", "public static double F(double x) => x == 0 ? 0 : [|Math.Log(1 + x)|];")]
    [InlineData("NUM2001", "public static double F(double x) => Math.Abs(x) > 1e-4 ? x : [|Math.Log(1 + x)|];")]
    [InlineData("NUM2001", "public static double F(double x, double y) => Math.Abs(y) < 1e-4 ? x : [|Math.Log(1 + x)|];")]
    [InlineData("NUM2001", "public static double F(double x) => x < 1e-4 ? [|Math.Log(1 + x)|] : 0;")]
    [InlineData("NUM2002", "public static double F(double a) { if (a == 0) return 1; return ([|Math.Exp(a) - 1|]) / a; }")]
    [InlineData("NUM2002", "public static float F(float a) => MathF.Abs(a) < 1e-7f ? a : [|MathF.Exp(a) - 1|];")]
    [InlineData("NUM2002", "public static double F(double x) => x < 1e-5 && x > -1 ? [|Math.Exp(x) - 1|] : x;")]
    [InlineData("NUM2004", "public static double F(double t) => Math.Abs(t) < 1e-7 ? 0 : [|1 - Math.Cos(t)|];")]
    [InlineData("NUM2005", "public static double F(double x) => x > -0.5 ? [|Math.Sqrt(1 + x) - 1|] : 0;")]
    [InlineData("NUM2010", "public static double F(double r, int n) => r == 0 ? n : ([|Math.Pow(1 + r, n) - 1|]) / r;")]
    [InlineData("NUM2011", "public static double F(double q) => q <= 0 ? 0 : [|Math.Acosh(1 + q)|];")]
    public Task Reports(string id, string members) => RuleTest.ReportsAsync(id, members);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM2021", "public static double F(double x) => x == 0 ? 0 : [|Math.Exp(x) - 1 - x|];", DiagnosticSeverity.Info);
}
