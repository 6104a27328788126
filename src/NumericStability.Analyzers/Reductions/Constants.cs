using System;

namespace NumericStability.Analyzers.Reductions;

internal static class Constants
{
    /// <summary>The value of a numeric constant; booleans and strings are none.</summary>
    public static bool TryRead(object constant, out double value)
    {
        value = constant switch
        {
            double real => real,
            float real => real,
            int whole => whole,
            long whole => whole,
            uint whole => whole,
            ulong whole => whole,
            short whole => whole,
            ushort whole => whole,
            byte whole => whole,
            sbyte whole => whole,
            char whole => whole,
            decimal exact => (double)exact,
            _ => double.NaN,
        };
        return constant is not (bool or string) && constant is IConvertible;
    }
}
