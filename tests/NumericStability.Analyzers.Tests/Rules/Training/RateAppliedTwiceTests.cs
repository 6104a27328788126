using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class RateAppliedTwiceTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4013",
        "public static void F(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; [|w[i] -= lr * m[i]|]; } }");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4013", """
        public static void Once(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; w[i] -= m[i]; } }
        public static void AtTheEnd(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + g[i]; w[i] -= lr * m[i]; } }
        public static double Motion(double x, double v, double a, double dt, int n) { for (int i = 0; i < n; i++) { v = 0.99 * v + dt * a; x += dt * v; } return x; }
        public static void Rotation(double[] s, double[] e, double f, double g, int j) { double t = Math.Sqrt(f * f + g * g), cs = f / t, sn = g / t; e[j] = cs * e[j] - sn * g; s[j] = -sn * g * e[j] + s[j]; }
        public static void Givens(double[] s, double[] e, double f, int j) { double g = e[j] * s[j], t = Math.Sqrt(f * f + g * g), cs = f / t, sn = g / t; s[j + 1] = -sn * e[j] + cs * s[j + 1]; }
        """);

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4013", """
        public static class Formulas
        {
            public static void Nesterov(float[] w, float[] g, float[] m, float rate, float mu) { for (int i = 0; i < w.Length; i++) { m[i] = mu * m[i] + rate * g[i]; [|w[i] -= rate * m[i]|]; } }
            public static void Separate(double[] w, double[] g, double[] m, double eta) { for (int i = 0; i < w.Length; i++) m[i] = 0.9 * m[i] + eta * g[i]; for (int i = 0; i < w.Length; i++) [|w[i] -= eta * m[i]|]; }
            public static void Assigned(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] *= 0.9; m[i] += lr * g[i]; [|w[i] = w[i] - lr * m[i]|]; } }
            public static void Lists(List<double> w, List<double> g, List<double> m, double lr) { for (int i = 0; i < w.Count; i++) { m[i] = g[i] * lr + 0.9 * m[i]; [|w[i] -= m[i] * lr|]; } }
            public static void Locals(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { var velocity = 0.9 * m[i] + lr * g[i]; m[i] = velocity; var step = lr * velocity; [|w[i] -= step|]; } }
            public static void Jagged(double[][] w, double[][] g, double[][] m, double lr) { for (int l = 0; l < w.Length; l++) for (int i = 0; i < w[l].Length; i++) { m[l][i] = 0.9 * m[l][i] + lr * g[l][i]; [|w[l][i] -= lr * m[l][i]|]; } }
            public static double Returned(double w, double g, ref double m, double lr) { m = 0.9 * m + lr * g; return [|w - lr * m|]; }
            public static void NewArray(double[] next, double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; [|next[i] = w[i] - lr * m[i]|]; } }
            public sealed class Sgd { private readonly double _rate = Environment.TickCount; public void Step(double[] w, double[] g, double[] m) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + _rate * g[i]; [|w[i] -= _rate * m[i]|]; } } }
        }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4013", """
        public static void TwoRates(double[] w, double[] g, double[] m, double inner, double outer) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + inner * g[i]; w[i] -= outer * m[i]; } }
        public static void Dampened(double[] w, double[] g, double[] m, double lr, double damp) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + (1 - damp) * g[i]; w[i] -= lr * m[i]; } }
        public static void NesterovForm(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + g[i]; w[i] -= lr * (g[i] + 0.9 * m[i]); } }
        public static void DecayedWeight(double[] w, double[] g, double lr, double wd) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] + wd * w[i]); }
        public static void Langevin(double[] w, double[] g, double lr, Random r) { for (int i = 0; i < w.Length; i++) w[i] -= lr * g[i] + Math.Sqrt(2 * lr) * (r.NextDouble() - 0.5); }
        public static double Fall(double y, double v, double g, double dt, int n) { for (int i = 0; i < n; i++) { v = v + dt * g; y -= dt * v; } return y; }
        public static void Elastic(double[] x, double[] v, double k, double dt) { for (int i = 0; i < x.Length; i++) { v[i] = 0.99 * v[i] + dt * (-k * x[i]); x[i] += dt * v[i]; } }
        """);

    [Fact]
    public Task ReportsASquaredRateInAnAdaptiveStep() => RuleTest.ReportsAsync("NUM4013", """
        public static void Rms(double[] w, double[] g, double[] v, double lr) { for (int i = 0; i < w.Length; i++) { v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i]; var scaled = lr * g[i]; [|w[i] -= lr * scaled / (Math.Sqrt(v[i]) + 1e-8)|]; } }
        public static void Adam(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; var hat = lr * m[i] / (1 - Math.Pow(0.9, t)); var rate = lr / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); [|w[i] -= hat * rate|]; } }
        """);

    [Fact]
    public Task SilentForRatesThatAreNotSquared() => RuleTest.SilentAsync("NUM4013", """
        public static void Rms(double[] w, double[] g, double[] v, double lr, double scale) { for (int i = 0; i < w.Length; i++) { v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i]; w[i] -= lr * scale * g[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        public static void Verlet(double[] x, double[] v, double[] a, double dt) { for (int i = 0; i < x.Length; i++) x[i] += v[i] * dt + 0.5 * a[i] * dt * dt; }
        """);
}
