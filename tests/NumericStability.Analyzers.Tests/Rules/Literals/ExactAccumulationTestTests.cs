using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Literals;

public sealed class ExactAccumulationTestTests
{
    private const string Id = "NUM7004";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A() { double x = 0; while ([|x != 1.0|]) x += 0.1; return x; }
        public static int B(double[] p) { double c = 0; for (int i = 0; i < p.Length; i++) { c += p[i]; if ([|c >= 1|]) return i; } return -1; }
        public static bool C(double[] p) { double s = 0; foreach (var v in p) s += v; return [|s == 1.0|]; }
        public static int D() { int n = 0; for (double x = 0; [|x != 1.0|]; x += 0.1) n++; return n; }
        public static bool E(float[] p) { float s = 0; for (int i = 0; i < p.Length; i++) s = s + p[i]; return [|1f == s|]; }
        public static int F(double[] m) { double x = 0; for (int i = 0; i < m.Length; i++) { x += m[i]; if ([|x == 1.0|]) return i; } return -1; }
        public static double G(double h) { double t = 0; do { t += h; } while ([|t != 5|]); return t; }
        public static bool H(double[] p) { double s = 0; int i = 0; while (i < p.Length) { s += p[i]; i++; } return [|s != 1|]; }
        public static bool I(double[] w) { var total = 0.0; foreach (var v in w) total += v * v; return [|total == 1|]; }
        public static double J() { double x = 1; while ([|x != 0.5|]) x -= 0.01; return x; }
        public static bool K(List<double> p) { double s = 0; for (int i = 0; i < p.Count; i++) { s += p[i]; } if ([|s == 1.0|]) { return true; } return false; }
        public static int L(float[] p) { float cum = 0; int k = 0; foreach (var v in p) { cum += v; k++; if ([|cum >= 1.0f|]) break; } return k; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static double A() { double x = 0; while (x < 1.0 - 1e-9) x += 0.1; return x; }
        public static double B() { double x = 0; while (x != 10) x += 1; return x; }
        public static bool C(double[] p) { double s = 0; foreach (var v in p) s += v; return s == 0; }
        public static bool D(double x) => x == 1.0;
        public static int E() { int n = 0; while (n != 10) n += 1; return n; }
        public static bool F(double[] p) { double s = 0; foreach (var v in p) s += v; return Math.Abs(s - 1) < 1e-9; }
        public static double G(double[] p) { double best = -1; foreach (var v in p) if (v > best) best = v; return best == -1 ? 0 : best; }
        public static int H(double[] p, double topP) { double c = 0; for (int i = 0; i < p.Length; i++) { c += p[i]; if (c >= topP) return i; } return -1; }
        public static double I(double[] p) { double s = 0; foreach (var v in p) s += v; return s > 1 ? 1 : s; }
        public static bool J(double[] p) { double last = 0; foreach (var v in p) last = v; return last == 1; }
        public static bool K(decimal[] p) { decimal s = 0; foreach (var v in p) s += v; return s == 1; }
        public static double L(int[] counts) { double s = 0; foreach (var c in counts) s += c; return s == 1 ? 0 : s; }
        """);

    [Fact]
    public Task FixAllowsATolerance() => RuleTest.FixesAsync(Id, """
        public static bool A(double[] p) { double s = 0; foreach (var v in p) s += v; return [|s == 1.0|]; }
        public static double B() { double x = 0; while ([|x != 1.0|]) x += 0.1; return x; }
        public static int C(float[] p) { float c = 0; for (int i = 0; i < p.Length; i++) { c += p[i]; if ([|c >= 1f|]) return i; } return -1; }
        """, """
        public static bool A(double[] p) { double s = 0; foreach (var v in p) s += v; return Math.Abs(s - 1.0) <= 1e-9; }
        public static double B() { double x = 0; while (!(Math.Abs(x - 1.0) <= 1e-9)) x += 0.1; return x; }
        public static int C(float[] p) { float c = 0; for (int i = 0; i < p.Length; i++) { c += p[i]; if (c >= 1f - 1e-5f) return i; } return -1; }
        """);
}
