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

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4009", """
        public static void Inline(double[] s, double[] w, double d, int k) { for (int i = 0; i < s.Length; i++) s[i] = ([|1 - k * (1 - d)|]) * s[i] + k * (1 - d) * w[i]; }
        public static void Lerp(double[] s, double[] w, double d, int k) { for (int i = 0; i < s.Length; i++) [|s[i] += k * (1 - d) * (w[i] - s[i])|]; }
        public static void Singles(float[] s, float[] w, float d, int k) { float dk = [|1f - k * (1f - d)|]; for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1f - dk) * w[i]; }
        public static double Scalar(double s, double x, double d, int steps) { var kept = [|1 - (1 - d) * steps|]; return Mix(s, x, kept); }
        private static double Mix(double s, double x, double kept) => kept * s + (1 - kept) * x;
        public static double Average(double s, double x, double d, int k) { double dk = [|1 - k * (1 - d)|]; s = dk * s + (1 - dk) * x; return s; }
        public static double Momentum(double momentum, int accumulated) => [|1.0 - accumulated * (1.0 - momentum)|];
        public static float Beta(float beta2, int n) { var scaled = [|1f - n * (1f - beta2)|]; return scaled; }
        public static double Constant(double emaDecay) => [|1 - 4 * (1 - emaDecay)|];
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4009", """
        public static double Complement(double decay) => 1 - (1 - decay);
        public static double Half(double decay) => 1 - 0.5 * (1 - decay);
        public static double Bonferroni(double confidence, int tests) => 1 - tests * (1 - confidence);
        public static double Exponential(double d, int k) => Math.Exp(k * Math.Log(d));
        public static void PerStep(double[] s, double[] w, double d, int k) { for (int j = 0; j < k; j++) for (int i = 0; i < s.Length; i++) s[i] = d * s[i] + (1 - d) * w[i]; }
        public static double Elapsed(double s, double x, double rate, double seconds) { var kept = Math.Exp(-rate * seconds); return kept * s + (1 - kept) * x; }
        public static double Warmup(double decay, int step) => Math.Min(decay, (1.0 + step) / (10 + step));
        """);
}
