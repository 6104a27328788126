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
        /// <summary>-Σ p·log p, in nats; p = 0 contributes 0.</summary>
        /// <remarks>
        /// <para>Empty → 0; a negative value or NaN → NaN.</para>
        /// <para>Error ≤ 2.5 ulp for probabilities (all terms have one sign then). Source: compensated sum of <see cref="XLogY(double, double)"/>.</para>
        /// </remarks>
        /// <param name="probabilities">Probabilities or weights, at least 0; they are not normalised.</param>
        /// <returns>The entropy.</returns>
        public static double Entropy(double[] probabilities)
        {
            RequireNotNull(probabilities, nameof(probabilities));
            return EntropyOf(probabilities);
        }

        /// <inheritdoc cref="Entropy(double[])"/>
        public static float Entropy(float[] probabilities)
        {
            RequireNotNull(probabilities, nameof(probabilities));
            return (float)EntropyOf(probabilities);
        }

        /// <inheritdoc cref="Entropy(double[])"/>
        public static double Entropy(IEnumerable<double> probabilities)
        {
            return Entropy(ToArray(probabilities, nameof(probabilities)));
        }

        /// <inheritdoc cref="Entropy(double[])"/>
        public static float Entropy(IEnumerable<float> probabilities)
        {
            return Entropy(ToArray(probabilities, nameof(probabilities)));
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="Entropy(double[])"/>
        public static double Entropy(ReadOnlySpan<double> probabilities)
        {
            return EntropyOf(probabilities);
        }

        /// <inheritdoc cref="Entropy(double[])"/>
        public static float Entropy(ReadOnlySpan<float> probabilities)
        {
            return (float)EntropyOf(probabilities);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="Entropy(double[])"/>
        public static float Entropy(ReadOnlySpan<Half> probabilities)
        {
            using (SingleBuffer buffer = new SingleBuffer(probabilities))
            {
                return (float)EntropyOf(buffer.Span);
            }
        }
#endif

        /// <summary>Σ p·log(p/q), in nats; p = 0 contributes 0.</summary>
        /// <remarks>
        /// <para>Empty → 0; p > 0 where q = 0 → +∞; a negative value or NaN → NaN.</para>
        /// <para>Error ≤ 2.5 ulp of Σ|p·log(p/q)|: terms of both signs cancel where p is near q. Source: compensated sum of <see cref="RelativeEntropy(double, double)"/>.</para>
        /// <para>The lengths must be equal: <see cref="ArgumentException"/> otherwise.</para>
        /// </remarks>
        /// <param name="p">Probabilities, at least 0.</param>
        /// <param name="q">Probabilities, at least 0, as many.</param>
        /// <returns>The relative entropy of p with respect to q.</returns>
        public static double KullbackLeibler(double[] p, double[] q)
        {
            RequireNotNull(p, nameof(p));
            RequireNotNull(q, nameof(q));
            RequireSameLength(p.Length, q.Length, nameof(q));
            return KullbackLeiblerOf(p, q);
        }

        /// <inheritdoc cref="KullbackLeibler(double[], double[])"/>
        public static float KullbackLeibler(float[] p, float[] q)
        {
            RequireNotNull(p, nameof(p));
            RequireNotNull(q, nameof(q));
            RequireSameLength(p.Length, q.Length, nameof(q));
            return (float)KullbackLeiblerOf(p, q);
        }

#if NUMERIC_STABILITY_SPANS
        /// <inheritdoc cref="KullbackLeibler(double[], double[])"/>
        public static double KullbackLeibler(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
        {
            RequireSameLength(p.Length, q.Length, nameof(q));
            return KullbackLeiblerOf(p, q);
        }

        /// <inheritdoc cref="KullbackLeibler(double[], double[])"/>
        public static float KullbackLeibler(ReadOnlySpan<float> p, ReadOnlySpan<float> q)
        {
            RequireSameLength(p.Length, q.Length, nameof(q));
            return (float)KullbackLeiblerOf(p, q);
        }
#endif

#if NET5_0_OR_GREATER
        /// <inheritdoc cref="KullbackLeibler(double[], double[])"/>
        public static float KullbackLeibler(ReadOnlySpan<Half> p, ReadOnlySpan<Half> q)
        {
            RequireSameLength(p.Length, q.Length, nameof(q));
            using (SingleBuffer first = new SingleBuffer(p))
            using (SingleBuffer second = new SingleBuffer(q))
            {
                return (float)KullbackLeiblerOf(first.Span, second.Span);
            }
        }
#endif

        private static double EntropyOf(Doubles probabilities)
        {
            RunningSum sum = default(RunningSum);
            for (int i = 0; i < probabilities.Length; i++)
            {
                sum.Add(XLogY((double)probabilities[i], (double)probabilities[i]));
            }

            return 0 - sum.Sum;
        }

        private static double KullbackLeiblerOf(Doubles p, Doubles q)
        {
            RunningSum sum = default(RunningSum);
            for (int i = 0; i < p.Length; i++)
            {
                sum.Add(RelativeEntropy((double)p[i], (double)q[i]));
            }

            return sum.Sum;
        }

        private static double EntropyOf(Floats probabilities)
        {
            RunningSum sum = default(RunningSum);
            for (int i = 0; i < probabilities.Length; i++)
            {
                sum.Add(XLogY((double)probabilities[i], (double)probabilities[i]));
            }

            return 0 - sum.Sum;
        }

        private static double KullbackLeiblerOf(Floats p, Floats q)
        {
            RunningSum sum = default(RunningSum);
            for (int i = 0; i < p.Length; i++)
            {
                sum.Add(RelativeEntropy((double)p[i], (double)q[i]));
            }

            return sum.Sum;
        }
    }
}
