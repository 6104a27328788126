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
        /// <summary>log Σ exp(x), without overflow or underflow.</summary>
        /// <remarks>
        /// <para>Empty or all -∞ → -∞; any +∞ → +∞; NaN → NaN; one value → that value.</para>
        /// <para>Error ≤ 2.5 ulp of the larger of |result| and |max x|, one dominant value included. Source: SciPy's log1p split, with a compensated sum.</para>
        /// </remarks>
        /// <param name="values">Log-values.</param>
        /// <returns>The logarithm of the sum of the exponentials.</returns>
        public static double LogSumExp(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return LogSumExpOf(values);
        }

        /// <inheritdoc cref="LogSumExp(double[])"/>
        public static float LogSumExp(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)LogSumExpOf(values);
        }

        /// <inheritdoc cref="LogSumExp(double[])"/>
        public static double LogSumExp(IEnumerable<double> values)
        {
            return LogSumExp(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="LogSumExp(double[])"/>
        public static float LogSumExp(IEnumerable<float> values)
        {
            return LogSumExp(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="LogSumExp(double[])"/>
        public static double LogSumExp(ReadOnlySpan<double> values)
        {
            return LogSumExpOf(values);
        }

        /// <inheritdoc cref="LogSumExp(double[])"/>
        public static float LogSumExp(ReadOnlySpan<float> values)
        {
            return (float)LogSumExpOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="LogSumExp(double[])"/>
        public static float LogSumExp(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)LogSumExpOf(buffer.Span);
            }
        }
#endif

        /// <summary>log Σ w·exp(x), without overflow or underflow: mixtures, importance weights.</summary>
        /// <remarks>
        /// <para>A weight of 0 removes its value, whatever it is but NaN; a negative weight or NaN → NaN; empty or all weights 0 → -∞; +∞ with a positive weight → +∞.</para>
        /// <para>Error ≤ 2.5 ulp of the largest of |result|, |max x|, |result - max x| and the other terms w·exp(x - max x), which cancel where the sum is near 1. Source: as <see cref="LogSumExp(double[])"/>.</para>
        /// <para>The lengths must be equal: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="values">Log-values.</param>
        /// <param name="weights">Weights, at least 0, as many.</param>
        /// <returns>The logarithm of the weighted sum of the exponentials.</returns>
        public static double LogSumExp(double[] values, double[] weights)
        {
            RequireNotNull(values, nameof(values));
            RequireNotNull(weights, nameof(weights));
            RequireSameLength(values.Length, weights.Length, nameof(weights));
            return LogSumExpOf(values, weights);
        }

        /// <inheritdoc cref="LogSumExp(double[], double[])"/>
        public static float LogSumExp(float[] values, float[] weights)
        {
            RequireNotNull(values, nameof(values));
            RequireNotNull(weights, nameof(weights));
            RequireSameLength(values.Length, weights.Length, nameof(weights));
            return (float)LogSumExpOf(values, weights);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="LogSumExp(double[], double[])"/>
        public static double LogSumExp(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
        {
            RequireSameLength(values.Length, weights.Length, nameof(weights));
            return LogSumExpOf(values, weights);
        }

        /// <inheritdoc cref="LogSumExp(double[], double[])"/>
        public static float LogSumExp(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
        {
            RequireSameLength(values.Length, weights.Length, nameof(weights));
            return (float)LogSumExpOf(values, weights);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="LogSumExp(double[], double[])"/>
        public static float LogSumExp(ReadOnlySpan<Half> values, ReadOnlySpan<Half> weights)
        {
            RequireSameLength(values.Length, weights.Length, nameof(weights));
            using (SingleBuffer first = new SingleBuffer(values))
            using (SingleBuffer second = new SingleBuffer(weights))
            {
                return (float)LogSumExpOf(first.Span, second.Span);
            }
        }
#endif

        /// <summary>log of the mean of exp(x), without overflow or underflow.</summary>
        /// <remarks>
        /// <para>Empty → NaN; all -∞ → -∞; any +∞ → +∞; NaN → NaN; one value → that value.</para>
        /// <para>Error ≤ 2.5 ulp of the largest of |result|, |max x| and |log(mean exp(x - max x))|. Source: as <see cref="LogSumExp(double[])"/>; through expm1 where the values lie close together.</para>
        /// </remarks>
        /// <param name="values">Log-values.</param>
        /// <returns>The logarithm of the mean of the exponentials.</returns>
        public static double LogMeanExp(double[] values)
        {
            RequireNotNull(values, nameof(values));
            return LogMeanExpOf(values);
        }

        /// <inheritdoc cref="LogMeanExp(double[])"/>
        public static float LogMeanExp(float[] values)
        {
            RequireNotNull(values, nameof(values));
            return (float)LogMeanExpOf(values);
        }

        /// <inheritdoc cref="LogMeanExp(double[])"/>
        public static double LogMeanExp(IEnumerable<double> values)
        {
            return LogMeanExp(ToArray(values, nameof(values)));
        }

        /// <inheritdoc cref="LogMeanExp(double[])"/>
        public static float LogMeanExp(IEnumerable<float> values)
        {
            return LogMeanExp(ToArray(values, nameof(values)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="LogMeanExp(double[])"/>
        public static double LogMeanExp(ReadOnlySpan<double> values)
        {
            return LogMeanExpOf(values);
        }

        /// <inheritdoc cref="LogMeanExp(double[])"/>
        public static float LogMeanExp(ReadOnlySpan<float> values)
        {
            return (float)LogMeanExpOf(values);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="LogMeanExp(double[])"/>
        public static float LogMeanExp(ReadOnlySpan<Half> values)
        {
            using (SingleBuffer buffer = new SingleBuffer(values))
            {
                return (float)LogMeanExpOf(buffer.Span);
            }
        }
#endif

        private static double LogSumExpOf(Doubles values)
        {
            double max = MaxOf(values);
            return IsFinite(max) ? max + Log1P(ExpSumWithoutMax(values, max)) : AtInfiniteMax(values, max);
        }

        private static double LogMeanExpOf(Doubles values)
        {
            double max = MaxOf(values);
            if (!IsFinite(max))
            {
                return values.Length == 0 ? double.NaN : AtInfiniteMax(values, max);
            }

            double mean = (1 + ExpSumWithoutMax(values, max)) / values.Length;
            return mean > 0.5 && Math.Abs(max) < 1
                ? max + Log1P(MeanExpM1(values, max))
                : max + Math.Log(mean);
        }

        /// <summary>The maximum; NaN values are passed over, none at all gives -∞.</summary>
        private static double MaxOf(Doubles values)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Widest.MaxOf(values);
            }
#endif

            double max = double.NegativeInfinity;
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] > max)
                {
                    max = values[i];
                }
            }

            return max;
        }

        /// <summary>What a sum of exponentials amounts to if the maximum is infinite: NaN if any value is, else the maximum.</summary>
        private static double AtInfiniteMax(Doubles values, double max)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i]))
                {
                    return double.NaN;
                }
            }

            return max;
        }

        /// <summary>The mean of exp(x - max) - 1, which keeps its digits where all x are close to the maximum.</summary>
        private static double MeanExpM1(Doubles values, double max)
        {
            double sum = 0;
            double compensation = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum = TwoSum(sum, ExpM1(values[i] - max), out double low);
                compensation += low;
            }

            return (sum + compensation) / values.Length;
        }

        /// <summary>Σ w·exp(x), where x is taken relative to the largest x of positive weight; the compensated sum starts at -1, which takes the maximum out exactly.</summary>
        private static double LogSumExpOf(Doubles values, Doubles weights)
        {
            double max = double.NegativeInfinity;
            bool any = false;
            for (int i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i]) || !(weights[i] >= 0))
                {
                    return double.NaN;
                }

                if (weights[i] > 0 && values[i] > max)
                {
                    max = values[i];
                }

                any |= weights[i] > 0;
            }

            if (!any || !IsFinite(max))
            {
                return max;
            }

            double sum = -1;
            double compensation = 0;
            for (int i = 0; i < values.Length; i++)
            {
                if (weights[i] > 0)
                {
                    sum = TwoSum(sum, weights[i] * ExpOfDifference(values[i], max), out double low);
                    compensation += low;
                }
            }

            double total = (sum + 1) + compensation;
            if (!(total > 1e-280 && total <= double.MaxValue))
            {
                return LogSumExpOfShifted(values, weights);
            }

            return max + (total < 0.5 ? Math.Log(total) : Log1P(sum + compensation));
        }

        /// <summary>Weights beyond the range of the sum go into the exponent.</summary>
        private static double LogSumExpOfShifted(Doubles values, Doubles weights)
        {
            double max = double.NegativeInfinity;
            for (int i = 0; i < values.Length; i++)
            {
                max = weights[i] > 0 ? Math.Max(max, values[i] + Math.Log(weights[i])) : max;
            }

            RunningSum sum = default(RunningSum);
            for (int i = 0; i < values.Length && IsFinite(max); i++)
            {
                sum.Add(weights[i] > 0 ? Math.Exp(values[i] + Math.Log(weights[i]) - max) : 0);
            }

            return IsFinite(max) ? max + Math.Log(sum.Sum) : max;
        }

        private static double LogSumExpOf(Floats values)
        {
            double rest = ExpSumWithoutMax(values, out double max);
            return IsFinite(max) ? max + Log1P(rest) : AtInfiniteMax(values, max);
        }

        private static double LogMeanExpOf(Floats values)
        {
            double rest = ExpSumWithoutMax(values, out double max);
            if (!IsFinite(max))
            {
                return values.Length == 0 ? double.NaN : AtInfiniteMax(values, max);
            }

            double mean = (1 + rest) / values.Length;
            return mean > 0.5 && Math.Abs(max) < 1
                ? max + Log1P(MeanExpM1(values, max))
                : max + Math.Log(mean);
        }

        /// <summary>The maximum; NaN values are passed over, none at all gives -∞.</summary>
        private static double MaxOf(Floats values)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Widest.MaxOf(values);
            }
