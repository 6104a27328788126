using System;
using System.Collections.Generic;
using System.Linq;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>Correct digits against the input: measured with the high-precision reference.</summary>
internal sealed record DigitsPicture(string Id, string Formula, Func<double, double> Before, Func<double, double> After, Func<BigReal, BigReal> Truth, Axis X) : MeasuredPicture(Id)
{
    private const int Bins = 90;
    private const int SamplesPerBin = 3;

    public FloatFormat Format { get; init; } = FloatFormat.Double;

    public override Picture Frame => new(Formula, X, Axis.Linear("correct digits", 0, MostDigits));

    private double MostDigits => Math.Ceiling(Format.Digits / 4) * 4;

    public static DigitsPicture Powers(string id, string formula, Func<double, double> before, Func<double, double> after, Func<BigReal, BigReal> truth, double fromExponent, double toExponent) =>
        new(id, formula, before, after, truth, Axis.Powers("x", fromExponent, toExponent));

    public static DigitsPicture Linear(string id, string formula, Func<double, double> before, Func<double, double> after, Func<BigReal, BigReal> truth, double from, double to) =>
        new(id, formula, before, after, truth, Axis.Linear("x", from, to));

    public override IEnumerable<(double X, double? Before, double? After)> Measure() => Enumerable.Range(0, Bins).Select(bin =>
    {
        var samples = Enumerable.Range(0, SamplesPerBin).Select(sample => X.Value((bin + ((sample + 0.37) / SamplesPerBin)) / Bins))
            .Select(x => (Input: x, Truth: BigReal.Evaluate(values => Truth(values[0]), x))).ToList();
        return (X.Value((bin + 0.5) / Bins), (double?)Least(samples, Before), (double?)Least(samples, After));
    });

    /// <summary>The fewest correct digits in a bin, to half a digit: the same on every mathematical library.</summary>
    private double Least(IEnumerable<(double Input, BigReal Truth)> samples, Func<double, double> function) =>
        samples.Min(sample => Math.Floor(2 * Format.CorrectDigits(function(sample.Input), sample.Truth)) / 2);
}
