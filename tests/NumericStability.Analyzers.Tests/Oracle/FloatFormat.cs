using System;
using System.Numerics;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>A binary floating-point format; its values are carried in doubles, which hold them exactly.</summary>
internal sealed record FloatFormat(string Name, int Bits, int MinExponent, int MaxExponent, double MaxValue)
{
    public static FloatFormat Double { get; } = new("double", 53, -1074, 1024, double.MaxValue);

    public static FloatFormat Single { get; } = new("float", 24, -149, 128, float.MaxValue);

    public static FloatFormat Half { get; } = new("Half", 11, -24, 16, 65504);

    public double Epsilon => Math.ScaleB(1, MinExponent);

    /// <summary>The smallest number with all its bits.</summary>
    public double MinNormal => Math.ScaleB(1, MinExponent + Bits - 1);

    /// <summary>Decimal digits of the format, the height of a picture.</summary>
    public double Digits => Bits * Math.Log10(2);

    /// <summary>The nearest value of the format, ties to even, with its subnormal numbers.</summary>
    public double Round(BigReal x)
    {
        if (x.IsNaN)
            return double.NaN;
        if (x.IsZero || x.IsInfinite || x.Magnitude < MinExponent - 1 || x.Magnitude > MaxExponent + 1)
        {
            double limit = x.IsInfinite || (!x.IsZero && x.Magnitude.Sign > 0) ? double.PositiveInfinity : 0.0;
            return x.IsNegative ? -limit : limit;
        }

        int quantum = Quantum(x);
        BigInteger n = x.RoundToQuantum(quantum);
        double rounded = n.IsZero ? (x.IsNegative ? -0.0 : 0.0) : Math.ScaleB((double)n, quantum);
        return Math.Abs(rounded) > MaxValue ? Math.CopySign(double.PositiveInfinity, rounded) : rounded;
    }

    public double Round(double x) => Round((BigReal)x);

    /// <summary>The next value of the format above x.</summary>
    public double Next(double x) => Bits switch
    {
        53 => Math.BitIncrement(x),
        24 => MathF.BitIncrement((float)x),
        _ => (double)System.Half.BitIncrement((System.Half)x),
    };

    /// <summary>
    /// The distance of a computed value from the true one in units of the last place of the true value. ∞ counts as the
    /// number after the largest; NaN for a number, a number for NaN and a number for an exact ∞ are infinitely far away.
    /// </summary>
    public double UlpError(double computed, BigReal truth)
    {
        if (double.IsNaN(computed) || !truth.IsFinite)
            return (BigReal)computed is var same && same.Equals(truth) ? 0 : double.PositiveInfinity;
        if (Round(truth) == computed && double.IsInfinity(computed))
            return 0;
        BigReal error = AsNumber(computed) - Clip(truth);
        return BigReal.Abs(error * Power(-QuantumOf(truth))).ToDouble();
    }

    /// <summary>The absolute error; 0 where both are the same infinity or NaN.</summary>
    public double AbsoluteError(double computed, BigReal truth) =>
        UlpError(computed, truth) is 0 ? 0 : BigReal.Abs((BigReal)computed - truth) is { IsNaN: false } error ? error.ToDouble() : double.PositiveInfinity;

    /// <summary>Correct decimal digits, between 0 and those the format has.</summary>
    public double CorrectDigits(double computed, BigReal truth)
    {
        double ulps = UlpError(computed, truth);
        return ulps <= 0.5 ? Digits : Math.Clamp(Digits - Math.Log10(2 * ulps), 0, Digits);
    }

    private BigReal AsNumber(double computed) =>
        double.IsInfinity(computed) ? Math.Sign(computed) * Power(MaxExponent) : computed;

    private BigReal Clip(BigReal truth) => !truth.IsZero && truth.Magnitude > MaxExponent
        ? (truth.IsNegative ? -1 : 1) * Power(MaxExponent)
        : truth;

    private int QuantumOf(BigReal truth) => truth.IsZero || truth.Magnitude < MinExponent
        ? MinExponent
        : truth.Magnitude > MaxExponent ? MaxExponent - Bits : Quantum(truth);

    private int Quantum(BigReal x) => Math.Max((int)x.Magnitude - Bits, MinExponent);

    private static BigReal Power(int exponent) => exponent is > -1000 and < 1000
        ? Math.ScaleB(1, exponent)
        : (BigReal)Math.ScaleB(1, exponent / 2) * Math.ScaleB(1, exponent - (exponent / 2));
}
