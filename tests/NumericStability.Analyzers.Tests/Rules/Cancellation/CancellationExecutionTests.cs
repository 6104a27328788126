using System;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;
using Xunit;
using static NumericStability.Analyzers.Tests.Oracle.BigReal;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

/// <summary>Every fix of the family that is a formula, run against the reference: bound, region of loss, kinds, zeros.</summary>
public sealed class CancellationExecutionTests
{
    [Fact]
    public async Task LogOfOnePlus()
    {
        using var code = await FixedCode.CompileAsync("NUM2001", """
            public static double F(double x) => [|Math.Log(1 + x)|];
            public static double F2(double x) => [|Math.Log2(1 + x)|];
            public static double F10(double x) => [|Math.Log10(1 + x)|];
            public static float G(float x) => [|MathF.Log(1 + x)|];
            """);
        Func<double[], bool> region = v => Math.Abs(v[0]) < 3e-3 && v[0] != 0;
        RewriteOracle.Verify(code.Unary("F", x => Log1P(x), ErrorBound.InUlps(3), -1) with { LossRegion = region });
        RewriteOracle.Verify(code.Unary("F2", x => Log1P(x) / Log(2), ErrorBound.InUlps(5), -1) with { LossRegion = v => Math.Abs(v[0]) < 5e-3 && v[0] != 0 });
        RewriteOracle.Verify(code.Unary("F10", x => Log1P(x) / Log(10), ErrorBound.InUlps(5), -1) with { LossRegion = v => Math.Abs(v[0]) < 5e-3 && v[0] != 0 });
        RewriteOracle.Verify(code.UnarySingle("G", x => Log1P(x), ErrorBound.InUlps(1), -1) with { LossRegion = region, LossShare = 0.2 });
    }

