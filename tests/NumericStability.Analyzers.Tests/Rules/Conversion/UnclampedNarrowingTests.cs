using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class UnclampedNarrowingTests
{
    private const string Id = "NUM6001";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static sbyte A(float x, float s) => [|(sbyte)MathF.Round(x / s)|];
        public static byte B(float x, float s, int zero) => [|(byte)(x / s + zero)|];
        public static byte C(double x, double s, int zero) => [|(byte)Math.Round(x / s + zero)|];
        public static sbyte D(float x, float inverse) => [|(sbyte)MathF.Round(x * inverse)|];
        public static sbyte E(float x, float inverse) => [|(sbyte)(int)MathF.Round(x * inverse)|];
        public static sbyte F(double x, double s) { var q = Math.Round(x / s); return [|(sbyte)q|]; }
        public static short G(double x, double s) => [|(short)Math.Floor(x / s + 0.5)|];
        public static ushort H(float x, float s) => [|(ushort)Math.Round((double)x / s)|];
        public static sbyte I(float x, float inverse) => [|(sbyte)(x * inverse)|];
        public static void J(float[] x, sbyte[] q, float s) { for (int i = 0; i < x.Length; i++) q[i] = [|(sbyte)float.Round(x[i] / s)|]; }
        public static sbyte[] K(float[] x, float s) => x.Select(v => [|(sbyte)Math.Round(v / s)|]).ToArray();
        public static byte L(float x, float s, int zero) { unchecked { return [|(byte)MathF.Round(x / s + zero)|]; } }
        public static short WithZeroPoint(float x, float scale, short zero) => [|(short)(x / scale + zero)|];
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static byte A(double x) => [|(byte)Math.Round(x * 255)|];
        public static byte B(double x) => [|(byte)Math.Floor(x)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static sbyte A(float x, float s) => (sbyte)Math.Clamp(MathF.Round(x / s), -127f, 127f);
        public static sbyte B(float x, float s) => sbyte.CreateSaturating(MathF.Round(x / s));
        public static sbyte C(float x, float s) => checked((sbyte)MathF.Round(x / s));
        public static int D(float x, float s) => (int)MathF.Round(x / s);
        public static byte E(byte r, byte g, byte b) => (byte)(0.299 * r + 0.587 * g + 0.114 * b);
        public static byte F(double sum, int count) => (byte)(sum / count);
        public static byte G(double x) => (byte)x;
        public static sbyte H(float x, float s) { var q = MathF.Round(x / s); q = MathF.Max(-128, MathF.Min(127, q)); return (sbyte)q; }
        public static sbyte I(float x) => (sbyte)MathF.Round(127 * MathF.Tanh(x));
        public static byte J(double x, double min, double max) => (byte)((x - min) / (max - min) * 255);
        public static byte K(int x) => (byte)x;
        public static short L(double x, double s) { var q = Math.Round(x / s); if (q < -32768 || q > 32767) return 0; return (short)q; }
        public static sbyte M(double x) => (sbyte)Math.Sign(x);
        public static sbyte[] N(float[] x) { float max = 0; foreach (var v in x) { float a = Math.Abs(v); if (a > max) max = a; } float s = max / 127f; if (s == 0) s = 1; return x.Select(v => (sbyte)Math.Round(v / s)).ToArray(); }
        public static short Between(short a, short b, float d, float length) => length > 1 ? (short)((b - a) * (d / length) + a) : a;
        """);

    [Fact]
    public Task FixSaturates() => RuleTest.FixesAsync(Id, """
        public static sbyte A(float x, float s) => [|(sbyte)MathF.Round(x / s)|];
        public static byte B(float x, float s, int zero) => [|(byte)(x / s /* units */ + zero)|];
        public static sbyte C(float x, float s) => [|(sbyte)(int)MathF.Round(x / s)|];
        """, """
        public static sbyte A(float x, float s) => sbyte.CreateSaturating(MathF.Round(x / s));
        public static byte B(float x, float s, int zero) => byte.CreateSaturating(MathF.Round(x / s /* units */ + zero));
        public static sbyte C(float x, float s) => sbyte.CreateSaturating(MathF.Round(x / s));
        """);
}
