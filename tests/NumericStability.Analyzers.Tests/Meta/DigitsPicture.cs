using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>Correct digits against the input, before and after: measured with the high-precision reference.</summary>
internal sealed record DigitsPicture(string Id, string Formula, Func<double, double> Before, Func<double, double> After, Func<BigReal, BigReal> Truth, double From, double To, bool IsLogarithmic)
{
    private const int Bins = 90;
    private const int SamplesPerBin = 3;
    private const double MostDigits = 16;

    public static DigitsPicture Powers(string id, string formula, Func<double, double> before, Func<double, double> after, Func<BigReal, BigReal> truth, double fromExponent, double toExponent) =>
        new(id, formula, before, after, truth, fromExponent, toExponent, true);

    public static DigitsPicture Linear(string id, string formula, Func<double, double> before, Func<double, double> after, Func<BigReal, BigReal> truth, double from, double to) =>
        new(id, formula, before, after, truth, from, to, false);

    public string Draw()
    {
        var (before, after) = (new List<(double, double)>(), new List<(double, double)>());
        for (var bin = 0; bin < Bins; bin++)
        {
            var position = (bin + 0.5) / Bins;
            before.Add((position, Least(bin, Before) / MostDigits));
            after.Add((position, Least(bin, After) / MostDigits));
        }

        var picture = new Picture(Formula, "x", "correct digits", Ticks(), [(0, "0"), (0.25, "4"), (0.5, "8"), (0.75, "12"), (1, "16")]);
        return picture.Draw(before, after);
    }

    /// <summary>The fewest correct digits in a bin, to half a digit: the same on every mathematical library.</summary>
    private double Least(int bin, Func<double, double> function) => Enumerable.Range(0, SamplesPerBin)
        .Select(sample => Input((bin + ((sample + 0.37) / SamplesPerBin)) / Bins))
        .Min(x => Math.Min(MostDigits, Math.Floor(2 * FloatFormat.Double.CorrectDigits(function(x), BigReal.Evaluate(values => Truth(values[0]), x))) / 2));

    private double Input(double position)
    {
        var value = From + (position * (To - From));
        return IsLogarithmic ? Math.Pow(10, value) : value;
    }

    /// <summary>At most eight round numbers or whole powers of ten.</summary>
    private List<(double Position, string Label)> Ticks()
    {
        var step = new[] { 1.0, 2, 4, 5, 10, 20, 50, 100, 200 }.First(step => (To - From) / step <= 8);
        return Enumerable.Range((int)Math.Ceiling(From / step), (int)(Math.Floor(To / step) - Math.Ceiling(From / step)) + 1)
            .Select(i => ((i * step - From) / (To - From), (IsLogarithmic ? "1e" : "") + (i * step).ToString(CultureInfo.InvariantCulture))).ToList();
    }
}
