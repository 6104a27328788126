using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class MultiplicativeWeightsTests
{
    private const string Id = "NUM1010";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static void A1(double[] w, double[] r, double eta) { for (int i = 0; i < w.Length; i++) [|w[i] *= Math.Exp(eta * r[i])|]; }
        public static void A2(double[] w, int arm, double eta, double r) { [|w[arm] = w[arm] * Math.Exp(eta * r)|]; }
        public static void A3(float[] w, float[] loss, float eta) { for (int i = 0; i < w.Length; ++i) { [|w[i] = MathF.Exp(-eta * loss[i]) * w[i]|]; } }
        public static void A4(double[] w, double[] p, int i, double eta, double loss) { [|w[i] *= Math.Exp(-eta * loss / p[i])|]; }
        static double[] _weights = new double[8];
        public static void A5(int arm, double gain) { [|_weights[arm] *= Math.Exp(gain)|]; }
        public static void A6(double[] w, double[] g, double eta) { int i = 0; while (i < w.Length) { [|w[i] *= Math.Exp(-eta * g[i])|]; i++; } }
        public static void A7(Span<float> w, ReadOnlySpan<float> g) { for (int i = 0; i < w.Length; i++) [|w[i] *= MathF.Exp(-g[i])|]; }
        public static void A8(List<double> w, Func<int, double> loss) { for (int i = 0; i < w.Count; i++) { var l = loss(i); [|w[i] *= Math.Exp(-0.1 * l)|]; } }
        public static void A9(double[,] w, double[,] r) { for (int i = 0; i < w.GetLength(0); i++) for (int j = 0; j < w.GetLength(1); j++) [|w[i, j] *= Math.Exp(r[i, j])|]; }
        public static void A10(double[] w, double[] x, double err) { for (int i = 0; i < w.Length; i++) { var factor = Math.Exp(err * x[i]); [|w[i] *= factor|]; } }
        public static void A11(double[] w, int[] arms, double[] r) { for (int t = 0; t < arms.Length; t++) [|w[arms[t]] *= Math.Exp(r[t])|]; }
        public static void A12(double[] w, bool[] hit, double[] a) { for (int i = 0; i < w.Length; i++) if (hit[i]) [|w[i] *= Math.Exp(a[i])|]; }
        public static void T1(double[] w, double[][] loss, double eta) { foreach (var l in loss) for (int i = 0; i < w.Length; i++) [|w[i] = w[i] * Math.Exp(-eta * l[i])|]; }
        public static void T2(double[] w, double[][] loss, double eta) { for (int t = 0; t < loss.Length; t++) { var l = loss[t]; for (int i = 0; i < w.Length; i++) [|w[i] = Math.Exp(-eta * l[i]) * w[i]|]; } }
        public static double S1(double[] w, double[][] rounds, double eta) { foreach (var r in rounds) [|w = w.Select((v, i) => v * Math.Exp(-eta * r[i])).ToArray()|]; return w.Sum(); }
        public static double S7(double[][] gains, Action<double[]> fill) { var w = new double[gains[0].Length]; fill(w); foreach (var g in gains) for (int i = 0; i < w.Length; i++) [|w[i] *= Math.Exp(g[i])|]; return w.Max(); }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static void I1(double[] w, double[] m, double a) { for (int i = 0; i < w.Length; i++) [|w[i] *= Math.Exp(-a * m[i])|]; var s = w.Sum(); for (int i = 0; i < w.Length; i++) w[i] /= s; }
        public static double[] I2(double[] w, double[] g) { [|w = w.Zip(g, (v, d) => v * Math.Exp(-d)).ToArray()|]; var z = w.Sum(); w = w.Select(v => v / z).ToArray(); return w; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static void Q1(float[] trace, float dt, float tau) { for (int i = 0; i < trace.Length; i++) trace[i] *= MathF.Exp(-dt / tau); }
        public static double Q2(double[] x) { double m = double.NegativeInfinity, s = 0; foreach (var v in x) { if (v > m) { s *= Math.Exp(m - v); m = v; } s += Math.Exp(v - m); } return m + Math.Log(s); }
        public static void Q3(double[] logW, double[] r, double eta) { for (int i = 0; i < logW.Length; i++) logW[i] += eta * r[i]; }
        public static void Q4(double[] w, double[] r) { for (int i = 0; i < w.Length; i++) w[i] *= r[i]; }
        public static void Q5(double[] w, double[] r) { for (int i = 0; i < w.Length; i++) w[i] = Math.Exp(r[i]); }
        public static void Q6(double[] w) { for (int i = 0; i < w.Length; i++) w[i] *= Math.Exp(-0.5); }
        public static double Q7(double s, double x) { s *= Math.Exp(x); return s; }
        public static void Q8(double[] w, double[] r) { for (int i = 0; i < w.Length; i++) w[i] += Math.Exp(r[i]); }
        public static void Q9(double[] w, double[] r) { for (int i = 0; i < w.Length; i++) w[i] *= Math.Exp(Math.Clamp(r[i], -1, 1)); }
        public static void Q10(double[] p, double[] x, double max) { var m = x.Max(); for (int i = 0; i < p.Length; i++) p[i] *= Math.Exp(x[i] - m); }
        public static void Q11(double[] w, double[] r) { for (int i = 0; i < w.Length; i++) w[i] *= Math.Sqrt(r[i]); }
        public static void Q12(double[] y, double[] x, double[] r) { for (int i = 0; i < y.Length; i++) y[i] = x[i] * Math.Exp(r[i]); }
        public static void S2(float[] samples, float decay, float rate) { for (int i = 0; i < samples.Length; i++) samples[i] *= MathF.Exp(-decay * i / rate); }
        public static double[] S3(double[] taper) { taper = taper.Select((v, i) => v * Math.Exp(0.1 * i)).ToArray(); return taper; }
        public static double[] S4(double[] w, double[] gain) => w.Select((v, i) => v * Math.Exp(gain[i])).ToArray();
        public static void S5(double[] x, double[] gradient, double t) { var a = Math.Exp(x[0]); gradient[0] = t - x[1]; gradient[0] *= a; }
        public static double S6(double[] nodes, Action<double[]> fill) { var w = new double[nodes.Length]; fill(w); for (int i = 0; i < w.Length; i++) w[i] *= Math.Exp(nodes[i]); return w.Sum(); }
        """);
}
