using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class RootOfDifferenceTests
{
    private const string Id = "NUM5004";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double P2(double[] p, double[] q) { double b = 0; for (int i = 0; i < p.Length; i++) b += Math.Sqrt(p[i] * q[i]); return [|Math.Sqrt(1 - b)|]; }
        public static double P3(double[] p, double[] q) => [|Math.Sqrt(1 - p.Zip(q, (a, b) => Math.Sqrt(a) * Math.Sqrt(b)).Sum())|];
        public static double P1(double squares, double sum, double n) => [|Math.Sqrt(squares / n - (sum / n) * (sum / n))|];
        public static double F1(double[] x) { double s = 0, q = 0; foreach (var v in x) { s += v; q += v * v; } double m = s / x.Length; return [|Math.Sqrt(q / x.Length - m * m)|]; }
        public static double F2(double[] x) => [|Math.Sqrt(x.Average(v => v * v) - Math.Pow(x.Average(), 2))|];
        public static double F5(double[][] a, int i) { double sum = 0; for (int k = 0; k < i; k++) sum += a[i][k] * a[i][k]; return [|Math.Sqrt(a[i][i] - sum)|]; }
        public static double F6(double a, double b, double angle) => [|Math.Sqrt(a * a + b * b - 2 * a * b * Math.Cos(angle))|];
        public static double F7(double[] a, double[] b) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } var r = d / Math.Sqrt(p * q); return [|Math.Sqrt(1 - r * r)|]; }
        public static double F8(double sum, double squares, int n) => [|Math.Sqrt(squares / n - (sum / n) * (sum / n))|];
        public static double F9(double[] v, double k) => [|Math.Sqrt(k - v.Sum(x => x * x))|];
        public static T G2<T>(T[] x) where T : IFloatingPointIeee754<T> { T s = T.Zero, q = T.Zero; foreach (var v in x) { s += v; q += v * v; } var n = T.CreateChecked(x.Length); return [|T.Sqrt(q / n - s / n * (s / n))|]; }
        public static double G3(double nx, double ny, double dot) { var d2 = nx + ny - 2.0 * dot; return [|Math.Sqrt(d2)|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double P2(double[] p, double[] q) { double b = 0; for (int i = 0; i < p.Length; i++) b += Math.Sqrt(p[i] * q[i]); return Math.Sqrt(Math.Max(0, 1 - b)); }
        public static double P1(double k, double a, double b, double c) => Math.Sqrt((3 * k * k + 1) * a / b - 4 * k * k * (c / b) * (c / b));
        public static double F1(double xx, double yy, double xy) => Math.Sqrt(Math.Max(0.0, xx + yy - 2 * xy));
        public static double F2(double x) => Math.Sqrt(1 - x * x);
        public static double F3(double a, double b, double c) => Math.Sqrt(b * b - 4 * a * c);
        public static double F4(double x, double y) => Math.Sqrt(x * x + y * y);
        public static double F5(double[] x) { double m = x.Average(); return Math.Sqrt(x.Sum(v => (v - m) * (v - m)) / x.Length); }
        public static double F6(double xx, double yy, double xy) => Math.Sqrt(Math.Abs(xx + yy - 2 * xy));
        public static double F7(double xx, double yy, double xy) { var d = xx + yy - 2 * xy; return d > 0 ? Math.Sqrt(d) : 0; }
        public static double F8(double xx, double yy, double xy) { var d = Math.Sqrt(xx + yy - 2 * xy); return double.IsNaN(d) ? 0 : d; }
        public static double F9(double r, double x) => Math.Sqrt(r * r - x * x);
        public static double G1(double x) => Math.Sqrt(x - 1);
        public static double G2(double t) => Math.Sqrt(1 - Math.Sin(t) * Math.Sin(t));
        public static double G3(double xx, double yy, double xy) { var d = xx + yy - 2 * xy; if (d < 0) d = 0; return Math.Sqrt(d); }
        public static double W1(double s, double m2, double w2, double m1, double w1) => Math.Sqrt(m2 / w2 - s * s * m1 * m1 / (w1 * w1));
        public static double Singular(MathNet.Numerics.LinearAlgebra.Matrix<double> a, int i) => Math.Sqrt(Math.Max(0, a.Evd().EigenValues[i].Real));
        """);

    [Fact]
    public Task SuggestsForRectifiers() => RuleTest.ReportsAsync(Id, """
        public static double F(double r) => [|Math.Sqrt((r - 4) * (r - 2) * (r + 1))|];
        public static double Singular(MathNet.Numerics.LinearAlgebra.Matrix<double> a, int i) { var evd = a.Evd(); return [|Math.Sqrt(evd.EigenValues[i].Real)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double xx, double yy, double xy) { var d = xx + yy - 2 * xy; return [|Math.Sqrt(d)|]; }",
        "public static double F(double xx, double yy, double xy) { var d = xx + yy - 2 * xy; return Math.Sqrt(Math.Max(0, d)); }");
}
