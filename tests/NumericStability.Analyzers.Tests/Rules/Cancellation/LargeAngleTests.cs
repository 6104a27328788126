using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class LargeAngleTests
{
    private const string Id = "NUM2017";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static float A1(int pos, float f) => [|MathF.Cos(pos * f)|];
        public static float A2(double p, double e) => [|MathF.Cos((float)(p / e))|];
        public static float A3(float t, float w) => [|MathF.Sin(t * w)|];
        public static float A4(float t, float w, float phase) => [|MathF.Sin(t * w + phase)|];
        public static float A5(int pos, int i, int d) => [|MathF.Sin(pos / MathF.Pow(10000, 2f * i / d))|];
        public static void A6(float[] cos, float[] freq, int pos) { for (int i = 0; i < cos.Length; i++) cos[i] = [|MathF.Cos(pos * freq[i])|]; }
        public static float A7(float t, float f) { float angle = 2 * MathF.PI * f * t; return [|MathF.Sin(angle)|]; }
        public static float A8(float t, float w) => [|float.Cos(t * w)|];
        public static Half A9(Half t, Half w) => [|Half.Sin(t * w)|];
        public static float B1(float t, float w) => [|MathF.Tan(w * t)|];
        private static float Angle(int pos, float f) => pos * f;
        public static float B2(int pos, float f) => [|MathF.Cos(Angle(pos, f))|];
        public static float[] B3(float[] f, int pos) => f.Select(v => [|MathF.Sin(v * pos)|]).ToArray();
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static float A1(int pos, double f) => (float)Math.Cos(pos * f);
        public static float A2(float x) => MathF.Cos(x);
        public static float A3(float x) => MathF.Sin(2 * x);
        public static double A4(double t, double w) => Math.Sin(t * w);
        public static float A5(float t, float w) => MathF.Sin(Math.Clamp(t * w, -10, 10));
        public static float A6(Random r) => MathF.Cos(2 * MathF.PI * r.NextSingle());
        public static float A7(float x, float y) => MathF.Cos(x + y);
        public static float A8(float t, float w) => MathF.Sin((t * w) % 6.2831855f);
        public static float A9(float x) => MathF.Atan(x * x);
        public static float B1(float t, float w) => MathF.Tanh(t * w);
        public static float B2() => MathF.Sin(3f * 4f);
        public static float B3(Random r, float w) => MathF.Sin(r.NextSingle() * w);
        """);

    [Theory]
    [InlineData(
        "public static float F(int pos, float f) => [|MathF.Cos(pos * f)|];",
        "public static float F(int pos, float f) => (float)Math.Cos((double)pos * f);")]
    [InlineData(
        "public static float F(double p, double e) => 2 * [|MathF.Sin((float)(p / e))|];",
        "public static float F(double p, double e) => 2 * (float)Math.Sin(p / e);")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);
}
