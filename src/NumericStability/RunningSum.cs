using System;

namespace NumericStability
{
    /// <summary>A compensated sum of a stream: its error does not grow with the number of values.</summary>
    /// <remarks>
    /// <para>Nothing added → 0; infinities and NaN as in a plain loop. Error ≤ 1 ulp while Σ|x| &lt; 2⁴⁰·|Σx|. Source: Neumaier (1974).</para>
    /// <para>A mutable struct: keep it in a field or a local, and do not make the field readonly.</para>
    /// </remarks>
#if NUMERIC_STABILITY_LIBRARY
    public
#else
    [global::Microsoft.CodeAnalysis.Embedded]
    internal
#endif
    struct RunningSum : IEquatable<RunningSum>
    {
        private double sum;
        private double compensation;

        /// <summary>Gets the sum of what was added.</summary>
        public double Sum
        {
            get { return Math.Abs(sum) <= double.MaxValue ? sum + compensation : sum; }
        }

        /// <summary>Adds a value.</summary>
        /// <param name="value">The value.</param>
        public void Add(double value)
        {
            double next = (double)(sum + value);
            compensation += Math.Abs(sum) >= Math.Abs(value)
                ? (double)(sum - next) + value
                : (double)(value - next) + sum;
            sum = next;
        }

        /// <summary>Adds what another sum was given.</summary>
        /// <param name="other">The other sum.</param>
        public void Add(RunningSum other)
        {
            Add(other.sum);
            compensation += other.compensation;
        }

        /// <inheritdoc/>
        public bool Equals(RunningSum other)
        {
            return sum.Equals(other.sum) && compensation.Equals(other.compensation);
        }

        /// <inheritdoc/>
        public override bool Equals(object obj)
        {
            return obj is RunningSum && Equals((RunningSum)obj);
        }

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            return Sum.GetHashCode();
        }

        /// <summary>Whether two sums are in the same state.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>True if they are.</returns>
        public static bool operator ==(RunningSum left, RunningSum right)
        {
            return left.Equals(right);
        }

        /// <summary>Whether two sums are in different states.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>True if they are.</returns>
        public static bool operator !=(RunningSum left, RunningSum right)
        {
            return !left.Equals(right);
        }
    }
}
