using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class RateAppliedTwiceTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4013",
        "public static void F(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; [|w[i] -= lr * m[i]|]; } }");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4013", """
        public static void Once(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + lr * g[i]; w[i] -= m[i]; } }
        public static void AtTheEnd(double[] w, double[] g, double[] m, double lr) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + g[i]; w[i] -= lr * m[i]; } }
        public static double Motion(double x, double v, double a, double dt, int n) { for (int i = 0; i < n; i++) { v = 0.99 * v + dt * a; x += dt * v; } return x; }
        """);
}
