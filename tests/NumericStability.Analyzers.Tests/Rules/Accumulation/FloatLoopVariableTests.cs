using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class FloatLoopVariableTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3004", """
        public static float Header(Func<float, float> f) { float s = 0; for (float t = 0; t < 1f; [|t += 0.1f|]) { s = f(t); } return s; }
        public static float Time(int n, float dt) { float t = 0; for (int i = 0; i < n; i++) { [|t += dt|]; } return t; }
        public static float Down(float a, float h) { float x = a; while (x > 0) { [|x -= h|]; } return x; }
        public static float Assigned(int n) { float t = 1; for (int i = 0; i < n; i++) { [|t = t + 1e-3f|]; } return t; }
        public static void Until(Action<float> f) { float t = 0; while (t < 9) { [|t += 0.1f|]; f(t); } }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3004", """
        public static float Exact(Func<float, float> f) { float s = 0; for (float t = 0; t < 1f; t += 0.125f) { s = f(t); } return s; }
        public static double Wide(Func<double, double> f) { double s = 0; for (double t = 0; t < 1; t += 0.1) { s = f(t); } return s; }
        public static float Few(float dt) { float t = 0; for (int i = 0; i < 4; i++) { t += dt; } return t; }
        public static float Whole(float a, int step) { while (a < 100) { a += step; } return a; }
        public static float Sum(float[] x) { float s = 0; foreach (var v in x) s += v; return s; }
        public static float Index(int n, float h) { float t = 0; for (int i = 0; i < n; i++) { t = i * h; } return t; }
        public static float Wrapped(float a) { while (a < -MathF.PI) a += 2 * MathF.PI; return a; }
        public static float WrappedInBlock(float a) { while (a > 3) { a -= 6.2831853f; } return a; }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3004", """
        public static void F(Action<float> f)
        {
            for (float t = 0f; t < 1f; [|t += 0.1f|])
            {
                f(t);
            }
        }
        """, """
        public static void F(Action<float> f)
        {
            for (int i = 0; i * 0.1f < 1f; i++)
            {
                float t = i * 0.1f;
                f(t);
            }
        }
        """);
}
