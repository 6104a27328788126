#if NUMERIC_STABILITY_SPANS
using Doubles = System.ReadOnlySpan<double>;
using Floats = System.ReadOnlySpan<float>;
#endif
using System;
using System.Collections.Generic;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary>The Euclidean norm, without overflow or underflow of the squares.</summary>
        /// <remarks>
        /// <para>Empty → 0; NaN → NaN, also beside an infinity (unlike <c>Hypot</c>); otherwise an infinity → +∞.</para>
        /// <para>Error ≤ 2.5 ulp. Source: compensated squares, scaled by an exact power of two where they leave the range; <c>float</c>: squares in <c>double</c>.</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        /// <returns>√Σx².</returns>
        public static double Norm(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return NormOf(values);
        }

        /// <inheritdoc cref="Norm(double[])"/>
        public static float Norm(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)NormOf(values);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Norm(double[])"/>
        public static double Norm(ReadOnlySpan<double> values)
        {
            return NormOf(values);
        }

        /// <inheritdoc cref="Norm(double[])"/>
        public static float Norm(ReadOnlySpan<float> values)
        {
            return (float)NormOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Norm(double[])"/>
        public static float Norm(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)NormOf(buffer.Span);
            }
        }
#endif

        /// <summary>The Euclidean distance, from the differences, without overflow or underflow of their squares.</summary>
        /// <remarks>
        /// <para>Empty → 0; NaN → NaN; equal infinities at one position → NaN; otherwise an infinity → +∞.</para>
        /// <para>Error ≤ 2.5 ulp. Source: as <see cref="Norm(double[])"/>, never the expansion |x|² + |y|² - 2x·y.</para>
        /// <para>The lengths must be equal: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="x">One vector.</param>
        /// <param name="y">The other, of the same length.</param>
        /// <returns>√Σ(x - y)².</returns>
        public static double Distance(double[] x, double[] y)
        {
            RequireNotNull(x, nameof(x));
            RequireNotNull(y, nameof(y));
            RequireSameLength(x.Length, y.Length, nameof(y));
            return DistanceOf(x, y);
        }

        /// <inheritdoc cref="Distance(double[], double[])"/>
        public static float Distance(float[] x, float[] y)
        {
            RequireNotNull(x, nameof(x));
            RequireNotNull(y, nameof(y));
            RequireSameLength(x.Length, y.Length, nameof(y));
            return (float)DistanceOf(x, y);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Distance(double[], double[])"/>
        public static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            return DistanceOf(x, y);
        }

        /// <inheritdoc cref="Distance(double[], double[])"/>
        public static float Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            return (float)DistanceOf(x, y);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Distance(double[], double[])"/>
        public static float Distance(ReadOnlySpan<Half> x, ReadOnlySpan<Half> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            using (SingleBuffer first = new SingleBuffer(x))
            using (SingleBuffer second = new SingleBuffer(y))
            {
                return (float)DistanceOf(first.Span, second.Span);
            }
        }
