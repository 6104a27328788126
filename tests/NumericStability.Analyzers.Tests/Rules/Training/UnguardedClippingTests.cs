using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class UnguardedClippingTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4007", """
        public static void A(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) [|g[i] *= c / n|]; }
        public static void B(float[] g, float c) { float s = 0; foreach (var v in g) s += v * v; float k = c / MathF.Sqrt(s); for (int i = 0; i < g.Length; i++) [|g[i] = g[i] * k|]; }
        public static void C(double[] g) { double s = 0; for (int i = 0; i < g.Length; i++) s += g[i] * g[i]; for (int i = 0; i < g.Length; i++) [|g[i] *= 5 / Math.Sqrt(s)|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4007", """
        public static void Guarded(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); if (n > c) for (int i = 0; i < g.Length; i++) g[i] *= c / n; }
        public static void Bounded(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) g[i] *= Math.Min(1, c / n); }
        public static void Normalise(double[] g) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) g[i] /= n; }
        public static void Scale(double[] g, double c) { for (int i = 0; i < g.Length; i++) g[i] *= c; }
        public static void Returns(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); if (n <= c) return; for (int i = 0; i < g.Length; i++) g[i] *= c / n; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4007",
        "public static void F(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) [|g[i] *= c / n|]; }",
        "public static void F(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); if (n > c) for (int i = 0; i < g.Length; i++) g[i] *= c / n; }");
}
