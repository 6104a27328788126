using System;

namespace NumericStability.Analyzers.Terms;

/// <summary>
/// Steps of algebra taken on this thread. A body is read on one thread from beginning to end, so the difference of two readings of the
/// meter is what the body cost: the same on every machine, which a clock is not.
/// </summary>
internal static class Work
{
    [ThreadStatic]
    private static long _steps;

    public static long Steps => _steps;

    public static void Add(int steps) => _steps += steps;
}
