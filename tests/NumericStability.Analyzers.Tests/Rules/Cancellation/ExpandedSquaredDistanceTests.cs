using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class ExpandedSquaredDistanceTests
{
    private const string Id = "NUM2007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static float Kernel(float xx, float yy, float xy, float s) => MathF.Exp(-([|xx + yy - 2 * xy|]) / (s * s));
        public static double Rbf(double aa, double bb, double ab, double g) => Math.Exp(-g * ([|aa + bb - 2 * ab|]));
        public static double A1(double[] a, double[] b) { double aa = 0, bb = 0, ab = 0; for (int i = 0; i < a.Length; i++) { aa += a[i] * a[i]; bb += b[i] * b[i]; ab += a[i] * b[i]; } return Math.Sqrt([|aa + bb - 2 * ab|]); }
        public static float A2(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MathF.Sqrt([|TensorPrimitives.Dot(a, a) + TensorPrimitives.Dot(b, b) - 2 * TensorPrimitives.Dot(a, b)|]);
        public static double A3(double[,] k, int i, int j) => [|k[i, i] + k[j, j] - 2 * k[i, j]|];
        public static double A4(double a, double b) => [|a * a + b * b - 2 * a * b|];
        public static double A5(double[] sq, double[,] g, int i, int j) => Math.Sqrt([|sq[i] + sq[j] - 2 * g[i, j]|]);
        public static double A6(double a, double b) => [|a * a - 2 * a * b + b * b|];
        public static float A7(float xx, float yy, float xy) => MathF.Sqrt([|xx + yy - 2 * xy|]);
        public static double A8(double[][] k, int i, int j) => [|k[i][i] - 2.0 * k[i][j] + k[j][j]|];
        public static double A9(double[] a, double[] b) { double aa = a.Sum(v => v * v), bb = b.Sum(v => v * v), ab = a.Zip(b, (x, y) => x * y).Sum(); return [|aa + bb - 2 * ab|]; }
        public static double B1(double[] a, double[] b) => Math.Sqrt([|Dot(a, a) - 2 * Dot(a, b) + Dot(b, b)|]);
        private static double Dot(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * y[i]; return s; }
        public static float B2(float x, float y) => [|x * x + y * y - 2f * x * y|];
        public static double B3(double a, double b) => [|Math.Pow(a, 2) - 2 * a * b + Math.Pow(b, 2)|];
        public static double T1(MathNet.Numerics.LinearAlgebra.Vector<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) { double aa = a * a, bb = b * b, ab = a * b; return [|aa + bb - 2 * ab|]; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double[,] k, int i, int j) => Math.Max(0, [|k[i, i] + k[j, j] - 2 * k[i, j]|]);
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Sum(double a, double b, double c) => Math.Exp(a + b - 3 * c);
        public static double Second(double up, double down, double mid, double h) => (up + down - 2 * mid) / (h * h);
        public static double A1(double xx, double yy, double xy) => Math.Sqrt(Math.Max(0.0, xx + yy - 2 * xy));
        public static double A2(double[] u, int i) => u[i + 1] + u[i - 1] - 2 * u[i];
        public static double A3(double[,] u, int i, int j) => u[i + 1, j] + u[i - 1, j] - 2 * u[i, j];
        public static double A4(double a, double b, double c) => a + b - 2 * c;
        public static double A5(double a, double b) => (a - b) * (a - b);
        public static double A6(double a, double b) => a * a + b * b + 2 * a * b;
        public static double A7(double a, double b, double t) => Math.Sqrt(a * a + b * b - 2 * a * b * Math.Cos(t));
        public static double A8(double a, double b) => a * a + b * b - a * b;
        public static double A9(double f1, double f2, double f0, double h) => (f1 + f2 - 2 * f0) / (h * h);
        public static double B1(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = a[i] - b[i]; s += d * d; } return Math.Sqrt(s); }
        public static double B2(double a, double b) => a * a + b * b - 2 * a;
        public static int B3(int a, int b) => a * a + b * b - 2 * a * b;
        """);

    [Theory]
    [InlineData(
        "public static double F(double a, double b) => [|a * a + b * b - 2 * a * b|];",
        "public static double F(double a, double b) => Math.Pow(a - b, 2.0);")]
    [InlineData(
        "public static float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MathF.Sqrt([|TensorPrimitives.Dot(a, a) + TensorPrimitives.Dot(b, b) - 2 * TensorPrimitives.Dot(a, b)|]);",
        "public static float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => StableMath.Distance(a, b);")]
    [InlineData(
        "public static float F(float xx, float yy, float xy) => MathF.Sqrt([|xx + yy - 2 * xy|]);",
        "public static float F(float xx, float yy, float xy) => MathF.Sqrt(MathF.Max(0, xx + yy - 2 * xy));")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Fact]
    public Task Limitation_NamesOutsideARootAreNoEvidence() => RuleTest.SilentAsync(Id,
        "public static double F(double xx, double yy, double xy) => xx + yy - 2 * xy;");
}
