using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace NumericStability.Tests;

/// <summary>Spans: overloads that bind, alignment, overlap, Half, allocation, and the three widths of the kernels.</summary>
public sealed class SpanTests
{
    private delegate double ExpSumBelow(ReadOnlySpan<float> values, double max, out double ties);

    private delegate double ExpTo(ReadOnlySpan<float> values, double max, double scale, Span<float> destination);

    private delegate double ExpSum(ReadOnlySpan<double> values, double max, out double compensation);

    private delegate double SumOf(ReadOnlySpan<float> values);

    private delegate double CompensatedSumOf(ReadOnlySpan<double> values, out double compensation);

    [Fact]
    public void Every_kind_of_argument_binds()
    {
        double[] array = [1, 2, 3];
        Span<double> span = array;
        ReadOnlySpan<double> readOnly = array;
        List<double> list = [1, 2, 3];
        IEnumerable<double> sequence = array.Where(v => v > 0);
        IReadOnlyList<float> floats = [1f, 2f, 3f];
        Assert.Equal(6, StableMath.Sum(array));
        Assert.Equal(6, StableMath.Sum(span));
        Assert.Equal(6, StableMath.Sum(readOnly));
        Assert.Equal(6, StableMath.Sum(list));
        Assert.Equal(6, StableMath.Sum(sequence));
        Assert.Equal(6f, StableMath.Sum(floats));
        Assert.Equal(6f, StableMath.Sum(stackalloc float[] { 1, 2, 3 }));
        Assert.Equal(StableMath.LogSumExp(array), StableMath.LogSumExp(list));
        Assert.Equal(StableMath.Softmax(array), StableMath.Softmax(sequence));
        Assert.Equal(StableMath.Softmax(array), StableMath.Softmax(readOnly));
        Assert.Equal(StableMath.Mean(span), StableMath.Mean(sequence));
    }

    [Fact]
    public void Overlap_at_another_position_is_an_error()
    {
        var x = new float[20];
        var y = new double[20];
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => StableMath.Softmax(x.AsSpan(0, 10), x.AsSpan(1, 10))).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => StableMath.LogSoftmax(y.AsSpan(3, 10), y.AsSpan(1, 10))).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => StableMath.Softmax(x.AsSpan(0, 10), x.AsSpan(0, 9))).ParamName);
        StableMath.Softmax(x.AsSpan(0, 10), x.AsSpan(10, 10));
        StableMath.Softmax(x.AsSpan(3, 10), x.AsSpan(3, 10));
    }

    [Fact]
    public void Alignment_does_not_matter()
    {
        var random = new Random(3);
        var data = Enumerable.Range(0, 4100).Select(_ => (float)(random.NextDouble() * 20 - 10)).ToArray();
        var buffer = new float[4200];
        var expected = StableMath.Softmax(data);
        for (var offset = 0; offset < 17; offset++)
        {
            data.CopyTo(buffer, offset);
            Assert.Equal(StableMath.LogSumExp(data), StableMath.LogSumExp(buffer.AsSpan(offset, data.Length)));
            Assert.Equal(expected, StableMath.Softmax(buffer.AsSpan(offset, data.Length)));
        }
    }

    [Fact]
    public void Half_counts_beyond_2048_and_rounds_once()
    {
        var ones = Enumerable.Repeat(Half.One, 5000).ToArray();
        Assert.Equal(5000f, StableMath.Sum(ones));
        Assert.Equal(1f, StableMath.Mean(ones));
        Assert.Equal(0f, StableMath.Variance(ones));
        Assert.Equal(MathF.Log(5000), StableMath.LogSumExp(ones) - 1, 1e-6f);
        Assert.Equal(MathF.Sqrt(5000), StableMath.Norm(ones));
        Half[] logits = [(Half)(-3), (Half)0.5f, (Half)20];
        var softmax = new Half[3];
        StableMath.Softmax(logits, softmax);
        Assert.Equal(StableMath.Softmax([-3f, 0.5f, 20f]).Select(v => (Half)v), softmax);
        Assert.Equal(StableMath.CrossEntropyWithLogits([-3f, 0.5f, 20f], 1), StableMath.CrossEntropyWithLogits(logits, 1));
        Assert.Equal(MathF.Sqrt(416.25f), StableMath.Distance(logits, new Half[] { (Half)1, (Half)1, (Half)0 }), 1e-4f);
    }

    [Fact]
    public void Spans_do_not_allocate()
    {
        var x = new float[1000];
        var y = new double[1000];
        var half = new Half[1000];
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            StableMath.Softmax(x, x);
            StableMath.LogSoftmax(y, y);
            StableMath.Sum(x);
            StableMath.LogSumExp(y);
            StableMath.Variance(y);
            StableMath.Sum(half);
            StableMath.CosineSimilarity(x, x);
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Kernels_of_every_width_agree(int width)
    {
        // Whatever the machine has in hardware: the wider ones run in software where it lacks them.
        var kernels = typeof(StableMath).GetNestedType("Lanes" + width, BindingFlags.NonPublic)!;
        var random = new Random(5);
        foreach (var n in new[] { 1, 3, 8, 15, 16, 17, 64, 1003 })
        {
            float[] x = [.. Enumerable.Range(0, n).Select(_ => (float)(random.NextDouble() * 110 - 110))];
            double[] y = [.. x.Select(v => v * 6.5)];
            double max = x.Max();
            var below = Kernel<ExpSumBelow>("ExpSumBelow")(x, max, out var ties);
            Assert.Equal(1, ties);
            Assert.Equal(x.Where(v => v != max).Sum(v => Math.Exp(v - max)), below, 1e-45 + below * 2e-7);

            var written = new float[n];
            var total = Kernel<ExpTo>("ExpTo")(x, max, 1, written);
            Assert.Equal(below + 1, total, total * 2e-7);
            Assert.All(x.Zip(written), pair => Assert.Equal(Math.Exp(pair.First - max), pair.Second, 2.5 * Ulp.OfSingle(Math.Exp(pair.First - max))));

            var sum = Kernel<ExpSum>("ExpSum")(y, y.Max(), out var compensation);
            Assert.Equal(y.Sum(v => Math.Exp(v - y.Max())), sum + compensation, sum * 1e-14);
            Assert.Equal(x.Sum(v => (double)v), Kernel<SumOf>("Sum")(x), 1e-10);
            Assert.Equal(StableMath.Sum(y), Kernel<CompensatedSumOf>("Sum")(y, out compensation) + compensation, 1e-9);
        }

        TDelegate Kernel<TDelegate>(string name)
            where TDelegate : Delegate =>
            kernels.GetMethod(name, [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(p => p.ParameterType)])!.CreateDelegate<TDelegate>();
    }

    [Fact]
    public void The_three_kernel_files_are_one_text()
    {
        var folder = typeof(SpanTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "StableMathDirectory").Value!;
        var texts = new[] { "128", "256", "512" }.Select(w => File.ReadAllText(Path.Combine(folder, $"StableMath.Vector{w}.cs")).Replace(w, "W"));
        Assert.Single(texts.Distinct());
    }
}
