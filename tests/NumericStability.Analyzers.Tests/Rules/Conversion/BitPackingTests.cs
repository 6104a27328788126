using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class BitPackingTests
{
    private const string Id = "NUM6008";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static byte A(int hi, sbyte lo) => (byte)([|(hi << 4) | lo|]);
        public static byte B(sbyte hi, sbyte lo) => (byte)([|hi << 4 | lo|]);
        public static int C(int hi, short lo) => [|(hi << 16) | lo|];
        public static byte D(sbyte hi, float x) { var lo = (sbyte)Math.Clamp(MathF.Round(x), -8f, 7f); return (byte)([|(hi << 4) | lo|]); }
        public static int E(int bits) { int levels = [|1 << bits - 1|]; return levels; }
        public static void F(sbyte[] q, byte[] p) { for (int i = 0; i < p.Length; i++) p[i] = (byte)([|(q[2 * i] << 4) | q[2 * i + 1]|]); }
        public static int G(int bits) { int mask; mask = [|1 << bits - 1|]; return mask; }
        public static float H(int bits) { float maxLevel = [|1 << bits - 1|]; return maxLevel; }
        public static byte I(byte hi, sbyte lo) => (byte)([|(hi << 4) + lo|]);
        public static int J(byte hi, int x) { int lo = Math.Clamp(x, -8, 7); return [|(hi << 4) | lo|]; }
        public static ushort K(byte hi, sbyte lo) => (ushort)([|(hi << 8) | lo|]);
        public static long L(int bits) { long maskBits = [|1L << bits - 1|]; return maskBits; }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static int A(int bits) => [|1 << bits - 1|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static byte A(int hi, sbyte lo) => (byte)((hi << 4) | (lo & 0xF));
        public static byte B(byte hi, byte lo) => (byte)((hi << 4) | lo);
        public static int C(int bits) => (1 << bits) - 1;
        public static int D(int bits) => 1 << (bits - 1);
        public static int E(int hi, ushort lo) => (hi << 16) | lo;
        public static int F(int hi, int lo) => (hi << 4) | lo;
        public static int G(int bits) { int levels = 1 << bits; return levels; }
        public static int H(int flags) => flags | -2;
        public static int I(byte hi, int x) { int lo = Math.Clamp(x, 0, 15); return (hi << 4) | lo; }
        public static int J(int x) => x << 3 - 1;
        public static byte K(sbyte lo) => (byte)((3 << 4) | (byte)lo);
        public static int L(int n) => n - 1 << 2;
        """);

    [Fact]
    public Task FixMasks() => RuleTest.FixesAsync(Id, """
        public static byte A(int hi, sbyte lo) => (byte)([|(hi << 4) | lo|]);
        """, """
        public static byte A(int hi, sbyte lo) => (byte)((hi << 4) | (lo & 0xF));
        """);

    [Fact]
    public Task FixShiftsFirst() => RuleTest.FixesAsync(Id, """
        public static int A(int bits) { int levels = [|1 << bits - 1|]; return levels; }
        """, """
        public static int A(int bits) { int levels = (1 << bits) - 1; return levels; }
        """, "NUM6008.shiftFirst");

    [Fact]
    public Task FixKeepsTheValue() => RuleTest.FixesAsync(Id, """
        public static int A(int bits) { int levels = [|1 << bits - 1|]; return levels; }
        """, """
        public static int A(int bits) { int levels = 1 << (bits - 1); return levels; }
        """, "NUM6008.keep.alternative");
}
