using System;
using System.Linq;
using Xunit;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>The oracle accepts what is right and rejects, for the right reason, what is wrong.</summary>
public sealed class RewriteOracleTests
{
    private const string Naive = "static double F(double x) => Math.Log(1 + x); static float G(float x) => MathF.Log(1 + x);";

    private const string Compensated = """
        static double F(double x)
        {
            double u = 1 + x;
            if (u == 1) return x;
            if (!double.IsFinite(u) || u <= 0) return Math.Log(u);
            return Math.Log(u) - ((u - 1) - x) / u;
        }

        static float G(float x)
        {
            float u = 1 + x;
            if (u == 1) return x;
            if (!float.IsFinite(u) || u <= 0) return MathF.Log(u);
            return MathF.Log(u) - ((u - 1) - x) / u;
        }
        """;

    [Fact]
    public void Compensated_log1p_is_accepted_and_its_curve_shows_the_gain()
    {
        RewriteMeasurement measured = RewriteOracle.Verify(Log1P(Compensated));
        Assert.InRange(measured.WorstAfter, 0.5, 2);
        Assert.True(measured.WorstBefore > 1e10);
        Assert.All(measured.Curve(), row => Assert.True(row.AfterDigits > 15, row.ToString()));
        Assert.Contains(measured.Curve(), row => row.Input is > 0 and < 1e-17 && row.BeforeDigits == 0);
        Assert.Equal(measured.Curve().Length + 2, measured.ToCsv().Split('\n').Length);
        Assert.True(measured.Curve().Length > 1000);
    }

    [Fact]
    public void Compensated_log1p_is_accepted_in_float()
    {
        using CodeRunner before = CodeRunner.Compile(Naive), after = CodeRunner.Compile(Compensated);
        RewriteOracle.Verify(RewriteClaim.OfUnarySingle(
            "log1p", before.UnarySingle("G"), after.UnarySingle("G"), x => BigReal.Log1P(x), ErrorBound.InUlps(3), -1)
            with { LossRegion = v => Math.Abs(v[0]) < 2e-3 && v[0] != 0, LossShare = 0.2, ZeroSign = ZeroSign.AsReference });
    }

