using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class SlidingSumTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3013", """
        public static void A(float[] x, float[] y, int w) { float s = 0; for (int i = w; i < x.Length; i++) { [|s += x[i] - x[i - w]|]; y[i] = s; } }
        public static void B(float[] x, float[] y, int w) { float s = 0; for (int i = w; i < x.Length; i++) { [|s = s - x[i - w] + x[i]|]; y[i] = s; } }
        public static float[] C(float[] x, int w) { var r = new float[x.Length]; float s = 0; for (int i = 0; i < x.Length; i++) { [|s += x[i]|]; if (i >= w) s -= x[i - w]; r[i] = s / w; } return r; }
        public static float[] D(float[] x, int w) { var q = new Queue<float>(); var r = new float[x.Length]; float s = 0; for (int i = 0; i < x.Length; i++) { q.Enqueue(x[i]); [|s += x[i]|]; if (q.Count > w) s -= q.Dequeue(); r[i] = s / q.Count; } return r; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3013", """
        public static void Wide(float[] x, float[] y, int w) { double s = 0; for (int i = w; i < x.Length; i++) { s += x[i] - x[i - w]; y[i] = (float)s; } }
        public static float[] Signs(float[] x) { var r = new float[x.Length]; float s = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; if (x[i] < 0) s -= 2 * x[i]; r[i] = s; } return r; }
        public static float Work(Queue<float> q, float[] x) { float s = 0, t = 0; foreach (var v in x) { s += v; t -= q.Dequeue(); } return s * t; }
        public static float Total(float[] x) { float s = 0; foreach (var v in x) s += v; return s; }
        public static float Distance(float[] x, float[] y) { float s = 0; for (int i = 0; i < x.Length; i++) s += x[i] - y[i]; return s; }
        """);
}
