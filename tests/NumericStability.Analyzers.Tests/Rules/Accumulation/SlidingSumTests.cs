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
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3013", """
        public static void Wide(float[] x, float[] y, int w) { double s = 0; for (int i = w; i < x.Length; i++) { s += x[i] - x[i - w]; y[i] = (float)s; } }
        public static float Total(float[] x) { float s = 0; foreach (var v in x) s += v; return s; }
        public static float Distance(float[] x, float[] y) { float s = 0; for (int i = 0; i < x.Length; i++) s += x[i] - y[i]; return s; }
        """);
}
