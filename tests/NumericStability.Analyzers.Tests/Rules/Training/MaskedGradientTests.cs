using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MaskedGradientTests
{
    private const string Id = "NUM4017";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        // torch
        static Tensor A(Tensor x) => [|torch.where(x > 0, x.log(), 0)|];
        static Tensor B(Tensor x) => [|torch.where(x > 0, torch.sqrt(x), torch.zeros_like(x))|];
        static Tensor C(Tensor x, Tensor y) => [|torch.where(x != 0, y / x, 0)|];
        static Tensor D(Tensor p) => [|torch.where(p > 0, p * p.log(), 0)|];
        static Tensor E(Tensor x) => [|torch.where(x <= 0, 0, x.log())|];
        static Tensor F(Tensor x) { var mask = x.gt(1e-6); return [|x.log().where(mask, 0)|]; }
        static Tensor G(Tensor x) { var n = x.norm(); return [|torch.where(n > 0, x / n, x)|]; }
        static Tensor H(Tensor x) { var l = x.log(); return [|torch.where(x > 0, l, 0)|]; }
        static Tensor I(Tensor x) { return [|torch.where(x > 0, x.log(), 0)|]; }
        static Tensor J(Tensor x) { using var y = x + 1; return [|torch.where(y > 0, y.log(), 0)|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        // torch
        static Tensor A(Tensor x) => torch.where(x > 0, torch.where(x > 0, x, 1).log(), 0);
        static Tensor B(Tensor x) => torch.where(x > 0, x.clamp(min: 1e-9).log(), 0);
        static Tensor C(Tensor x) { using (torch.no_grad()) { return torch.where(x > 0, x.log(), 0); } }
        static Tensor D(Tensor x) { using var guard = torch.inference_mode(); return torch.where(x > 0, x.log(), 0); }
        static Tensor E(Tensor x, Tensor y) => torch.where(y > 0, x.log(), 0);
        static Tensor F(Tensor x) => torch.where(x > 0, x.exp(), 0);
        static Tensor G(Tensor x) => torch.where(x > 0, x, 0.01 * x);
        static Tensor I(Tensor x) { var y = x + 1; using var guard = torch.no_grad(); return torch.where(y > 0, y.log(), 0); }
        static double H(double x) => x > 0 ? Math.Log(x) : 0;
        """);

    [Theory]
    [InlineData("[|torch.where(x > 0, x.log(), 0)|]", "torch.where(x > 0, torch.where(x > 0, x, 1).log(), 0)")]
    [InlineData("[|torch.where(x <= 0, 0, torch.log(x))|]", "torch.where(x <= 0, 0, torch.log(torch.where(x <= 0, 1, x)))")]
    [InlineData("[|torch.where(x != 0, 2 / x, 0)|]", "torch.where(x != 0, 2 / torch.where(x != 0, x, 1), 0)")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id, $"static torch.Tensor F(torch.Tensor x) => {before};", $"static torch.Tensor F(torch.Tensor x) => {after};");
}
