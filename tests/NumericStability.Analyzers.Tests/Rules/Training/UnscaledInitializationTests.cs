using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class UnscaledInitializationTests
{
    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4011",
        "public static void F(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) [|weights[i] = r.NextDouble()|]; }", DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4011", """
        public static void Centred(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) weights[i] = (r.NextDouble() - 0.5) / Math.Sqrt(weights.Length); }
        public static void Noise(double[] samples, Random r) { for (int i = 0; i < samples.Length; i++) samples[i] = r.NextDouble(); }
        """);
}
