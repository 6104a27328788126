using System;
using System.Numerics;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>Circular and hyperbolic functions, their inverses, and the error function.</summary>
internal readonly partial struct BigReal
{
    public static BigReal Pi => PiAt(Precision + 8);

    public static BigReal Sin(BigReal x) => x.IsZero ? x : SinCos(x, 0);

    public static BigReal Cos(BigReal x) => x.IsZero ? One : SinCos(x, 1);

    public static BigReal Tan(BigReal x) => x.IsZero ? x : Sin(x) / Cos(x);

    public static BigReal Atan(BigReal x) => x.IsOrdinary ? AtanAt(x, Precision) : x.IsInfinite ? (x.IsNegative ? -Pi : Pi) / 2 : x;

    public static BigReal Asin(BigReal x)
    {
        if (x.IsZero || Abs(x) > One || x.IsNaN)
            return x.IsZero ? x : NaN;
        return Abs(x) == One ? x * Pi / 2 : Atan(x / Sqrt((One - x) * (One + x)));
    }

    public static BigReal Acos(BigReal x)
    {
        if (!(Abs(x) <= One))
            return NaN;
        return x == -1 ? Pi : 2 * Atan(Sqrt((One - x) / (One + x)));
    }

    public static BigReal Sinh(BigReal x)
    {
        if (!x.IsOrdinary)
            return x;
        BigReal u = ExpM1(Abs(x));
        BigReal sinh = u.IsInfinite ? u : (u + (u / (u + One))) / 2;
        return x.IsNegative ? -sinh : sinh;
    }

    public static BigReal Cosh(BigReal x) => (Exp(x) + Exp(-x)) / 2;

    public static BigReal Tanh(BigReal x)
    {
        if (x.IsInfinite || (x.IsOrdinary && x.Magnitude > LargestMagnitude - 2))
            return x.IsNegative ? -1 : 1;
        if (!x.IsOrdinary)
            return x;
        BigReal u = ExpM1(-2 * Abs(x));
        BigReal tanh = -u / (u + 2);
        return x.IsNegative ? -tanh : tanh;
    }

    public static BigReal Asinh(BigReal x)
    {
        if (!x.IsOrdinary)
            return x;
        BigReal a = Abs(x);
        BigReal log = Log1P(a + (a * a / (One + Sqrt(One + (a * a)))));
        return x.IsNegative ? -log : log;
    }

    public static BigReal Acosh(BigReal x)
    {
        if (!(x >= One) || x.IsInfinite)
            return x.IsInfinite && !x.IsNegative ? x : NaN;
        BigReal t = x - One;
        return Log1P(t + Sqrt(t * (t + 2)));
    }

    public static BigReal Atanh(BigReal x) => x.IsZero ? x : Abs(x) <= One ? Log1P(2 * x / (One - x)) / 2 : NaN;

    /// <summary>2/√π · exp(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms are all of one sign.</summary>
    public static BigReal Erf(BigReal x)
    {
        if (!x.IsOrdinary)
            return x.IsInfinite ? (x.IsNegative ? -1 : 1) : x;
        return Abs(x) > 6 ? One * (x.IsNegative ? -1 : 1) * (One - Erfc(Abs(x))) : ErfAt(x, Precision);
    }

    public static BigReal Erfc(BigReal x)
    {
        if (!x.IsOrdinary || x.IsNegative)
            return x.IsNaN ? x : One - Erf(x);
        if (x > 1_000_000)
            return Exp(-(x * x)) / (x * Sqrt(Pi));
        double square = x.ToDouble() * x.ToDouble();
        return square * 1.4 > Precision + 64
            ? ErfcAsymptotic(x)
            : (One - ErfAt(x, Precision + 32 + (int)(1.5 * square))).Round(Precision);
    }

    private static BigReal PiAt(int bits) => new BigReal(Constants.Pi(bits + 4), -(bits + 4));

    private static BigReal SinCos(BigReal x, int quarter)
    {
        if (!x.IsFinite || x.Magnitude > LargestMagnitude)
            return NaN;
        (BigReal r, int quadrant) = Reduce(x, Precision);
        quadrant = (quadrant + quarter) & 3;
        BigReal value = (quadrant & 1) == 0 ? r * CircularSeries(r, 1) : CircularSeries(r, 0);
        return ((quadrant & 2) == 0 ? value : -value).Round(Precision);
    }

    /// <summary>x - quadrant · π/2 with all its bits, however near x lies to a multiple of π/2.</summary>
    private static (BigReal Remainder, int Quadrant) Reduce(BigReal x, int bits)
    {
        if (x.Magnitude < 0)
            return (x, 0);
        int magnitude = (int)x.Magnitude;
        for (int guard = 64; ; guard *= 2)
        {
            int fine = bits + guard + magnitude;
            BigInteger half = Constants.Pi(fine) >> 1;
            BigInteger fixedX = x.ToFixed(fine);
            BigInteger n = (fixedX + (fixedX.Sign * (half >> 1))) / half;
            BigInteger rest = fixedX - (n * half);
            if (BigInteger.Abs(rest).GetBitLength() > bits + magnitude + 16 || guard > 65536)
                return (new BigReal(rest, -fine).Round(bits + 16), (int)(((n % 4) + 4) % 4));
        }
    }

    /// <summary>cos r (offset 0) or sin r / r (offset 1).</summary>
    private static BigReal CircularSeries(BigReal r, int offset)
    {
        int scale = Precision + 32;
        BigInteger sum = Series(
            BigInteger.One << scale, -(r * r).ToFixed(scale), scale, k => (BigInteger)((2 * k) - 1 + offset) * ((2 * k) + offset));
        return new(sum, -scale);
    }

    private static BigReal AtanAt(BigReal x, int bits)
    {
        BigReal a = Abs(x);
        BigReal result = a > One
            ? (PiAt(bits + 16) * new BigReal(1, -1)) - AtanBelow1(Divide(One, a, bits + 32), bits + 16)
            : AtanBelow1(a, bits);
        return (x.IsNegative ? -result : result).Round(bits);
    }

    private static BigReal AtanBelow1(BigReal a, int bits)
    {
        int doublings = 0;
        int working = bits + 48;
        for (; a.Magnitude > -8; doublings++)
            a = Divide(a, One + SqrtAt(One + (a * a), working), working);
        int scale = working;
        return (a * new BigReal(OddSeries(-(a * a).ToFixed(scale), scale), doublings - scale)).Round(bits);
    }

    private static BigReal ErfAt(BigReal x, int bits)
    {
        int scale = bits + 64;
        BigInteger twice = (2 * x * x).ToFixed(scale);
        BigInteger sum = Series(BigInteger.One << scale, twice, scale, static k => (2 * k) + 1);
        BigReal factor = Divide(2 * x * ExpAt(-(x * x), bits + 32), SqrtAt(PiAt(bits + 32), bits + 32), bits + 32);
        return (factor * new BigReal(sum, -scale)).Round(bits);
    }

    /// <summary>exp(-x²) / (x√π) Σ (-1)ⁿ (2n-1)!! / (2x²)ⁿ, good to exp(-x²) where it is used.</summary>
    private static BigReal ErfcAsymptotic(BigReal x)
    {
        int scale = Precision + 32;
        BigInteger inverse = Divide(-1, 2 * x * x, scale).ToFixed(scale);
        BigInteger sum = BigInteger.One << scale;
        BigInteger term = sum;
        for (int n = 1; BigInteger.Abs(term) > BigInteger.One; n++)
        {
            term = (term * inverse * ((2 * n) - 1)) >> scale;
            sum += term;
        }

        return Exp(-(x * x)) * new BigReal(sum, -scale) / (x * Sqrt(Pi));
    }
}
