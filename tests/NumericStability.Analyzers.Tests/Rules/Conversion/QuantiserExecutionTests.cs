using System;
using System.Collections.Generic;
using System.Numerics;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

/// <summary>What the fixes really leave is run over the whole range of each target type and beyond it.</summary>
public sealed class QuantiserExecutionTests
{
    [Fact]
    public Task SignedByteSaturates() => SaturatesAsync<sbyte>("NUM6001", "(sbyte)Math.Round(x / s)");

    [Fact]
    public Task ByteSaturates() => SaturatesAsync<byte>("NUM6001", "(byte)Math.Round(x / s)");

    [Fact]
    public Task ShortSaturates() => SaturatesAsync<short>("NUM6001", "(short)Math.Round(x / s)");

    [Fact]
    public Task UnsignedShortSaturates() => SaturatesAsync<ushort>("NUM6001", "(ushort)Math.Round(x / s)");

    [Fact]
    public Task TruncatingQuantiserRoundsAndSaturates() => SaturatesAsync<sbyte>("NUM6002", "(sbyte)(x / s)");

    [Fact]
    public async Task SinglePrecisionSaturates()
    {
        var text = await RuleTest.FixedTextAsync("NUM6001", "public static sbyte F(float x, float s) => [|(sbyte)MathF.Round(x / s)|];");
        using var code = CodeRunner.Compile(text);
        var quantise = code.Method<Func<float, float, sbyte>>("F");
        foreach (var value in Inputs(sbyte.MinValue, sbyte.MaxValue))
        {
            Assert.Equal((sbyte)Reference((float)value, sbyte.MinValue, sbyte.MaxValue), quantise((float)value, 1));
        }
    }

    [Theory]
    [InlineData("NUM6002.floor")]
    [InlineData("NUM6002.away.alternative")]
    [InlineData("NUM6002.even.alternative")]
    public async Task NearestIsNearestOnBothSides(string key)
    {
        var text = await RuleTest.FixedTextAsync("NUM6002", "public static int F(double x) => [|(int)(x + 0.5)|];", key);
        using var code = CodeRunner.Compile(text);
        var nearest = code.Method<Func<double, int>>("F");
        for (var x = -1000.0; x <= 1000; x += 0.0625)
        {
            Assert.InRange(nearest(x) - x, -0.5, 0.5);
        }
    }

    [Fact]
    public async Task StochasticRoundingIsUnbiasedBelowZero()
    {
        var text = await RuleTest.FixedTextAsync("NUM6006", "public static int F(double x, Random r) => [|(int)(x + r.NextDouble())|];");
        using var code = CodeRunner.Compile(text);
        var round = code.Method<Func<double, Random, int>>("F");
        var random = new Random(1);
        foreach (var x in new[] { -2.75, -0.5, -0.1, 0.3, 5.5 })
        {
            var sum = 0L;
            for (var i = 0; i < 40_000; i++)
            {
                sum += round(x, random);
            }

            Assert.InRange((sum / 40_000.0) - x, -0.02, 0.02);
        }
    }

    private static async Task SaturatesAsync<T>(string id, string cast)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var name = cast[1..cast.IndexOf(')', StringComparison.Ordinal)];
        var text = await RuleTest.FixedTextAsync(id, $"public static {name} F(double x, double s) => [|{cast}|];");
        using var code = CodeRunner.Compile(text);
        var quantise = code.Method<Func<double, double, T>>("F");
        var (low, high) = (double.CreateChecked(T.MinValue), double.CreateChecked(T.MaxValue));
        foreach (var value in Inputs(low, high))
        {
            Assert.Equal(T.CreateChecked(Reference(value, low, high)), quantise(value, 1));
        }
    }

    /// <summary>The nearest value of the type, ties to even; NaN is 0.</summary>
    private static double Reference(double value, double low, double high) =>
        double.IsNaN(value) ? 0 : Math.Min(high, Math.Max(low, Math.Round(value, MidpointRounding.ToEven)));

    /// <summary>Every quarter from below the lowest to above the highest value of the type, and the special numbers.</summary>
    private static IEnumerable<double> Inputs(double low, double high)
    {
        for (var value = low - 300; value <= high + 300; value += 0.25)
        {
            yield return value;
        }

        foreach (var value in new[]
        {
            0.0, -0.0, double.Epsilon, -double.Epsilon, Math.BitDecrement(low), Math.BitIncrement(low), Math.BitDecrement(high), Math.BitIncrement(high),
            Math.BitDecrement(high + 0.5), high + 0.5, Math.BitIncrement(high + 0.5), 1e20, -1e20, double.MaxValue, double.MinValue,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        })
        {
            yield return value;
        }
    }
}
