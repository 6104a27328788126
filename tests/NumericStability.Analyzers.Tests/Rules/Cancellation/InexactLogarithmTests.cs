using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class InexactLogarithmTests
{
    private const string Id = "NUM2015";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static int A1(double x) => (int)([|Math.Log(x) / Math.Log(2)|]);
        public static double A2(double x) => Math.Floor([|Math.Log(x, 10)|]);
        public static double A3(double x) => [|Math.Pow(Math.E, x)|];
        public static float A4(float x) => [|MathF.Pow(MathF.E, x)|];
        public static int A5(double t, double b) => (int)[|Math.Log(t, b)|];
        public static int A6(int n) => (int)Math.Ceiling([|Math.Log(n, 2)|]);
        public static bool A7(double x) => [|Math.Log(x, 2)|] == 3;
        public static long A8(long n) => (long)[|Math.Log(n, 2)|] + 1;
        public static int A9(float x) => (int)MathF.Floor([|MathF.Log(x) / MathF.Log(2)|]);
        public static double B1(double x) => 3 * [|double.Pow(double.E, -x)|];
        public static int B2(double x) => (int)([|Math.Log(x) / Math.Log(3)|]);
        public static int B3(double x) => (int)([|Math.Log10(x) / Math.Log10(2)|]);
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double x) => [|Math.Log(x, 2)|];
        public static double A2(double p) => -p * ([|Math.Log(p) / Math.Log(2)|]);
        public static double A3(double x) => 20 * [|Math.Log(x, 10)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double x) => Math.Log2(x);
        public static double A2(double x, double b) => Math.Log(x, b);
        public static double A3(double x) => Math.Exp(x);
        public static double A4(double x) => Math.Pow(2, x);
        public static double A5(double x, double y) => Math.Log(x) / Math.Log(y);
        public static int A6(double x) => (int)Math.Log2(x);
        public static double A7() => Math.Log(8, 2);
        public static double A8(double x) => Math.Log(x) / 2;
        public static double A9(double x) => Math.Pow(x, Math.E);
        public static int B1(double x) => (int)Math.Log(x);
        public static double B2(double x) => Math.Log(x) / Math.Log(x + 1);
        public static double B3() => Math.Pow(Math.E, 2);
        """);

    [Theory]
    [InlineData(
        "public static int F(double x) => (int)([|Math.Log(x) / Math.Log(2)|]);",
        "public static int F(double x) => (int)(Math.Log2(x));")]
    [InlineData(
        "public static double F(double x) => Math.Floor([|Math.Log(x, 10)|]);",
        "public static double F(double x) => Math.Floor(Math.Log10(x));")]
    [InlineData(
        "public static float F(float x) => [|MathF.Pow(MathF.E, -x)|];",
        "public static float F(float x) => MathF.Exp(-x);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
