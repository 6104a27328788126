using System;
using System.Collections.Generic;
using System.Numerics;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

/// <summary>
/// What the fixes really leave is run over the whole range of each target type and beyond it, from every floating-point type: all
/// values, quarters and ties of the narrow types, all values of a Half, the limits and their neighbours of the wide types.
/// </summary>
public sealed class QuantiserExecutionTests
{
    [Fact]
    public Task RoundedSignedByteSaturates() => RoundedSaturatesAsync<sbyte>();

    [Fact]
    public Task RoundedByteSaturates() => RoundedSaturatesAsync<byte>();

    [Fact]
    public Task RoundedShortSaturates() => RoundedSaturatesAsync<short>();

    [Fact]
    public Task RoundedUnsignedShortSaturates() => RoundedSaturatesAsync<ushort>();

    [Fact]
    public Task TruncatedSignedByteRoundsAndSaturates() => TruncatedSaturatesAsync<sbyte>();

    [Fact]
    public Task TruncatedByteRoundsAndSaturates() => TruncatedSaturatesAsync<byte>();

    [Fact]
    public Task TruncatedShortRoundsAndSaturates() => TruncatedSaturatesAsync<short>();

    [Fact]
    public Task TruncatedUnsignedShortRoundsAndSaturates() => TruncatedSaturatesAsync<ushort>();

    [Fact]
    public Task FixedPointIntIsNearest() => FixedPointIsNearestAsync<int>();

    [Fact]
    public Task FixedPointUnsignedIntIsNearest() => FixedPointIsNearestAsync<uint>();

    [Fact]
    public Task FixedPointLongIsNearest() => FixedPointIsNearestAsync<long>();

    [Fact]
    public Task FixedPointUnsignedLongIsNearest() => FixedPointIsNearestAsync<ulong>();

    [Fact]
    public Task HalfAddedToASignedByteIsNearest() => HalfAddedIsNearestAsync<sbyte>();

    [Fact]
    public Task HalfAddedToAByteIsNearest() => HalfAddedIsNearestAsync<byte>();

    [Fact]
    public Task HalfAddedToAShortIsNearest() => HalfAddedIsNearestAsync<short>();

    [Fact]
    public Task HalfAddedToAnUnsignedShortIsNearest() => HalfAddedIsNearestAsync<ushort>();

    [Fact]
    public Task HalfAddedToAnIntIsNearest() => HalfAddedIsNearestAsync<int>();

    [Fact]
    public Task HalfAddedToAnUnsignedIntIsNearest() => HalfAddedIsNearestAsync<uint>();

    [Fact]
    public Task HalfAddedToALongIsNearest() => HalfAddedIsNearestAsync<long>();

    [Fact]
    public Task HalfAddedToAnUnsignedLongIsNearest() => HalfAddedIsNearestAsync<ulong>();

    /// <summary>Min and Max where there is no CreateSaturating.</summary>
    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net472")]
    public async Task OlderFrameworksSaturate(string framework)
    {
        var text = await FixedForAsync(framework, "public static sbyte F(double x, double s) => [|(sbyte)Math.Round(x / s)|];");
        Assert.Contains("(sbyte)Math.Max(sbyte.MinValue, Math.Min(sbyte.MaxValue, Math.Round(x / s)))", text, StringComparison.Ordinal);
        using var code = CodeRunner.Compile(text);
        Compare<double, sbyte>(code, Nearest);
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net472")]
    public async Task OlderFrameworksSaturateUnsignedShorts(string framework)
    {
        using var code = CodeRunner.Compile(await FixedForAsync(framework, "public static ushort F(double x, double s) => [|(ushort)Math.Round(x / s)|];"));
        Compare<double, ushort>(code, Nearest);
    }

    /// <summary>Where System is not imported, the fix names it.</summary>
    [Theory]
    [InlineData("NUM6001", "public static sbyte F(double x, double s) => [|(sbyte)System.Math.Round(x / s)|];")]
    [InlineData("NUM6002", "public static int F(float x) => [|(int)(x + 0.5f)|];")]
    [InlineData("NUM6002", "public static byte F(float x, float scale) => [|(byte)(x / scale)|];")]
    [InlineData("NUM6006", "public static int F(double x, System.Random r) => [|(int)(x + r.NextDouble())|];")]
    [InlineData("NUM6007", "public static int F(int n, double q) => [|(int)System.Math.Ceiling(n * q) - 1|];")]
    [InlineData("NUM6010", "public static int F(double x, double min, double max, int n) => [|(int)((x - min) / (max - min) * n)|];")]
    [InlineData("NUM7004", "public static bool F(double[] p) { double s = 0; foreach (var v in p) s += v; return [|s == 1.0|]; }")]
    public async Task NamesSystemWhereItIsNotImported(string id, string members)
    {
        using var code = CodeRunner.Compile(await FixedForAsync("net10.0", members, id, ""));
    }

    private static Task<string> FixedForAsync(string framework, string members, string id = "NUM6001", string import = "using System;\n") =>
        RuleTest.FixedFileAsync(id, import + "public static class Formulas\n{\n" + members + "\n}\n", framework switch
        {
            "net472" => ReferenceAssemblies.NetFramework.Net472.Default,
            "net10.0" => ReferenceAssemblies.Net.Net100,
            _ => ReferenceAssemblies.NetStandard.NetStandard20,
        });

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

    private static async Task RoundedSaturatesAsync<T>()
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        await SaturatesAsync<double, T>("NUM6001", "Math.Round(x / s)");
        await SaturatesAsync<float, T>("NUM6001", "MathF.Round(x / s)");
        await SaturatesAsync<Half, T>("NUM6001", "Half.Round(x / s)");
        await SaturatesAsync<double, T>("NUM6001", "x / s + (s - 1)");
    }

