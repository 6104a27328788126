using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Tests.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Torch;

/// <summary>The rules of every family see tensor code through the same terms: static, instance and in-place, operators and words.</summary>
public sealed class TensorRuleTests
{
    [Theory]
    [InlineData("NUM1001", """
        static Tensor A(Tensor x) => [|x.exp() / x.exp().sum(1, keepdim: true)|];
        static Tensor B(Tensor x) { var e = torch.exp(x); var s = e.sum(-1, true); return [|e / s|]; }
        static Tensor C(Tensor x) => [|x.exp_() / x.sum(1, keepdim: true)|];
        static Tensor D(Tensor x) { var e = x.exp(); return [|e.div(e.sum())|]; }
        static Tensor E(Tensor x, double t) { var e = (x / t).exp(); return [|e * e.sum().reciprocal()|]; }
        """)]
    [InlineData("NUM1002", """
        static Tensor A(Tensor x) => [|x.exp().sum(1).log()|];
        static Tensor B(Tensor x) => [|torch.log(torch.sum(torch.exp(x), 1, keepdim: true))|];
        static Tensor C(Tensor a, Tensor b) => [|torch.log(a.exp() + torch.exp(b))|];
        static Tensor D(Tensor x) { var total = x.exp().mean(); return [|total.log()|]; }
        """)]
    [InlineData("NUM1003", """
        static Tensor A(Tensor x) => [|torch.log(1 + torch.exp(x))|];
        static Tensor B(Tensor x) => [|x.exp().add(1).log()|];
        static Tensor C(Tensor x) => [|x.exp().log1p()|];
        static Tensor D(Tensor x) { var e = x.neg(); e.exp_(); return [|(1 + e).log()|]; }
        """)]
    [InlineData("NUM1004", """
        static Tensor A(Tensor x) => [|torch.sigmoid(x).log()|];
        static Tensor B(Tensor x) => [|torch.log(1 - nn.functional.sigmoid(x))|];
        static Tensor C(Tensor x, Tensor y) { var p = special.expit(x); return -([|y * p.log() + (1 - y) * (1 - p).log()|]).mean(); }
        """)]
    [InlineData("NUM1005", """
        static Tensor A(Tensor x) => [|x.softmax(1).log()|];
        static Tensor B(Tensor x) { var p = torch.nn.functional.softmax(x, dim: -1); return [|torch.log(p)|]; }
        static Tensor C(Tensor x) => [|special.softmax(x, 1).log()|];
        """)]
    [InlineData("NUM1006", """
        static Tensor A(Tensor x) => [|x.exp() / (1 + x.exp())|];
        static Tensor B(Tensor x) => [|1 / (1 + torch.exp(-x))|];
        static Tensor C(Tensor x) => [|x.neg().exp().add(1).reciprocal()|];
        """)]
    [InlineData("NUM2001", """
        static Tensor A(Tensor x) => [|torch.log(1 + x)|];
        static Tensor B(Tensor x) => [|x.add(1).log()|];
        static Tensor C(Tensor x) => [|(1 - x).log2()|];
        """)]
    [InlineData("NUM2002", """
        static Tensor A(Tensor x) => [|torch.exp(x) - 1|];
        static Tensor B(Tensor x) => [|x.exp().sub(1)|];
        static Tensor C(Tensor x) => [|1 - x.exp()|];
        """)]
    [InlineData("NUM2006", "static Tensor A(Tensor x) => [|x.pow(2).mean() - x.mean().pow(2)|];")]
    [InlineData("NUM5003", """
        static Tensor A(Tensor x) => [|(x - x.mean()) / x.std()|];
        static Tensor B(Tensor x) => [|x / x.norm()|];
        static Tensor C(Tensor x) => [|x.div(x.norm())|];
        """)]
    [InlineData("NUM5007", """
        static Tensor A(Tensor p) => -([|p * p.log()|]).sum(1);
        static Tensor B(Tensor p) => [|p.mul(torch.log(p))|].sum();
        """)]
    [InlineData("NUM8001", """
        static Tensor A(Tensor a, Tensor b) => [|torch.inverse(a).matmul(b)|];
        static Tensor B(Tensor a, Tensor b) => [|torch.matmul(linalg.inv(a), b)|];
        static Tensor C(Tensor a, Tensor b) { var inverse = a.inverse(); return [|torch.mv(inverse, b)|]; }
        """)]
    [InlineData("NUM8002", """
        static Tensor A(Tensor a) => [|torch.log(linalg.det(a))|];
        static Tensor B(Tensor a) => [|a.det().abs().log()|];
        """)]
    public Task Reports(string id, string members) => RuleTest.ReportsAsync(id, "// torch\n" + members);

