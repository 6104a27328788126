#if NUMERIC_STABILITY_SPANS
using Doubles = System.ReadOnlySpan<double>;
using Floats = System.ReadOnlySpan<float>;
using DoubleOutput = System.Span<double>;
using FloatOutput = System.Span<float>;
#endif
using System;
using System.Collections.Generic;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary>exp(xᵢ) / Σ exp(xⱼ), shifted by the maximum: no logit overflows.</summary>
        /// <remarks>
        /// <para>Empty → empty. NaN or +∞ anywhere, or all -∞ (a fully masked row) → all NaN; -∞ beside a finite logit → 0; one finite logit → 1.</para>
        /// <para>Error ≤ (|xᵢ - max x| + 4) ulp for every length. Source: Blanchard, Higham and Higham (2021); the rounding of xᵢ - max x is made good.</para>
        /// <para>The lengths must be equal and the spans equal or apart: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="source">Logits.</param>
        /// <param name="destination">Where the results go: as long as the source; the source itself, or apart from it.</param>
        public static void Softmax(double[] source, double[] destination)
        {
            RequireNotNull(source, nameof(source));
            RequireNotNull(destination, nameof(destination));
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            SoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="Softmax(double[], double[])"/>
        public static void Softmax(float[] source, float[] destination)
        {
            RequireNotNull(source, nameof(source));
            RequireNotNull(destination, nameof(destination));
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            SoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="Softmax(double[], double[])"/>
        /// <returns>A new array of the results.</returns>
        public static double[] Softmax(double[] source)
        {
            RequireNotNull(source, nameof(source));
            double[] destination = new double[source.Length];
            SoftmaxTo(source, destination);
            return destination;
        }

        /// <inheritdoc cref="Softmax(double[])"/>
        public static double[] Softmax(IEnumerable<double> source)
        {
            return Softmax(ToArray(source, nameof(source)));
        }

        /// <inheritdoc cref="Softmax(double[], double[])"/>
        /// <returns>A new array of the results.</returns>
        public static float[] Softmax(float[] source)
        {
            RequireNotNull(source, nameof(source));
            float[] destination = new float[source.Length];
            SoftmaxTo(source, destination);
            return destination;
        }

        /// <inheritdoc cref="Softmax(double[])"/>
        public static float[] Softmax(IEnumerable<float> source)
        {
            return Softmax(ToArray(source, nameof(source)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Softmax(double[], double[])"/>
        public static void Softmax(ReadOnlySpan<double> source, Span<double> destination)
        {
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            RequireInPlaceOrApart<double>(source, destination);
            SoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="Softmax(double[])"/>
        public static double[] Softmax(ReadOnlySpan<double> source)
        {
            double[] destination = new double[source.Length];
            SoftmaxTo(source, destination);
            return destination;
        }

        /// <inheritdoc cref="Softmax(double[], double[])"/>
        public static void Softmax(ReadOnlySpan<float> source, Span<float> destination)
        {
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            RequireInPlaceOrApart<float>(source, destination);
            SoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="Softmax(double[])"/>
        public static float[] Softmax(ReadOnlySpan<float> source)
        {
            float[] destination = new float[source.Length];
            SoftmaxTo(source, destination);
            return destination;
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Softmax(double[], double[])"/>
        public static void Softmax(ReadOnlySpan<Half> source, Span<Half> destination)
        {
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            RequireInPlaceOrApart<Half>(source, destination);
            using (SingleBuffer buffer = new SingleBuffer(source))
            {
                SoftmaxTo(buffer.Span, buffer.Span);
                buffer.CopyTo(destination);
            }
        }
#endif

        /// <summary>log of the softmax: (xᵢ - max x) - log1p(Σ exp(xⱼ - max x) without the maximum), which is neither -∞ for an unlikely class nor 0 for a confident one.</summary>
        /// <remarks>
        /// <para>Empty → empty. NaN or +∞ anywhere, or all -∞ → all NaN; -∞ beside a finite logit → -∞.</para>
        /// <para>Error ≤ 2.5 ulp. Source: the log1p split with a compensated sum.</para>
        /// <para>The lengths must be equal and the spans equal or apart: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="source">Logits.</param>
        /// <param name="destination">Where the results go: as long as the source; the source itself, or apart from it.</param>
        public static void LogSoftmax(double[] source, double[] destination)
        {
            RequireNotNull(source, nameof(source));
            RequireNotNull(destination, nameof(destination));
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            LogSoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="LogSoftmax(double[], double[])"/>
        public static void LogSoftmax(float[] source, float[] destination)
        {
            RequireNotNull(source, nameof(source));
            RequireNotNull(destination, nameof(destination));
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            LogSoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="LogSoftmax(double[], double[])"/>
        /// <returns>A new array of the results.</returns>
        public static double[] LogSoftmax(double[] source)
        {
            RequireNotNull(source, nameof(source));
            double[] destination = new double[source.Length];
            LogSoftmaxTo(source, destination);
            return destination;
        }

        /// <inheritdoc cref="LogSoftmax(double[])"/>
        public static double[] LogSoftmax(IEnumerable<double> source)
        {
            return LogSoftmax(ToArray(source, nameof(source)));
        }

        /// <inheritdoc cref="LogSoftmax(double[], double[])"/>
        /// <returns>A new array of the results.</returns>
        public static float[] LogSoftmax(float[] source)
        {
            RequireNotNull(source, nameof(source));
            float[] destination = new float[source.Length];
            LogSoftmaxTo(source, destination);
            return destination;
        }

        /// <inheritdoc cref="LogSoftmax(double[])"/>
        public static float[] LogSoftmax(IEnumerable<float> source)
        {
            return LogSoftmax(ToArray(source, nameof(source)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="LogSoftmax(double[], double[])"/>
        public static void LogSoftmax(ReadOnlySpan<double> source, Span<double> destination)
        {
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            RequireInPlaceOrApart<double>(source, destination);
            LogSoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="LogSoftmax(double[])"/>
        public static double[] LogSoftmax(ReadOnlySpan<double> source)
        {
            double[] destination = new double[source.Length];
            LogSoftmaxTo(source, destination);
            return destination;
        }

        /// <inheritdoc cref="LogSoftmax(double[], double[])"/>
        public static void LogSoftmax(ReadOnlySpan<float> source, Span<float> destination)
        {
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            RequireInPlaceOrApart<float>(source, destination);
            LogSoftmaxTo(source, destination);
        }

        /// <inheritdoc cref="LogSoftmax(double[])"/>
        public static float[] LogSoftmax(ReadOnlySpan<float> source)
        {
            float[] destination = new float[source.Length];
            LogSoftmaxTo(source, destination);
            return destination;
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="LogSoftmax(double[], double[])"/>
        public static void LogSoftmax(ReadOnlySpan<Half> source, Span<Half> destination)
        {
            RequireSameLength(source.Length, destination.Length, nameof(destination));
            RequireInPlaceOrApart<Half>(source, destination);
            using (SingleBuffer buffer = new SingleBuffer(source))
            {
                LogSoftmaxTo(buffer.Span, buffer.Span);
                buffer.CopyTo(destination);
            }
        }
#endif

        /// <summary>-log softmax(x)[label], from the logits themselves.</summary>
        /// <remarks>
        /// <para>NaN or +∞ anywhere, or all -∞ → NaN; a label whose logit is -∞ → +∞; one finite logit → 0.</para>
        /// <para>Error ≤ 2.5 ulp. Source: as <see cref="LogSoftmax(double[])"/>.</para>
        /// <para>A label outside the logits (so any label of empty logits): <see cref="ArgumentOutOfRangeException"/>.</para>
        /// </remarks>
        /// <param name="logits">Logits.</param>
        /// <param name="label">The index of the true class.</param>
        /// <returns>The cross-entropy in nats, at least 0.</returns>
        public static double CrossEntropyWithLogits(double[] logits, int label)
        {
            RequireNotNull(logits, nameof(logits));
            RequireIndex(label, logits.Length, nameof(label));
            return CrossEntropyOf(logits, label);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="CrossEntropyWithLogits(double[], int)"/>
        public static double CrossEntropyWithLogits(ReadOnlySpan<double> logits, int label)
        {
            RequireIndex(label, logits.Length, nameof(label));
            return CrossEntropyOf(logits, label);
        }
#endif

        /// <inheritdoc cref="CrossEntropyWithLogits(double[], int)"/>
        public static float CrossEntropyWithLogits(float[] logits, int label)
        {
            RequireNotNull(logits, nameof(logits));
            RequireIndex(label, logits.Length, nameof(label));
            return (float)CrossEntropyOf(logits, label);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="CrossEntropyWithLogits(double[], int)"/>
        public static float CrossEntropyWithLogits(ReadOnlySpan<float> logits, int label)
        {
            RequireIndex(label, logits.Length, nameof(label));
            return (float)CrossEntropyOf(logits, label);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="CrossEntropyWithLogits(double[], int)"/>
        public static float CrossEntropyWithLogits(ReadOnlySpan<Half> logits, int label)
        {
            RequireIndex(label, logits.Length, nameof(label));
            using (SingleBuffer buffer = new SingleBuffer(logits))
            {
                return (float)CrossEntropyOf(buffer.Span, label);
            }
        }
#endif

        private static void SoftmaxTo(Doubles source, DoubleOutput destination)
        {
            double max = MaxOf(source);
            if (IsFinite(max))
            {
                Scale(destination, ExpTo(source, max, destination));
            }
            else
            {
                FillNaN(destination);
            }
        }

        private static void LogSoftmaxTo(Doubles source, DoubleOutput destination)
        {
            double max = MaxOf(source);
            if (IsFinite(max))
            {
                Shift(source, max, Log1P(ExpSumWithoutMax(source, max)), destination);
            }
            else
            {
                FillNaN(destination);
            }
        }

        private static double CrossEntropyOf(Doubles logits, int label)
        {
            double max = MaxOf(logits);
            return IsFinite(max) ? Log1P(ExpSumWithoutMax(logits, max)) + (max - logits[label]) : double.NaN;
        }

        private static void FillNaN(DoubleOutput destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = double.NaN;
            }
        }

        /// <summary>The number of floats from which on a row does not stay in the second cache between passes.</summary>
        private const int InCache = 65536;

        /// <summary>Divides by the sum.</summary>
        private static void Scale(DoubleOutput destination, double sum)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = (double)(destination[i] / sum);
            }
        }

        private static void Shift(Doubles source, double max, double logSum, DoubleOutput destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = (double)((source[i] - max) - logSum);
            }
        }

        private static void SoftmaxTo(Floats source, FloatOutput destination)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated && source.Length > InCache)
            {
                // Out of cache an exponential is cheaper than writing and reading it again.
                double sum = 1 + ExpSumWithoutMax(source, out double top);
                if (IsFinite(top))
                {
                    Widest.ExpTo(source, top, 1 / sum, destination);
                }
                else
                {
                    FillNaN(destination);
                }

                return;
            }
#endif

            double max = MaxOf(source);
            if (IsFinite(max))
            {
                Scale(destination, ExpTo(source, max, destination));
            }
            else
            {
                FillNaN(destination);
            }
        }

        private static void LogSoftmaxTo(Floats source, FloatOutput destination)
        {
            double rest = ExpSumWithoutMax(source, out double max);
            if (IsFinite(max))
            {
                Shift(source, max, Log1P(rest), destination);
            }
            else
            {
                FillNaN(destination);
            }
        }

        private static double CrossEntropyOf(Floats logits, int label)
        {
            double rest = ExpSumWithoutMax(logits, out double max);
            return IsFinite(max) ? Log1P(rest) + (max - logits[label]) : double.NaN;
        }

        private static void FillNaN(FloatOutput destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = float.NaN;
            }
        }

        /// <summary>Divides by the sum.</summary>
        private static void Scale(FloatOutput destination, double sum)
        {
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                Widest.Multiply(destination, (float)(1 / sum));
                return;
            }
#endif

            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = (float)(destination[i] / sum);
            }
        }

        private static void Shift(Floats source, double max, double logSum, FloatOutput destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = (float)((source[i] - max) - logSum);
            }
        }

        /// <summary>Writes exp(x - max) and returns the sum.</summary>
        private static double ExpTo(Doubles source, double max, DoubleOutput destination)
        {
            double sum = 0;
            double compensation = 0;
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                sum = Widest.ExpTo(source, max, destination, out compensation);
                return sum + compensation;
            }
#endif

            for (int i = 0; i < destination.Length; i++)
            {
                double e = ExpOfDifference(source[i], max);
                destination[i] = e;
                sum = TwoSum(sum, e, out double low);
                compensation += low;
            }

            return sum + compensation;
        }

        private static double ExpTo(Floats source, double max, FloatOutput destination)
        {
            double sum = 0;
#if NET8_0_OR_GREATER
            if (Widest.IsAccelerated)
            {
                return Widest.ExpTo(source, max, 1, destination);
            }
#endif

            for (int i = 0; i < destination.Length; i++)
            {
                double e = Math.Exp(source[i] - max);
                destination[i] = (float)e;
                sum += e;
            }

            return sum;
        }

#if NUMERIC_STABILITY_SPANS
        /// <summary>An element written must not be one still to be read.</summary>
        private static void RequireInPlaceOrApart<T>(ReadOnlySpan<T> source, Span<T> destination)
        {
            if (source.Overlaps(destination, out int offset) && offset != 0)
            {
                throw new ArgumentException("The destination overlaps the source at another position.", nameof(destination));
            }
        }
#endif
    }
}
