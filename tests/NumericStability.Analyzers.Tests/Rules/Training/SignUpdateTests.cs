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

    [Fact]
    public Task FixesOtherTypes() => RuleTest.FixesAsync("NUM4008",
        """
        public static void F(Half[] w, Half[] g, Half lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (Half)[|Half.Sign(g[i])|]; }
        public static void G(float[] w, double[] g, float lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * [|Math.Sign(g[i])|]; }
        public static void H(double[] w, float[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * [|MathF.Sign(g[i])|]; }
        public static void L(List<double> w, List<double> g, double lr) { for (int i = 0; i < w.Count; i++) w[i] -= lr * [|Math.Sign(g[i + 1])|]; }
        """,
        """
        public static void F(Half[] w, Half[] g, Half lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (Half)(g[i] > Half.Zero ? 1 : g[i] < Half.Zero ? -1 : 0); }
        public static void G(float[] w, double[] g, float lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] > 0 ? 1 : g[i] < 0 ? -1 : 0); }
        public static void H(double[] w, float[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] > 0 ? 1 : g[i] < 0 ? -1 : g[i]); }
        public static void L(List<double> w, List<double> g, double lr) { for (int i = 0; i < w.Count; i++) w[i] -= lr * (g[i + 1] > 0 ? 1 : g[i + 1] < 0 ? -1 : g[i + 1]); }
        """);

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4008", """
        public static void Added(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] += -lr * [|Math.Sign(g[i])|]; }
        public static void Assigned(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] = w[i] - lr * [|Math.Sign(g[i])|]; }
        public static void Lion(float[] w, float[] g, float[] m, float lr, float wd) { for (int i = 0; i < w.Length; i++) { w[i] -= lr * ([|MathF.Sign(0.9f * m[i] + 0.1f * g[i])|] + wd * w[i]); m[i] = 0.99f * m[i] + 0.01f * g[i]; } }
        public static double Returned(double w, double g, double m, double lr) { var c = 0.9 * m + 0.1 * g; return w - lr * [|Math.Sign(c)|]; }
        public static void Statics(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) { var s = [|double.Sign(g[i])|]; w[i] -= lr * s; } }
        public static void Lists(List<double> w, List<double> g, double lr) { for (int i = 0; i < w.Count; i++) w[i] -= lr * [|Math.Sign(g[i])|]; }
        public static void Option(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var c = 0.9 * m[i] + 0.1 * (g[i] + wd * w[i]); [|w[i] -= lr * (c > 0 ? 1.0 : c < 0 ? -1.0 : 0.0)|]; } }
        public static void Yogi(double[] w, double[] g, double[] v, double lr) { for (int i = 0; i < w.Length; i++) { v[i] -= 0.001 * [|Math.Sign(v[i] - g[i] * g[i])|] * g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(v[i]) + 1e-3); } }
        public static double Scalars(double weight, double lossSlope, double lr) { weight -= lr * [|Math.Sign(lossSlope)|]; return weight; }
        public static double Named(double p, double gradient, double lr) { p -= lr * [|Math.Sign(gradient)|]; return p; }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4008", """
        public static void LionOfMembers(Memory<double> w, Memory<double> g, Memory<double> m, double b1, double rest, double lr, double wd) { var ws = w.Span; var gs = g.Span; var ms = m.Span; bool decays = wd > 0; for (int i = 0; i < ws.Length; i++) { double c = b1 * ms[i] + rest * gs[i]; double s = c > 0 ? 1 : c < 0 ? -1 : 0; double u = decays ? s + wd * ws[i] : s; ws[i] -= lr * u; ms[i] = 0.99 * ms[i] + 0.01 * gs[i]; } }
        public static void Signs(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * Math.CopySign(1, g[i]); }
        public static void Checked(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) { if (double.IsNaN(g[i])) continue; w[i] -= lr * Math.Sign(g[i]); } }
        public static double HalfUp(double x) => x + Math.Sign(x) * 0.5;
        public static double[] Signs(double[] x) => x.Select(v => (double)Math.Sign(v)).ToArray();
        public static void Bits(double[] w, double[] g, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= double.IsNegative(g[i]) ? -lr : lr; }
        public static void Literal(double[] w, double lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * Math.Sign(i - 3); }
        public static double Turns(double[] angles) { double total = 0; foreach (var angle in angles) { int direction = Math.Sign(angle); total += direction * 360.5; } return total; }
        public static double Step(double position, double target) { position += 0.1 * Math.Sign(target - position); return position; }
        """);

    [Fact]
    public Task TensorsDoNotThrow() => RuleTest.SilentAsync("NUM4008", """
        // torch
        static void Signs(Tensor w, Tensor g, double lr) { w.sub_(lr * g.sign()); }
        static void Rprop(Tensor w, Tensor g, Tensor step) { w.sub_(g.sign() * step); }
        static void Lion(Tensor w, Tensor g, Tensor m, double lr, double wd) { var c = 0.9 * m + 0.1 * g; w.mul_(1 - lr * wd); w.sub_(lr * c.sign()); m.mul_(0.99).add_(0.01 * g); }
        """);

    [Fact]
    public Task ReportsDecayInsideTheSignOfATensor() => RuleTest.ReportsAsync("NUM4008", """
        // torch
        static void Lion(Tensor w, Tensor g, Tensor m, double lr, double wd) { var c = 0.9 * m + 0.1 * (g + wd * w); w.sub_(lr * [|c.sign()|]); m.mul_(0.99).add_(0.01 * g); }
        """);
}
