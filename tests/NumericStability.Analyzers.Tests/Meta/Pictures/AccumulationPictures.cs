using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

using Points = IEnumerable<(double X, double? Before, double? After)>;

/// <summary>Sums, counters and averages whose type is too narrow for what they hold.</summary>
internal static class AccumulationPictures
{
    private static readonly Axis RelativeError = Axis.Powers("relative error", -9, 0);

    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        QuantityPicture.Run("NUM3001", "float sum of n times 0.1f", Axis.Powers("n", 0, 7), RelativeError, SumsInFloat),
        QuantityPicture.Run("NUM3002", "Half sum of n times 0.1", Axis.Powers("n", 0, 5), RelativeError, SumsInHalf),
        QuantityPicture.Run("NUM3003", "n times count += 1f", Axis.Linear("n, millions", 0, 40), Axis.Linear("count, millions", 0, 40), Counters),
        QuantityPicture.Run("NUM3004", "time after n steps of 0.1f", Axis.Powers("n", 0, 7), RelativeError, Times),
        DigitsPicture.Powers("NUM3005", "TensorPrimitives.Norm<float> of (x, x)", x => TensorPrimitives.Norm<float>([(float)x, (float)x]), x => StableMath.Norm([(float)x, (float)x]), x => FloatFormat.Single.Round(x) * BigReal.Sqrt(2), -36, 36) with { Format = FloatFormat.Single },
        QuantityPicture.Of("NUM3006", "logarithm of 1 - Math.Min(1, 1 - ε), in float and in double", Axis.Powers("ε", -12, 0), Axis.Linear("logarithm", -35, 0),
            eps => MathF.Log(1f - Math.Min(1f, 1f - (float)eps)), eps => Math.Log(1 - Math.Min(1, 1 - eps))),
        QuantityPicture.Run("NUM3007", "average of ones from 0 with decay 0.999, in Half and in float", Axis.Linear("step", 0, 7000), Axis.Linear("average", 0, 1.2), Averages),
        QuantityPicture.Run("NUM3008", "weight that decays by 4e-4 of itself a step, in Half and in float", Axis.Linear("step", 0, 7000), Axis.Linear("weight", 0, 1), Weights),
        QuantityPicture.Run("NUM3009", "double sum of n products of floats", Axis.Powers("n", 0, 6), Axis.Powers("relative error", -18, -6), Products),
        QuantityPicture.Run("NUM3010", "rate after n times rate *= 0.9999f", Axis.Powers("n", 0, 5), RelativeError, Rates),
        QuantityPicture.Of("NUM3011", "seconds that passed since 2024, Unix time in float", Axis.Linear("seconds passed", 0, 700), Axis.Linear("seconds computed", 0, 800),
            x => (float)(NewYear + (long)x) - (float)NewYear, x => (float)(NewYear + (long)x - NewYear)),
        QuantityPicture.Of("NUM3012", "100,000 additions by threads that take turns by chance", Axis.Linear("threads", 1, 16), Axis.Linear("share of the sum that is kept", 0, 1), threads => Kept((int)threads), _ => 1, intervals: 15),
        QuantityPicture.Run("NUM3013", "moving mean of 50 random floats", Axis.Powers("n", 2, 6), RelativeError, MovingMeans),
    ];

    private static double TwoToMinus48 { get; } = Math.ScaleB(1, -48);

    private static long NewYear { get; } = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private static Points SumsInFloat() => Errors(10_000_000, (Narrow: 0f, Wide: 0.0), sums => (sums.Narrow + 0.1f, sums.Wide + 0.1f), (sums, _) => sums.Narrow, (sums, _) => (float)sums.Wide, n => n * (double)0.1f);

    private static Points SumsInHalf() => Errors(100_000, (Narrow: Half.Zero, Wide: 0f), sums => (sums.Narrow + (Half)0.1, sums.Wide + (float)(Half)0.1), (sums, _) => (double)sums.Narrow, (sums, _) => sums.Wide, n => n * (double)(Half)0.1);

    private static Points Times() => Errors(10_000_000, 0f, time => time + 0.1f, (time, _) => time, (_, n) => n * 0.1f, n => n / 10.0);

    private static Points Rates() => Errors(100_000, 1f, rate => rate * 0.9999f, (rate, _) => rate, (_, n) => (float)Math.Pow(0.9999, n), n => Math.Pow(0.9999, n));

    /// <summary>The products are multiples of 2⁻⁴⁸, so that their sum is known exactly.</summary>
    public static Points Products()
    {
        var random = new Random(7);
        (float A, float B) factors = default;
        var exact = Int128.Zero;
        return Errors(1_000_000, (Narrow: 0.0, Wide: 0.0), Next, (sums, _) => sums.Narrow, (sums, _) => sums.Wide, _ => (double)exact * TwoToMinus48);

        (double Narrow, double Wide) Next((double Narrow, double Wide) sums)
        {
            factors = (Uniform(random), Uniform(random));
            exact += (Int128)((double)factors.A * factors.B / TwoToMinus48);
            return (sums.Narrow + (factors.A * factors.B), sums.Wide + ((double)factors.A * factors.B));
        }
    }

    private static Points MovingMeans()
    {
        const int Window = 50;
        var random = new Random(7);
        var values = new Queue<float>(Enumerable.Repeat(0f, Window));
        var exact = 0.0; // multiples of 2⁻²⁴: nothing is rounded
        return Errors(1_000_000, 0f, Next, (sum, _) => sum / Window, (_, _) => (float)(exact / Window), _ => exact / Window);

        float Next(float sum)
        {
            var (value, old) = (Uniform(random), values.Dequeue());
            values.Enqueue(value);
            exact += (double)value - old;
            return sum + (value - old);
        }
    }

    /// <summary>The largest relative errors in steps that grow by six percent.</summary>
    private static Points Errors<T>(int count, T state, Func<T, T> next, Func<T, int, double> before, Func<T, int, double> after, Func<int, double> truth)
    {
        var (worstBefore, worstAfter, mark) = (double.Epsilon, double.Epsilon, 1.0);
        for (var n = 1; n <= count; n++)
        {
            state = next(state);
            var exact = truth(n);
            worstBefore = Math.Max(worstBefore, Math.Abs((before(state, n) - exact) / exact));
            worstAfter = Math.Max(worstAfter, Math.Abs((after(state, n) - exact) / exact));
            if (n >= mark || n == count)
            {
                yield return (n, worstBefore, worstAfter);
                (worstBefore, worstAfter, mark) = (double.Epsilon, double.Epsilon, n * 1.06);
            }
        }
    }

    private static Points Counters()
    {
        var (before, after) = (0f, 0);
        for (var n = 0; n <= 40_000_000; n++)
        {
            if (n % 400_000 == 0)
            {
                yield return (n / 1e6, before / 1e6, after / 1e6);
            }

            before += 1f;
            after++;
        }
    }

    private static Points Averages()
    {
        var (before, after) = (Half.Zero, 0f);
        var decay = (Half)0.999;
        for (var step = 0; step <= 7000; step++)
        {
            yield return (step, (double)before, after);
            before = (decay * before) + ((Half.One - decay) * Half.One);
            after = (0.999f * after) + (1 - 0.999f);
        }
    }

    private static Points Weights()
    {
        var (before, after) = (Half.One, 1f);
        for (var step = 0; step <= 7000; step++)
        {
            yield return (step, (double)before, after);
            before -= (Half)4e-4 * before;
            after -= 4e-4f * after;
        }
    }

    /// <summary>Each turn of a thread is either the load of the shared sum or the store of what it loaded, plus one.</summary>
    public static double Kept(int threads)
    {
        const int Additions = 100_000;
        var random = new Random(7);
        var loaded = new int?[threads];
        var (sum, stores) = (0, 0);
        while (stores < Additions)
        {
            var thread = random.Next(threads);
            (sum, stores) = loaded[thread] is { } value ? (value + 1, stores + 1) : (sum, stores);
            loaded[thread] = loaded[thread] is null ? sum : null;
        }

        return (double)sum / Additions;
    }

    private static float Uniform(Random random) => random.Next(1 << 24) / 16_777_216f;
}
