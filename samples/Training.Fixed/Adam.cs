namespace Training;

/// <summary>Adam with weight decay.</summary>
internal sealed class Adam(int size, float weightDecay)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] _mean = new float[size];
    private readonly float[] _square = new float[size];
    private int _step;

    public void Step(float[] weights, float[] gradient, float rate)
    {
        _step++;
        for (int i = 0; i < weights.Length; i++)
        {
            float g = gradient[i];
            _mean[i] = Beta1 * _mean[i] + (1 - Beta1) * g;
            _square[i] = Beta2 * _square[i] + (1 - Beta2) * g * g;
            float mean = _mean[i] / (1 - MathF.Pow(Beta1, _step));
            float square = _square[i] / (1 - MathF.Pow(Beta2, _step));
            weights[i] -= rate * weightDecay * weights[i];
            weights[i] -= rate * mean / MathF.Sqrt(square + Epsilon);
        }
    }
}
