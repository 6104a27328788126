using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>The same code gets the same reports, whoever asks in whatever order.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Files =
    [
        .. Sources.Representative,
        .. Enumerable.Range(0, 20).Select(seed => ProgramGrammar.Program(seed).Replace("class Generated", "partial class Generated" + seed.ToString(CultureInfo.InvariantCulture), System.StringComparison.Ordinal)),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SameWithManyThreads()
    {
        var expected = (await Probe.RunAsync(Probe.Compile(Files), concurrent: false, Cancellation)).Report();
        Assert.NotEmpty(expected);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(expected, (await Probe.RunAsync(Probe.Compile(Files), concurrent: true, Cancellation)).Report());
        }
    }

    /// <summary>Helper methods are read on demand: the file that asks first must not decide what is known of them.</summary>
    [Fact]
    public async Task SameWhateverTheOrderOfFiles()
    {
        var expected = await Probe.RunAsync(Probe.Compile(Files), concurrent: false, Cancellation);
        var compilation = Probe.Compile(Files);
        var reversed = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        Assert.Equal(expected.Report(), (await Probe.RunAsync(reversed, concurrent: false, Cancellation)).Report());
    }

    /// <summary>The suite runs with invariant globalization, so the number format of another culture is set by hand.</summary>
    [Fact]
    public async Task SameWithAnotherNumberFormat()
    {
        var expected = (await Probe.RunAsync(Probe.Compile(Files), concurrent: false, Cancellation)).Report();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = WithCommas();
            Assert.Equal(expected, (await Probe.RunAsync(Probe.Compile(Files), concurrent: false, Cancellation)).Report());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static CultureInfo WithCommas()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }
}
