using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Tests.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Torch;

/// <summary>
/// The ways TorchSharp has to write one formula: static, of the tensor, in place, operators and words, functional, special, linalg,
/// modules, locals across statements and helper methods; and what only looks like it.
/// </summary>
public sealed class TensorFormTests
{
    [Theory]
    [InlineData("NUM1001", """
        static Tensor A(Tensor x) => [|x.exp().div(x.exp().sum(1, keepdim: true))|];
        static Tensor B(Tensor x) => [|torch.div(torch.exp(x), torch.sum(torch.exp(x), 1, true))|];
        static Tensor C(Tensor x) => [|torch.exp(x) / torch.exp(x).sum()|];
        static Tensor D(Tensor x) { var e = exp(x); return [|e / sum(e, 1, true)|]; }
        static Tensor E(Tensor x) { var e = x.exp(); [|e.div_(e.sum(1, true))|]; return e; }
        static Tensor F(Tensor x) { var e = x.exp(); e = [|e / e.sum(-1, keepdim: true)|]; return e; }
        static Tensor G(Tensor x) => [|x.exp().mul(x.exp().sum(1, true).reciprocal())|];
        static Tensor H(Tensor x) { Tensor e = torch.exp(x); Tensor s = torch.sum(e, 1, keepdim: true); Tensor p = [|e / s|]; return p; }
        static Tensor I(Tensor x) { x = x.exp(); return [|x / x.sum(1, true)|]; }
        static Tensor J(Tensor x) => [|x.exp().divide(x.exp().sum(1, true))|];
        static Tensor K(Tensor x) => [|(x / 0.1).exp() / (x / 0.1).exp().sum(1, true)|];
        static Tensor L(Tensor x) { x.exp_(); [|x.div_(x.sum(1, true))|]; return x; }
        static Tensor M(Tensor x) => [|x.exp() / x.exp().sum(new long[] { 1 }, true)|];
        """)]
    [InlineData("NUM1002", """
        static Tensor A(Tensor x) => [|torch.log(torch.exp(x).sum())|];
        static Tensor B(Tensor x) => [|log(sum(exp(x), 1))|];
        static Tensor C(Tensor x) => [|x.exp().sum(1, true).log()|];
        static Tensor D(Tensor x) { var e = x.exp(); var s = e.sum(1); return [|s.log()|]; }
        static Tensor E(Tensor x) { var s = x.exp().sum(1); [|s.log_()|]; return s; }
        static Tensor F(Tensor a, Tensor b) => [|a.exp().add(b.exp()).log()|];
        static Tensor G(Tensor a, Tensor b) => [|torch.add(torch.exp(a), torch.exp(b)).log()|];
        static Tensor H(Tensor x) => [|torch.log(torch.mean(torch.exp(x)))|];
        static Tensor I(Tensor x) => [|Total(x).log()|];
        static Tensor Total(Tensor x) => x.exp().sum(1);
        static Tensor J(Tensor x, Tensor y) => x - [|x.exp().sum(1, true).log()|];
        static Tensor K(Tensor x) { x.exp_(); return [|x.sum(1).log()|]; }
        static Tensor L(Tensor x) => [|(x * 2).exp().sum(1).log()|] / 2;
        static Tensor M(Tensor x) => [|x.exp().sum(new long[] { 1 }).log()|];
        """)]
    [InlineData("NUM1003", """
        static Tensor A(Tensor x) => [|torch.log(1 + x.exp())|];
        static Tensor B(Tensor x) => [|log(1 + exp(x))|];
        static Tensor C(Tensor x) => [|(x.exp() + 1).log()|];
        static Tensor D(Tensor x) => [|torch.log1p(torch.exp(x))|];
        static Tensor E(Tensor x) => [|special.log1p(x.exp())|];
        static Tensor F(Tensor x) => [|torch.log(torch.add(torch.exp(x), 1))|];
        static Tensor G(Tensor x) { var e = x.exp(); return [|(1.0 + e).log()|]; }
        static Tensor H(Tensor x) { var e = torch.exp(-x); e.add_(1); return [|e.log()|]; }
        static Tensor I(Tensor x) => [|x.exp().add_(1).log_()|];
        static Tensor J(Tensor x, Tensor y) => [|(1 + (x * y).exp()).log()|].mean();
        static Tensor K(Tensor x) => Log1PExp(x);
        static Tensor Log1PExp(Tensor x) => [|(1 + x.exp()).log()|];
        static Tensor L(Tensor x) => 0.5 * [|(1 + (2 * x).exp()).log()|];
        """)]
    [InlineData("NUM1004", """
        static Tensor A(Tensor x) => [|torch.log(torch.sigmoid(x))|];
        static Tensor B(Tensor x) => [|log(sigmoid(x))|];
        static Tensor C(Tensor x) => [|nn.functional.sigmoid(x).log()|];
        static Tensor D(Tensor x) => [|special.expit(x).log()|];
        static Tensor E(Tensor x) => [|(1 - x.sigmoid()).log()|];
        static Tensor F(Tensor x) { var p = x.sigmoid(); return [|p.log()|]; }
        static Tensor G(Tensor x) { var p = torch.sigmoid(x); return [|torch.log(1 - p)|]; }
        static Tensor H(Tensor x) { x.sigmoid_(); return [|x.log()|]; }
        static Tensor I(Tensor x) => [|x.sigmoid().log_()|];
        static Tensor J(Tensor x) => [|(1 / (1 + (-x).exp())).log()|];
        static Tensor K(Tensor x) => [|nn.Sigmoid().forward(x).log()|];
        static Tensor L(Tensor x) => [|nn.Sigmoid().call(x).log()|];
        static Tensor M(Tensor x) => [|Activate(x).log()|];
        static Tensor Activate(Tensor x) => torch.sigmoid(x);
        static Tensor N(Tensor x, Tensor y) => [|-(y * torch.log(torch.sigmoid(x)) + (1 - y) * torch.log(1 - torch.sigmoid(x)))|];
        """)]
    [InlineData("NUM1005", """
        static Tensor A(Tensor x) => [|torch.log(torch.softmax(x, 1))|];
        static Tensor B(Tensor x) => [|log(softmax(x, 1))|];
        static Tensor C(Tensor x) => [|nn.functional.softmax(x, 1).log()|];
        static Tensor D(Tensor x) => [|torch.log(nn.functional.softmax(x, dim: -1))|];
        static Tensor E(Tensor x) => [|special.softmax(x, 1).log()|];
        static Tensor F(Tensor x) { var p = x.softmax(1); return [|p.log()|]; }
        static Tensor G(Tensor x) { var p = x.softmax(1); [|p.log_()|]; return p; }
        static Tensor H(Tensor x) => [|x.softmax(1).log()|].neg();
        static Tensor I(Tensor x, Tensor y) => -(y * [|x.softmax(1).log()|]).sum(1).mean();
        static Tensor J(Tensor x) => [|nn.Softmax(1).forward(x).log()|];
        static Tensor K(Tensor x) => [|nn.Softmax(1).call(x).log()|];
        static Tensor L(Tensor x) => [|Probabilities(x).log()|];
        static Tensor Probabilities(Tensor x) => torch.softmax(x, 1);
        static Tensor M(Tensor x) => [|(x / 2).softmax(1).log()|];
        """)]
    [InlineData("NUM1006", """
        static Tensor A(Tensor x) => [|torch.exp(x) / (1 + torch.exp(x))|];
        static Tensor B(Tensor x) => [|exp(x) / (exp(x) + 1)|];
        static Tensor C(Tensor x) => [|1 / (1 + (-x).exp())|];
        static Tensor D(Tensor x) => [|1.0 / (x.neg().exp() + 1.0)|];
        static Tensor E(Tensor x) { var e = x.exp(); return [|e / (1 + e)|]; }
        static Tensor F(Tensor x) { var e = torch.exp(-x); return [|1 / (1 + e)|]; }
        static Tensor G(Tensor x) => [|x.exp().div(x.exp().add(1))|];
        static Tensor H(Tensor x) => [|torch.reciprocal(1 + torch.exp(-x))|];
        static Tensor I(Tensor x) => [|torch.div(torch.exp(x), 1 + torch.exp(x))|];
        static Tensor J(Tensor x) => [|(1 + (-x).exp()).pow(-1)|];
        static Tensor K(Tensor x) => Logistic(x * 2);
        static Tensor Logistic(Tensor x) => [|1 / (1 + torch.exp(-x))|];
        static Tensor L(Tensor x) { x.neg_(); x.exp_(); x.add_(1); return [|x.reciprocal()|]; }
        """)]
    [InlineData("NUM2001", """
        static Tensor A(Tensor x) => [|log(1 + x)|];
        static Tensor B(Tensor x) => [|(x + 1).log()|];
        static Tensor C(Tensor x) => [|torch.log(torch.add(x, 1))|];
        static Tensor D(Tensor x) => [|(1 - x).log()|];
        static Tensor E(Tensor x) => [|x.add(1).log10()|];
        static Tensor F(Tensor x) { var y = 1 + x; return [|y.log()|]; }
        static Tensor G(Tensor x) => [|x.add_(1).log()|];
        static Tensor H(Tensor x) => [|x.neg().add(1).log()|];
        static Tensor I(Tensor x, Tensor y) => [|torch.log(1.0 + x * y)|];
        static Tensor J(Tensor x) => LogReturn(x);
        static Tensor LogReturn(Tensor x) => [|(1 + x).log()|];
        static Tensor K(Tensor x) => [|torch.log2(1 + x)|];
        static Tensor L(Tensor x) { x += 1; return [|x.log()|]; }
        static Tensor M(Tensor x) => [|torch.sub(1, x).log()|];
        """)]
    [InlineData("NUM2002", """
        static Tensor A(Tensor x) => [|exp(x) - 1|];
        static Tensor B(Tensor x) => [|x.exp() - 1.0|];
        static Tensor C(Tensor x) => [|torch.sub(torch.exp(x), 1)|];
        static Tensor D(Tensor x) => [|x.exp().add(-1)|];
        static Tensor E(Tensor x) => [|-1 + x.exp()|];
        static Tensor F(Tensor x) { var e = x.exp(); return [|e - 1|]; }
        static Tensor G(Tensor x) => [|x.exp().sub_(1)|];
        static Tensor H(Tensor x) => [|1 - torch.exp(-x)|];
        static Tensor I(Tensor x) => [|x.exp().subtract(1)|];
        static Tensor J(Tensor x) { var e = torch.exp(x); [|e -= 1|]; return e; }
        static Tensor K(Tensor x) => Grow(x);
        static Tensor Grow(Tensor x) => [|x.exp() - 1|];
        static Tensor L(Tensor x) => ([|x.exp() - 1|]) / x;
        static Tensor M(Tensor x) => [|(x * 2).exp().sub(1)|].mean();
        """)]
    [InlineData("NUM2006", """
        static Tensor A(Tensor x) => [|x.square().mean() - x.mean().square()|];
        static Tensor B(Tensor x) => [|torch.mean(x * x) - torch.mean(x) * torch.mean(x)|];
        static Tensor C(Tensor x) => [|(x * x).mean() - x.mean() * x.mean()|];
        static Tensor D(Tensor x) { var m = x.mean(); var s = x.pow(2).mean(); return [|s - m * m|]; }
        static Tensor E(Tensor x) => [|x.pow(2).mean().sub(x.mean().pow(2))|];
        static Tensor F(Tensor x) => [|torch.sub(torch.mean(torch.square(x)), torch.square(torch.mean(x)))|];
        static Tensor G(Tensor x) => torch.sqrt([|x.square().mean() - x.mean().square()|]);
        static Tensor H(Tensor x) => [|mean(square(x)) - square(mean(x))|];
        static Tensor I(Tensor x) { var v = x.mul(x).mean(); [|v.sub_(x.mean().square())|]; return v; }
        static Tensor J(Tensor x) { var v = x.square().mean(); [|v -= x.mean().square()|]; return v; }
        static Tensor K(Tensor x) => Variance(x) + 1e-5;
        static Tensor Variance(Tensor x) => [|x.pow(2).mean() - x.mean().pow(2)|];
        static Tensor L(Tensor x) => [|torch.pow(x, 2).mean() - torch.pow(x.mean(), 2)|];
        static Tensor M(Tensor x) => [|x.pow(2.0).mean() - x.mean().pow(2.0)|];
        """)]
    [InlineData("NUM5003", """
        static Tensor A(Tensor x) => [|(x - x.mean()).div(x.std())|];
        static Tensor B(Tensor x) => [|x / torch.norm(x)|];
        static Tensor C(Tensor x) => [|torch.div(x, x.norm())|];
        static Tensor D(Tensor x) { var n = x.norm(); return [|x / n|]; }
        static Tensor E(Tensor x) { var s = x.std(); var m = x.mean(); return [|(x - m) / s|]; }
        static Tensor F(Tensor x) => [|x / linalg.norm(x)|];
        static Tensor G(Tensor x) => [|x / x.norm(1, true)|];
        static Tensor H(Tensor x) { [|x.div_(x.norm())|]; return x; }
        static Tensor I(Tensor x) { [|x /= x.norm()|]; return x; }
        static Tensor J(Tensor x) => [|x.divide(x.norm())|];
        static Tensor K(Tensor x) => [|torch.true_divide(x, x.norm())|];
        static Tensor L(Tensor x) => [|x / x.square().sum().sqrt()|];
        static Tensor M(Tensor x) => [|(x - x.mean()) / torch.sqrt(x.var())|];
        static Tensor N(Tensor x) => Unit(x);
        static Tensor Unit(Tensor x) => [|x / x.norm()|];
        static Tensor O(Tensor a, Tensor b) => [|(a * b).sum() / (a.norm() * b.norm())|];
        """)]
    [InlineData("NUM5007", """
        static Tensor A(Tensor p) => [|p * torch.log(p)|];
        static Tensor B(Tensor p) => [|p * p.log()|];
        static Tensor C(Tensor p) => [|p.mul(p.log())|];
        static Tensor D(Tensor p) => [|p.log().mul(p)|];
        static Tensor E(Tensor p) => [|torch.mul(p, torch.log(p))|];
        static Tensor F(Tensor p) => -([|p * p.log()|]).sum(1);
        static Tensor G(Tensor p) { var l = p.log(); return -([|p * l|]).sum(); }
        static Tensor H(Tensor p, Tensor q) => ([|p * (p / q).log()|]).sum();
        static Tensor I(Tensor p, Tensor q) => ([|p * (p.log() - q.log())|]).sum();
        static Tensor J(Tensor p) => [|p * p.log2()|];
        static Tensor K(Tensor p) => [|log(p) * p|];
        static Tensor L(Tensor p) => Entropy(p);
        static Tensor Entropy(Tensor p) => -([|p * torch.log(p)|]).sum(1);
        static Tensor M(Tensor p) { var h = [|p * p.log()|]; return h.sum(1).neg(); }
        static Tensor N(Tensor p) => [|p.multiply(p.log())|];
        """)]
    [InlineData("NUM8001", """
        static Tensor A(Tensor a, Tensor b) => [|a.inverse().matmul(b)|];
        static Tensor B(Tensor a, Tensor b) => [|linalg.inv(a).matmul(b)|];
        static Tensor C(Tensor a, Tensor b) => [|torch.matmul(torch.inverse(a), b)|];
        static Tensor D(Tensor a, Tensor b) => [|torch.mm(a.inverse(), b)|];
        static Tensor E(Tensor a, Tensor b) => [|a.inverse().mv(b)|];
        static Tensor F(Tensor a, Tensor b) => [|a.inverse().mm(b)|];
        static Tensor G(Tensor a, Tensor b) => [|torch.bmm(linalg.inv(a), b)|];
        static Tensor H(Tensor a, Tensor b) { var inv = linalg.inv(a); return [|inv.matmul(b)|]; }
        static Tensor I(Tensor a, Tensor b) => [|b.matmul(a.inverse())|];
        static Tensor J(Tensor a, Tensor b, Tensor c) => [|a.inverse().matmul(b - c)|];
        static Tensor K(Tensor a, Tensor b) => [|matmul(inverse(a), b)|];
        static Tensor L(Tensor a, Tensor b) => [|torch.matmul(linalg.inv(a.t().matmul(a) + b), b)|];
        """)]
    [InlineData("NUM8002", """
        static Tensor A(Tensor a) => [|a.det().log()|];
        static Tensor B(Tensor a) => [|torch.log(a.det())|];
        static Tensor C(Tensor a) => [|linalg.det(a).log()|];
        static Tensor D(Tensor a) => [|torch.det(a).log()|];
        static Tensor E(Tensor a) => [|log(det(a))|];
        static Tensor F(Tensor a) { var d = a.det(); return [|d.log()|]; }
        static Tensor G(Tensor a) => [|torch.log(torch.abs(linalg.det(a)))|];
        static Tensor H(Tensor a) => [|a.det().abs().log()|];
        static Tensor I(Tensor a) => 0.5 * [|a.det().log()|];
        static Tensor J(Tensor a) => [|a.det().log10()|];
        static Tensor K(Tensor a) => [|a.det().log2()|];
        static Tensor L(Tensor a) => [|Determinant(a).log()|];
        static Tensor Determinant(Tensor a) => linalg.det(a);
        static Tensor M(Tensor a, Tensor b) => [|(a + b).det().log()|];
        static Tensor N(Tensor a) { var d = a.det(); [|d.log_()|]; return d; }
        """)]
    [InlineData("NUM5001", """
        static Tensor A(Tensor x) => [|x.relu().log()|];
        static Tensor B(Tensor x) => [|torch.log(nn.functional.relu(x))|];
        static Tensor C(Tensor x) => [|x.clamp_min(0).log()|];
        static Tensor D(Tensor x) => [|x.clamp(min: 0).log()|];
        static Tensor E(Tensor x) => [|torch.maximum(x, 0).log()|];
        static Tensor F(Tensor x) { var r = nn.functional.relu(x); return [|torch.log(r)|]; }
        static Tensor G(Tensor x) => [|x.norm().log()|];
        static Tensor H(Tensor x) => [|x.std().log()|];
        static Tensor I(Tensor x) => [|x.var().log()|];
        static Tensor J(Tensor x) => [|log(relu(x))|];
        static Tensor K(Tensor x) { x.relu_(); return [|x.log()|]; }
        static Tensor L(Tensor x) => [|x.square().sum().log()|];
        static Tensor M(Tensor x) => [|torch.log2(x.relu())|];
        static Tensor N(Tensor x) => [|x.abs().sum(1).log()|];
        """)]
    [InlineData("NUM5004", """
        static Tensor A(Tensor x) => [|(x.square().mean() - x.mean().square()).sqrt()|];
        static Tensor B(Tensor x, Tensor y) { var d = x * x + y * y - 2 * x * y; return [|torch.sqrt(d)|]; }
        static Tensor C(Tensor x) => [|sqrt(mean(square(x)) - square(mean(x)))|];
        static Tensor D(Tensor x) { var v = x.pow(2).mean() - x.mean().pow(2); return [|v.sqrt()|]; }
        """)]
    [InlineData("NUM5005", """
        static Tensor A(Tensor a, Tensor b) => [|nn.functional.cosine_similarity(a, b).acos()|];
        static Tensor B(Tensor a, Tensor b) => [|torch.acos(nn.functional.cosine_similarity(a, b))|];
        static Tensor C(Tensor a, Tensor b) => [|((a * b).sum() / (a.norm() * b.norm())).acos()|];
        static Tensor D(Tensor a, Tensor b) { var c = (a * b).sum() / (a.norm() * b.norm()); return [|torch.acos(c)|]; }
        static Tensor E(Tensor a, Tensor b) => [|(a * b).sum().div(a.norm() * b.norm()).asin()|];
        static Tensor F(Tensor a, Tensor b) => [|acos(nn.functional.cosine_similarity(a, b))|];
        """)]
    [InlineData("NUM5006", """
        static Tensor A(Tensor x, Tensor y) => [|(x * y).sum().acosh()|];
        static Tensor B(Tensor x) => [|x.norm().atanh()|];
        static Tensor C(Tensor x) => [|torch.atanh(x.square().sum().sqrt())|];
        """)]
    [InlineData("NUM8003", """
        static Tensor A(Tensor x, Tensor y) => [|linalg.inv(x.t().matmul(x)).matmul(x.t()).matmul(y)|];
        static Tensor B(Tensor x, Tensor y) => [|linalg.inv(x.t().mm(x)).mm(x.t().mm(y))|];
        static Tensor C(Tensor x, Tensor y) { var g = torch.matmul(x.t(), x); return [|torch.matmul(torch.matmul(torch.inverse(g), x.t()), y)|]; }
        static Tensor D(Tensor x, Tensor y) => [|x.transpose(0, 1).matmul(x).inverse().matmul(x.transpose(0, 1)).matmul(y)|];
        """)]
    [InlineData("NUM5004", """
        static Tensor A1(Tensor x) { var m = x.mean(); return [|torch.sqrt(x.square().mean() - m * m)|]; }
        static Tensor A2(Tensor x) { var v = x.square().mean(); v.sub_(x.mean().square()); return [|v.sqrt()|]; }
        static Tensor A3(Tensor x) { var v = x.pow(2).mean() - x.mean().pow(2); [|v.sqrt_()|]; return v; }
        static Tensor A4(Tensor a, Tensor b) { var d = a.square().sum() + b.square().sum() - 2 * (a * b).sum(); return [|d.sqrt()|]; }
        static Tensor A6(Tensor x) { var d = x.pow(2).mean().sub(x.mean().pow(2)); return [|torch.sqrt(d)|]; }
        static Tensor A7(Tensor x) => [|Spread(x).sqrt()|];
        static Tensor Spread(Tensor x) => x.square().mean() - x.mean().square();
        static Tensor A8(Tensor a, Tensor b) { var s = 1 - ((a * b).sum() / (a.norm() * b.norm())).square(); return [|torch.sqrt(s)|]; }
        """)]
    [InlineData("NUM5005", """
        static Tensor A1(Tensor a, Tensor b) { var c = nn.functional.cosine_similarity(a, b); return [|c.acos()|]; }
        static Tensor A2(Tensor a, Tensor b) { var c = nn.functional.cosine_similarity(a, b); [|c.acos_()|]; return c; }
        static Tensor A3(Tensor a, Tensor b) => [|torch.acos((a * b).sum() / (a.square().sum() * b.square().sum()).sqrt())|];
        static Tensor A4(Tensor a, Tensor b) => [|torch.asin((a * b).sum() / (torch.norm(a) * torch.norm(b)))|];
        static Tensor A5(Tensor a, Tensor b) => [|Cosine(a, b).acos()|];
        static Tensor Cosine(Tensor a, Tensor b) => (a * b).sum() / (a.norm() * b.norm());
        static Tensor A6(Tensor a, Tensor b) => 1 - [|nn.functional.cosine_similarity(a, b, dim: 1).acos()|] / Math.PI;
        static Tensor A7(Tensor a, Tensor b) => [|(a.mul(b).sum() / a.norm() / b.norm()).acos()|];
        static Tensor A8(Tensor a, Tensor b) => [|torch.sum(a * b).div(torch.norm(a).mul(torch.norm(b))).acos()|];
        """)]
    [InlineData("NUM5006", """
        static Tensor A1(Tensor x, Tensor y) => [|torch.acosh((x * y).sum())|];
        static Tensor A2(Tensor x) { var n = x.norm(); return [|n.atanh()|]; }
        static Tensor A3(Tensor x) => [|atanh(norm(x))|];
        static Tensor A4(Tensor x, Tensor y) { var d = (x * y).sum(); [|d.acosh_()|]; return d; }
        static Tensor A5(Tensor x) => [|x.square().sum().sqrt().atanh()|] * 2;
        static Tensor A6(Tensor x, Tensor y) => [|torch.acosh(torch.sum(x * y))|];
        static Tensor A7(Tensor x, Tensor c) => [|(c.sqrt() * x.norm()).atanh()|];
        static Tensor A8(Tensor x, Tensor y) => [|Inner(x, y).acosh()|];
        static Tensor Inner(Tensor x, Tensor y) => (x * y).sum();
        static Tensor A9(Tensor x) => [|torch.atanh(torch.sqrt(torch.sum(torch.square(x))))|];
        """)]
    [InlineData("NUM8003", """
        static Tensor A1(Tensor x, Tensor y) => [|torch.inverse(x.t().mm(x)).mm(x.t()).mv(y)|];
        static Tensor A2(Tensor x, Tensor y) { var t = x.t(); return [|t.matmul(x).inverse().matmul(t).matmul(y)|]; }
        static Tensor A3(Tensor x, Tensor y) { var g = x.t().matmul(x); var h = x.t().matmul(y); return [|g.inverse().matmul(h)|]; }
        static Tensor A4(Tensor x, Tensor y) => [|matmul(inverse(matmul(t(x), x)), matmul(t(x), y))|];
        static Tensor A5(Tensor x) => [|linalg.inv(x.t().matmul(x)).matmul(x.t())|];
        static Tensor A6(Tensor x, Tensor y) => [|torch.mm(torch.mm(linalg.inv(torch.mm(x.t(), x)), x.t()), y)|];
        static Tensor A7(Tensor design, Tensor target) { Tensor beta = [|linalg.inv(design.t().matmul(design)).matmul(design.t().matmul(target))|]; return beta; }
        static Tensor A8(Tensor x, Tensor y) { var inverse = linalg.inv(x.t().matmul(x)); return [|inverse.matmul(x.t()).matmul(y)|]; }
        """)]
    public Task Reports(string id, string members) => RuleTest.ReportsAsync(id, "// torch\n" + members);

