using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>Ranges are computed once per term and place, and every question ends within its budget.</summary>
public sealed class RangeCostTests
{
    private static MethodReading Read(string body)
    {
        var tree = CSharpSyntaxTree.ParseText($"using System; static class C {{ static double M(double a, double b, double[] x) {{ {body} }} }}", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("cost", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var method = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var model = compilation.GetSemanticModel(tree);
        return MethodReader.Read(compilation, model.GetDeclaredSymbol(method, TestContext.Current.CancellationToken)!, model.GetOperation(method, TestContext.Current.CancellationToken)!, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("return a;", 1)]
    [InlineData("return Math.Exp(a);", 2)]
    [InlineData("return Math.Exp(a) + Math.Abs(b);", 5)]
    [InlineData("var u = a * b; return u + Math.Exp(u);", 6)]
    public void ComputesEachRangeOnce(string body, int expected)
    {
        var method = Read(body);
        var ranges = new RangeAnalysis(method);
        ranges.Of(method.Returns[0], null);
        ranges.Of(method.Returns[0], null);
        Assert.Equal(expected, ranges.Computed);
    }

    [Fact]
    public void InvariantsOfNestedLoopsAreSolvedNotUnrolled()
    {
        var method = Read("double v = 0; for (int i = 0; i < 1000000; i++) for (int j = 0; j < 1000000; j++) v = 0.5 * v + 0.5 * b * b; return v;");
        var ranges = new RangeAnalysis(method);
        Assert.Equal(0, ranges.Of(method.Returns[0], null).Low);
        Assert.InRange(ranges.Computed, 1, 10);
    }

    [Fact]
    public void ALongMethodEndsWithinTheBudget()
    {
        var body = new StringBuilder();
        for (var line = 0; line < 5_000; line++)
        {
            body.Append("if (a > ").Append(line).Append(") b += Math.Exp(a) / (b + ").Append(line).Append(");\n");
        }

        var method = Read(body.Append("return b;").ToString());
        var ranges = new RangeAnalysis(method);
        foreach (var reading in method.Readings.Where(reading => reading.Term.Kind == TermKind.Product).Take(500))
        {
            ranges.Of(reading.Term, reading.Facts);
        }

        Assert.InRange(ranges.Computed, 1, 500 * 2_000);
        Assert.InRange(method.ByOperation.Count, 1, MethodReader.Budget + 1);
    }

    [Fact]
    public void DeepTermsAreUnknownNotEndless()
    {
        var method = Read("return " + string.Concat(Enumerable.Repeat("Math.Abs(1 + ", 60)) + "a" + new string(')', 60) + ";");
        Assert.True(new RangeAnalysis(method).Of(method.Returns[0], null).Contains(1e10));
    }
}
