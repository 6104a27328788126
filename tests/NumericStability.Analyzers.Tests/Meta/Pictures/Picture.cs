using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>A line chart as SVG, readable on light and dark pages.</summary>
internal sealed record Picture(string Title, Axis X, Axis Y)
{
    private const double Left = 56, Top = 46, Width = 560, Height = 220, Bottom = Top + Height;

    /// <summary>One line of bold letters.</summary>
    public bool TitleFits => Title.Length <= 88;

    public string Draw(IReadOnlyList<(double X, double? Before, double? After)> points)
    {
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 322\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<style>text{fill:#24292f}.line{stroke:#8c959f}.before{color:#cf222e}.after{color:#0969da}");
        svg.Append("@media (prefers-color-scheme: dark){text{fill:#e6edf3}.line{stroke:#6e7681}.before{color:#ff7b72}.after{color:#58a6ff}}</style>\n");
        Text(svg, 8, 16, Title, "start", " font-weight=\"bold\"");
        Text(svg, 8, 34, Y.Label, "start");
        Axes(svg);
        Curve(svg, "before", points.Select(point => (point.X, point.Before)));
        Curve(svg, "after", points.Select(point => (point.X, point.After)));
        Legend(svg, 0, "before");
        Legend(svg, 1, "after");
        return svg.Append("</svg>\n").ToString();
    }

    private void Axes(StringBuilder svg)
    {
        foreach (var (position, label) in Y.Ticks(6))
        {
            Line(svg, Left, Vertical(position), Left + Width, Vertical(position), 0.4);
            Text(svg, Left - 6, Vertical(position) + 4, label, "end");
        }

        foreach (var (position, label) in X.Ticks(8))
        {
            Line(svg, Horizontal(position), Vertical(0), Horizontal(position), Vertical(0) + 4, 1);
            Text(svg, Horizontal(position), Vertical(0) + 18, label, "middle");
        }

        Line(svg, Left, Vertical(0), Left + Width, Vertical(0), 1);
        Text(svg, Left + (Width / 2), Bottom + 38, X.Label, "middle");
    }

    private static void Legend(StringBuilder svg, int place, string name)
    {
        var x = Left + (place * 90);
        Stroke(svg, name, string.Create(CultureInfo.InvariantCulture, $"M{x:0} {Bottom + 46}h22"));
        Text(svg, x + 28, Bottom + 50, name, "start");
    }

    /// <summary>Numbers are joined by lines; NaN and infinities run along an edge under their name.</summary>
    private void Curve(StringBuilder svg, string name, IEnumerable<(double X, double? Y)> points)
    {
        var path = new StringBuilder();
        var named = new HashSet<string>();
        foreach (var run in Runs(points.Where(point => point.Y is not null).Select(point => (point.X, point.Y!.Value))))
        {
            if (Y.NameOutside(run[0].Y) is not { } outside)
            {
                path.Append('M').AppendJoin('L', run.Select(point => string.Create(CultureInfo.InvariantCulture, $"{Horizontal(X.Position(point.X)):0.#} {Vertical(Y.Position(point.Y)):0.#}")));
                path.Append(run.Count == 1 ? "h0" : "");
                continue;
            }

            double from = Horizontal(X.Position(run[0].X)), to = Horizontal(X.Position(run[^1].X)), edge = Vertical(outside == "∞" ? 1 : 0);
            path.Append(CultureInfo.InvariantCulture, $"M{from - 3:0.#} {edge:0.#}H{to + 3:0.#}");
            if (named.Add(outside))
            {
                Text(svg, Math.Clamp(from + 2, Left + 6, Left + Width - 40), outside == "∞" ? edge + 14 : edge - 6, outside, "start", $" class=\"{name}\" style=\"fill:currentColor\"");
            }
        }

        Stroke(svg, name, path.ToString());
    }

    /// <summary>Neighbours that are all numbers, or all outside by the same name.</summary>
    private IEnumerable<List<(double X, double Y)>> Runs(IEnumerable<(double X, double Y)> points)
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (run.Count > 0 && Y.NameOutside(run[^1].Y) != Y.NameOutside(point.Y))
            {
                yield return run;
                run = [];
            }

            run.Add(point);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static double Horizontal(double position) => Left + (position * Width);

    private static double Vertical(double position) => Top + ((1 - position) * Height);

    private static void Stroke(StringBuilder svg, string name, string path) => svg.Append(CultureInfo.InvariantCulture,
        $"<path class=\"{name}\" stroke=\"currentColor\" fill=\"none\" stroke-width=\"2.5\"{(name == "before" ? "" : " stroke-dasharray=\"7 5\"")} d=\"{path}\"/>\n");

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, double width) => svg.Append(CultureInfo.InvariantCulture,
        $"<path class=\"line\" stroke-width=\"{width:0.#}\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>\n");

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, string more = "") => svg.Append(CultureInfo.InvariantCulture,
        $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"{more}>{System.Security.SecurityElement.Escape(text)}</text>\n");
}
