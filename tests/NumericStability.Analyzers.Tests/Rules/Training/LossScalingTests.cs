using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class LossScalingTests
{
    private const string Id = "NUM4018";

    private const string Scaler = """
        sealed class GradScaler { public Tensor scale(Tensor loss) => loss; public void unscale_(torch.optim.Optimizer o) { } public void step(torch.optim.Optimizer o) { } }

        """;

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, Scaler + """
        sealed class Trainer
        {
            void A(optim.Optimizer o, Tensor loss, double scale, IEnumerable<Parameter> p) { (loss * scale).backward(); [|nn.utils.clip_grad_norm_(p, 1.0)|]; o.step(); }
            void B(optim.Optimizer o, Tensor loss) { (loss * 65536).backward(); [|o.step()|]; }
            void C(GradScaler g, optim.Optimizer o, Tensor loss, IEnumerable<Parameter> p) { g.scale(loss).backward(); [|nn.utils.clip_grad_norm_(p, 1.0)|]; g.step(o); }
            void D(optim.Optimizer o, Tensor loss, float lossScale) { var scaled = loss.mul(lossScale); scaled.backward(); [|o.step()|]; }
            void E(GradScaler g, optim.Optimizer o, Tensor loss) { var scaled = g.scale(loss); scaled.backward(); [|o.step()|]; }
        }
        """);

    [Fact]
    public Task UncappedGrowthIsASuggestion() => RuleTest.ReportsAsync(Id, """
        sealed class LossScaler
        {
            private double _scale = 65536;
            private int _good;
            void A() { if (++_good == 2000) { [|_scale *= 2|]; _good = 0; } }
            void B(ref float lossScale) { [|lossScale = lossScale * 2f|]; }
        }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, Scaler + """
        sealed class Trainer
        {
            void A(optim.Optimizer o, Tensor loss, double scale, IEnumerable<Parameter> p)
            {
                (loss * scale).backward();
                foreach (var weight in p) { weight.grad!.div_(scale); }
                nn.utils.clip_grad_norm_(p, 1.0);
                o.step();
            }

            void B(GradScaler g, optim.Optimizer o, Tensor loss, IEnumerable<Parameter> p) { g.scale(loss).backward(); g.unscale_(o); nn.utils.clip_grad_norm_(p, 1.0); g.step(o); }
            void C(optim.Optimizer o, Tensor loss, int steps) { (loss / steps).backward(); o.step(); }
            void D(optim.Optimizer o, Tensor loss) { (loss * 0.5).backward(); o.step(); }
            void E(optim.Optimizer o, Tensor loss, IEnumerable<Parameter> p) { loss.backward(); nn.utils.clip_grad_norm_(p, 1.0); o.step(); }
            void F(ref double lossScale) { lossScale = Math.Min(lossScale * 2, 65536); }
            void G(ref double lossScale) { if (lossScale < 65536) { lossScale *= 2; } }
            void H(ref double lossScale) { lossScale *= 0.5; }
            double I(double zoomScale) { zoomScale *= 2; return zoomScale; }
        }
        """);

    [Fact]
    public Task UncappedGrowthInOtherSpellings() => RuleTest.ReportsAsync("NUM4018", """
        sealed class DynamicLossScaler
        {
            private float _scale = 1024;
            private int _steps;
            void A(bool finite) { if (finite && ++_steps % 2000 == 0) [|_scale *= 2|]; else if (!finite) _scale /= 2; }
            void B() { [|_scale = 2 * _scale|]; }
            void C(ref double gradScale) { [|gradScale = gradScale * 1.5|]; }
        }
        """, DiagnosticSeverity.Info);
}
