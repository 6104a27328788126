using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MissingBiasCorrectionTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4004", """
        public static void A(double[] w, double[] g, double[] m, double[] v, double lr, double b1, double b2) { for (int i = 0; i < w.Length; i++) { m[i] = b1 * m[i] + (1 - b1) * g[i]; v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i]; [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; } }
        public static void B(float[] w, float[] g, float[] m, float[] v) { for (int i = 0; i < w.Length; i++) { m[i] += 0.1f * (g[i] - m[i]); v[i] += 0.001f * (g[i] * g[i] - v[i]); [|w[i] = w[i] - 0.001f * m[i] / (1e-8f + MathF.Sqrt(v[i]))|]; } }
        public static void C(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; var mh = m[i] * (1 - Math.Pow(0.9, t)); [|w[i] -= lr * mh / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8)|]; } }
        """);

    [Fact]
    public Task SuggestsForRawAverages() => RuleTest.ReportsAsync("NUM4004",
        "public static float F(float[] x) { float m = 0; foreach (var v in x) [|m = 0.9f * m + 0.1f * v|]; return m; }", DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4004", """
        public static void Corrected(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Folded(double[] w, double[] g, double[] m, double[] v, double lr, int t) { var a = lr * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)); for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= a * m[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        public static void Rmsprop(double[] w, double[] g, double[] v, double lr) { for (int i = 0; i < w.Length; i++) { v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        public static void AmsGrad(double[] w, double[] g, double[] m, double[] v, double[] most, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; most[i] = Math.Max(most[i], v[i]); w[i] -= lr * m[i] / (Math.Sqrt(most[i]) + 1e-8); } }
        public static float StartedFromFirst(float[] x) { float m = x[0]; foreach (var v in x) m = 0.9f * m + 0.1f * v; return m; }
        public static void RateForThisStep(double[] w, double[] g, double[] m, double[] v, double alphaT) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= alphaT * m[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        """);

    [Fact]
    public Task SilentWhereAnotherMethodCorrectsTheRate() => RuleTest.SilentAsync("NUM4004", """
        public class Adam
        {
            private double _rate, _initial = 0.001;
            private int _t;
            public void Begin() { _t++; _rate = _initial * Math.Sqrt(1 - Math.Pow(0.999, _t)) / (1 - Math.Pow(0.9, _t)); }
            public void Step(double[] w, double[] g, double[] m, double[] v) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= _rate * m[i] / (Math.Sqrt(v[i]) + 1e-8); } }
        }
        """);
}

public sealed class StepZeroTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4005", """
        public static double[] Rates(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = [|lr / Math.Sqrt(t)|]; return r; }
        public static double[] Decays() { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = 1 - [|Math.Pow(t, -0.8)|]; return r; }
        public static double[] Correct(double m, double b) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = [|m / (1 - Math.Pow(b, t))|]; return r; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4005", """
        public static double[] PlusOne(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr / Math.Sqrt(t + 1); return r; }
        public static double[] FromOne(double m, double b) { var r = new double[11]; for (int t = 1; t <= 10; t++) r[t] = m / (1 - Math.Pow(b, t)); return r; }
        public static double[] Noam(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = lr * Math.Min(Math.Pow(t, -0.5), t * 0.001); return r; }
        public static double Unknown(double m, double b, int t) => m / (1 - Math.Pow(b, t));
        public static double[] Guarded(double lr) { var r = new double[10]; for (int t = 0; t < 10; t++) if (t > 0) r[t] = lr / Math.Sqrt(t); return r; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4005",
        "public static double[] F(double m, double b) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = [|m / (1 - Math.Pow(b, t))|]; return r; }",
        "public static double[] F(double m, double b) { var r = new double[10]; for (int t = 0; t < 10; t++) r[t] = m / (1 - Math.Pow(b, t + 1)); return r; }");
}

public sealed class MissingEpsilonTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4006", """
        public static float[] Layer(float[] x) { float mean = x.Sum() / x.Length; float var = x.Sum(v => (v - mean) * (v - mean)) / x.Length; var y = new float[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = [|(x[i] - mean) / MathF.Sqrt(var)|]; return y; }
        public static void Adagrad(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= lr * g[i] / Math.Sqrt(s[i])|]; } }
        public static void Rmsprop(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] = 0.9 * s[i] + 0.1 * g[i] * g[i]; [|w[i] -= lr / Math.Sqrt(s[i]) * g[i]|]; } }
        """);

    [Fact]
    public Task SuggestsForEpsilonUnderTheRoot() => RuleTest.ReportsAsync("NUM4006",
        "public static void F(double[] w, double[] g, double[] m, double[] v, double lr, int t) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; [|w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t)) + 1e-8)|]; } }", DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4006", """
        public static void Outside(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }
        public static void AdagradInside(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / Math.Sqrt(s[i] + 1e-8); } }
        public static float[] LayerInside(float[] x) { float mean = x.Sum() / x.Length; float var = x.Sum(v => (v - mean) * (v - mean)) / x.Length; var y = new float[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = (x[i] - mean) / MathF.Sqrt(var + 1e-5f); return y; }
        public static void Guarded(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; if (s[i] > 0) w[i] -= lr * g[i] / Math.Sqrt(s[i]); } }
        public static double Plain(double a, double b) => a / Math.Sqrt(b);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM4006",
        "public static void F(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; [|w[i] -= lr * g[i] / Math.Sqrt(s[i])|]; } }",
        "public static void F(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }");
}

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

