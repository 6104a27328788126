using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class InversePropensityTests
{
    private const string Id = "NUM5012";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double F1(double[] r, double[] p) { double v = 0; for (int i = 0; i < r.Length; i++) [|v += r[i] / p[i]|]; return v; }
        public static double F3(double[] pi, double[] mu, double[] r) { double v = 0; for (int i = 0; i < r.Length; i++) [|v += pi[i] / mu[i] * r[i]|]; return v; }
        public static double F4(double[] r, double[] p) { double v = 0; int i = 0; while (i < r.Length) { [|v = v + r[i] / p[i]|]; i++; } return v; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double F1(double[] r, double[] p) { double v = 0; for (int i = 0; i < r.Length; i++) v += r[i] / Math.Max(p[i], 1e-3); return v; }
        public static double F2(double[] r, double[] p) { double v = 0; for (int i = 0; i < r.Length; i++) if (p[i] > 0.01) v += r[i] / p[i]; return v; }
        public static double F3(double[] r, int n) { double v = 0; for (int i = 0; i < r.Length; i++) v += r[i] / n; return v; }
        public static double F4(double[] r, double[] p) { double v = 0; for (int i = 0; i < r.Length; i++) v += Math.Min(10, r[i] / p[i]); return v; }
        public static double F5(double x, double p) => x / p;
        """);
}
