#if NET8_0_OR_GREATER
using System;
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

            public static double ExpTo(ReadOnlySpan<float> values, double max, Span<float> destination)
            {
                switch (Width)
                {
                    case 512: return Lanes512.ExpTo(values, max, destination);
                    case 256: return Lanes256.ExpTo(values, max, destination);
                    default: return Lanes128.ExpTo(values, max, destination);
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
