using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class LogOfZeroTests
{
    private const string Id = "NUM5001";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        static double Norm(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }
        public static double F1(double x) => [|Math.Log(Math.Max(0, x))|];
        public static double F3(double[] x) { int c = 0; foreach (var v in x) if (v > 0) c++; return [|Math.Log((double)c / x.Length)|]; }
        public static double F4(double[] x) => [|Math.Log(Norm(x))|];
        public static double F5(double[] x) { double s = 0; foreach (var v in x) s += v * v; return [|Math.Log10(s)|]; }
        public static double F6(double[] x) { double max = x.Max(), min = x.Min(); return [|Math.Log2(max - min)|]; }
        public static double F7(double[] x) => [|Math.Log(x.Where(v => v > 3).Count())|];
        public static double F8(double x) { var clipped = x < 0 ? 0 : x; return [|Math.Log(clipped)|]; }
        public static double F9(double[] a, double[] b) { double d = 0; for (int i = 0; i < a.Length; i++) d += Math.Abs(a[i] - b[i]); return [|Math.Log(d)|]; }
        public static T G1<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Log(T.Max(T.Zero, x))|];
        public static double G2(double[] x) { double m = x.Average(); return [|Math.Log(x.Sum(v => (v - m) * (v - m)) / x.Length)|]; }
        public static double G3(MathNet.Numerics.LinearAlgebra.Vector<double> v) => [|Math.Log(v.L2Norm())|];
        """);

    [Fact]
    public Task SuggestsForUnknownMagnitudes() => RuleTest.ReportsAsync(Id, """
        public static double F1(double x) => [|Math.Log(Math.Abs(x))|];
        public static double F3(int a, int b) => [|Math.Log((double)a / b)|];
        public static double F4(double a, double b) => [|Math.Log(a - b)|];
        public static double W1(int[] data, int bins) { var h = new int[bins]; foreach (var d in data) h[d]++; double s = 0; for (int b = 0; b < bins; b++) s += [|Math.Log((double)h[b] / data.Length)|]; return s; }
        public static double Masked(double[] z, bool[] mask) { double m = double.NegativeInfinity, s = 0; for (int i = 0; i < z.Length; i++) { if (mask[i]) continue; if (z[i] > m) m = z[i]; } for (int i = 0; i < z.Length; i++) { if (mask[i]) continue; s += Math.Exp(z[i] - m); } return m + [|Math.Log(s)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        static double Norm(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }
        public static double F1(double x) => Math.Log(x);
        public static double F2(double x) => Math.Log(Math.Max(1e-12, x));
        public static double F3(double x) => Math.Log(1 + x * x);
        public static double F4(double[] x) { var n = Norm(x); return n > 0 ? Math.Log(n) : 0; }
        public static double F5(double[] x) { double m = x.Max(); return m + Math.Log(x.Sum(v => Math.Exp(v - m))); }
        public static double F6(int n) => Math.Log(Math.Max(n, 1));
        public static double F7(double x) => Math.Log(Math.Clamp(x, 1e-7, 1 - 1e-7));
        public static double F8(double[] x) => Math.Log(Norm(x) + 1e-8);
        public static double F9(double x) { if (x <= 0) throw new ArgumentOutOfRangeException(nameof(x)); return Math.Log(x); }
        public static double G1(double[] x) { var l = Math.Log(Norm(x)); return double.IsNegativeInfinity(l) ? 0 : l; }
        public static double G2(double x) => Math.Log(Math.Cosh(x));
        public static double G3(double[] x) { double s = 0; foreach (var v in x) s += v * v; if (s == 0) return 0; return Math.Log(s); }
        public static double G4(int a, int b) => a < 1 || b < 1 ? 0 : Math.Log((double)a / b);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x) => [|Math.Log(Math.Max(0, x))|];",
        "public static double F(double x) => Math.Log(Math.Max(Math.Max(0, x), 1e-300));");
}
