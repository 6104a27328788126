using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class SignUpdateTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4008", """
        public static void A(float[] w, float[] g, float lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * [|MathF.Sign(g[i])|]; }
        public static void B(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var u = 0.9 * m[i] + 0.1 * g[i] + wd * w[i]; w[i] -= lr * [|Math.Sign(u)|]; } }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4008", """
        public static void Compare(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] > 0 ? 1 : g[i] < 0 ? -1 : g[i]); }
        public static void Whole(double[] w, int[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * Math.Sign(g[i]); }
        public static int Direction(double x) => Math.Sign(x);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4008",
        "public static void F(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * [|Math.Sign(g[i])|]; }",
        "public static void F(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] > 0 ? 1 : g[i] < 0 ? -1 : g[i]); }");
}
