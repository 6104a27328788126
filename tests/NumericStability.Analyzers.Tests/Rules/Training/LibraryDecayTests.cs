using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class LibraryDecayTests
{
    private const string Id = "NUM4002";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        // torch
        const double Decay = 1e-4;
        static object A(IEnumerable<Parameter> p) => [|torch.optim.Adam(p, weight_decay: 1e-2)|];
        static object B(IEnumerable<Parameter> p, double decay) => [|optim.Adam(p, 1e-3, 0.9, 0.999, 1e-8, decay)|];
        static object C(IEnumerable<Parameter> p) => [|new Adam(p, weight_decay: Decay)|];
        static object D(nn.Module m) { var decay = 0.1; return [|torch.optim.Adam(m.parameters(), lr: 1e-3, weight_decay: decay)|]; }
        """);

    [Fact]
    public Task OthersAreSuggestions() => RuleTest.ReportsAsync(Id, """
        // torch
        static object A(IEnumerable<Parameter> p) => [|torch.optim.NAdam(p, weight_decay: 1e-2)|];
        static object B(IEnumerable<Parameter> p) => [|torch.optim.RAdam(p, weight_decay: 1e-2)|];
        static object C(IEnumerable<Parameter> p) => [|torch.optim.Adamax(p, weight_decay: 1e-2)|];
        static object D(IEnumerable<Parameter> p) => [|torch.optim.RMSProp(p, weight_decay: 1e-2)|];
        static object E(IEnumerable<Parameter> p) => [|torch.optim.Adagrad(p, weight_decay: 1e-2)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        // torch
        static object A(IEnumerable<Parameter> p) => torch.optim.AdamW(p, weight_decay: 1e-2);
        static object B(IEnumerable<Parameter> p) => torch.optim.SGD(p, 0.1, weight_decay: 1e-2);
        static object C(IEnumerable<Parameter> p) => torch.optim.Adam(p, 1e-3);
        static object D(IEnumerable<Parameter> p) => torch.optim.Adam(p, weight_decay: 0);
        static object E(IEnumerable<Parameter> p) { var none = 0.0; return torch.optim.Adam(p, weight_decay: none); }
        static object G(IEnumerable<Parameter> p) => Adam(p, weight_decay: 0.1);
        static object Adam(IEnumerable<Parameter> p, double weight_decay) => p;
        """);

    [Theory]
    [InlineData("static object F(IEnumerable<Parameter> p) => [|torch.optim.Adam(p, 1e-3, weight_decay: 1e-2)|];", "static object F(IEnumerable<Parameter> p) => torch.optim.AdamW(p, 1e-3, weight_decay: 1e-2);")]
    [InlineData("static void F(IEnumerable<Parameter> p, double d) { Adam a = [|torch.optim.Adam(p, weight_decay: d)|]; a.step(); }", "static void F(IEnumerable<Parameter> p, double d) { AdamW a = torch.optim.AdamW(p, weight_decay: d); a.step(); }")]
    [InlineData("static void F(torch.nn.Module m) { var a = [|new Adam(m.parameters(), weight_decay: 0.1)|]; a.step(); }", "static void F(torch.nn.Module m) { var a = new AdamW(m.parameters(), weight_decay: 0.1); a.step(); }")]
    public Task Fixes(string members, string expected) => RuleTest.FixesAsync(Id, members, expected);

    [Fact]
    public Task SilentInOtherSpellings() => RuleTest.SilentAsync("NUM4002", """
        // torch
        const double None = 0;
        static object A(IEnumerable<Parameter> p) => torch.optim.Adam(p, weight_decay: None);
        static object B(IEnumerable<Parameter> p) => new Adam(p, 1e-3);
        static object C(IEnumerable<Parameter> p) => torch.optim.NAdam(p, weight_decay: 0.0);
        static object D(IEnumerable<Parameter> p) => torch.optim.AdamW(p, 1e-3, weight_decay: 0.1);
        """);
}
