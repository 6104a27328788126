using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class LateWideningTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3009", """
        public static double A(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = [|a[i] * b[i]|]; s += d; } return s; }
        public static double B(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += [|(double)(a[i] * b[i])|]; return s; }
        public static double C(double[] a) { double s = 0; for (int i = 0; i < a.Length; i++) s += [|(float)a[i]|]; return s; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3009", """
        public static double Direct(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
        public static double Once(float a, float b) { double d = a * b; return d; }
        public static double Early(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += (double)a[i] * b[i]; return s; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3009",
        "public static double F(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = [|a[i] * b[i]|]; s += d; s += [|(float)s|]; } return s; }",
        "public static double F(float[] a, float[] b) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = (double)a[i] * b[i]; s += d; s += s; } return s; }");
}
