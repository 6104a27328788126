using System;
using System.Linq;
using Xunit;

namespace NumericStability.Tests;

/// <summary>The log-Bessel functions against the tables, over all regimes and their borders.</summary>
public sealed class BesselTests
{
    public static TheoryData<string> Builds() => [.. StableMathBuild.Names];

    [Theory]
    [MemberData(nameof(Builds))]
    public void Logarithms_are_within_1e_13(string name)
    {
        foreach (var function in new[] { "LogBesselI", "LogBesselK" })
        {
            var evaluate = StableMathBuild.Named(name).Binary(function);
            var table = ReferenceTable.Scalars(function).ToList();
            var worst = table.MaxBy(row => Error(row.Arguments, row.Truth));
            Assert.True(table.Count >= 2000);
            Assert.True(Error(worst.Arguments, worst.Truth) <= 1e-13, $"{function}{string.Join(", ", worst.Arguments)}: {evaluate(worst.Arguments[0], worst.Arguments[1]):R} for {worst.Truth.Value:R}");

            double Error(double[] x, Truth truth)
            {
                var error = Math.Abs(evaluate(x[0], x[1]) - truth.Value) / Math.Max(1, Math.Abs(truth.Value));
                return double.IsNaN(error) ? double.MaxValue : error;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Ratio_is_within_1e_14(string name)
    {
        var evaluate = StableMathBuild.Named(name).Binary("BesselIRatio");
        var table = ReferenceTable.Scalars("BesselIRatio").ToList();
        var worst = table.MaxBy(row => Error(row.Arguments, row.Truth));
        Assert.True(table.Count >= 2000);
        Assert.True(Error(worst.Arguments, worst.Truth) <= 1e-14, $"{string.Join(", ", worst.Arguments)}: {evaluate(worst.Arguments[0], worst.Arguments[1]):R} for {worst.Truth.Value:R}");

        double Error(double[] x, Truth truth)
        {
            var error = Math.Abs(evaluate(x[0], x[1]) - truth.Value) / truth.Value;
            return double.IsNaN(error) ? double.MaxValue : error;
        }
    }
}
