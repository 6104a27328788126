using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace NumericStability.Tests;

/// <summary>Every scalar of every build against the tables: at most 2.5 ulp.</summary>
public sealed class ScalarAccuracyTests
{
    private const double Bound = 2.5;

    private static readonly string[] Functions =
    [
        "Log1P", "ExpM1", "Log1MExp", "LogAddExp", "LogSubExp", "LogCosh", "Softplus", "Sigmoid", "LogSigmoid", "Logit",
        "BinaryCrossEntropyWithLogits", "XLogY", "XLog1PY", "RelativeEntropy", "PowM1", "CompoundM1", "Hypot",
    ];

    /// <summary>The functions whose result passes through 0 because their operands cancel.</summary>
    private static readonly HashSet<string> Cancelling = ["LogAddExp", "LogSubExp"];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var build in StableMathBuild.Names)
        {
            foreach (var function in Functions.Where(f => f != "Hypot" || build is "net472" or "netstandard2.0"))
            {
                cases.Add(build, function);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_is_within_the_bound(string build, string function)
    {
        var evaluate = Evaluator(StableMathBuild.Named(build), function);
        var table = ReferenceTable.Scalars(function).ToList();
        var worst = table
            .Select(row => (Error: row.Truth.ErrorOf(evaluate(row.Arguments), CancellingOperand(function, row.Arguments)), row.Arguments, row.Truth))
            .MaxBy(row => double.IsNaN(row.Error) ? double.MaxValue : row.Error);

        Assert.True(table.Count > 2000);
        Assert.True(worst.Error <= Bound, Describe(worst.Error, worst.Arguments, worst.Truth, evaluate(worst.Arguments)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_is_within_the_bound(string build, string function)
    {
        var evaluate = SingleEvaluator(StableMathBuild.Named(build), function);
        var table = ReferenceTable.Singles(function).ToList();
        var worst = table
            .Select(row => (Error: row.Truth.ErrorOf(evaluate(row.Arguments), CancellingOperand(function, [.. row.Arguments.Select(x => (double)x)])), row.Arguments, row.Truth))
            .MaxBy(row => double.IsNaN(row.Error) ? double.MaxValue : row.Error);

        Assert.True(table.Count > 2000);
        Assert.True(worst.Error <= 1, Describe(worst.Error, [.. worst.Arguments.Select(x => (double)x)], worst.Truth, evaluate(worst.Arguments)));
    }

    [Theory]
    [MemberData(nameof(SpecialValueTests.Builds), MemberType = typeof(SpecialValueTests))]
    public void An_even_power_of_a_negative_base_is_that_of_its_magnitude(string build)
    {
        var power = StableMathBuild.Named(build).Binary("PowM1");
        Assert.Equal(-2.2204460492500662e-13, power(-1.0000000000000002, -1000), 1e-28);
        Assert.All([0.75, 1 + 1e-9, 3], x => Assert.All([-64.0, 2, 1000], n => Assert.Equal(power(x, n), power(-x, n))));
    }

    private static double CancellingOperand(string function, double[] arguments) =>
        Cancelling.Contains(function) ? arguments.Max(Math.Abs) : 0;

    private static Func<double[], double> Evaluator(StableMathBuild build, string function)
    {
        if (build.Has(function, typeof(double)))
        {
            var unary = build.Unary(function);
            return x => unary(x[0]);
        }

        var binary = build.Binary(function);
        return x => binary(x[0], x[1]);
    }

    private static Func<float[], float> SingleEvaluator(StableMathBuild build, string function)
    {
        if (build.Has(function, typeof(float)))
        {
            var unary = build.UnarySingle(function);
            return x => unary(x[0]);
        }

        var binary = build.BinarySingle(function);
        return x => binary(x[0], x[1]);
    }

    private static string Describe(double error, double[] arguments, Truth truth, double result) =>
        string.Create(CultureInfo.InvariantCulture, $"{error:G4} ulp at ({string.Join(", ", arguments.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}): {result:R} for {truth.Value:R}");
}
