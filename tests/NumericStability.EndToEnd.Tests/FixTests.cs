using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.EndToEnd.Tests;

/// <summary>The fixes, applied by <c>dotnet format</c> to a solution whose projects have installed the package.</summary>
public sealed class FixTests(FixTests.Repaired repaired) : IClassFixture<FixTests.Repaired>
{
    /// <summary>A pitfall that the command does not name.</summary>
    private const string NotAsked = "public static class NotAsked\n{\n    public static bool Close(double a, double b) => System.Math.Abs(a - b) < double.Epsilon;\n}\n";

    /// <summary>Built, repaired by the README's command and built again.</summary>
    public sealed class Repaired(PackageFeed feed) : IAsyncLifetime
    {
        internal Consumer Program { get; } = feed.NewConsumer("fixed").WriteFormulas().Write("NotAsked.cs", NotAsked);

        internal Consumer Library { get; } = feed.NewConsumer("netstandard", "<LangVersion>7.3</LangVersion>", "netstandard2.0")
            .Write("Formulas.cs", Formulas.Code);

        internal CommandResult Before { get; private set; } = null!;

        internal CommandResult After { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            string solution = feed.NewSolution("fixes", Program, Library);
            Before = (await Dotnet.Run(feed.Workspace, "build", solution)).Succeeded();
            string[] command = Assert.Single(Readme.CommandsOf("Fix from the command line")).Split(' ')[1..];
            Assert.Equal(Formulas.Rules, command.Where(word => word.StartsWith("NUM", StringComparison.Ordinal)));
            (await Dotnet.Run(feed.Workspace, [.. command[..2], solution, "--no-restore", .. command[2..]])).Succeeded();
            After = await Dotnet.Run(feed.Workspace, "build", solution, "--no-restore");
        }

        public ValueTask DisposeAsync() => default;
    }

    [Fact]
    public async Task The_program_prints_the_right_numbers()
    {
        Formulas.AssertAllReported([.. repaired.Before.Of(repaired.Program).Where(reported => reported.Id != "NUM7001")], "warning");
        Assert.Equal("NUM7001", Assert.Single(repaired.After.Succeeded().Of(repaired.Program)).Id);
        Formulas.AssertRightNumbers(await repaired.Program.Run());
    }

    [Fact]
    public void A_library_for_netstandard_in_CSharp_7_3_is_repaired_too()
    {
        Formulas.AssertAllReported(repaired.Before.Of(repaired.Library), "warning");
        Assert.Empty(repaired.After.Succeeded().Of(repaired.Library));
        Assert.NotEqual(Formulas.Code.ReplaceLineEndings("\n"), repaired.Library.Read("Formulas.cs"));
    }

    [Fact]
    public void What_is_not_repaired_keeps_its_text()
    {
        Assert.Equal(Formulas.Main.ReplaceLineEndings("\n"), repaired.Program.Read("Program.cs"));
        Assert.Equal(NotAsked, repaired.Program.Read("NotAsked.cs"));
        Assert.Contains("public static float MeanLoss(float[] losses)", repaired.Program.Read("Formulas.cs"), StringComparison.Ordinal);
    }
}
