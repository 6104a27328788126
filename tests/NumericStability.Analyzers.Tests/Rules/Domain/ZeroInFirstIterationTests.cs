using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class ZeroInFirstIterationTests
{
    private const string Id = "NUM5014";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double P1(int n) { double c = 1; for (int i = 1; i <= n; i++) { if (i % 2 == 1) c *= [|3.0 / (i - 1)|]; } return c; }
        public static double F1(double[] rel) { double dcg = 0; for (int i = 0; i < rel.Length; i++) dcg += [|rel[i] / Math.Log2(i + 1)|]; return dcg; }
        public static double F3(double[] a) { double s = 0; int i = 0; while (i < a.Length) { s += [|a[i] / i|]; i++; } return s; }
        public static double F4(int n) { double h = 0; for (int k = 0; k <= n; k++) h += [|1.0 / k|]; return h; }
        public static float F5(float[] a) { float s = 0; for (var i = 0; i < a.Length; ++i) s += [|a[i] / (i * 2)|]; return s; }
        public static double F6(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = i; s += [|a[i] / d|]; } return s; }
        public static double F7(double[] a) { double s = 0; for (int i = 1; i < a.Length; i++) s += [|a[i] / (i - 1)|]; return s; }
        public static double F8(double[] a) { double s = 0; for (int i = 1; i < a.Length; i++) s += [|a[i] / Math.Log(i)|]; return s; }
        public static void F9(double[] a) { for (int i = 0; i < a.Length; i++) [|a[i] /= i|]; }
        public static double G2(int n) { double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s += [|1.0 / j|]; return s; }
        public static double G3(double[] a) { double s = 0; for (long i = 0; i < a.Length; i++) s += [|a[i] / Math.Cbrt(i)|]; return s; }
        public static double Adaptive(double d, double[] g) { double ss = 0, r = 0; for (int t = 0; t < g.Length; t++) { r += [|d / Math.Sqrt(ss)|]; ss += g[t] * g[t]; } return r; }
        public static double Mean(double[] g) { double s = 0, r = 0; int n = 0; foreach (var v in g) { r += [|s / n|]; s += v; n++; } return r; }
        public static double Rate(Func<double> next, double stop) { double done = 0, rate = 1; while (rate < stop) { rate = [|1 / done|]; done += next(); } return rate; }
        public static double Read(double[] g) { double t = 0, s = 0; for (int i = 2; i < g.Length; i++) { double old = t; t += Math.Log(i); double ratio = g[i]; ratio *= [|t / old|]; if (i > 1 && ratio < 1) s += ratio; } return s; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double P1(int n) { double c = 1; for (int i = 1; i <= n; i++) { if (i % 2 == 0) c *= 3.0 / (i - 1); } return c; }
        public static double F1(double[] rel) { double dcg = 0; for (int i = 0; i < rel.Length; i++) dcg += rel[i] / Math.Log2(i + 2); return dcg; }
        public static double F2(double lr, int n) { double w = 0; for (int t = 1; t <= n; t++) w -= lr / Math.Sqrt(t); return w; }
        public static double F3(int n) { double h = 0; for (int k = n; k >= 1; k--) h += 1.0 / k; return h; }
        public static double F4(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) { if (i == 0) continue; s += a[i] / i; } return s; }
        public static double F5(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += i > 0 ? a[i] / i : 0; return s; }
        public static double F6(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] / Math.Max(i, 1); return s; }
        public static double F7(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += i / 2.0; return s; }
        public static double F8(double[] a, int k) { double s = 0; for (int i = k; i < a.Length; i++) s += a[i] / i; return s; }
        public static int F9(int n) { int s = 0; for (int i = 1; i < n; i++) s += n / i; return s; }
        public static double G1(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] / (i + 1.0); return s; }
        public static double G2(double[] a) { double m = 0; int n = 0; foreach (var v in a) { n++; m += (v - m) / n; } return m; }
        public static double G3(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) if (i != 0) s += a[i] / i; return s; }
        public static double Tested(double d, double[] g) { double ss = 0, r = 0; for (int t = 0; t < g.Length; t++) { if (ss > 0) r += d / Math.Sqrt(ss); ss += g[t] * g[t]; } return r; }
        public static double Flag(double[] g) { double s = 0, r = 0; var first = true; foreach (var v in g) { if (!first) r += v / s; s += 1; first = false; } return r; }
        public static double ByIndex(double[] g) { double s = 0, r = 0; for (int t = 0; t < g.Length; t++) { if (t > 0) r += g[t] / s; s += 1; } return r; }
        public static double Before(double[] g) { double s = 0, r = 0; foreach (var v in g) { s += 1; r += v / s; } return r; }
        public static double Offset(double d, double[] g) { double ss = 0, r = 0; foreach (var v in g) { r += d / Math.Sqrt(ss + 1e-8); ss += v * v; } return r; }
        public static double ReadLater(double[] g) { double t = 0, s = 0; for (int i = 2; i < g.Length; i++) { double old = t; t += Math.Log(i); double ratio = g[i]; ratio *= t / old; if (i > 2 && ratio < 1) s += ratio; } return s; }
        public static double Skipped(double[] g) { double s = 0, r = 0; foreach (var v in g) { if (s == 0) { s = v * v + 1; continue; } r += v / s; } return r; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double[] rel) { double dcg = 0; for (int i = 0; i < rel.Length; i++) dcg += [|rel[i] / Math.Log2(i + 1)|]; return dcg; }",
        "public static double F(double[] rel) { double dcg = 0; for (int i = 0; i < rel.Length; i++) dcg += rel[i] / Math.Log2(i + 2); return dcg; }");
}
