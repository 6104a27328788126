using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>One input and what both texts made of it.</summary>
internal sealed record RewritePoint(double[] Inputs, BigReal Truth, double Before, double After, double BeforeUlps, double AfterUlps)
{
    public override string ToString()
    {
        static string Show(double x) => x.ToString("R", CultureInfo.InvariantCulture);
        return $"({string.Join(", ", Inputs.Select(Show))}): true {Truth}, before {Show(Before)} ({BeforeUlps:G3} ulp), after {Show(After)} ({AfterUlps:G3} ulp)";
    }
}

/// <summary>One point of the picture on a rule's page.</summary>
internal readonly record struct DigitsRow(double Input, double BeforeDigits, double AfterDigits);

/// <summary>What was measured, and every way in which it contradicts the claim.</summary>
internal sealed record RewriteMeasurement(
    RewriteClaim Claim, ImmutableArray<RewritePoint> Points, ImmutableArray<string> Contradictions)
{
    private const int ShownContradictions = 20;

    /// <summary>Largest error inside the domain, in ulp.</summary>
    public double WorstBefore => Points.Where(point => Claim.Domain(point.Inputs)).Max(point => point.BeforeUlps);

    public double WorstAfter => Points.Where(point => Claim.Domain(point.Inputs)).Max(point => point.AfterUlps);

    /// <summary>Correct digits against one of the inputs, ascending: the data of a picture.</summary>
    public ImmutableArray<DigitsRow> Curve(int input = 0) =>
    [
        .. Points.Where(point => double.IsFinite(point.Inputs[input]) && point.Truth.IsFinite).OrderBy(point => point.Inputs[input])
            .Select(point => new DigitsRow(
                point.Inputs[input], Claim.Format.CorrectDigits(point.Before, point.Truth), Claim.Format.CorrectDigits(point.After, point.Truth))),
    ];

    /// <summary>The rows of <see cref="Curve"/> as text that round-trips.</summary>
    public string ToCsv(int input = 0) => "input,before,after\n" + string.Concat(Curve(input).Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Input:R},{row.BeforeDigits:F2},{row.AfterDigits:F2}\n")));

    public RewriteMeasurement Accept() => Contradictions.IsEmpty
        ? this
        : throw new InvalidOperationException(
            $"{Claim.Name}: {Contradictions.Length} contradictions\n{string.Join('\n', Contradictions.Take(ShownContradictions))}");
}

/// <summary>
/// Proves a rewrite by measurement: (1) the error after is within the bound wherever the claim holds; (2) the place where
/// the original loses at least 8 bits exists and is the one that is named; (3) nothing turns from a value into NaN or ∞,
/// or from NaN into a value, unless announced; (4) the sign of zero is decided.
/// </summary>
internal static class RewriteOracle
{
    private const double Lost8Bits = 256;

    /// <summary>Measures and throws where the claim is contradicted.</summary>
    public static RewriteMeasurement Verify(RewriteClaim claim) => Measure(claim).Accept();

    public static RewriteMeasurement Measure(RewriteClaim claim)
    {
        var points = new RewritePoint[claim.Points.Length];
        Parallel.For(0, points.Length, i => points[i] = Evaluate(claim, claim.Points[i]));
        IEnumerable<string> contradictions =
        [
            .. points.SelectMany(point => OfBound(claim, point).Concat(OfKind(claim, point)).Concat(OfZero(claim, point))),
            .. OfRegion(claim, points),
            .. OfExactness(claim),
        ];
        return new(claim, [.. points], [.. contradictions]);
    }

    private static RewritePoint Evaluate(RewriteClaim claim, double[] inputs)
    {
        BigReal truth = BigReal.Evaluate(claim.Reference, [.. inputs.Select(x => (BigReal)x)]);
        double before = claim.Before(inputs), after = claim.After(inputs);
        return new(inputs, truth, before, after, claim.Format.UlpError(before, truth), claim.Format.UlpError(after, truth));
    }

    private static bool IsWithinBound(RewriteClaim claim, RewritePoint point) =>
        point.AfterUlps <= claim.Bound.Ulps(point.Inputs, point.Truth) || IsWithinAbsolute(claim, point.After, point.Truth);

    private static bool IsWithinAbsolute(RewriteClaim claim, double computed, BigReal truth) =>
        claim.Bound.Absolute > 0 && claim.Format.AbsoluteError(computed, truth) <= claim.Bound.Absolute;

    private static bool Loses(RewriteClaim claim, RewritePoint point) =>
        point.BeforeUlps >= Lost8Bits && !IsWithinAbsolute(claim, point.Before, point.Truth);

    private static IEnumerable<string> OfBound(RewriteClaim claim, RewritePoint point)
    {
        if (claim.Domain(point.Inputs) && !IsWithinBound(claim, point))
            yield return $"beyond the bound at {point}";
    }

    private static IEnumerable<string> OfKind(RewriteClaim claim, RewritePoint point)
    {
        // At the very edge of the format, rounding to ∞ may be as right as rounding to the largest number.
        bool atTheEdge = double.IsInfinity(point.After) && claim.Domain(point.Inputs) && IsWithinBound(claim, point);
        if (double.IsFinite(point.Before) && !double.IsFinite(point.After) && !atTheEdge && !claim.Turns.HasFlag(AnnouncedTurns.ValueToNaNOrInfinity))
            yield return $"a value turns into {point.After} at {point}";
        if (double.IsNaN(point.Before) && !double.IsNaN(point.After) && !claim.Turns.HasFlag(AnnouncedTurns.NaNToValue))
            yield return $"NaN turns into a value at {point}";
    }

    private static IEnumerable<string> OfZero(RewriteClaim claim, RewritePoint point)
    {
        if (point.After != 0 || claim.ZeroSign == ZeroSign.Unspecified || !claim.Domain(point.Inputs))
            yield break;
        double model = claim.ZeroSign == ZeroSign.AsReference ? claim.Format.Round(point.Truth) : point.Before;
        if (model == 0 && double.IsNegative(model) != double.IsNegative(point.After))
            yield return $"the zero has the other sign at {point}";
    }

    private static IEnumerable<string> OfRegion(RewriteClaim claim, RewritePoint[] points)
    {
        if (claim.LossRegion is not { } region)
        {
            if (claim.ExactAt.IsEmpty)
                yield return "the claim names neither a region of loss nor cases of exactness";
            yield break;
        }

        RewritePoint[] claimed = [.. points.Where(point => claim.Domain(point.Inputs))];
        RewritePoint[] inside = [.. claimed.Where(point => region(point.Inputs))];
        int losing = inside.Count(point => Loses(claim, point));
        if (losing == 0 || losing < claim.LossShare * inside.Length)
            yield return $"the original loses 8 bits at {losing} of the {inside.Length} points of the named region only";
        foreach (RewritePoint point in claimed.Where(point => !region(point.Inputs) && Loses(claim, point)))
            yield return $"the original loses 8 bits outside the named region at {point}";
    }

    private static IEnumerable<string> OfExactness(RewriteClaim claim)
    {
        RewritePoint[] points = [.. claim.ExactAt.Select(inputs => Evaluate(claim, inputs))];
        if (points.Length > 0 && points.All(point => IsExact(claim, point.Before, point.Truth)))
            yield return "the original is exact at every case of exactness";
        foreach (RewritePoint point in points.Where(point => !IsExact(claim, point.After, point.Truth)))
            yield return $"not exact at {point}";
    }

    private static bool IsExact(RewriteClaim claim, double computed, BigReal truth) => computed.Equals(claim.Format.Round(truth));
}
