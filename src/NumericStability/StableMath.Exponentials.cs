using System;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary>log(1 + <paramref name="x"/>), with all its digits where 1 + x has lost those of x.</summary>
        /// <remarks>
        /// <para>Domain x ≥ -1. -1 → -∞; below → NaN; +∞ → +∞; NaN → NaN; ±0 → ±0; subnormals are returned as they are.</para>
        /// <para>Error ≤ 2.5 ulp (1.3 measured). Source: Kahan's compensated form, as in the HP-15C.</para>
        /// </remarks>
        /// <param name="x">A number, at least -1.</param>
        /// <returns>The natural logarithm of 1 + x.</returns>
        public static double Log1P(double x)
        {
            double u = (double)(1.0 + x);
            if (u == 1.0)
            {
                return x;
            }

            return u > 0 && u <= double.MaxValue ? Math.Log(u) - ((u - 1.0) - x) / u : Math.Log(u);
        }

        /// <inheritdoc cref="Log1P(double)"/>
        public static float Log1P(float x)
        {
            return (float)Log1PForSingle(x);
        }

        /// <summary>log(1 + x) to the accuracy a float needs: relative error below 2⁻⁴⁰, whatever the size of x.</summary>
        private static double Log1PForSingle(double x)
        {
            return Math.Abs(x) < 1e-4 ? x - x * x * (0.5 - x * (1.0 / 3)) : Math.Log(1.0 + x);
        }

        /// <summary>exp(<paramref name="x"/>) - 1, with all its digits where exp(x) has lost those of x.</summary>
        /// <remarks>
        /// <para>-∞ → -1; +∞ and x > 709.78 (float 88.72) → +∞; NaN → NaN; ±0 → ±0; subnormals are returned as they are.</para>
        /// <para>Error ≤ 2.5 ulp. Source: for |x| &lt; ½ x plus a tail from the rational function of Cephes (expm1 in unity.c).</para>
        /// </remarks>
        /// <param name="x">Any number.</param>
        /// <returns>e to the power x, minus 1.</returns>
        public static double ExpM1(double x)
        {
            double magnitude = Math.Abs(x);
            if (!(magnitude < 0.5))
            {
                return Math.Exp(x) - 1;
            }

            return magnitude < 1e-17 ? x : x + ExpM1Tail(x);
        }

        /// <summary>exp(x) - 1 - x for |x| &lt; ½: Cephes' quotient 2r/(q - r) with the x taken out of the numerator, so that it is added exactly.</summary>
        private static double ExpM1Tail(double x)
        {
            double z = x * x;
            double p = (1.2617719307481059087798E-4 * z + 3.0299440770744196129956E-2) * z + 9.9999999999999999991025E-1;
            double q = ((3.0019850513866445504159E-6 * z + 2.5244834034968410419224E-3) * z + 2.2726554820815502876593E-1) * z
                + 2.0000000000000000000897E0;
            double d = (-3.0019850513866445504159E-6 * z - 2.2721290173472198601E-3) * z - 1.6666666666666663650E-1;
            return z * (p + x * d) / (q - x * p);
        }

        /// <inheritdoc cref="ExpM1(double)"/>
        public static float ExpM1(float x)
        {
            return (float)ExpM1ForSingle(x);
        }

        /// <summary>exp(x) - 1 to the accuracy a float needs: relative error below 2⁻⁴², whatever the size of x.</summary>
        private static double ExpM1ForSingle(double x)
        {
            return Math.Abs(x) < 1e-3 ? x * (1 + x * (0.5 + x * (1.0 / 6 + x * (1.0 / 24)))) : Math.Exp(x) - 1;
        }

        /// <summary>log(1 - exp(<paramref name="x"/>)) for x ≤ 0: the log of the complement of a log-probability.</summary>
        /// <remarks>
        /// <para>0 → -∞; -∞ → -0; x > 0 → NaN; NaN → NaN.</para>
        /// <para>Error ≤ 2.5 ulp. Source: Mächler, "Accurately computing log(1 - exp(-|a|))" (2012).</para>
        /// </remarks>
        /// <param name="x">A number, at most 0.</param>
        /// <returns>The natural logarithm of 1 - eˣ.</returns>
        public static double Log1MExp(double x)
        {
            return x > -Ln2 ? Math.Log(-ExpM1(x)) : Log1P(-Math.Exp(x));
        }

        /// <inheritdoc cref="Log1MExp(double)"/>
        public static float Log1MExp(float x)
        {
            return (float)Log1MExpForSingle(x);
        }

        private static double Log1MExpForSingle(double x)
        {
            return x > -Ln2 ? Math.Log(-ExpM1ForSingle(x)) : Log1PForSingle(-Math.Exp(x));
        }

        /// <summary>log(exp(<paramref name="a"/>) + exp(<paramref name="b"/>)) without overflow or underflow.</summary>
        /// <remarks>
        /// <para>Equal infinities give that infinity; -∞ is neutral; +∞ absorbs; NaN → NaN.</para>
        /// <para>Error ≤ 2.5 ulp of the largest of |result|, |a|, |b|: the result passes through 0 where they cancel.
        /// Source: NumPy's logaddexp with <see cref="Log1P(double)"/>.</para>
        /// </remarks>
        /// <param name="a">A log-value.</param>
        /// <param name="b">A log-value.</param>
        /// <returns>The logarithm of the sum of the exponentials.</returns>
        public static double LogAddExp(double a, double b)
        {
            if (a == b)
            {
                return a + Ln2;
            }

            double d = a - b;
            return double.IsNaN(d) ? a + b : Math.Max(a, b) + Log1P(Math.Exp(-Math.Abs(d)));
        }

        /// <inheritdoc cref="LogAddExp(double, double)"/>
        public static float LogAddExp(float a, float b)
        {
            if (a == b)
            {
                return (float)(a + Ln2);
            }

            double d = (double)a - b;
            return double.IsNaN(d) ? a + b : (float)(Math.Max(a, b) + Log1PForSingle(Math.Exp(-Math.Abs(d))));
        }

        /// <summary>log(exp(<paramref name="a"/>) - exp(<paramref name="b"/>)) for a ≥ b.</summary>
        /// <remarks>
        /// <para>a = b → -∞; b = -∞ → a; a &lt; b → NaN; (+∞, +∞) → NaN; (+∞, b) → +∞; NaN → NaN.</para>
        /// <para>Error ≤ 2.5 ulp of the largest of |result|, |a|, |b|. Source: a + log1mexp(b - a), Mächler (2012).</para>
        /// </remarks>
        /// <param name="a">The larger log-value.</param>
        /// <param name="b">The smaller log-value.</param>
        /// <returns>The logarithm of the difference of the exponentials.</returns>
        public static double LogSubExp(double a, double b)
        {
            if (a == b)
            {
                return double.IsPositiveInfinity(a) ? double.NaN : double.NegativeInfinity;
            }

            return double.IsNegativeInfinity(b) ? a : a + Log1MExp(b - a);
        }

        /// <inheritdoc cref="LogSubExp(double, double)"/>
        public static float LogSubExp(float a, float b)
        {
            if (a == b)
            {
                return float.IsPositiveInfinity(a) ? float.NaN : float.NegativeInfinity;
            }

            return float.IsNegativeInfinity(b) ? a : (float)(a + Log1MExpForSingle((double)b - a));
        }

        /// <summary>log(cosh(<paramref name="x"/>)): the smooth absolute value, without overflow of cosh.</summary>
        /// <remarks>
        /// <para>±∞ → +∞; ±0 → 0; NaN → NaN.</para>
        /// <para>Error ≤ 2.5 ulp. Source: a polynomial in x² fitted for |x| &lt; 1, else |x| - ln 2 + log1p(exp(-2|x|)).</para>
        /// </remarks>
        /// <param name="x">Any number.</param>
        /// <returns>The natural logarithm of the hyperbolic cosine.</returns>
        public static double LogCosh(double x)
        {
            double magnitude = Math.Abs(x);
            return magnitude < 1 ? LogCoshNearZero(x) : magnitude + (Log1P(Math.Exp(-2 * magnitude)) - Ln2);
        }

        /// <inheritdoc cref="LogCosh(double)"/>
        public static float LogCosh(float x)
        {
            return (float)LogCosh((double)x);
        }

        /// <summary>A Chebyshev fit of log(cosh(√z))/z on [0, 1], relative error below 10⁻¹⁸; its first coefficient is ½ exactly.</summary>
        private static double LogCoshNearZero(double x)
        {
            double z = x * x;
            double p = -2.2764198082727952e-09;
            p = p * z + 2.4268051367700383e-08;
            p = p * z - 1.3068157325434964e-07;
            p = p * z + 4.924539882543482e-07;
            p = p * z - 1.5281848212875655e-06;
            p = p * z + 4.331402571628952e-06;
            p = p * z - 1.1918687623522829e-05;
            p = p * z + 3.276489941653655e-05;
            p = p * z - 9.09856096555369e-05;
            p = p * z + 0.00025657975920948954;
            p = p * z - 0.0007386028466072547;
            p = p * z + 0.002186948843058455;
            p = p * z - 0.006746031745439467;
            p = p * z + 0.022222222222204716;
            p = p * z - 0.08333333333333313;
            return 0.5 * z + z * z * p;
        }
    }
}