    [Fact]
    public async Task ExpMinusOne()
    {
        using var code = await FixedCode.CompileAsync("NUM2002", """
            public static double F(double x) => [|Math.Exp(x) - 1|];
            public static double C(double x) => [|1 - Math.Exp(-x)|];
            public static double P(double x) => [|Math.Pow(0.5, x) - 1|];
            public static double Q(double x) => [|3 - 3 * Math.Exp(x)|];
            public static float G(float x) => [|MathF.Exp(x) - 1|];
            """);
        Func<double[], bool> region = v => Math.Abs(v[0]) < 5e-3 && v[0] != 0;
        RewriteOracle.Verify(code.Unary("F", ExpM1, ErrorBound.InUlps(3)) with { LossRegion = region });
        RewriteOracle.Verify(code.Unary("C", x => -ExpM1(-x), ErrorBound.InUlps(3)) with { LossRegion = region });
        RewriteOracle.Verify(code.Unary("P", x => ExpM1(x * Log(0.5)), ErrorBound.InUlps(3)) with { LossRegion = v => Math.Abs(v[0]) < 8e-3 && v[0] != 0, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("Q", x => -3 * ExpM1(x), ErrorBound.InUlps(5)) with { LossRegion = region });
        RewriteOracle.Verify(code.UnarySingle("G", ExpM1, ErrorBound.InUlps(1)) with { LossRegion = region, LossShare = 0.2 });
    }

    [Fact]
    public async Task LogOfOneMinusExp()
    {
        using var code = await FixedCode.CompileAsync("NUM2003", """
            public static double F(double x) => [|Math.Log(1 - Math.Exp(x))|];
            public static float G(float x) => [|MathF.Log(1 - MathF.Exp(x))|];
            """);
        Func<double[], bool> negative = v => !(v[0] > 0);
        Func<double[], bool> region = v => v[0] is > -1e-3 and < 0 or < -4.5;
        RewriteOracle.Verify(code.Unary("F", x => Log(-ExpM1(x)), ErrorBound.InUlps(4), -0.6931471805599453) with { Domain = negative, LossRegion = region, LossShare = 0.3, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.UnarySingle("G", x => Log(-ExpM1(x)), ErrorBound.InUlps(1)) with { Domain = negative, LossRegion = region, LossShare = 0.2, ZeroSign = ZeroSign.Unspecified });
    }

    [Fact]
    public async Task OneMinusCosine()
    {
        using var code = await FixedCode.CompileAsync("NUM2004", """
            public static double F(double x) => [|1 - Math.Cos(x)|];
            public static double N(double x) => [|Math.Cos(x) - 1|];
            public static double D(double x, double z) => [|Math.Acos(Math.Sin(x) * Math.Sin(z) + Math.Cos(x) * Math.Cos(z) * Math.Cos(x - z))|];
            """);
        Func<double[], bool> region = v => Math.Abs(Math.Sin(v[0] / 2)) < 0.1 && v[0] != 0;
        RewriteClaim claim = code.Unary("F", x => 2 * Sin(x / 2) * Sin(x / 2), ErrorBound.InUlps(6), Math.PI) with
        {
            LossRegion = region, LossShare = 0.3, Domain = v => Math.Abs(v[0]) < 1e6, ZeroSign = ZeroSign.Unspecified,
        };
        RewriteOracle.Verify(claim);
        RewriteOracle.Verify(code.Unary("N", x => -2 * Sin(x / 2) * Sin(x / 2), ErrorBound.InUlps(6), Math.PI) with
        {
            LossRegion = region, LossShare = 0.3, Domain = claim.Domain, ZeroSign = ZeroSign.Unspecified,
        });
        RewriteOracle.Verify(code.Binary("D", Haversine, ErrorBound.InUlps(40)) with
        {
            Domain = v => Math.Abs(v[0]) is > 1e-3 and < 1.5 && Math.Abs(v[0] - v[1]) is > 1e-6 and < 1.2,
            LossRegion = v => Math.Abs(v[0] - v[1]) < 0.15, LossShare = 0.2, Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified,
        });
    }

    private static BigReal Haversine(BigReal x, BigReal z)
    {
        BigReal half = Sin((x - z) / 2), square = half * half;
        return 2 * Asin(Sqrt(square + (Cos(x) * Cos(z) * square)));
    }

    [Fact]
    public async Task RelatedRoots()
    {
        using var code = await FixedCode.CompileAsync("NUM2005", """
            public static double F(double x) => [|Math.Sqrt(1 + x) - 1|];
            public static double I(double x) => [|1 / Math.Sqrt(1 + x) - 1|];
            public static double S(double x) => [|1 - Math.Sqrt(1 - x * x)|];
            public static double R(double x) => [|Math.Sqrt(x + 1) - Math.Sqrt(x)|];
            public static double H(double x) => [|Math.Sqrt(x * x + 1) - x|];
            public static double T(double a, double b) => [|Math.Sqrt(a + b) - Math.Sqrt(a)|];
            public static float G(float x) => [|MathF.Sqrt(1 + x) - 1|];
            """);
        Func<double[], bool> finite = v => v[0] > double.NegativeInfinity || double.IsNaN(v[0]);
        Func<double[], bool> near = v => Math.Abs(v[0]) < 1.5e-2 && v[0] != 0;
        RewriteOracle.Verify(code.Unary("F", x => Sqrt(1 + x) - 1, ErrorBound.InUlps(3), -1) with { LossRegion = near, Domain = finite, Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("I", x => (1 / Sqrt(1 + x)) - 1, ErrorBound.InUlps(3), -1) with { LossRegion = near, Domain = v => v[0] != -1 && finite(v), Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("S", x => 1 - Sqrt(1 - (x * x)), ErrorBound.InUlps(6), 1) with
        {
            LossRegion = v => Math.Abs(v[0]) < 0.15, LossShare = 0.3, Domain = v => Math.Abs(v[0]) is > 1e-150 and < 0.999, Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified,
        });
        RewriteOracle.Verify(code.Unary("R", x => Sqrt(x + 1) - Sqrt(x), ErrorBound.InUlps(4)) with
        {
            LossRegion = v => v[0] > 30, Domain = v => v[0] is >= 0 and <= double.MaxValue, Turns = AnnouncedTurns.NaNToValue,
        });
        RewriteOracle.Verify(code.Unary("H", x => Sqrt((x * x) + 1) - x, ErrorBound.InUlps(4)) with
        {
            LossRegion = v => v[0] > 5, Domain = v => Math.Abs(v[0]) < 1e150, Turns = AnnouncedTurns.NaNToValue,
        });
        RewriteOracle.Verify(code.Binary("T", (a, b) => Sqrt(a + b) - Sqrt(a), ErrorBound.InUlps(4)) with
        {
            LossRegion = v => Math.Abs(v[1]) < 0.05 * v[0], LossShare = 0.2, Domain = v => v[0] is >= 0 and < 1e300 && v[1] < 1e300 && v[1] != 0 && v[0] + v[1] >= 0,
            Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified,
        });
        RewriteOracle.Verify(code.UnarySingle("G", x => Sqrt(1 + x) - 1, ErrorBound.InUlps(1), -1) with { LossRegion = near, LossShare = 0.2, Domain = finite, Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified });
    }

    [Fact]
    public async Task CompoundMinusOne()
    {
        using var code = await FixedCode.CompileAsync("NUM2010", """
            public static double F(double p, double k) => [|1 - Math.Pow(1 - p, k)|];
            public static double G(double r) => [|Math.Pow(1 + r, 12) - 1|];
            public static double H(double p) => [|1 - Math.Pow(1 - p, 3)|];
            """);
        RewriteOracle.Verify(code.Binary("F", (p, k) => -ExpM1(k * Log1P(-p)), ErrorBound.InUlps(4)) with
        {
            Domain = v => v[0] is > 1e-300 and < 1 && v[1] is > 1e-5 and < 1e5, LossRegion = v => v[0] < 0.03 || v[0] * v[1] < 0.03, LossShare = 0.3,
            ZeroSign = ZeroSign.Unspecified, Turns = AnnouncedTurns.NaNToValue | AnnouncedTurns.ValueToNaNOrInfinity,
        });
        RewriteOracle.Verify(code.Unary("G", r => ExpM1(12 * Log1P(r)), ErrorBound.InUlps(4), -1) with { Domain = v => v[0] > -1, LossRegion = v => Math.Abs(v[0]) < 2e-2 && v[0] != 0, LossShare = 0.4, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("H", p => 1 - ((1 - p) * (1 - p) * (1 - p)), ErrorBound.InUlps(4), 1) with
        {
            Domain = v => v[0] < 1, LossRegion = v => Math.Abs(v[0]) < 2e-2 && v[0] != 0, LossShare = 0.4, ZeroSign = ZeroSign.Unspecified,
        });
    }

    [Fact]
    public async Task InaccurateFrameworkFunction()
    {
        using var code = await FixedCode.CompileAsync("NUM2014", """
            public static double L(double x) => [|double.LogP1(x)|];
            public static double E(double x) => [|double.ExpM1(x)|];
            public static double L2(double x) => [|double.Log2P1(x)|];
            public static double E2(double x) => [|double.Exp2M1(x)|];
            public static double E10(double x) => [|double.Exp10M1(x)|];
            public static double M(double x) => [|SpecialFunctions.Expm1(x)|];
            public static float G(float x) => [|float.LogP1(x)|];
            """);
        Func<double[], bool> region = v => Math.Abs(v[0]) < 8e-3 && v[0] != 0;
        RewriteOracle.Verify(code.Unary("L", x => Log1P(x), ErrorBound.InUlps(3), -1) with { LossRegion = region });
        RewriteOracle.Verify(code.Unary("E", ExpM1, ErrorBound.InUlps(3)) with { LossRegion = region });
        RewriteOracle.Verify(code.Unary("L2", x => Log1P(x) / Log(2), ErrorBound.InUlps(5), -1) with { LossRegion = region });
        RewriteOracle.Verify(code.Unary("E2", x => ExpM1(x * Log(2)), ErrorBound.InUlps(3)) with { LossRegion = region, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("E10", x => ExpM1(x * Log(10)), ErrorBound.InUlps(3)) with { LossRegion = region, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("M", ExpM1, ErrorBound.InUlps(3)) with { LossRegion = v => Math.Abs(v[0]) is > 2e-7 and < 0.11, LossShare = 0.3 });
        RewriteOracle.Verify(code.UnarySingle("G", x => Log1P(x), ErrorBound.InUlps(1), -1) with { LossRegion = region, LossShare = 0.2 });
    }

    [Fact]
    public async Task ComplementOfSaturating()
    {
        using var code = await FixedCode.CompileAsync("NUM2009", """
            public static double S(double x) => [|1 - 1 / (1 + Math.Exp(-x))|];
            public static double T(double x) => [|1 - Math.Tanh(x) * Math.Tanh(x)|];
            public static double U(double x) => [|0.5 * x * (1 + Math.Tanh(x))|];
            public static double W(double x) => [|1 - Math.Tanh(x)|];
            public static double E(double x) => [|1 - SpecialFunctions.Erf(x)|];
            public static double N(double z) => [|1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, z)|];
            """);
        RewriteOracle.Verify(code.Unary("S", x => 1 / (1 + Exp(x)), ErrorBound.InUlps(4)) with { LossRegion = v => v[0] is > 4.5 and < 740, LossShare = 0.3 });
        RewriteOracle.Verify(code.Unary("T", x => 1 / (Cosh(x) * Cosh(x)), ErrorBound.InUlps(6)) with { LossRegion = v => Math.Abs(v[0]) is > 2.5 and < 370, LossShare = 0.3 });
        RewriteOracle.Verify(code.Unary("U", x => x / (1 + Exp(-2 * x)), ErrorBound.InUlps(6)) with { Domain = v => v[0] > double.NegativeInfinity, LossRegion = v => v[0] is < -2 and > -372, LossShare = 0.3, ZeroSign = ZeroSign.Unspecified });
        RewriteOracle.Verify(code.Unary("W", x => 2 / (1 + Exp(2 * x)), ErrorBound.InUlps(5)) with { LossRegion = v => v[0] is > 2 and < 372, LossShare = 0.3 });
        RewriteOracle.Verify(code.Unary("N", z => Erfc(z / Sqrt(2)) / 2, ErrorBound.InUlps((v, _) => 40 + (2 * v[0] * v[0]))) with { Domain = v => Math.Abs(v[0]) < 25, LossRegion = v => v[0] > 2, LossShare = 0.3 });
        RewriteOracle.Verify(code.Unary("E", Erfc, ErrorBound.InUlps((v, _) => 40 + (v[0] * v[0]))) with { Domain = v => Math.Abs(v[0]) < 20, LossRegion = v => v[0] > 1.5, LossShare = 0.3 });
    }

    [Fact]
    public async Task AcoshNearOne()
    {
        using var code = await FixedCode.CompileAsync("NUM2011", "public static double F(double q) => [|Math.Acosh(1 + q)|];");
        RewriteOracle.Verify(code.Unary("F", q => 2 * Asinh(Sqrt(q / 2)), ErrorBound.InUlps(6)) with
        {
            Domain = v => v[0] is 0 or (> 1e-300 and < 1e300), LossRegion = v => v[0] is > 0 and < 1e-2, Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified,
        });
    }

    [Fact]
    public async Task DifferenceOfSquares()
    {
        using var code = await FixedCode.CompileAsync("NUM2008", """
            public static double F(double a, double b) => [|a * a - b * b|];
            public static double G(double a) => [|Math.Sqrt(1 - a * a)|];
            """);
        RewriteOracle.Verify(code.Binary("F", (a, b) => (a - b) * (a + b), ErrorBound.InUlps(4)) with
        {
            Domain = v => Math.Abs(v[0]) is > 1e-70 and < 1e70 && Math.Abs(v[1]) is > 1e-70 and < 1e70,
            LossRegion = v => Math.Abs(v[0]) != Math.Abs(v[1]) && Math.Abs(Math.Abs(v[0] / v[1]) - 1) < 1e-2, LossShare = 0.3,
            Turns = AnnouncedTurns.NaNToValue, ZeroSign = ZeroSign.Unspecified,
        });
        RewriteOracle.Verify(code.Unary("G", a => Sqrt((1 - a) * (1 + a)), ErrorBound.InUlps(3), 1, -1) with
        {
            LossRegion = v => Math.Abs(v[0]) is > 0.99 and < 1, LossShare = 0.3, ZeroSign = ZeroSign.Unspecified,
        });
    }

    [Fact]
    public async Task QuadraticRoots()
    {
        using var code = await FixedCode.CompileAsync("NUM2013", """
            public static double F(double b) { double s = Math.Sqrt(b * b - 4); double x = ([|-b + s|]) / 2, y = (-b - s) / 2; return x; }
            public static double G(double b) { double s = Math.Sqrt(b * b - 4); double x = ([|-b + s|]) / 2, y = (-b - s) / 2; return y; }
            """);
        RewriteOracle.Verify(code.Unary("F", b => (-b + Sqrt((b * b) - 4)) / 2, ErrorBound.InUlps(5)) with
        {
            Domain = v => Math.Abs(v[0]) is > 3 and < 1e150, LossRegion = v => v[0] > 7, Turns = AnnouncedTurns.NaNToValue,
        });
        RewriteOracle.Verify(code.Unary("G", b => (-b - Sqrt((b * b) - 4)) / 2, ErrorBound.InUlps(5)) with
        {
            Domain = v => Math.Abs(v[0]) is > 3 and < 1e150, LossRegion = v => v[0] < -7, Turns = AnnouncedTurns.NaNToValue,
        });
    }

    [Fact]
    public async Task NearbyArguments()
    {
        using var code = await FixedCode.CompileAsync("NUM2019", """
            public static double R(double x) => [|1 / (x + 1) - 1 / x|];
            public static double S(double x) => [|Math.Sin(x + 1e-6) - Math.Sin(x)|];
            public static double C(double x) => [|Math.Cos(x + 1e-6) - Math.Cos(x)|];
            public static double A(double x) => [|Math.Atan(x + 1) - Math.Atan(x)|];
            public static double Q(double x) => [|Math.Cbrt(x + 1) - Math.Cbrt(x)|];
            """);
        Func<double[], bool> moderate = v => Math.Abs(v[0]) is > 1e-3 and < 100;
        RewriteOracle.Verify(code.Unary("R", x => -1 / (x * (x + 1)), ErrorBound.InUlps(4), -1) with { Domain = v => Math.Abs(v[0]) is > 1e-100 and < 1e150, LossRegion = v => Math.Abs(v[0]) > 50, LossShare = 0.3 });
        RewriteOracle.Verify(code.Unary("S", x => Sin(x + 1e-6) - Sin(x), ErrorBound.InUlps(6).OrAbsolute(2e-20)) with { Domain = moderate, LossRegion = moderate });
        RewriteOracle.Verify(code.Unary("C", x => Cos(x + 1e-6) - Cos(x), ErrorBound.InUlps(6).OrAbsolute(2e-20)) with { Domain = moderate, LossRegion = moderate });
        RewriteOracle.Verify(code.Unary("A", x => Atan(x + 1) - Atan(x), ErrorBound.InUlps(5)) with { Domain = v => Math.Abs(v[0]) < 1e150, LossRegion = v => Math.Abs(v[0]) > 8 });
        RewriteOracle.Verify(code.Unary("Q", x => Cbrt(x + 1) - Cbrt(x), ErrorBound.InUlps(10)) with { Domain = v => v[0] is >= 0 and < 1e200, LossRegion = v => v[0] > 30, Turns = AnnouncedTurns.NaNToValue });
    }

    [Fact]
    public async Task LogitNearHalf()
    {
        using var code = await FixedCode.CompileAsync("NUM2020", """
            public static double F(double p) => [|Math.Log(p / (1 - p))|];
            public static double G(double p) => [|Math.Log(p) - Math.Log(1 - p)|];
            """);
        foreach (string name in new[] { "F", "G" })
        {
            RewriteOracle.Verify(code.Unary(name, p => Log(p) - Log1P(-p), ErrorBound.InUlps(4), 0.5) with
            {
                Domain = v => v[0] is > 0 and < 1, LossRegion = v => Math.Abs(v[0] - 0.5) is > 0 and < 1e-2, LossShare = 0.2, ZeroSign = ZeroSign.Unspecified,
                Turns = AnnouncedTurns.ValueToNaNOrInfinity,
            });
        }
    }

    [Fact]
    public async Task SecondOrderCancellation()
    {
        using var code = await FixedCode.CompileAsync("NUM2021", """
            public static double F(double x) => [|Math.Exp(x) - 1 - x|];
            public static double G(double x) => [|x - Math.Log(1 + x)|];
            """);
        var bound = ErrorBound.InUlps((v, truth) => 6 + (6 * Math.Abs(v[0]) / Math.Abs(truth.ToDouble())));
        Func<double[], bool> region = v => Math.Abs(v[0]) < 0.2;
        RewriteOracle.Verify(code.Unary("F", x => ExpM1(x) - x, bound) with { Domain = v => Math.Abs(v[0]) is > 1e-140 and < 700, LossRegion = region, LossShare = 0.3 });
        RewriteOracle.Verify(code.Unary("G", x => x - Log1P(x), bound) with { Domain = v => Math.Abs(v[0]) is > 1e-140 && v[0] is > -0.9 and < 1e300, LossRegion = region, LossShare = 0.3 });
    }

    [Fact]
    public async Task InexactLogarithm()
    {
        using var code = await FixedCode.CompileAsync("NUM2015", """
            public static double B(double x) => [|Math.Log(x, 2)|];
            public static double D(double x) => [|Math.Log(x) / Math.Log(10)|];
            public static double E(double x) => [|Math.Pow(Math.E, x)|];
            """);
        RewriteOracle.Verify(code.Unary("B", x => Log2(x), ErrorBound.InUlps(2)) with { ExactAt = [.. Enumerable.Range(1, 1023).Select(i => new[] { Math.ScaleB(1, i) })] });
        RewriteOracle.Verify(code.Unary("D", x => Log10(x), ErrorBound.InUlps(2)) with { ExactAt = [.. Enumerable.Range(1, 22).Select(i => new[] { Math.Pow(10, i) })] });
        var measured = RewriteOracle.Measure(code.Unary("E", Exp, ErrorBound.InUlps(1)));
        Assert.InRange(measured.WorstBefore, 100, 400);
        Assert.InRange(measured.WorstAfter, 0, 1);
    }

    [Fact]
    public async Task LargeAngle()
    {
        using var code = await FixedCode.CompileAsync("NUM2017", "public static float F(float t, float w) => [|MathF.Cos(t * w)|];");
        RewriteOracle.Verify(RewriteClaim.OfBinarySingle("F", code.Before.BinarySingle("F"), code.After.BinarySingle("F"), (t, w) => Cos(t * w), ErrorBound.InUlps(1).OrAbsolute(1e-9)) with
        {
            Points = [.. PointGrid.Pairs(FloatFormat.Single, 500)], Domain = v => Math.Abs(v[0] * v[1]) < 1e6, LossRegion = v => Math.Abs(v[0] * v[1]) > 1, LossShare = 0.2,
            ZeroSign = ZeroSign.Unspecified, Turns = AnnouncedTurns.NaNToValue,
        });
    }

    [Fact]
    public async Task OnePassMoments()
    {
        using var code = await FixedCode.CompileAsync("NUM2006", """
            public static double V(double[] x) { double s = 0, q = 0; foreach (var v in x) { s += v; q += v * v; } return [|q / x.Length - s / x.Length * (s / x.Length)|]; }
            """);
        RewriteOracle.Verify(RewriteClaim.OfReduction("V", code.Before.Reduction("V"), code.After.Reduction("V"), Variance, ErrorBound.InUlps((x, _) => x.Length + 8)) with
        {
            Domain = x => x.Length > 1 && x.All(v => Math.Abs(v) < 1e100) && Spread(x) > 0, LossRegion = x => x.Average() * x.Average() / Spread(x) > 20, LossShare = 0.3,
            ZeroSign = ZeroSign.Unspecified, Turns = AnnouncedTurns.NaNToValue | AnnouncedTurns.ValueToNaNOrInfinity,
        });
    }

    /// <summary>A running variance over a stream: the sum of squares becomes RunningMoments.</summary>
    [Fact]
    public async Task RunningVariance()
    {
        using var code = await FixedCode.CompileAsync("NUM2006", """
            public static double V(double[] data) { IEnumerable<double> x = data; double s = 0, q = 0; int n = 0; foreach (var v in x) { s += v; q += v * v; n++; } return [|q / n - s / n * (s / n)|]; }
            """);
        RewriteOracle.Verify(RewriteClaim.OfReduction("V", code.Before.Reduction("V"), code.After.Reduction("V"), Variance, ErrorBound.InUlps((x, _) => x.Length * (4 + Math.Sqrt(1 + (x.Average() * x.Average() / Spread(x)))))) with
        {
            Domain = x => x.Length > 1 && x.All(v => Math.Abs(v) < 1e100) && Spread(x) > 0, LossRegion = x => x.Average() * x.Average() / Spread(x) > 20, LossShare = 0.3,
            ZeroSign = ZeroSign.Unspecified, Turns = AnnouncedTurns.NaNToValue | AnnouncedTurns.ValueToNaNOrInfinity,
        });
    }

    /// <summary>The same in fields that one method lets grow and a property divides by n - 1.</summary>
    [Fact]
    public async Task RunningVarianceInFields()
    {
        using var code = await FixedCode.CompileAsync("NUM2006", """
            public struct Meter { int _n; double _s, _q; public void Add(double x) { _n++; _s += x; _q += x * x; } public double Variance => ([|_q - _s * _s / _n|]) / (_n - 1); }
            public static double V(double[] data) { var meter = new Meter(); foreach (var x in data) meter.Add(x); return meter.Variance; }
            """);
        RewriteOracle.Verify(RewriteClaim.OfReduction("V", code.Before.Reduction("V"), code.After.Reduction("V"), x => Variance(x) * x.Length / (x.Length - 1), ErrorBound.InUlps((x, _) => x.Length * (4 + Math.Sqrt(1 + (x.Average() * x.Average() / Spread(x)))))) with
        {
            Domain = x => x.Length > 1 && x.All(v => Math.Abs(v) < 1e100) && Spread(x) > 0, LossRegion = x => x.Average() * x.Average() / Spread(x) > 20, LossShare = 0.3,
            ZeroSign = ZeroSign.Unspecified, Turns = AnnouncedTurns.NaNToValue | AnnouncedTurns.ValueToNaNOrInfinity,
        });
    }

    private static double Spread(double[] x) => x.Sum(v => (v - x.Average()) * (v - x.Average())) / x.Length;

    private static BigReal Variance(BigReal[] x)
    {
        BigReal mean = x.Aggregate(Zero, (sum, v) => sum + v) / x.Length;
        return x.Aggregate(Zero, (sum, v) => sum + ((v - mean) * (v - mean))) / x.Length;
    }

    [Fact]
    public async Task ExpandedSquaredDistance()
    {
        using var code = await FixedCode.CompileAsync("NUM2007", """
            public static double F(double a, double b) => [|a * a + b * b - 2 * a * b|];
            public static double G(double[] a, double[] b) { double aa = 0, bb = 0, ab = 0; for (int i = 0; i < a.Length; i++) { aa += a[i] * a[i]; bb += b[i] * b[i]; ab += a[i] * b[i]; } return Math.Sqrt([|aa + bb - 2 * ab|]); }
            """);
        RewriteOracle.Verify(code.Binary("F", (a, b) => (a - b) * (a - b), ErrorBound.InUlps(3)) with
        {
            Domain = v => v.All(x => Math.Abs(x) is > 1e-70 and < 1e70), LossRegion = v => v[0] != v[1] && Math.Abs((v[0] / v[1]) - 1) < 0.3, LossShare = 0.3,
            ZeroSign = ZeroSign.Unspecified, Turns = AnnouncedTurns.NaNToValue,
        });
        var (before, after) = (code.Before.Method<Func<double[], double[], double>>("G"), code.After.Method<Func<double[], double[], double>>("G"));
        double[] x = [100, 200, 300], y = [100 + 1e-7, 200, 300];
        Assert.NotInRange(before(x, y), 0.99e-7, 1.01e-7);
        Assert.Equal(1e-7, after(x, y), 1e-13);
    }

    [Fact]
    public async Task FixesThatChangeTheResultDoWhatTheirTitlesSay()
    {
        using var step = await FixedCode.CompileAsync("NUM2012", "public static double F(Func<double, double> f, double x) { const double h = 1e-13; return [|(f(x + h) - f(x)) / h|]; }");
        Assert.True(Math.Abs(step.Before.Method<Func<Func<double, double>, double, double>>("F")(Math.Exp, 1) - Math.E) > 1e-4);
        Assert.Equal(Math.E, step.After.Method<Func<Func<double, double>, double, double>>("F")(Math.Exp, 1), 1e-7);
        using var spread = await FixedCode.CompileAsync("NUM2018", "public static double F(double[] x) { double m = x.Average(); return [|Math.Sqrt(x.Sum(v => v - m) / x.Length)|]; }");
        Assert.False(spread.Before.Reduction("F")([1, 2, 4]) > 1e-6);
        Assert.Equal(Math.Sqrt(14.0 / 9), spread.After.Reduction("F")([1, 2, 4]), 1e-15);
    }
}
