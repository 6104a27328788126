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

    [Fact]
    public Task SuggestsInOtherSpellings() => RuleTest.ReportsAsync("NUM4011", """
        public static void Rows(double[,] weights, Random r) { for (int i = 0; i < weights.GetLength(0); i++) for (int j = 0; j < weights.GetLength(1); j++) [|weights[i, j] = r.NextDouble()|]; }
        public static void Jagged(double[][] weights, Random r) { foreach (var row in weights) for (int i = 0; i < row.Length; i++) row[i] = 0; for (int l = 0; l < weights.Length; l++) for (int i = 0; i < weights[l].Length; i++) [|weights[l][i] = r.NextDouble()|]; }
        public static void Single(float[] w, Random r) { for (int i = 0; i < w.Length; i++) [|w[i] = r.NextSingle()|]; }
        public static void Shared(double[] W1) { for (int i = 0; i < W1.Length; i++) [|W1[i] = Random.Shared.NextDouble()|]; }
        public static void Scaled(double[] hiddenWeights, Random r) { for (int i = 0; i < hiddenWeights.Length; i++) [|hiddenWeights[i] = 0.5 * r.NextDouble()|]; }
        public static void Cast(float[] _weights, Random r) { for (int i = 0; i < _weights.Length; i++) [|_weights[i] = (float)r.NextDouble()|]; }
        public static void Lists(List<double> weights, Random r) { for (int i = 0; i < weights.Count; i++) [|weights[i] = r.NextDouble()|]; }
        public static void While(double[] w2, Random r) { int i = 0; while (i < w2.Length) { var x = r.NextDouble(); [|w2[i] = x|]; i++; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4011", """
        public static void Symmetric(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) weights[i] = r.NextDouble() * 2 - 1; }
        public static void Tiny(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) weights[i] = 0.01 * r.NextDouble(); }
        public static void FanIn(double[] weights, Random r, int fanIn) { for (int i = 0; i < weights.Length; i++) weights[i] = r.NextDouble() / Math.Sqrt(fanIn); }
        public static void Normal(double[] weights, Random r) { for (int i = 0; i < weights.Length; i++) weights[i] = Math.Sqrt(-2 * Math.Log(1 - r.NextDouble())) * Math.Cos(2 * Math.PI * r.NextDouble()); }
        public static void Zero(double[] weights) { for (int i = 0; i < weights.Length; i++) weights[i] = 0; }
        public static void Dropout(bool[] mask, Random r) { for (int i = 0; i < mask.Length; i++) mask[i] = r.NextDouble() > 0.5; }
        """);
}
