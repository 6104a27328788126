using System;
using System.Globalization;
using System.Numerics;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>
/// A real number as mantissa · 2^exponent with both unbounded, so that exp(1e300) is a number and not an overflow.
/// Sums and products are exact (up to some thousand bits); quotients, roots and functions are rounded to <see cref="Precision"/> bits.
/// ±0, ±∞ and NaN follow the limits of IEEE 754.
/// </summary>
internal readonly partial struct BigReal : IComparable<BigReal>, IEquatable<BigReal>
{
    private const int DefaultPrecision = 192;

    // Enough for 1 - cos(x) and 1 - tanh(x) wherever they are not subnormal.
    private const int HighestPrecision = 2500;

    [ThreadStatic]
    private static int t_precision;

    private readonly Kind _kind;
    private readonly bool _negative;
    private readonly BigInteger _mantissa;
    private readonly BigInteger _exponent;

    private BigReal(BigInteger mantissa, BigInteger exponent)
        : this(Kind.Finite, false, mantissa, mantissa.IsZero ? 0 : exponent)
    {
    }

    private BigReal(Kind kind, bool negative, BigInteger mantissa = default, BigInteger exponent = default) =>
        (_kind, _negative, _mantissa, _exponent) = (kind, negative, mantissa, exponent);

    private enum Kind : byte
    {
        Finite,
        Infinite,
        NaN,
    }

    public static BigReal Zero => default;

    public static BigReal One { get; } = new(BigInteger.One, 0);

    public static BigReal NaN { get; } = new(Kind.NaN, false);

    public static BigReal PositiveInfinity { get; } = new(Kind.Infinite, false);

    public static BigReal NegativeInfinity { get; } = new(Kind.Infinite, true);

    /// <summary>Relative bits of quotients, roots and functions; <see cref="Evaluate"/> raises it where a formula cancels.</summary>
    public static int Precision => t_precision == 0 ? DefaultPrecision : t_precision;

    public bool IsNaN => _kind == Kind.NaN;

    public bool IsInfinite => _kind == Kind.Infinite;

    public bool IsFinite => _kind == Kind.Finite;

    public bool IsZero => IsFinite && _mantissa.IsZero;

    public bool IsNegative => IsFinite && !_mantissa.IsZero ? _mantissa.Sign < 0 : _negative;

    /// <summary>The e with 2^(e-1) ≤ |x| &lt; 2^e, for finite x other than 0.</summary>
    public BigInteger Magnitude => BigInteger.Abs(_mantissa).GetBitLength() + _exponent;

    private bool IsOrdinary => IsFinite && !_mantissa.IsZero;

    // Beyond this many bits even sums and products are rounded.
    private static int ExactBits => Math.Max(4096, 2 * Precision);

    public static implicit operator BigReal(int value) => new(value, 0);

    /// <summary>Exact: 0.1 is the binary number nearest to 0.1.</summary>
    public static implicit operator BigReal(double value)
    {
        if (double.IsNaN(value))
            return NaN;
        if (double.IsInfinity(value) || value == 0)
            return new(value == 0 ? Kind.Finite : Kind.Infinite, double.IsNegative(value));
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return new(value < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }

    public static BigReal operator -(BigReal x) => x.IsOrdinary ? new(-x._mantissa, x._exponent) : new(x._kind, !x._negative);

    public static BigReal operator +(BigReal x, BigReal y)
    {
        if (!x.IsOrdinary || !y.IsOrdinary)
            return x.IsZero && y.IsOrdinary ? y : y.IsZero && x.IsOrdinary ? x : x.Surrogate() + y.Surrogate();
        if (x.Magnitude - y.Magnitude > ExactBits)
            return x + y.Trace(x.Magnitude);
        if (y.Magnitude - x.Magnitude > ExactBits)
            return y + x.Trace(y.Magnitude);
        if (x._exponent < y._exponent)
            (x, y) = (y, x);
        return new BigReal((x._mantissa << (int)(x._exponent - y._exponent)) + y._mantissa, y._exponent).Round(ExactBits);
    }

    public static BigReal operator -(BigReal x, BigReal y) => x + -y;

    public static BigReal operator *(BigReal x, BigReal y) => x.IsOrdinary && y.IsOrdinary
        ? new BigReal(x._mantissa * y._mantissa, x._exponent + y._exponent).Round(ExactBits)
        : x.Surrogate() * y.Surrogate();

    public static BigReal operator /(BigReal x, BigReal y) => Divide(x, y, Precision);

    public static bool operator <(BigReal x, BigReal y) => !x.IsNaN && !y.IsNaN && x.CompareTo(y) < 0;

    public static bool operator >(BigReal x, BigReal y) => y < x;

    public static bool operator <=(BigReal x, BigReal y) => !x.IsNaN && !y.IsNaN && x.CompareTo(y) <= 0;

    public static bool operator >=(BigReal x, BigReal y) => y <= x;

    public static bool operator ==(BigReal x, BigReal y) => !x.IsNaN && !y.IsNaN && x.CompareTo(y) == 0;

    public static bool operator !=(BigReal x, BigReal y) => !(x == y);

    public static BigReal Abs(BigReal x) => x.IsNegative ? -x : x;

    /// <summary>NaN wins, as in <see cref="Math.Max(double, double)"/>.</summary>
    public static BigReal Max(BigReal x, BigReal y) => x.IsNaN || x > y ? x : y.IsNaN || y > x || x.IsNegative ? y : x;

    public static BigReal Min(BigReal x, BigReal y) => -Max(-x, -y);

    public static BigReal Sqrt(BigReal x) => SqrtAt(x, Precision);

    /// <summary>A decimal number such as "-1.25e-7", to the current precision.</summary>
    public static BigReal Parse(string text)
    {
        int e = text.IndexOf('e');
        string digits = e < 0 ? text : text[..e];
        int scale = e < 0 ? 0 : int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture);
        int point = digits.IndexOf('.');
        if (point >= 0)
            (digits, scale) = (digits.Remove(point, 1), scale - (digits.Length - point - 1));
        var mantissa = new BigReal(BigInteger.Parse(digits, CultureInfo.InvariantCulture), 0);
        BigReal power = new(BigInteger.Pow(10, Math.Abs(scale)), 0);
        return scale < 0 ? mantissa / power : mantissa * power;
    }

    /// <summary>
    /// Evaluates a formula with more and more bits until two results agree to 110 bits, so that a reference may be written
    /// in the textbook form, cancellations included. Zero, ∞ and NaN are believed at the highest precision only.
    /// </summary>
    public static BigReal Evaluate(Func<BigReal[], BigReal> formula, params BigReal[] inputs)
    {
        int spread = 0;
        foreach (BigReal input in inputs)
            spread = Math.Max(spread, input.IsOrdinary ? (int)BigInteger.Min(BigInteger.Abs(input.Magnitude), 1100) : 0);
        BigReal rough = EvaluateAt(DefaultPrecision, formula, inputs);
        if (!rough.IsOrdinary && Array.TrueForAll(inputs, input => !input.IsOrdinary))
            return rough;
        BigReal result = EvaluateAt(DefaultPrecision + 64 + spread, formula, inputs);
        return result.IsOrdinary && rough.IsOrdinary && Agree(rough, result) ? result : EvaluateAt(HighestPrecision, formula, inputs);
    }

    public int CompareTo(BigReal other)
    {
        if (!IsFinite || !other.IsFinite || Sign != other.Sign)
            return ((double)SignOrInfinity).CompareTo(other.SignOrInfinity);
        if (Sign == 0)
            return 0;
        BigReal difference = this - other;
        return difference.Sign;
    }

    public bool Equals(BigReal other) => (IsNaN && other.IsNaN) || this == other;

    public override bool Equals(object? obj) => obj is BigReal other && Equals(other);

    public override int GetHashCode() => ToDouble().GetHashCode();

    public override string ToString() => ToDouble().ToString("R", CultureInfo.InvariantCulture);

    public double ToDouble() => FloatFormat.Double.Round(this);

    /// <summary>The value as an integer multiple of 2^quantum, ties to even.</summary>
    internal BigInteger RoundToQuantum(int quantum)
    {
        BigInteger shift = quantum - _exponent;
        if (shift <= 0)
            return _mantissa << (int)-shift;
        BigInteger magnitude = BigInteger.Abs(_mantissa);
        if (shift > magnitude.GetBitLength() + 1)
            return BigInteger.Zero;
        BigInteger quotient = magnitude >> (int)shift;
        int half = (magnitude - (quotient << (int)shift)).CompareTo(BigInteger.One << (int)(shift - 1));
        if (half > 0 || (half == 0 && !quotient.IsEven))
            quotient += 1;
        return _mantissa.Sign < 0 ? -quotient : quotient;
    }

    private int Sign => IsNaN ? 0 : IsInfinite ? (_negative ? -1 : 1) : _mantissa.Sign;

    private double SignOrInfinity => IsNaN ? double.NaN : IsInfinite ? Sign * double.PositiveInfinity : Sign;

    private static BigReal EvaluateAt(int precision, Func<BigReal[], BigReal> formula, BigReal[] inputs)
    {
        int outer = t_precision;
        t_precision = precision;
        try
        {
            return formula(inputs);
        }
        finally
        {
            t_precision = outer;
        }
    }

    private static bool Agree(BigReal x, BigReal y) => (x - y) is var difference && (difference.IsZero || difference.Magnitude < y.Magnitude - 110);

    private static BigReal Divide(BigReal x, BigReal y, int bits)
    {
        if (!x.IsOrdinary || !y.IsOrdinary)
            return x.Surrogate() / y.Surrogate();
        long shift = Math.Max(0, bits + 2 + y._mantissa.GetBitLength() - x._mantissa.GetBitLength());
        return new BigReal((x._mantissa << (int)shift) / y._mantissa, x._exponent - y._exponent - shift).Round(bits);
    }

    private static BigReal SqrtAt(BigReal x, int bits)
    {
        if (!x.IsOrdinary || x.IsNegative)
            return x.IsOrdinary ? NaN : Math.Sqrt(x.Surrogate());
        long shift = Math.Max(0, (2 * bits) + 4 - x._mantissa.GetBitLength());
        if (!(x._exponent - shift).IsEven)
            shift++;
        return new BigReal(IntegerSqrt(x._mantissa << (int)shift), (x._exponent - shift) / 2).Round(bits);
    }

    private static BigInteger IntegerSqrt(BigInteger n)
    {
        BigInteger root = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (n / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>The number itself where it is 0, ∞ or NaN, else ±1: enough to find 0, ∞ or NaN as a result.</summary>
    private double Surrogate() => IsNaN ? double.NaN : IsZero ? (_negative ? -0.0 : 0.0) : SignOrInfinity;

    /// <summary>Stands for a summand too small to write down: it keeps its sign, so that 1 - tiny stays below 1.</summary>
    private BigReal Trace(BigInteger magnitude) => new(_mantissa.Sign, magnitude - ExactBits + 2);

    private BigReal Round(int bits)
    {
        int excess = (int)(BigInteger.Abs(_mantissa).GetBitLength() - bits);
        return !IsOrdinary || excess <= 0
            ? this
            : new((_mantissa + (BigInteger.One << (excess - 1))) >> excess, _exponent + excess);
    }

    /// <summary>⌊x · 2^scale⌋, the form the series work in.</summary>
    private BigInteger ToFixed(int scale)
    {
        BigInteger shift = _exponent + scale;
        if (shift >= 0)
            return _mantissa << (int)shift;
        return shift < -1_000_000 ? BigInteger.Zero : _mantissa >> (int)-shift;
    }
}
