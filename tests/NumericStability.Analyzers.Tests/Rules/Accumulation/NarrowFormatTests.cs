using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class HalfAccumulatorTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3002", """
        public static Half Sum(Half[] x) { var s = (Half)0; foreach (var v in x) [|s += v|]; return s; }
        public static Half Squares(Half[] x) { Half s = Half.Zero; for (int i = 0; i < x.Length; i++) [|s = s + x[i] * x[i]|]; return s; }
        public static Half Euler(Half x, Half dt, int n) { for (int i = 0; i < n; i++) [|x += dt * x|]; return x; }
        public static Half Fold(IEnumerable<Half> x) => [|x.Aggregate(Half.Zero, (a, b) => a + b)|];
        public static Half[] Columns(Half[][] x) { var m = new Half[x[0].Length]; foreach (var row in x) for (int j = 0; j < row.Length; j++) [|m[j] += row[j]|]; return m; }
        public static Half While(Half[] x) { Half s = default; int i = x.Length; while (i > 0) { i--; [|s -= x[i]|]; } return s; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3002", """
        public static float Wide(Half[] x) { float s = 0; foreach (var v in x) s += (float)v; return s; }
        public static Half Short(Half[] x) { Half s = Half.Zero; for (int i = 0; i < 8; i++) s += x[i]; return s; }
        public static Half Kahan(Half[] x) { Half s = Half.Zero, c = Half.Zero; foreach (var v in x) { Half y = v - c; Half t = s + y; c = (t - s) - y; s = t; } return s; }
        public static void Each(Half[] x, Half[] y) { for (int i = 0; i < x.Length; i++) x[i] += y[i]; }
        public static Half Largest(Half[] x) { Half m = x[0]; foreach (var v in x) m = Half.Max(m, v); return m; }
        public static decimal Money(decimal[] x) { decimal s = 0; foreach (var v in x) s += v; return s; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3002",
        "public static Half F(Half[] x) { Half s = Half.Zero; foreach (var v in x) [|s += v * v|]; return s; }",
        "public static Half F(Half[] x) { float s = (float)Half.Zero; foreach (var v in x) s += (float)(v * v); return (Half)s; }");
}

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