    [Fact]
    public void A_rewrite_that_rewrites_nothing_is_rejected()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => RewriteOracle.Verify(Log1P(Naive)));
        Assert.Contains("beyond the bound at (", failure.Message);
    }

    [Fact]
    public void The_sign_of_zero_is_part_of_the_claim()
    {
        RewriteMeasurement measured = RewriteOracle.Measure(Log1P(Compensated.Replace("return x;", "return x + 0;")));
        Assert.Equal("the zero has the other sign at (-0)", Assert.Single(measured.Contradictions).Split(':')[0]);
        Assert.Empty(RewriteOracle.Measure(measured.Claim with { ZeroSign = ZeroSign.AsBefore }).Contradictions);
    }

    [Theory]
    [InlineData(1e-10, "outside the named region")]
    [InlineData(1e6, "points of the named region only")]
    public void A_message_that_names_the_wrong_region_is_rejected(double below, string reason)
    {
        var measured = RewriteOracle.Measure(Log1P(Compensated) with { LossRegion = v => Math.Abs(v[0]) < below && v[0] != 0, LossShare = 0.95 });
        Assert.Contains(measured.Contradictions, line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_turns_into_NaN_is_rejected_unless_announced()
    {
        // sinh overflows where expm1 is -1.
        RewriteClaim claim = RewriteClaim.OfUnary(
            "expm1", x => Math.Exp(x) - 1, x => 2 * Math.Sinh(0.5 * x) * Math.Exp(0.5 * x), BigReal.ExpM1, ErrorBound.InUlps(4))
            with { Domain = v => Math.Abs(v[0]) < 0.5, LossRegion = v => Math.Abs(v[0]) < 5e-3 && v[0] != 0 };
        var measured = RewriteOracle.Measure(claim);
        Assert.Contains(measured.Contradictions, line => line.StartsWith("a value turns into NaN at (-Infinity)", StringComparison.Ordinal));
        Assert.Empty(RewriteOracle.Measure(claim with { Turns = AnnouncedTurns.ValueToNaNOrInfinity }).Contradictions);
    }

    [Fact]
    public void A_NaN_that_turns_into_a_value_is_rejected_unless_announced()
    {
        RewriteClaim claim = RewriteClaim.OfUnary(
            "sigmoid", x => Math.Exp(x) / (1 + Math.Exp(x)), x => 1 / (1 + Math.Exp(-x)), x => 1 / (1 + BigReal.Exp(-x)),
            ErrorBound.InUlps(4)) with { Domain = v => v[0] > -700, LossRegion = v => v[0] > 709.782712893384 };
        Assert.All(RewriteOracle.Measure(claim).Contradictions, line => Assert.StartsWith("NaN turns into a value", line));
        RewriteOracle.Verify(claim with { Turns = AnnouncedTurns.NaNToValue });
    }

    [Fact]
    public void Exactness_is_a_claim_of_its_own()
    {
        RewriteClaim claim = RewriteClaim.OfUnary(
            "log2", x => Math.Log(x, 2), Math.Log2, BigReal.Log2, ErrorBound.InUlps(2))
            with { ExactAt = [.. Enumerable.Range(1, 1000).Select(i => new[] { Math.ScaleB(1, i) })] };
        RewriteOracle.Verify(claim);
        Assert.Contains(
            RewriteOracle.Measure(claim with { After = claim.Before, Points = [] }).Contradictions,
            line => line.StartsWith("not exact at (", StringComparison.Ordinal));
        Assert.Contains(
            RewriteOracle.Measure(claim with { Before = claim.After, Points = [] }).Contradictions,
            line => line.StartsWith("the original is exact", StringComparison.Ordinal));
        Assert.Contains(
            RewriteOracle.Measure(claim with { ExactAt = [], Points = [] }).Contradictions,
            line => line.StartsWith("the claim names neither", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_inputs_and_a_textbook_reference()
    {
        RewriteClaim claim = RewriteClaim.OfBinary(
            "difference of squares", (x, y) => (x * x) - (y * y), (x, y) => (x - y) * (x + y), (x, y) => (x * x) - (y * y), ErrorBound.InUlps(4))
            with
            {
                Domain = v => v.All(x => Math.Abs(x) is > 1e-70 and < 1e70),
                LossRegion = v => v[0] != v[1] && Math.Abs(Math.Abs(v[0] / v[1]) - 1) < 1e-2,
                LossShare = 0.3,
                Turns = AnnouncedTurns.NaNToValue | AnnouncedTurns.ValueToNaNOrInfinity,
            };
        Assert.All(RewriteOracle.Measure(claim).Contradictions, line => Assert.StartsWith("the zero has the other sign at (-", line));
        Assert.InRange(RewriteOracle.Verify(claim with { ZeroSign = ZeroSign.Unspecified }).WorstAfter, 0.5, 2);
    }

    [Fact]
    public void Vectors_and_a_bound_that_depends_on_the_inputs()
    {
        using CodeRunner code = CodeRunner.Compile("""
            static double Naive(double[] x) => Math.Log(x.Sum(v => Math.Exp(v)));
            static double Shifted(double[] x)
            {
                double m = x.Max();
                return double.IsFinite(m) ? m + Math.Log(x.Sum(v => Math.Exp(v - m))) : Naive(x);
            }
            """);
        RewriteMeasurement measured = RewriteOracle.Verify(RewriteClaim.OfReduction(
            "log-sum-exp", code.Reduction("Naive"), code.Reduction("Shifted"),
            x => BigReal.Log(x.Aggregate(BigReal.Zero, (sum, v) => sum + BigReal.Exp(v))),
            ErrorBound.InUlps((x, _) => x.Length + 4).OrAbsolute(1e-15))
            with
            {
                LossRegion = x => x.Max() is > 709.782712893384 or < -730,
                LossShare = 0.8,
                Domain = x => x.Max() is < -730 or > -708,
            });
        Assert.Equal(double.PositiveInfinity, measured.WorstBefore);
    }

    private static RewriteClaim Log1P(string after)
    {
        using CodeRunner naive = CodeRunner.Compile(Naive), rewritten = CodeRunner.Compile(after);
        return RewriteClaim.OfUnary("log1p", naive.Unary("F"), rewritten.Unary("F"), BigReal.Log1P, ErrorBound.InUlps(3), -1)
            with { LossRegion = v => Math.Abs(v[0]) < 3e-3 && v[0] != 0 };
    }
}
