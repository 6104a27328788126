using System;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Oracle;

namespace NumericStability.Analyzers.Tests.Rules;

/// <summary>Members before and as the fix really left them, compiled side by side for the oracle.</summary>
internal sealed class FixedCode : IDisposable
{
    /// <summary>Sampled points beside the edges: enough for a region to be seen, few enough for every fix to be run.</summary>
    private const int Samples = 250;

    private FixedCode(CodeRunner before, CodeRunner after) => (Before, After) = (before, after);

    public CodeRunner Before { get; }

    public CodeRunner After { get; }

    public static async Task<FixedCode> CompileAsync(string id, string members, string? key = null)
    {
        string after = await RuleTest.FixedTextAsync(id, members, key);
        return new(
            CodeRunner.Compile(RuleTest.ProgramOf(members)),
            CodeRunner.Compile(after, StableMathSources.All));
    }

    public RewriteClaim Unary(string name, Func<BigReal, BigReal> reference, ErrorBound bound, params double[] critical) =>
        RewriteClaim.OfUnary(name, Before.Unary(name), After.Unary(name), reference, bound) with { Points = [.. PointGrid.Single(PointGrid.Default(FloatFormat.Double, Samples, critical))] };

    public RewriteClaim UnarySingle(string name, Func<BigReal, BigReal> reference, ErrorBound bound, params double[] critical) =>
        RewriteClaim.OfUnarySingle(name, Before.UnarySingle(name), After.UnarySingle(name), reference, bound) with { Points = [.. PointGrid.Single(PointGrid.Default(FloatFormat.Single, Samples, critical))] };

    public RewriteClaim Binary(string name, Func<BigReal, BigReal, BigReal> reference, ErrorBound bound) =>
        RewriteClaim.OfBinary(name, Before.Binary(name), After.Binary(name), reference, bound) with { Points = [.. PointGrid.Pairs(FloatFormat.Double, Samples)] };

    public void Dispose()
    {
        Before.Dispose();
        After.Dispose();
    }
}
