using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Tests.Terms;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>A sum of positive terms is positive where the loop is known to run.</summary>
public sealed class SumRangeTests
{
    [Theory]
    [InlineData("5", true)]
    [InlineData("0", false)]
    [InlineData("n", false)]
    [InlineData("Math.Max(n, 1)", true)]
    [InlineData("x.Length", false)]
    public void SumsOfPositiveTermsArePositiveWhereTheyHaveOne(string count, bool expected)
    {
        var sum = TermReading.Returned("static double F(double[] x, int n) { double s = 0; for (int i = 0; i < " + count + "; i++) s += x[i] * x[i] + 1; return s; }");
        var range = new RangeAnalysis().Of(sum, null);
        Assert.True(range.IsNonNegative);
        Assert.Equal(expected, range.IsPositive);
    }
}
