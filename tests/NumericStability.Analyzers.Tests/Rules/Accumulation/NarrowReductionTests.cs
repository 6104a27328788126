using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class NarrowReductionTests
{
    [Fact]
    public Task ReportsHalf() => RuleTest.ReportsAsync("NUM3005", """
        public static Half Sum(Half[] x) => [|TensorPrimitives.Sum<Half>(x)|];
        public static Half Mean(Half[] x) => [|TensorPrimitives.Average<Half>(x)|];
        public static Half Dot(ReadOnlySpan<Half> x, ReadOnlySpan<Half> y) => [|TensorPrimitives.Dot(x, y)|];
        public static Half Norm(Half[] x) { var n = [|TensorPrimitives.Norm<Half>(x)|]; return n; }
        """);

    [Fact]
    public Task SuggestsForFloat() => RuleTest.ReportsAsync("NUM3005", """
        public static float Sum(float[] x) => [|TensorPrimitives.Sum<float>(x)|];
        public static float Cosine(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => [|TensorPrimitives.Dot(x, y)|] / [|TensorPrimitives.Norm(x)|];
        public static float Spread(float[] x) => [|TensorPrimitives.StdDev<float>(x)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3005", """
        public static double Wide(double[] x) => TensorPrimitives.Sum<double>(x);
        public static float Largest(float[] x) => TensorPrimitives.Max<float>(x);
        public static void Elementwise(float[] x, float[] y) => TensorPrimitives.Add<float>(x, y, x);
        public static float Linq(float[] x) => x.Sum();
        public static int Whole(int[] x) => TensorPrimitives.Sum<int>(x);
        public static float Short() { var x = new float[8]; return TensorPrimitives.Sum<float>(x); }
        """);

    [Fact]
    public Task Fixes() => RuleTest.FixesAsync("NUM3005",
        "public static Half F(ReadOnlySpan<Half> x) => -[|TensorPrimitives.Sum(x /* all */)|];",
        "public static Half F(ReadOnlySpan<Half> x) => -(Half)StableMath.Sum(x /* all */);");
}
