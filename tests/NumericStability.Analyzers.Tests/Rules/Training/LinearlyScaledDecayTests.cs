using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class LinearlyScaledDecayTests
{
    [Fact]
    public Task ReportsAndFixes() => RuleTest.FixesAsync("NUM4009",
        "public static void F(double[] s, double[] w, double d, int k) { double dk = [|1 - k * (1 - d)|]; for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }",
        "public static void F(double[] s, double[] w, double d, int k) { double dk = Math.Pow(d, (double)k); for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }");

    [Fact]
    public Task ReportsADecayByName() => RuleTest.FixesAsync("NUM4009",
        "public static double F(double emaDecay, int k) => [|1 - k * (1 - emaDecay)|];",
        "public static double F(double emaDecay, int k) => Math.Pow(emaDecay, (double)k);");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4009", """
        public static void Power(double[] s, double[] w, double d, int k) { double dk = Math.Pow(d, k); for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }
        public static double Other(double d, int k) => 1 - k * (1 - d);
        """);
}
