using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class OverflowingProductTests
{
    private const string Id = "NUM6005";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static void Relax(int[][] edges, int source) { var dist = new int[edges.Length]; Array.Fill(dist, int.MaxValue); dist[source] = 0; for (int u = 0; u < edges.Length; u++) for (int v = 0; v < edges[u].Length; v++) dist[v] = Math.Min(dist[v], [|dist[u] + edges[u][v]|]); }
        public static void BellmanFord(List<(int From, int To, int Cost)> edges, int n) { var dist = Enumerable.Repeat(int.MaxValue, n).ToArray(); dist[0] = 0; for (int i = 1; i < n; i++) foreach (var e in edges) if ([|dist[e.From] + e.Cost|] < dist[e.To]) dist[e.To] = 0; }
        public static double A(int n, int d) => [|6 * n * d|];
        public static double B(int n) => [|n * (n - 1)|] / 2.0;
        public static double C(int n) => [|n * (n + 1)|] / 2;
        public static double D(double d, int n) => 1 - 6 * d / ([|n * (n * n - 1)|]);
        public static double E(int tp, int fp, int tn, int fn) => Math.Sqrt([|(tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)|]);
        public static int F(byte[] x) { int s = 0; foreach (var v in x) [|s += v * v|]; return s; }
        public static int G(int[] x, int[] y) { int s = 0; for (int i = 0; i < x.Length; i++) [|s += (x[i] - y[i]) * (x[i] - y[i])|]; return s; }
        public static int H(int d) => [|int.MaxValue + d|];
        public static long I(int n, int d) => [|2 * n * d|];
        public static float J(int m) => [|m * (m - 1)|];
        public static double K(int a, int b, int c) { double p = [|4 * a * b * c|]; return p; }
        public static double L(List<int> x) => [|x.Count * (x.Count - 1)|] * 0.5;
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A(int width, int height) => [|width * height|];
        public static long B(int width, int height) => [|width * height|];
        public static float[] C(int b, int c, int h, int w) => new float[[|b * c * h * w|]];
        public static double D(int left, int right, int top, int bottom) => [|(right - left) * (bottom - top)|];
        public static double E(int dx, int dy) => Math.Sqrt([|dx * dx|] + [|dy * dy|]);
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static void Tested(int[][] edges) { var dist = new int[edges.Length]; Array.Fill(dist, int.MaxValue); for (int u = 0; u < edges.Length; u++) { if (dist[u] == int.MaxValue) continue; for (int v = 0; v < edges[u].Length; v++) dist[v] = Math.Min(dist[v], dist[u] + edges[u][v]); } }
        public static void Queued(int[][] edges) { var dist = new int[edges.Length]; Array.Fill(dist, int.MaxValue); var queue = new Queue<int>(); queue.Enqueue(0); dist[0] = 0; while (queue.Count > 0) { int u = queue.Dequeue(); foreach (var v in edges[u]) if (dist[u] + 1 < dist[v]) { dist[v] = dist[u] + 1; queue.Enqueue(v); } } }
        public static void Finite(int[][] edges) { var dist = new int[edges.Length]; Array.Fill(dist, 1_000_000_000); for (int u = 0; u < edges.Length; u++) dist[u] = dist[u] + edges[u][0]; }
        public static double A(int n, int d) => 6.0 * n * d;
        public static double B(int n) => (double)n * (n - 1) / 2;
        public static double C(int n) => 2 * n;
        public static double D(byte a, byte b) => a * b;
        public static int E(int a, int b) => a * b;
        public static double F(int a, int b) => checked(a * b);
        public static double G(int n, int m) { if (n < 0 || n > 1000 || m < 0 || m > 1000) return 0; return 3 * n * m; }
        public static double H(long a, long b) => a * b;
        public static long I(byte[] x) { long s = 0; foreach (var v in x) s += v * v; return s; }
        public static double J(int n, int w) => n / w * w + 0.5;
        public static double K(int i, int w, int j, double[] x) => x[i * w + j];
        public static float[] L(int h, int w) => new float[h * w];
        public static double M(int x) => 1000 * 1000 * 0.5 * x;
        """);

    [Fact]
    public Task FixesTheProductAndItsParts() => RuleTest.FixesAsync(Id, """
        public static double A(int n, int d) => [|6 * n * d|];
        public static double B(double d, int n) => 1 - 6 * d / ([|n * (n * n - 1)|]);
        public static double C(int tp, int fp) => Math.Sqrt([|(tp + fp) * (tp - fp)|]);
        public static long D(int n, int d) => [|2 * n * d|];
        """, """
        public static double A(int n, int d) => 6.0 * n * d;
        public static double B(double d, int n) => 1 - 6 * d / ((double)n * ((double)n * n - 1));
        public static double C(int tp, int fp) => Math.Sqrt((double)(tp + fp) * (tp - fp));
        public static long D(int n, int d) => 2L * n * d;
        """);

    [Fact]
    public Task LeavesLambdasAlone() => RuleTest.FixesAsync(Id,
        "public static double F(int[] a) => [|a.Min() * a.Aggregate((u, v) => u + v * v)|];",
        "public static double F(int[] a) => (double)a.Min() * a.Aggregate((u, v) => u + v * v);");
}
