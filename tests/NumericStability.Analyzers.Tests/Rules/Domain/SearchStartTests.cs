using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class SearchStartTests
{
    private const string Id = "NUM5009";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double F1(double[] x) { double max = double.Epsilon; foreach (var v in x) if (v > max) [|max = v|]; return max; }
        public static double F3(double[] x) { double max = x[0]; for (int i = 1; i < x.Length; i++) [|max = Math.Max(x[0], x[i])|]; return max; }
        public static double F4(double[] x) { double best = 0; foreach (var v in x) { var l = Math.Log(v); if (l > best) [|best = l|]; } return best; }
        public static double F5(double[] x) { double min = 0; foreach (var v in x) { var a = v * v; if (a < min) [|min = a|]; } return min; }
        public static float F6(float[] x) { float max = float.Epsilon; for (int i = 0; i < x.Length; i++) [|max = MathF.Max(max, x[i])|]; return max; }
        public static double F9(double[] x) { var low = 0.0; for (int i = 0; i < x.Length; i++) [|low = Math.Min(low, Math.Abs(x[i]))|]; return low; }
        public static double G1(double[] x) { double max = 0; foreach (var v in x) [|max = Math.Max(max, Math.Sin(v))|]; return max; }
        public static double G2(double[] x) { double max = 0; foreach (var v in x) [|max = Math.Max(max, Math.Tanh(v))|]; return max; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static bool F1(double a, double b) { return [|!(a > b)|]; }
        public static bool F2(double fNew, double fOld) => [|!(fNew > fOld)|];
        public static double F3(double a) { double err = 1; while ([|err > 1e-9|]) { a = (a + 2 / a) / 2; err = Math.Abs(a * a - 2); } return a; }
        public static int F4(double[] f, double[] g) { int best = 0; for (int i = 1; i < f.Length; i++) if ([|f[i] / g[i] > f[best] / g[best]|]) best = i; return best; }
        public static double F5(double[] x) { double min = 0; foreach (var v in x) { if (v < min) [|min = v|]; } return min; }
        public static double Backtrack(Func<double, double> f, double x, double d, double f0) { double a = 1; while ([|f(x + a * d) > f0|]) a *= 0.5; return a; }
        static double Loss(double x) => x * x * Math.Log(x);
        public static double Armijo(double x, double d, double f0, double slope) { var step = 1.0; while ([|Loss(x - step * d) >= f0 - 1e-4 * step * slope|]) { step /= 2; } return step; }
        public static double D1(double[] x, double m) { double max = 0; for (int i = 0; i < x.Length; i++) [|max = Math.Max(max, x[i] - m)|]; return max; }
        public static double D2(double[] x, double[] y) { double best = 0; for (int i = 0; i < x.Length; i++) if (x[i] - y[i] > best) [|best = x[i] - y[i]|]; return best; }
        public static double D3(double[] x) { double max = 0; int i = 0; while (i < x.Length) { [|max = Math.Max(max, -x[i])|]; i++; } return max; }
        public static double D4(double[] x) { double m = 0; foreach (var v in x) [|m = v - 1 > m ? v - 1 : m|]; return m; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double F1(double[] x) { double max = 0; foreach (var v in x) max = Math.Max(max, Math.Abs(v)); return max; }
        public static double F2(double[] x) { double max = double.NegativeInfinity; foreach (var v in x) max = Math.Max(max, v); return max; }
        public static double F3(double[] x) { double max = x[0]; foreach (var v in x) if (v > max) max = v; return max; }
        public static double F4(double[] x) { double max = double.MinValue; foreach (var v in x) max = Math.Max(max, v - 1); return max; }
        public static int F5(int[] x) { int max = 0; foreach (var v in x) max = Math.Max(max, v); return max; }
        public static double F6(double[] x) { double max = 0; foreach (var v in x) max = Math.Max(max, v * v); return max; }
        public static double F7(double a) { double err = 1; for (int i = 0; i < 50 && err > 1e-9; i++) { a = (a + 2 / a) / 2; err = Math.Abs(a * a - 2); } return a; }
        public static double F8(double a) { if (!(a > 0.0)) throw new ArgumentException(); return a; }
        public static double F9(double a) { double err = 1; while (err > 1e-9) { a = (a + 2 / a) / 2; err = Math.Abs(a * a - 2); if (double.IsNaN(err)) break; } return a; }
        public static double G1(double[] x) { double min = double.MaxValue; foreach (var v in x) min = Math.Min(min, v); return min; }
        public static bool G2(int a, int b) => !(a > b);
        public static double G3(double x) => Math.Max(0, x - 1);
        public static double W1(double[] x, double m) { double above = 0, below = 0; foreach (var v in x) { var d = v - m; if (d > above) above = d; if (-d > below) below = -d; } return above + below; }
        public static double Tested(Func<double, double> f, double x, double d, double f0) { double a = 1; while (!double.IsFinite(f(x + a * d)) || f(x + a * d) > f0) a *= 0.5; return a; }
        public static double Capped(Func<double, double> f, double x, double d, double f0) { double a = 1; for (int i = 0; i < 50 && f(x + a * d) > f0; i++) a *= 0.5; return a; }
        public static double W2(double[] x, double m) { double above = 0, below = 0; foreach (var v in x) { var d = v - m; if (d > above) above = d; if (d < below) below = d; } return above - below; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double[] x) { double max = double.Epsilon; foreach (var v in x) if (v > max) [|max = v|]; return max; }",
        "public static double F(double[] x) { double max = double.NegativeInfinity; foreach (var v in x) if (v > max) max = v; return max; }");

    [Fact]
    public Task FixesAnAssignedStart() => RuleTest.FixesAsync(Id,
        "public static double F(double[] x, double c) { double far; far = 0; foreach (var v in x) if (v - c > far) [|far = v - c|]; return far; }",
        "public static double F(double[] x, double c) { double far; far = double.NegativeInfinity; foreach (var v in x) if (v - c > far) far = v - c; return far; }");

    [Fact]
    public async Task OffersNothingForAStartOfTwo() => Assert.Empty(await RuleTest.OffersAsync(Id,
        "public static double F(double[] x, double c) { double far, near; far = near = 0; foreach (var v in x) { if (v - c > far) [|far = v - c|]; near += v; } return far + near; }"));
}