public sealed class PenaltyInLossTests
{
    private const string Adam = "public void Step(double[] g, int t) { for (int i = 0; i < _w.Length; i++) { _m[i] = 0.9 * _m[i] + 0.1 * g[i]; _v[i] = 0.999 * _v[i] + 0.001 * g[i] * g[i]; _w[i] -= 0.01 * (_m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(_v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }";
    private const string Sgd = "public void Step(double[] g, int t) { for (int i = 0; i < _w.Length; i++) _w[i] -= 0.01 * g[i]; }";

    private static string Model(string loss, string step) => "public class Model { private readonly double[] _w = new double[9], _m = new double[9], _v = new double[9]; " + step + loss + " }";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4003", Model(
        "public double Loss(double[] y, double wd) { double loss = 0; foreach (var v in y) loss += v * v; double l2 = 0; foreach (var v in _w) l2 += v * v; return [|loss + wd * l2|]; }", Adam), DiagnosticSeverity.Info);

    [Fact]
    public Task SilentForSgd() => RuleTest.SilentAsync("NUM4003", Model(
        "public double Loss(double[] y, double wd) { double loss = 0; foreach (var v in y) loss += v * v; double l2 = 0; foreach (var v in _w) l2 += v * v; return loss + wd * l2; }", Sgd));
}

public sealed class LinearlyScaledDecayTests
{
    [Fact]
    public Task ReportsAndFixes() => RuleTest.FixesAsync("NUM4009",
        "public static void F(double[] s, double[] w, double d, int k) { double dk = [|1 - k * (1 - d)|]; for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }",
        "public static void F(double[] s, double[] w, double d, int k) { double dk = Math.Pow(d, k); for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4009", """
        public static void Power(double[] s, double[] w, double d, int k) { double dk = Math.Pow(d, k); for (int i = 0; i < s.Length; i++) s[i] = dk * s[i] + (1 - dk) * w[i]; }
        public static double Other(double d, int k) => 1 - k * (1 - d);
        """);
}

public sealed class TrainingHeuristicsTests
{
    [Fact]
    public Task BatchScaledRateSuggests() => RuleTest.ReportsAsync("NUM4010",
        "public static void F(double[] w, double[] m, double[] v, double baseLr, int batch) { double lr = baseLr * batch / 256; for (int i = 0; i < w.Length; i++) [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; }", DiagnosticSeverity.Info);

    [Fact]
    public Task BatchScaledRateSilent() => RuleTest.SilentAsync("NUM4010", """
        public static void Root(double[] w, double[] m, double[] v, double baseLr, int batch) { double lr = baseLr * Math.Sqrt(batch / 256.0); for (int i = 0; i < w.Length; i++) w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
        public static void Sgd(double[] w, double[] g, double baseLr, int batch) { double lr = baseLr * batch / 256; for (int i = 0; i < w.Length; i++) w[i] -= lr * g[i]; }
        """);

    [Fact]
    public Task UnscaledInitializationSuggests() => RuleTest.ReportsAsync("NUM4011",
        "public static void F(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) [|weights[i] = r.NextDouble()|]; }", DiagnosticSeverity.Info);

    [Fact]
    public Task UnscaledInitializationSilent() => RuleTest.SilentAsync("NUM4011", """
        public static void Centred(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) weights[i] = (r.NextDouble() - 0.5) / Math.Sqrt(weights.Length); }
        public static void Noise(double[] samples, Random r) { for (int i = 0; i < samples.Length; i++) samples[i] = r.NextDouble(); }
        """);

    [Fact]
    public Task RateAppliedTwiceReports() => RuleTest.ReportsAsync("NUM4013",
        "public static void F(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; [|w[i] -= lr * m[i]|]; } }");

    [Fact]
    public Task RateAppliedTwiceSilent() => RuleTest.SilentAsync("NUM4013", """
        public static void Once(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; w[i] -= m[i]; } }
        public static void AtTheEnd(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + g[i]; w[i] -= lr * m[i]; } }
        public static double Motion(double x, double v, double a, double dt, int n) { for (int i = 0; i < n; i++) { v = 0.99 * v + dt * a; x += dt * v; } return x; }
        """);

    [Fact]
    public Task MeanOfExponentialsSuggests() => RuleTest.ReportsAsync("NUM4014", """
        public static double A(double[] loss) => [|loss.Average(l => Math.Exp(l))|];
        public static double Perplexity(double[] x) { double s = 0; foreach (var v in x) s += v; return [|Math.Exp(s)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task MeanOfExponentialsSilent() => RuleTest.SilentAsync("NUM4014", """
        public static double Right(double[] loss) => Math.Exp(loss.Average());
        public static double LogMeanExp(double[] nll) => Math.Log(nll.Average(v => Math.Exp(v)));
        public static double Moment(double[] x) => x.Average(v => Math.Exp(v));
        """);

    [Fact]
    public Task RectificationReports() => RuleTest.ReportsAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; }");

    [Fact]
    public Task RectificationSilent() => RuleTest.SilentAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return r > 5 ? Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)) : 0; }");
}
