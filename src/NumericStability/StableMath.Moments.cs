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
        /// <summary>The variance with divisor n (of a whole population).</summary>
        /// <remarks>
        /// <para>Empty → NaN; one value → 0; NaN or an infinity → NaN; a variance beyond the largest number → +∞.</para>
        /// <para>Error ≤ 50 ulp at mean/sd = 1e8 for n ≤ 1e5, a few ulp on centred data; never negative. Source: the corrected two-pass formula with compensated sums (Chan, Golub and LeVeque 1983); <c>float</c>: in <c>double</c> throughout.</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        public static double Variance(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return VarianceOf(values);
        }

        /// <inheritdoc cref="Variance(double[])"/>
        public static float Variance(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)VarianceOf(values);
        }

        /// <inheritdoc cref="Variance(double[])"/>
        public static double Variance(IEnumerable<double> values)
        {
            return Variance(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="Variance(double[])"/>
        public static float Variance(IEnumerable<float> values)
        {
            return Variance(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Variance(double[])"/>
        public static double Variance(ReadOnlySpan<double> values)
        {
            return VarianceOf(values);
        }

        /// <inheritdoc cref="Variance(double[])"/>
        public static float Variance(ReadOnlySpan<float> values)
        {
            return (float)VarianceOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Variance(double[])"/>
        public static float Variance(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)VarianceOf(buffer.Span);
            }
        }
#endif

        /// <summary>The variance with divisor n - 1 (the unbiased estimate from a sample).</summary>
        /// <remarks>
        /// <para>Fewer than two values → NaN; NaN or an infinity → NaN.</para>
        /// <para>Error ≤ 50 ulp at mean/sd = 1e8 for n ≤ 1e5, a few ulp on centred data; never negative. Source: the corrected two-pass formula with compensated sums (Chan, Golub and LeVeque 1983); <c>float</c>: in <c>double</c> throughout.</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        public static double SampleVariance(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return SampleVarianceOf(values);
        }

        /// <inheritdoc cref="SampleVariance(double[])"/>
        public static float SampleVariance(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)SampleVarianceOf(values);
        }

        /// <inheritdoc cref="SampleVariance(double[])"/>
        public static double SampleVariance(IEnumerable<double> values)
        {
            return SampleVariance(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="SampleVariance(double[])"/>
        public static float SampleVariance(IEnumerable<float> values)
        {
            return SampleVariance(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="SampleVariance(double[])"/>
        public static double SampleVariance(ReadOnlySpan<double> values)
        {
            return SampleVarianceOf(values);
        }

        /// <inheritdoc cref="SampleVariance(double[])"/>
        public static float SampleVariance(ReadOnlySpan<float> values)
        {
            return (float)SampleVarianceOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="SampleVariance(double[])"/>
        public static float SampleVariance(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)SampleVarianceOf(buffer.Span);
            }
        }
#endif

        /// <summary>The square root of the variance with divisor n.</summary>
        /// <remarks>
        /// <para>Empty → NaN; one value → 0; NaN or an infinity → NaN; squares that would overflow or underflow are scaled.</para>
        /// <para>Error ≤ 50 ulp at mean/sd = 1e8 for n ≤ 1e5, a few ulp on centred data; never negative. Source: the corrected two-pass formula with compensated sums (Chan, Golub and LeVeque 1983); <c>float</c>: in <c>double</c> throughout.</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        public static double StandardDeviation(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return DeviationOf(values);
        }

        /// <inheritdoc cref="StandardDeviation(double[])"/>
        public static float StandardDeviation(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)DeviationOf(values);
        }

        /// <inheritdoc cref="StandardDeviation(double[])"/>
        public static double StandardDeviation(IEnumerable<double> values)
        {
            return StandardDeviation(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="StandardDeviation(double[])"/>
        public static float StandardDeviation(IEnumerable<float> values)
        {
            return StandardDeviation(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="StandardDeviation(double[])"/>
        public static double StandardDeviation(ReadOnlySpan<double> values)
        {
            return DeviationOf(values);
        }

        /// <inheritdoc cref="StandardDeviation(double[])"/>
        public static float StandardDeviation(ReadOnlySpan<float> values)
        {
            return (float)DeviationOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="StandardDeviation(double[])"/>
        public static float StandardDeviation(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)DeviationOf(buffer.Span);
            }
        }
#endif

        /// <summary>The square root of the variance with divisor n - 1.</summary>
        /// <remarks>
        /// <para>Fewer than two values → NaN; NaN or an infinity → NaN; squares that would overflow or underflow are scaled.</para>
        /// <para>Error ≤ 50 ulp at mean/sd = 1e8 for n ≤ 1e5, a few ulp on centred data; never negative. Source: the corrected two-pass formula with compensated sums (Chan, Golub and LeVeque 1983); <c>float</c>: in <c>double</c> throughout.</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        public static double SampleStandardDeviation(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return SampleDeviationOf(values);
        }

        /// <inheritdoc cref="SampleStandardDeviation(double[])"/>
        public static float SampleStandardDeviation(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)SampleDeviationOf(values);
        }

        /// <inheritdoc cref="SampleStandardDeviation(double[])"/>
        public static double SampleStandardDeviation(IEnumerable<double> values)
        {
            return SampleStandardDeviation(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="SampleStandardDeviation(double[])"/>
        public static float SampleStandardDeviation(IEnumerable<float> values)
        {
            return SampleStandardDeviation(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="SampleStandardDeviation(double[])"/>
        public static double SampleStandardDeviation(ReadOnlySpan<double> values)
        {
            return SampleDeviationOf(values);
        }

        /// <inheritdoc cref="SampleStandardDeviation(double[])"/>
        public static float SampleStandardDeviation(ReadOnlySpan<float> values)
        {
            return (float)SampleDeviationOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="SampleStandardDeviation(double[])"/>
        public static float SampleStandardDeviation(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)SampleDeviationOf(buffer.Span);
            }
        }
#endif

        private static double VarianceOf(Doubles values)
        {
            return SquaredDeviations(values, MeanOf(values), 1) / values.Length;
        }

        private static double SampleVarianceOf(Doubles values)
        {
            return values.Length < 2 ? double.NaN : SquaredDeviations(values, MeanOf(values), 1) / (values.Length - 1);
        }

        private static double DeviationOf(Doubles values)
        {
            return DeviationOf(values, values.Length);
        }

        private static double SampleDeviationOf(Doubles values)
        {
            return values.Length < 2 ? double.NaN : DeviationOf(values, values.Length - 1);
        }

        private static double VarianceOf(Floats values)
        {
            return SquaredDeviations(values, MeanOf(values)) / values.Length;
        }

        private static double SampleVarianceOf(Floats values)
        {
            return values.Length < 2 ? double.NaN : SquaredDeviations(values, MeanOf(values)) / (values.Length - 1);
        }

        private static double DeviationOf(Floats values)
        {
            return DeviationOf(values, values.Length);
        }

        private static double SampleDeviationOf(Floats values)
        {
            return values.Length < 2 ? double.NaN : DeviationOf(values, values.Length - 1);
        }

        private static double DeviationOf(Doubles values, int divisor)
        {
            double mean = MeanOf(values);
            double squares = SquaredDeviations(values, mean, 1);
            if (squares > 1e-270 && squares <= double.MaxValue)
            {
                return Math.Sqrt(squares / divisor);
            }

            double scale = squares < 1 ? TwoTo600 : TwoToMinus600;
            return Math.Sqrt(SquaredDeviations(values, mean, scale) / divisor) / scale;
        }

        private static double DeviationOf(Floats values, int divisor)
        {
            return Math.Sqrt(SquaredDeviations(values, MeanOf(values)) / divisor);
        }

        /// <summary>Σ(s·x - s·mean)², corrected for the rounding of the mean: at exact arithmetic the second sum is 0.</summary>
        private static double SquaredDeviations(Doubles values, double mean, double scale)
        {
            double squares = 0;
            double squaresLow = 0;
            double sum = 0;
            double sumLow = 0;
            double shift = mean * scale;
            for (int i = 0; i < values.Length; i++)
            {
                double d = scale > 1 ? (values[i] - mean) * scale : values[i] * scale - shift;
                squares = TwoSum(squares, d * d, out double low);
                squaresLow += low;
                sum = TwoSum(sum, d, out low);
                sumLow += low;
            }

            if (!IsFinite(squares))
            {
                return squares;
            }

            sum += sumLow;
            return AtLeastZero(squares + (squaresLow - sum * sum / values.Length));
        }

        private static double AtLeastZero(double squares)
        {
            return squares < 0 ? 0 : squares;
        }

        private static double SquaredDeviations(Floats values, double mean)
        {
            double squares = 0;
            double sum = 0;
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                squares = Widest.SquaredDeviations(values, mean, out sum);
                return AtLeastZero(squares - sum * sum / values.Length);
            }
#endif

            for (int i = 0; i < values.Length; i++)
            {
                double d = values[i] - mean;
                squares += d * d;
                sum += d;
            }

            return AtLeastZero(squares - sum * sum / values.Length);
        }
    }
}
