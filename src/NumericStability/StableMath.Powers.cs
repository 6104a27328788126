using System;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary><paramref name="a"/> to the power <paramref name="x"/>, minus 1, with all digits where the power is near 1.</summary>
        /// <remarks>
        /// <para>x = 0 or a = 1 → 0; a = 0, a &lt; 0, infinities and NaN as in <see cref="Math.Pow"/>, minus 1.</para>
        /// <para>Error ≤ 2.5 ulp. Source: expm1 of x·log a, the product carried in two numbers, while it is at most ½ in magnitude; beyond, the
        /// plain form is the better one.</para>
        /// </remarks>
        /// <param name="a">The base.</param>
        /// <param name="x">The exponent.</param>
        /// <returns>aˣ - 1.</returns>
        public static double PowM1(double a, double x)
        {
            if (a < 0 && x % 2 == 0)
            {
                a = -a;
            }

            if (x == 0 || a == 1)
            {
                return 0;
            }

            if (a > 0 && a <= double.MaxValue && IsFinite(x))
            {
                double high = LogParts(a, out double low);
                if (Math.Abs(high * x) <= 0.5)
                {
                    return ExpM1OfProduct(high, low, x);
                }
            }

            return Math.Pow(a, x) - 1;
        }

        /// <inheritdoc cref="PowM1(double, double)"/>
        public static float PowM1(float a, float x)
        {
            double exponent = x * Math.Log(a);

            // 0 + makes -0 into 0.
            return IsFinite(exponent) ? (float)(0.0 + ExpM1ForSingle(exponent)) : (float)PowM1((double)a, (double)x);
        }

        /// <summary>(1 + <paramref name="r"/>)ⁿ - 1: compound growth, or with r = -p the probability, negated, of at least one success.</summary>
        /// <remarks>
        /// <para>n = 0 → 0; r = -1 → -1 for n > 0, +∞ for n &lt; 0; r &lt; -1 as <see cref="Math.Pow"/> of a negative base; NaN → NaN (but n = 0 → 0).</para>
        /// <para>Error ≤ 2.5 ulp. Source: expm1 of n·log1p(r), carried in two numbers, while it is small; beyond, the plain form with
        /// the rounding of 1 + r made good.</para>
        /// </remarks>
        /// <param name="r">The rate.</param>
        /// <param name="n">The number of periods; it need not be an integer.</param>
        /// <returns>(1 + r)ⁿ - 1.</returns>
        public static double CompoundM1(double r, double n)
        {
            if (n == 0)
            {
                return 0;
            }

            double u = TwoSum(1.0, r, out double c);
            if (!IsFinite(u) || u == 0 || !IsFinite(n))
            {
                return CompoundAtLimit(r, u, n);
            }

            // log(u + c) = log u + log(1 + c/u), the second to two terms, its quotient in two numbers.
            double q = c / u;
            double back = TwoProduct(q, u, out double backLow);
            double qLow = ((c - back) - backLow) / u - 0.5 * q * q;
            if (u > 0)
            {
                double low = 0;
                double high = u == 1 ? 0 : LogParts(u, out low);
                high = TwoSum(high, q, out double rounding);
                if (Math.Abs(high * n) <= 2)
                {
                    return ExpM1OfProduct(high, low + rounding + qLow, n);
                }
            }

            double power = Math.Pow(u, n);
            if (c == 0 || power == 0 || !IsFinite(power))
            {
                return power - 1;
            }

            double t = TwoProduct(q, n, out double tLow);
            tLow += qLow * n;
            if (Math.Abs(t) <= 0.5)
            {
                return (power - 1) + power * (ExpM1(t) + tLow);
            }

            double correction = Math.Exp(t);
            return power * (correction + correction * tLow) - 1;
        }

        /// <inheritdoc cref="CompoundM1(double, double)"/>
        public static float CompoundM1(float r, float n)
        {
            double exponent = n * Log1PForSingle(r);

            // 0 + makes -0 into 0.
            return IsFinite(exponent) ? (float)(0.0 + ExpM1ForSingle(exponent)) : (float)CompoundM1((double)r, (double)n);
        }

        /// <summary>(1 + r)ⁿ - 1 where 1 + r or n is 0, infinite or NaN; a tiny r with an infinite n is not yet 1.</summary>
        private static double CompoundAtLimit(double r, double u, double n)
        {
            if (u == 1 && r != 0 && double.IsInfinity(n))
            {
                return r > 0 == n > 0 ? double.PositiveInfinity : -1;
            }

            return Math.Pow(u, n) - 1;
        }

        /// <summary>expm1((high + low)·factor), for a product of moderate size.</summary>
        private static double ExpM1OfProduct(double high, double low, double factor)
        {
            double e = TwoProduct(high, factor, out double eLow);
            if (!(Math.Abs(e) > 1e-290))
            {
                return high * factor + low * factor;
            }

            eLow += low * factor;
            if (Math.Abs(e) < 0.5)
            {
                return e + (ExpM1Tail(e) + eLow * (1 + e));
            }

            double power = Math.Exp(e);
            return (power - 1) + power * eLow;
        }

#if !NET7_0_OR_GREATER
        /// <summary>√(x² + y²) without overflow or underflow of the squares; newer frameworks have <c>double.Hypot</c>.</summary>
        /// <remarks>
        /// <para>±∞ with anything, NaN included, → +∞; otherwise NaN → NaN; (±0, ±0) → 0.</para>
        /// <para>Error ≤ 2.5 ulp. Source: scaling by an exact power of two.</para>
        /// </remarks>
        /// <param name="x">One leg.</param>
        /// <param name="y">The other leg.</param>
        /// <returns>The length of the hypotenuse.</returns>
        public static double Hypot(double x, double y)
        {
            if (double.IsInfinity(x) || double.IsInfinity(y))
            {
                return double.PositiveInfinity;
            }

            x = Math.Abs(x);
            y = Math.Abs(y);
            double larger = Math.Max(x, y);
            if (larger > 1e150)
            {
                x *= TwoToMinus600;
                y *= TwoToMinus600;
                return Math.Sqrt(x * x + y * y) * TwoTo600;
            }

            if (larger < 1e-130)
            {
                x *= TwoTo600;
                y *= TwoTo600;
                return Math.Sqrt(x * x + y * y) * TwoToMinus600;
            }

            return Math.Sqrt(x * x + y * y);
        }

        /// <inheritdoc cref="Hypot(double, double)"/>
        public static float Hypot(float x, float y)
        {
            return float.IsInfinity(x) || float.IsInfinity(y)
                ? float.PositiveInfinity
                : (float)Math.Sqrt((double)x * x + (double)y * y);
        }
#endif
    }
}
