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
}
