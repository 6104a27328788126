using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NumericStability.Benchmarks.Compile;

/// <summary>Three kinds of code of a given length: what a numerical library, a business application and a plain model look like.</summary>
internal static class GeneratedCode
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nnamespace Generated;\n";

    private const string Numeric = """
            public static double Loss#(double[] p, double[] t)
            {
                var total = 0.0;
                for (var i = 0; i < p.Length; i++)
                {
                    var z = p[i] * 0.5 + Bias#;
                    total += t[i] * Math.Log(Sigmoid#(z) + 1e-12) + (1 - t[i]) * Math.Log(1 - Sigmoid#(z));
                }

                return p.Length == 0 ? 0 : -total / p.Length;
            }

            private const double Bias# = 0.125;

            private static double Sigmoid#(double x) => 1 / (1 + Math.Exp(-x));

            public static void Normalise#(double[] row)
            {
                var max = row.Max();
                double sum = 0;
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = Math.Exp(row[i] - max);
                    sum += row[i];
                }

                for (var i = 0; i < row.Length; i++)
                {
                    row[i] /= sum;
                }
            }

            public static double Distance#(double ax, double ay, double bx, double by)
            {
                double dx = ax - bx, dy = ay - by;
                if (dx > dy && dy > 0)
                {
                    return dx * Math.Sqrt(1 + dy / dx * (dy / dx));
                }

                return Math.Sqrt(dx * dx + dy * dy);
            }

        """;

    private const string Ordinary = """
            private readonly Dictionary<string, List<int>> _orders# = new();

            public int Add#(string customer, int order)
            {
                if (string.IsNullOrEmpty(customer))
                {
                    throw new ArgumentException("A customer has a name.", nameof(customer));
                }

                if (!_orders#.TryGetValue(customer, out var orders))
                {
                    orders = new List<int>();
                    _orders#[customer] = orders;
                }

                orders.Add(order);
                var count = 0;
                foreach (var known in orders)
                {
                    count += known > 10 ? 1 : 0;
                }

                return count;
            }

            public string Describe#(string customer, int page)
            {
                var first = page * 20;
                var lines = _orders#.TryGetValue(customer, out var orders) ? orders.Skip(first).Take(20).Select(order => customer + ":" + order).ToList() : new List<string>();
                for (var i = 0; i < lines.Count - 1; i++)
                {
                    lines[i] = lines[i].Trim().ToUpperInvariant() + ",";
                }

                return string.Join(Environment.NewLine, lines);
            }

        """;

    private const string Plain = """
            public string Name# { get; set; } = "";

            public bool IsKnown# { get; private set; }

            public IReadOnlyList<string> Tags# => _tags#;

            private readonly List<string> _tags# = new();

            public void Tag#(string tag)
            {
                if (!_tags#.Contains(tag))
                {
                    _tags#.Add(tag);
                    IsKnown# = true;
                }
            }

            public override#X string Text#(object other)
            {
                switch (other)
                {
                    case string text when text == Name#:
                        return text.Trim();
                    case null:
                        return string.Empty;
                    default:
                        return other.ToString() ?? Name#;
                }
            }

        """;

    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["numeric"] = Numeric,
        ["ordinary"] = Ordinary,
        ["plain"] = Plain.Replace("override#X ", "", StringComparison.Ordinal),
    };

    /// <summary>Files of about 500 lines, <paramref name="lines"/> in all.</summary>
    public static IEnumerable<string> Files(string kind, int lines)
    {
        var template = Kinds[kind];
        var height = template.Split('\n').Length;
        var number = 0;
        for (var file = 0; number * height < lines; file++)
        {
            var text = new StringBuilder(Usings).Append(CultureInfo.InvariantCulture, $"public sealed class Unit{file}\n{{\n");
            for (var written = 0; written < 500 && number * height < lines; written += height)
            {
                text.Append(template.Replace("#", (number++).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }

            yield return text.Append("}\n").ToString();
        }
    }
}
