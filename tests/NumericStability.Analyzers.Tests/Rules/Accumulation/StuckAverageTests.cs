using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class StuckAverageTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3007", """
        public static void A(Half[] e, Half[] x, Half d) { for (int i = 0; i < e.Length; i++) [|e[i] = d * e[i] + (Half.One - d) * x[i]|]; }
        public static Half B(Half[] x, Half d) { Half m = x[0]; foreach (var v in x) [|m = m * d + v * (Half.One - d)|]; return m; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3007", """
        public static void A(float[] e, float[] x) { for (int i = 0; i < e.Length; i++) e[i] = 0.999f * e[i] + (1 - 0.999f) * x[i]; }
        public static double B(double[] x) { double m = 0; foreach (var v in x) m = 0.9999999 * m + (1 - 0.9999999) * v; return m; }
        public static Half Blend(Half a, Half b, Half t) => t * a + (Half.One - t) * b;
        """);
}
