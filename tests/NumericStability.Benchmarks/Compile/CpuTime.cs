using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NumericStability.Benchmarks.Compile;

/// <summary>
/// The same comparison in processor time, for a machine that others use too: the compiles take turns, and the least time of each
/// counts. Usage: <c>cpu [lines] [rounds] [kinds] [analyzers]</c>, the last two separated by commas; a kind may also be a folder of
/// sources, which is compiled as a whole.
/// </summary>
internal static class CpuTime
{
    public static void Print(string[] arguments)
    {
        var lines = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        var kinds = arguments.Length > 2 ? arguments[2].Split(',') : [.. GeneratedCode.Kinds.Keys];
        var analyzers = arguments.Length > 3 ? arguments[3].Split(',') : ["nothing", "floor", "package", "sdk", "sdk+package"];
        foreach (var kind in kinds)
        {
            var files = FilesOf(kind, lines);
            var least = analyzers.ToDictionary(analyzer => analyzer, _ => double.MaxValue);
            for (var round = -1; round < rounds; round++)
            {
                foreach (var analyzer in analyzers)
                {
                    var time = Measure(files, analyzer);
                    least[analyzer] = round < 0 ? double.MaxValue : Math.Min(least[analyzer], time);
                }
            }

            Console.WriteLine(FormattableString.Invariant($"{kind,-9} {files.Sum(static file => file.Count(static c => c == '\n'))} lines ")
                + string.Join("  ", analyzers.Select(analyzer => FormattableString.Invariant($"{analyzer} {least[analyzer]:F0} ms"))));
        }
    }

    private static List<string> FilesOf(string kind, int lines) => Directory.Exists(kind)
        ? [.. Directory.EnumerateFiles(kind, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)]
        : [.. GeneratedCode.Files(kind, lines)];

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
