using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class LowPrecisionParametersTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3008", """
        public static void A(Half[] w, Half[] g, Half lr) { for (int i = 0; i < w.Length; i++) [|w[i] -= lr * g[i]|]; }
        public static void B(Half[] w, float[] g, float lr) { for (int i = 0; i < w.Length; i++) [|w[i] = (Half)((float)w[i] - lr * g[i])|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3008", """
        public static void Master(float[] w, Half[] g, float lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (float)g[i]; }
        public static void Plain(Half[] w, Half[] g) { for (int i = 0; i < w.Length; i++) w[i] += g[i]; }
        public static void Scale(Half[] w, Half c) { for (int i = 0; i < w.Length; i++) w[i] *= c; }
        """);
}
