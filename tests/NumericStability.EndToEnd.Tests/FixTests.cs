using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>The fixes, applied by <c>dotnet format</c> to a project that has installed the package.</summary>
public sealed class FixTests(PackageFeed feed)
{
    [Fact]
    public async Task The_repaired_program_prints_the_right_numbers()
    {
        Consumer consumer = feed.NewConsumer("fixed").Write("Formulas.cs", Formulas.Code).Write("Program.cs", Formulas.Main);
        (await consumer.Build()).Succeeded();
        string before = (await consumer.Run()).Succeeded().Output;
        Assert.Equal(double.PositiveInfinity, Formulas.Printed(before, "softplus(1000)"));
        Assert.Equal(double.NaN, Formulas.Printed(before, "softmax(1000,1001)[0]"));

        (await consumer.Format("info", Formulas.Rules)).Succeeded();

        Assert.Empty((await consumer.Build()).Succeeded().Numeric);
        Formulas.AssertRightNumbers((await consumer.Run()).Succeeded().Output);
    }

    [Fact]
    public async Task A_library_for_netstandard_in_CSharp_7_3_is_repaired_too()
    {
        Consumer consumer = feed.NewConsumer("netstandard", "<LangVersion>7.3</LangVersion>", "netstandard2.0")
            .Write("Formulas.cs", Formulas.Code);
        Formulas.AssertAllReported((await consumer.Build()).Succeeded().Numeric, "warning");

        (await consumer.Format("info", Formulas.Rules)).Succeeded();

        Assert.Empty((await consumer.Build()).Succeeded().Diagnostics);
        Assert.NotEqual(Formulas.Code.ReplaceLineEndings("\n"), consumer.Read("Formulas.cs"));
    }

    [Fact]
    public async Task Only_the_rules_asked_for_are_repaired()
    {
        Consumer consumer = feed.NewConsumer("selected").Write("Formulas.cs", Formulas.Code).Write("Program.cs", Formulas.Main);
        (await consumer.Build()).Succeeded();

        (await consumer.Format("info", "NUM1003")).Succeeded();

        string[] left = (await consumer.Build()).Succeeded().Numeric.Select(diagnostic => diagnostic.Id).Order().ToArray();
        Assert.Equal(Formulas.Rules.Except(["NUM1003"]).Order(), left);
    }
}
