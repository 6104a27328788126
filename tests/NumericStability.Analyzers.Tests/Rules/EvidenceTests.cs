using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules;

/// <summary>The other places of a finding: they stand beside the reported one and never repeat it.</summary>
public sealed class EvidenceTests
{
    private const string Step = "_w[i] -= lr * (_m[i] / (1 - Math.Pow(0.9, _t))) / (Math.Sqrt(_v[i] / (1 - Math.Pow(0.999, _t))) + 1e-8)";

    [Fact]
    public async Task AnotherStatementOfTheFormulaIsEvidence()
    {
        var found = await CoupledDecayAsync("public void Run(int i, double lr, double wd) { var d = _g[i] + wd * _w[i]; _m[i] = 0.9 * _m[i] + 0.1 * d; _v[i] = 0.999 * _v[i] + 0.001 * d * d; " + Step + "; }");
        Assert.Equal("_g[i] + wd * _w[i]", TextOf(found.Location));
        Assert.Equal(Step, TextOf(Assert.Single(found.AdditionalLocations)));
    }

    [Fact]
    public async Task TheReportedPlaceIsNoEvidence()
    {
        var found = await CoupledDecayAsync("void Moments(int i, double g) { _m[i] = 0.9 * _m[i] + 0.1 * g; _v[i] = 0.999 * _v[i] + 0.001 * g * g; } void Apply(int i, double lr) { " + Step + "; } "
            + "public void Run(int i, double lr, double wd) { Moments(i, _g[i] + wd * _w[i]); Apply(i, lr); }");
        Assert.Equal(Step, TextOf(found.Location));
        Assert.Empty(found.AdditionalLocations);
    }

    private static async Task<Diagnostic> CoupledDecayAsync(string members)
    {
        var source = RuleTest.ProgramOf("public class Optimizer { int _t = 1; double[] _w = new double[3], _g = new double[3], _m = new double[3], _v = new double[3]; " + members + " }");
        return Assert.Single((await RuleTest.AnalyzeAsync(source)).Where(diagnostic => diagnostic.Id == "NUM4001"));
    }

    private static string TextOf(Location place) => place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length);
}