public sealed class FloatLoopVariableTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3004", """
        public static float Header(Func<float, float> f) { float s = 0; for (float t = 0; t < 1f; [|t += 0.1f|]) { s = f(t); } return s; }
        public static float Time(int n, float dt) { float t = 0; for (int i = 0; i < n; i++) { [|t += dt|]; } return t; }
        public static float Down(float a, float h) { float x = a; while (x > 0) { [|x -= h|]; } return x; }
        public static float Assigned(int n) { float t = 1; for (int i = 0; i < n; i++) { [|t = t + 1e-3f|]; } return t; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3004", """
        public static float Exact(Func<float, float> f) { float s = 0; for (float t = 0; t < 1f; t += 0.125f) { s = f(t); } return s; }
        public static double Wide(Func<double, double> f) { double s = 0; for (double t = 0; t < 1; t += 0.1) { s = f(t); } return s; }
        public static float Few(float dt) { float t = 0; for (int i = 0; i < 4; i++) { t += dt; } return t; }
        public static float Whole(float a, int step) { while (a < 100) { a += step; } return a; }
        public static float Sum(float[] x) { float s = 0; foreach (var v in x) s += v; return s; }
        public static float Index(int n, float h) { float t = 0; for (int i = 0; i < n; i++) { t = i * h; } return t; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3004", """
        public static void F(Action<float> f)
        {
            for (float t = 0f; t < 1f; [|t += 0.1f|])
            {
                f(t);
            }
        }
        """, """
        public static void F(Action<float> f)
        {
            for (int i = 0; i * 0.1f < 1f; i++)
            {
                float t = i * 0.1f;
                f(t);
            }
        }
        """);
}

public sealed class NarrowReductionTests
{
    [Fact]
    public Task ReportsHalf() => RuleTest.ReportsAsync("NUM3005", """
        public static Half Sum(Half[] x) => [|TensorPrimitives.Sum<Half>(x)|];
        public static Half Mean(Half[] x) => [|TensorPrimitives.Average<Half>(x)|];
        public static Half Dot(ReadOnlySpan<Half> x, ReadOnlySpan<Half> y) => [|TensorPrimitives.Dot(x, y)|];
        public static Half Norm(Half[] x) { var n = [|TensorPrimitives.Norm<Half>(x)|]; return n; }
        """);

    [Fact]
    public Task SuggestsForFloat() => RuleTest.ReportsAsync("NUM3005", """
        public static float Sum(float[] x) => [|TensorPrimitives.Sum<float>(x)|];
        public static float Cosine(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => [|TensorPrimitives.Dot(x, y)|] / [|TensorPrimitives.Norm(x)|];
        public static float Spread(float[] x) => [|TensorPrimitives.StdDev<float>(x)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3005", """
        public static double Wide(double[] x) => TensorPrimitives.Sum<double>(x);
        public static float Largest(float[] x) => TensorPrimitives.Max<float>(x);
        public static void Elementwise(float[] x, float[] y) => TensorPrimitives.Add<float>(x, y, x);
        public static float Linq(float[] x) => x.Sum();
        public static int Whole(int[] x) => TensorPrimitives.Sum<int>(x);
        public static float Short() { var x = new float[8]; return TensorPrimitives.Sum<float>(x); }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3005",
        "public static float F(ReadOnlySpan<float> x) => 2 * [|TensorPrimitives.Sum(x /* all */)|];",
        "public static float F(ReadOnlySpan<float> x) => 2 * StableMath.Sum(x /* all */);");
}

public sealed class LostConstantTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3006", """
        public static Half A(Half x) => x + [|(Half)1e-8|];
        public static float B() => [|1e-46f|];
        public static float C(float p) => Math.Min(p, [|1f - 1e-8f|]);
        public static Half D() => [|(Half)0.9999|];
        public static float E() => [|1 / float.Epsilon|];
        public static float F(float x) => [|MathF.Sqrt(1 + x * x) + 1e-9f|];
        public static float G(float p) => Math.Clamp(p, 0f, [|0.99999999f|]);
        public static double H() => [|1 - 1e-17|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3006", """
        public static float A(float x) => x + 1e-8f;
        public static float B() => 0f + 1e-38f;
        public static double C() => 1 - 1e-8;
        public static Half D(Half x) => x + (Half)1e-4;
        public static float E() => 0.1f;
        public static float F(float x) => Math.Abs(x) + 1e-12f;
        public static float G() => 1f - 1e-7f;
        public static Half H() => (Half)0;
        """);
}

public sealed class StuckAverageTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3007", """
        public static void A(Half[] e, Half[] x, Half d) { for (int i = 0; i < e.Length; i++) [|e[i] = d * e[i] + (Half.One - d) * x[i]|]; }
        public static Half B(Half[] x, Half d) { Half m = x[0]; foreach (var v in x) [|m = m * d + v * (Half.One - d)|]; return m; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3007", """
        public static void A(float[] e, float[] x) { for (int i = 0; i < e.Length; i++) e[i] = 0.999f * e[i] + (1 - 0.999f) * x[i]; }
        public static double B(double[] x) { double m = 0; foreach (var v in x) m = 0.9999999 * m + (1 - 0.9999999) * v; return m; }
        public static Half Blend(Half a, Half b, Half t) => t * a + (Half.One - t) * b;
        """);
}

public sealed class LowPrecisionParametersTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3008", """
        public static void A(Half[] w, Half[] g, Half lr) { for (int i = 0; i < w.Length; i++) [|w[i] -= lr * g[i]|]; }
        public static void B(Half[] w, float[] g, float lr) { for (int i = 0; i < w.Length; i++) [|w[i] = (Half)((float)w[i] - lr * g[i])|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3008", """
        public static void Master(float[] w, Half[] g, float lr) { for (int i = 0; i < w.Length; i++) w[i] -= lr * (float)g[i]; }
        public static void Plain(Half[] w, Half[] g) { for (int i = 0; i < w.Length; i++) w[i] += g[i]; }
        public static void Scale(Half[] w, Half c) { for (int i = 0; i < w.Length; i++) w[i] *= c; }
        """);
}

public sealed class LateWideningTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3009", """
        public static double A(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = [|a[i] * b[i]|]; s += d; } return s; }
        public static double B(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += [|(double)(a[i] * b[i])|]; return s; }
        public static double C(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += [|(float)a[i]|]; return s; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3009", """
        public static double Direct(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
        public static double Once(float a, float b) { double d = a * b; return d; }
        public static double Early(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += (double)a[i] * b[i]; return s; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3009",
        "public static double F(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = [|a[i] * b[i]|]; s += d; s += [|(float)s|]; } return s; }",
        "public static double F(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = (double)a[i] * b[i]; s += d; s += s; } return s; }");
}

public sealed class RepeatedFactorTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3010", """
        public static float A(float lr, float gamma, int n) { for (int i = 0; i < n; i++) [|lr *= gamma|]; return lr; }
        public static float B(int n) { float lr = 0.1f; for (int i = 0; i < n; i++) [|lr = lr * 0.99f|]; return lr; }
        public static float C(float lr, float by, int n) { for (int i = 0; i < n; i++) [|lr /= by|]; return lr; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3010", """
        public static double Wide(double lr, double gamma, int n) { for (int i = 0; i < n; i++) lr *= gamma; return lr; }
        public static float Product(float[] p) { float r = 1; foreach (var v in p) r *= v; return r; }
        public static float Power(float lr, int n) { for (int i = 0; i < n; i++) lr *= 0.5f; return lr; }
        public static float Few(float lr, float gamma) { for (int i = 0; i < 5; i++) lr *= gamma; return lr; }
        """);
}

public sealed class TimeInFloatTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3011", """
        public static float A() => [|DateTime.UtcNow.Ticks|];
        public static float B() { long t = DateTimeOffset.UtcNow.ToUnixTimeSeconds(); return [|(float)t|] / 60; }
        public static float C(long userId) => [|userId|];
        public static float D() => 1e-3f * [|Environment.TickCount64|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3011", """
        public static float Since(long start) => DateTimeOffset.UtcNow.ToUnixTimeSeconds() - start;
        public static double Wide() => DateTime.UtcNow.Ticks;
        public static float Count(long n) => n;
        public static float Span(TimeSpan t) => (float)t.TotalSeconds;
        """);
}

public sealed class UnsynchronisedSumTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3012", """
        public class C
        {
            private double _total;
            private int _n;
            public static double A(double[] x) { double s = 0; Parallel.For(0, x.Length, i => { [|s += x[i]|]; }); return s; }
            public void B(double[] x) { Parallel.ForEach(x, v => { [|_total += v|]; [|_n++|]; }); }
            public static double D(double[] x) { double s = 0; x.AsParallel().ForAll(v => [|s = s + v|]); return s; }
        }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3012", """
        public static double Locked(double[] x) { double s = 0; var gate = new object(); Parallel.For(0, x.Length, i => { lock (gate) s += x[i]; }); return s; }
        public static void Own(double[] x) { Parallel.For(0, x.Length, i => { double t = 0; t += x[i]; x[i] += t; }); }
        public static double Local(double[] x) { double s = 0; var gate = new object(); Parallel.For(0, x.Length, () => 0.0, (i, st, l) => { l += x[i]; return l; }, l => { lock (gate) s += l; }); return s; }
        public static long Atomic(double[] x) { long n = 0; Parallel.For(0, x.Length, i => { System.Threading.Interlocked.Increment(ref n); }); return n; }
        public static double Sequential(double[] x) { double s = 0; Array.ForEach(x, v => s += v); return s; }
        """);
}

public sealed class SlidingSumTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3013", """
        public static void A(float[] x, float[] y, int w) { float s = 0; for (int i = w; i < x.Length; i++) { [|s += x[i] - x[i - w]|]; y[i] = s; } }
        public static void B(float[] x, float[] y, int w) { float s = 0; for (int i = w; i < x.Length; i++) { [|s = s - x[i - w] + x[i]|]; y[i] = s; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3013", """
        public static void Wide(float[] x, float[] y, int w) { double s = 0; for (int i = w; i < x.Length; i++) { s += x[i] - x[i - w]; y[i] = (float)s; } }
        public static float Total(float[] x) { float s = 0; foreach (var v in x) s += v; return s; }
        public static float Distance(float[] x, float[] y) { float s = 0; for (int i = 0; i < x.Length; i++) s += x[i] - y[i]; return s; }
        """);
}
