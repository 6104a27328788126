using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Literals;

public sealed class SmallestNumberAsEpsilonTests
{
    private const string Id = "NUM7001";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        private const double Tolerance = [|double.Epsilon|];
        private static readonly float Small = [|float.Epsilon|];
        public static double Tiny { get; set; } = [|Double.Epsilon|];
        public static bool A(double a, double b) => Math.Abs(a - b) < [|double.Epsilon|];
        public static bool B(float a) => MathF.Abs(a) > [|float.Epsilon|];
        public static double C(double a, double s) => a / (s + [|double.Epsilon|]);
        public static double D(double a, double s) => a / Math.Max(s, [|double.Epsilon|]);
        public static double E(double[] x) { double max = [|double.Epsilon|]; foreach (var v in x) if (v > max) max = v; return max; }
        public static bool F(double a, double tolerance = [|double.Epsilon|]) => a < tolerance;
        public static bool G(double a) => a is < [|double.Epsilon|];
        public static double H(double x) => Math.Sqrt([|double.Epsilon|]) * x;
        public static bool I(double a, double b) => [|double.Epsilon|] > Math.Abs(a - b);
        public static float J(float[] x, int i) => x[i] / (x.Sum() + [|Single.Epsilon|]);
        public static Half K(Half a, Half s) => a / (s + [|Half.Epsilon|]);
        public static bool L(double a, double b) => !(Math.Abs(a - b) >= [|double.Epsilon|]);
        public static double M(double a) { a += [|double.Epsilon|]; return 1 / a; }
        sealed record Adam(double Rate, double Eps);
        static void AreEqual(double expected, double actual, double delta = 0) { }
        public static void W1(double x) => AreEqual(1, x, [|double.Epsilon|]);
        public static object W2() => new Adam(0.001, [|double.Epsilon|]);
        public static bool W3(double x) => Math.Abs(x) < 100 * [|double.Epsilon|];
        public static double W4(double a, double x) => a / (x == 0 ? [|double.Epsilon|] : x);
        public static double Tolerance2 => [|double.Epsilon|];
        public static bool W5(double x, double y) => Near(x, y, [|double.Epsilon|]);
        static bool Near(double x, double y, double tolerance) => Math.Abs(x - y) < tolerance;
        public static double W6(double x) { while (x > [|double.Epsilon|]) x /= 2; return x; }
        public static double W7(double x) { double floor = [|double.Epsilon|]; return 1 / Math.Max(x, floor); }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A(double p) => Math.Log(p + [|double.Epsilon|]);
        public static double B(double p) => Math.Log(Math.Max([|double.Epsilon|], p));
        public static double C(double p) => p / (p + [|double.Epsilon|]);
        public static double D(double p) => Math.Log(p == 0 ? [|double.Epsilon|] : p);
        public static double E(double p) { if (p == 0) p = [|double.Epsilon|]; return Math.Log(p); }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static bool A(double a) => a == double.Epsilon;
        public static double[] B() => new[] { 0, double.Epsilon, 1 };
        public static long C() => BitConverter.DoubleToInt64Bits(double.Epsilon);
        public static string D() => double.Epsilon.ToString();
        public static bool E(double a, double b) => Math.Abs(a - b) < 1e-12;
        public static double F() => double.MaxValue;
        public static string G() => nameof(double.Epsilon);
        public static bool H(double a) => a != double.Epsilon;
        public static double[] I() => [double.Epsilon, -double.Epsilon];
        public static void J(List<double> values) => values.Add(double.Epsilon);
        public static double K(double x) => x / Math.Max(x, 1e-300);
        public static string L(double x) => $"{double.Epsilon}";
        public static double M() => Math.BitIncrement(double.Epsilon);
        sealed record Interval(double Low, double High);
        static void AreEqual(double expected, double actual, double delta = 0) { }
        public static void W1(double x) => AreEqual(2 * double.Epsilon, x);
        public static object W2() => new Interval(0, double.Epsilon);
        public static double N(double x) => x == 0 ? double.Epsilon : Math.Abs(x);
        public static double O() => double.Epsilon;
        public static double P(int k) => k switch { 0 => double.Epsilon, 1 => 1, _ => 0 };
        public static double Q(Random r) { double u = r.NextDouble(); while (u <= double.Epsilon) u = r.NextDouble(); return Math.Sqrt(-2 * Math.Log(u)); }
        public static double R(Random r) { double u; do { u = r.NextDouble(); } while (u < double.Epsilon); return u; }
        public static double S(Random r) { double u; do { u = 1 - r.NextDouble(); } while (!(u > double.Epsilon)); return u; }
        public static double T(double x) { if (x == 0) return double.Epsilon; return x; }
        public static double U(double x) { double v = x > 0 ? x : double.Epsilon; return v; }
        public static double V() { double smallest = double.Epsilon; return smallest; }
        public static double SmallestPositive => double.Epsilon;
        private static readonly double MinPositive = double.Epsilon;
        public static double X() => NextUp(double.Epsilon);
        static double NextUp(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + 1);
        public static double Y() => double.Epsilon / 2;
        public static double Conjugate(double a, double b) => b / Math.Clamp(Math.Sqrt(a + b) + Math.Sqrt(a), double.Epsilon, double.MaxValue);
        public static float Z(float x) => x switch { 0 => float.Epsilon, _ => x };
        """);

    [Fact]
    public Task FixUsesTheMachineEpsilon() => RuleTest.FixesAsync(Id, """
        private const double Tolerance = [|double.Epsilon|];
        public static float B(float x) => 1 / (x * x + [|float.Epsilon|]);
        """, """
        private const double Tolerance = 2.220446049250313E-16;
        public static float B(float x) => 1 / (x * x + 1.1920929E-07f);
        """, "NUM7001.machine");

    [Fact]
    public Task FixComparesRelatively() => RuleTest.FixesAsync(Id, """
        public static bool A(double a, double b) => Math.Abs(a - b) < [|double.Epsilon|];
        public static bool B(float[] a, int i) => MathF.Abs(a[i] - 1) <= [|float.Epsilon|];
        """, """
        public static bool A(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Min(Math.Abs(a), Math.Abs(b));
        public static bool B(float[] a, int i) => MathF.Abs(a[i] - 1) <= 1e-6f * MathF.Min(MathF.Abs(a[i]), MathF.Abs(1));
        """, "NUM7001.relative");

    [Fact]
    public Task FixStartsFromMinusInfinity() => RuleTest.FixesAsync(Id, """
        public static double A(double[] x) { double max = [|double.Epsilon|]; foreach (var v in x) if (v > max) max = v; return max; }
        """, """
        public static double A(double[] x) { double max = double.NegativeInfinity; foreach (var v in x) if (v > max) max = v; return max; }
        """, "NUM7001.start");
}
