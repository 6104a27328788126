using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class UnscaledPowerSumTests
{
    private const string Id = "NUM1014";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double I1(double[] d, double p) { double s = 0; foreach (var v in d) s += Math.Pow(Math.Abs(v), p); return [|Math.Pow(s, 1 / p)|]; }
        public static double I2(double[] d, int p) { double s = 0; foreach (var v in d) s += Math.Pow(v, p); return [|Math.Pow(s, 1.0 / p)|]; }
        public static double I3(double[] d, double p) => [|Math.Pow(d.Sum(v => Math.Pow(v, p)), 1 / p)|];
        public static double I4(double[] x, double p) { double n = 0, d = 0; foreach (var v in x) { n += Math.Pow(v, p); d += Math.Pow(v, p - 1); } return [|n / d|]; }
        public static float I5(float[] x, float p) { float s = 0; for (int i = 0; i < x.Length; i++) s += MathF.Pow(x[i], p); return [|MathF.Pow(s / x.Length, 1f / p)|]; }
        public static double I6(double[] x, double[] w, double p) { double s = 0; int i = 0; while (i < x.Length) { s += w[i] * Math.Pow(x[i], p); i++; } return [|Math.Pow(s, 1 / p)|]; }
        public static double I7(double[] x) { double s = 0; foreach (var v in x) s += Math.Pow(v, 4); return [|Math.Pow(s, 0.25)|]; }
        static double PowerSum(double[] x, double p) { double s = 0; foreach (var v in x) s += Math.Pow(v, p); return s; }
        public static double I8(double[] x, double p) => [|Math.Pow(PowerSum(x, p), 1 / p)|];
        public static double I9(double[] x, double[] y, double p) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Pow(Math.Abs(x[i] - y[i]), p); return [|Math.Pow(s, 1.0 / p)|]; }
        public static T I10<T>(T[] x, T p) where T : IFloatingPointIeee754<T> { T s = T.Zero; foreach (var v in x) s += T.Pow(v, p); return [|T.Pow(s, T.One / p)|]; }
        public static double I11(double[] x) { double s = 0; foreach (var v in x) s += v * v * v; return [|Math.Pow(s, 1.0 / 3)|]; }
        public static double I12(double[] x, double p) => [|Math.Pow(x.Average(v => Math.Pow(v, p)), 1 / p)|];
        public static double I13(float[] f, double p) { double acc = 0; foreach (var v in f) acc += Math.Pow(Math.Max(v, 1e-6f), p); return [|Math.Pow(acc / f.Length, 1.0 / p)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }
        public static double Q2(double[] x) { double s = 0; foreach (var v in x) s += Math.Pow(v, 2); return Math.Pow(s, 0.5); }
        public static double Q3(double[] x, double p) { double s = 0; foreach (var v in x) s += Math.Pow(v, p); return s; }
        public static double Q4(double[] x, double p) { var m = x.Max(); double s = 0; foreach (var v in x) s += Math.Pow(v / m, p); return m * Math.Pow(s, 1 / p); }
        public static double Fourth(double[] x) { double m = 0, s = 0; foreach (var v in x) m = Math.Max(m, Math.Abs(v)); foreach (var v in x) s += Math.Pow(v / m, 4); return m * Math.Pow(s, 0.25); }
        public static double Q5(double[] x, double p) => Math.Pow(x.Sum(), 1 / p);
        public static double Q6(double x, double p) => Math.Pow(Math.Pow(x, p), 1 / p);
        public static double Q7(double[] x) { double n = 0, d = 0; foreach (var v in x) { n += v * v; d += v; } return n / d; }
        public static double Q8(double[] x) => x.Average();
        public static double Q9(double[] x, double b) { double s = 0; foreach (var v in x) s += Math.Pow(b, v); return s; }
        public static double Q10(double[] x, double[] y) => x.Sum() / y.Sum();
        public static double Q11(double g, int n) { double s = 0; for (int i = 0; i < n; i++) s += Math.Pow(g, i); return 1 / s; }
        public static double Q12(double[] x, double p) { double s = 0; foreach (var v in x) s += Math.Abs(v); return Math.Pow(s, p); }
        public static double Q13(int n, double s) { double h = 0, g = 0; for (int i = 1; i <= n; i++) { h += Math.Pow(i, -s); g += Math.Pow(i, 1 - s); } return g / h; }
        """);
}
