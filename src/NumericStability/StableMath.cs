using System;
using System.Collections.Generic;

namespace NumericStability
{
    /// <summary>
    /// Numerically stable forms of the formulas machine-learning code is made of: each is accurate where the textbook
    /// form overflows, underflows or cancels, and each states its error bound.
    /// </summary>
    /// <remarks>
    /// <para>Errors are in units in the last place (ulp) of the result. Where a result can pass through zero they are in
    /// ulp of the larger of |result| and the operands that cancel, and the member says so.</para>
    /// <para>NaN in gives NaN out unless a member says otherwise. <c>float</c> overloads compute in <c>double</c> and round
    /// once, so that they are right in <c>float</c>. All members are pure and thread-safe.</para>
    /// </remarks>
#if NUMERIC_STABILITY_LIBRARY
    public
#else
    [global::Microsoft.CodeAnalysis.Embedded]
    internal
#endif
    static partial class StableMath
    {
        private const double Ln2 = 0.693147180559945309417232;

        /// <summary>ln 2 to 33 bits: its product with an exponent is exact.</summary>
        private const double Ln2Hi = 6.93147180369123816490e-01;

        private const double Ln2Lo = 1.90821492927058770002e-10;

        private static bool IsFinite(double x)
        {
            return Math.Abs(x) <= double.MaxValue;
        }

        /// <summary>The rounded product; <paramref name="low"/> is what rounding took away, exactly.</summary>
        private static double TwoProduct(double a, double b, out double low)
        {
            double product = a * b;
#if NETCOREAPP3_0_OR_GREATER
            low = Math.FusedMultiplyAdd(a, b, -product);
#else
            const double Splitter = 134217729; // 2^27 + 1: halves of 26 bits multiply exactly (Dekker 1971)
            double t = Splitter * a;
            double aHigh = t - (t - a);
            double aLow = a - aHigh;
            t = Splitter * b;
            double bHigh = t - (t - b);
            double bLow = b - bHigh;
            low = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
#endif
            return product;
        }

        /// <summary>The rounded sum; <paramref name="low"/> is what rounding took away, exactly (Knuth).</summary>
        private static double TwoSum(double a, double b, out double low)
        {
            double sum = (double)(a + b);
            double bPart = (double)(sum - a);
            low = (double)(a - (double)(sum - bPart)) + (double)(b - bPart);
            return sum;
        }

        /// <summary>log a as an unevaluated sum of two numbers, to about 58 bits, for finite a > 0.</summary>
        private static double LogParts(double a, out double low)
        {
            int exponent = 0;
            if (a < 2.2250738585072014e-308)
            {
                a *= 18014398509481984.0; // 2^54
                exponent = -54;
            }

            // a = 2^exponent·m with m in [√½, √2): the bits of √½ taken away, what is left above the fraction is the exponent.
            long bits = BitConverter.DoubleToInt64Bits(a);
            int power = (int)((bits - 0x3FE6A09E667F3BCD) >> 52);
            exponent += power;
            double m = BitConverter.Int64BitsToDouble(bits - ((long)power << 52));

            // log m = 2 atanh(s), s = (m - 1)/(m + 1); only s itself needs the second number, the tail is below 1 % of it.
            double f = m - 1;
            double g = TwoSum(m, 1, out double gLow);
            double s = f / g;
            double back = TwoProduct(s, g, out double backLow);
            double sLow = ((f - back) - backLow - s * gLow) / g;
            double z = s * s;
            double zz = z * z;
            double even = ((((1.0 / 23 * zz + 1.0 / 19) * zz + 1.0 / 15) * zz + 1.0 / 11) * zz + 1.0 / 7) * zz + 1.0 / 3;
            double odd = (((1.0 / 21 * zz + 1.0 / 17) * zz + 1.0 / 13) * zz + 1.0 / 9) * zz + 1.0 / 5;
            double tail = even + z * odd;
            low = 2 * (sLow + s * z * tail);
            double high = 2 * s;
            if (exponent != 0)
            {
                high = TwoSum(exponent * Ln2Hi, high, out double rounding);
                low += rounding + exponent * Ln2Lo;
            }

            return TwoSum(high, low, out low);
        }

        private static void RequireNotNull(object value, string name)
        {
            if (value == null)
            {
                throw new ArgumentNullException(name);
            }
        }

        private static void RequireSameLength(int expected, int actual, string name)
        {
            if (expected != actual)
            {
                throw new ArgumentException("The lengths differ: " + expected + " and " + actual + ".", name);
            }
        }

        private static void RequireIndex(int index, int length, string name)
        {
            if (index < 0 || index >= length)
            {
                throw new ArgumentOutOfRangeException(name, index, "The index is outside the " + length + " values.");
            }
        }

        /// <summary>The sequence as an array, without a copy where it is one.</summary>
        private static T[] ToArray<T>(IEnumerable<T> values, string name)
        {
            RequireNotNull(values, name);
            return values as T[] ?? new List<T>(values).ToArray();
        }

#if !NUMERIC_STABILITY_SPANS
        // Without spans the bodies read arrays through these views, which have the members of a span that they use.
        private readonly struct Doubles
        {
            private readonly double[] items;

            private Doubles(double[] items)
            {
                this.items = items;
            }

            public int Length => items.Length;

            public double this[int index] => items[index];

            public static implicit operator Doubles(double[] items)
            {
                return new Doubles(items);
            }
        }

        private readonly struct Floats
        {
            private readonly float[] items;

            private Floats(float[] items)
            {
                this.items = items;
            }

            public int Length => items.Length;

            public float this[int index] => items[index];

            public static implicit operator Floats(float[] items)
            {
                return new Floats(items);
            }
        }

        private readonly struct DoubleOutput
        {
            private readonly double[] items;

            private DoubleOutput(double[] items)
            {
                this.items = items;
            }

            public int Length => items.Length;

            public double this[int index]
            {
                get { return items[index]; }
                set { items[index] = value; }
            }

            public static implicit operator DoubleOutput(double[] items)
            {
                return new DoubleOutput(items);
            }
        }

        private readonly struct FloatOutput
        {
            private readonly float[] items;

            private FloatOutput(float[] items)
            {
                this.items = items;
            }

            public int Length => items.Length;

            public float this[int index]
            {
                get { return items[index]; }
                set { items[index] = value; }
            }

            public static implicit operator FloatOutput(float[] items)
            {
                return new FloatOutput(items);
            }
        }
#endif
    }
}
