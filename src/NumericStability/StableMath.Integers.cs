namespace NumericStability
{
    // An integer argument would bind to float, the nearer of the two, and lose digits: these bind first.
    static partial class StableMath
    {
        /// <inheritdoc cref="Log1P(double)"/>
        public static double Log1P(long x)
        {
            return Log1P((double)x);
        }

        /// <inheritdoc cref="ExpM1(double)"/>
        public static double ExpM1(long x)
        {
            return ExpM1((double)x);
        }

        /// <inheritdoc cref="Log1MExp(double)"/>
        public static double Log1MExp(long x)
        {
            return Log1MExp((double)x);
        }

        /// <inheritdoc cref="LogCosh(double)"/>
        public static double LogCosh(long x)
        {
            return LogCosh((double)x);
        }

        /// <inheritdoc cref="Softplus(double)"/>
        public static double Softplus(long x)
        {
            return Softplus((double)x);
        }

        /// <inheritdoc cref="Log1PExp(double)"/>
        public static double Log1PExp(long x)
        {
            return Log1PExp((double)x);
        }

        /// <inheritdoc cref="Sigmoid(double)"/>
        public static double Sigmoid(long x)
        {
            return Sigmoid((double)x);
        }

        /// <inheritdoc cref="LogSigmoid(double)"/>
        public static double LogSigmoid(long x)
        {
            return LogSigmoid((double)x);
        }

        /// <inheritdoc cref="Logit(double)"/>
        public static double Logit(long p)
        {
            return Logit((double)p);
        }

        /// <inheritdoc cref="XLogY(double, double)"/>
        public static double XLogY(long x, long y)
        {
            return XLogY((double)x, (double)y);
        }

        /// <inheritdoc cref="XLog1PY(double, double)"/>
        public static double XLog1PY(long x, long y)
        {
            return XLog1PY((double)x, (double)y);
        }

        /// <inheritdoc cref="RelativeEntropy(double, double)"/>
        public static double RelativeEntropy(long x, long y)
        {
            return RelativeEntropy((double)x, (double)y);
        }

        /// <inheritdoc cref="LogAddExp(double, double)"/>
        public static double LogAddExp(long a, long b)
        {
            return LogAddExp((double)a, (double)b);
        }

        /// <inheritdoc cref="LogSubExp(double, double)"/>
        public static double LogSubExp(long a, long b)
        {
            return LogSubExp((double)a, (double)b);
        }

        /// <inheritdoc cref="PowM1(double, double)"/>
        public static double PowM1(long a, long x)
        {
            return PowM1((double)a, (double)x);
        }

        /// <inheritdoc cref="CompoundM1(double, double)"/>
        public static double CompoundM1(long r, long n)
        {
            return CompoundM1((double)r, (double)n);
        }

        /// <inheritdoc cref="BinaryCrossEntropyWithLogits(double, double)"/>
        public static double BinaryCrossEntropyWithLogits(long logit, long label)
        {
            return BinaryCrossEntropyWithLogits((double)logit, (double)label);
        }
    }
}
