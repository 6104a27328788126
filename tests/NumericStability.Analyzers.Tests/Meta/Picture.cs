using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>A line chart as SVG, readable on light and dark pages.</summary>
internal sealed record Picture(string Title, string XLabel, string YLabel, IReadOnlyList<(double Position, string Label)> XTicks, IReadOnlyList<(double Position, string Label)> YTicks)
{
    private const double Left = 56, Top = 34, Width = 560, Height = 220;

    /// <param name="before">Points with both coordinates in [0, 1].</param>
    /// <param name="after">The same for the stable form.</param>
    public string Draw(IEnumerable<(double X, double Y)> before, IEnumerable<(double X, double Y)> after)
    {
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 310\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<style>.ink{fill:#24292f}.line{stroke:#8c959f}.before{stroke:#cf222e}.after{stroke:#0969da}");
        svg.Append("@media (prefers-color-scheme: dark){.ink{fill:#e6edf3}.line{stroke:#6e7681}.before{stroke:#ff7b72}.after{stroke:#58a6ff}}</style>\n");
        Text(svg, Left, 18, Title, "start", bold: true);
        foreach (var (position, label) in YTicks)
        {
            Line(svg, Left, Y(position), Left + Width, Y(position), 0.4);
            Text(svg, Left - 6, Y(position) + 4, label, "end");
        }

        foreach (var (position, label) in XTicks)
        {
            Line(svg, X(position), Y(0), X(position), Y(0) + 4, 1);
            Text(svg, X(position), Y(0) + 18, label, "middle");
        }

        Line(svg, Left, Y(0), Left + Width, Y(0), 1);
        Text(svg, Left + (Width / 2), Top + Height + 38, XLabel, "middle");
        Text(svg, Left + Width, 18, YLabel, "end");
        Curve(svg, "after", after);
        Curve(svg, "before", before);
        Legend(svg, 0, "before");
        Legend(svg, 1, "after");
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg, int place, string name)
    {
        var x = Left + (place * 90);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" fill=\"none\" stroke-width=\"2.5\"{Dash(name)} d=\"M{x:0} 300h22\"/>\n");
        Text(svg, x + 28, 304, name, "start");
    }

    private static string Dash(string name) => name == "before" ? "" : " stroke-dasharray=\"6 3\"";

    private static void Curve(StringBuilder svg, string name, IEnumerable<(double X, double Y)> points)
    {
        var path = string.Join("L", points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.#} {Y(point.Y):0.#}")));
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" fill=\"none\" stroke-width=\"2\"{Dash(name)} d=\"M{path}\"/>\n");
    }

    private static double X(double position) => Left + (position * Width);

    private static double Y(double position) => Top + ((1 - position) * Height);

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, double width) => svg.Append(CultureInfo.InvariantCulture,
        $"<path class=\"line\" stroke-width=\"{width:0.#}\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>\n");

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, bool bold = false) => svg.Append(CultureInfo.InvariantCulture,
        $"<text class=\"ink\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"{(bold ? " font-weight=\"bold\"" : "")}>{System.Security.SecurityElement.Escape(text)}</text>\n");
}
