using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Tests.Terms;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>What types and attributes say about values that nothing else is known of.</summary>
public sealed class DeclaredRangeTests
{
    [Theory]
    [InlineData("static double F(byte b) => b;", 0, 255)]
    [InlineData("static double F(byte b) => (double)b;", 0, 255)]
    [InlineData("static double F(sbyte[] b) => b[0];", -128, 127)]
    [InlineData("static double F(ushort[] b) => (double)b[0];", 0, 65535)]
    [InlineData("short _b; double F() => (float)_b;", -32768, 32767)]
    public void WholeNumbersKeepTheRangeOfTheirType(string member, double low, double high) =>
        Assert.Equal(new Interval(low, high, isWhole: true), RangeOf(member));

    [Theory]
    [InlineData("[System.ComponentModel.DataAnnotations.Range(0.5, 2.0)] double P { get; set; } double F() => P;", 0.5, 2)]
    [InlineData("[System.ComponentModel.DataAnnotations.Range(-1, 3)] double _p; double F() => _p;", -1, 3)]
    public void AttributesBoundMembersButNotNaN(string members, double low, double high) =>
        Assert.Equal(new Interval(low, high, mayBeNaN: true), RangeOf(members));

    [Fact]
    public void AnythingElseIsUnknown() => Assert.Equal(Interval.Everything, RangeOf("static double F(double x) => x;"));

    private static Interval RangeOf(string members) => new RangeAnalysis().Of(TermReading.Returned(members), null);
}
