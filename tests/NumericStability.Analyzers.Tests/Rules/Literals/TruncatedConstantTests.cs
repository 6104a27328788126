using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Literals;

public sealed class TruncatedConstantTests
{
    private const string Id = "NUM7003";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        private const double Pi = [|3.14159|];
        public static double A(double r) => [|3.14|] * r * r;
        public static double B(double x) => x / [|0.6931|];
        public static float C(float x) => [|1.0507f|] * x;
        public static float D(float x) => x + [|16777217f|];
        public static double E(double x) => Math.Pow([|2.718|], x);
        public static double F(double x) => Math.Sin([|6.2831|] * x);
        public static double G(double x) => Math.Exp(-x * x / 2) * [|0.3989|];
        public static double H(double x) => x * [|1.4142|];
        public static double I(double d) => d * [|3.1416|] / 180;
        public static double J(double x) { var ln2 = [|0.693147|]; return x / ln2; }
        public static double K(double x) => [|0.79788|] * x;
        public static double L(double d) => d * [|57.2958|];
        public static float M(float x) => x * [|3.14159f|];
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static double A(double r) => Math.PI * r * r;
        public static float B(float r) => 3.1415927f * r;
        public static double C(double x) => 3.141592653589793 * x;
        public static double D(double x) => x * 0.1 + 2.5;
        public static double E(double x) => 1.41 * x;
        public static double[] F() => [3.14159, 2.718];
        public static float G(float x) => x + 16777216f;
        public static double H(double x) => 0.044715 * x;
        public static double I(double x) => x * 0.69;
        public static double J(double x) => 0.6931471805599453 * x;
        public static double K(double x) => 2.71 * x;
        public static float L(float x) => 0.1f * x;
        public static double M(double x) => 9007199254740992.0 + x;
        public static bool N(double x) => x.Equals(3.14159);
        sealed record Row { public float Price { get; init; } }
        public static object W1() => new Row { Price = 3.14f };
        """);

    [Fact]
    public Task FixUsesTheConstant() => RuleTest.FixesAsync(Id, """
        private const double Pi = [|3.14159|];
        public static float B(float x) => [|3.14f|] * x;
        public static double C(double x) => x / [|0.6931|];
        public static float D(float x) => [|1.0507f|] * x;
        """, """
        private const double Pi = Math.PI;
        public static float B(float x) => MathF.PI * x;
        public static double C(double x) => x / 0.6931471805599453;
        public static float D(float x) => 1.050701f * x;
        """);

    [Fact]
    public Task ValuesOfTestsAreSuggestions() => RuleTest.ReportsAsync(Id, """
        public sealed class TestAttribute : Attribute { }
        public sealed class AreaTests { [Test] public void Area() { double r = [|3.1416|]; Console.WriteLine(r * r); } }
        """, Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
}
