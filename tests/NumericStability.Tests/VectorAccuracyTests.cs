using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace NumericStability.Tests;

/// <summary>The vector functions of every build against the tables.</summary>
public sealed class VectorAccuracyTests
{
    public static TheoryData<string> Builds() => [.. StableMathBuild.Names];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Rows_of_doubles(string name)
    {
        var build = StableMathBuild.Named(name);
        var logSumExp = build.Bind<Func<double[], double>>("LogSumExp");
        var logMeanExp = build.Bind<Func<double[], double>>("LogMeanExp");
        var crossEntropy = build.Bind<Func<double[], int, double>>("CrossEntropyWithLogits");
        var softmax = build.Bind<Func<double[], double[]>>("Softmax");
        var logSoftmax = build.Bind<Func<double[], double[]>>("LogSoftmax");
        var worst = new Worst();
        foreach (var row in Row.Read("Rows"))
        {
            var x = row.Values;
            worst.Add("LogSumExp", row.LogSumExp.ErrorOf(logSumExp(x), row.Max), 2.5, row);
            worst.Add("LogMeanExp", row.LogMeanExp.ErrorOf(logMeanExp(x), Math.Max(Math.Abs(row.Max), Math.Abs(row.LogMeanExp.Value - row.Max))), 2.5, row);
            worst.Add("CrossEntropyWithLogits", row.CrossEntropy.ErrorOf(crossEntropy(x, row.Label)), 2.5, row);
            worst.Add("LogSoftmax", row.LogSoftmax.ErrorOf(logSoftmax(x)[row.Label]), 2.5, row);
            worst.Add("Softmax", row.Softmax.ErrorOf(softmax(x)[row.Label]), 4, row);
        }

        worst.AssertWithinBounds(2000);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Rows_of_floats(string name)
    {
        var build = StableMathBuild.Named(name);
        var logSumExp = build.Bind<Func<float[], float>>("LogSumExp");
        var logMeanExp = build.Bind<Func<float[], float>>("LogMeanExp");
        var crossEntropy = build.Bind<Func<float[], int, float>>("CrossEntropyWithLogits");
        var softmax = build.Bind<Func<float[], float[]>>("Softmax");
        var logSoftmax = build.Bind<Func<float[], float[]>>("LogSoftmax");
        var worst = new Worst();
        foreach (var row in Row.Read("Rows.Single"))
        {
            float[] x = [.. row.Values.Select(v => (float)v)];
            worst.Add("LogSumExp", row.LogSumExp.ErrorOf(logSumExp(x), row.Max), 2.5, row);
            worst.Add("LogMeanExp", row.LogMeanExp.ErrorOf(logMeanExp(x), Math.Max(Math.Abs(row.Max), Math.Abs(row.LogMeanExp.Value - row.Max))), 2.5, row);
            worst.Add("CrossEntropyWithLogits", row.CrossEntropy.ErrorOf(crossEntropy(x, row.Label)), 2.5, row);
            worst.Add("LogSoftmax", row.LogSoftmax.ErrorOf(logSoftmax(x)[row.Label]), 2.5, row);
            worst.Add("Softmax", row.Softmax.ErrorOf(softmax(x)[row.Label]), 4, row);
        }

        worst.AssertWithinBounds(2000);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Weighted_rows(string name)
    {
        var build = StableMathBuild.Named(name);
        var doubles = build.Bind<Func<double[], double[], double>>("LogSumExp");
        var floats = build.Bind<Func<float[], float[], float>>("LogSumExp");
        var worst = new Worst();
        foreach (var (table, single) in new[] { ("Weighted", false), ("Weighted.Single", true) })
        {
            foreach (var cells in ReferenceTable.Read(table))
            {
                var n = int.Parse(cells[0], CultureInfo.InvariantCulture);
                double[] x = [.. cells[1..(n + 1)].Select(ReferenceTable.Number)];
                double[] w = [.. cells[(n + 1)..(2 * n + 1)].Select(ReferenceTable.Number)];
                var truth = ReferenceTable.TruthAt(cells, 2 * n + 1);
                var top = Array.IndexOf(x, x.Max());
                var terms = x.Select((v, i) => i == top ? 0 : w[i] * Math.Exp(v - x[top]));
                var cancelling = Math.Max(Math.Max(Math.Abs(x[top]), Math.Abs(truth.Value - x[top])), terms.Max());
                if (single)
                {
                    worst.Add(table, truth.ErrorOf(floats([.. x.Select(v => (float)v)], [.. w.Select(v => (float)v)]), cancelling), 1, cells);
                }
                else
                {
                    worst.Add(table, truth.ErrorOf(doubles(x, w), cancelling), 2.5, cells);
                }
            }
        }

        worst.AssertWithinBounds(2000);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Entropies(string name)
    {
        var build = StableMathBuild.Named(name);
        var entropy = build.Bind<Func<double[], double>>("Entropy");
        var divergence = build.Bind<Func<double[], double[], double>>("KullbackLeibler");
        var entropySingle = build.Bind<Func<float[], float>>("Entropy");
        var divergenceSingle = build.Bind<Func<float[], float[], float>>("KullbackLeibler");
        var worst = new Worst();
        foreach (var table in new[] { "Pairs", "Pairs.Single" })
        {
            foreach (var cells in ReferenceTable.Read(table))
            {
                var n = int.Parse(cells[0], CultureInfo.InvariantCulture);
                double[] p = [.. cells[1..(n + 1)].Select(ReferenceTable.Number)];
                double[] q = [.. cells[(n + 1)..(2 * n + 1)].Select(ReferenceTable.Number)];
                var cancelling = p.Zip(q, (a, b) => a > 0 ? Math.Abs(a * Math.Log(a / b)) : 0).Sum();
                var trueEntropy = ReferenceTable.TruthAt(cells, 2 * n + 1);
                var trueDivergence = ReferenceTable.TruthAt(cells, 2 * n + 3);
                if (table == "Pairs")
                {
                    worst.Add("Entropy", trueEntropy.ErrorOf(entropy(p)), 2.5, cells);
                    worst.Add("KullbackLeibler", trueDivergence.ErrorOf(divergence(p, q), cancelling), 2.5, cells);
                }
                else
                {
                    worst.Add("Entropy float", trueEntropy.ErrorOf(entropySingle([.. p.Select(v => (float)v)])), 1, cells);
                    worst.Add("KullbackLeibler float", trueDivergence.ErrorOf(divergenceSingle([.. p.Select(v => (float)v)], [.. q.Select(v => (float)v)]), cancelling), 1, cells);
                }
            }
        }

        worst.AssertWithinBounds(2000);
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Long_rows_hold_the_bound_for_every_length(string name)
    {
        var build = StableMathBuild.Named(name);
        var logSumExp = build.Bind<Func<double[], double>>("LogSumExp");
        var logSumExpSingle = build.Bind<Func<float[], float>>("LogSumExp");
        var softmax = build.Bind<Func<double[], double[]>>("Softmax");
        var softmaxSingle = build.Bind<Func<float[], float[]>>("Softmax");
        var worst = new Worst();
        foreach (var group in ReferenceTable.Read("Long").GroupBy(cells => string.Join(" ", cells[..3])))
        {
            var x = LongRow(group.First());
            float[] singles = [.. x.Select(v => (float)v)];
            var (p, pSingle, lse, lseSingle) = (softmax(x), softmaxSingle(singles), logSumExp(x), logSumExpSingle(singles));
            foreach (var cells in group)
            {
                var index = int.Parse(cells[3], CultureInfo.InvariantCulture);
                var trueSum = ReferenceTable.TruthAt(cells, 4);
                var trueShare = ReferenceTable.TruthAt(cells, 6);
                worst.Add("LogSumExp", trueSum.ErrorOf(lse, x.Max()), 2.5, cells);
                worst.Add("LogSumExp float", trueSum.ErrorOf(lseSingle, x.Max()), 2.5, cells);
                worst.Add("Softmax", trueShare.ErrorOf(p[index]), 4, cells);
                worst.Add("Softmax float", trueShare.ErrorOf(pSingle[index]), 4, cells);
            }
        }

        worst.AssertWithinBounds(80);
    }

    /// <summary>The logits of rows.py's `logit`.</summary>
    private static double[] LongRow(string[] cells)
    {
        var n = int.Parse(cells[0], CultureInfo.InvariantCulture);
        var spread = int.Parse(cells[1], CultureInfo.InvariantCulture);
        double? repeated = cells[2] == "-" ? null : ReferenceTable.Number(cells[2]);
        return [.. Enumerable.Range(0, n).Select(i =>
            repeated is { } value ? (i == 0 ? 0.3125 : value) : ((uint)((ulong)i * 2654435761) >> 12) / 1048576.0 * spread - spread / 2.0)];
    }

    private sealed record Row(double[] Values, int Label, Truth LogSumExp, Truth LogMeanExp, Truth CrossEntropy, Truth Softmax, Truth LogSoftmax)
    {
        public double Max => Values.Max();

        public static IEnumerable<Row> Read(string table) => ReferenceTable.Read(table).Select(cells =>
        {
            var n = int.Parse(cells[0], CultureInfo.InvariantCulture);
            Truth At(int i) => ReferenceTable.TruthAt(cells, n + 2 + 2 * i);
            return new Row(
                [.. cells[1..(n + 1)].Select(ReferenceTable.Number)], int.Parse(cells[n + 1], CultureInfo.InvariantCulture), At(0), At(1), At(2), At(3), At(4));
        });

        public override string ToString() => $"label {Label} of " + string.Join(", ", Values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
    }
}

/// <summary>The worst error of each function over a table, against its bound.</summary>
internal sealed class Worst
{
    private readonly Dictionary<string, (int Count, double Ratio, double Error, object Where)> entries = [];

    public void Add(string function, double error, double bound, object where)
    {
        var ratio = double.IsNaN(error) ? double.MaxValue : error / bound;
        var (count, worst, worstError, place) = entries.GetValueOrDefault(function, (0, -1, 0, ""));
        entries[function] = ratio > worst ? (count + 1, ratio, error, where) : (count + 1, worst, worstError, place);
    }

    public void AssertWithinBounds(int atLeast)
    {
        Assert.NotEmpty(entries);
        foreach (var (function, (count, ratio, error, where)) in entries)
        {
            Assert.True(count >= atLeast, $"{function}: only {count} points");
            Assert.True(ratio <= 1, $"{function}: {error:G4} ulp at {(where is string[] cells ? string.Join(' ', cells) : where)}");
        }
    }
}
