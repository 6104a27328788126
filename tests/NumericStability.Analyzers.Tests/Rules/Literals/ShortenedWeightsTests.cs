using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Literals;

public sealed class ShortenedWeightsTests
{
    private const string Id = "NUM7005";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static void A(System.IO.StreamWriter w, double[] weights) { foreach (double weight in weights) w.WriteLine([|weight.ToString("F4")|]); }
        public static void B(System.IO.StreamWriter w, double[] weights) { for (int i = 0; i < weights.Length; i++) w.Write([|weights[i].ToString("G7")|]); }
        public static void C(System.IO.StreamWriter w, double[] weights) { for (int i = 0; i < weights.Length; i++) w.Write($"[|{weights[i]:G7}|] "); }
        public static void D(double[] weights) => System.IO.File.WriteAllText("model", string.Join(",", weights.Select(weight => [|weight.ToString("0.####")|])));
        public static void E(System.IO.TextWriter w, float bias) => w.WriteLine([|bias.ToString("F3")|]);
        public static void F(System.IO.StreamWriter w, float[] weights) { foreach (float weight in weights) w.WriteLine([|weight.ToString("G5")|]); }
        public static void G(System.IO.StreamWriter w, double[,] coefficients) => w.Write([|coefficients[0, 0].ToString("E3")|]);
        public static void H(System.IO.StreamWriter w, double theta) => w.WriteLine("theta " + [|theta.ToString("N2")|]);
        public static void I(System.IO.StreamWriter w, List<double> parameters) { foreach (double parameter in parameters) w.WriteLine([|parameter.ToString("F")|]); }
        public static void J(System.IO.StreamWriter w, double gamma) => w.WriteLine([|gamma.ToString("G15", null)|]);
        public static void K(double[] weights) => System.IO.File.WriteAllLines("model", weights.Select(weight => [|weight.ToString("F6")|]));
        public static void L(System.IO.StreamWriter w, double[] biases) { double bias = biases[0]; w.Write([|bias.ToString("0.000")|]); }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static void A(System.IO.StreamWriter w, double[] weights) { foreach (double weight in weights) w.WriteLine(weight.ToString("R")); }
        public static void B(System.IO.StreamWriter w, double[] weights) { foreach (double weight in weights) w.WriteLine(weight.ToString("G17")); }
        public static void C(double[] weights) { foreach (double weight in weights) Console.WriteLine(weight.ToString("F4")); }
        public static void D(System.IO.StreamWriter w, double loss) => w.WriteLine(loss.ToString("F4"));
        public static string E(double weight) => weight.ToString("F4");
        public static void F(System.IO.StreamWriter w, float[] weights) { foreach (float weight in weights) w.WriteLine(weight.ToString("G9")); }
        public static void G(System.IO.StreamWriter w, double weight) => w.WriteLine(weight);
        public static void H(System.IO.StreamWriter w, int weightCount) => w.WriteLine(weightCount.ToString("D4"));
        public static void I(double weight) => Console.Out.WriteLine(weight.ToString("F4"));
        public static void J(System.IO.BinaryWriter w, double weight) => w.Write(weight);
        public static void K(System.IO.StreamWriter w, double weight) => w.WriteLine($"{weight}");
        public static void L(System.IO.StreamWriter w, double weight) => w.WriteLine(weight.ToString("E16"));
        """);

    [Fact]
    public Task FixWritesEveryDigit() => RuleTest.FixesAsync(Id, """
        public static void A(System.IO.StreamWriter w, double[] weights) { foreach (double weight in weights) w.WriteLine([|weight.ToString("F4")|]); }
        public static void B(System.IO.StreamWriter w, double[] weights) { for (int i = 0; i < weights.Length; i++) w.Write($"[|{weights[i]:G7}|] "); }
        """, """
        public static void A(System.IO.StreamWriter w, double[] weights) { foreach (double weight in weights) w.WriteLine(weight.ToString("R")); }
        public static void B(System.IO.StreamWriter w, double[] weights) { for (int i = 0; i < weights.Length; i++) w.Write($"{weights[i]:R} "); }
        """);
}
