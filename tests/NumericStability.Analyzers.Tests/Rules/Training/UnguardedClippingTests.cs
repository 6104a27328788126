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

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4007", """
        public static void Divided(double[] g, double limit) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) [|g[i] = g[i] * limit / n|]; }
        public static void Spans(Span<float> g, float limit) { float s = 0; for (int i = 0; i < g.Length; i++) s += g[i] * g[i]; var n = MathF.Sqrt(s); for (int i = 0; i < g.Length; i++) [|g[i] *= limit / n|]; }
        public static void Lists(List<double> g, double limit) { var n = Math.Sqrt(g.Select(v => v * v).Sum()); for (int i = 0; i < g.Count; i++) [|g[i] *= limit / n|]; }
        public static void Norm(float[] g, float limit) { var n = TensorPrimitives.Norm<float>(g); for (int i = 0; i < g.Length; i++) [|g[i] *= limit / n|]; }
        public static void Powers(double[] g, double limit) { double s = 0; foreach (var v in g) s += Math.Pow(v, 2); var n = Math.Pow(s, 0.5); for (int i = 0; i < g.Length; i++) [|g[i] *= limit / n|]; }
        public static void Reciprocal(double[] g, double limit) { var inverse = 1 / Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) [|g[i] = g[i] * limit * inverse|]; }
        public static void Local(double[] g, double limit) { double Norm() => Math.Sqrt(g.Sum(v => v * v)); var n = Norm(); for (int i = 0; i < g.Length; i++) [|g[i] *= limit / n|]; }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4007", """
        public static void Ternary(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); double k = n > c ? c / n : 1; for (int i = 0; i < g.Length; i++) g[i] *= k; }
        public static void Soft(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); for (int i = 0; i < g.Length; i++) g[i] *= c / Math.Max(n, c); }
        public static void RateBelowOne(double[] g, double c) { double n = Math.Sqrt(g.Sum(v => v * v)); double rate = c / n; if (rate < 1) { for (int i = 0; i < g.Length; i++) g[i] *= rate; } }
        public static void Values(double[] g, double c) { for (int i = 0; i < g.Length; i++) g[i] = Math.Clamp(g[i], -c, c); }
        public static void Squared(double[] g, double c) { double s = g.Sum(v => v * v); if (s > c * c) { double n = Math.Sqrt(s); for (int i = 0; i < g.Length; i++) g[i] *= c / n; } }
        """);
}
