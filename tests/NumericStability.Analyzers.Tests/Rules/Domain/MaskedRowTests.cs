using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

public sealed class MaskedRowTests
{
    private const string Id = "NUM5010";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double[] F1(double[] s, bool[] keep) { var m = new double[s.Length]; for (int i = 0; i < s.Length; i++) m[i] = keep[i] ? s[i] : double.NegativeInfinity; double max = m.Max(); var e = new double[s.Length]; for (int i = 0; i < s.Length; i++) e[i] = [|Math.Exp(m[i] - max)|]; return e; }
        public static float[] F2(float[] s, int[] mask) { var m = s.Select((v, i) => mask[i] == 0 ? float.NegativeInfinity : v).ToArray(); float max = m.Max(); return m.Select(v => [|MathF.Exp(v - max)|]).ToArray(); }
        public static double F3(double[] s, bool[] keep) { double max = double.NegativeInfinity; for (int i = 0; i < s.Length; i++) max = Math.Max(max, keep[i] ? s[i] : double.NegativeInfinity); double z = 0; for (int i = 0; i < s.Length; i++) z += [|Math.Exp((keep[i] ? s[i] : double.NegativeInfinity) - max)|]; return z; }
        public static double Open(double[] x, bool[] keep) { var s = new double[x.Length]; double max = double.NegativeInfinity; for (int i = 0; i < x.Length; i++) { var v = keep[i] ? x[i] : double.NegativeInfinity; s[i] = v; if (v > max) max = v; } double z = 0; for (int i = 0; i < x.Length; i++) if (!double.IsNegativeInfinity(x[i])) z += [|Math.Exp(s[i] - max)|]; return z; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double[] F1(double[] s) { double max = s.Max(); return s.Select(v => Math.Exp(v - max)).ToArray(); }
        public static double[] F2(double[] s, bool[] keep) { var m = new double[s.Length]; for (int i = 0; i < s.Length; i++) m[i] = keep[i] ? s[i] : -1e9; double max = m.Max(); return m.Select(v => Math.Exp(v - max)).ToArray(); }
        public static double[] F3(double[] s, bool[] keep) { var m = new double[s.Length]; for (int i = 0; i < s.Length; i++) m[i] = keep[i] ? s[i] : double.NegativeInfinity; double max = m.Max(); if (double.IsNegativeInfinity(max)) return new double[s.Length]; return m.Select(v => Math.Exp(v - max)).ToArray(); }
        public static double Open(double[] x, bool[] keep) { var s = new double[x.Length]; double max = double.NegativeInfinity; for (int i = 0; i < x.Length; i++) { var v = keep[i] ? x[i] : double.NegativeInfinity; s[i] = v; if (v > max) max = v; } double z = 0; for (int i = 0; i < x.Length; i++) if (!double.IsNegativeInfinity(s[i])) z += Math.Exp(s[i] - max); return z; }
        public static double F4(double x, double max) => Math.Exp(x - max);
        """);
}
