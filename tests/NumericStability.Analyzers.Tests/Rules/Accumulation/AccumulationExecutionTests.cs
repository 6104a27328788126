using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

/// <summary>The code as the fixes of the family leave it, run where the code before fails.</summary>
public sealed class AccumulationExecutionTests
{
    private const string Sums = """
        public static float Sum(IEnumerable<float> x) { float s = 0; foreach (var v in x) [|s += v|]; return s; }
        public static float Mean(float[] x) { float s = 0; for (int i = 0; i < x.Length; i++) { [|s += x[i]|]; } return s / x.Length; }
        """;

    [Fact]
    public async Task SumsAreRightToFloatRounding()
    {
        using var code = await FixedCode.CompileAsync("NUM3001", Sums);
        var (before, after) = (code.Before.Method<Func<IEnumerable<float>, float>>("Sum"), code.After.Method<Func<IEnumerable<float>, float>>("Sum"));

        var ones = Enumerable.Repeat(1f, 1 << 25);
        Assert.Equal(1 << 24, before(ones));
        Assert.Equal(1 << 25, after(ones));

        var tenths = Enumerable.Repeat(0.1f, 10_000_000);
        Assert.Equal(1_087_937f, before(tenths));
        Assert.Equal((float)(10_000_000 * (double)0.1f), after(tenths));

        var alternating = Enumerable.Range(0, 3_000_000).Select(i => (i % 3) switch { 0 => 536_870_912f, 1 => 1f, _ => -536_870_912f });
        Assert.Equal(0f, before(alternating));
        Assert.Equal(1_000_000f, after(alternating));
    }

    [Fact]
    public async Task MeansOfManySamples()
    {
        using var code = await FixedCode.CompileAsync("NUM3001", Sums);
        var samples = Enumerable.Repeat(0.7f, 1_000_000).ToArray();
        Assert.InRange(Math.Abs(code.Before.ReductionSingle("Mean")(samples) - 0.7f), 1e-4, 1);
        Assert.InRange(Math.Abs(code.After.ReductionSingle("Mean")(samples) - 0.7f), 0, 1.2e-7);
    }

    [Fact]
    public async Task HalfSums()
    {
        using var code = await FixedCode.CompileAsync("NUM3002", "public static Half Sum(Half[] x) { Half s = Half.Zero; foreach (var v in x) [|s += v|]; return s; }");
        var ones = Enumerable.Repeat(Half.One, 5_000).ToArray();
        Assert.Equal((Half)2048, code.Before.Method<Func<Half[], Half>>("Sum")(ones));
        Assert.Equal((Half)5000, code.After.Method<Func<Half[], Half>>("Sum")(ones));
    }

    [Fact]
    public async Task Counters()
    {
        using var code = await FixedCode.CompileAsync("NUM3003", "public static float Count(int n) { float k = 0; for (int i = 0; i < n; i++) [|k += 1f|]; return k; }");
        Assert.Equal(16_777_216f, code.Before.Method<Func<int, float>>("Count")(20_000_000));
        Assert.Equal(20_000_000f, code.After.Method<Func<int, float>>("Count")(20_000_000));
    }

    [Fact]
    public async Task Steps()
    {
        using var code = await FixedCode.CompileAsync("NUM3004", "public static float Last() { float last = 0; for (float t = 0; t < 1000f; [|t += 0.1f|]) { last = t; } return last; }");
        Assert.InRange(Math.Abs(code.Before.Method<Func<float>>("Last")() - 999.9f), 1e-3, 0.2);
        Assert.InRange(Math.Abs(code.After.Method<Func<float>>("Last")() - 999.9f), 0, 1e-4);
    }

    [Fact]
    public async Task Products()
    {
        using var code = await FixedCode.CompileAsync("NUM3009", "public static double Dot(float[] a) { double s = 0; for (int i = 0; i < a.Length; i++) { double d = [|a[i] * a[i]|]; s += d; } return s; }");
        var a = Enumerable.Range(1, 100_000).Select(i => 1 + (i * 1e-7f)).ToArray();
        var exact = a.Sum(v => (double)v * v);
        Assert.InRange(Math.Abs((code.Before.Method<Func<float[], double>>("Dot")(a) / exact) - 1), 1e-13, 1e-7);
        Assert.InRange(Math.Abs((code.After.Method<Func<float[], double>>("Dot")(a) / exact) - 1), 0, 1e-15);
    }

    [Fact]
    public async Task Reductions()
    {
        using var code = await FixedCode.CompileAsync("NUM3005", "public static Half Sum(ReadOnlySpan<Half> x) => [|TensorPrimitives.Sum(x)|]; public static Half Total(Half[] x) => Sum(x);");
        var ones = Enumerable.Repeat(Half.One, 5_000).ToArray();
        Assert.Equal((Half)2048, code.Before.Method<Func<Half[], Half>>("Total")(ones));
        Assert.Equal((Half)5000, code.After.Method<Func<Half[], Half>>("Total")(ones));
    }

    /// <summary>Fifty accumulators in one file: Fix All leaves code that compiles and is clean.</summary>
    [Fact]
    public async Task FixAllOverFiftyAccumulators()
    {
        var members = string.Join("\n", Enumerable.Range(0, 50).Select(i => $"public static float F{i}(IEnumerable<float> x) {{ float s = {i}; foreach (var v in x) [|s += v|]; return s / {i + 1}; }}"));
        var text = await RuleTest.FixedTextAsync("NUM3001", members);
        Assert.DoesNotContain("float s", text, StringComparison.Ordinal);
        Assert.DoesNotContain(await RuleTest.AnalyzeAsync(text), diagnostic => diagnostic.Id.StartsWith("NUM3", StringComparison.Ordinal));
    }
}
