using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class VanishingScaleTests
{
    private const string Id = "NUM6003";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static float[] A(float[] x) { float scale = x.Max(v => Math.Abs(v)) / 127f; return x.Select(v => [|v / scale|]).ToArray(); }
        public static float B(float x, float absMax) { float s = absMax / 127f; float inverse = [|1f / s|]; return x * inverse; }
        public static float C(float x, float maxAbs, int bits) { float s = maxAbs / ((1 << (bits - 1)) - 1); return [|x / s|]; }
        public static double[] D(double[] x) { double min = x.Min(), max = x.Max(); double scale = (max - min) / 255; return x.Select(v => [|(v - min) / scale|]).ToArray(); }
        public static double E(double x, double max, double min) { var step = (max - min) / 255.0; return Math.Round([|x / step|]); }
        public static void F(float[] x) { float amax = 0; foreach (var v in x) amax = MathF.Max(amax, MathF.Abs(v)); float s = amax / 127; for (int i = 0; i < x.Length; i++) x[i] = [|x[i] / s|]; }
        public static double G(double x, double rowMax) { double s = rowMax / 7; return [|x / s|]; }
        public static double H(double x, double high, double low) { double s = (high - low) / 65535; return [|x / s|]; }
        public static float I(float x, float absMax) { var s = absMax * (1f / 127f); return [|x / s|]; }
        public static double J(double a, double b) { double s = Math.Max(Math.Abs(a), Math.Abs(b)) / 127; return [|a / s|]; }
        public static void K(double[] x, double[] scales, double absMax) { scales[0] = absMax / 127; x[0] = [|x[0] / scales[0]|]; }
        public static double L(double x, double absMax) { double s = absMax / 128.0; double q = Math.Round([|x / s|]); return q * s; }
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static float A(float x, float absMax) { float s = absMax / 127f; return s > 0 ? x / s : 0; }
        public static float B(float x, float absMax) { float s = absMax / 127f; if (s == 0) s = 1; return x / s; }
        public static float C(float x, float absMax) { float s = MathF.Max(absMax / 127f, 1e-8f); return x / s; }
        public static float D(float x, float absMax) { if (!(absMax > 0)) return 0; float s = absMax / 127f; return x / s; }
        public static float E(float q, float absMax) { float s = absMax / 127f; return q * s; }
        public static double F(double x, double y) { double s = y / 127; return x / s; }
        public static double G(double x, double max) { double s = max / 3; return x / s; }
        public static double H(double x, double max, double min) { double s = max - min; return x / s; }
        public static double I(double x, double absMax) { double s = absMax / 127 + 1e-12; return x / s; }
        public static double J(double x) { double s = 12.7 / 127; return x / s; }
        public static double K(double x, double absMax) { ArgumentOutOfRangeException.ThrowIfNegativeOrZero(absMax); double s = absMax / 127; return x / s; }
        public static double L(double x, double absMax) { double s = Math.Clamp(absMax, 1e-6, 10) / 127; return x / s; }
        """);

    [Fact]
    public Task FixesTheScale() => RuleTest.FixesAsync(Id, """
        public static float[] A(float[] x)
        {
            float scale = x.Max(v => MathF.Abs(v)) / 127f; // per tensor
            return x.Select(v => [|v / scale|]).ToArray();
        }
        """, """
        public static float[] A(float[] x)
        {
            float scale = x.Max(v => MathF.Abs(v)) / 127f; // per tensor
            if (scale == 0)
            {
                scale = 1;
            }

            return x.Select(v => v / scale).ToArray();
        }
        """);

    [Fact]
    public Task FixesTheAssignmentThatComputesTheScale() => RuleTest.FixesAsync(Id, """
        public static void A(float[] x)
        {
            float scale;
            /* largest */ scale = x.Max(v => MathF.Abs(v)) / 127f;

            for (int i = 0; i < x.Length; i++)
            {
                x[i] = [|x[i] / scale|];
            }
        }

        public static float B(float x, float absMax) { float s = absMax / 127f; return [|x / s|]; }
        """, """
        public static void A(float[] x)
        {
            float scale;
            /* largest */ scale = x.Max(v => MathF.Abs(v)) / 127f; if (scale == 0) { scale = 1; }

            for (int i = 0; i < x.Length; i++)
            {
                x[i] = x[i] / scale;
            }
        }

        public static float B(float x, float absMax) { float s = absMax / 127f; if (s == 0) { s = 1; } return x / s; }
        """);

    [Fact]
    public Task FixSetsTheGuardApart() => RuleTest.FixesAsync(Id, """
        public static void A(float[] x, float[] y)
        {
            if (x.Length > 0)
            {
                var first = x.Max(v => MathF.Abs(v)) / 127f;

                y[0] = [|x[0] / first|];
            }

            var second = x.Max(v => MathF.Abs(v)) / 127f;
            y[1] = [|x[1] / second|];
        }
        """, """
        public static void A(float[] x, float[] y)
        {
            if (x.Length > 0)
            {
                var first = x.Max(v => MathF.Abs(v)) / 127f;
                if (first == 0)
                {
                    first = 1;
                }

                y[0] = x[0] / first;
            }

            var second = x.Max(v => MathF.Abs(v)) / 127f;
            if (second == 0)
            {
                second = 1;
            }

            y[1] = x[1] / second;
        }
        """);
}
