using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class DoubleActivationTests
{
    private const string Id = "NUM4012";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        sealed class Trainer
        {
            private readonly Sequential _model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(1));
            private readonly Sequential _named;
            private readonly CrossEntropyLoss _loss = torch.nn.CrossEntropyLoss();
            public Trainer() => _named = nn.Sequential(("a", nn.Linear(4, 1)), ("b", nn.Sigmoid()));
            Tensor A(Tensor x, Tensor y) => [|nn.functional.cross_entropy(x.softmax(1), y)|];
            Tensor B(Tensor x, Tensor y) { var p = nn.functional.softmax(x, 1); return [|_loss.forward(p, y)|]; }
            Tensor C(Tensor x, Tensor y) => [|_loss.call(_model.forward(x), y)|];
            Tensor D(Tensor x, Tensor y) { var output = _model.call(x); return [|_loss.call(output, y)|]; }
            Tensor E(Tensor x, Tensor y) => [|nn.functional.binary_cross_entropy_with_logits(torch.sigmoid(x), y)|];
            Tensor F(Tensor x, Tensor y) => [|nn.functional.binary_cross_entropy_with_logits(1 / (1 + (-x).exp()), y)|];
            Tensor G(Tensor x, Tensor y) => [|nn.BCEWithLogitsLoss().call(_named.call(x), y)|];
            Tensor H(Tensor x, Tensor y) { var e = x.exp(); return [|nn.functional.cross_entropy(e / e.sum(1, true), y)|]; }
        }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        sealed class Trainer
        {
            private readonly Sequential _model = nn.Sequential(nn.Softmax(1), nn.Linear(4, 3));
            private readonly CrossEntropyLoss _loss = torch.nn.CrossEntropyLoss();
            Tensor A(Tensor x, Tensor y) => nn.functional.cross_entropy(x, y);
            Tensor B(Tensor x, Tensor y) => nn.functional.cross_entropy(nn.functional.log_softmax(x, 1), y);
            Tensor C(Tensor x, Tensor y) => _loss.call(_model.forward(x), y);
            Tensor D(Tensor x, Tensor y) => nn.functional.nll_loss(x.softmax(1).log(), y);
            Tensor E(Tensor x, Tensor y) => nn.functional.binary_cross_entropy(torch.sigmoid(x), y);
            Tensor F(Tensor x, Tensor y) => nn.BCELoss().call(torch.sigmoid(x), y);
            Tensor G(Tensor x, Tensor y) => nn.functional.cross_entropy(x, y.softmax(1));
            Tensor H(Tensor x, Tensor y, nn.Module<Tensor, Tensor> unknown) => _loss.call(unknown.call(x), y);
        }
        """);

    [Theory]
    [InlineData("x.softmax(1)")]
    [InlineData("torch.nn.functional.softmax(x, dim: 1)")]
    public Task Fixes(string doubled) => RuleTest.FixesAsync(Id,
        $"static torch.Tensor F(torch.Tensor x, torch.Tensor y) => [|torch.nn.functional.cross_entropy({doubled}, y)|];",
        "static torch.Tensor F(torch.Tensor x, torch.Tensor y) => torch.nn.functional.cross_entropy(x, y);");
}
