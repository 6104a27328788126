using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>What the engine does for fixed inputs, to the last operation: a change of these numbers is a change of its cost.</summary>
public sealed class CostTests
{
    private const string Usings = "using System; using System.Linq;\n";

    /// <summary>Code without real numbers is not read at all.</summary>
    [Theory]
    [InlineData("public sealed class Person { public string Name { get; set; } = \"\"; public override string ToString() => Name.Trim(); }")]
    [InlineData("public static class Loops { public static int Count(string text) { var n = 0; foreach (var c in text) { if (c == 'a') { n++; } } return n; } }")]
    [InlineData("public static class Text { public static string Join(string[] parts) => string.Join(\"-\", parts); }")]
    [InlineData("public static class Pages { public static int Shown(int[] sizes, int page) { var n = 0; foreach (var size in sizes) { n += size - 1; } return n * 20 + page; } }")]
    [InlineData("public static class Labels { public static string Of(string[] names) { var all = \"\"; foreach (var name in names) { all += name; } return all; } }")]
    public async Task WithoutNumbers(string type)
    {
        var probe = await Probe.RunAsync(Usings + type, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 0), (probe.Bodies, probe.Operations, probe.Steps));
    }

    /// <summary>What integers lose is read, and so are operators of unknown types.</summary>
    [Theory]
    [InlineData("public static class C { public static int M(int a, int b) => (a + b) / 2; }")]
    [InlineData("public static class C { public static long M(int a, int b) => a * b; }")]
    [InlineData("public static class C { public static long M(long a, int b) => (a << 32) | b; }")]
    [InlineData("public static class C { public static T M<T>(T a, T b) where T : System.Numerics.INumber<T> => a - b; }")]
    [InlineData("public static class C { private static readonly Weight W = new(); public static void M() { W.Value -= W.Step; } private sealed class Weight { public float Value, Step; } }")]
    public async Task OperatorsAlone(string type)
    {
        var probe = await Probe.RunAsync(Usings + type, TestContext.Current.CancellationToken);
        Assert.InRange(probe.Bodies, 1, 2);
    }

    [Theory]
    [InlineData("public static double M(double x) => Math.Log(1 + x);", 1, 4)]
    [InlineData("public static double M(double x) { var y = 1 + x; return Math.Log(y); }", 1, 5)]
    [InlineData("static double H(double t) => t * t; public static double M(double x) => H(x) + H(x + 1);", 3, 13)]
    [InlineData("public static double M(double[] a) { var s = 0.0; for (var i = 0; i < a.Length; i++) { s += a[i]; } return s; }", 1, 14)]
    public async Task OperationsRead(string members, long bodies, long operations)
    {
        var probe = await Probe.RunAsync(Usings + "public static class Formulas {\n" + members + "\n}", TestContext.Current.CancellationToken);
        Assert.Equal((bodies, operations), (probe.Bodies, probe.Operations));
    }

    [Theory]
    [InlineData("public static double M(double x) => x;", 1)]
    [InlineData("public static double M(double x) => Math.Log(1 + x);", 3)]
    public async Task StepsTaken(string members, long steps)
    {
        var probe = await Probe.RunAsync(Usings + "public static class Formulas {\n" + members + "\n}", TestContext.Current.CancellationToken);
        Assert.Equal(steps, probe.Steps);
    }
}
