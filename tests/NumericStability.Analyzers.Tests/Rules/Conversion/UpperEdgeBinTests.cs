using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class UpperEdgeBinTests
{
    private const string Id = "NUM6010";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static void A(double[] confidences, int bins, int[] h) { foreach (var p in confidences) h[[|(int)(p * bins)|]]++; }
        public static void B(double[] x, double min, double max, int n, int[] h) { foreach (var v in x) { int b = [|(int)((v - min) / (max - min) * n)|]; h[b]++; } }
        public static int C(Random r, int n) => [|(int)((float)r.NextDouble() * n)|];
        public static void D(double c, int[] h) { int b = [|(int)(Math.Clamp(c, 0, 1) * 10)|]; h[b]++; }
        public static int E(double x, double low, double high, int bins) => [|(int)(bins * (x - low) / (high - low))|];
        public static double F(double[] table, double ratio) => table[[|(int)(ratio * table.Length)|]];
        public static void G(float[] scores, int[] h) { for (int i = 0; i < scores.Length; i++) { var p = scores[i]; h[[|(int)(p * h.Length)|]]++; } }
        public static int H(float x, float min, float max, int count) => [|(int)((x - min) / (max - min) * count)|];
        public static double I(List<double> sorted, double q) => sorted[[|(int)(q * sorted.Count)|]];
        public static void J(double conf, int bins, List<int> h) { int b = [|(int)(conf * bins)|]; h[b] = 1; }
        public static T K<T>(T[] items, Random r) => items[[|(int)((float)r.NextDouble() * items.Length)|]];
        public static double L(double[] table, double alpha) { int k; k = [|(int)(alpha * table.Length)|]; return table[k]; }
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static void A(double[] confidences, int bins, int[] h) { foreach (var p in confidences) h[Math.Min(bins - 1, (int)(p * bins))]++; }
        public static int B(Random r, int n) => (int)(r.NextDouble() * n);
        public static void C(double[] x, double min, double max, int n, int[] h) { foreach (var v in x) { int b = (int)((v - min) / (max - min) * n); if (b == n) b--; h[b]++; } }
        public static double D(double[] sorted, double q) => sorted[(int)(q * (sorted.Length - 1))];
        public static int E(double p, int n) => (int)(p * n);
        public static double F(double[] table, double x) => table[(int)(x * 3)];
        public static int G(double x, double min, double max) => (int)((x - min) / (max - min) * 255);
        public static int H(Random r) => (int)(r.NextDouble() * 6);
        public static int I(double x, double width) => (int)(x / width);
        public static int J(double x, double min, double max, int n) => Math.Clamp((int)((x - min) / (max - min) * n), 0, n - 1);
        public static double K(double[] table, double p, int n) { int i = (int)(p * n); return i < table.Length ? table[i] : 0; }
        public static int L(Random r, int n) => r.Next(n);
        """);

    [Fact]
    public Task FixClamps() => RuleTest.FixesAsync(Id, """
        public static void A(double[] confidences, int bins, int[] h) { foreach (var p in confidences) h[[|(int)(p * bins)|]]++; }
        public static int B(double x, double min, double max, int n) => [|(int)((x - min) / (max - min) * n)|];
        public static void C(double c, int[] h) { int b = [|(int)(Math.Clamp(c, 0, 1) * 10)|]; h[b]++; }
        """, """
        public static void A(double[] confidences, int bins, int[] h) { foreach (var p in confidences) h[Math.Min(bins - 1, (int)(p * bins))]++; }
        public static int B(double x, double min, double max, int n) => Math.Min(n - 1, (int)((x - min) / (max - min) * n));
        public static void C(double c, int[] h) { int b = Math.Min(9, (int)(Math.Clamp(c, 0, 1) * 10)); h[b]++; }
        """);
}
