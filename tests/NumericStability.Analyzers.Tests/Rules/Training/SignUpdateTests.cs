using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class SignUpdateTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4008", """
        public static void A(float[] w, float[] g, float lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * [|MathF.Sign(g[i])|]; }
        public static void B(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var u = 0.9 * m[i] + 0.1 * g[i] + wd * w[i]; w[i] -= lr * [|Math.Sign(u)|]; } }
        public static void C(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var c = 0.9 * m[i] + 0.1 * g[i] + wd * w[i]; [|w[i] -= lr * (c > 0 ? 1 : c < 0 ? -1 : 0)|]; m[i] = 0.99 * m[i] + 0.01 * g[i]; } }
        public static void D(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) [|w[i] -= lr * Math.CopySign(1, 0.9 * m[i] + 0.1 * g[i] + wd * w[i])|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4008", """
        public static void Compare(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] > 0 ? 1 : g[i] < 0 ? -1 : g[i]); }
        public static void Whole(double[] w, int[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * Math.Sign(g[i]); }
        public static void Lion(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var c = 0.9 * m[i] + 0.1 * g[i]; w[i] -= lr * ((c > 0 ? 1 : c < 0 ? -1 : 0) + wd * w[i]); m[i] = 0.99 * m[i] + 0.01 * g[i]; } }
        public static void Lasso(double[] w, double[] g, double lr, double l1) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] + l1 * (w[i] > 0 ? 1 : w[i] < 0 ? -1 : 0)); }
        public static int Direction(double x) => Math.Sign(x);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4008",
        "public static void F(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * [|Math.Sign(g[i])|]; }",
        "public static void F(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] > 0 ? 1 : g[i] < 0 ? -1 : g[i]); }");
}
