using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class HyperbolicBoundaryTests
{
    private const string Id = "NUM5006";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double F1(double[] x, double[] y) { double p = 0; for (int i = 1; i < x.Length; i++) p += x[i] * y[i]; return [|Math.Acosh(x[0] * y[0] - p)|]; }
        public static double F2(double[] x) { double s = 0; foreach (var v in x) s += v * v; return 2 * [|Math.Atanh(Math.Sqrt(s))|]; }
        public static float F3(float[] x) => [|MathF.Atanh(TensorPrimitives.Norm(x))|];
        public static double F4(MathNet.Numerics.LinearAlgebra.Vector<double> v) => [|Math.Atanh(v.L2Norm())|];
        public static double F5(double a0, double a1, double b0, double b1) => [|Math.Acosh(a0 * b0 - a1 * b1)|];
        public static double F6(double a, double b) => [|Math.Atanh(Math.Sqrt(a * a + b * b))|];
        public static double F7(double[] x, double[] y) { var inner = 0.0; for (int i = 0; i < x.Length; i++) inner += x[i] * y[i]; return [|Math.Acosh(-inner)|]; }
        public static double F8(double x, double y) { var r = Math.Sqrt(x * x + y * y); return [|Math.Atanh(r)|]; }
        public static T F9<T>(T a0, T a1, T b0, T b1) where T : IFloatingPointIeee754<T> => [|T.Acosh(a0 * b0 - a1 * b1)|];
        public static double G1(double[] x) => [|Math.Atanh(Math.Sqrt(x.Sum(v => v * v)))|];
        public static double G2(double c, double[] x) => [|Math.Atanh(Math.Sqrt(c) * Math.Sqrt(x.Sum(v => v * v)))|];
        public static double G3(double[] x, double[] y) => [|Math.Acosh(x.Zip(y, (a, b) => a * b).Sum())|];
        """);

    [Fact]
    public Task SuggestsByName() => RuleTest.ReportsAsync("NUM5006",
        "public static double F(double lorentzDot) => [|Math.Acosh(-lorentzDot)|]; public static double G(double x) => Math.Acosh(-x);", Microsoft.CodeAnalysis.DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double F1(double x) => Math.Acosh(x);
        public static double F2(double x) => Math.Atanh(x);
        public static double F3(double a0, double a1, double b0, double b1) => Math.Acosh(Math.Max(1, a0 * b0 - a1 * b1));
        public static double F4(double[] x) => Math.Atanh(Math.Min(Math.Sqrt(x.Sum(v => v * v)), 0.99999));
        public static double F5(double x) => Math.Acosh(1 + x * x);
        public static double F6(double x, double y) { var r = Math.Sqrt(x * x + y * y); return r < 0.999 ? Math.Atanh(r) : 5; }
        public static double F7(double x) => Math.Acosh(Math.Cosh(x));
        public static double F8(double x) => Math.Asinh(x * x);
        public static double F9(double a, double b) { var d = Math.Acosh(a * a - b * b); return double.IsNaN(d) ? 0 : d; }
        public static double G1(double x) => Math.Atanh(Math.Clamp(x, -0.9, 0.9));
        public static double G2(double x) => Math.Acosh(2 * x);
        public static double G3(double x) => Math.Atanh(0.5 * Math.Cos(x));
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double a0, double a1, double b0, double b1) => [|Math.Acosh(a0 * b0 - a1 * b1)|];",
        "public static double F(double a0, double a1, double b0, double b1) => Math.Acosh(Math.Max(1, a0 * b0 - a1 * b1));");
}
