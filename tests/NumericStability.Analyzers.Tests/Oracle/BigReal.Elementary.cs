using System;
using System.Numerics;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>Exponentials, logarithms and powers.</summary>
internal readonly partial struct BigReal
{
    // exp of anything larger has an exponent that is itself too long to carry.
    private const int LargestMagnitude = 8192;

    public static BigReal Exp(BigReal x) => x.IsOrdinary ? ExpAt(x, Precision) : Math.Exp(x.Surrogate());

    public static BigReal ExpM1(BigReal x) => x.IsOrdinary ? ExpM1At(x, Precision) : x.IsZero ? x : Math.Exp(x.Surrogate()) - 1;

    public static BigReal Log(BigReal x) => x.IsOrdinary ? (x.IsNegative ? NaN : LogAt(x, Precision)) : Math.Log(x.Surrogate());

    /// <summary>log(1 + x), also where 1 + x has too many bits to be written down.</summary>
    public static BigReal Log1P(BigReal x)
    {
        if (x.IsZero)
            return x;
        return x.IsOrdinary && x.Magnitude < -8 ? Log1PSeries(x, Precision) : Log(One + x);
    }

    public static BigReal Log2(BigReal x) => Log(x) / Log(2);

    public static BigReal Log10(BigReal x) => Log(x) / Log(10);

    public static BigReal Cbrt(BigReal x)
    {
        if (!x.IsOrdinary)
            return x;
        BigReal root = ExpAt(LogAt(Abs(x), Precision + 64 + (int)x.Magnitude.GetBitLength()) * (One / 3), Precision);
        root -= ((root * root * root) - Abs(x)) / (3 * root * root);
        return x.IsNegative ? -root : root;
    }

    public static BigReal Pow(BigReal x, BigReal y)
    {
        if (!x.IsOrdinary || !y.IsOrdinary)
            return Math.Pow(x.IsOrdinary ? Beside1(x) : x.Surrogate(), y.IsOrdinary ? y.ToDouble() : y.Surrogate());
        bool isInteger = y._exponent >= 0 || (y._mantissa % (BigInteger.One << (int)-y._exponent)).IsZero;
        if (x.IsNegative && !isInteger)
            return NaN;
        if (isInteger && y.Magnitude <= 8)
            return IntegerPower(x, (int)y.ToDouble());
        bool isOdd = isInteger && y._exponent <= 0 && !(y._mantissa >> (int)-y._exponent).IsEven;
        int bits = Precision + 64 + (int)BigInteger.Max(0, BigInteger.Min(y.Magnitude + x.Magnitude.GetBitLength(), LargestMagnitude));
        BigReal log = LogAt(Abs(x), bits);
        BigReal power = log.IsZero ? One : ExpAt(y * log, Precision);
        return x.IsNegative && isOdd ? -power : power;
    }

    /// <summary>Keeps sign and side of 1, which is all that x^±∞ asks for.</summary>
    private static double Beside1(BigReal x) => (x.IsNegative ? -1 : 1) * (Abs(x) > One ? 2.0 : Abs(x) == One ? 1.0 : 0.5);

    private static BigReal IntegerPower(BigReal x, int n)
    {
        BigReal power = One;
        for (int i = Math.Abs(n); i > 0; i--)
            power = (power * x).Round(Math.Max(Precision + 32, 53 * Math.Abs(n)));
        return n < 0 ? One / power : power;
    }

    private static BigReal ExpAt(BigReal x, int bits)
    {
        if (!x.IsOrdinary)
            return Math.Exp(x.Surrogate());
        if (x.Magnitude > LargestMagnitude)
            return x.IsNegative ? Zero : PositiveInfinity;
        if (x.Magnitude < -bits)
            return One + x;
        int magnitude = Math.Max(0, (int)x.Magnitude);
        int halvings = (int)Math.Sqrt(bits);
        int scale = bits + (2 * halvings) + 32;
        int fine = scale + magnitude + 8;
        BigInteger ln2 = Constants.Ln2(fine);
        BigInteger fixedX = x.ToFixed(fine);
        BigInteger n = fixedX / ln2;
        BigInteger r = (fixedX - (n * ln2)) >> (fine - scale + halvings);
        BigInteger sum = Series(BigInteger.One << scale, r, scale, static k => k);
        for (int i = 0; i < halvings; i++)
            sum = (sum * sum) >> scale;
        return new BigReal(sum, n - scale).Round(bits);
    }

    private static BigReal ExpM1At(BigReal x, int bits)
    {
        if (x.Magnitude >= -8)
            return (ExpAt(x, bits + 16) - One).Round(bits);
        int scale = bits + 32;
        BigInteger sum = Series(BigInteger.One << scale, x.ToFixed(scale), scale, static k => k + 1);
        return (x * new BigReal(sum, -scale)).Round(bits);
    }

    private static BigReal LogAt(BigReal x, int bits)
    {
        BigInteger exponent = x.Magnitude;
        var y = new BigReal(x._mantissa, x._exponent - exponent);
        if (y.ToDouble() < Math.Sqrt(0.5))
            (y, exponent) = (new(y._mantissa, y._exponent + 1), exponent - 1);
        BigReal d = y - One;
        BigReal log = d.IsZero ? Zero : d.Magnitude < -8 ? Log1PSeries(d, bits) : LogByNewton(y.Round(bits + 32), bits + 16);
        if (exponent.IsZero)
            return log.Round(bits);
        int fine = bits + 16;
        BigReal ln2 = new(Constants.Ln2(fine), -fine);
        return ((new BigReal(exponent, 0) * ln2) + log).Round(bits);
    }

    /// <summary>2 artanh(d / (2 + d)).</summary>
    private static BigReal Log1PSeries(BigReal d, int bits)
    {
        BigReal z = Divide(d, 2 + d, bits + 16);
        int scale = bits + 32;
        return (2 * z * new BigReal(OddSeries((z * z).ToFixed(scale), scale), -scale)).Round(bits);
    }

    /// <summary>Halley's step for exp(l) = y triples the correct bits.</summary>
    private static BigReal LogByNewton(BigReal y, int bits)
    {
        BigReal log = Math.Log(y.ToDouble());
        for (int correct = 40; correct < bits; correct *= 3)
        {
            int working = Math.Min(3 * correct, bits) + 32;
            BigReal exp = ExpAt(log, working);
            log = (log + (2 * Divide(y - exp, y + exp, working))).Round(working);
        }

        return log;
    }

    /// <summary>Σ x^k / (d(1) d(2) … d(k)) in fixed point.</summary>
    private static BigInteger Series(BigInteger first, BigInteger x, int scale, Func<int, BigInteger> divisor)
    {
        BigInteger sum = first;
        BigInteger term = first;
        for (int k = 1; !term.IsZero; k++)
        {
            term = ((term * x) >> scale) / divisor(k);
            sum += term;
        }

        return sum;
    }

    /// <summary>Σ x^k / (2k + 1) in fixed point, for |x| well below 1.</summary>
    private static BigInteger OddSeries(BigInteger x, int scale)
    {
        BigInteger sum = BigInteger.One << scale;
        BigInteger power = sum;
        for (int k = 3; !power.IsZero && power != BigInteger.MinusOne; k += 2)
        {
            power = (power * x) >> scale;
            sum += power / k;
        }

        return sum;
    }

    /// <summary>log 2 and π in fixed point, kept at the finest scale asked for.</summary>
    private static class Constants
    {
        private static readonly object Gate = new();
        private static (int Scale, BigInteger Value) s_ln2;
        private static (int Scale, BigInteger Value) s_pi;

        public static BigInteger Ln2(int scale) => Shared(ref s_ln2, scale, static fine =>
            (18 * InverseSeries(26, fine, 1)) - (2 * InverseSeries(4801, fine, 1)) + (8 * InverseSeries(8749, fine, 1)));

        public static BigInteger Pi(int scale) => Shared(ref s_pi, scale, static fine =>
            (16 * InverseSeries(5, fine, -1)) - (4 * InverseSeries(239, fine, -1)));

        private static BigInteger Shared(ref (int Scale, BigInteger Value) known, int scale, Func<int, BigInteger> compute)
        {
            lock (Gate)
            {
                if (known.Scale < scale)
                    known = ((scale * 5 / 4) + 1024, compute((scale * 5 / 4) + 1024 + 32) >> 32);
                return known.Value >> (known.Scale - scale);
            }
        }

        /// <summary>artanh(1/n), or arctan(1/n) with alternating signs.</summary>
        private static BigInteger InverseSeries(int n, int scale, int sign)
        {
            BigInteger power = (BigInteger.One << scale) / n;
            BigInteger sum = power;
            for (int k = 3; !power.IsZero; k += 2)
            {
                power = sign * power / (n * n);
                sum += power / k;
            }

            return sum;
        }
    }
}
