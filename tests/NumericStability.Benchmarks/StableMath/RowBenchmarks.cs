using System;
using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;

namespace NumericStability.Benchmarks;

/// <summary>The size that every benchmark of rows runs over: in the first cache, in the second, out of all.</summary>
public abstract class RowBenchmark
{
    protected float[] Logits { get; private set; } = [];

    protected float[] Results { get; private set; } = [];

    [Params(1_000, 100_000, 10_000_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        Logits = new float[Length];
        Results = new float[Length];
        for (var i = 0; i < Length; i++)
        {
            Logits[i] = (random.NextSingle() - 0.5f) * 16;
        }
    }
}

/// <summary>Softmax: not slower than the framework's, which overflows, and at most 1.3 times the best right composition.</summary>
public class SoftmaxBenchmark : RowBenchmark
{
    [Benchmark(Baseline = true)]
    public void TensorPrimitivesSoftMax() => TensorPrimitives.SoftMax<float>(Logits, Results);

    [Benchmark]
    public void Composition()
    {
        TensorPrimitives.Subtract(Logits, TensorPrimitives.Max<float>(Logits), Results);
        TensorPrimitives.Exp<float>(Results, Results);
        TensorPrimitives.Divide(Results, TensorPrimitives.Sum<float>(Results), Results);
    }

    [Benchmark]
    public void Stable() => StableMath.Softmax(Logits, Results);
}

/// <summary>Log-sum-exp against the same two.</summary>
public class LogSumExpBenchmark : RowBenchmark
{
    [Benchmark(Baseline = true)]
    public void TensorPrimitivesSoftMax() => TensorPrimitives.SoftMax<float>(Logits, Results);

    [Benchmark]
    public float Composition()
    {
        var max = TensorPrimitives.Max<float>(Logits);
        TensorPrimitives.Subtract(Logits, max, Results);
        TensorPrimitives.Exp<float>(Results, Results);
        return max + MathF.Log(TensorPrimitives.Sum<float>(Results));
    }

    [Benchmark]
    public float Stable() => StableMath.LogSumExp(Logits);
}

/// <summary>The sum, which the framework accumulates in float.</summary>
public class SumBenchmark : RowBenchmark
{
    [Benchmark(Baseline = true)]
    public float TensorPrimitivesSum() => TensorPrimitives.Sum<float>(Logits);

    [Benchmark]
    public float Stable() => StableMath.Sum(Logits);
}
