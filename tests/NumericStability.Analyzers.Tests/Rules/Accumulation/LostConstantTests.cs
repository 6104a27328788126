using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class LostConstantTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3006", """
        public static Half A(Half x) => x + [|(Half)1e-8|];
        public static float B() => [|1e-46f|];
        public static float C(float p) => Math.Min(p, [|1f - 1e-8f|]);
        public static Half D() => [|(Half)0.9999|];
        public static float E() => [|1 / float.Epsilon|];
        public static float F(float x) => [|MathF.Sqrt(1 + x * x) + 1e-9f|];
        public static float G(float p) => Math.Clamp(p, 0f, [|0.99999999f|]);
        public static double H() => [|1 - 1e-17|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3006", """
        public static float A(float x) => x + 1e-8f;
        public static float B() => 0f + 1e-38f;
        public static double C() => 1 - 1e-8;
        public static Half D(Half x) => x + (Half)1e-4;
        public static float E() => 0.1f;
        public static float F(float x) => Math.Abs(x) + 1e-12f;
        public static float G() => 1f - 1e-7f;
        public static Half H() => (Half)0;
        """);
}
