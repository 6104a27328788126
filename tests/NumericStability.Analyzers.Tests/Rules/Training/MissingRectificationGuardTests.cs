using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MissingRectificationGuardTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; }");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return r > 5 ? Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)) : 0; }");

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4016", """
        public static class Formulas
        {
            public static float Single(float r, float ri) => [|MathF.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|];
            public static double Named(double rho, double rhoInf) { var top = (rho - 4.0) * (rho - 2.0) * rhoInf; var bottom = (rhoInf - 4.0) * (rhoInf - 2.0) * rho; return [|Math.Sqrt(top / bottom)|]; }
            public static void Step(double[] w, double[] m, double[] v, double b2, int t, double lr) { double ri = 2 / (1 - b2) - 1, p = Math.Pow(b2, t), r = ri - 2 * t * p / (1 - p); double k = [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; for (int i = 0; i < w.Length; i++) w[i] -= lr * k * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
            public static double Quotients(double r, double ri) => [|Math.Sqrt((r - 4) / (ri - 4) * ((r - 2) / (ri - 2)) * (ri / r))|];
            public static double OtherGuard(double r, double ri, int t) => t > 0 ? [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|] : 1;
            public static double Half(double r, double ri) => [|Math.Pow((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r), 0.5)|];
            public static double Static(double r, double ri) => [|double.Sqrt(ri * (r - 2) * (r - 4) / (r * (ri - 2) * (ri - 4)))|];
            public sealed class RAdam { private int _t; private readonly double _b2 = Environment.TickCount, _inf = Environment.TickCount; double Rectification() { _t++; var p = Math.Pow(_b2, _t); var r = _inf - 2 * _t * p / (1 - p); return [|Math.Sqrt((r - 4) * (r - 2) * _inf / ((_inf - 4) * (_inf - 2) * r))|]; } }
        }
        """);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4016", """
        public static double If(double r, double ri) { if (r > 4) { return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); } return 1; }
        public static double Early(double r, double ri) { if (r <= 5) return 0; return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); }
        public static double AtLeast(double r, double ri) { r = Math.Max(r, 5); return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); }
        public static float Single(float r, float ri) => r >= 5f ? MathF.Sqrt((r - 4f) * (r - 2f) * ri / ((ri - 4f) * (ri - 2f) * r)) : 0;
        public static double Continue(double[] rs, double ri) { double s = 0; foreach (var r in rs) { if (!(r > 4)) continue; s += Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); } return s; }
        public static double Throws(double r, double ri) { if (r < 4) throw new ArgumentException(nameof(r)); return Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)); }
        public static double Other(double x, double y) => Math.Sqrt((x - 4) * (x - 1) / (y * (y - 2)));
        public static double Heron(double a, double b, double c) { var s = (a + b + c) / 2; return Math.Sqrt(s * (s - a) * (s - b) * (s - c)); }
        """);
}
