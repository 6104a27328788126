using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class InverseCosineTests
{
    private const string Id = "NUM5005";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double P1(double r, double q) { if (q + r >= 0) return 0; return [|Math.Acos(r / Math.Sqrt(-q))|]; }
        public static double Rotation(double trace) => [|Math.Acos((trace - 1) / 2)|];
        public static double RotationOf(double[,] m) => [|Math.Acos((m[0, 0] + m[1, 1] + m[2, 2] - 1) / 2)|];
        public static double F1(double[] a, double[] b) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } return [|Math.Acos(d / Math.Sqrt(p * q))|]; }
        public static float F2(float[] a, float[] b) => [|MathF.Acos(TensorPrimitives.CosineSimilarity(a, b))|];
        public static double F5(MathNet.Numerics.LinearAlgebra.Vector<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|Math.Acos(a.DotProduct(b) / (a.L2Norm() * b.L2Norm()))|];
        public static double F8(double ax, double ay, double bx, double by) => [|Math.Acos((ax * bx + ay * by) / (Math.Sqrt(ax * ax + ay * ay) * Math.Sqrt(bx * bx + by * by)))|];
        public static double G1(float[] a, float[] b) { double c = TensorPrimitives.CosineSimilarity(a, b); return [|Math.Acos(c)|] * 180 / Math.PI; }
        public static double G2(float[] a, float[] b) => 1 - [|Math.Acos(TensorPrimitives.CosineSimilarity(a, b))|] / Math.PI;
        public static float G4(Vector3 a, Vector3 b) => [|MathF.Acos((a.X * b.X + a.Y * b.Y + a.Z * b.Z) / (MathF.Sqrt(a.X * a.X + a.Y * a.Y + a.Z * a.Z) * MathF.Sqrt(b.X * b.X + b.Y * b.Y + b.Z * b.Z)))|];
        public static double G5(double[] u, double[] v) { double d = 0, n = 0, m = 0; foreach (var (x, y) in u.Zip(v)) { d += x * y; n += x * x; m += y * y; } var cosine = d / (Math.Sqrt(n) * Math.Sqrt(m)); return [|Math.Acos(cosine)|]; }
        public static T G6<T>(T ax, T ay, T bx, T by) where T : IFloatingPointIeee754<T> => [|T.Acos((ax * bx + ay * by) / T.Sqrt((ax * ax + ay * ay) * (bx * bx + by * by)))|];
        public static double G7(double a, double b, double c, double d) => [|Math.Asin((a * d - b * c) / (double.Hypot(a, b) * double.Hypot(c, d)))|];
        public static double V1(Vector3 a, Vector3 b) => [|Math.Acos(Vector3.Dot(a, b) / (a.Length() * b.Length()))|];
        public static float V2(Vector2 a, Vector2 b) => [|MathF.Acos(Vector2.Dot(Vector2.Normalize(a), Vector2.Normalize(b)))|];
        public static float V3(Quaternion p, Quaternion q) { var u = Quaternion.Normalize(p); return 2 * [|MathF.Acos(Quaternion.Dot(u, q))|]; }
        public static double G3(double[] a, double[] b) => [|Math.Acos(a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x)))|];
        """);

    [Fact]
    public Task SuggestsByName() => RuleTest.ReportsAsync(Id,
        "public static double F(double dot, double nx, double ny) => [|Math.Acos(dot / (nx * ny))|];", Microsoft.CodeAnalysis.DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double P1(double r, double q) { if (q + r * r >= 0) return 0; return Math.Acos(r / Math.Sqrt(-q)); }
        public static double F1(double x) => Math.Acos(x);
        public static double C1(double x, double y, double z) => Math.Asin(y / Math.Sqrt(x * x + y * y + z * z));
        public static double C2(double x, double y) { var c = x / double.Hypot(x, y); return Math.Acos(c); }
        public static float C3(float x, float y, float z) { float r = MathF.Sqrt(x * x + y * y + z * z); return MathF.Acos(z / r); }
        public static T C4<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Acos(x / T.Sqrt(x * x + y * y));
        public static float F2(float[] a, float[] b) => MathF.Acos(Math.Clamp(TensorPrimitives.CosineSimilarity(a, b), -1f, 1f));
        public static float V1(Vector3 a, Vector3 b) => MathF.Acos(Math.Clamp(Vector3.Dot(a, b) / (a.Length() * b.Length()), -1f, 1f));
        public static float V2(Vector3 a, Vector3 b) => MathF.Acos(Math.Min(1, Math.Max(-1, Vector3.Dot(Vector3.Normalize(a), Vector3.Normalize(b)))));
        public static float V3(Vector3 a, Vector3 b) => Vector3.Dot(Vector3.Normalize(a), Vector3.Normalize(b));
        public static double Plain(double x, double y, double z) => Math.Acos(x / (y * z));
        public static double F3(double x) => Math.Acos(Math.Tanh(x));
        public static double F4(double x) => Math.Asin(Math.Sin(x));
        public static double F5(double a, double b, double c, double d) => Math.Acos(Math.Max(-1, Math.Min(1, (a * c + b * d) / Math.Sqrt((a * a + b * b) * (c * c + d * d)))));
        public static double F6(double a, double b, double c, double d) { var t = (a * c + b * d) / Math.Sqrt((a * a + b * b) * (c * c + d * d)); if (t > 1) t = 1; if (t < -1) t = -1; return Math.Acos(t); }
        public static double F7(double a, double b, double c, double d) { var t = (a * c + b * d) / Math.Sqrt((a * a + b * b) * (c * c + d * d)); return t >= 1 ? 0 : Math.Acos(t); }
        public static double F8(double a, double b) => Math.Atan2(b, a);
        public static double F9(Random r) => Math.Acos(2 * r.NextDouble() - 1);
        public static double G1(Random r) => Math.Asin(r.NextDouble());
        public static double G2(double a, double b, double c, double d) { var t = Math.Acos((a * c + b * d) / Math.Sqrt((a * a + b * b) * (c * c + d * d))); return double.IsNaN(t) ? 0 : t; }
        public static double G3(double x) => Math.Acos(1 / Math.Cosh(x));
        """);

    [Fact]
    public Task SuggestsForUnitVectors() => RuleTest.ReportsAsync(Id, """
        public static double F(double[] a, double[] b) { double d = 0; for (int i = 0; i < a.Length; i++) d += a[i] * b[i]; return [|Math.Acos(d)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x, double y, double u, double v) => [|Math.Acos((x * u + y * v) / Math.Sqrt((x * x + y * y) * (u * u + v * v)))|];",
        "public static double F(double x, double y, double u, double v) => Math.Acos(Math.Clamp((x * u + y * v) / Math.Sqrt((x * x + y * y) * (u * u + v * v)), -1, 1));");
}
