using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumericStability.Analyzers.Tests.Meta;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

/// <summary>The measured table of docs/optimizers.md: what 10,000 steps without curvature leave of weights that start at 1, for each optimizer.</summary>
public sealed class OptimizerTableTests
{
    private const int Steps = 10_000;
    private const int Weights = 100;
    private const double Rate = 0.001;
    private const double Decay = 0.01;

    /// <summary>One step of one weight: its state, the gradient (decayed or not), the step count; what is taken from the weight.</summary>
    private delegate double Step(double[] state, double gradient, int t);

    private static readonly Dictionary<string, Step> Optimizers = new()
    {
        ["SGD"] = (_, g, _) => Rate * g,
        ["momentum"] = (s, g, _) => Rate * (s[0] = (0.9 * s[0]) + g) * 0.1,
        ["Adam"] = (s, g, t) => Rate * First(s, g) / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(Second(s, g) / (1 - Math.Pow(0.999, t))) + 1e-8),
        ["NAdam"] = (s, g, t) => Rate * ((0.9 * First(s, g) / (1 - Math.Pow(0.9, t + 1))) + (0.1 * g / (1 - Math.Pow(0.9, t)))) / (Math.Sqrt(Second(s, g) / (1 - Math.Pow(0.999, t))) + 1e-8),
        ["AMSGrad"] = (s, g, t) => Rate * First(s, g) / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(s[2] = Math.Max(s[2], Second(s, g) / (1 - Math.Pow(0.999, t)))) + 1e-8),
        ["Adamax"] = (s, g, t) => Rate * First(s, g) / (1 - Math.Pow(0.9, t)) / ((s[1] = Math.Max(0.999 * s[1], Math.Abs(g))) + 1e-8),
        ["RMSprop"] = (s, g, _) => Rate * g / (Math.Sqrt(Second(s, g)) + 1e-8),
        ["Adagrad"] = (s, g, _) => Rate * g / (Math.Sqrt(s[1] += g * g) + 1e-8),
        ["Adadelta"] = Adadelta,
        ["Adafactor"] = (s, g, t) => Rate * g / Math.Sqrt(s[1] += Math.Pow(t, -0.8) * ((g * g) + 1e-30 - s[1])),
        ["RAdam"] = Rectified,
        ["Lion"] = Lion,
    };

    private static double First(double[] s, double g) => s[0] = (0.9 * s[0]) + (0.1 * g);

    private static double Second(double[] s, double g) => s[1] = (0.999 * s[1]) + (0.001 * g * g);

    private static double Adadelta(double[] s, double g, int t)
    {
        s[1] = (0.95 * s[1]) + (0.05 * g * g);
        var step = Math.Sqrt(s[2] + 1e-6) / Math.Sqrt(s[1] + 1e-6) * g;
        s[2] = (0.95 * s[2]) + (0.05 * step * step);
        return step;
    }

    private static double Rectified(double[] s, double g, int t)
    {
        var hat = First(s, g) / (1 - Math.Pow(0.9, t));
        var second = Second(s, g) / (1 - Math.Pow(0.999, t));
        var limit = (2 / (1 - 0.999)) - 1;
        var length = limit - (2 * t * Math.Pow(0.999, t) / (1 - Math.Pow(0.999, t)));
        return length > 5 ? Rate * hat * Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) / (Math.Sqrt(second) + 1e-8) : Rate * hat;
    }

    private static double Lion(double[] s, double g, int t)
    {
        var direction = (0.9 * s[0]) + (0.1 * g);
        s[0] = (0.99 * s[0]) + (0.01 * g);
        return Rate * (direction > 0 ? 1 : direction < 0 ? -1 : 0);
    }

    [Fact]
    public void TheMeasuredTableIsMeasured()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "optimizers.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()).Where(cells => cells.Length == 5 && Optimizers.ContainsKey(cells[0]) && cells[1].Length == 4).ToList();
        var noise = Noise();
        var measured = Optimizers.ToDictionary(row => row.Key, row => new[] { Left(row.Value, 0.1, true, noise), Left(row.Value, 10, true, noise), Left(row.Value, 0.1, false, noise), Left(row.Value, 10, false, noise) });
        var text = string.Join("\n", measured.Select(row => "| " + row.Key + " | " + string.Join(" | ", row.Value.Select(value => value.ToString("F2", CultureInfo.InvariantCulture))) + " |"));
        Assert.True(rows.Count == Optimizers.Count, text);
        Assert.All(rows, row => Assert.All(row.Skip(1).Zip(measured[row[0]]), pair => Assert.InRange(double.Parse(pair.First, CultureInfo.InvariantCulture) - pair.Second, -0.006, 0.006)));
    }

    /// <summary>The mean weight at the end; each draw is used with both signs, so that the noise itself moves nothing.</summary>
    private static double Left(Step step, double size, bool isCoupled, double[] noise)
    {
        var sum = 0.0;
        for (int i = 0; i < Weights; i++)
        {
            var (w, state, sign, draw) = (1.0, new double[3], i % 2 == 0 ? size : -size, i / 2 * Steps);
            for (int t = 1; t <= Steps; t++)
            {
                var g = sign * noise[draw++];
                var decayed = isCoupled ? g + (Decay * w) : g;
                w -= (isCoupled ? 0 : Rate * Decay * w) + step(state, decayed, t);
            }

            sum += w;
        }

        return sum / Weights;
    }

    private static double[] Noise()
    {
        var random = new Random(7);
        var noise = new double[Weights / 2 * Steps];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return noise;
    }
}
