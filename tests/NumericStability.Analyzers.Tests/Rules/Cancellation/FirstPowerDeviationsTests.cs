using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class FirstPowerDeviationsTests
{
    private const string Id = "NUM2018";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double[] x) { var m = x.Average(); return [|Math.Sqrt(x.Sum(v => v - m) / x.Length)|]; }
        public static double A2(double[] x) { double m = 0; foreach (var v in x) m += v; m /= x.Length; double s = 0; foreach (var v in x) s += v - m; return [|Math.Sqrt(s / (x.Length - 1))|]; }
        public static double A3(double[] x) { double m = x.Sum() / x.Length; return [|Math.Sqrt(x.Select(v => v - m).Average())|]; }
        public static double A4(double[] x) { double m = x.Average(), s = 0; for (int i = 0; i < x.Length; i++) s += x[i] - m; return [|s / x.Length|]; }
        public static float A5(float[] x) { float m = 0; for (int i = 0; i < x.Length; i++) m += x[i]; m /= x.Length; float s = 0; for (int i = 0; i < x.Length; i++) s += x[i] - m; return [|MathF.Sqrt(s / x.Length)|]; }
        public static double A6(List<double> x) { var m = x.Average(); return [|x.Sum(v => v - m) / (x.Count - 1)|]; }
        public static double A7(double[] x) { var mu = x.Average(); var variance = x.Sum(v => mu - v) / x.Length; return [|Math.Sqrt(variance)|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double[] x) { var m = x.Average(); return Math.Sqrt(x.Sum(v => (v - m) * (v - m)) / x.Length); }
        public static double A2(double[] x, double m) => Math.Sqrt(x.Sum(v => v - m) / x.Length);
        public static double A3(double[] x) { var m = x.Average(); return m + x.Sum(v => v - m) / x.Length; }
        public static double A4(double[] x) { var m = x.Average(); return x.Sum(v => Math.Abs(v - m)) / x.Length; }
        public static double A5(double[] x) { double m = x.Average(), q = 0, e = 0; foreach (var v in x) { double d = v - m; q += d * d; e += d; } return (q - e * e / x.Length) / x.Length; }
        public static double A6(double[] x, double[] y) { var m = y.Average(); return Math.Sqrt(x.Sum(v => v - m)); }
        public static double A7(double[] x) => Math.Sqrt(x.Sum(v => v - 1));
        public static double A8(double[] x) { var m = x.Max(); return x.Sum(v => v - m) / x.Length; }
        public static double A9(double[] x) { double m = x.Average(), s = 0; foreach (var v in x) s += v - m; m += s / x.Length; return m; }
        public static double B1(double[] x) { var m = x.Average(); return x.Sum(v => Math.Pow(v - m, 3)) / x.Length; }
        public static double B2(double[] x) => Math.Sqrt(x.Sum());
        public static double B3(double[] x) { var m = x.Average(); return x.Sum(v => v - 2 * m) / x.Length; }
        """);

    [Theory]
    [InlineData(
        "public static double F(double[] x) { var m = x.Average(); return [|Math.Sqrt(x.Sum(v => v - m) / x.Length)|]; }",
        "public static double F(double[] x) { var m = x.Average(); return Math.Sqrt(x.Sum(v => (v - m) * (v - m)) / x.Length); }")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
