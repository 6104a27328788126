using System.Globalization;

namespace Training;

/// <summary>Fisher's measurements of 150 irises, in millimetres, with the species as 0, 1 or 2.</summary>
internal sealed class Iris
{
    public static readonly string[] Species = ["setosa", "versicolor", "virginica"];

    public required double[][] Features { get; init; }

    public required int[] Labels { get; init; }

    public int Count => Labels.Length;

    public static Iris Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "iris.csv");
        string[][] rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToArray();
        return new Iris
        {
            Features = rows.Select(row => row[..4].Select(Millimetres).ToArray()).ToArray(),
            Labels = rows.Select(row => Array.IndexOf(Species, row[4].Trim('"'))).ToArray(),
        };
    }

    private static double Millimetres(string centimetres) =>
        10 * double.Parse(centimetres, CultureInfo.InvariantCulture);
}