    [Theory]
    [InlineData("NUM8007", """
        static Tensor A(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) [|v = a.matmul(v)|]; return v; }
        static Tensor B(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) [|v = torch.mv(a, v)|]; return v; }
        static Tensor C(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) [|v = torch.matmul(a, v)|]; return v; }
        static Tensor D(Tensor a, Tensor v, int n) { while (n-- > 0) [|v = a.mm(v)|]; return v; }
        """)]
    [InlineData("NUM8008", """
        static Tensor A(Tensor P, Tensor K, Tensor H, Tensor I) { [|P = (I - K.matmul(H)).matmul(P)|]; return P; }
        static Tensor B(Tensor P, Tensor K, Tensor H, Tensor I) { [|P = torch.matmul(I - torch.matmul(K, H), P)|]; return P; }
        static Tensor C(Tensor P, Tensor K, Tensor H) { [|P = P - K.matmul(H).matmul(P)|]; return P; }
        static Tensor D(Tensor P, Tensor K, Tensor H) { [|P = P - K.matmul(H.matmul(P))|]; return P; }
        static Tensor E(Tensor P, Tensor K, Tensor H) { [|P -= K.mm(H).mm(P)|]; return P; }
        static Tensor F(Tensor P, Tensor K, Tensor H) { [|P = torch.eye(3).sub(K.mm(H)).mm(P)|]; return P; }
        """)]
    [InlineData("NUM8003", """
        static Tensor A(Tensor x, Tensor y) => [|torch.linalg.solve(x.t().matmul(x), x.t().matmul(y))|];
        """)]
    [InlineData("NUM8004", """
        static Tensor A(Tensor kernel) => [|linalg.cholesky(kernel)|];
        static Tensor B(Tensor x) => [|torch.cholesky(x.matmul(x.t()))|];
        static Tensor C(Tensor covariance) => [|covariance.cholesky()|];
        static Tensor D(Tensor x) => [|linalg.cholesky(x.t().matmul(x))|];
        static Tensor E(Tensor x) { var gram = torch.matmul(x, x.transpose(0, 1)); return [|linalg.cholesky(gram)|]; }
        static Tensor F(Tensor K) => [|cholesky(K)|];
        static Tensor G(Tensor fisher) => [|torch.linalg.cholesky(fisher)|];
        static Tensor H(Tensor x) => [|x.mm(x.t()).cholesky()|];
        """)]
    [InlineData("NUM8004", """
        static Tensor A1(Tensor hessian) { var h = hessian; return [|linalg.cholesky(h)|]; }
        static Tensor A2(Tensor x) => [|torch.linalg.cholesky(torch.matmul(x, x.t()))|];
        static Tensor A3(Tensor kernelMatrix) => [|kernelMatrix.cholesky(upper: true)|];
        static Tensor A4(Tensor Sigma) => [|torch.cholesky(Sigma)|];
        static Tensor A5(Tensor x) => [|linalg.cholesky(x.mm(x.transpose(0, 1)))|];
        """)]
    [InlineData("NUM8007", """
        static Tensor A1(Tensor a, Tensor v, int n) { do { [|v = a.matmul(v)|]; } while (--n > 0); return v; }
        static Tensor A2(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) { var w = torch.mv(a, v); [|v = w|]; } return v; }
        static Tensor A4(Tensor x, Tensor v, int n) { for (int i = 0; i < n; i++) [|v = x.t().matmul(x.matmul(v))|]; return v; }
        static Tensor A5(Tensor x, Tensor v, int n) { var c = x.t().matmul(x); for (int i = 0; i < n; i++) [|v = c.mv(v)|]; return v; }
        static Tensor A6(Tensor hessian, Tensor v, int n) { foreach (var _ in Enumerable.Range(0, n)) [|v = torch.matmul(hessian, v)|]; return v / v.norm().clamp_min(1e-9); }
        static Tensor A7(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) [|v = mv(a, v)|]; return v; }
        static Tensor A8(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) [|v = mm(a, v)|]; return v; }
        """)]
    [InlineData("NUM8008", """
        static Tensor A1(Tensor P, Tensor K, Tensor H, Tensor I) { var [|Pnew = (I - K.matmul(H)).matmul(P)|]; return Pnew; }
        static Tensor A2(Tensor P, Tensor K, Tensor H, Tensor I) => [|(I - K.matmul(H)).matmul(P)|];
        static Tensor A3(Tensor P, Tensor K, Tensor H) { [|P.sub_(K.matmul(H).matmul(P))|]; return P; }
        static Tensor A4(Tensor covariance, Tensor gain, Tensor H, Tensor I) { [|covariance = (I - gain.mm(H)).mm(covariance)|]; return covariance; }
        static Tensor A5(Tensor P, Tensor K, Tensor H, Tensor I) { var KH = K.matmul(H); [|P = (I - KH).matmul(P)|]; return P; }
        static Tensor A6(Tensor P, Tensor K, Tensor H, Tensor I) { [|P = mm(I - mm(K, H), P)|]; return P; }
        static Tensor A7(Tensor P, Tensor K, Tensor H) { [|P = torch.sub(P, K.matmul(H).matmul(P))|]; return P; }
        """)]
    public Task Suggests(string id, string members) => RuleTest.ReportsAsync(id, "// torch\n" + members, DiagnosticSeverity.Info);

