using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MeanOfExponentialsTests
{
    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4014", """
        public static double A(double[] loss) => [|loss.Average(l => Math.Exp(l))|];
        public static double Perplexity(double[] x) { double s = 0; foreach (var v in x) s += v; return [|Math.Exp(s)|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4014", """
        public static double Right(double[] loss) => Math.Exp(loss.Average());
        public static double LogMeanExp(double[] nll) => Math.Log(nll.Average(v => Math.Exp(v)));
        public static double Moment(double[] x) => x.Average(v => Math.Exp(v));
        """);

    [Fact]
    public Task SuggestsInOtherSpellings() => RuleTest.ReportsAsync("NUM4014", """
        public static double Loop(double[] losses) { double s = 0; foreach (var loss in losses) s += Math.Exp(loss); return [|s / losses.Length|]; }
        public static float Single(float[] nll) { float s = 0; for (int i = 0; i < nll.Length; i++) s += MathF.Exp(nll[i]); return [|s / nll.Length|]; }
        public static double Selected(IEnumerable<double> entropies) { var ppl = [|entropies.Select(Math.Exp).Average()|]; return ppl; }
        public static double Perplexity(double[] logs) => [|logs.Sum(l => Math.Exp(-l)) / logs.Length|];
        public static double Perplexity(List<double> logProbabilities) { double total = 0; for (int i = 0; i < logProbabilities.Count; i++) total += logProbabilities[i]; return [|Math.Exp(-total)|]; }
        public static double Named(double[] x) { var perplexity = [|Math.Exp(x.Sum())|]; return perplexity; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4014", """
        public static double Perplexity(double[] losses) { double s = 0; foreach (var l in losses) s += l; return Math.Exp(s / losses.Length); }
        public static double Weighted(double[] nll, double[] w) { double s = 0, n = 0; for (int i = 0; i < nll.Length; i++) { s += w[i] * nll[i]; n += w[i]; } return Math.Exp(s / n); }
        public static double Total(double[] x) => Math.Exp(x.Sum());
        public static double Partition(double[] energies) => energies.Sum(e => Math.Exp(-e));
        public static double Boost(double[] margins) => margins.Average(m => Math.Exp(-m));
        public static double Perplexity(double entropy) => Math.Exp(entropy);
        """);
}
