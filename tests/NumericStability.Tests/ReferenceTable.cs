using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NumericStability.Tests;

/// <summary>The committed tables; their scripts say what a line means.</summary>
internal static class ReferenceTable
{
    private static readonly ConcurrentDictionary<string, string[][]> Lines = new();

    public static IReadOnlyList<string[]> Read(string name) =>
        Lines.GetOrAdd(name, static n => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", n + ".txt")).Select(line => line.Split(' '))]);

    /// <summary>The lines of a scalar table: arguments, truth.</summary>
    public static IEnumerable<(double[] Arguments, Truth Truth)> Scalars(string function) =>
        Read(function).Select(cells => (cells[..^2].Select(Double).ToArray(), TruthAt(cells, cells.Length - 2)));

    /// <summary>The lines of a scalar table of floats: arguments, truth.</summary>
    public static IEnumerable<(float[] Arguments, Truth Truth)> Singles(string function) =>
        Read(function + ".Single").Select(cells => (cells[..^1].Select(Single).ToArray(), new Truth(Double(cells[^1]), 0)));

    public static Truth TruthAt(string[] cells, int index) => new(Double(cells[index]), int.Parse(cells[index + 1], CultureInfo.InvariantCulture));

    public static double Double(string bits) => BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public static float Single(string bits) => BitConverter.UInt32BitsToSingle(uint.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public static double Number(string bits) => bits.Length == 8 ? Single(bits) : Double(bits);
}
