using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class HalfAccumulatorTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3002", """
        public static Half Sum(Half[] x) { var s = (Half)0; foreach (var v in x) [|s += v|]; return s; }
        public static Half Squares(Half[] x) { Half s = Half.Zero; for (int i = 0; i < x.Length; i++) [|s = s + Half.Abs(x[i])|]; return s; }
        public static Half Euler(Half x, Half dt, int n) { for (int i = 0; i < n; i++) [|x += dt * x|]; return x; }
        public static Half Fold(IEnumerable<Half> x) => [|x.Aggregate(Half.Zero, (a, b) => a + b)|];
        public static Half[] Columns(Half[][] x) { var m = new Half[x[0].Length]; foreach (var row in x) for (int j = 0; j < row.Length; j++) [|m[j] += row[j]|]; return m; }
        public static Half While(Half[] x) { Half s = default; int i = x.Length; while (i > 0) { i--; [|s -= x[i]|]; } return s; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3002", """
        public static float Wide(Half[] x) { float s = 0; foreach (var v in x) s += (float)v; return s; }
        public static Half Short(Half[] x) { Half s = Half.Zero; for (int i = 0; i < 8; i++) s += x[i]; return s; }
        public static Half Kahan(Half[] x) { Half s = Half.Zero, c = Half.Zero; foreach (var v in x) { Half y = v - c; Half t = s + y; c = (t - s) - y; s = t; } return s; }
        public static void Each(Half[] x, Half[] y) { for (int i = 0; i < x.Length; i++) x[i] += y[i]; }
        public static Half Largest(Half[] x) { Half m = x[0]; foreach (var v in x) m = Half.Max(m, v); return m; }
        public static decimal Money(decimal[] x) { decimal s = 0; foreach (var v in x) s += v; return s; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3002",
        "public static Half F(Half[] x, Half c) { Half s = Half.Zero; foreach (var v in x) [|s += v * c|]; return s; }",
        "public static Half F(Half[] x, Half c) { float s = (float)Half.Zero; foreach (var v in x) s += (float)(v * c); return (Half)s; }");
}
