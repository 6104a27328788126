using System;
using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

using static TrainingRuns;

/// <summary>Steps of optimizers, schedules and losses.</summary>
internal static class TrainingPictures
{
    private static readonly Axis Left = Axis.Linear("what is left of the weight", 0, 1);
    private static readonly Axis StepSize = Axis.Linear("step / rate", 0, 8);

    public static IEnumerable<MeasuredPicture> All { get; } =
    [
        QuantityPicture.Of("NUM4001", "Adam, weight decay 0.01: before coupled, after decoupled", Axis.Powers("gradient noise", -2, 2), Left,
            noise => Noisy(noise, isCoupled: true).Last(), noise => Noisy(noise, isCoupled: false).Last(), intervals: 16),
        QuantityPicture.Run("NUM4002", "Adam, then AdamW, with weight_decay 0.01 and noise 10", Axis.Linear("step", 0, 10_000), Axis.Linear("weight", 0.85, 1.05),
            () => Noisy(10, isCoupled: true).Zip(Noisy(10, isCoupled: false), (before, after) => ((double?)before, (double?)after)).Select((pair, step) => ((double)step, pair.Item1, pair.Item2))),
        QuantityPicture.Of("NUM4003", "RMSprop, 10,000 steps: penalty 0.005 · w² in the loss, then decay 0.01", Axis.Powers("gradient noise", -2, 2), Left,
            noise => Penalised(noise, isInLoss: true), noise => Penalised(noise, isInLoss: false), intervals: 40),
        QuantityPicture.Run("NUM4004", "Adam under a constant gradient: without and with bias correction", Axis.Powers("step", 0, 4), StepSize, AdamSteps),
        QuantityPicture.Of("NUM4005", "rate / Math.Sqrt(t), rate / Math.Sqrt(t + 1)", Axis.Linear("t", 0, 20), Axis.Linear("share of the rate", 0, 1.2), t => 1 / Math.Sqrt(t), t => 1 / Math.Sqrt(t + 1), intervals: 20),
        QuantityPicture.Of("NUM4006", "first step of RMSprop in float: g / √v, g / (√v + 1e-8)", Axis.Powers("gradient g", -30, 0), StepSize,
            g => (float)g / MathF.Sqrt(0.1f * (float)g * (float)g), g => (float)g / (MathF.Sqrt(0.1f * (float)g * (float)g) + 1e-8f)),
        QuantityPicture.Of("NUM4007", "clipping to a norm of 1: g * (1 / norm), then only where norm > 1", Axis.Powers("norm of the gradient", -4, 4), Axis.Powers("norm of the result", -4, 4),
            norm => norm * (1 / norm), norm => norm > 1 ? norm * (1 / norm) : norm),
        QuantityPicture.Of("NUM4008", "Lion, 100 steps of rate 0.005 without gradient: decay in the sign, beside it", Axis.Powers("weight decay", -2, 1), Left,
            decay => Signed(decay, isInSign: true), decay => Signed(decay, isInSign: false)),
        QuantityPicture.Of("NUM4009", "k averages with decay 0.99 in one: 1 - k * 0.01, Math.Pow(0.99, k)", Axis.Linear("k", 0, 200), Axis.Linear("share kept", -1, 1), k => 1 - (k * (1 - 0.99)), k => Math.Pow(0.99, k), intervals: 100),
        QuantityPicture.Of("NUM4010", "Adam near a minimum, rate scaled by the batch size, by its root", Axis.Powers("batch size / 256", 0, 2), Axis.Linear("distance from the minimum", 0, 0.2),
            factor => Distance(factor, factor), factor => Distance(factor, Math.Sqrt(factor)), intervals: 12),
        QuantityPicture.Of("NUM4011", "units with n inputs of 1: weights in [0, 1), then scaled by the fan-in", Axis.Powers("n", 0, 4), Axis.Powers("size of the sum", -1, 4),
            n => UnitSize((int)n, _ => 1, 0), n => UnitSize((int)n, inputs => 2 * Math.Sqrt(6.0 / inputs), 0.5), intervals: 32),
        QuantityPicture.Of("NUM4012", "cross entropy of 10 classes: of the softmax, of the logits", Axis.Linear("logit of the right class", 0, 15), Axis.Linear("loss", 0, 2.5),
            x => StableMath.CrossEntropyWithLogits(StableMath.Softmax(Logits(x)), 0), x => StableMath.CrossEntropyWithLogits(Logits(x), 0)),
        QuantityPicture.Of("NUM4013", "momentum on w² / 2: the rate in m and in the step, then in m alone", Axis.Powers("rate", -4, 0), Axis.Linear("|w| after 100 steps", 0, 1),
            rate => Momentum(rate, rate), rate => Momentum(rate, 1)),
        QuantityPicture.Of("NUM4014", "perplexity of the losses 1, 1 and x: mean of exp, exp of the mean", Axis.Linear("x", 0, 800), Axis.Powers("perplexity", 0, 320),
            x => new[] { 1, 1, x }.Average(Math.Exp), x => Math.Exp(new[] { 1, 1, x }.Average())),
        QuantityPicture.Run("NUM4015", "SGD on w² / 2: gradient cleared before the step, before the backward pass", Axis.Linear("step", 0, 100), Axis.Linear("weight", 0, 1.2), CallOrder),
        QuantityPicture.Of("NUM4016", "RAdam's rectification for β₂ = 0.999", Axis.Linear("step", 1, 20), Axis.Linear("factor", 0, 0.1),
            t => Rectification(0.999, t), t => Length(0.999, t) > 5 ? Rectification(0.999, t) : null, intervals: 19),
        QuantityPicture.Of("NUM4017", "gradient of torch.where(x > 0, x.sqrt(), 0) by the chain rule", Axis.Linear("x", -1, 1), Axis.Linear("gradient", -1, 5),
            x => (x > 0 ? 1 : 0) * (0.5 / Math.Sqrt(x)), x => (x > 0 ? 1 : 0) * (0.5 / Math.Sqrt(x > 0 ? x : 1))),
        QuantityPicture.Of("NUM4018", "loss scale 65536, norm clipped to 1 before unscaling, after it", Axis.Powers("norm of the gradient", -6, 2), Axis.Powers("norm in the step", -6, 2),
            norm => Math.Min(1, 65_536 * norm) / 65_536, norm => Math.Min(1, 65_536 * norm / 65_536)),
    ];

    private static double[] Logits(double x) => [x, .. Enumerable.Repeat(0.0, 9)];
}
