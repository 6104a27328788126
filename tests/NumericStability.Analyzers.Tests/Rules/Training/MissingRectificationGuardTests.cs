using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class MissingRectificationGuardTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return [|Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r))|]; }");

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4016",
        "public static double F(double b2, int t) { double ri = 2 / (1 - b2) - 1, bt = Math.Pow(b2, t), r = ri - 2 * t * bt / (1 - bt); return r > 5 ? Math.Sqrt((r - 4) * (r - 2) * ri / ((ri - 4) * (ri - 2) * r)) : 0; }");
}
