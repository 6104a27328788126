#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary>The kernels for vectors of 128 bits. What is left over at the end is padded with the neutral value, so that no length is special.</summary>
        private static class Lanes128
        {
            public static float Max(ReadOnlySpan<float> values)
            {
                ReadOnlySpan<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                Vector128<float> a = Vector128.Create(float.NegativeInfinity);
                Vector128<float> b = a;
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
                for (i = 1; i < Vector128<float>.Count; i++)
                {
                    max = a.GetElement(i) > max ? a.GetElement(i) : max;
                }

                return max;
            }

            public static double Max(ReadOnlySpan<double> values)
            {
                ReadOnlySpan<Vector128<double>> blocks = MemoryMarshal.Cast<double, Vector128<double>>(values);
                Vector128<double> a = Rest(values, double.NegativeInfinity);
                for (int i = 0; i < blocks.Length; i++)
                {
                    a = Vector128.ConditionalSelect(Vector128.GreaterThan(blocks[i], a), blocks[i], a);
                }

                double max = a.GetElement(0);
                for (int i = 1; i < Vector128<double>.Count; i++)
                {
                    max = a.GetElement(i) > max ? a.GetElement(i) : max;
                }

                return max;
            }

            /// <summary>Σ x in double, from eight places at once: neighbours in a row that a cache holds, whole pages of a longer one, each a stream from memory.</summary>
            public static double Sum(ReadOnlySpan<float> values)
            {
                const int Step = 128 / 64;
                ref float at = ref MemoryMarshal.GetReference(values);
                Vector128<double> a = Vector128<double>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
                int left = values.Length;
                while (left >= 8 * Step)
                {
                    int stride = values.Length > LongRow && left >= 8 * PageOfSingles ? PageOfSingles : Step;
                    for (int i = 0; i < stride; i += Step)
                    {
                        a += Widen128(ref at);
                        b += Widen128(ref Unsafe.Add(ref at, stride));
                        c += Widen128(ref Unsafe.Add(ref at, 2 * stride));
                        d += Widen128(ref Unsafe.Add(ref at, 3 * stride));
                        e += Widen128(ref Unsafe.Add(ref at, 4 * stride));
                        f += Widen128(ref Unsafe.Add(ref at, 5 * stride));
                        g += Widen128(ref Unsafe.Add(ref at, 6 * stride));
                        h += Widen128(ref Unsafe.Add(ref at, 7 * stride));
                        at = ref Unsafe.Add(ref at, Step);
                    }

                    at = ref Unsafe.Add(ref at, 7 * stride);
                    left -= 8 * stride;
                }

                for (; left >= Step; left -= Step)
                {
                    a += Widen128(ref at);
                    at = ref Unsafe.Add(ref at, Step);
                }

                double sum = Vector128.Sum(((a + b) + (c + d)) + ((e + f) + (g + h)));
                for (int i = values.Length - left; i < values.Length; i++)
                {
                    sum += values[i];
                }

                return sum;
            }

            /// <summary>Σ x·y in double; the products are exact there.</summary>
            public static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
            {
                ReadOnlySpan<Vector128<float>> xBlocks = MemoryMarshal.Cast<float, Vector128<float>>(x);
                ReadOnlySpan<Vector128<float>> yBlocks = MemoryMarshal.Cast<float, Vector128<float>>(y.Slice(0, x.Length));
                Vector128<float> xRest = Rest(x, 0);
                Vector128<float> yRest = Rest(y, 0);
                Vector128<double> a = Vector128.WidenLower(xRest) * Vector128.WidenLower(yRest);
                Vector128<double> b = Vector128.WidenUpper(xRest) * Vector128.WidenUpper(yRest);
                for (int i = 0; i < xBlocks.Length; i++)
                {
                    a += Vector128.WidenLower(xBlocks[i]) * Vector128.WidenLower(yBlocks[i]);
                    b += Vector128.WidenUpper(xBlocks[i]) * Vector128.WidenUpper(yBlocks[i]);
                }

                return Vector128.Sum(a + b);
            }

            /// <summary>Σ (x - y)² in double.</summary>
            public static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
            {
                ReadOnlySpan<Vector128<float>> xBlocks = MemoryMarshal.Cast<float, Vector128<float>>(x);
                ReadOnlySpan<Vector128<float>> yBlocks = MemoryMarshal.Cast<float, Vector128<float>>(y.Slice(0, x.Length));
                Vector128<float> xRest = Rest(x, 0);
                Vector128<float> yRest = Rest(y, 0);
                Vector128<double> d = Vector128.WidenLower(xRest) - Vector128.WidenLower(yRest);
                Vector128<double> e = Vector128.WidenUpper(xRest) - Vector128.WidenUpper(yRest);
                Vector128<double> a = d * d;
                Vector128<double> b = e * e;
                for (int i = 0; i < xBlocks.Length; i++)
                {
                    d = Vector128.WidenLower(xBlocks[i]) - Vector128.WidenLower(yBlocks[i]);
                    e = Vector128.WidenUpper(xBlocks[i]) - Vector128.WidenUpper(yBlocks[i]);
                    a += d * d;
                    b += e * e;
                }

                return Vector128.Sum(a + b);
            }

            /// <summary>Σ (x - mean)², and Σ (x - mean), in double.</summary>
            public static double SquaredDeviations(ReadOnlySpan<float> values, double mean, out double deviations)
            {
                ReadOnlySpan<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                Vector128<double> shift = Vector128.Create(mean);
                Vector128<double> a = Vector128<double>.Zero;
                Vector128<double> b = a;
                Vector128<double> sumA = a;
                Vector128<double> sumB = a;
                for (int i = 0; i < blocks.Length; i++)
                {
                    Vector128<double> d = Vector128.WidenLower(blocks[i]) - shift;
                    Vector128<double> e = Vector128.WidenUpper(blocks[i]) - shift;
                    a += d * d;
                    b += e * e;
                    sumA += d;
                    sumB += e;
                }

                double squares = Vector128.Sum(a + b);
                deviations = Vector128.Sum(sumA + sumB);
                for (int i = values.Length - values.Length % Vector128<float>.Count; i < values.Length; i++)
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
                if (Fuses128 && Math.Abs(max) <= SingleKernelLimit)
                {
                    return FusedExpSumBelow(values, max, out ties);
                }

                ReadOnlySpan<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                Vector128<double> shift = Vector128.Create(max);
                Vector128<double> sum = Vector128<double>.Zero;
                Vector128<double> count = Vector128<double>.Zero;
                for (int i = 0; i < blocks.Length; i++)
                {
                    AddExpBelow(Vector128.WidenLower(blocks[i]) - shift, ref sum, ref count);
                    AddExpBelow(Vector128.WidenUpper(blocks[i]) - shift, ref sum, ref count);
                }

                Vector128<float> rest = Rest(values, float.NegativeInfinity);
                AddExpBelow(Vector128.WidenLower(rest) - shift, ref sum, ref count);
                AddExpBelow(Vector128.WidenUpper(rest) - shift, ref sum, ref count);
                ties = Vector128.Sum(count);
                return Vector128.Sum(sum);
            }

            /// <summary>Writes scale·exp(x - max) and returns the sum of what was written.</summary>
            public static double ExpTo(ReadOnlySpan<float> values, double max, double scale, Span<float> destination)
            {
                if (Fuses128 && Math.Abs(max) <= SingleKernelLimit)
                {
                    return FusedExpTo(values, max, scale, destination);
                }

                Vector128<double> factor = Vector128.Create(scale);
                ReadOnlySpan<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                Span<Vector128<float>> results = MemoryMarshal.Cast<float, Vector128<float>>(destination);
                Vector128<double> shift = Vector128.Create(max);
                Vector128<double> sum = Vector128<double>.Zero;
                Vector128<double> e;
                Vector128<double> f;
                Vector128<float> rest = Rest(values, float.NegativeInfinity);
                for (int i = 0; i < blocks.Length && i < results.Length; i++)
                {
                    e = ExpForSingle(Vector128.WidenLower(blocks[i]) - shift) * factor;
                    f = ExpForSingle(Vector128.WidenUpper(blocks[i]) - shift) * factor;
                    sum += e + f;
                    results[i] = Vector128.Narrow(e, f);
                }

                e = ExpForSingle(Vector128.WidenLower(rest) - shift) * factor;
                f = ExpForSingle(Vector128.WidenUpper(rest) - shift) * factor;
                WriteRest(Vector128.Narrow(e, f), destination);
                return Vector128.Sum(sum + (e + f));
            }

            public static void Multiply(Span<float> values, float factor)
            {
                Span<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                Vector128<float> factors = Vector128.Create(factor);
                for (int i = 0; i < blocks.Length; i++)
                {
                    blocks[i] = blocks[i] * factors;
                }

                for (int i = values.Length - values.Length % Vector128<float>.Count; i < values.Length; i++)
                {
                    values[i] *= factor;
                }
            }

            private static double FusedExpSumBelow(ReadOnlySpan<float> values, double max, out double ties)
            {
                ReadOnlySpan<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                double factor = SplitShift(max, out int shift);
                Vector128<float> top = Vector128.Create((float)max);
                Vector128<float> floor = Vector128.Create((float)max - 110);
                Vector128<int> bias = Vector128.Create(191 - shift);
                Vector128<float> rest = Rest(values, float.NegativeInfinity);
                Vector128<float> tie = Vector128.Equals(rest, top);
                Vector128<float> e = Vector128.AndNot(Exp2(rest, floor, bias), tie);
                Vector128<int> count = tie.AsInt32();
                Vector128<double> a = Vector128.WidenLower(e);
                Vector128<double> b = Vector128.WidenUpper(e);
                for (int i = 0; i < blocks.Length; i++)
                {
                    tie = Vector128.Equals(blocks[i], top);
                    e = Vector128.AndNot(Exp2(blocks[i], floor, bias), tie);
                    count += tie.AsInt32();
                    a += Vector128.WidenLower(e);
                    b += Vector128.WidenUpper(e);
                }

                ties = -(double)Vector128.Sum(count);
                return Vector128.Sum(a + b) * factor;
            }

            private static double FusedExpTo(ReadOnlySpan<float> values, double max, double scale, Span<float> destination)
            {
                ReadOnlySpan<Vector128<float>> blocks = MemoryMarshal.Cast<float, Vector128<float>>(values);
                Span<Vector128<float>> results = MemoryMarshal.Cast<float, Vector128<float>>(destination);
                Vector128<float> factor = Vector128.Create((float)(scale * SplitShift(max, out int shift)));
                Vector128<float> floor = Vector128.Create((float)max - 110);
                Vector128<int> bias = Vector128.Create(191 - shift);
                Vector128<float> rest = Exp2(Rest(values, float.NegativeInfinity), floor, bias) * factor;
                Vector128<double> a = Vector128.WidenLower(rest);
                Vector128<double> b = Vector128.WidenUpper(rest);
                for (int i = 0; i < blocks.Length && i < results.Length; i++)
                {
                    Vector128<float> e = Exp2(blocks[i], floor, bias) * factor;
                    results[i] = e;
                    a += Vector128.WidenLower(e);
                    b += Vector128.WidenUpper(e);
                }

                WriteRest(rest, destination);
                return Vector128.Sum(a + b);
            }

            /// <summary>2^(x·log₂e - shift) in float, where bias = 191 - shift; the fused products keep the fraction of x·log₂e exact to 2⁻²⁵.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector128<float> Exp2(Vector128<float> x, Vector128<float> floor, Vector128<int> bias)
            {
                x = Vector128.ConditionalSelect(Vector128.LessThan(x, floor), floor, x);
                Vector128<float> t = MultiplyAdd(x, Vector128.Create(Log2EHigh), Vector128.Create(SingleRounder));
                Vector128<float> f = MultiplyAdd(x, Vector128.Create(Log2EHigh), Vector128.Create(SingleRounder) - t);
                f = MultiplyAdd(x, Vector128.Create(Log2ELow), f);
                Vector128<float> p = Vector128.Create(0.00015453163f);
                p = MultiplyAdd(p, f, Vector128.Create(0.0013390863f));
                p = MultiplyAdd(p, f, Vector128.Create(0.009618083f));
                p = MultiplyAdd(p, f, Vector128.Create(0.05550357f));
                p = MultiplyAdd(p, f, Vector128.Create(0.2402265f));
                p = MultiplyAdd(p, f, Vector128.Create(0.6931472f));
                p = MultiplyAdd(p, f, Vector128.Create(1f));

                // 64 too much in the exponent and 2⁻⁶⁴ after it: the last product rounds into the subnormals.
                return p * Vector128.ShiftLeft(t.AsInt32() + bias, 23).AsSingle() * Vector128.Create(5.421011E-20f);
            }

            /// <summary>Σ x of doubles as sum and compensation, a Neumaier sum in every lane.</summary>
            public static double Sum(ReadOnlySpan<double> values, out double compensation)
            {
                ReadOnlySpan<Vector128<double>> blocks = MemoryMarshal.Cast<double, Vector128<double>>(values);
                Vector128<double> a = Rest(values, 0);
                Vector128<double> b = Vector128<double>.Zero;
                Vector128<double> aLow = b;
                Vector128<double> bLow = b;
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
                ReadOnlySpan<Vector128<double>> blocks = MemoryMarshal.Cast<double, Vector128<double>>(values);
                Vector128<double> shift = Vector128.Create(max);
                Vector128<double> low = Vector128<double>.Zero;
                Vector128<double> sum = ExpOfDifference(Rest(values, double.NegativeInfinity), shift);
                for (int i = 0; i < blocks.Length; i++)
                {
                    sum = TwoSum(sum, ExpOfDifference(blocks[i], shift), ref low);
                }

                return Collect(sum, low, out compensation);
            }

            /// <summary>Writes exp(x - max) and returns the sum and its compensation.</summary>
            public static double ExpTo(ReadOnlySpan<double> values, double max, Span<double> destination, out double compensation)
            {
                ReadOnlySpan<Vector128<double>> blocks = MemoryMarshal.Cast<double, Vector128<double>>(values);
                Span<Vector128<double>> results = MemoryMarshal.Cast<double, Vector128<double>>(destination);
                Vector128<double> shift = Vector128.Create(max);
                Vector128<double> low = Vector128<double>.Zero;
                Vector128<double> rest = ExpOfDifference(Rest(values, double.NegativeInfinity), shift);
                Vector128<double> sum = rest;
                for (int i = 0; i < blocks.Length && i < results.Length; i++)
                {
                    Vector128<double> e = ExpOfDifference(blocks[i], shift);
                    results[i] = e;
                    sum = TwoSum(sum, e, ref low);
                }

                for (int i = values.Length - values.Length % Vector128<double>.Count, j = 0; i < values.Length; i++, j++)
                {
                    destination[i] = rest.GetElement(j);
                }

                return Collect(sum, low, out compensation);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector128<float> Larger(Vector128<float> value, Vector128<float> max)
            {
                return Vector128.ConditionalSelect(Vector128.GreaterThan(value, max), value, max);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static void AddExpBelow(Vector128<double> d, ref Vector128<double> sum, ref Vector128<double> count)
            {
                Vector128<double> ties = Vector128.Equals(d, Vector128<double>.Zero);
                sum += Vector128.AndNot(ExpForSingle(d), ties);
                count += Vector128.BitwiseAnd(Vector128.Create(1.0), ties);
            }

            /// <summary>exp(d) for d ≤ 0, to 28 bits, NaN for NaN; below -700 it is exp(-700), which is 0 to a float.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector128<double> ExpForSingle(Vector128<double> d)
            {
                Vector128<double> floor = Vector128.Create(-700.0);
                d = Vector128.ConditionalSelect(Vector128.LessThan(d, floor), floor, d);
                Vector128<double> t = MultiplyAdd(d, Vector128.Create(Log2E), Vector128.Create(Rounder));
                Vector128<double> r = MultiplyAdd(t - Vector128.Create(Rounder), Vector128.Create(-Ln2), d);
                Vector128<double> p = Vector128.Create(0.0013933649996309251);
                p = MultiplyAdd(p, r, Vector128.Create(0.008369155667697397));
                p = MultiplyAdd(p, r, Vector128.Create(0.041666464925285904));
                p = MultiplyAdd(p, r, Vector128.Create(0.1666650519575811));
                p = MultiplyAdd(p, r, Vector128.Create(0.500000001346581));
                p = MultiplyAdd(p, r, Vector128.Create(1.00000001077804));
                p = MultiplyAdd(p, r, Vector128.Create(1.0));
                return (p.AsInt64() + Vector128.ShiftLeft(t.AsInt64(), 52)).AsDouble();
            }

            /// <summary>exp(x - max) for x ≤ max, within 1 ulp down to the subnormals, the rounding of the difference made good; NaN for NaN.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector128<double> ExpOfDifference(Vector128<double> x, Vector128<double> max)
            {
                Vector128<double> floor = Vector128.Create(-750.0);
                Vector128<double> d = x - max;
                Vector128<double> part = d - x;
                Vector128<double> low = (x - (d - part)) - (max + part);
                Vector128<double> tiny = Vector128.LessThan(d, floor);
                d = Vector128.ConditionalSelect(tiny, floor, d);
                low = Vector128.AndNot(low, tiny);
                Vector128<double> t = MultiplyAdd(d, Vector128.Create(Log2E), Vector128.Create(Rounder));
                Vector128<double> n = t - Vector128.Create(Rounder);
                Vector128<double> r = ((d - n * Vector128.Create(Ln2Hi)) - n * Vector128.Create(Ln2Lo)) + low;
                Vector128<double> q = Vector128.Create(2.510038549551032e-08);
                q = MultiplyAdd(q, r, Vector128.Create(2.7620088445409746e-07));
                q = MultiplyAdd(q, r, Vector128.Create(2.7557268459997064e-06));
                q = MultiplyAdd(q, r, Vector128.Create(2.4801521295954376e-05));
                q = MultiplyAdd(q, r, Vector128.Create(0.00019841269863053618));
                q = MultiplyAdd(q, r, Vector128.Create(0.0013888888917213717));
                q = MultiplyAdd(q, r, Vector128.Create(0.008333333333330062));
                q = MultiplyAdd(q, r, Vector128.Create(0.04166666666662413));
                q = MultiplyAdd(q, r, Vector128.Create(0.16666666666666669));
                q = MultiplyAdd(q, r, Vector128.Create(0.5));
                Vector128<double> e = Vector128.Create(1.0) + MultiplyAdd(r * r, q, r);

                // 2ⁿ in two factors, the second of which rounds into the subnormals: their exponents are n + 2⁹ and -2⁹.
                Vector128<long> power = Vector128.ShiftLeft(t.AsInt64() + Vector128.Create(1535L), 52);
                return e * power.AsDouble() * Vector128.Create(7.458340731200207e-155);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector128<double> TwoSum(Vector128<double> a, Vector128<double> b, ref Vector128<double> compensation)
            {
                Vector128<double> sum = a + b;
                Vector128<double> bPart = sum - a;
                compensation += (a - (sum - bPart)) + (b - bPart);
                return sum;
            }

            /// <summary>The lanes as one sum and its compensation.</summary>
            private static double Collect(Vector128<double> sums, Vector128<double> lows, out double compensation)
            {
                double sum = sums.GetElement(0);
                compensation = Vector128.Sum(lows);
                for (int i = 1; i < Vector128<double>.Count; i++)
                {
                    sum = StableMath.TwoSum(sum, sums.GetElement(i), out double low);
                    compensation += low;
                }

                return sum;
            }

            /// <summary>The values after the last whole vector, filled up.</summary>
            private static Vector128<float> Rest(ReadOnlySpan<float> values, float fill)
            {
                Span<float> padded = stackalloc float[Vector128<float>.Count];
                padded.Fill(fill);
                values.Slice(values.Length - values.Length % Vector128<float>.Count).CopyTo(padded);
                return Vector128.Create<float>(padded);
            }

            private static Vector128<double> Rest(ReadOnlySpan<double> values, double fill)
            {
                Span<double> padded = stackalloc double[Vector128<double>.Count];
                padded.Fill(fill);
                values.Slice(values.Length - values.Length % Vector128<double>.Count).CopyTo(padded);
                return Vector128.Create<double>(padded);
            }

            private static void WriteRest(Vector128<float> rest, Span<float> destination)
            {
                int start = destination.Length - destination.Length % Vector128<float>.Count;
                for (int i = start; i < destination.Length; i++)
                {
                    destination[i] = rest.GetElement(i - start);
                }
            }
        }
    }
}
#endif
