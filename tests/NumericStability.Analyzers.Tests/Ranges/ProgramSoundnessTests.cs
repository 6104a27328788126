using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>Random programs are run; every value seen at a probe must lie in the range computed for that place.</summary>
public sealed class ProgramSoundnessTests
{
    private const int Programs = 250;
    private static readonly double[] Inputs = [0, 1, -1, 0.5, -2.5, 7, double.NaN, double.PositiveInfinity];

    [Fact]
    public void EveryProbedValueIsInItsRange()
    {
        var (compilation, probes) = Compile();
        var seen = Run(compilation);
        var ranges = RangesOf(compilation);
        Assert.True(ranges.Count > probes / 2, $"{ranges.Count} of {probes} probes were read");
        var informative = 0;
        foreach (var (probe, (range, text)) in ranges)
        {
            informative += range.Low > double.NegativeInfinity || range.High < double.PositiveInfinity || !range.MayBeNaN ? 1 : 0;
            foreach (var value in seen.TryGetValue(probe, out var values) ? values : [])
            {
                Assert.True(Holds(range, value), $"probe {probe}: {value:R} is not in {range} for {text}");
            }
        }

        Assert.True(informative > ranges.Count / 4, $"only {informative} of {ranges.Count} ranges say anything");
    }

    private static bool Holds(Interval range, double value) => double.IsNaN(value)
        ? range.MayBeNaN
        : value >= range.Low - (1e-9 * Math.Max(1, Math.Abs(value))) && value <= range.High + (1e-9 * Math.Max(1, Math.Abs(value)));

    private static (CSharpCompilation Compilation, int Probes) Compile()
    {
        var text = new StringBuilder("using System; using System.Collections.Generic;\npublic static class Program\n{\n"
            + "public static Dictionary<int, HashSet<double>> Seen = new();\n"
            + "static void Probe(int probe, double value) { if (!Seen.TryGetValue(probe, out var values)) Seen[probe] = values = new(); values.Add(value); }\n");
        var probes = 0;
        for (var seed = 0; seed < Programs; seed++)
        {
            var program = new RandomPrograms(seed, probes, linear: seed % 2 == 1);
            text.Append(program.Method((seed % 2 == 1 ? "MWithNaN" : "M") + seed));
            probes = program.Probes;
        }

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var tree = CSharpSyntaxTree.ParseText(text.Append('}').ToString(), cancellationToken: TestContext.Current.CancellationToken);
        return (CSharpCompilation.Create("programs", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)), probes);
    }

    private static Dictionary<int, HashSet<double>> Run(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var type = Assembly.Load(image.ToArray()).GetType("Program")!;
        foreach (var method in type.GetMethods().Where(method => method.Name[0] == 'M'))
        {
            var run = method.CreateDelegate<Func<double, double, double, double>>();
            var inputs = method.Name.StartsWith("MWithNaN", StringComparison.Ordinal) ? Inputs : Inputs[..^2];
            for (var i = 0; i < inputs.Length * inputs.Length; i++)
            {
                run(inputs[i / inputs.Length], inputs[i % inputs.Length], inputs[(i + (i / inputs.Length)) % inputs.Length]);
            }
        }

        return (Dictionary<int, HashSet<double>>)type.GetField("Seen")!.GetValue(null)!;
    }

    private static Dictionary<int, (Interval Range, string Text)> RangesOf(CSharpCompilation compilation)
    {
        var ranges = new Dictionary<int, (Interval, string)>();
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        foreach (var declaration in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.Text[0] == 'M'))
        {
            var symbol = model.GetDeclaredSymbol(declaration, TestContext.Current.CancellationToken)!;
            var method = MethodReader.Read(compilation, symbol, model.GetOperation(declaration, TestContext.Current.CancellationToken)!, TestContext.Current.CancellationToken);
            var analysis = new RangeAnalysis(method);
            foreach (var reading in method.Readings.Where(reading => reading.Operation is IInvocationOperation { TargetMethod.Name: "Probe" }))
            {
                var arguments = ((IInvocationOperation)reading.Operation).Arguments;
                if (method.ByOperation.TryGetValue(arguments[1].Value, out var value) && value.State.IsReachable)
                {
                    ranges[(int)arguments[0].Value.ConstantValue.Value!] = (analysis.Of(value.Term, reading.Facts), value.Term + " in\n" + declaration);
                }
            }
        }

        return ranges;
    }
}
