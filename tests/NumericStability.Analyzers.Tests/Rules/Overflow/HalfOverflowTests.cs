using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class HalfOverflowTests
{
    private const string Id = "NUM1016";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static Half A1(Half x) => [|x * x * x|];
        public static Half A2() => [|(Half)(-1e9)|];
        public static Half A3(Half x, Half a) => a + [|a * (x * x * x)|];
        public static void A4(Half[] mask, bool[] keep) { for (int i = 0; i < mask.Length; i++) mask[i] = keep[i] ? Half.Zero : [|(Half)(-100000f)|]; }
        public static Half A5(Half[] x) { Half s = Half.Zero; foreach (var v in x) [|s += v * v|]; return s; }
        public static Half A6(Half x) { var y = x + Half.One; return [|y * y * y * y|]; }
        public static Half A7(Half x) => [|Half.Pow(x, (Half)3)|];
        public static readonly Half A8 = [|(Half)1e6|];
        public static Half A9(Half[] x, int n) { Half s = Half.Zero; for (int i = 0; i < n; i++) { [|s = s + x[i] * x[i]|]; } return s; }
        public static Half A10(float x) => x > 70000f ? [|(Half)x|] : Half.Zero;
        public static Half A11(Half x) { Half sq = x * x; return [|sq * x|]; }
        public static Half[] A12(Half[] x) => x.Select(v => [|v * v * v|]).ToArray();
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static Half Q1(Half x, Half y) => x * y;
        public static Half Q2(Half x) => (Half)((float)x * (float)x * (float)x);
        public static Half Q3() => (Half)65504;
        public static Half Q4() => Half.NegativeInfinity;
        public static float Q5(float x) => x * x * x;
        public static Half Q6(Half[] x) { float s = 0; foreach (var v in x) s += (float)v * (float)v; return (Half)s; }
        public static Half Q7(float x) => (Half)x;
        public static Half Q8(Half x, Half y, Half z) => x * y * z;
        public static Half Q9(float x) => (Half)Math.Clamp(x, -65504f, 65504f);
        public static Half Q10(Half x) { x = Half.Min(Half.Max(x, (Half)(-30)), (Half)30); return x * x * x; }
        public static Half Q11(Half[] x) { Half s = Half.Zero; foreach (var v in x) s += v; return s; }
        public static double Q12(Half x) => (double)x * (double)x * 1e9;
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static Half F(Half x, Half a) => a + [|a * (x * x * x)|];",
        "public static Half F(Half x, Half a) => a + (Half)((float)a * ((float)x * (float)x * (float)x));");
}
