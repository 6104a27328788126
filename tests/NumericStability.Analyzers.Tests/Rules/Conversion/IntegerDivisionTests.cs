using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class IntegerDivisionTests
{
    private const string Id = "NUM6004";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double LinearRule(int batch) => 0.1 * ([|batch / 256|]);
        public static double RootRule(double rate, int batchSize) => rate * Math.Sqrt([|batchSize / 256|]);
        public static double A(int correct, int total) => [|correct / total|];
        public static double B(double x) => Math.Pow(x, [|1 / 3|]);
        public static double C(int fanIn) => Math.Sqrt([|1 / fanIn|]);
        public static double D(double lr, int t, int steps) => lr * (1 - [|t / steps|]);
        public static float E(int alpha, int rank) => [|alpha / rank|];
        public static double F(double x) => [|1 / 2|] * x;
        public static double G(int n) { double h = 0; for (int k = 1; k <= n; k++) h += [|1 / k|]; return h; }
        public static double H(int n, double x) { var step = [|1 / n|]; return step * x; }
        public static double I(List<bool> hits) { int k = hits.Count(hit => hit); return 100.0 * ([|k / hits.Count|]); }
        public static double J(int pos, int i, int d) => pos / Math.Pow(10000, [|2 * i / d|]);
        public static double Wide(int pos, int i, long d) => pos / Math.Pow(10000, [|2 * i / d|]);
        public static float K(int step, int total) => 0.5f * (1 + MathF.Cos(MathF.PI * ([|step / total|])));
        public static double L(byte b) => [|b / 255|];
        public static IEnumerable<double> M(int[] counts, int n) => counts.Select<int, double>(c => [|c / n|]);
        public static double N(long nc, long n, double a) => double.Pow([|nc / n|], a);
        public static double O(int t, int warmup, double lr) => t < warmup ? lr * ([|t / warmup|]) : lr;
        public static double P(int right, int total) => (double)([|right / total|]);
        public static Half Q(int a, int b) => (Half)([|a / b|] * 0.5);
        public static double Ratio { get; } = [|2 / 3|];
        public static double R(double x) => x * ([|100 / 3|]);
        public static double Gauss(double det, int d) => 1 / (Math.Pow(2 * Math.PI, [|d / 2|]) * Math.Sqrt(det));
        public static double Student(int nu) => SpecialFunctions.Gamma([|nu / 2|]);
        public static double LogChi(double x, int k) => -SpecialFunctions.GammaLn([|k / 2|]) - x / 2;
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static double LinearRule(int batch) => 0.1 * (batch / 256.0);
        public static double Layout(int row, double height) => height * (row / 16);
        public static int Blocks(int batch) => batch / 256;
        public static double A(int correct, int total) => (double)correct / total;
        public static double B(int correct, int total) => correct / (double)total;
        public static double C(int n) => n / 2 * 0.5;
        public static double D(int n) => n * (n - 1) / 2;
        public static double E(double lr, int epoch, int every) => lr * Math.Pow(0.1, epoch / every);
        public static (double, double) F(int i, int columns) => (i / columns * 1.5, i % columns * 1.5);
        public static double G(int n, int block) => n / block * block + 0.5;
        public static int H(int a, int b) => a / b;
        public static double I(int width, int stride, double[] x) => x[width / stride];
        public static double J(int it, int step) => Math.Floor(1.0 + it / step);
        public static double K(double x) => x * (6 / 3);
        public static double L(int n) { int half = n / 3; return half * 2.0; }
        public static int M(double x, int a, int b) => (int)(x * (a / b));
        public static double N(double correct, double total) => correct / total;
        public static decimal O(int a, int b) => a / b;
        public static double P(int seconds) => seconds / 60 * 0.5;
        public static double Q() => int.MaxValue / 2;
        public static bool R(double x) => x < int.MaxValue / 2;
        public static double S() { double limit = short.MaxValue / 2; return limit; }
        public static double T(double x) => Math.Min(x, int.MinValue / 3);
        public static double U(double x) => x * (1_000_000_007 / 2);
        public static double Decay(double gamma, int epoch) => Math.Pow(gamma, epoch / 2);
        public static double Whole(int n) => Math.Pow(2, n / 2);
        public static double Middle(double[] x, double p) => Math.Pow(x[x.Length / 2], p);
        """);

    [Fact]
    public Task FixesInEveryPosition() => RuleTest.FixesAsync(Id, """
        public static double A(int correct, int total) => [|correct / total|];
        public static double B(double x) => Math.Pow(x, [|1 / 3|]) + [|1 / 2|] * x;
        public static float C(int alpha, int rank) => [|alpha / rank|];
        public static double D(double lr, int t, int T, int cd) => lr * ([|(T - t) / cd|]);
        public static double E(int n, double x) { var h = [|1 / n|]; return h * x; }
        public static double F(int a, int b, int c) => [|a / b * c / 7 /* parts */ / b|];
        public static double G(int a) => [|-1 / a|];
        """, """
        public static double A(int correct, int total) => (double)correct / total;
        public static double B(double x) => Math.Pow(x, 1.0 / 3) + 1.0 / 2 * x;
        public static float C(int alpha, int rank) => (float)alpha / rank;
        public static double D(double lr, int t, int T, int cd) => lr * ((double)(T - t) / cd);
        public static double E(int n, double x) { var h = 1.0 / n; return h * x; }
        public static double F(int a, int b, int c) => (double)a / b * c / 7 /* parts */ / b;
        public static double G(int a) => -1.0 / a;
        """);

    [Fact]
    public Task Limitation_IntLocalIsTakenForDeliberate() => RuleTest.SilentAsync(Id,
        "public static double F(int correct, int total) { int ratio = correct / total; return ratio * 100.0; }");
}
