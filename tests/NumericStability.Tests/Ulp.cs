using System;

namespace NumericStability.Tests;

/// <summary>A true value: the nearest double, and what is missing to it in thousandths of its unit in the last place.</summary>
internal readonly record struct Truth(double Value, int Thousandths)
{
    /// <summary>The error of a result in units in the last place of the truth, or of something larger that cancelled on the way.</summary>
    public double ErrorOf(double result, double cancelling = 0) =>
        Ulp.Same(result, Value) && Thousandths == 0
            ? 0
            : Math.Abs((result - Value) / Ulp.Of(Value) - Thousandths / 1000.0) * (Ulp.Of(Value) / Ulp.Of(Math.Max(Math.Abs(Value), Math.Abs(cancelling))));

    public double ErrorOf(float result, double cancelling = 0) =>
        Ulp.Same(result, (float)Value)
            ? 0.5
            : Math.Abs(result - Value) / Ulp.OfSingle(Math.Max(Math.Abs(Value), Math.Abs(cancelling)));
}

internal static class Ulp
{
    public static double Of(double x) => Math.BitIncrement(Math.Min(Math.Abs(x), Math.BitDecrement(double.MaxValue))) - Math.Min(Math.Abs(x), Math.BitDecrement(double.MaxValue));

    public static double OfSingle(double x)
    {
        var magnitude = Math.Min((float)Math.Abs(x), MathF.BitDecrement(float.MaxValue));
        return (double)MathF.BitIncrement(magnitude) - magnitude;
    }

    public static bool Same(double a, double b) => a == b || (double.IsNaN(a) && double.IsNaN(b));
}
