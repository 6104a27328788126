using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>A program of six pitfalls, the lines they stand on, and the numbers it must print once they are repaired.</summary>
internal static class Formulas
{
    /// <summary>C# 7.3, so that it is compiled for every consumer.</summary>
    public const string Code = """
        using System;
        using System.Linq;

        public static class Formulas
        {
            public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

            public static double LogSumExp(double[] scores) => Math.Log(scores.Sum(s => Math.Exp(s)));

            public static double LogOfOneAndABit(double x) => Math.Log(1 + x);

            public static double[] Softmax(double[] scores)
            {
                var p = new double[scores.Length];
                double sum = 0;
                for (int i = 0; i < scores.Length; i++)
                {
                    p[i] = Math.Exp(scores[i]);
                    sum += p[i];
                }

                for (int i = 0; i < p.Length; i++)
                {
                    p[i] /= sum;
                }

                return p;
            }

            public static float MeanLoss(float[] losses)
            {
                float total = 0;
                foreach (float loss in losses)
                {
                    total += loss;
                }

                return total / losses.Length;
            }
        }

        """;

    /// <summary>The rules <see cref="Code"/> breaks: on every target framework.</summary>
    public static readonly string[] Rules = ["NUM1001", "NUM1002", "NUM1003", "NUM2001", "NUM3001"];

    public const string Main = """
        using System;
        using System.Linq;

        public static class Program
        {
            public static void Main()
            {
                Console.WriteLine("softplus(1000) " + Formulas.Softplus(1000));
                Console.WriteLine("softplus(-40) " + Formulas.Softplus(-40));
                Console.WriteLine("logsumexp(1000,1000) " + Formulas.LogSumExp(new double[] { 1000, 1000 }));
                Console.WriteLine("log1p(1e-20) " + Formulas.LogOfOneAndABit(1e-20));
                Console.WriteLine("softmax(1000,1001)[0] " + Formulas.Softmax(new double[] { 1000, 1001 })[0]);
                Console.WriteLine("mean " + Formulas.MeanLoss(Enumerable.Repeat(0.1f, 10_000_000).ToArray()));
            }
        }

        """;

    private static readonly (string Name, double Value)[] RightNumbers =
    [
        ("softplus(1000)", 1000),
        ("softplus(-40)", 4.248354255291589e-18),
        ("logsumexp(1000,1000)", 1000.6931471805599453),
        ("log1p(1e-20)", 1e-20),
        ("softmax(1000,1001)[0]", 0.26894142136999512),
        ("mean", 0.1f),
    ];

    /// <summary>Where the pitfalls stand: the rule and what the reported line contains.</summary>
    private static readonly (string Rule, string[] Lines)[] Places =
    [
        ("NUM1001", ["p[i] = Math.Exp", "p[i] /= sum"]),
        ("NUM1002", ["Math.Log(scores.Sum("]),
        ("NUM1003", ["Math.Log(1 + Math.Exp(x))"]),
        ("NUM2001", ["Math.Log(1 + x)"]),
        ("NUM3001", ["float total = 0", "total += loss"]),
    ];

    public static void AssertAllReported(IReadOnlyList<ReportedDiagnostic> reported, string severity)
    {
        string[] lines = Code.ReplaceLineEndings("\n").Split('\n');
        foreach ((string rule, string[] expected) in Places)
        {
            ReportedDiagnostic one = Assert.Single(reported, diagnostic => diagnostic.Id == rule);
            Assert.Equal(severity, one.Severity);
            Assert.EndsWith("Formulas.cs", one.File, StringComparison.Ordinal);
            Assert.Contains(expected, text => lines[one.Line - 1].Contains(text, StringComparison.Ordinal));
        }
    }

    public static void AssertRightNumbers(string output) =>
        Assert.All(RightNumbers, number => Assert.Equal(number.Value, Printed(output, number.Name), Math.Abs(number.Value) * 1e-7));

    public static double Printed(string output, string name)
    {
        string line = output.ReplaceLineEndings("\n").Split('\n').Single(l => l.StartsWith(name + " ", StringComparison.Ordinal));
        return double.Parse(line[(name.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
