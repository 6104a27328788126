using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class LogOfUniformTests
{
    private const string Id = "NUM5002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double F1(Random r) => -[|Math.Log(r.NextDouble())|];
        public static double F2(Random r) => Math.Sqrt(-2 * [|Math.Log(r.NextDouble())|]) * Math.Cos(2 * Math.PI * r.NextDouble());
        public static double F3(Random r, double b) => -b * Math.Log(-[|Math.Log(r.NextDouble())|]);
        public static double F4(Random r, double rate) => -[|Math.Log(1 - (float)r.NextDouble())|] / rate;
        public static float F5(Random r) { float u = r.NextSingle(); return MathF.Sqrt(-2f * [|MathF.Log(u)|]); }
        public static double F6(Random r, double b) { double u = r.NextDouble() - 0.5; return -b * Math.Sign(u) * [|Math.Log(1 - 2 * Math.Abs(u))|]; }
        public static double F7() => -[|Math.Log(Random.Shared.NextDouble())|];
        public static double[] F8(Random r, int n) { var w = new double[n]; for (int i = 0; i < n; i++) w[i] = -[|Math.Log(r.NextDouble())|]; return w; }
        public static double F9(Random r) { var u1 = r.NextDouble(); var u2 = r.NextDouble(); return Math.Sqrt(-2.0 * [|Math.Log(u1)|]) * Math.Sin(2.0 * Math.PI * u2); }
        public static double[] G1(Random r, int n) => Enumerable.Range(0, n).Select(_ => -[|Math.Log(r.NextDouble())|]).ToArray();
        public static double G2(Random r) => [|Math.Log2(r.NextDouble())|];
        public static double G3(Random r) => [|double.Log(0.5 * r.NextDouble())|];
        public static double Decay(Random r) { double c = 0.9 + r.NextDouble() * 0.2; double a = Math.Pow(c, 1.0 / 8); return [|Math.Log((1 - a) / a)|]; }
        public static double W1(Random r, double mu) { while (true) { var x = mu + 0.2 * Math.Sqrt(-2 * [|Math.Log(r.NextDouble())|]) * Math.Sin(r.NextDouble()); if (x >= 0) return x; } }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double F1(Random r) => -Math.Log(1 - r.NextDouble());
        public static double F2(Random r) => -Math.Log(1.0 - r.NextDouble());
        public static double F3(Random r) { double u; do { u = r.NextDouble(); } while (u == 0); return Math.Log(u); }
        public static double F4(Random r) { double u = r.NextDouble(); while (u <= 1e-12) u = r.NextDouble(); return -Math.Log(u); }
        public static bool F5(Random r, double d) => Math.Log(r.NextDouble()) < d;
        public static bool F6(Random r, double d) { var l = Math.Log(r.NextDouble()); return d >= l; }
        public static double F7(Random r) => Math.Log(Math.Max(r.NextDouble(), 1e-16));
        public static double F8(Random r) { var u = r.NextDouble(); return u > 0 ? Math.Log(u) : 0; }
        public static double F9(Random r) => Math.Log(r.NextDouble() + 1e-16);
        public static double G1(double u) => Math.Log(u);
        public static double G2(Random r) => Math.Log(1 + r.NextDouble());
        public static double G3(Random r) => Math.Log(r.Next(1, 10));
        public static double Decay(Random r) { double c = 0.9 + r.NextDouble() * 0.099; double a = Math.Pow(c, 1.0 / 8); return Math.Log((1 - a) / a); }
        public static double W1(Random r, double mu) { while (true) { var x = mu + 0.2 * Math.Sqrt(-2 * Math.Log(r.NextDouble())) * Math.Sin(r.NextDouble()); if (x >= 0 && x <= 1) return x; } }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync(Id,
        "public static double F(Random r, double rate) => -[|Math.Log(r.NextDouble())|] / rate;",
        "public static double F(Random r, double rate) => -Math.Log(1 - r.NextDouble()) / rate;");

    [Fact]
    public Task FixesGumbel() => RuleTest.FixesAsync(Id,
        "public static double F(Random r) => -Math.Log(-[|Math.Log(r.NextDouble())|]);",
        "public static double F(Random r) => -Math.Log(-Math.Log(Math.Max(r.NextDouble(), 1.1102230246251565e-16)));");
}
