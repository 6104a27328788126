#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NumericStability
{
    // Which of the three files of kernels runs, and what they share. The kernels are one text, written for three widths:
    // StableMath.Vector128.cs, .Vector256.cs and .Vector512.cs differ by that number alone.
    static partial class StableMath
    {
        private const double Log2E = 1.4426950408889634;

        /// <summary>1.5·2^52: adding it rounds to an integer and leaves that integer in the low bits.</summary>
        private const double Rounder = 6755399441055744;

        /// <summary>1.5·2^23, the same for float.</summary>
        private const float SingleRounder = 12582912;

        private const float Log2EHigh = 1.442695f;

        private const float Log2ELow = 1.925963E-08f;

        /// <summary>Up to this maximum x·log₂e keeps enough fraction beside its integer in the float kernels.</summary>
        private const double SingleKernelLimit = 4096;

        private const int PageOfSingles = 4096 / sizeof(float);

        /// <summary>The values of a row that fits the second cache of most machines.</summary>
        private const int LongRow = 1 << 18;

        private static bool Fuses512
        {
            get { return Avx512F.IsSupported; }
        }

        private static bool Fuses256
        {
            get { return Fma.IsSupported; }
        }

        private static bool Fuses128
        {
            get { return Fma.IsSupported || AdvSimd.IsSupported; }
        }

        /// <summary>exp(-max) as 2^-shift and the factor that is left.</summary>
        private static double SplitShift(double max, out int shift)
        {
            double exponent = Math.Round(max * Log2E);
            shift = (int)exponent;
            return Math.Exp(-((max - exponent * Ln2Hi) - exponent * Ln2Lo));
        }

        /// <summary>As many values from here on as the vector has lanes of double.</summary>
        private static Vector512<double> Widen512(ref float first)
        {
            return Vector512.WidenLower(Unsafe.As<float, Vector256<float>>(ref first).ToVector512Unsafe());
        }

        private static Vector256<double> Widen256(ref float first)
        {
            return Vector256.WidenLower(Unsafe.As<float, Vector128<float>>(ref first).ToVector256Unsafe());
        }

        private static Vector128<double> Widen128(ref float first)
        {
            return Vector128.WidenLower(Unsafe.As<float, Vector64<float>>(ref first).ToVector128Unsafe());
        }

        private static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c)
        {
            return Avx512F.FusedMultiplyAdd(a, b, c);
        }

        private static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c)
        {
            return Fma.MultiplyAdd(a, b, c);
        }

        private static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c)
        {
            return Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.FusedMultiplyAdd(c, a, b);
        }

        private static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c)
        {
            return Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(a, b, c) : a * b + c;
        }

        private static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c)
        {
            return Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : a * b + c;
        }

        private static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c)
        {
            return Fma.IsSupported ? Fma.MultiplyAdd(a, b, c)
                : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplyAdd(c, a, b)
                : a * b + c;
        }

        /// <summary>The widest kernels that the machine runs in hardware; the choice is a constant to the just-in-time compiler.</summary>
        private static class Widest
        {
            public static bool IsAccelerated
            {
                get { return Vector128.IsHardwareAccelerated; }
            }

            private static int Width
            {
                get { return Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128; }
            }

            public static double MaxOf(ReadOnlySpan<float> values)
            {
                switch (Width)
                {
                    case 512: return Lanes512.Max(values);
                    case 256: return Lanes256.Max(values);
                    default: return Lanes128.Max(values);
                }
            }

            public static double MaxOf(ReadOnlySpan<double> values)
            {
                switch (Width)
                {
                    case 512: return Lanes512.Max(values);
                    case 256: return Lanes256.Max(values);
                    default: return Lanes128.Max(values);
                }
            }

            public static double SumOf(ReadOnlySpan<float> values)
            {
                switch (Width)
                {
                    case 512: return Lanes512.Sum(values);
                    case 256: return Lanes256.Sum(values);
                    default: return Lanes128.Sum(values);
                }
            }

            public static double SumOf(ReadOnlySpan<double> values, out double compensation)
            {
                switch (Width)
                {
                    case 512: return Lanes512.Sum(values, out compensation);
                    case 256: return Lanes256.Sum(values, out compensation);
                    default: return Lanes128.Sum(values, out compensation);
                }
            }

            public static double DotOf(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
            {
                switch (Width)
                {
                    case 512: return Lanes512.Dot(x, y);
                    case 256: return Lanes256.Dot(x, y);
                    default: return Lanes128.Dot(x, y);
                }
            }

            public static double SquaredDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
            {
                switch (Width)
                {
                    case 512: return Lanes512.SquaredDistance(x, y);
                    case 256: return Lanes256.SquaredDistance(x, y);
                    default: return Lanes128.SquaredDistance(x, y);
                }
            }

            public static double SquaredDeviations(ReadOnlySpan<float> values, double mean, out double deviations)
            {
                switch (Width)
                {
                    case 512: return Lanes512.SquaredDeviations(values, mean, out deviations);
                    case 256: return Lanes256.SquaredDeviations(values, mean, out deviations);
                    default: return Lanes128.SquaredDeviations(values, mean, out deviations);
                }
            }

            public static double ExpSumBelow(ReadOnlySpan<float> values, double max, out double ties)
            {
                switch (Width)
                {
                    case 512: return Lanes512.ExpSumBelow(values, max, out ties);
                    case 256: return Lanes256.ExpSumBelow(values, max, out ties);
                    default: return Lanes128.ExpSumBelow(values, max, out ties);
                }
            }

            public static double ExpSum(ReadOnlySpan<double> values, double max, out double compensation)
            {
                switch (Width)
                {
                    case 512: return Lanes512.ExpSum(values, max, out compensation);
                    case 256: return Lanes256.ExpSum(values, max, out compensation);
                    default: return Lanes128.ExpSum(values, max, out compensation);
                }
            }

            public static double ExpTo(ReadOnlySpan<float> values, double max, double scale, Span<float> destination)
            {
                switch (Width)
                {
                    case 512: return Lanes512.ExpTo(values, max, scale, destination);
                    case 256: return Lanes256.ExpTo(values, max, scale, destination);
                    default: return Lanes128.ExpTo(values, max, scale, destination);
                }
            }

            public static double ExpTo(ReadOnlySpan<double> values, double max, Span<double> destination, out double compensation)
            {
                switch (Width)
                {
                    case 512: return Lanes512.ExpTo(values, max, destination, out compensation);
                    case 256: return Lanes256.ExpTo(values, max, destination, out compensation);
                    default: return Lanes128.ExpTo(values, max, destination, out compensation);
                }
            }

            /// <summary>Maximum and Σ exp(x - max) - 1 in one pass over memory: block by block, what was summed is rescaled where the maximum grows.</summary>
            public static double ExpSumWithoutMax(ReadOnlySpan<float> values, out double max)
            {
                const int Block = 4096;
                double below = 0;
                double ties = 0;
                max = double.NegativeInfinity;
                while (!values.IsEmpty)
                {
                    ReadOnlySpan<float> block = values.Slice(0, Math.Min(Block, values.Length));
                    values = values.Slice(block.Length);
                    double blockMax = MaxOf(block);
                    if (blockMax > max)
                    {
                        below = (below + ties) * Math.Exp(max - blockMax);
                        ties = 0;
                        max = blockMax;
                    }

                    if (IsFinite(max))
                    {
                        below += ExpSumBelow(block, max, out double more);
                        ties += more;
                    }
                    else
                    {
                        // Rare, and decided by the caller, from the maximum; a NaN must not be forgotten.
                        below += double.IsNaN(AtInfiniteMax(block, max)) ? double.NaN : 0;
                    }
                }

                return (ties - 1) + below;
            }

            public static void Multiply(Span<float> values, float factor)
            {
                switch (Width)
                {
                    case 512: Lanes512.Multiply(values, factor); break;
                    case 256: Lanes256.Multiply(values, factor); break;
                    default: Lanes128.Multiply(values, factor); break;
                }
            }
        }
    }
}
#endif