#endif

        /// <summary>The cosine of the angle between two vectors, in [-1, 1], at any scale.</summary>
        /// <remarks>
        /// <para>A zero vector, an empty one, an infinity or NaN → NaN.</para>
        /// <para>Error ≤ 4·2⁻⁵³ absolute (<c>float</c>: 1 ulp). Source: both vectors scaled by exact powers of two, compensated products; the quotient is clamped.</para>
        /// <para>The lengths must be equal: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="x">One vector.</param>
        /// <param name="y">The other, of the same length.</param>
        /// <returns>x·y / (|x| |y|).</returns>
        public static double CosineSimilarity(double[] x, double[] y)
        {
            RequireNotNull(x, nameof(x));
            RequireNotNull(y, nameof(y));
            RequireSameLength(x.Length, y.Length, nameof(y));
            return CosineOf(x, y);
        }

        /// <inheritdoc cref="CosineSimilarity(double[], double[])"/>
        public static float CosineSimilarity(float[] x, float[] y)
        {
            RequireNotNull(x, nameof(x));
            RequireNotNull(y, nameof(y));
            RequireSameLength(x.Length, y.Length, nameof(y));
            return (float)CosineOf(x, y);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="CosineSimilarity(double[], double[])"/>
        public static double CosineSimilarity(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            return CosineOf(x, y);
        }

        /// <inheritdoc cref="CosineSimilarity(double[], double[])"/>
        public static float CosineSimilarity(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            return (float)CosineOf(x, y);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="CosineSimilarity(double[], double[])"/>
        public static float CosineSimilarity(ReadOnlySpan<Half> x, ReadOnlySpan<Half> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            using (SingleBuffer first = new SingleBuffer(x))
            using (SingleBuffer second = new SingleBuffer(y))
            {
                return (float)CosineOf(first.Span, second.Span);
            }
        }
#endif

        private const double TwoTo600 = 4.149515568880993e180;

        private const double TwoToMinus600 = 2.409919865102884e-181;

        private static double NormOf(Doubles values)
        {
            double squares = SquaresOf(values, 1);
            if (squares > 1e-270 && squares <= double.MaxValue)
            {
                return Math.Sqrt(squares);
            }

            double scale = squares < 1 ? TwoTo600 : TwoToMinus600;
            return Math.Sqrt(SquaresOf(values, scale)) / scale;
        }

        private static double NormOf(Floats values)
        {
            return Math.Sqrt(SquaresOf(values));
        }

        /// <summary>Σ(s·x)², compensated: NaN if any value is NaN, else +∞ on overflow.</summary>
        private static double SquaresOf(Doubles values, double scale)
        {
            double sum = 0;
            double compensation = 0;
            for (int i = 0; i < values.Length; i++)
            {
                double scaled = values[i] * scale;
                sum = TwoSum(sum, scaled * scaled, out double low);
                compensation += low;
            }

            return IsFinite(sum) ? sum + compensation : sum;
        }

        private static double SquaresOf(Floats values)
        {
            return DotOf(values, values);
        }

        private static double DistanceOf(Doubles x, Doubles y)
        {
            double squares = SquaredDistance(x, y, 1);
            if (squares > 1e-270 && squares <= double.MaxValue)
            {
                return Math.Sqrt(squares);
            }

            double scale = squares < 1 ? TwoTo600 : TwoToMinus600;
            return Math.Sqrt(SquaredDistance(x, y, scale)) / scale;
        }

        private static double DistanceOf(Floats x, Floats y)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Math.Sqrt(Widest.SquaredDistance(x, y));
            }
#endif

            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double d = (double)x[i] - y[i];
                sum += d * d;
            }

            return Math.Sqrt(sum);
        }

        private static double SquaredDistance(Doubles x, Doubles y, double scale)
        {
            double sum = 0;
            double compensation = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double d = scale > 1 ? (x[i] - y[i]) * scale : x[i] * scale - y[i] * scale;
                sum = TwoSum(sum, d * d, out double low);
                compensation += low;
            }

            return IsFinite(sum) ? sum + compensation : sum;
        }

        private static double CosineOf(Doubles x, Doubles y)
        {
            double xScale = ScaleOf(x);
            double yScale = ScaleOf(y);
            double sum = 0;
            double compensation = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double product = TwoProduct(x[i] * xScale, y[i] * yScale, out double productLow);
                sum = TwoSum(sum, product, out double low);
                compensation += low + productLow;
            }

            return Clamped((sum + compensation) / (Math.Sqrt(SquaresOf(x, xScale)) * Math.Sqrt(SquaresOf(y, yScale))));
        }

        private static double CosineOf(Floats x, Floats y)
        {
            return Clamped(DotOf(x, y) / (Math.Sqrt(SquaresOf(x)) * Math.Sqrt(SquaresOf(y))));
        }

        private static double Clamped(double cosine)
        {
            return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine;
        }

        /// <summary>The power of two that brings the largest magnitude near 1.</summary>
        private static double ScaleOf(Doubles values)
        {
            double largest = 0;
            for (int i = 0; i < values.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs(values[i]));
            }

            if (largest > 1e100)
            {
                return largest > 1e250 ? TwoToMinus600 * 9.094947017729282e-13 : TwoToMinus600 * 1.329227995784916e36;
            }

            return largest < 1e-100 ? TwoTo600 : 1;
        }
    }
}
