using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class SignOfNaNTests
{
    private const string Id = "NUM5011";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static int F1(double x) => [|Math.Sign(x)|];
        public static int F2(float x) => [|MathF.Sign(x)|];
        public static double F3(double x) => [|Math.Sign(x)|] * 2.5;
        public static int F4(double[] g, int i) => [|Math.Sign(g[i])|];
        public static int F5(double a, double b) => [|Math.Sign(a - b)|];
        public static int F6(double x) => [|double.Sign(x)|];
        public static int F7(Half x) => [|Half.Sign(x)|];
        public static int F8(float x) { var y = x * 2; return [|Math.Sign(y)|]; }
        public static double[] F9(double[] g) => g.Select(v => (double)[|Math.Sign(v)|]).ToArray();
        public static int G1(double x) => [|Math.Sign(Math.Log(x))|];
        public static int G2(double x, double y) => [|Math.Sign(x / y)|];
        public static int G3<T>(T x) where T : INumber<T> => [|T.Sign(x)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static int F1(int x) => Math.Sign(x);
        public static int F2(decimal x) => Math.Sign(x);
        public static int F3(long x) => Math.Sign(x);
        public static int F4(double x) => double.IsNaN(x) ? 0 : Math.Sign(x);
        public static int F5(double x) { if (x > 0 || x < 0) return Math.Sign(x); return 0; }
        public static int F6(Random r) => Math.Sign(r.NextDouble() - 0.5);
        public static double F7(double x) => Math.CopySign(1, x);
        public static int F8(short x) => Math.Sign(x);
        public static int F9(double x) { if (!double.IsFinite(x)) throw new ArgumentException(); return Math.Sign(x); }
        public static int G1(byte x) => Math.Sign(x);
        public static int G2(int[] x) => Math.Sign(x.Length);
        public static int G3(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;
        public static int G4([System.ComponentModel.DataAnnotations.Range(-1.0, 1.0)] double x) => Math.Sign(x);
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(double x) => 2.5 * [|Math.Sign(x)|];",
        "public static double F(double x) => 2.5 * (x > 0 ? 1 : x < 0 ? -1 : x);");

    [Fact]
    public Task FixesOtherTypes() => RuleTest.FixesAsync(Id,
        """
        public static int F(Half x) => [|Half.Sign(x)|];
        public static Half G(Half x) => (Half)[|Half.Sign(x)|];
        public static int H<T>(T x) where T : INumber<T> => [|T.Sign(x)|];
        """,
        """
        public static int F(Half x) => (x > Half.Zero ? 1 : x < Half.Zero ? -1 : 0);
        public static Half G(Half x) => (Half)(x > Half.Zero ? 1 : x < Half.Zero ? -1 : 0);
        public static int H<T>(T x) where T : INumber<T> => (x > T.Zero ? 1 : x < T.Zero ? -1 : 0);
        """);
}
