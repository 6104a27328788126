using System;
using System.Linq;
using Xunit;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>The instruments: units in the last place, grids, and the runner of texts.</summary>
public sealed class MeasureTests
{
    [Theory]
    [InlineData(1.0, 1.0, 0)]
    [InlineData(1.0000000000000002, 1.0, 1)]
    [InlineData(0.9999999999999999, 1.0, 0.5)]
    [InlineData(1e-323, 5e-324, 1)]
    [InlineData(0.0, 5e-324, 1)]
    [InlineData(0.0, 2.2250738585072014e-308, 4503599627370496)]
    [InlineData(double.PositiveInfinity, double.MaxValue, 1)]
    [InlineData(double.NaN, 1.0, double.PositiveInfinity)]
    [InlineData(1.0, double.NaN, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN, 0)]
    [InlineData(double.MaxValue, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, 0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-0.0, 0.0, 0)]
    public void Errors_are_counted_in_last_places_of_the_truth(double computed, double truth, double ulps) =>
        Assert.Equal(ulps, FloatFormat.Double.UlpError(computed, truth));

    [Fact]
    public void Errors_below_the_smallest_and_beyond_the_largest_number_are_counted()
    {
        BigReal tiny = BigReal.Exp(-2000), huge = BigReal.Exp(2000);
        Assert.InRange(FloatFormat.Double.UlpError(0, tiny), 0, 1e-200);
        Assert.Equal(1, FloatFormat.Double.UlpError(5e-324, tiny), 1e-9);
        Assert.Equal(0, FloatFormat.Double.UlpError(double.PositiveInfinity, huge));
        Assert.Equal(1, FloatFormat.Double.UlpError(double.MaxValue, huge));
        Assert.Equal(1, FloatFormat.Single.UlpError(MathF.BitIncrement(1), 1));
        Assert.Equal(2, FloatFormat.Single.UlpError(0, 2 * (BigReal)float.Epsilon));
        Assert.Equal(double.PositiveInfinity, FloatFormat.Single.UlpError(double.PositiveInfinity, double.NaN));
    }

    [Fact]
    public void Digits_run_from_none_to_all()
    {
        Assert.Equal(FloatFormat.Double.Digits, FloatFormat.Double.CorrectDigits(1, 1));
        Assert.Equal(0, FloatFormat.Double.CorrectDigits(0, 1e-10));
        Assert.Equal(0, FloatFormat.Double.CorrectDigits(double.NaN, 1));
        Assert.InRange(FloatFormat.Double.CorrectDigits(1.0001, 1), 3.5, 4.5);
        Assert.InRange(FloatFormat.Single.CorrectDigits(1.0001, 1), 3.5, 4.5);
    }

    [Theory]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("Half")]
    public void Grids_hold_edges_of_their_format_and_are_the_same_every_time(string name)
    {
        FloatFormat format = new[] { FloatFormat.Double, FloatFormat.Single, FloatFormat.Half }.Single(known => known.Name == name);
        double[] grid = PointGrid.Default(format, 500, 1, -1);
        Assert.Equal(grid, PointGrid.Default(format, 500, 1, -1));
        Assert.All(grid, x => Assert.Equal(x, format.Round(x)));
        foreach (double edge in (double[])[0.0, format.Epsilon, format.MinNormal, format.MaxValue, double.PositiveInfinity, double.NaN, 1, format.Next(1), -format.Next(-1)])
            Assert.Contains(edge, grid);
        Assert.Contains(grid, x => x == 0 && double.IsNegative(x));
        double threshold = format.MaxExponent * Math.Log(2);
        Assert.Contains(grid, x => x > threshold && x < threshold * (1 + Math.ScaleB(1, 3 - format.Bits)));
        Assert.Contains(grid, x => x is > 0 && x < format.MinNormal);
        Assert.True(grid.Length > 400);
        Assert.All(PointGrid.Vectors(format, 20).Concat(PointGrid.Pairs(format, 50)), v => Assert.All(v, x => Assert.Equal(x, format.Round(x))));
        Assert.All(PointGrid.Uniform(format, 0.25, 0.75, 50), x => Assert.InRange(x, 0.25, 0.75));
    }

    [Fact]
    public void Members_and_whole_files_run_with_their_further_texts()
    {
        using CodeRunner members = CodeRunner.Compile("static float[] F(float[] x) => [.. x.Select(v => v + One.Value)];", "static class One { public const float Value = 1; }");
        Assert.Equal([2f, 3f], members.MapSingle("F")([1, 2]));
        using CodeRunner file = CodeRunner.Compile("using System;\nclass C { double M(double x, double y) => Math.Max(x, y); static double[] N(double[] x) => x; }");
        Assert.Equal(2, file.Binary("M")(1, 2));
        Assert.Equal([1.0], file.Map("N")([1]));
        Assert.Throws<InvalidOperationException>(() => file.Unary("M"));
        Assert.Contains("CS0103", Assert.Throws<InvalidOperationException>(() => CodeRunner.Compile("static double F() => x;")).Message);
    }

    [Fact]
    public void StableMath_compiles_beside_a_fix()
    {
        using CodeRunner code = CodeRunner.Compile("static float F(float x, float y) => MathF.Max(x, y); static float R(float[] x) => x[0];", StableMathSources.All);
        Assert.Equal(3, code.BinarySingle("F")(3, 2));
        Assert.Equal(3, code.ReductionSingle("R")([3, 2]));
    }
}
