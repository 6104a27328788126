using System;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary><paramref name="x"/>·log(<paramref name="y"/>), which is 0 where x = 0, whatever y.</summary>
        /// <remarks>
        /// <para>x is a probability, a count or a weight: x &lt; 0 → NaN. x = 0 → 0, also for y = 0, y &lt; 0 and y = +∞; NaN → NaN;
        /// y &lt; 0 with x > 0 → NaN; y = 0 with x > 0 → -∞.</para>
        /// <para>Error ≤ 2.5 ulp. Source: SciPy's xlogy, with NaN for a negative weight.</para>
        /// </remarks>
        /// <param name="x">The weight, at least 0.</param>
        /// <param name="y">The argument of the logarithm.</param>
        /// <returns>x·log y.</returns>
        public static double XLogY(double x, double y)
        {
            if (x > 0)
            {
                return x * Math.Log(y);
            }

            return x == 0 && !double.IsNaN(y) ? 0 : double.NaN;
        }

        /// <inheritdoc cref="XLogY(double, double)"/>
        public static float XLogY(float x, float y)
        {
            return (float)XLogY((double)x, (double)y);
        }

        /// <summary><paramref name="x"/>·log(1 + <paramref name="y"/>), which is 0 where x = 0, whatever y.</summary>
        /// <remarks>
        /// <para>x &lt; 0 → NaN, as in <see cref="XLogY(double, double)"/>. x = 0 → 0; NaN → NaN; y &lt; -1 with x > 0 → NaN; y = -1 with x > 0 → -∞.</para>
        /// <para>Error ≤ 2.5 ulp. Source: SciPy's xlog1py.</para>
        /// </remarks>
        /// <param name="x">The weight, at least 0.</param>
        /// <param name="y">A number, at least -1.</param>
        /// <returns>x·log(1 + y).</returns>
        public static double XLog1PY(double x, double y)
        {
            if (x > 0)
            {
                return x * Log1P(y);
            }

            return x == 0 && !double.IsNaN(y) ? 0 : double.NaN;
        }

        /// <inheritdoc cref="XLog1PY(double, double)"/>
        public static float XLog1PY(float x, float y)
        {
            return (float)XLog1PY((double)x, (double)y);
        }

        /// <summary><paramref name="x"/>·log(<paramref name="x"/>/<paramref name="y"/>): one term of a relative entropy.</summary>
        /// <remarks>
        /// <para>x = 0, y ≥ 0 → 0; x > 0, y = 0 → +∞; a negative argument → NaN; NaN → NaN; x > 0 finite, y = +∞ → -∞; (+∞, +∞) → NaN.</para>
        /// <para>Error ≤ 2.5 ulp, also where x is near y and where x/y overflows. Source: the logarithm of the rounded quotient plus the
        /// quotient's own rounding error.</para>
        /// </remarks>
        /// <param name="x">A probability or weight, at least 0.</param>
        /// <param name="y">A probability or weight, at least 0.</param>
        /// <returns>x·log(x/y).</returns>
        public static double RelativeEntropy(double x, double y)
        {
            if (!(x > 0 && y > 0))
            {
                if (x == 0 && y >= 0)
                {
                    return 0;
                }

                return x > 0 && y == 0 ? double.PositiveInfinity : double.NaN;
            }

            return x * LogOfQuotient(x, y);
        }

        /// <inheritdoc cref="RelativeEntropy(double, double)"/>
        public static float RelativeEntropy(float x, float y)
        {
            return x > 0 && y > 0 ? (float)(x * Math.Log((double)x / y)) : (float)RelativeEntropy((double)x, (double)y);
        }

        /// <summary>log(x/y) for positive x, y.</summary>
        private static double LogOfQuotient(double x, double y)
        {
            double quotient = x / y;
            if (!(quotient > 1e-290 && quotient < 1e290))
            {
                return Math.Log(x) - Math.Log(y);
            }

            if (y < 1e-200)
            {
                x *= TwoTo600;
                y *= TwoTo600;
            }
            else if (y > 1e200 || x > 1e200)
            {
                x *= TwoToMinus600;
                y *= TwoToMinus600;
            }

            double back = TwoProduct(quotient, y, out double backLow);
            return Math.Log(quotient) + ((x - back) - backLow) / y / quotient;
        }
    }
}
