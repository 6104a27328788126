using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class FiniteDifferenceStepTests
{
    private const string Id = "NUM2012";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(Func<double, double> f, double x) { const double h = 1e-12; return [|(f(x + h) - f(x)) / h|]; }
        public static double A2(Func<double, double> f, double x) { double h = 1e-12; return [|(f(x + h) - f(x - h)) / (2 * h)|]; }
        public static float A3(Func<float, float> f, float x) => [|(f(x + 1e-5f) - f(x)) / 1e-5f|];
        public static double A4(double x) { const double eps = 1e-13; return [|(Math.Sin(x + eps) - Math.Sin(x)) / eps|]; }
        public static double A5(Func<double[], double> loss, double[] w, int i) { const double eps = 1e-14; w[i] += eps; double up = loss(w); w[i] -= 2 * eps; double down = loss(w); w[i] += eps; return [|(up - down) / (2 * eps)|]; }
        public static double A6(Func<double, double> f, double x) { const double h = 1e-15; var d = f(x + h) - f(x); return [|d / h|]; }
        public static double A7(Func<double, double> f, double x) { const double Step = 1e-11; double a = f(x + Step), b = f(x); return [|(a - b) / Step|]; }
        public static double A8(Func<double, double> f, double x) => [|(f(x) - f(x - 1e-16)) / 1e-16|];
        public static float A9(Func<float, float> f, float x) { const float h = 1e-6f; return [|(f(x + h) - f(x - h)) / (2 * h)|]; }
        public static double B1(Func<double, double> f, double x) => [|(f(x + double.Epsilon) - f(x)) / double.Epsilon|];
        public static double B2(Func<double, double, double> f, double x, double y) { const double h = 1e-12; return [|(f(x, y + h) - f(x, y)) / h|]; }
        public static double B3(Func<double, double> f, double x) { const double h = 2e-16; return 3 * ([|(f(x + h) - f(x)) / h|]); }
        public static double Directional(Func<double, double> f, double x, double u) { const double h = 1e-10; return [|(f(x + h * u) - f(x)) / h|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(Func<double, double> f, double x) { const double h = 1e-8; return (f(x + h) - f(x)) / h; }
        public static double A2(Func<double, double> f, double x) { const double h = 6e-6; return (f(x + h) - f(x - h)) / (2 * h); }
        public static float A3(Func<float, float> f, float x) { const float h = 1e-3f; return (f(x + h) - f(x)) / h; }
        public static double A4(Func<double, double> f, double x, double h) => (f(x + h) - f(x)) / h;
        public static double A5(Func<double, double> f, double x) { double h = 1e-8 * Math.Max(1, Math.Abs(x)); return (f(x + h) - f(x)) / h; }
        public static double A6(double a, double b) => (a - b) / 1e-12;
        public static double A7(Func<double, double> f, double x) => f(x) / 1e-12;
        public static double A8(Func<double, double> f, Func<double, double> g, double x) => (f(x) - g(x)) / 1e-12;
        public static double A9(Func<double, double> f, double x) => (f(x) + f(-x)) / 1e-12;
        public static double B1(Complex z) { const double h = 1e-200; return Complex.Sin(new Complex(1, h)).Imaginary / h; }
        public static double B2(Func<double, double> f, double x) => (f(x + 1) - f(x)) / 2;
        public static double B3(double x) => (Math.Sin(x) - Math.Cos(x)) / 1e-12;
        """);

    [Theory]
    [InlineData(
        "public static double F(Func<double, double> f, double x) { const double h = 1e-12; return [|(f(x + h) - f(x)) / h|]; }",
        "public static double F(Func<double, double> f, double x) { const double h = 1e-8; return (f(x + h) - f(x)) / h; }")]
    [InlineData(
        "public static float F(Func<float, float> f, float x) { var h = 1e-6f; return [|(f(x + h) - f(x - h)) / (2 * h)|]; }",
        "public static float F(Func<float, float> f, float x) { var h = 5e-3f; return (f(x + h) - f(x - h)) / (2 * h); }")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Fact]
    public Task Limitation_AStepFromAnotherMethodIsUnknown() => RuleTest.SilentAsync(Id,
        "public static double F(Func<double, double> f, double x) => G(f, x, 1e-14);\n    private static double G(Func<double, double> f, double x, double h) => (f(x + h) - f(x)) / h;");
}
