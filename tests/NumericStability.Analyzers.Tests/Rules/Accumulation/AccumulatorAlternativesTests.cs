using System;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

/// <summary>What NUM3001 and NUM3003 offer beside a wider local: private fields, one call for the loop, a compensated sum.</summary>
public sealed class AccumulatorAlternativesTests
{
    [Fact]
    public Task WidensAPrivateField() => RuleTest.FixesAsync("NUM3001", """
        public class Meter
        {
            private float _total; // of all calls
            private int _n;
            public float Mean => this._total / _n;
            public void Add(float[] x) { foreach (var v in x) { [|_total += v|]; _n++; } }
            public void Reset() => _total = 0f;
        }
        """, """
        public class Meter
        {
            private double _total; // of all calls
            private int _n;
            public float Mean => (float)this._total / _n;
            public void Add(float[] x) { foreach (var v in x) { _total += v; _n++; } }
            public void Reset() => _total = 0f;
        }
        """);

    [Theory]
    [InlineData("public class Meter { public float Total; public void Add(float[] x) { foreach (var v in x) [|Total += v|]; } }")]
    [InlineData("public class Meter { private float _total; public void Add(float[] x) { foreach (var v in x) [|_total += v|]; } public ref float Ref => ref _total; }")]
    [InlineData("public partial class Meter { private float _total; public void Add(float[] x) { foreach (var v in x) [|_total += v|]; } } public partial class Meter { }")]
    [InlineData("[Serializable] public class Meter { private float _total; public void Add(float[] x) { foreach (var v in x) [|_total += v|]; } public float Get() => _total; }")]
    [InlineData("public class Meter { private float _total; public void Add(float[] x) { foreach (var v in x) [|_total += v|]; } public float Next() => _total++; }")]
    [InlineData("public class Meter { private float _total; public void Add(float[] x) { foreach (var v in x) [|_total += v|]; } public float Next() => --_total; }")]
    public async Task KeepsAFieldThatOthersMayRead(string type) => Assert.Empty(await RuleTest.OffersAsync("NUM3001", type));

    [Fact]
    public async Task KeepsAnArrayOfSums() => Assert.Empty(await RuleTest.OffersAsync("NUM3001",
        "public static float[] Columns(float[][] x) { var m = new float[x[0].Length]; foreach (var row in x) for (int j = 0; j < row.Length; j++) [|m[j] += row[j]|]; return m; }"));

    [Fact]
    public Task CountsAPrivateFieldInAnInteger() => RuleTest.FixesAsync("NUM3003", """
        public class Hits
        {
            private float _hits = 0f;
            public void Seen(bool hit) { if (hit) [|_hits += 1f|]; }
            public float Rate(int n) => _hits / n;
            public void Clear() { _hits = 0; }
        }
        """, """
        public class Hits
        {
            private long _hits = 0;
            public void Seen(bool hit) { if (hit) _hits += 1; }
            public float Rate(int n) => (float)_hits / n;
            public void Clear() { _hits = 0; }
        }
        """);

    [Theory]
    [InlineData("float s = 0; foreach (var v in x) [|s += v|]; return s;", "NUM3001.Sum.alternative", "float s = StableMath.Sum(x); return s;")]
    [InlineData("float s = 0; for (int i = 0; i < x.Length; i++) { [|s += x[i]|]; } return s / x.Length;", "NUM3001.Mean.alternative", "float s = StableMath.Mean(x); return s;")]
    [InlineData("var s = 0f; for (int i = 0; i < x.Length; i++) [|s = s + x[i] * x[i]|]; return MathF.Sqrt(s);", "NUM3001.Norm.alternative", "var s = StableMath.Norm(x); return s;")]
    [InlineData("float s = 0; foreach (var v in x) [|s += v * v|]; return s / x.Length;", "NUM3001.Dot.alternative", "float s = StableMath.Dot(x, x); return s / x.Length;")]
    public Task CallsForAWholeArray(string before, string key, string after) => RuleTest.FixesAsync("NUM3001",
        "public static float F(float[] x) { " + before + " }", "public static float F(float[] x) { " + after + " }", key);

    [Fact]
    public Task KeepsWhatSurroundsTheLoop() => RuleTest.FixesAsync("NUM3001", """
        public static float F(float[] x)
        {
            // all of it
            float s = 0;
            foreach (var v in x)
            {
                [|s += v|];
            }

            // done
            return s;
        }
        """, """
        public static float F(float[] x)
        {
            // all of it
            float s = StableMath.Sum(x);

            // done
            return s;
        }
        """, "NUM3001.Sum.alternative");

