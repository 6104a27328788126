using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class CallOrderTests
{
    private const string Id = "NUM4015";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        // torch
        static void A(optim.Optimizer o, Tensor loss) { loss.backward(); [|o.zero_grad()|]; o.step(); }
        static void B(optim.Optimizer o, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { var l = loss(i); l.backward(); [|o.zero_grad()|]; o.step(); } }
        static void C(Adam o, optim.lr_scheduler.LRScheduler s, Func<int, Tensor> loss)
        {
            foreach (var i in new[] { 1, 2 })
            {
                [|s.step()|];
                o.zero_grad();
                loss(i).backward();
                o.step();
            }
        }
        """);

    [Fact]
    public Task MissingZeroGradIsASuggestion() => RuleTest.ReportsAsync(Id, """
        // torch
        static void A(optim.Optimizer o, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { loss(i).backward(); [|o.step()|]; } }
        static void B(optim.Optimizer o, Func<int, Tensor> loss) { var i = 0; while (i++ < 9) { var l = loss(i); l.backward(); [|o.step()|]; } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        // torch
        static void A(optim.Optimizer o, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { o.zero_grad(); loss(i).backward(); o.step(); } }
        static void B(optim.Optimizer o, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { loss(i).backward(); o.step(); o.zero_grad(); } }
        static void C(optim.Optimizer o, optim.lr_scheduler.LRScheduler s, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { o.zero_grad(); loss(i).backward(); o.step(); s.step(); } }
        static void D(optim.Optimizer o, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { loss(i).backward(); Step(o); o.step(); } }
        static void E(optim.Optimizer o, Func<int, Tensor> loss) { for (var i = 0; i < 9; i++) { loss(i).backward(); if (i % 4 == 3) { o.step(); o.zero_grad(); } } }
        static void F(optim.Optimizer generator, optim.Optimizer critic, Tensor a) { a.backward(); critic.zero_grad(); generator.step(); }
        static void G(optim.Optimizer o, Tensor loss) { loss.backward(); o.step(); }
        static void H(optim.Optimizer o, Func<Tensor> closure) { for (var i = 0; i < 9; i++) { closure().backward(); o.step(closure); } }
        static void Step(optim.Optimizer o) => o.zero_grad();
        """);

    [Fact]
    public Task ReportsInOtherSpellings() => RuleTest.ReportsAsync("NUM4015", """
        // torch
        static void A(optim.Optimizer o, Func<int, Tensor> loss) { int i = 0; do { var l = loss(i); l.backward(); [|o.zero_grad()|]; o.step(); } while (i++ < 9); }
        static void B(SGD o, Tensor x) { var loss = x.sum(); loss.backward(); Console.WriteLine("back"); [|o.zero_grad()|]; o.step(); }
        static void C(optim.Optimizer o, optim.lr_scheduler.LRScheduler s, Func<int, Tensor> loss) { for (int i = 0; i < 9; i++) { loss(i).backward(); [|s.step()|]; o.step(); o.zero_grad(); } }
        static void D(optim.Optimizer o, Func<Tensor> loss) { while (true) { loss().backward(); [|o.zero_grad()|]; o.step(); } }
        static void E(Adam generator, Adam critic, Tensor a, Tensor b) { generator.zero_grad(); a.backward(); generator.step(); b.backward(); [|critic.zero_grad()|]; critic.step(); }
        """);

    [Fact]
    public Task MissingZeroGradInOtherSpellings() => RuleTest.ReportsAsync("NUM4015", """
        // torch
        static void A(Adam o, IEnumerable<Tensor> batches) { foreach (var b in batches) { var l = b.mean(); l.backward(); [|o.step()|]; } }
        static void B(optim.Optimizer o, Func<Tensor> loss) { int n = 0; do { loss().backward(); [|o.step()|]; n++; } while (n < 9); }
        static void C(optim.Optimizer o, Func<Tensor> loss) { o.zero_grad(); for (int i = 0; i < 9; i++) { loss().backward(); [|o.step()|]; } }
        """, DiagnosticSeverity.Info);
}
