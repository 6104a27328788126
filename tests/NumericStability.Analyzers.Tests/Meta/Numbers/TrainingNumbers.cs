using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Numbers;

using static Pictures.TrainingRuns;

/// <summary>Numbers on the pages about training.</summary>
internal static class TrainingNumbers
{
    public static IEnumerable<WorkedNumber> All { get; } =
    [
        new("NUM4001", "0.99", () => Noisy(10, isCoupled: true).Last()),
        new("NUM4001", "0.37", () => Noisy(0.1, isCoupled: true).Last()),
        new("NUM4001", "0.91", () => Noisy(10, isCoupled: false).Last()),
        new("NUM4001", "0.91", () => Noisy(0.1, isCoupled: false).Last()),
        new("NUM4002", "1e-6", () => 1e-3 * 0.01 / 10),
        new("NUM4003", "0.90", () => Penalised(10, isInLoss: true)),
        new("NUM4003", "0.005", () => Penalised(0.1, isInLoss: true)),
        new("NUM4003", "0.37", () => Penalised(10, isInLoss: false)),
        new("NUM4004", "3.16", () => AdamSteps().First().Before!.Value),
        new("NUM4004", "6.57", () => AdamSteps().Max(step => step.Before!.Value)),
        new("NUM4005", "∞", () => 1 / Math.Sqrt(0)),
        new("NUM4005", "NaN", () => 0 / (1 - Math.Pow(0.9, 0))),
        new("NUM4006", "NaN", () => 1e-23f * 1e-23f / MathF.Sqrt(1e-23f * 1e-23f)),
        new("NUM4007", "1", () => 0.001 * (1 / 0.001)),
        new("NUM4008", "0.5", () => Signed(0.01, isInSign: true)),
        new("NUM4008", "0.5", () => Signed(10, isInSign: true)),
        new("NUM4009", "0.134", () => Math.Pow(0.99, 200)),
        new("NUM4010", "16", () => 4096 / 256),
        new("NUM4010", "4", () => Math.Sqrt(4096 / 256.0)),
        new("NUM4010", "0.089", () => Distance(16, 16)),
        new("NUM4010", "0.045", () => Distance(16, 4)),
        new("NUM4010", "0.047", () => Distance(1, 1)),
        new("NUM4011", "500", () => Enumerable.Range(0, 1000).Sum(i => (i + 0.5) / 1000)),
        new("NUM4012", "1.46", () => StableMath.CrossEntropyWithLogits(StableMath.Softmax([1000.0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 0)),
        new("NUM4012", "0.31", () => StableMath.BinaryCrossEntropyWithLogits(1.0, 1.0)),
        new("NUM4013", "0.0001", () => 0.01 * 0.01),
        new("NUM4014", "54.6", () => Math.Exp(new[] { 1.0, 1, 10 }.Average())),
        new("NUM4014", "7,344", () => new[] { 1.0, 1, 10 }.Average(Math.Exp)),
        new("NUM4015", "0.0059", () => CallOrder().Last().After!.Value),
        new("NUM4016", "NaN", () => Rectification(0.999, 3)),
        new("NUM4016", "4", () => Enumerable.Range(1, 9).First(t => Length(0.999, t) > 4) - 1),
        new("NUM4017", "NaN", () => 0 * (1 / Math.Abs(0.0))),
        new("NUM4018", "1024", () => Doublings(2.0)),
        new("NUM4018", "128", () => Doublings(2f)),
    ];

    private static int Doublings<T>(T two)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        var (scale, doublings) = (T.One, 0);
        for (; !T.IsInfinity(scale); doublings++)
        {
            scale *= two;
        }

        return doublings;
    }
}
