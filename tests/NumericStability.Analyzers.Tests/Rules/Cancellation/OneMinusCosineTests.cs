using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class OneMinusCosineTests
{
    private const string Id = "NUM2004";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|1 - Math.Cos(x)|];
        public static double A2(double x) => ([|1 - Math.Cos(x)|]) / (x * x);
        public static float A3(float x) => [|1f - MathF.Cos(x)|];
        public static double A4(double x) => [|Math.Cos(x) - 1|];
        public static double A5(double x) { var c = Math.Cos(x); return 0.5 * ([|1.0 - c|]); }
        public static double A6(double r, double t) => [|r - r * Math.Cos(t)|];
        public static double A7(double a, double b, double dl) => 6371 * [|Math.Acos(Math.Sin(a) * Math.Sin(b) + Math.Cos(a) * Math.Cos(b) * Math.Cos(dl))|];
        public static double A8(double lat1, double lon1, double lat2, double lon2) { double s = Math.Sin(lat1) * Math.Sin(lat2), c = Math.Cos(lat1) * Math.Cos(lat2) * Math.Cos(lon2 - lon1); return [|Math.Acos(s + c)|]; }
        public static T A9<T>(T x) where T : IFloatingPointIeee754<T> => [|T.One - T.Cos(x)|];
        public static double B1(double x) => [|-Math.Cos(x) + 1|];
        public static double[] B2(double[] x) => x.Select(v => [|1 - Math.Cos(v)|]).ToArray();
        public static double B3(double l, double theta) => 9.81 * l * ([|1 - double.Cos(theta)|]);
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(int i, int n) => 0.5 * ([|1 - Math.Cos(2 * Math.PI * i / (n - 1))|]);
        public static double A2(double a, double x, double y, double z) => ([|1 - Math.Cos(a)|]) * x * y - z * Math.Sin(a);
        public static double A3(double a, double x) { double c = Math.Cos(a); return c + ([|1 - c|]) * x * x; }
        public static double[] A4(double a, double x, double y, double z) { double c = Math.Cos(a), s = Math.Sin(a), t = [|1 - c|]; return new[] { t * x * x + c, t * x * y - s * z, t * x * z + s * y }; }
        public static double A5(double a, double xy, double z) { double c = Math.Cos(a), s = Math.Sin(a); return [|xy - c * xy|] - s * z; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task ReportsBesideAnotherAngle() => RuleTest.ReportsAsync(Id, """
        public static double A2(double a, double b, double x, double y, double z) => ([|1 - Math.Cos(a)|]) * x * y - z * Math.Sin(b);
        public static double A4(double a, double x, double y, double z) { double c = Math.Cos(a), s = Math.Sin(a), t = [|1 - c|]; return t * x * y / (s * z); }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x, double r) => 1 - Math.Cos(x) * r;
        public static double A2(double x) => 1 + Math.Cos(x);
        public static double A3(double x) => 2 * Math.Sin(x / 2) * Math.Sin(x / 2);
        public static double A4() => 1 - Math.Cos(0.1);
        public static double A5(double x) => x is > 1 and < 3 ? 1 - Math.Cos(x) : 0;
        public static double A6(double x) => 1 - Math.Sin(x);
        public static double A7(double x) => 1 - Math.Cosh(x);
        public static double A8(double x) => Math.Cos(x) - 0.5;
        public static double A9(double x, double y) => Math.Cos(x) - Math.Cos(y);
        public static double B1(int n) => 1 - Math.Cos(n);
        public static double B2(double x) => Math.Acos(x);
        public static double B3(double a, double b) { double h = Math.Sin(a / 2); return 2 * Math.Asin(Math.Sqrt(h * h + b)); }
        """);

    [Theory]
    [InlineData(
        "public static double F(double x) => [|1 - Math.Cos(x)|];",
        "public static double F(double x) => 2.0 * Math.Pow(Math.Sin(0.5 * x), 2.0);")]
    [InlineData(
        "public static float F(float a, float b) => 3 * ([|1 - MathF.Cos(a - b)|]);",
        "public static float F(float a, float b) => 3 * (2f * MathF.Pow(MathF.Sin(0.5f * (a - b)), 2f));")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