#endif

            double max = double.NegativeInfinity;
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] > max)
                {
                    max = values[i];
                }
            }

            return max;
        }

        /// <summary>What a sum of exponentials amounts to if the maximum is infinite: NaN if any value is, else the maximum.</summary>
        private static double AtInfiniteMax(Floats values, double max)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i]))
                {
                    return double.NaN;
                }
            }

            return max;
        }

        /// <summary>The mean of exp(x - max) - 1, which keeps its digits where all x are close to the maximum.</summary>
        private static double MeanExpM1(Floats values, double max)
        {
            double sum = 0;
            double compensation = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum = TwoSum(sum, ExpM1(values[i] - max), out double low);
                compensation += low;
            }

            return (sum + compensation) / values.Length;
        }

        /// <summary>Σ w·exp(x), where x is taken relative to the largest x of positive weight; the compensated sum starts at -1, which takes the maximum out exactly.</summary>
        private static double LogSumExpOf(Floats values, Floats weights)
        {
            double max = double.NegativeInfinity;
            bool any = false;
            for (int i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i]) || !(weights[i] >= 0))
                {
                    return double.NaN;
                }

                if (weights[i] > 0 && values[i] > max)
                {
                    max = values[i];
                }

                any |= weights[i] > 0;
            }

            if (!any || !IsFinite(max))
            {
                return max;
            }

            double sum = -1;
            double compensation = 0;
            for (int i = 0; i < values.Length; i++)
            {
                if (weights[i] > 0)
                {
                    sum = TwoSum(sum, weights[i] * ExpOfDifference(values[i], max), out double low);
                    compensation += low;
                }
            }

            double total = (sum + 1) + compensation;
            if (!(total > 1e-280 && total <= double.MaxValue))
            {
                return LogSumExpOfShifted(values, weights);
            }

            return max + (total < 0.5 ? Math.Log(total) : Log1P(sum + compensation));
        }

        /// <summary>Weights beyond the range of the sum go into the exponent.</summary>
        private static double LogSumExpOfShifted(Floats values, Floats weights)
        {
            double max = double.NegativeInfinity;
            for (int i = 0; i < values.Length; i++)
            {
                max = weights[i] > 0 ? Math.Max(max, values[i] + Math.Log(weights[i])) : max;
            }

            RunningSum sum = default(RunningSum);
            for (int i = 0; i < values.Length && IsFinite(max); i++)
            {
                sum.Add(weights[i] > 0 ? Math.Exp(values[i] + Math.Log(weights[i]) - max) : 0);
            }

            return IsFinite(max) ? max + Math.Log(sum.Sum) : max;
        }

        /// <summary>Σ exp(x - max) - 1, compensated: the maximum itself cancels against the 1 exactly, so the rest keeps its digits.</summary>
        private static double ExpSumWithoutMax(Doubles values, double max)
        {
            double sum = -1;
            double compensation = 0;
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                sum = TwoSum(sum, Widest.ExpSum(values, max, out compensation), out double rounding);
                return sum + (compensation + rounding);
            }
#endif

            for (int i = 0; i < values.Length; i++)
            {
                sum = TwoSum(sum, ExpOfDifference(values[i], max), out double low);
                compensation += low;
            }

            return sum + compensation;
        }

        /// <summary>The maximum, and Σ exp(x - max) without one occurrence of it; meaningful if the maximum is finite.</summary>
        private static double ExpSumWithoutMax(Floats values, out double max)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Widest.ExpSumWithoutMax(values, out max);
            }
#endif

            double sum = 0;
            double ties = 0;
            max = MaxOf(values);
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] == max)
                {
                    ties++;
                }
                else
                {
                    sum += Math.Exp(values[i] - max);
                }
            }

            return (ties - 1) + sum;
        }

        /// <summary>exp(x - max), the rounding of the difference made good: it alone would cost |x - max|/2 ulp.</summary>
        private static double ExpOfDifference(double x, double max)
        {
            double d = x - max;
            double e = Math.Exp(d);
            if (e == 0)
            {
                return e;
            }

            double part = d - x;
            double low = (x - (d - part)) - (max + part);
            return e + e * low;
        }
    }
}