    [Theory]
    [InlineData("NUM1001", """
        static Tensor A(Tensor x) { var e = torch.exp(x - x.max()); return e / e.sum(); }
        static Tensor B(Tensor x) { var e = torch.exp(x - x.max(1, true).values); return e.div(e.sum(1, true)); }
        static Tensor C(Tensor x) { var e = (x - x.amax(new long[] { 1 }, true)).exp(); return e / e.sum(1, true); }
        static Tensor D(Tensor x) => x.softmax(1) / x.softmax(1).sum();
        static Tensor E(Tensor x) => x.clamp(-10, 10).exp() / x.clamp(-10, 10).exp().sum();
        """)]
    [InlineData("NUM1002", """
        static Tensor A(Tensor x) => torch.logsumexp(x, 1);
        static Tensor B(Tensor x) { var m = x.max(); return m + (x - m).exp().sum().log(); }
        """)]
    [InlineData("NUM1003", "static Tensor A(Tensor x) => nn.functional.relu(x) + torch.log1p(torch.exp(-x.abs()));")]
    [InlineData("NUM1004", "static Tensor A(Tensor x) => nn.functional.logsigmoid(x) + torch.sigmoid(x);")]
    [InlineData("NUM1005", "static Tensor A(Tensor x) => nn.functional.log_softmax(x, 1).exp();")]
    [InlineData("NUM1006", """
        static Tensor A(Tensor x) { using var _ = torch.no_grad(); return 1 / (1 + torch.exp(-x)); }
        static Tensor B(Tensor x) { using (torch.inference_mode()) { return 1 / (1 + torch.exp(-x)); } }
        static Tensor C(Tensor x) => 1 / (1 + torch.exp(-x.abs()));
        static double D(double x) => 1 / (1 + Math.Exp(-x));
        """)]
    [InlineData("NUM2001", "static Tensor A(Tensor x) => torch.log1p(x) + torch.log(1 + x.abs().add(1));")]
    [InlineData("NUM2002", "static Tensor A(Tensor x) => torch.expm1(x) - (x.exp() - 2);")]
    [InlineData("NUM5003", """
        static Tensor A(Tensor x) => (x - x.mean()) / (x.std() + 1e-8);
        static Tensor B(Tensor x) => x / x.norm().clamp_min(1e-12);
        static Tensor C(Tensor x, Tensor y) => x / y;
        """)]
    [InlineData("NUM5007", """
        static Tensor A(Tensor p) => -(p * torch.log(p.clamp(min: 1e-9))).sum(1);
        static Tensor B(Tensor p) => torch.xlogy(p, p).sum();
        """)]
    [InlineData("NUM8001", "static Tensor A(Tensor a, Tensor b) => torch.linalg.solve(a, b) + a.inverse();")]
    public Task Silent(string id, string members) => RuleTest.SilentAsync(id, "// torch\n" + members);

    [Fact]
    public Task SeesCoupledDecayInTensors() => RuleTest.ReportsAsync("NUM4001", """
        // torch
        static void Step(Tensor p, Tensor g, Tensor m, Tensor v, double lr, double b1, double b2, double eps, double wd, int t)
        {
            g = [|g + wd * p|];
            m.mul_(b1).add_(g * (1 - b1));
            v.mul_(b2).add_(g * g * (1 - b2));
            var first = m / (1 - Math.Pow(b1, t));
            var second = v / (1 - Math.Pow(b2, t));
            p.sub_(lr * first / (second.sqrt() + eps));
        }
        """);

    [Fact]
    public Task ValuesChangedInALoopAreNotTheFirstOnes() => RuleTest.SilentAsync("NUM2001", """
        // torch
        static Tensor Grow(Tensor x) { var s = torch.ones(3); for (var i = 0; i < 9; i++) { s.mul_(x); } return s.log(); }
        """);

    [Fact]
    public Task FloatIsNamedBesideDouble() => RuleTest.ReportsAsync("NUM1003", "static torch.Tensor F(torch.Tensor x) => [|(1 + x.exp()).log()|];", DiagnosticSeverity.Warning);
}
