using System;

namespace NumericStability
{
    /// <summary>Mean and variance of a stream, one value at a time, without the cancellation of E[x²] - E[x]².</summary>
    /// <remarks>
    /// <para>Nothing added → mean and variance NaN; one value → variance 0, sample variance NaN; NaN or an infinity → variance NaN.</para>
    /// <para>Error of the variance about n·κ·2⁻⁵³ with κ² = 1 + mean²/variance: with the values in memory
    /// <see cref="StableMath.Variance(double[])"/> is the more accurate. Source: Welford (1962); merging: Chan, Golub and LeVeque (1983).</para>
    /// <para>A mutable struct: keep it in a field or a local, and do not make the field readonly.</para>
    /// </remarks>
#if NUMERIC_STABILITY_LIBRARY
    public
#else
    [global::Microsoft.CodeAnalysis.Embedded]
    internal
#endif
    struct RunningMoments : IEquatable<RunningMoments>
    {
        private long count;
        private double mean;
        private double squares;

        /// <summary>Gets the number of values added.</summary>
        public long Count
        {
            get { return count; }
        }

        /// <summary>Gets the mean; NaN of none.</summary>
        public double Mean
        {
            get { return count == 0 ? double.NaN : mean; }
        }

        /// <summary>Gets the variance with divisor n; NaN of none.</summary>
        public double Variance
        {
            get { return squares / count; }
        }

        /// <summary>Gets the variance with divisor n - 1; NaN of fewer than two.</summary>
        public double SampleVariance
        {
            get { return count < 2 ? double.NaN : squares / (count - 1); }
        }

        /// <summary>Gets the square root of <see cref="Variance"/>.</summary>
        public double StandardDeviation
        {
            get { return Math.Sqrt(Variance); }
        }

        /// <summary>Gets the square root of <see cref="SampleVariance"/>.</summary>
        public double SampleStandardDeviation
        {
            get { return Math.Sqrt(SampleVariance); }
        }

        /// <summary>Adds a value.</summary>
        /// <param name="value">The value.</param>
        public void Add(double value)
        {
            count++;
            double delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        /// <summary>Adds what other moments were given, as if value by value: partial results of parallel work.</summary>
        /// <param name="other">The other moments.</param>
        public void Merge(RunningMoments other)
        {
            if (other.count == 0)
            {
                return;
            }

            if (count == 0)
            {
                this = other;
                return;
            }

            long total = count + other.count;
            double delta = other.mean - mean;
            double share = (double)other.count / total;
            mean += delta * share;
            squares += other.squares + delta * (delta * share) * count;
            count = total;
        }

        /// <inheritdoc/>
        public bool Equals(RunningMoments other)
        {
            return count == other.count && mean.Equals(other.mean) && squares.Equals(other.squares);
        }

        /// <inheritdoc/>
        public override bool Equals(object obj)
        {
            return obj is RunningMoments && Equals((RunningMoments)obj);
        }

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            return mean.GetHashCode() ^ squares.GetHashCode();
        }

        /// <summary>Whether two moments are in the same state.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>True if they are.</returns>
        public static bool operator ==(RunningMoments left, RunningMoments right)
        {
            return left.Equals(right);
        }

        /// <summary>Whether two moments are in different states.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>True if they are.</returns>
        public static bool operator !=(RunningMoments left, RunningMoments right)
        {
            return !left.Equals(right);
        }
    }
}
