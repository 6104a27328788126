using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class BatchScaledRateTests
{
    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4010",
        "public static void F(double[] w, double[] m, double[] v, double baseLr, int batch) { double lr = baseLr * batch / 256; for (int i = 0; i < w.Length; i++) [|w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8)|]; }", DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4010", """
        public static void Root(double[] w, double[] m, double[] v, double baseLr, int batch) { double lr = baseLr * Math.Sqrt(batch / 256.0); for (int i = 0; i < w.Length; i++) w[i] -= lr * m[i] / (Math.Sqrt(v[i]) + 1e-8); }
        public static void Sgd(double[] w, double[] g, double baseLr, int batch) { double lr = baseLr * batch / 256; for (int i = 0; i < w.Length; i++) w[i] -= lr * g[i]; }
        """);
}
