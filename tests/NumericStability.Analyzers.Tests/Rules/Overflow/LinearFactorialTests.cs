using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LinearFactorialTests
{
    private const string Id = "NUM1012";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static long A1(int n) { long r = 1; for (int i = 2; i <= n; i++) [|r *= i|]; return r; }
        public static long A2(int n) => n <= 1 ? 1 : [|n * A2(n - 1)|];
        public static int A3(int n) { int f = 1; while (n > 1) { [|f *= n|]; n--; } return f; }
        public static double A4(double a, double b) => [|SpecialFunctions.Gamma(a + b) / (SpecialFunctions.Gamma(a) * SpecialFunctions.Gamma(b))|];
        public static double A5(int n, int k) => [|SpecialFunctions.Factorial(n) / (SpecialFunctions.Factorial(k) * SpecialFunctions.Factorial(n - k))|];
        public static double A6(int m, int n, int k) => [|SpecialFunctions.Binomial(m, k) / SpecialFunctions.Binomial(n, k)|];
        public static double A7(double v) => [|SpecialFunctions.Gamma((v + 1) / 2) / SpecialFunctions.Gamma(v / 2)|] / Math.Sqrt(v);
        public static double A8(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += [|Math.Pow(x, i) / SpecialFunctions.Factorial(i)|]; return s; }
        public static ulong A9(uint n) { ulong r = 1; for (uint i = 1; i <= n; i++) [|r = r * i|]; return r; }
        public static long A10(int n, int k) { long r = 1; for (int i = 0; i < k; i++) { [|r *= i + 1|]; } return r; }
        public static long A11(int n) { if (n < 2) return 1; return [|A11(n - 1) * n|]; }
        public static double A12(double a) { var g = SpecialFunctions.Gamma(a); var h = SpecialFunctions.Gamma(a + 0.5); return [|h / g|]; }
        public static double T1(int k, double l) => [|Math.Pow(l, k) * Math.Exp(-l) / SpecialFunctions.Factorial(k)|];
        public static double T2(int n, int k, double p) => [|SpecialFunctions.Binomial(n, k) * Math.Pow(p, k)|] * Math.Pow(1 - p, n - k);
        private static double T3(int n) { double f = 1; for (int i = 2; i <= n; i++) f *= i; return f; }
        public static double T4(int k, double l) => [|Math.Pow(l, k) * Math.Exp(-l) / T3(k)|];
        public static double T5(int n, int k) => [|T3(n) / (T3(k) * T3(n - k))|];
        public static double T6(int n, int k) { double a = 1, b = 1; for (int i = 1; i <= n; i++) a *= i; for (int i = 1; i <= k; i++) b *= i; return [|a / b|]; }
        private static double R1(int n) => n <= 1 ? 1 : n * R1(n - 1);
        private static double R2(double n) { if (n < 2) return 1; return R2(n - 1) * n; }
        public static double T7(int n, int k) => [|R1(n) / R1(k)|] / R1(n - k);
        public static double T8(int k, double l) => [|Math.Pow(l, k) / R2(k)|];
        public static double T9(int n) => [|Math.Log(T3(n))|];
        public static double U1(int n) => [|Math.Log(R1(n))|] - n;
        public static long F1(int n) => [|Enumerable.Range(1, n).Aggregate(1L, (a, b) => a * b)|];
        public static double F2(double[] alpha, double total) { double num = 1; foreach (var a in alpha) num *= SpecialFunctions.Gamma(a); return [|num / SpecialFunctions.Gamma(total)|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Q1(int n, int k) => Math.Exp(SpecialFunctions.BinomialLn(n, k));
        public static long Q2() { long r = 1; for (int i = 2; i <= 10; i++) r *= i; return r; }
        public static double Q3(int n) => SpecialFunctions.Factorial(n);
        public static long Q4(int[] shape) { long r = 1; foreach (var d in shape) r *= d; return r; }
        public static int Q5(int b, int n) { int r = 1; for (int i = 0; i < n; i++) r *= b; return r; }
        public static double Q6(double x) => x / SpecialFunctions.Factorial(5);
        public static double Q7(double x) => SpecialFunctions.Gamma(x) * x;
        public static long Q8(int n) => n <= 1 ? n : Q8(n - 1) + Q8(n - 2);
        public static double Q9(double a) => SpecialFunctions.GammaLn(a) / SpecialFunctions.GammaLn(a + 1);
        public static long Q10(int n) { long s = 0; for (int i = 0; i < n; i++) s += i; return s; }
        public static System.Numerics.BigInteger Q11(int n) { System.Numerics.BigInteger r = 1; for (int i = 2; i <= n; i++) r *= i; return r; }
        public static double Q12(double x, int n) { double t = 1, s = 1; for (int i = 1; i < n; i++) { t *= x / i; s += t; } return s; }
        private static double S1(int n) { double f = 1; for (int i = 2; i <= n; i++) f *= i; return f; }
        public static double S2(double x) => x * x * x / S1(3);
        private static double Sum(int n) { double f = 0; for (int i = 1; i <= n; i++) f += i; return f; }
        public static double Harmonics(int n, int k) => Sum(n) / Sum(k);
        private static double Halves(int n) => n <= 1 ? 1 : 0.5 * Halves(n - 1);
        public static double Weights(int n, int k) => Halves(n) / Halves(k);
        public static double LogOfSmall() => Math.Log(S1(5));
        public static double Same(int n) => S1(n) / S1(n);
        public static double S3(int n, int k) => SpecialFunctions.Binomial(n, k) * 2.5;
        public static double S4(int n, int k, double p) => Math.Exp(SpecialFunctions.BinomialLn(n, k) + k * Math.Log(p));
        public static long S5(int n) { if (n > 20) throw new ArgumentOutOfRangeException(nameof(n)); long f = 1; for (int i = 2; i <= n; i++) f *= i; return f; }
        public static long S6(int n) { long f = 1; for (int i = 2; i <= n; i++) f = checked(f * i); return f; }
        public static int S7(int n) { ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 12); return n < 2 ? 1 : n * S7(n - 1); }
        public static double S8(double a, double b) { if (!(a <= 80) || !(b <= 80)) return Math.Exp(SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b)); return SpecialFunctions.Gamma(a + b) / (SpecialFunctions.Gamma(a) * SpecialFunctions.Gamma(b)); }
        public static int S9(int n) { checked { int f = 1; while (n > 1) { f *= n; n--; } return f; } }
        public static int S10(int n) => Enumerable.Range(1, n).Aggregate(0, (a, b) => a + b);
        """);

    [Fact]
    public Task ChecksTheProduct() => RuleTest.FixesAsync(Id,
        "public static long F(int k) { long r = 1; for (int i = 0; i < k; i++) { [|r *= i + 1|]; } return r; }",
        "public static long F(int k) { long r = 1; for (int i = 0; i < k; i++) { r = checked(r * (i + 1)); } return r; }", "NUM1012.Checked");

    [Fact]
    public Task SubtractsTheLogarithms() => RuleTest.FixesAsync(Id,
        "public static double F(int n, int k) => 2 * ([|SpecialFunctions.Factorial(n) / (SpecialFunctions.Factorial(k) * SpecialFunctions.Factorial(n - k))|]);",
        "public static double F(int n, int k) => 2 * (Math.Exp(SpecialFunctions.FactorialLn(n) - SpecialFunctions.FactorialLn(k) - SpecialFunctions.FactorialLn(n - k)));", "NUM1012.LogForm");

    /// <summary>Where the message says that it overflows.</summary>
    [Fact]
    public void TheLargestCentralBinomial()
    {
        Assert.True((double)Central(1029) < double.PositiveInfinity);
        Assert.Equal(double.PositiveInfinity, (double)Central(1030));
    }

    private static System.Numerics.BigInteger Central(int n)
    {
        var value = System.Numerics.BigInteger.One;
        for (int k = 1; k <= n / 2; k++)
        {
            value = value * (n - k + 1) / k;
        }

        return value;
    }
}