    [Theory]
    [InlineData("float s = 0; for (int i = 1; i < x.Length; i++) [|s += x[i]|]; return s / x.Length;")]
    [InlineData("float s = 1; foreach (var v in x) [|s += v|]; return s / x.Length;")]
    [InlineData("float s = 0; foreach (var v in x) { /* each */ [|s += v|]; } return s / x.Length;")]
    [InlineData("float s = 0; foreach (var v in x) if (v > 0) [|s += v|]; return s / x.Length;")]
    [InlineData("float s = 0; foreach (var v in x) { Console.Write(v); [|s += v|]; } return s / x.Length;")]
    public async Task OffersNoCallForOtherLoops(string body) => Assert.DoesNotContain(
        await RuleTest.OffersAsync("NUM3001", "public static float F(float[] x) { " + body + " }"), title => title.Contains("StableMath", StringComparison.Ordinal));

    [Fact]
    public Task CompensatesALocal() => RuleTest.FixesAsync("NUM3001",
        "public static float F(System.Collections.Generic.IEnumerable<float> x) { float s = 0, n = 0; foreach (var v in x) n = Math.Max(n, v); float t = 0; foreach (var v in x) { if (v > s) [|t += v|]; } n += t; t = 0; return t / n + s; }",
        "public static float F(System.Collections.Generic.IEnumerable<float> x) { float s = 0, n = 0; foreach (var v in x) n = Math.Max(n, v); RunningSum t = default; foreach (var v in x) { if (v > s) t.Add(v); } n += (float)t.Sum; t = default; return (float)t.Sum / n + s; }",
        "NUM3001.running.alternative");

    [Fact]
    public Task CompensatesAField() => RuleTest.FixesAsync("NUM3001",
        "public class Loss { private float _sum; public void Add(float[] x) { foreach (var v in x) [|_sum -= v + 1|]; } public float Value => _sum; }",
        "public class Loss { private RunningSum _sum; public void Add(float[] x) { foreach (var v in x) _sum.Add(-(v + 1)); } public float Value => (float)_sum.Sum; }",
        "NUM3001.running.alternative");

    [Theory]
    [InlineData("NUM3001.Sum.alternative")]
    [InlineData("NUM3001.running.alternative")]
    [InlineData("NUM3001.double")]
    public async Task SumsAreRightToFloatRounding(string key)
    {
        using var code = await FixedCode.CompileAsync("NUM3001", "public static float Sum(float[] x) { float s = 0; foreach (var v in x) [|s += v|]; return s; }", key);
        var (before, after) = (code.Before.ReductionSingle("Sum"), code.After.ReductionSingle("Sum"));
        var ones = Enumerable.Repeat(1f, 1 << 25).ToArray();
        Assert.Equal(1 << 24, before(ones));
        Assert.Equal(1 << 25, after(ones));
        var alternating = Enumerable.Range(0, 3_000_000).Select(i => (i % 3) switch { 0 => 536_870_912f, 1 => 1f, _ => -536_870_912f }).ToArray();
        Assert.Equal(0f, before(alternating));
        Assert.Equal(1_000_000f, after(alternating));
        Assert.Equal(0f, after([]));
        Assert.True(float.IsNaN(after([1, float.NaN])));
    }

    [Fact]
    public async Task MeanAndNormAreRightToFloatRounding()
    {
        using var mean = await FixedCode.CompileAsync("NUM3001", "public static float F(float[] x) { float s = 0; foreach (var v in x) [|s += v|]; return s / x.Length; }", "NUM3001.Mean.alternative");
        using var norm = await FixedCode.CompileAsync("NUM3001", "public static float F(float[] x) { float s = 0; foreach (var v in x) [|s += v * v|]; return MathF.Sqrt(s); }", "NUM3001.Norm.alternative");
        var samples = Enumerable.Repeat(0.7f, 1_000_000).ToArray();
        Assert.InRange(Math.Abs(mean.Before.ReductionSingle("F")(samples) - 0.7f), 1e-4, 1);
        Assert.Equal(0.7f, mean.After.ReductionSingle("F")(samples));
        Assert.Equal(700f, norm.After.ReductionSingle("F")(samples));
        Assert.Equal(3e30f, norm.After.ReductionSingle("F")([3e30f]));
    }
}
