using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class PowerOutsideDomainTests
{
    private const string Id = "NUM5008";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double F1(double t) => [|Math.Pow(Math.Sin(t), 0.5)|];
        public static double F3(int n, double a) { double s = 0; for (int t = 0; t < n; t++) s += [|Math.Pow(t, -a)|]; return s; }
        public static double F4(double x) => [|Math.Pow(Math.Tanh(x), 1.5)|];
        public static double F5(Random r) => [|Math.Pow(r.NextDouble() - 0.5, 0.7)|];
        public static float F6(float x) => [|MathF.Pow(MathF.Cos(x), 2.5f)|];
        public static double F7(double x) => [|Math.Pow(Math.Clamp(x, -1, 1), 0.25)|];
        public static double F9(double x) => [|Math.Pow(-Math.Abs(x), 0.5)|];
        public static double G1(double x) { if (x > 0) return 0; return [|Math.Pow(x, 2.5)|]; }
        public static double G2(double x) => [|Math.Pow(Math.Clamp(x, -2, 3), 0.3)|];
        public static double G3(double x) => [|Math.Pow(Math.Atan(x), 1.1)|];
        public static double W1(double x) => [|Math.Pow(Math.Tanh(x), 0.5)|];
        public static double W2() { double s = 0; for (int z = -3; z < 7; z++) s += [|Math.Pow(z, 1.7)|]; return s; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double F1(double x) => [|Math.Pow(x, 1.0 / 3)|];
        public static double F2(double s, double alpha) => [|Math.Pow(s, -alpha)|];
        public static double F3(double a, double b) => [|Math.Pow(a - b, 1.5)|];
        public static double G4(double x) => [|Math.Pow(Math.Min(x, 3), 0.3)|];
        public static double G5(double x) => x > 1 ? x : [|Math.Pow(x, 0.3)|];
        public static double G6(int n) => [|Math.Pow(n / 100.0, 0.3)|];
        public static double F4(double x) => [|Math.Pow(Math.Abs(x), -0.5)|];
        public static double W1(int headDim) => [|Math.Pow(headDim, -0.5)|];
        public static double W2(int step) => [|Math.Pow(step + 1, -0.5)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double F1(double x) => Math.Pow(x, 2);
        public static double F2(double x, double p) => Math.Pow(x, p);
        public static double F3(double x) => Math.Pow(Math.Abs(x), 0.5);
        public static double F4(int n) { double s = 0; for (int t = 1; t <= n; t++) s += Math.Pow(t, -0.8); return s; }
        public static double F5(int n) { double s = 0; for (int t = 0; t < n; t++) s += Math.Pow(t + 1, -0.8); return s; }
        public static double F6(double x, double a) => x > 0 ? Math.Pow(x, -a) : 0;
        public static double F7(double x) { if (x <= 0) throw new ArgumentException(); return Math.Pow(x, -0.3); }
        public static double F8(double x) => Math.Pow(Math.Max(x, 1e-9), -0.5);
        public static double F9(double x) => Math.Pow(1 + x * x, -1.5);
        public static double G1(double x) => Math.Pow(2, x);
        public static double G2(double x) => Math.Pow(x, -2);
        public static double G3(double x) => Math.Pow(x, 1.5);
        public static double W1(int n) => Math.Pow(n, 0.75);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x) => 2 * [|Math.Pow(Math.Sin(x), 1.0 / 3)|];",
        "public static double F(double x) => 2 * Math.Cbrt(Math.Sin(x));");
}
