using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

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
