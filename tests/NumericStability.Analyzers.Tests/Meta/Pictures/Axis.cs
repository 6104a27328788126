using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>One axis of a picture: from one value to another, or from one power of ten to another.</summary>
internal sealed record Axis(string Label, double From, double To, bool IsLogarithmic)
{
    public static Axis Linear(string label, double from, double to) => new(label, from, to, false);

    public static Axis Powers(string label, double fromExponent, double toExponent) => new(label, fromExponent, toExponent, true);

    /// <summary>Values at the same distance from each other, ends included; powers have 40 bits, the same with every mathematical library.</summary>
    public IEnumerable<double> Values(int intervals) => Enumerable.Range(0, intervals + 1).Select(i => At(From + (i * (To - From) / intervals)))
        .Select(value => IsLogarithmic ? BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(value) + 0x800) & ~0xFFFL) : value);

    public double Value(double position) => At(From + (position * (To - From)));

    /// <summary>0 at the left or below, 1 at the right or above; a value outside stands on the edge.</summary>
    public double Position(double value) => Math.Clamp(((IsLogarithmic ? Math.Log10(value) : value) - From) / (To - From), 0, 1);

    /// <summary>What a value without a place on this axis is called; null for all others.</summary>
    public string? NameOutside(double value) => double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞")
        : IsLogarithmic && value <= 0 ? (value < 0 ? "negative" : "0")
        : null;

    /// <summary>Round numbers or whole powers of ten, so many intervals at most; both ends are among them where that is possible.</summary>
    public IEnumerable<(double Position, string Label)> Ticks(int most)
    {
        var steps = Enumerable.Range(IsLogarithmic ? 0 : -3, 10).SelectMany(power => new[] { 1.0, 2, 3, 4, 5 }.Select(digit => digit * Math.Pow(10, power))).Where(step => (To - From) / step <= most).ToList();
        var step = steps.Find(step => (To - From) / step > 2.5 && IsWhole(From / step) && IsWhole(To / step)) is var even and > 0 ? even : steps[0];
        return Enumerable.Range((int)Math.Ceiling((From / step) - 1e-9), (int)(Math.Floor((To / step) + 1e-9) - Math.Ceiling((From / step) - 1e-9)) + 1)
            .Select(i => (((i * step) - From) / (To - From), Name(i * step)));
    }

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < 1e-9;

    private string Name(double place) => !IsLogarithmic ? place.ToString("#,0.####", CultureInfo.InvariantCulture)
        : place == 0 ? "1" : string.Create(CultureInfo.InvariantCulture, $"1e{place}");

    private double At(double place) => IsLogarithmic ? Math.Pow(10, place) : place;
}
