using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class FloatAccumulatorTests
{
    private const string Id = "NUM3001";

    [Fact]
    public Task ReportsTotals() => RuleTest.ReportsAsync(Id, """
        public class Totals
        {
            private float _total;
            public static float Sum(float[] x) { float s = 0; for (int i = 0; i < x.Length; i++) [|s += x[i]|]; return s; }
            public static float Mean(ReadOnlySpan<float> x) { var s = 0f; foreach (var v in x) [|s = v + s|]; return s / x.Length; }
            public static float Stream(IEnumerable<float> x) { float s = 0, q = 0; foreach (var v in x) { [|s += v|]; [|q += v * v|]; } return s + q; }
            public static float Mse(float[] a, float[] b) { float s = 0; int i = 0; while (i < a.Length) { var d = a[i] - b[i]; [|s += d * d|]; i++; } return s / a.Length; }
            public static float Frobenius(float[,] m) { float s = 0; for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) [|s += m[i, j] * m[i, j]|]; return MathF.Sqrt(s); }
            public static float Fold(IEnumerable<float> x) => [|x.Aggregate(0f, (a, b) => a + b)|];
            public static float Many() { float s = 0; for (int i = 0; i < 100000; i++) [|s -= MathF.Sin(i)|]; return s; }
            public void Add(float[] x) { foreach (var v in x) [|_total += v|]; }
            public static float List(List<float> x) { float s = x[0]; for (int i = 1; i < x.Count; i++) [|s = s + x[i]|]; return s; }
            public static float Conditional(IEnumerable<float> x) { float s = 0; foreach (var v in x) if (v > 0) [|s += v|]; return s; }
            public static float Queue(Queue<float> x) { float s = 0; while (x.TryDequeue(out var v)) [|s += v|]; return s; }
            public static float Epochs(float[][] x) { float s = 0; foreach (var row in x) foreach (var v in row) [|s += MathF.Abs(v)|]; return s; }
        }
        """);

    [Fact]
    public Task ReportsMeansOverCalls() => RuleTest.ReportsAsync(Id, """
        public class AverageMeter { private float _total; private int _n; public void Add(float v) { [|_total += v|]; _n++; } public float Mean => _total / _n; }
        public class BatchLoss { private float _sum; private long _count; public void Update(double loss, int size) { [|_sum = _sum + (float)(loss * size)|]; _count += size; } public float Compute() => _count == 0 ? 0 : this._sum / (float)_count; }
        """);

    [Fact]
    public Task ReportsElementsOfTuples() => RuleTest.ReportsAsync(Id, """
        public static float Mean(IEnumerable<float> x) { (float Sum, int N) t = (0, 0); foreach (var v in x) { [|t.Sum += v|]; t.N++; } return t.Sum / t.N; }
        public static float Both(IEnumerable<float> x) { var t = (Up: 0f, Down: 0f); foreach (var v in x) { if (v > 0) [|t.Up += v|]; else [|t.Down = t.Down + v|]; } return t.Up - t.Down; }
        """);

    [Fact]
    public Task ReportsPartialSumsOfThreads() => RuleTest.ReportsAsync(Id, """
        public static float For(float[] x) { float s = 0; object gate = new(); Parallel.For(0, x.Length, () => 0f, (i, state, l) => [|l + x[i]|], l => { lock (gate) s += l; }); return s; }
        public static double Each(List<float> x) { double s = 0; object gate = new(); Parallel.ForEach(x, () => 0f, (v, state, part) => { [|part += v * v|]; return part; }, part => { lock (gate) s += part; }); return s; }
        """);

    [Fact]
    public Task SilentForWidePartialSums() => RuleTest.SilentAsync(Id, """
        public static double For(float[] x) { double s = 0; object gate = new(); Parallel.For(0, x.Length, () => 0.0, (i, state, l) => l + x[i], l => { lock (gate) s += l; }); return s; }
        public static float Most(float[] x) { float m = 0; object gate = new(); Parallel.For(0, x.Length, () => 0f, (i, state, l) => Math.Max(l, x[i] + 1), l => { lock (gate) m = Math.Max(m, l); }); return m; }
        public static void Each(float[] x) => Parallel.For(0, x.Length, i => x[i] += 1);
        """);

    [Fact]
    public Task SilentForTuplesMadeAnew() => RuleTest.SilentAsync(Id, """
        public static float Best(IEnumerable<float[]> rows) { float best = 0; foreach (var row in rows) { var t = (Sum: 0f, N: 0); t.Sum += row[0]; t.Sum += row[1]; best = MathF.Max(best, t.Sum); } return best; }
        public static void Reset(IEnumerable<float> x, float[] y) { (float Sum, int N) t = (0, 0); int k = 0; foreach (var v in x) { t.Sum += v; if (++t.N == 8) { y[k++] = t.Sum; t = (0, 0); } } }
        """);

    [Fact]
    public Task SilentForFieldsThatAreNoMean() => RuleTest.SilentAsync(Id, """
        public class Ball { private float _x, _v; public void Step(float dt) { _x += _v * dt; _v -= 9.8f * dt; } public float X => _x; }
        public class Scaled { private float _x; private readonly int _parts = 4; public void Move(float dx) { _x += dx; } public float Share => _x / _parts; }
        public class Meter { private double _total; private int _n; public void Add(float v) { _total += v; _n++; } public float Mean => (float)(_total / _n); }
        public class Latest { private float _last; private int _n; public void Add(float v) { _last = v; _n++; } public float Rate => _last / _n; }
        """);

    [Fact]
    public Task SuggestsForRowsAndKernels() => RuleTest.ReportsAsync(Id, """
        public static float Dot(float[] x, float[] y) { float s = 0; for (int i = 0; i < x.Length; i++) [|s += x[i] * y[i]|]; return s; }
        public static void Multiply(float[] a, float[] b, float[] c, int n) { for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { float v = 0; for (int k = 0; k < n; k++) [|v += a[i * n + k] * b[k * n + j]|]; c[i * n + j] = v; } }
        public static void Cells(float[,] a, float[,] b, float[,] c, int n) { for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) [|c[i, j] += a[i, k] * b[k, j]|]; }
        public static float Harmonic(int n) { float h = 0; for (int k = 1; k <= n; k++) [|h += 1f / k|]; return h; }
        public static float[] Columns(float[][] x) { var m = new float[x[0].Length]; foreach (var row in x) for (int j = 0; j < row.Length; j++) [|m[j] += row[j]|]; return m; }
        private static float Row(float[] x) { float s = 0; foreach (var v in x) [|s += v|]; return s; }
        """, DiagnosticSeverity.Info);

    /// <summary>A row of attention or of a normalisation layer, whatever sums its elements were made of.</summary>
    [Fact]
    public Task SuggestsForRowsOfLayers() => RuleTest.ReportsAsync(Id, """
        public sealed class Grid { private readonly float[] data = new float[64 * 1024]; public int Rows => 1024; public float this[int i, int j] { get => data[i * 64 + j]; set => data[i * 64 + j] = value; } }
        public static class Layers
        {
            public static void Attend(float[,] q, float[,] k, float[,] scores)
            {
                for (int i = 0; i < q.GetLength(0); i++)
                {
                    float max = float.NegativeInfinity, denominator = 0;
                    for (int j = 0; j < k.GetLength(0); j++)
                    {
                        if (j > i) continue;
                        float score = 0;
                        for (int c = 0; c < k.GetLength(1); c++) [|score += q[i, c] * k[j, c]|];
                        scores[i, j] = score;
                        max = Math.Max(max, score);
                    }

                    for (int j = 0; j < k.GetLength(0); j++)
                    {
                        if (j > i) continue;
                        float e = MathF.Exp(scores[i, j] - max);
                        [|denominator += e|];
                    }
                }
            }

            public static void Backward(Grid left, Grid right, Grid result, int n, int d)
            {
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                    {
                        if (j > i) continue;
                        float s = left[i, j];
                        for (int c = 0; c < d; c++) [|result[i, c] += s * right[j, c]|];
                    }
            }

            public static void Normalise(float[] x, int rows, int width)
            {
                for (int r = 0; r < rows; r++)
                {
                    float mean = 0, variance = 0;
                    for (int c = 0; c < width; c++) [|mean += x[r * width + c]|];
                    mean /= width;
                    for (int c = 0; c < width; c++) { float d = x[r * width + c] - mean; [|variance += d * d|]; }
                    for (int c = 0; c < width; c++) x[r * width + c] = (x[r * width + c] - mean) / MathF.Sqrt(variance / width + 1e-5f);
                }
            }
        }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static class Quiet
        {
            private static readonly float[] Taps = [0.25f, 0.5f, 0.25f];
            public static Half Halves(Half[] x) { float s = 0; foreach (var v in x) s += (float)v; return (Half)s; }
            public static float Short() { float s = 0; for (int i = 0; i < 64; i++) s += MathF.Sin(i); return s; }
            public static float Four(float[] x) { var w = new float[4]; float s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * x[i]; return s; }
            public static float Filter(float[] x) { float s = 0; for (int i = 0; i < Taps.Length; i++) s += Taps[i] * x[i]; return s; }
            public static float Kahan(float[] x) { float s = 0, c = 0; foreach (var v in x) { float y = v - c; float t = s + y; c = (t - s) - y; s = t; } return s; }
            public static float Neumaier(float[] x) { float s = 0, c = 0; foreach (var v in x) { float t = s + v; if (MathF.Abs(s) >= MathF.Abs(v)) c += (s - t) + v; else c += (v - t) + s; s = t; } return s + c; }
            public static float TwoSum(float[] x) { float s = 0, c = 0; foreach (var v in x) { float t = s + v; float z = t - s; float e = (s - (t - z)) + (v - z); c += e; s = t; } return s + c; }
            public static float FastTwoSum(float[] x) { float s = 0, c = 0; foreach (var v in x) { float t = s + v; float e = v - (t - s); s = t; c += e; } return s + c; }
            public static float Pairwise(ReadOnlySpan<float> x) { if (x.Length <= 128) { float s = 0; foreach (var v in x) s += v; return s; } int h = x.Length / 2; return Pairwise(x[..h]) + Pairwise(x[h..]); }
            public static float Blocked(float[] x) { float s = 0; for (int b = 0; b < x.Length; b += 128) { float p = 0; for (int i = b; i < Math.Min(b + 128, x.Length); i++) p += x[i]; s += p; } return s; }
            public static double Wide(float[] x) { double s = 0; foreach (var v in x) s += v; return s; }
            public static void Windows(float[] x, float[] y) { float s = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; if (i % 16 == 15) { y[i / 16] = s; s = 0; } } }
            public static float Lanes(float[] x) { var a = System.Numerics.Vector<float>.Zero; for (int i = 0; i + System.Numerics.Vector<float>.Count <= x.Length; i += System.Numerics.Vector<float>.Count) a += new System.Numerics.Vector<float>(x, i); return System.Numerics.Vector.Sum(a); }
            public static float Linq(float[] x) => x.Sum();
            public static void EachElement(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) x[i] += y[i]; }
            public static float Descent(float[] x, float[] y, float lr) { float w = 0, b = 0; for (int i = 0; i < x.Length; i++) { var e = w * x[i] + b - y[i]; w -= lr * e * x[i]; b -= lr * e; } return w + b; }
            public static float Newton(float a) { float x = a; while (MathF.Abs(x * x - a) > 1e-6f) x -= (x * x - a) / (2 * x); return x; }
            public static float Halving(float[] x) { float s = 0; for (int n = x.Length; n > 1; n /= 2) s += x[n - 1]; return s; }
            public static float Fresh(float[][] x) { float best = 0; foreach (var row in x) { float t = row[0]; t += row[1]; best = MathF.Max(best, t); } return best; }
        }
        """);

    [Fact]
    public Task FixesLocals() => RuleTest.FixesAsync(Id, """
        public static float Mean(float[] x)
        {
            float sum = 0; // of all
            for (int i = 0; i < x.Length; i++)
            {
                [|sum += x[i]|];
            }

            return sum / x.Length;
        }
        """, """
        public static float Mean(float[] x)
        {
            double sum = 0; // of all
            for (int i = 0; i < x.Length; i++)
            {
                sum += x[i];
            }

            return (float)sum / x.Length;
        }
        """);

    [Fact]
    public Task FixesTwoInOneDeclaration() => RuleTest.FixesAsync(Id, """
        public static string F(IEnumerable<float> x)
        {
            float s = 0f, q = 0f;
            foreach (var v in x) { [|s += v|]; [|q = q + v * v|]; }
            var mean = s;
            return (mean + q).ToString() + s.ToString();
        }
        """, """
        public static string F(IEnumerable<float> x)
        {
            double s = 0f, q = 0f;
            foreach (var v in x) { s += v; q = q + v * v; }
            var mean = (float)s;
            return (mean + (float)q).ToString() + ((float)s).ToString();
        }
        """);

    [Fact]
    public async Task NoFixWhereTheVariableIsPassedByReference()
    {
        const string members = """
            public static float F(IEnumerable<float> x) { float s = 0; foreach (var v in x) s += v; Clamp(ref s); return s; }
            private static void Clamp(ref float s) => s = Math.Max(s, 0);
            """;
        var reported = await RuleTest.AnalyzeAsync("using System; using System.Collections.Generic; public static class C { " + members + " }");
        Assert.All(reported, diagnostic => Assert.Empty(diagnostic.Properties));
        Assert.Contains(reported, diagnostic => diagnostic.Id == Id);
    }

    [Fact]
    public Task SuggestsForMembersOfScatteredElements() => RuleTest.ReportsAsync(Id, """
        public struct Velocity { public float W; }
        public struct Contact { public int A; public float Impulse; }
        public static void Warm(Velocity[] velocities, Velocity[] others, List<Contact> contacts)
        {
            foreach (var contact in contacts)
            {
                float w = velocities[contact.A].W;
                w -= contact.Impulse * others[contact.A].W;
                [|velocities[contact.A].W = w|];
            }
        }
        """, DiagnosticSeverity.Info);

    /// <summary>A field summed over calls without a loop may be anything, unless its type makes a mean of it.</summary>
    [Fact]
    public Task Limitation_FieldsAddedToOncePerCall() => RuleTest.SilentAsync(Id,
        "public class C { private float _sum; public void Add(float x) { _sum += x; } public float Total => _sum; }");
}
