using System.Threading.Tasks;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Tests.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Torch;

/// <summary>Fixes of tensor formulas call torch, keep the dimension, and compile.</summary>
public sealed class TensorFixTests
{
    [Theory]
    [InlineData("NUM1001", "static Tensor F(Tensor x) => [|x.exp() / x.exp().sum(1, keepdim: true)|];", "static Tensor F(Tensor x) => torch.nn.functional.softmax(x, 1);")]
    [InlineData("NUM1001", "static Tensor F(Tensor x) { var e = torch.exp(x); return [|e / e.sum(dim: 0)|]; }", "static Tensor F(Tensor x) { var e = torch.exp(x); return torch.nn.functional.softmax(x, dim: 0); }")]
    [InlineData("NUM1002", "static Tensor F(Tensor x) => [|x.exp().sum(1, true).log()|];", "static Tensor F(Tensor x) => torch.logsumexp(x, 1, true);")]
    [InlineData("NUM1002", "static Tensor F(Tensor x, Tensor y) => [|torch.log(torch.exp(x - y).sum())|];", "static Tensor F(Tensor x, Tensor y) => torch.logsumexp((x - y).flatten(), 0);")]
    [InlineData("NUM1002", "static Tensor F(Tensor x, Tensor y) => [|torch.log(x.exp() + y.exp())|];", "static Tensor F(Tensor x, Tensor y) => torch.logaddexp(x, y);")]
    [InlineData("NUM1003", "static Tensor F(Tensor x) => [|torch.log(1 + torch.exp(-x))|].mean();", "static Tensor F(Tensor x) => torch.nn.functional.softplus(-x).mean();")]
    [InlineData("NUM1004", "static Tensor F(Tensor x) => [|x.sigmoid().log()|];", "static Tensor F(Tensor x) => torch.nn.functional.logsigmoid(x);")]
    [InlineData("NUM1005", "static Tensor F(Tensor x) => [|torch.log(x.softmax(dim: -1))|];", "static Tensor F(Tensor x) => torch.nn.functional.log_softmax(x, dim: -1);")]
    [InlineData("NUM1006", "static Tensor F(Tensor x) => [|1 / (1 + torch.exp(-x))|];", "static Tensor F(Tensor x) => torch.sigmoid(x);")]
    [InlineData("NUM2001", "static Tensor F(Tensor x) => [|torch.log(1 - x)|];", "static Tensor F(Tensor x) => torch.log1p(-x);")]
    [InlineData("NUM2001", "static Tensor F(Tensor x) => [|(1 + x).log2()|];", "static Tensor F(Tensor x) => torch.log1p(x) / System.Math.Log(2);")]
    [InlineData("NUM2002", "static Tensor F(Tensor x) => 2 * ([|x.exp() - 1|]);", "static Tensor F(Tensor x) => 2 * (torch.expm1(x));")]
    [InlineData("NUM5003", "static Tensor F(Tensor x) => [|x / x.norm()|];", "static Tensor F(Tensor x) => x / x.norm().clamp_min(1e-12);")]
    [InlineData("NUM5007", "static Tensor F(Tensor p) => ([|p * p.log()|]).sum(1);", "static Tensor F(Tensor p) => (torch.xlogy(p, p)).sum(1);")]
    [InlineData("NUM8001", "static Tensor F(Tensor a, Tensor b) => [|torch.inverse(a).matmul(b)|];", "static Tensor F(Tensor a, Tensor b) => torch.linalg.solve(a, b);")]
    [InlineData("NUM8001", "static Tensor F(Tensor a, Tensor b) => [|b.matmul(linalg.inv(a))|];", "static Tensor F(Tensor a, Tensor b) => torch.linalg.solve(a, b, left: false);")]
    [InlineData("NUM8002", "static Tensor F(Tensor a) => [|a.det().log()|];", "static Tensor F(Tensor a) => torch.linalg.slogdet(a).Item2;")]
    [InlineData("NUM1001", "static Tensor F(Tensor x) => [|torch.div(torch.exp(x), torch.sum(torch.exp(x), 1, true))|];", "static Tensor F(Tensor x) => torch.nn.functional.softmax(x, 1);")]
    [InlineData("NUM1002", "static Tensor F(Tensor x) => [|log(sum(exp(x), 1))|];", "static Tensor F(Tensor x) => torch.logsumexp(x, 1);")]
    [InlineData("NUM1003", "static Tensor F(Tensor x) => [|torch.log1p(torch.exp(x))|];", "static Tensor F(Tensor x) => torch.nn.functional.softplus(x);")]
    [InlineData("NUM1003", "static Tensor F(Tensor x) => [|special.log1p(x.exp())|];", "static Tensor F(Tensor x) => torch.nn.functional.softplus(x);")]
    [InlineData("NUM1004", "static Tensor F(Tensor x) => [|nn.Sigmoid().forward(x).log()|];", "static Tensor F(Tensor x) => torch.nn.functional.logsigmoid(x);")]
    [InlineData("NUM1004", "static Tensor F(Tensor x) => [|(1 - special.expit(x)).log()|];", "static Tensor F(Tensor x) => torch.nn.functional.logsigmoid(-x);")]
    [InlineData("NUM1005", "static Tensor F(Tensor x) => [|special.softmax(x, 1).log()|];", "static Tensor F(Tensor x) => torch.nn.functional.log_softmax(x, 1);")]
    [InlineData("NUM1006", "static Tensor F(Tensor x) => [|x.exp().div(x.exp().add(1))|];", "static Tensor F(Tensor x) => torch.sigmoid(x);")]
    [InlineData("NUM2001", "static Tensor F(Tensor x) => [|torch.log(torch.add(x, 1))|];", "static Tensor F(Tensor x) => torch.log1p(x);")]
    [InlineData("NUM2002", "static Tensor F(Tensor x) => [|torch.sub(torch.exp(x), 1)|];", "static Tensor F(Tensor x) => torch.expm1(x);")]
    [InlineData("NUM2002", "static Tensor F(Tensor x) => [|1 - torch.exp(-x)|];", "static Tensor F(Tensor x) => -torch.expm1(-x);")]
    [InlineData("NUM5001", "static Tensor F(Tensor x) => [|x.relu().log()|];", "static Tensor F(Tensor x) => x.relu().clamp_min(1e-37).log();")]
    [InlineData("NUM5001", "static Tensor F(Tensor x) => [|torch.log(nn.functional.relu(x))|];", "static Tensor F(Tensor x) => torch.log(nn.functional.relu(x).clamp_min(1e-37));")]
    [InlineData("NUM5003", "static Tensor F(Tensor x) => [|x.div(x.norm())|];", "static Tensor F(Tensor x) => x.div(x.norm().clamp_min(1e-12));")]
    [InlineData("NUM5004", "static Tensor F(Tensor x) => [|(x.square().mean() - x.mean().square()).sqrt()|];", "static Tensor F(Tensor x) => (x.square().mean() - x.mean().square()).clamp_min(0).sqrt();")]
    [InlineData("NUM5004", "static Tensor F(Tensor x, Tensor y) { var d = x * x + y * y - 2 * x * y; return [|torch.sqrt(d)|]; }", "static Tensor F(Tensor x, Tensor y) { var d = x * x + y * y - 2 * x * y; return torch.sqrt(d.clamp_min(0)); }")]
    [InlineData("NUM5005", "static Tensor F(Tensor a, Tensor b) => [|torch.acos(nn.functional.cosine_similarity(a, b))|];", "static Tensor F(Tensor a, Tensor b) => torch.acos(nn.functional.cosine_similarity(a, b).clamp(-1, 1));")]
    [InlineData("NUM5006", "static Tensor F(Tensor x, Tensor y) => [|(x * y).sum().acosh()|];", "static Tensor F(Tensor x, Tensor y) => (x * y).sum().clamp_min(1).acosh();")]
    [InlineData("NUM5006", "static Tensor F(Tensor x) => [|torch.atanh(x.norm())|];", "static Tensor F(Tensor x) => torch.atanh(x.norm().clamp(-0.99999994, 0.99999994));")]
    [InlineData("NUM8001", "static Tensor F(Tensor a, Tensor b, Tensor c) => [|a.inverse().matmul(b - c)|];", "static Tensor F(Tensor a, Tensor b, Tensor c) => torch.linalg.solve(a, b - c);")]
    [InlineData("NUM8002", "static Tensor F(Tensor a) => [|torch.log(torch.abs(linalg.det(a)))|];", "static Tensor F(Tensor a) => torch.linalg.slogdet(a).Item2;")]
    public Task Fixes(string id, string members, string expected) => RuleTest.FixesAsync(id, "// torch\n" + members, "// torch\n" + expected);

    [Fact]
    public Task KeepsTheLossOfEachElement() => RuleTest.FixesAsync("NUM1004",
        "static torch.Tensor F(torch.Tensor x, torch.Tensor y) { var p = torch.sigmoid(x); return ([|-(y * p.log() + (1 - y) * (1 - p).log())|]).mean(); }",
        "static torch.Tensor F(torch.Tensor x, torch.Tensor y) { var p = torch.sigmoid(x); return (torch.nn.functional.binary_cross_entropy_with_logits(x, y, reduction: torch.nn.Reduction.None)).mean(); }");

    /// <summary>A tensor has no QR().Solve: the report stands without a fix.</summary>
    [Fact]
    public async Task NormalEquationsOfTensorsHaveNoFix()
    {
        var report = Assert.Single(await RuleTest.AnalyzeAsync("""
            using TorchSharp;
            static class C { static torch.Tensor F(torch.Tensor x, torch.Tensor y) => torch.linalg.inv(x.t().matmul(x)).matmul(x.t()).matmul(y); }
            """));
        Assert.Equal("NUM8003", report.Id);
        Assert.False(report.Properties.ContainsKey(Fix.Property + "0"));
    }
}
