using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace NumericStability.Benchmarks.Compile;

/// <summary>
/// The same comparison in processor time, for a machine that others use too: the three compiles take turns, and the least time of each
/// counts. Usage: <c>cpu [lines] [rounds]</c>
/// </summary>
internal static class CpuTime
{
    public static void Print(string[] arguments)
    {
        var lines = arguments.Length > 0 ? int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
        foreach (var kind in GeneratedCode.Kinds.Keys)
        {
            var files = GeneratedCode.Files(kind, lines).ToList();
            var least = new Dictionary<string, double>();
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var analyzer in new[] { "nothing", "floor", "package" })
                {
                    var time = Measure(files, analyzer);
                    least[analyzer] = round == 0 ? double.MaxValue : Math.Min(least[analyzer], time);
                }
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{kind,-9} nothing {least["nothing"],6:F0} ms  floor {least["floor"],6:F0} ms  package {least["package"],6:F0} ms  package/nothing {least["package"] / least["nothing"]:F2}  package/floor {least["package"] / least["floor"]:F2}"));
        }
    }

    private static double Measure(List<string> files, string analyzer)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.UserProcessorTime;
        Compilations.Run(files, analyzer);
        process.Refresh();
        return (process.UserProcessorTime - before).TotalMilliseconds;
    }
}
