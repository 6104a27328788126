using NumericStability.Analyzers.Terms;
using Xunit;

namespace NumericStability.Analyzers.Tests.Terms;

/// <summary>Different spellings of one formula are one term; different formulas are not.</summary>
public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("Math.Log(1 - x)", "Math.Log(-x + 1)")]
    [InlineData("x / y", "x * (1 / y)")]
    [InlineData("x * x", "Math.Pow(x, 2)")]
    [InlineData("x - (y - 1)", "1 + x - y")]
    [InlineData("-(x - y) * (x - y)", "-Math.Pow(y - x, 2)")]
    [InlineData("x > y ? x : y", "Math.Max(y, x)")]
    [InlineData("x < 0 ? -x : x", "Math.Abs(x)")]
    [InlineData("Math.Pow(x, 0.5)", "Math.Sqrt(x)")]
    [InlineData("2 * x + x", "x * 3")]
    [InlineData("Math.FusedMultiplyAdd(x, y, 1)", "x * y + 1")]
    [InlineData("(double)(float)x", "x")]
    public void SameTerm(string left, string right) => Assert.Equal(Read(left), Read(right));

    [Theory]
    [InlineData("x - y", "y - x")]
    [InlineData("x / y", "y / x")]
    [InlineData("Math.Exp(x) * Math.Exp(y)", "Math.Exp(x + y)")]
    [InlineData("(int)x", "x")]
    [InlineData("x * (y + 1)", "x * y + 1")]
    public void DifferentTerms(string left, string right) => Assert.NotEqual(Read(left), Read(right));

    [Theory]
    [InlineData("var s = x + y; return s * s;", "return (x + y) * (y + x);")]
    [InlineData("double m = x; if (y > m) m = y; return m;", "return Math.Max(x, y);")]
    [InlineData("x = x + 1; x = x * 2; return x;", "return 2 * (x + 1);")]
    [InlineData("double G(double a) => a * a; return G(y);", "return y * y;")]
    [InlineData("switch (y) { case 1: return x; default: throw new Exception(); }", "return x;")]
    public void SameValue(string left, string right) => Assert.Equal(ReadBody(left), ReadBody(right));

    [Theory]
    [InlineData("T.One + x", "(1 + x)")]
    [InlineData("T.Zero + x", "x")]
    [InlineData("T.NegativeOne * x", "(-1 * x)")]
    public void ConstantsOfNumberTypesAreNumbers(string expression, string expected) =>
        Assert.Equal(expected, TermReading.Returned("static T F<T>(T x) where T : IFloatingPointIeee754<T> => " + expression + ";").ToString());

    [Fact]
    public void ReassignedVariableIsAnotherVariable()
    {
        var term = ReadBody("var a = x; x = Console.Read(); return a - x;");
        Assert.Equal(TermKind.Sum, term.Kind);
    }

    private static Term Read(string expression) => ReadBody("return " + expression + ";");

    private static Term ReadBody(string body) => TermReading.Returned("static double F(double x, double y) { " + body + " }").Erased();
}

/// <summary>Terms of two compilations are compared by their printed form.</summary>
internal static class TermErasure
{
    public static Term Erased(this Term term) => term.Substitute(part => part.Kind == TermKind.Variable ? Term.Opaque(string.Intern(part.ToString())) : null);
}
