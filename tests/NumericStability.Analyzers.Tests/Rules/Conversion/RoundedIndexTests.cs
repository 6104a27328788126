using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class RoundedIndexTests
{
    private const string Id = "NUM6007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A(double[] s, double q) => s[[|(int)Math.Ceiling(s.Length * q) - 1|]];
        public static int B(int n, double q) => [|(int)Math.Ceiling(n * q) - 1|];
        public static int C(int n, double alpha) => [|(int)Math.Ceiling(alpha * n) - 1|];
        public static int D(int n, float q) => [|(int)MathF.Ceiling(n * q) - 1|];
        public static int E(List<double> x, double q) { int k = [|(int)Math.Ceiling(q * x.Count) - 1|]; return k; }
        public static int F(int n, double q) => [|((int)Math.Ceiling(n * q)) - 1|];
        public static int G(int n) => [|(int)Math.Ceiling(n * 0.95) - 1|];
        public static int H(double[] cdf, double u) { int i = 0; while ([|cdf[i] < u|]) i++; return i; }
        public static int I(double[] cumulative, double u) { int i = 0; while ([|u > cumulative[i]|]) { i++; } return i; }
        public static int J(float[] cumulativeWeights, float u) { int k = 0; while ([|cumulativeWeights[k] <= u|]) k++; return k; }
        public static long K(int n, double q) => [|(long)Math.Ceiling(n * q) - 1|];
        public static double L(double[] s, double q) { var n = s.Length; return s[[|(int)double.Ceiling(n * q) - 1|]]; }
        public static int M(int n, double alpha) => [|(int)Math.Ceiling((n + 1) * (1 - alpha))|];
        public static int N(int n, double alpha) => [|(int)Math.Ceiling((n + 1) * (1 - alpha)) - 1|];
        public static double O(double[] scores, double coverage) { Array.Sort(scores); int k = [|(int)Math.Ceiling(scores.Length * coverage)|]; return scores[Math.Min(k, scores.Length - 1)]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static double A(double[] s, double q) => s[Math.Max(0, (int)Math.Ceiling(s.Length * q) - 1)];
        public static int B(int n, double q) => (int)Math.Ceiling(n * q);
        public static int C(int n, double q) => (int)Math.Ceiling(n * q - 1e-9) - 1;
        public static int D(int n, int m) => (int)Math.Ceiling((double)n / m) - 1;
        public static int E(double x) => (int)Math.Ceiling(x) - 1;
        public static int F(double[] cdf, double u) { int i = 0; while (i < cdf.Length - 1 && cdf[i] < u) i++; return i; }
        public static int G(double[] x, double u) { int i = 0; while (x[i] < u) i++; return i; }
        public static int H(int n, double q) => (int)Math.Floor(n * q);
        public static int I(double[] cdf, double u) { int i = 0; for (; i < cdf.Length; i++) if (cdf[i] >= u) break; return i; }
        public static int J(int[] cumulativeCounts, int u) { int i = 0; while (cumulativeCounts[i] < u) i++; return i; }
        public static int K(int n, double q) => Math.Clamp((int)Math.Ceiling(n * q) - 1, 0, n - 1);
        public static int L(double[] cdf, double u) => Array.FindIndex(cdf, c => c >= u);
        public static int Pixels(int width, double scale) => (int)Math.Ceiling(width * scale);
        public static int Padded(int width, double scale) => (int)Math.Ceiling((width + 1) * scale);
        public static int Batches(int n, double quantile) => (int)Math.Ceiling(n * quantile * (1 - 1e-12));
        """);

    [Fact]
    public Task FixClampsTheIndex() => RuleTest.FixesAsync(Id, """
        public static double A(double[] s, double q) => s[[|(int)Math.Ceiling(s.Length * q) - 1|]];
        """, """
        public static double A(double[] s, double q) => s[Math.Max(0, (int)Math.Ceiling(s.Length * q) - 1)];
        """);
}
