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
        /// <summary>The sum, compensated so that its error does not grow with the number of values.</summary>
        /// <remarks>
        /// <para>Empty → 0; any NaN, or +∞ with -∞ → NaN; an infinity → that infinity. An intermediate overflow stays infinite, as in a loop.</para>
        /// <para><c>double</c>: error ≤ 1 ulp while Σ|x| &lt; 2⁴⁰·|Σx|. <c>float</c> and <c>Half</c>: summed in <c>double</c> and rounded once, so correctly rounded on ordinary data. Source: Neumaier (1974).</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        /// <returns>Σ x.</returns>
        public static double Sum(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return SumOf(values);
        }

        /// <inheritdoc cref="Sum(double[])"/>
        public static float Sum(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)SumOf(values);
        }

        /// <inheritdoc cref="Sum(double[])"/>
        public static double Sum(IEnumerable<double> values)
        {
            RequireNotNull(values, nameof(values));
            RunningSum sum = default(RunningSum);
            foreach (double value in values)
            {
                sum.Add(value);
            }

            return sum.Sum;
        }

        /// <inheritdoc cref="Sum(double[])"/>
        public static float Sum(IEnumerable<float> values)
        {
            RequireNotNull(values, nameof(values));
            RunningSum sum = default(RunningSum);
            foreach (float value in values)
            {
                sum.Add(value);
            }

            return (float)sum.Sum;
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Sum(double[])"/>
        public static double Sum(ReadOnlySpan<double> values)
        {
            return SumOf(values);
        }

        /// <inheritdoc cref="Sum(double[])"/>
        public static float Sum(ReadOnlySpan<float> values)
        {
            return (float)SumOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Sum(double[])"/>
        public static float Sum(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)SumOf(buffer.Span);
            }
        }
#endif

        /// <summary>The arithmetic mean, from the compensated sum.</summary>
        /// <remarks>
        /// <para>Empty → NaN; infinities and NaN as in <see cref="Sum(double[])"/>; finite values whose sum overflows have a finite mean.</para>
        /// <para>Error ≤ 1.5 ulp while Σ|x| &lt; 2⁴⁰·|Σx|. Source: Neumaier (1974).</para>
        /// </remarks>
        /// <param name="values">The numbers.</param>
        /// <returns>Σ x / n.</returns>
        public static double Mean(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return MeanOf(values);
        }

        /// <inheritdoc cref="Mean(double[])"/>
        public static float Mean(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)MeanOf(values);
        }

        /// <inheritdoc cref="Mean(double[])"/>
        public static double Mean(IEnumerable<double> values)
        {
            return Mean(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="Mean(double[])"/>
        public static float Mean(IEnumerable<float> values)
        {
            return Mean(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Mean(double[])"/>
        public static double Mean(ReadOnlySpan<double> values)
        {
            return MeanOf(values);
        }

        /// <inheritdoc cref="Mean(double[])"/>
        public static float Mean(ReadOnlySpan<float> values)
        {
            return (float)MeanOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Mean(double[])"/>
        public static float Mean(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)MeanOf(buffer.Span);
            }
        }
#endif

        /// <summary>The inner product, as if computed in twice the precision.</summary>
        /// <remarks>
        /// <para>Empty → 0; infinities and NaN as the products and their sum give them.</para>
        /// <para>Error ≤ 1 ulp while Σ|x·y| &lt; 2⁴⁰·|Σ x·y| and no product underflows. Source: Ogita, Rump and Oishi, Dot2 (2005); <c>float</c>: exact products, summed in <c>double</c>.</para>
        /// <para>The lengths must be equal: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="x">One vector.</param>
        /// <param name="y">The other, of the same length.</param>
        /// <returns>Σ x·y.</returns>
        public static double Dot(double[] x, double[] y)
        {
            RequireNotNull(x, nameof(x));
            RequireNotNull(y, nameof(y));
            RequireSameLength(x.Length, y.Length, nameof(y));
            return DotOf(x, y);
        }

        /// <inheritdoc cref="Dot(double[], double[])"/>
        public static float Dot(float[] x, float[] y)
        {
            RequireNotNull(x, nameof(x));
            RequireNotNull(y, nameof(y));
            RequireSameLength(x.Length, y.Length, nameof(y));
            return (float)DotOf(x, y);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Dot(double[], double[])"/>
        public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            return DotOf(x, y);
        }

        /// <inheritdoc cref="Dot(double[], double[])"/>
        public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            return (float)DotOf(x, y);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Dot(double[], double[])"/>
        public static float Dot(ReadOnlySpan<Half> x, ReadOnlySpan<Half> y)
        {
            RequireSameLength(x.Length, y.Length, nameof(y));
            using (SingleBuffer first = new SingleBuffer(x))
            using (SingleBuffer second = new SingleBuffer(y))
            {
                return (float)DotOf(first.Span, second.Span);
            }
        }
#endif

        private static double SumOf(Doubles values)
        {
            double sum = 0;
            double compensation = 0;
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                sum = Widest.SumOf(values, out compensation);
                return IsFinite(sum) ? sum + compensation : sum;
            }
#endif

            for (int i = 0; i < values.Length; i++)
            {
                sum = TwoSum(sum, values[i], out double low);
                compensation += low;
            }

            return IsFinite(sum) ? sum + compensation : sum;
        }

        private static double SumOf(Floats values)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Widest.SumOf(values);
            }
#endif

            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[i];
            }

            return sum;
        }

        private static double MeanOf(Doubles values)
        {
            double sum = SumOf(values);
            if (double.IsInfinity(sum))
            {
                RunningSum scaled = default(RunningSum);
                for (int i = 0; i < values.Length; i++)
                {
                    scaled.Add(values[i] * TwoToMinus600);
                }

                return scaled.Sum / values.Length * TwoTo600;
            }

            return sum / values.Length;
        }

        private static double MeanOf(Floats values)
        {
            return SumOf(values) / values.Length;
        }

        private static double DotOf(Doubles x, Doubles y)
        {
            double sum = 0;
            double compensation = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double product = TwoProduct(x[i], y[i], out double productLow);
                sum = TwoSum(sum, product, out double low);
                compensation += low + productLow;
            }

            return IsFinite(sum) && IsFinite(compensation) ? sum + compensation : sum;
        }

        private static double DotOf(Floats x, Floats y)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Widest.DotOf(x, y);
            }
#endif

            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += (double)x[i] * y[i];
            }

            return sum;
        }
    }
}
