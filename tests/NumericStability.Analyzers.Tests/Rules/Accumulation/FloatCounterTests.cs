using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class FloatCounterTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3003", """
        public static float Positive(int[] x) { float n = 0; foreach (var v in x) if (v > 0) [|n++|]; return n; }
        public static float Ratio(int[] x) { float n = 0; foreach (var v in x) [|n += v > 0 ? 1 : 0|]; return n / x.Length; }
        public static float Steps(int steps) { float n = 0; for (int i = 0; i < steps; i++) [|n += 1|]; return n; }
        public static Half Halves(int[] x) { Half n = Half.Zero; foreach (var v in x) [|n += Half.One|]; return n; }
        public static float[] Histogram(int[] x) { var h = new float[256]; foreach (var v in x) [|h[v] += 1f|]; return h; }
        public static float While(int n) { float k = 0; while (n > 0) { n--; [|k = k + 1f|]; } return k; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3003", """
        public static double Wide(int[] x) { double n = 0; foreach (var v in x) n++; return n; }
        public static int Whole(int[] x) { int n = 0; foreach (var v in x) n++; return n; }
        public static float Short() { float n = 0; for (int i = 0; i < 10; i++) n++; return n; }
        public static void Each(float[] x) { for (int i = 0; i < x.Length; i++) x[i] += 1f; }
        public static float Header() { float s = 0; for (float t = 0; t < 100; t++) s = Math.Max(s, t); return s; }
        public static float Quarter(int[] x) { float n = 0; foreach (var v in x) n += 0.25f; return n; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3003",
        "public static float F(int[] x) { float n = 0f; foreach (var v in x) if (v > 0) [|n += 1f|]; return n / x.Length; }",
        "public static float F(int[] x) { long n = 0; foreach (var v in x) if (v > 0) n += 1; return (float)n / x.Length; }");
}
