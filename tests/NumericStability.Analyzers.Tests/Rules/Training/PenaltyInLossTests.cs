using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class PenaltyInLossTests
{
    private const string Adam = "public void Step(double[] g, int t) { for (int i = 0; i < _w.Length; i++) { _m[i] = 0.9 * _m[i] + 0.1 * g[i]; _v[i] = 0.999 * _v[i] + 0.001 * g[i] * g[i]; _w[i] -= 0.01 * (_m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(_v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }";
    private const string Sgd = "public void Step(double[] g, int t) { for (int i = 0; i < _w.Length; i++) _w[i] -= 0.01 * g[i]; }";

    private static string Model(string loss, string step) => "public class Model { private readonly double[] _w = new double[9], _m = new double[9], _v = new double[9]; " + step + loss + " }";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4003", Model(
        "public double Loss(double[] y, double wd) { double loss = 0; foreach (var v in y) loss += v * v; double l2 = 0; foreach (var v in _w) l2 += v * v; return [|loss + wd * l2|]; }", Adam), DiagnosticSeverity.Info);

    [Fact]
    public Task SilentForSgd() => RuleTest.SilentAsync("NUM4003", Model(
        "public double Loss(double[] y, double wd) { double loss = 0; foreach (var v in y) loss += v * v; double l2 = 0; foreach (var v in _w) l2 += v * v; return loss + wd * l2; }", Sgd));
}
