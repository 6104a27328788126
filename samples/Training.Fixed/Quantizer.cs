namespace Training;

/// <summary>Stores weights in one byte each.</summary>
internal static class Quantizer
{
    public static double LargestError(float[] weights)
    {
        float low = weights.Min();
        float scale = (weights.Max() - low) / 255;
        if (scale == 0)
        {
            scale = 1;
        }

        double largest = 0;
        foreach (float weight in weights)
        {
            byte stored = byte.CreateSaturating(MathF.Floor((weight - low) / scale + 0.5f));
            largest = Math.Max(largest, Math.Abs(stored * scale + low - weight));
        }

        return largest;
    }
}
