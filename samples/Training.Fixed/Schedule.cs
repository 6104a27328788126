using NumericStability;

namespace Training;

/// <summary>Learning rate with a smooth warm-up, an exponential decay per step and a linear cool-down.</summary>
internal sealed class Schedule(double rate, double decay, int warmup, int steps)
{
    public double At(int step)
    {
        double warm = -StableMath.ExpM1(-(step + 1.0) / warmup);
        double decayed = Math.Exp(step * StableMath.Log1P(-decay));
        double cool = 1 - (double)step / steps;
        return rate * warm * decayed * cool;
    }
}
