#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary>The kernels for vectors of 256 bits. What is left over at the end is padded with the neutral value, so that no length is special.</summary>
        private static class Lanes256
        {
            public static float Max(ReadOnlySpan<float> values)
            {
                ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                Vector256<float> a = Vector256.Create(float.NegativeInfinity);
                Vector256<float> b = a;
                int i = 0;
                for (; i < blocks.Length - 1; i += 2)
                {
                    a = Larger(blocks[i], a);
                    b = Larger(blocks[i + 1], b);
                }

                if (i < blocks.Length)
                {
                    a = Larger(blocks[i], a);
                }

                a = Larger(a, Larger(Rest(values, float.NegativeInfinity), b));
                float max = a.GetElement(0);
                for (i = 1; i < Vector256<float>.Count; i++)
                {
                    max = a.GetElement(i) > max ? a.GetElement(i) : max;
                }

                return max;
            }

            public static double Max(ReadOnlySpan<double> values)
            {
                ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values);
                Vector256<double> a = Rest(values, double.NegativeInfinity);
                for (int i = 0; i < blocks.Length; i++)
                {
                    a = Vector256.ConditionalSelect(Vector256.GreaterThan(blocks[i], a), blocks[i], a);
                }

                double max = a.GetElement(0);
                for (int i = 1; i < Vector256<double>.Count; i++)
                {
                    max = a.GetElement(i) > max ? a.GetElement(i) : max;
                }

                return max;
            }

            /// <summary>Σ x in double, from eight places at once: neighbours in a row that a cache holds, whole pages of a longer one, each a stream from memory.</summary>
            public static double Sum(ReadOnlySpan<float> values)
            {
                const int Step = 256 / 64;
                ref float at = ref MemoryMarshal.GetReference(values);
                Vector256<double> a = Vector256<double>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
                int left = values.Length;
                while (left >= 8 * Step)
                {
                    int stride = values.Length > LongRow && left >= 8 * PageOfSingles ? PageOfSingles : Step;
                    for (int i = 0; i < stride; i += Step)
                    {
                        a += Widen256(ref at);
                        b += Widen256(ref Unsafe.Add(ref at, stride));
                        c += Widen256(ref Unsafe.Add(ref at, 2 * stride));
                        d += Widen256(ref Unsafe.Add(ref at, 3 * stride));
                        e += Widen256(ref Unsafe.Add(ref at, 4 * stride));
                        f += Widen256(ref Unsafe.Add(ref at, 5 * stride));
                        g += Widen256(ref Unsafe.Add(ref at, 6 * stride));
                        h += Widen256(ref Unsafe.Add(ref at, 7 * stride));
                        at = ref Unsafe.Add(ref at, Step);
                    }

                    at = ref Unsafe.Add(ref at, 7 * stride);
                    left -= 8 * stride;
                }

                for (; left >= Step; left -= Step)
                {
                    a += Widen256(ref at);
                    at = ref Unsafe.Add(ref at, Step);
                }

                double sum = Vector256.Sum(((a + b) + (c + d)) + ((e + f) + (g + h)));
                for (int i = values.Length - left; i < values.Length; i++)
                {
                    sum += values[i];
                }

                return sum;
            }

            /// <summary>Σ x·y in double; the products are exact there.</summary>
            public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
            {
                ReadOnlySpan<Vector256<float>> xBlocks = MemoryMarshal.Cast<float, Vector256<float>>(x);
                ReadOnlySpan<Vector256<float>> yBlocks = MemoryMarshal.Cast<float, Vector256<float>>(y.Slice(0, x.Length));
                Vector256<float> xRest = Rest(x, 0);
                Vector256<float> yRest = Rest(y, 0);
                Vector256<double> a = Vector256.WidenLower(xRest) * Vector256.WidenLower(yRest);
                Vector256<double> b = Vector256.WidenUpper(xRest) * Vector256.WidenUpper(yRest);
                for (int i = 0; i < xBlocks.Length; i++)
                {
                    a += Vector256.WidenLower(xBlocks[i]) * Vector256.WidenLower(yBlocks[i]);
                    b += Vector256.WidenUpper(xBlocks[i]) * Vector256.WidenUpper(yBlocks[i]);
                }

                return Vector256.Sum(a + b);
            }

            /// <summary>Σ (x - y)² in double.</summary>
            public static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
            {
                ReadOnlySpan<Vector256<float>> xBlocks = MemoryMarshal.Cast<float, Vector256<float>>(x);
                ReadOnlySpan<Vector256<float>> yBlocks = MemoryMarshal.Cast<float, Vector256<float>>(y.Slice(0, x.Length));
                Vector256<float> xRest = Rest(x, 0);
                Vector256<float> yRest = Rest(y, 0);
                Vector256<double> d = Vector256.WidenLower(xRest) - Vector256.WidenLower(yRest);
                Vector256<double> e = Vector256.WidenUpper(xRest) - Vector256.WidenUpper(yRest);
                Vector256<double> a = d * d;
                Vector256<double> b = e * e;
                for (int i = 0; i < xBlocks.Length; i++)
                {
                    d = Vector256.WidenLower(xBlocks[i]) - Vector256.WidenLower(yBlocks[i]);
                    e = Vector256.WidenUpper(xBlocks[i]) - Vector256.WidenUpper(yBlocks[i]);
                    a += d * d;
                    b += e * e;
                }

                return Vector256.Sum(a + b);
            }

            /// <summary>Σ (x - mean)², and Σ (x - mean), in double.</summary>
            public static double SquaredDeviations(ReadOnlySpan<float> values, double mean, out double deviations)
            {
                ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                Vector256<double> shift = Vector256.Create(mean);
                Vector256<double> a = Vector256<double>.Zero;
                Vector256<double> b = a;
                Vector256<double> sumA = a;
                Vector256<double> sumB = a;
                for (int i = 0; i < blocks.Length; i++)
                {
                    Vector256<double> d = Vector256.WidenLower(blocks[i]) - shift;
                    Vector256<double> e = Vector256.WidenUpper(blocks[i]) - shift;
                    a += d * d;
                    b += e * e;
                    sumA += d;
                    sumB += e;
                }

                double squares = Vector256.Sum(a + b);
                deviations = Vector256.Sum(sumA + sumB);
                for (int i = values.Length - values.Length % Vector256<float>.Count; i < values.Length; i++)
                {
                    double d = values[i] - mean;
                    squares += d * d;
                    deviations += d;
                }

                return squares;
            }

            /// <summary>Σ exp(x - max) over the x below the maximum, and how many are equal to it.</summary>
            public static double ExpSumBelow(ReadOnlySpan<float> values, double max, out double ties)
            {
                if (Fuses256 && Math.Abs(max) <= SingleKernelLimit)
                {
                    return FusedExpSumBelow(values, max, out ties);
                }

                ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                Vector256<double> shift = Vector256.Create(max);
                Vector256<double> sum = Vector256<double>.Zero;
                Vector256<double> count = Vector256<double>.Zero;
                for (int i = 0; i < blocks.Length; i++)
                {
                    AddExpBelow(Vector256.WidenLower(blocks[i]) - shift, ref sum, ref count);
                    AddExpBelow(Vector256.WidenUpper(blocks[i]) - shift, ref sum, ref count);
                }

                Vector256<float> rest = Rest(values, float.NegativeInfinity);
                AddExpBelow(Vector256.WidenLower(rest) - shift, ref sum, ref count);
                AddExpBelow(Vector256.WidenUpper(rest) - shift, ref sum, ref count);
                ties = Vector256.Sum(count);
                return Vector256.Sum(sum);
            }

            /// <summary>Writes scale·exp(x - max) and returns the sum of what was written.</summary>
            public static double ExpTo(ReadOnlySpan<float> values, double max, double scale, Span<float> destination)
            {
                if (Fuses256 && Math.Abs(max) <= SingleKernelLimit)
                {
                    return FusedExpTo(values, max, scale, destination);
                }

                Vector256<double> factor = Vector256.Create(scale);
                ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                Span<Vector256<float>> results = MemoryMarshal.Cast<float, Vector256<float>>(destination);
                Vector256<double> shift = Vector256.Create(max);
                Vector256<double> sum = Vector256<double>.Zero;
                Vector256<double> e;
                Vector256<double> f;
                Vector256<float> rest = Rest(values, float.NegativeInfinity);
                for (int i = 0; i < blocks.Length && i < results.Length; i++)
                {
                    e = ExpForSingle(Vector256.WidenLower(blocks[i]) - shift) * factor;
                    f = ExpForSingle(Vector256.WidenUpper(blocks[i]) - shift) * factor;
                    sum += e + f;
                    results[i] = Vector256.Narrow(e, f);
                }

                e = ExpForSingle(Vector256.WidenLower(rest) - shift) * factor;
                f = ExpForSingle(Vector256.WidenUpper(rest) - shift) * factor;
                WriteRest(Vector256.Narrow(e, f), destination);
                return Vector256.Sum(sum + (e + f));
            }

            public static void Multiply(Span<float> values, float factor)
            {
                Span<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                Vector256<float> factors = Vector256.Create(factor);
                for (int i = 0; i < blocks.Length; i++)
                {
                    blocks[i] = blocks[i] * factors;
                }

                for (int i = values.Length - values.Length % Vector256<float>.Count; i < values.Length; i++)
                {
                    values[i] *= factor;
                }
            }

            private static double FusedExpSumBelow(ReadOnlySpan<float> values, double max, out double ties)
            {
                ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                double factor = SplitShift(max, out int shift);
                Vector256<float> top = Vector256.Create((float)max);
                Vector256<float> floor = Vector256.Create((float)max - 110);
                Vector256<int> bias = Vector256.Create(191 - shift);
                Vector256<float> rest = Rest(values, float.NegativeInfinity);
                Vector256<float> tie = Vector256.Equals(rest, top);
                Vector256<float> e = Vector256.AndNot(Exp2(rest, floor, bias), tie);
                Vector256<int> count = tie.AsInt32();
                Vector256<double> a = Vector256.WidenLower(e);
                Vector256<double> b = Vector256.WidenUpper(e);
                for (int i = 0; i < blocks.Length; i++)
                {
                    tie = Vector256.Equals(blocks[i], top);
                    e = Vector256.AndNot(Exp2(blocks[i], floor, bias), tie);
                    count += tie.AsInt32();
                    a += Vector256.WidenLower(e);
                    b += Vector256.WidenUpper(e);
                }

                ties = -(double)Vector256.Sum(count);
                return Vector256.Sum(a + b) * factor;
            }

            private static double FusedExpTo(ReadOnlySpan<float> values, double max, double scale, Span<float> destination)
            {
                ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
                Span<Vector256<float>> results = MemoryMarshal.Cast<float, Vector256<float>>(destination);
                Vector256<float> factor = Vector256.Create((float)(scale * SplitShift(max, out int shift)));
                Vector256<float> floor = Vector256.Create((float)max - 110);
                Vector256<int> bias = Vector256.Create(191 - shift);
                Vector256<float> rest = Exp2(Rest(values, float.NegativeInfinity), floor, bias) * factor;
                Vector256<double> a = Vector256.WidenLower(rest);
                Vector256<double> b = Vector256.WidenUpper(rest);
                for (int i = 0; i < blocks.Length && i < results.Length; i++)
                {
                    Vector256<float> e = Exp2(blocks[i], floor, bias) * factor;
                    results[i] = e;
                    a += Vector256.WidenLower(e);
                    b += Vector256.WidenUpper(e);
                }

                WriteRest(rest, destination);
                return Vector256.Sum(a + b);
            }

            /// <summary>2^(x·log₂e - shift) in float, where bias = 191 - shift; the fused products keep the fraction of x·log₂e exact to 2⁻²⁵.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector256<float> Exp2(Vector256<float> x, Vector256<float> floor, Vector256<int> bias)
            {
                x = Vector256.ConditionalSelect(Vector256.LessThan(x, floor), floor, x);
                Vector256<float> t = MultiplyAdd(x, Vector256.Create(Log2EHigh), Vector256.Create(SingleRounder));
                Vector256<float> f = MultiplyAdd(x, Vector256.Create(Log2EHigh), Vector256.Create(SingleRounder) - t);
                f = MultiplyAdd(x, Vector256.Create(Log2ELow), f);
                Vector256<float> p = Vector256.Create(0.00015453163f);
                p = MultiplyAdd(p, f, Vector256.Create(0.0013390863f));
                p = MultiplyAdd(p, f, Vector256.Create(0.009618083f));
                p = MultiplyAdd(p, f, Vector256.Create(0.05550357f));
                p = MultiplyAdd(p, f, Vector256.Create(0.2402265f));
                p = MultiplyAdd(p, f, Vector256.Create(0.6931472f));
                p = MultiplyAdd(p, f, Vector256.Create(1f));

                // 64 too much in the exponent and 2⁻⁶⁴ after it: the last product rounds into the subnormals.
                return p * Vector256.ShiftLeft(t.AsInt32() + bias, 23).AsSingle() * Vector256.Create(5.421011E-20f);
            }

            /// <summary>Σ x of doubles as sum and compensation, a Neumaier sum in every lane.</summary>
            public static double Sum(ReadOnlySpan<double> values, out double compensation)
            {
                ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values);
                Vector256<double> a = Rest(values, 0);
                Vector256<double> b = Vector256<double>.Zero;
                Vector256<double> aLow = b;
                Vector256<double> bLow = b;
                int i = 0;
                for (; i < blocks.Length - 1; i += 2)
                {
                    a = TwoSum(a, blocks[i], ref aLow);
                    b = TwoSum(b, blocks[i + 1], ref bLow);
                }

                if (i < blocks.Length)
                {
                    a = TwoSum(a, blocks[i], ref aLow);
                }

                return Collect(TwoSum(a, b, ref aLow), aLow + bLow, out compensation);
            }

            /// <summary>Σ exp(x - max) of doubles as sum and compensation.</summary>
            public static double ExpSum(ReadOnlySpan<double> values, double max, out double compensation)
            {
                ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values);
                Vector256<double> shift = Vector256.Create(max);
                Vector256<double> low = Vector256<double>.Zero;
                Vector256<double> sum = ExpOfDifference(Rest(values, double.NegativeInfinity), shift);
                for (int i = 0; i < blocks.Length; i++)
                {
                    sum = TwoSum(sum, ExpOfDifference(blocks[i], shift), ref low);
                }

                return Collect(sum, low, out compensation);
            }

            /// <summary>Writes exp(x - max) and returns the sum and its compensation.</summary>
            public static double ExpTo(ReadOnlySpan<double> values, double max, Span<double> destination, out double compensation)
            {
                ReadOnlySpan<Vector256<double>> blocks = MemoryMarshal.Cast<double, Vector256<double>>(values);
                Span<Vector256<double>> results = MemoryMarshal.Cast<double, Vector256<double>>(destination);
                Vector256<double> shift = Vector256.Create(max);
                Vector256<double> low = Vector256<double>.Zero;
                Vector256<double> rest = ExpOfDifference(Rest(values, double.NegativeInfinity), shift);
                Vector256<double> sum = rest;
                for (int i = 0; i < blocks.Length && i < results.Length; i++)
                {
                    Vector256<double> e = ExpOfDifference(blocks[i], shift);
                    results[i] = e;
                    sum = TwoSum(sum, e, ref low);
                }

                for (int i = values.Length - values.Length % Vector256<double>.Count, j = 0; i < values.Length; i++, j++)
                {
                    destination[i] = rest.GetElement(j);
                }

                return Collect(sum, low, out compensation);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector256<float> Larger(Vector256<float> value, Vector256<float> max)
            {
                return Vector256.ConditionalSelect(Vector256.GreaterThan(value, max), value, max);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static void AddExpBelow(Vector256<double> d, ref Vector256<double> sum, ref Vector256<double> count)
            {
                Vector256<double> ties = Vector256.Equals(d, Vector256<double>.Zero);
                sum += Vector256.AndNot(ExpForSingle(d), ties);
                count += Vector256.BitwiseAnd(Vector256.Create(1.0), ties);
            }

            /// <summary>exp(d) for d ≤ 0, to 28 bits, NaN for NaN; below -700 it is exp(-700), which is 0 to a float.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector256<double> ExpForSingle(Vector256<double> d)
            {
                Vector256<double> floor = Vector256.Create(-700.0);
                d = Vector256.ConditionalSelect(Vector256.LessThan(d, floor), floor, d);
                Vector256<double> t = MultiplyAdd(d, Vector256.Create(Log2E), Vector256.Create(Rounder));
                Vector256<double> r = MultiplyAdd(t - Vector256.Create(Rounder), Vector256.Create(-Ln2), d);
                Vector256<double> p = Vector256.Create(0.0013933649996309251);
                p = MultiplyAdd(p, r, Vector256.Create(0.008369155667697397));
                p = MultiplyAdd(p, r, Vector256.Create(0.041666464925285904));
                p = MultiplyAdd(p, r, Vector256.Create(0.1666650519575811));
                p = MultiplyAdd(p, r, Vector256.Create(0.500000001346581));
                p = MultiplyAdd(p, r, Vector256.Create(1.00000001077804));
                p = MultiplyAdd(p, r, Vector256.Create(1.0));
                return (p.AsInt64() + Vector256.ShiftLeft(t.AsInt64(), 52)).AsDouble();
            }

            /// <summary>exp(x - max) for x ≤ max, within 1 ulp down to the subnormals, the rounding of the difference made good; NaN for NaN.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector256<double> ExpOfDifference(Vector256<double> x, Vector256<double> max)
            {
                Vector256<double> floor = Vector256.Create(-750.0);
                Vector256<double> d = x - max;
                Vector256<double> part = d - x;
                Vector256<double> low = (x - (d - part)) - (max + part);
                Vector256<double> tiny = Vector256.LessThan(d, floor);
                d = Vector256.ConditionalSelect(tiny, floor, d);
                low = Vector256.AndNot(low, tiny);
                Vector256<double> t = MultiplyAdd(d, Vector256.Create(Log2E), Vector256.Create(Rounder));
                Vector256<double> n = t - Vector256.Create(Rounder);
                Vector256<double> r = ((d - n * Vector256.Create(Ln2Hi)) - n * Vector256.Create(Ln2Lo)) + low;
                Vector256<double> q = Vector256.Create(2.510038549551032e-08);
                q = MultiplyAdd(q, r, Vector256.Create(2.7620088445409746e-07));
                q = MultiplyAdd(q, r, Vector256.Create(2.7557268459997064e-06));
                q = MultiplyAdd(q, r, Vector256.Create(2.4801521295954376e-05));
                q = MultiplyAdd(q, r, Vector256.Create(0.00019841269863053618));
                q = MultiplyAdd(q, r, Vector256.Create(0.0013888888917213717));
                q = MultiplyAdd(q, r, Vector256.Create(0.008333333333330062));
                q = MultiplyAdd(q, r, Vector256.Create(0.04166666666662413));
                q = MultiplyAdd(q, r, Vector256.Create(0.16666666666666669));
                q = MultiplyAdd(q, r, Vector256.Create(0.5));
                Vector256<double> e = Vector256.Create(1.0) + MultiplyAdd(r * r, q, r);

                // 2ⁿ in two factors, the second of which rounds into the subnormals: their exponents are n + 2⁹ and -2⁹.
                Vector256<long> power = Vector256.ShiftLeft(t.AsInt64() + Vector256.Create(1535L), 52);
                return e * power.AsDouble() * Vector256.Create(7.458340731200207e-155);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector256<double> TwoSum(Vector256<double> a, Vector256<double> b, ref Vector256<double> compensation)
            {
                Vector256<double> sum = a + b;
                Vector256<double> bPart = sum - a;
                compensation += (a - (sum - bPart)) + (b - bPart);
                return sum;
            }

            /// <summary>The lanes as one sum and its compensation.</summary>
            private static double Collect(Vector256<double> sums, Vector256<double> lows, out double compensation)
            {
                double sum = sums.GetElement(0);
                compensation = Vector256.Sum(lows);
                for (int i = 1; i < Vector256<double>.Count; i++)
                {
                    sum = StableMath.TwoSum(sum, sums.GetElement(i), out double low);
                    compensation += low;
                }

                return sum;
            }

            /// <summary>The values after the last whole vector, filled up.</summary>
            private static Vector256<float> Rest(ReadOnlySpan<float> values, float fill)
            {
                Span<float> padded = stackalloc float[Vector256<float>.Count];
                padded.Fill(fill);
                values.Slice(values.Length - values.Length % Vector256<float>.Count).CopyTo(padded);
                return Vector256.Create<float>(padded);
            }

            private static Vector256<double> Rest(ReadOnlySpan<double> values, double fill)
            {
                Span<double> padded = stackalloc double[Vector256<double>.Count];
                padded.Fill(fill);
                values.Slice(values.Length - values.Length % Vector256<double>.Count).CopyTo(padded);
                return Vector256.Create<double>(padded);
            }

            private static void WriteRest(Vector256<float> rest, Span<float> destination)
            {
                int start = destination.Length - destination.Length % Vector256<float>.Count;
                for (int i = start; i < destination.Length; i++)
                {
                    destination[i] = rest.GetElement(i - start);
                }
            }
        }
    }
}
#endif