    private static async Task TruncatedSaturatesAsync<T>()
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        await SaturatesAsync<double, T>("NUM6002", "x / scale");
        await SaturatesAsync<float, T>("NUM6002", "x / scale");
        await SaturatesAsync<Half, T>("NUM6002", "x / scale");
    }

    private static async Task SaturatesAsync<TIn, TOut>(string id, string value)
        where TIn : struct, IBinaryFloatingPointIeee754<TIn>, IMinMaxValue<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        var scale = value.Contains("scale", StringComparison.Ordinal) ? "scale" : "s";
        var text = await RuleTest.FixedTextAsync(id, $"public static {Keyword<TOut>()} F({Keyword<TIn>()} x, {Keyword<TIn>()} {scale}) => [|({Keyword<TOut>()})({value})|];");
        using var code = CodeRunner.Compile(text);
        Compare<TIn, TOut>(code, Nearest);
    }

    private static void Compare<TIn, TOut>(CodeRunner code, Func<double, double> reference)
        where TIn : struct, IBinaryFloatingPointIeee754<TIn>, IMinMaxValue<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        var quantise = code.Method<Func<TIn, TIn, TOut>>("F");
        var hit = new HashSet<TOut>();
        foreach (var value in Inputs<TIn, TOut>())
        {
            var actual = quantise(value, TIn.One);
            AssertIs(Saturated<TOut>(reference(double.CreateChecked(value))), actual, value);
            hit.Add(actual);
        }

        if (IsNarrow<TOut>() && typeof(TIn) != typeof(Half))
        {
            Assert.Equal(int.CreateChecked(TOut.MaxValue) - int.CreateChecked(TOut.MinValue) + 1, hit.Count);
        }
    }

    private static async Task FixedPointIsNearestAsync<T>()
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        await FixedPointIsNearestAsync<double, T>();
        await FixedPointIsNearestAsync<float, T>();
    }

    private static async Task FixedPointIsNearestAsync<TIn, TOut>()
        where TIn : struct, IBinaryFloatingPointIeee754<TIn>, IMinMaxValue<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        using var code = CodeRunner.Compile(await RuleTest.FixedTextAsync("NUM6002", $"public static {Keyword<TOut>()} F({Keyword<TIn>()} p) => [|({Keyword<TOut>()})(p * 65536)|];"));
        var quantise = code.Method<Func<TIn, TOut>>("F");
        var scale = TIn.CreateChecked(65536);
        foreach (var value in Inputs<TIn, TOut>())
        {
            var p = value / scale;
            AssertIs(Saturated<TOut>(Nearest(double.CreateChecked(p * scale))), quantise(p), value);
        }
    }

    private static async Task HalfAddedIsNearestAsync<T>()
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        foreach (var (key, reference) in new (string, Func<double, double>?)[]
        {
            ("NUM6002.floor", null),
            ("NUM6002.away.alternative", value => Math.Round(value, MidpointRounding.AwayFromZero)),
            ("NUM6002.even.alternative", Nearest),
        })
        {
            await HalfAddedAsync<double, T>(key, "0.5", reference ?? (value => Math.Floor(value + 0.5)));
            await HalfAddedAsync<float, T>(key, "0.5f", reference ?? (value => Math.Floor((float)value + 0.5f)));
        }

        await HalfAddedAsync<Half, T>("NUM6002.floor", "(Half)0.5", value => Math.Floor((double)((Half)value + (Half)0.5)));
    }

    /// <summary>The alternatives differ in ties only, and none changes a value from 0 on that was the nearest before.</summary>
    private static async Task HalfAddedAsync<TIn, TOut>(string key, string half, Func<double, double> reference)
        where TIn : struct, IBinaryFloatingPointIeee754<TIn>, IMinMaxValue<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        using var code = await FixedCode.CompileAsync("NUM6002", $"public static {Keyword<TOut>()} F({Keyword<TIn>()} x) => [|({Keyword<TOut>()})(x + {half})|];", key);
        Func<TIn, TOut> before = code.Before.Method<Func<TIn, TOut>>("F"), after = code.After.Method<Func<TIn, TOut>>("F");
        var high = double.CreateChecked(TOut.MaxValue);
        foreach (var value in Inputs<TIn, TOut>())
        {
            var x = double.CreateChecked(value);
            AssertIs(Saturated<TOut>(reference(x)), after(value), value);
            if (x >= 0 && x <= high - 1 && x != Math.Floor(x) + 0.5 && double.CreateChecked(before(value)) == Nearest(x))
            {
                AssertIs(before(value), after(value), value);
            }
        }
    }

    private static void AssertIs<T, TValue>(T expected, T actual, TValue value)
        where T : struct, INumber<T>
    {
        if (expected != actual)
        {
            Assert.Fail($"{value} became {actual}, not {expected}");
        }
    }

    /// <summary>Ties go to the even neighbour.</summary>
    private static double Nearest(double value) => Math.Round(value, MidpointRounding.ToEven);

    /// <summary>A whole number kept at the limits of the type; NaN is 0. In whole arithmetic, which knows no conversion of doubles.</summary>
    private static T Saturated<T>(double whole)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        if (!double.IsFinite(whole))
        {
            return double.IsNaN(whole) ? T.Zero : whole > 0 ? T.MaxValue : T.MinValue;
        }

        return T.CreateChecked(BigInteger.Clamp(new BigInteger(whole), BigInteger.CreateChecked(T.MinValue), BigInteger.CreateChecked(T.MaxValue)));
    }

    private static IEnumerable<TIn> Inputs<TIn, TOut>()
        where TIn : struct, IBinaryFloatingPointIeee754<TIn>, IMinMaxValue<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        double low = double.CreateChecked(TOut.MinValue), high = double.CreateChecked(TOut.MaxValue);
        if (typeof(TIn) == typeof(Half))
        {
            return EveryHalf<TIn>();
        }

        return IsNarrow<TOut>() ? [.. Quarters<TIn>(low - 300, high + 300), .. Special<TIn>(low, high)]
            : [.. Quarters<TIn>(-1000, 1000), .. Special<TIn>(low, high), .. Spread<TIn>()];
    }

    private static IEnumerable<T> EveryHalf<T>()
        where T : struct, INumberBase<T>
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            yield return T.CreateChecked(BitConverter.UInt16BitsToHalf((ushort)bits));
        }
    }

    private static IEnumerable<T> Quarters<T>(double from, double to)
        where T : struct, INumberBase<T>
    {
        for (var value = from; value <= to; value += 0.25)
        {
            yield return T.CreateChecked(value);
        }
    }

    /// <summary>The limits with their neighbours, and the special numbers. (float)int.MaxValue is 2^31, which is beyond the limit.</summary>
    private static IEnumerable<T> Special<T>(double low, double high)
        where T : struct, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        foreach (var place in new[] { low - 1, low - 0.5, low, 0, 0.5, -0.5, 1, Math.Pow(2, 23), Math.Pow(2, 24), Math.Pow(2, 52), Math.Pow(2, 53), high, high + 0.5, high + 1 })
        {
            T below = T.CreateSaturating(place), above = below;
            for (var i = 0; i < 20; i++)
            {
                yield return below;
                yield return above;
                (below, above) = (T.BitDecrement(below), T.BitIncrement(above));
            }
        }

        foreach (var value in new[] { T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon, T.MaxValue, T.MinValue, T.PositiveInfinity, T.NegativeInfinity, T.NaN })
        {
            yield return value;
        }
    }

    /// <summary>Random numbers of every magnitude.</summary>
    private static IEnumerable<T> Spread<T>()
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            yield return T.CreateSaturating((random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-4, 68)));
        }
    }

    private static bool IsNarrow<T>()
        where T : INumber<T>, IMinMaxValue<T> => double.CreateChecked(T.MaxValue) <= ushort.MaxValue;

    private static string Keyword<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.SByte => "sbyte",
        TypeCode.Byte => "byte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        _ => typeof(T).Name,
    };
}
