using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace NumericStability.Benchmarks.Compile;

/// <summary>What a build pays for this package: a compile with nothing, with the floor of any semantic analyzer, with the package, and with the package beside the analyzers of the SDK.</summary>
public class CompileBenchmarks
{
    private IReadOnlyList<string> _files = [];

    [Params("numeric", "ordinary", "plain")]
    public string Code { get; set; } = "";

    [Params("nothing", "floor", "package", "sdk", "sdk+package")]
    public string Analyzer { get; set; } = "";

    [GlobalSetup]
    public void Generate() => _files = [.. GeneratedCode.Files(Code, 50_000)];

    [Benchmark]
    public int Compile() => Compilations.Run(_files, Analyzer);
}
