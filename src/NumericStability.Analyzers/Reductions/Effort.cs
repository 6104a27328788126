using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Reductions;

/// <summary>What reading a compilation has cost, in counts that tests assert.</summary>
internal sealed class Effort
{
    private static readonly ConditionalWeakTable<Compilation, Effort> PerCompilation = new();

    private long _bodies;
    private long _operations;
    private long _steps;

    private Effort()
    {
    }

    /// <summary>Bodies read, helper methods included.</summary>
    public long Bodies => Interlocked.Read(ref _bodies);

    /// <summary>Operations read in them.</summary>
    public long Operations => Interlocked.Read(ref _operations);

    /// <summary>Terms built and terms visited.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    public static Effort For(Compilation compilation) => PerCompilation.GetValue(compilation, static _ => new Effort());

    public void Add(int operations, long steps)
    {
        Interlocked.Increment(ref _bodies);
        Interlocked.Add(ref _operations, operations);
        Interlocked.Add(ref _steps, steps);
    }
}
