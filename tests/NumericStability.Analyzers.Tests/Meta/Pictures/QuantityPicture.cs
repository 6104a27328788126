using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>A quantity against an input or a count: a value, an error, a weight after so many steps.</summary>
internal sealed record QuantityPicture(string Id, string Title, Axis X, Axis Y, Func<IEnumerable<(double X, double? Before, double? After)>> Series) : MeasuredPicture(Id)
{
    /// <summary>Of neighbouring points, as a part of the width.</summary>
    public double Spacing { get; init; } = 1.0 / 140;

    public override Picture Frame => new(Title, X, Y);

    /// <summary>Both forms as functions of the input, at equal distances.</summary>
    public static QuantityPicture Of(string id, string title, Axis x, Axis y, Func<double, double?> before, Func<double, double?> after, int intervals = 140) =>
        new(id, title, x, y, () => x.Values(intervals).Select(value => (value, before(value), after(value))));

    /// <summary>A run that is followed step by step.</summary>
    public static QuantityPicture Run(string id, string title, Axis x, Axis y, Func<IEnumerable<(double X, double? Before, double? After)>> run) => new(id, title, x, y, run);

    /// <summary>As many points of a run as the eye can tell apart.</summary>
    public override IEnumerable<(double X, double? Before, double? After)> Measure()
    {
        var last = double.NegativeInfinity;
        foreach (var point in Series())
        {
            var position = X.Position(point.X);
            if (position - last >= 0.999 * Spacing)
            {
                last = position;
                yield return point;
            }
        }
    }
}
