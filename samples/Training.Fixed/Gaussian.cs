namespace Training;

/// <summary>Normally distributed numbers by the method of Box and Muller.</summary>
internal sealed class Gaussian(int seed)
{
    private readonly Random _random = new(seed);

    public float Next(double deviation)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        double angle = 2 * Math.PI * _random.NextDouble();
        return (float)(deviation * radius * Math.Cos(angle));
    }
}