    [Theory]
    [InlineData("NUM1001", """
        static Tensor A(Tensor x) { var (m, index) = torch.max(x, 1, true); var e = (x - m).exp(); return e / e.sum(1, true); }
        static Tensor B(Tensor x) { var z = x - x.max(1, true).values; var e = z.exp(); return e / e.sum(1, true); }
        static Tensor C(Tensor x) { var m = x.amax(new long[] { 1 }, true); return (x - m).exp() / (x - m).exp().sum(1, true); }
        static Tensor D(Tensor x) => x / x.sum();
        static Tensor E(Tensor x) => x.neg().abs().neg().exp() / 2;
        static Tensor F(Tensor x) { var (m, _) = x.max(1, true); var e = (x - m).exp(); return e / e.sum(1, true); }
        static Tensor G(Tensor x) => nn.functional.softmax(x, 1) * x;
        static Tensor H(Tensor x) { var e = torch.exp(x.sub(x.max())); return e.div(torch.sum(e)); }
        static Tensor I(Tensor x) { var e = torch.sigmoid(x); return e / e.sum(1, true); }
        static Tensor J(Tensor x, Tensor y) => x.exp() / y.sum();
        static Tensor K(Tensor x) => x.log_softmax(1).exp();
        static Tensor L(Tensor x) { var e = x.tanh().exp(); return e / e.sum(); }
        """)]
    [InlineData("NUM1002", """
        static Tensor A(Tensor x) { Tensor m; (m, _) = x.max(1, true); return m + (x - m).exp().sum(1, true).log(); }
        static Tensor B(Tensor x) => x.logsumexp(1);
        static Tensor C(Tensor x) => special.logsumexp(x, 1);
        static Tensor D(Tensor x) { var m = x.max(1, true).values; return m + (x - m).exp().sum(1, true).log(); }
        static Tensor E(Tensor a, Tensor b) => torch.logaddexp(a, b);
        static Tensor F(Tensor x) => x.abs().sum(1).log();
        static Tensor G(Tensor x) => nn.functional.log_softmax(x, 1).exp().sum(1).log();
        static Tensor H(Tensor x) => x.sigmoid().exp().sum(1).log();
        static Tensor I(Tensor x) => x.exp().sum(1);
        static Tensor J(Tensor x) => x.log().sum(1).exp();
        static Tensor K(Tensor x) { var m = x.amax(new long[] { 1 }, true); var s = torch.exp(x.sub(m)).sum(1, true); return s.log().add(m); }
        static Tensor L(Tensor x) => x.clamp(-20, 20).exp().sum(1).log();
        static Tensor M(Tensor x) => x.tanh().exp().mean().log();
        """)]
    [InlineData("NUM1003", """
        static Tensor A(Tensor x) => nn.functional.softplus(x);
        static Tensor B(Tensor x) => torch.log1p(torch.exp(-torch.abs(x)));
        static Tensor C(Tensor x) => x.clamp_max(20).exp().log1p();
        static Tensor D(Tensor x) => x.relu() + x.abs().neg().exp().log1p();
        static Tensor E(Tensor x) => torch.where(x > 20, x, x.clamp_max(20).exp().log1p());
        static Tensor F(Tensor x) => (2 + x.exp()).log();
        static Tensor G(Tensor x) => (1 + x.abs()).log();
        static Tensor H(Tensor x) => x.sigmoid().exp().log1p();
        static Tensor I(Tensor x) => x.tanh().exp().add(1).log();
        static Tensor J(Tensor x) => 1 + x.exp();
        static Tensor K(Tensor x) => nn.functional.softplus(-x).neg();
        static Tensor L(Tensor x) => x.minimum(0).exp().log1p();
        """)]
    [InlineData("NUM1004", """
        static Tensor A(Tensor x) => nn.LogSigmoid().call(x);
        static Tensor B(Tensor x) => nn.functional.logsigmoid(x);
        static Tensor C(Tensor x) => nn.LogSigmoid().forward(x);
        static Tensor D(Tensor x) => (x.sigmoid() + 1).log();
        static Tensor E(Tensor x, Tensor y) => nn.functional.binary_cross_entropy_with_logits(x, y);
        static Tensor F(Tensor x) => x.sigmoid().clamp(1e-7, 1 - 1e-7).log();
        static Tensor G(Tensor x) => nn.functional.softplus(-x).neg();
        static Tensor H(Tensor x) => x.sigmoid().sqrt();
        static Tensor I(Tensor x) => x.log().sigmoid();
        static Tensor J(Tensor x) => (0.5 + 0.5 * x.sigmoid()).log();
        static Tensor K(Tensor x) => x.clamp(-10, 10).sigmoid().log();
        static Tensor L(Tensor x) => x.sigmoid().mul(x);
        """)]
    [InlineData("NUM1005", """
        static Tensor A(Tensor x) { var logits = nn.LogSoftmax(1).call(x); return logits.exp(); }
        static Tensor B(Tensor x) => x.softmax(1) + x.log();
        static Tensor C(Tensor x) => x.softmax(1).log1p();
        static Tensor D(Tensor x) => nn.functional.log_softmax(x, 1);
        static Tensor E(Tensor x) => x.log_softmax(1);
        static Tensor F(Tensor x) => special.log_softmax(x, 1);
        static Tensor G(Tensor x) => x.softmax(1);
        static Tensor H(Tensor x) => x.log().softmax(1);
        static Tensor I(Tensor x) => nn.LogSoftmax(1).forward(x);
        static Tensor J(Tensor x) => x - torch.logsumexp(x, 1, true);
        static Tensor K(Tensor x) => x.softmax(1).sqrt();
        static Tensor L(Tensor x, Tensor y) => nn.functional.cross_entropy(x, y);
        """)]
    [InlineData("NUM1006", """
        static Tensor A(Tensor x) { using var _ = torch.no_grad(); return 1 / (1 + torch.exp(-x)); }
        static Tensor B(Tensor x) => torch.sigmoid(x);
        static Tensor C(Tensor x) => x.exp() / 2;
        static Tensor D(Tensor x) => 1 / (2 + x.abs());
        static Tensor E(Tensor x) => nn.Sigmoid().forward(x);
        static Tensor F(Tensor x) => 1 / (1 + x.abs().neg().exp());
        static Tensor G(Tensor x) => 1 / (1 + x.clamp(-10, 10).exp());
        static Tensor H(Tensor x) => 1 / (1 + x.square());
        static Tensor I(Tensor x) => special.expit(x);
        static Tensor J(Tensor x) => 1 / (1 + x.tanh().exp());
        static Tensor K(Tensor x, Tensor y) => x.exp() / (1 + y);
        static Tensor L(Tensor x) => nn.functional.sigmoid(x);
        """)]
    [InlineData("NUM2001", """
        static Tensor A(Tensor x) => x.log1p();
        static Tensor B(Tensor x) => (2 + x).log();
        static Tensor C(Tensor x) => x.log() + 1;
        static Tensor D(Tensor x) => special.log1p(x);
        static Tensor E(Tensor x) => (1 + x).sqrt();
        static Tensor F(Tensor x) => (x - 1).log();
        static Tensor G(Tensor x) => (1 + x.abs() + 1).log();
        static Tensor H(Tensor x) => (x * 1).log();
        static Tensor I(Tensor x) => x.log1p_();
        static Tensor J(Tensor x) => (1e-8 + x).log();
        static Tensor K(Tensor x) => (0.5 + x).log2();
        static Tensor L(Tensor x) => torch.log1p(-x);
        """)]
    [InlineData("NUM2002", """
        static Tensor A(Tensor x) => x.expm1();
        static Tensor B(Tensor x) => special.expm1(x);
        static Tensor C(Tensor x) => x.exp() - 2;
        static Tensor D(Tensor x) => x.exp() + 1;
        static Tensor E(Tensor x) => x - 1;
        static Tensor F(Tensor x) => x.expm1_();
        static Tensor G(Tensor x) => (x - 1).exp();
        static Tensor H(Tensor x) => 2 - x.exp();
        static Tensor I(Tensor x, Tensor y) => x.exp() - y.sum();
        static Tensor J(Tensor x) => x.exp().mul(1);
        static Tensor K(Tensor x) => 0.5 - x.exp();
        static Tensor L(Tensor x) => torch.expm1(-x).neg();
        """)]
    [InlineData("NUM2006", """
        static Tensor A(Tensor x) => x.var();
        static Tensor B(Tensor x) => (x - x.mean()).square().mean();
        static Tensor C(Tensor x, Tensor y) => x.square().mean() - y.mean().square();
        static Tensor D(Tensor x) => x.square().mean() + x.mean().square();
        static Tensor E(Tensor x) => x.std().square();
        static Tensor F(Tensor x) { var m = x.mean(); return (x - m).pow(2).sum(); }
        static Tensor G(Tensor x, Tensor y) => (x * y).mean() - x.sum();
        static Tensor H(Tensor x) => x.square().mean();
        static Tensor I(Tensor x) => x.square().sum() - x.mean();
        static Tensor J(Tensor x) => torch.var(x);
        static Tensor K(Tensor x) => x.abs().mean() - x.mean().abs();
        static Tensor L(Tensor x) => x.square() - x.mean().square();
        """)]
    [InlineData("NUM5003", """
        static Tensor A(Tensor x) => x / (x.norm() + 1e-8);
        static Tensor B(Tensor x) => x / x.norm().clamp(min: 1e-8);
        static Tensor C(Tensor x) => x.div(x.std().add(1e-5));
        static Tensor D(Tensor x) => nn.functional.normalize(x);
        static Tensor E(Tensor x) => (x - x.mean()) / (x.var() + 1e-5).sqrt();
        static Tensor F(Tensor x) => (x - x.mean()) * (x.var() + 1e-5).rsqrt();
        static Tensor G(Tensor x) => x / torch.maximum(x.norm(), torch.tensor(1e-12));
        static Tensor H(Tensor x) => x / 2;
        static Tensor I(Tensor x) => x / (1 + x.norm());
        static Tensor J(Tensor a, Tensor b) => nn.functional.cosine_similarity(a, b);
        static Tensor K(Tensor x) => x / x.exp().sum(1).clamp_min(1e-9);
        static Tensor L(Tensor x) => x * x.norm();
        static Tensor M(Tensor x) { var n = x.norm(); n.add_(1e-8); return x / n; }
        """)]
    [InlineData("NUM5007", """
        static Tensor A(Tensor p) => special.entr(p);
        static Tensor B(Tensor p) => torch.xlogy(p, p);
        static Tensor C(Tensor p) => p * (p + 1e-9).log();
        static Tensor D(Tensor p) => p * p.clamp(min: 1e-9).log();
        static Tensor E(Tensor p, Tensor q) => p * q.abs().sqrt();
        static Tensor F(Tensor p) => p.log() * 2;
        static Tensor G(Tensor p) => p.clamp_min(1e-9) * p.clamp_min(1e-9).log();
        static Tensor H(Tensor p) => p.xlogy(p);
        static Tensor I(Tensor x) => x.softmax(1) * x.log_softmax(1);
        static Tensor J(Tensor p) => torch.where(p > 0, p * p.log(), 0);
        static Tensor K(Tensor p) => p + p.log();
        static Tensor L(Tensor p) => special.xlogy(p, p);
        """)]
    [InlineData("NUM8001", """
        static Tensor A(Tensor a, Tensor b) => linalg.solve(a, b);
        static Tensor B(Tensor a) => a.inverse();
        static Tensor C(Tensor a) => linalg.inv(a);
        static Tensor D(Tensor a, Tensor b) => a.matmul(b);
        static Tensor E(Tensor a, Tensor b) => a.reciprocal() * b;
        static Tensor F(Tensor a, Tensor b) => a.inverse() + b;
        static Tensor G(Tensor a, Tensor b) => linalg.pinv(a).matmul(b);
        static Tensor H(Tensor a, Tensor b) => a.inverse() * b;
        static Tensor I(Tensor a, Tensor b) { var inv = linalg.inv(a); return inv[0] + b; }
        static Tensor J(Tensor a, Tensor b) => a.t().matmul(b);
        static Tensor K(Tensor a, Tensor b) => linalg.cholesky(a).matmul(b);
        static Tensor L(Tensor a) => a.inverse().det();
        """)]
    [InlineData("NUM8002", """
        static Tensor A(Tensor a) => a.logdet();
        static Tensor B(Tensor a) => torch.logdet(a);
        static Tensor C(Tensor a) => linalg.slogdet(a).Item2;
        static Tensor D(Tensor a) => a.det();
        static Tensor E(Tensor a) => a.log().det();
        static Tensor F(Tensor a) => a.det().sqrt();
        static Tensor G(Tensor a) => a.norm().log();
        static Tensor H(Tensor a) => linalg.cholesky(a).log().sum();
        static Tensor I(Tensor a) => a.det().abs();
        static Tensor J(Tensor a) => a.det() + a.log();
        static Tensor K(Tensor a) => 1 / a.det();
        static Tensor L(Tensor a) => a.prod().log();
        """)]
    [InlineData("NUM8007", """
        static Tensor A(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) { v = a.matmul(v); v = v / v.norm(); } return v; }
        static Tensor B(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) { v = nn.functional.relu(a.matmul(v)); } return v; }
        static Tensor C(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) { v = nn.functional.normalize(a.matmul(v), dim: 0); } return v; }
        static Tensor D(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) { v = a.matmul(v); v.div_(v.norm()); } return v; }
        """)]
    [InlineData("NUM8008", """
        static Tensor A(Tensor P, Tensor F, Tensor Q) { P = F.matmul(P).matmul(F.t()) + Q; return P; }
        static Tensor B(Tensor X, Tensor K, Tensor H) { X = X - K.matmul(H).matmul(X); return X; }
        static Tensor C(Tensor P, Tensor K, Tensor H, Tensor I) { P = (I - K.matmul(H)).matmul(P); P = 0.5 * (P + P.t()); return P; }
        """)]
    [InlineData("NUM5001", """
        static Tensor A(Tensor x) => x.log();
        static Tensor B(Tensor x) => (x.relu() + 1e-6).log();
        static Tensor C(Tensor x) => x.clamp_min(1e-9).log();
        static Tensor D(Tensor x) => x.abs().log();
        static Tensor E(Tensor x) => x.relu().log1p();
        static Tensor F(Tensor x) => x.square().log();
        static Tensor G(Tensor x) => x.sum().log();
        static Tensor H(Tensor x) => x.mean().log();
        static Tensor I(Tensor x) => (x.var() + 1e-5).log();
        static Tensor J(Tensor x) => x.exp().log2();
        static Tensor K(Tensor x) => x.prod().log();
        static Tensor L(Tensor x, Tensor y) => (x / y).log();
        static Tensor M(Tensor x) => torch.where(x > 0, x, 1).log();
        """)]
    [InlineData("NUM5004", """
        static Tensor A(Tensor x) => x.sqrt();
        static Tensor B(Tensor x) => x.square().sqrt();
        static Tensor C(Tensor x) => (x.square() + 1e-6).sqrt();
        static Tensor D(Tensor x) => (1 - x.square()).clamp_min(0).sqrt();
        static Tensor E(Tensor x) => x.var().sqrt();
        static Tensor F(Tensor x) => (x + 1).sqrt();
        static Tensor G(Tensor x) => torch.sqrt(x.square().sum());
        static Tensor H(Tensor x) => (1 - x.sigmoid()).sqrt();
        static Tensor I(Tensor x, Tensor y) => (x - y).square().sum().sqrt();
        """)]
    [InlineData("NUM5005", """
        static Tensor A(Tensor a) => a.acos();
        static Tensor B(Tensor a, Tensor b) => nn.functional.cosine_similarity(a, b).clamp(-1, 1).acos();
        static Tensor C(Tensor a) => a.tanh().acos();
        static Tensor D(Tensor a) => a.sin().asin();
        static Tensor E(Tensor a) => a.atan();
        static Tensor F(Tensor a, Tensor b) => torch.atan2(a, b);
        """)]
    [InlineData("NUM5006", """
        static Tensor A(Tensor x) => x.acosh();
        static Tensor B(Tensor x) => x.atanh();
        static Tensor C(Tensor x) => x.norm().clamp(-0.99, 0.99).atanh();
        static Tensor D(Tensor x, Tensor y) => (x * y).sum().clamp_min(1).acosh();
        static Tensor E(Tensor x) => x.sigmoid().atanh();
        static Tensor F(Tensor x) => x.asinh();
        """)]
    [InlineData("NUM8003", """
        static Tensor A(Tensor x, Tensor y, Tensor l) => linalg.inv(x.t().matmul(x) + l).matmul(x.t()).matmul(y);
        static Tensor B(Tensor x) => x.t().matmul(x);
        static Tensor C(Tensor x, Tensor y) => linalg.pinv(x).matmul(y);
        """)]
    [InlineData("NUM8004", """
        static Tensor A(Tensor a) => linalg.cholesky(a);
        static Tensor B(Tensor kernel) => linalg.cholesky(kernel + 1e-6 * torch.eye(3));
        static Tensor C(Tensor x) => linalg.cholesky(x.matmul(x.t()) + torch.eye(3));
        static Tensor D(Tensor kernel) => kernel.inverse();
        static Tensor E(Tensor kernel) { kernel = kernel.add(torch.eye(3)); return kernel.cholesky(); }
        """)]
    [InlineData("NUM5005", """
        static Tensor S1(Tensor a) => a.clamp(-1, 1).acos();
        static Tensor S2(Tensor a) => a.cos().acos();
        static Tensor S3(Tensor a) => torch.acos(a / 2);
        static Tensor S4(Tensor a, Tensor b) { var c = nn.functional.cosine_similarity(a, b).clamp(-0.999, 0.999); return c.acos(); }
        static Tensor S5(Tensor a, Tensor b) => nn.functional.cosine_similarity(a, b);
        static Tensor S6(Tensor a) => a.sigmoid().asin();
        """)]
    [InlineData("NUM5006", """
        static Tensor S1(Tensor x) => x.norm().tanh();
        static Tensor S2(Tensor x) => torch.asinh(x.norm());
        static Tensor S3(Tensor x) => x.norm().clamp_max(0.999).atanh();
        static Tensor S4(Tensor x) => x.square().sum().cosh().acosh();
        static Tensor S5(Tensor x) => (x.norm() + 1).acosh();
        static Tensor S6(Tensor x) => x.tanh().atanh();
        """)]
    [InlineData("NUM8003", """
        static Tensor S1(Tensor x) => x.t().matmul(x).inverse();
        static Tensor S2(Tensor a, Tensor b) => linalg.solve(a, b);
        static Tensor S3(Tensor x, Tensor z, Tensor y) => linalg.inv(x.t().matmul(z)).matmul(y);
        static Tensor S4(Tensor x, Tensor y) => x.t().matmul(y);
        static Tensor S5(Tensor a, Tensor b) => linalg.inv(a).matmul(b);
        static Tensor S6(Tensor x, Tensor y, double l) => linalg.solve(x.t().matmul(x) + l * torch.eye(3), x.t().matmul(y));
        static Tensor S7(Tensor x) => x.matmul(x.t());
        static Tensor S8(Tensor x, Tensor y) { var g = x.t().matmul(x).add(torch.eye(3)); return g.inverse().matmul(x.t()).matmul(y); }
        static Tensor S9(Tensor x) => linalg.pinv(x);
        """)]
    [InlineData("NUM8004", """
        static Tensor S1(Tensor precision) => linalg.cholesky(precision);
        static Tensor S2(Tensor kernel, Tensor noise) => torch.cholesky(kernel + noise);
        static Tensor S3(Tensor x) { var g = x.matmul(x.t()); g.add_(torch.eye(3)); return linalg.cholesky(g); }
        static Tensor S4(Tensor a) => torch.cholesky(a);
        static Tensor S5(Tensor kernel) => kernel.det();
        static Tensor S6(Tensor a, Tensor b) => a.matmul(b).cholesky();
        static Tensor S7(Tensor kernel) => linalg.solve(kernel, kernel);
        """)]
    [InlineData("NUM8007", """
        static Tensor S1(Tensor a, Tensor v) { for (int i = 0; i < 3; i++) v = a.matmul(v); return v; }
        static Tensor S2(Tensor transition, Tensor v, int n) { for (int i = 0; i < n; i++) v = transition.matmul(v); return v; }
        static Tensor S3(Tensor a, Tensor v, Tensor b, int n) { for (int i = 0; i < n; i++) v = a.matmul(v) + b; return v; }
        static Tensor S4(Tensor[] layers, Tensor v) { foreach (var w in layers) v = w.matmul(v); return v; }
        static Tensor S5(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) v = torch.tanh(a.matmul(v)); return v; }
        static Tensor S6(Tensor a, Tensor v) => a.matmul(v);
        static Tensor S7(Tensor a, Tensor v, int n) { Tensor u = v; for (int i = 0; i < n; i++) u = a.matmul(v); return u; }
        static Tensor S8(Tensor a, Tensor v, int n) { for (int i = 0; i < n; i++) { v = a.matmul(v); v /= v.norm(); } return v; }
        """)]
    [InlineData("NUM8008", """
        static Tensor S1(Tensor P, Tensor K, Tensor H, Tensor R, Tensor I) { var c = I - K.matmul(H); P = c.matmul(P).matmul(c.t()) + K.matmul(R).matmul(K.t()); return P; }
        static Tensor S2(Tensor P, Tensor I) { P = I - P; return P; }
        static Tensor S3(Tensor K, Tensor H, Tensor x, Tensor z) { x = x + K.matmul(z - H.matmul(x)); return x; }
        static Tensor S4(Tensor P, Tensor K, Tensor H) { P = P - K.matmul(H); return P; }
        static Tensor S5(Tensor P, Tensor S, Tensor K) { P = P - K.matmul(S).matmul(K.t()); return P; }
        static Tensor S6(Tensor P) { P = 0.5 * (P + P.t()); return P; }
        static Tensor S7(Tensor P, Tensor A, Tensor B) { P = (A + B).matmul(P); return P; }
        static Tensor S8(Tensor P, Tensor F) { P = F.matmul(P); return P; }
        static Tensor S9(Tensor K, Tensor H, Tensor I, Tensor e) { e = (I - K.matmul(H)).matmul(e); return e; }
        """)]
    public Task Silent(string id, string members) => RuleTest.SilentAsync(id, "// torch\n" + members);

