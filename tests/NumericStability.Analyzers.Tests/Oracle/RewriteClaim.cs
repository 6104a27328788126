using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>How far a rewrite may be from the truth: in units of the last place, or absolutely where a logarithm passes through 0.</summary>
internal sealed record ErrorBound(Func<double[], BigReal, double> Ulps, double Absolute = 0)
{
    public static ErrorBound InUlps(double ulps) => new((_, _) => ulps);

    /// <summary>A bound that depends on the inputs and the true result.</summary>
    public static ErrorBound InUlps(Func<double[], BigReal, double> ulps) => new(ulps);

    /// <summary>exp(t) inherits the rounding of t: (|t| + 4) ulp.</summary>
    public static ErrorBound OfExponent(Func<double[], double> exponent) => new((inputs, _) => Math.Abs(exponent(inputs)) + 4);

    /// <summary>Also accepts this absolute error, for results that pass through 0.</summary>
    public ErrorBound OrAbsolute(double error) => this with { Absolute = error };
}

/// <summary>Changes of kind that the title of a fix announces.</summary>
[Flags]
internal enum AnnouncedTurns
{
    None = 0,
    ValueToNaNOrInfinity = 1,
    NaNToValue = 2,
}

/// <summary>Whose sign a zero has after the rewrite.</summary>
internal enum ZeroSign
{
    AsReference,
    AsBefore,
    Unspecified,
}

/// <summary>A rewrite as it is claimed: the two texts as functions, the truth, the domain, the bound and the place of the loss.</summary>
internal sealed record RewriteClaim
{
    public required string Name { get; init; }

    public required FloatFormat Format { get; init; }

    public required Func<double[], double> Before { get; init; }

    public required Func<double[], double> After { get; init; }

    /// <summary>The formula in real numbers; it may cancel, see <see cref="BigReal.Evaluate"/>.</summary>
    public required Func<BigReal[], BigReal> Reference { get; init; }

    public required ErrorBound Bound { get; init; }

    public required ImmutableArray<double[]> Points { get; init; }

    /// <summary>Where the bound is claimed; elsewhere only changes of kind count.</summary>
    public Func<double[], bool> Domain { get; init; } = _ => true;

    /// <summary>Where the message says that digits are lost; null for rows about exactness.</summary>
    public Func<double[], bool>? LossRegion { get; init; }

    /// <summary>The share of the points in <see cref="LossRegion"/> that must lose: single inputs are exact by luck.</summary>
    public double LossShare { get; init; } = 0.5;

    /// <summary>Inputs at which the rewrite is exact and the original is not always.</summary>
    public ImmutableArray<double[]> ExactAt { get; init; } = [];

    public AnnouncedTurns Turns { get; init; }

    public ZeroSign ZeroSign { get; init; }

    public static RewriteClaim OfUnary(
        string name, Func<double, double> before, Func<double, double> after, Func<BigReal, BigReal> reference, ErrorBound bound,
        params double[] critical) => new()
    {
        Name = name,
        Format = FloatFormat.Double,
        Before = inputs => before(inputs[0]),
        After = inputs => after(inputs[0]),
        Reference = inputs => reference(inputs[0]),
        Bound = bound,
        Points = [.. PointGrid.Single(PointGrid.Default(FloatFormat.Double, critical: critical))],
    };

    public static RewriteClaim OfUnarySingle(
        string name, Func<float, float> before, Func<float, float> after, Func<BigReal, BigReal> reference, ErrorBound bound,
        params double[] critical) => new()
    {
        Name = name + " (float)",
        Format = FloatFormat.Single,
        Before = inputs => before((float)inputs[0]),
        After = inputs => after((float)inputs[0]),
        Reference = inputs => reference(inputs[0]),
        Bound = bound,
        Points = [.. PointGrid.Single(PointGrid.Default(FloatFormat.Single, critical: critical))],
    };

    public static RewriteClaim OfBinary(
        string name, Func<double, double, double> before, Func<double, double, double> after,
        Func<BigReal, BigReal, BigReal> reference, ErrorBound bound) => new()
    {
        Name = name,
        Format = FloatFormat.Double,
        Before = inputs => before(inputs[0], inputs[1]),
        After = inputs => after(inputs[0], inputs[1]),
        Reference = inputs => reference(inputs[0], inputs[1]),
        Bound = bound,
        Points = [.. PointGrid.Pairs(FloatFormat.Double)],
    };

    public static RewriteClaim OfBinarySingle(
        string name, Func<float, float, float> before, Func<float, float, float> after,
        Func<BigReal, BigReal, BigReal> reference, ErrorBound bound) => new()
    {
        Name = name + " (float)",
        Format = FloatFormat.Single,
        Before = inputs => before((float)inputs[0], (float)inputs[1]),
        After = inputs => after((float)inputs[0], (float)inputs[1]),
        Reference = inputs => reference(inputs[0], inputs[1]),
        Bound = bound,
        Points = [.. PointGrid.Pairs(FloatFormat.Single)],
    };

    public static RewriteClaim OfReduction(
        string name, Func<double[], double> before, Func<double[], double> after,
        Func<BigReal[], BigReal> reference, ErrorBound bound) => new()
    {
        Name = name,
        Format = FloatFormat.Double,
        Before = inputs => before([.. inputs]),
        After = inputs => after([.. inputs]),
        Reference = reference,
        Bound = bound,
        Points = [.. PointGrid.Vectors(FloatFormat.Double)],
    };

    public static RewriteClaim OfReductionSingle(
        string name, Func<float[], float> before, Func<float[], float> after,
        Func<BigReal[], BigReal> reference, ErrorBound bound) => new()
    {
        Name = name + " (float)",
        Format = FloatFormat.Single,
        Before = inputs => before([.. inputs.Select(x => (float)x)]),
        After = inputs => after([.. inputs.Select(x => (float)x)]),
        Reference = reference,
        Bound = bound,
        Points = [.. PointGrid.Vectors(FloatFormat.Single)],
    };
}