    [Theory]
    [InlineData("NUM1004", "F.sigmoid(x).log()")]
    [InlineData("NUM1004", "torch.log(F.sigmoid(x))")]
    [InlineData("NUM1005", "F.softmax(x, 1).log()")]
    [InlineData("NUM1005", "torch.log(F.softmax(x, dim: -1))")]
    [InlineData("NUM5001", "F.relu(x).log()")]
    [InlineData("NUM5005", "F.cosine_similarity(x, x).acos()")]
    public Task ReportsThroughAnAlias(string id, string formula) => RuleTest.ReportsAsync(id, $$"""
        using F = TorchSharp.torch.nn.functional;
        public static class Forms { static Tensor A(Tensor x) => [|{{formula}}|]; }
        """);

    [Theory]
    [InlineData("NUM1004", "F.logsigmoid(x)")]
    [InlineData("NUM1005", "F.log_softmax(x, 1)")]
    [InlineData("NUM1003", "F.softplus(x)")]
    [InlineData("NUM5003", "F.normalize(x)")]
    public Task SilentThroughAnAlias(string id, string formula) => RuleTest.SilentAsync(id, $$"""
        using F = TorchSharp.torch.nn.functional;
        public static class Forms { static Tensor A(Tensor x) => {{formula}}; }
        """);

    [Fact]
    public Task ReportsModulesInFields() => RuleTest.ReportsAsync("NUM1005", """
        public sealed class Head
        {
            private readonly Softmax _probabilities = torch.nn.Softmax(1);
            private readonly Sigmoid _gate = torch.nn.Sigmoid();
            public Tensor A(Tensor x) => [|_probabilities.forward(x).log()|];
            public Tensor B(Tensor x) => [|torch.log(_probabilities.call(x))|];
            public Tensor C(Tensor x) { var p = _probabilities.forward(x); return -([|p.log()|]).mean(); }
            public Tensor D(Tensor x) => _gate.forward(x).sqrt();
        }
        """);
}
