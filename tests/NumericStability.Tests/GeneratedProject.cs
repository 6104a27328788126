using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NumericStability.Analyzers.Hosts;
using Xunit;

namespace NumericStability.Tests;

/// <summary>What a project has by its target framework: reference assemblies and preprocessor symbols.</summary>
public sealed record TargetShape(string Name, IEnumerable<MetadataReference> References, params string[] Symbols)
{
    private static readonly string[] Core5 = ["NETCOREAPP2_1_OR_GREATER", "NETCOREAPP3_0_OR_GREATER", "NET5_0_OR_GREATER"];

    public static readonly TargetShape Net472 = new("net472", Basic.Reference.Assemblies.Net472.References.All, "NETFRAMEWORK", "NET472");
    public static readonly TargetShape NetStandard20 = new("netstandard2.0", Basic.Reference.Assemblies.NetStandard20.References.All, "NETSTANDARD2_0");
    public static readonly TargetShape Net80 = new("net8.0", Basic.Reference.Assemblies.Net80.References.All, [.. Core5, "NET7_0_OR_GREATER", "NET8_0_OR_GREATER"]);
    public static readonly TargetShape Net100 = new(
        "net10.0", RunningFramework(), [.. Core5, "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    public static readonly IReadOnlyList<TargetShape> All = [Net472, NetStandard20, Net80, Net100];

    private static IEnumerable<MetadataReference> RunningFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}

/// <summary>A project to which the generator adds StableMath, under the strictest compiler settings.</summary>
internal static class GeneratedProject
{
    public static Compilation Create(
        TargetShape shape,
        string source = "",
        LanguageVersion version = LanguageVersion.CSharp7_3,
        string name = "Consumer",
        params MetadataReference[] more)
    {
        Run(shape, Empty(shape, source, version, name, more), version, helpers: null, out var output);
        return output;
    }

    /// <summary>The project without the generator's additions.</summary>
    public static CSharpCompilation Empty(TargetShape shape, string source, LanguageVersion version, string name = "Consumer", params MetadataReference[] more) =>
        CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, Options(shape, version), cancellationToken: TestContext.Current.CancellationToken)],
            [.. shape.References, .. more],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                allowUnsafe: false,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999,
                nullableContextOptions: version >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable));

    public static GeneratorDriver Run(TargetShape shape, Compilation project, LanguageVersion version, string? helpers, out Compilation output) =>
        Driver(shape, version, helpers).RunGeneratorsAndUpdateCompilation(project, out output, out _, TestContext.Current.CancellationToken);

    public static GeneratorDriver Driver(TargetShape shape, LanguageVersion version, string? helpers) =>
        CSharpGeneratorDriver.Create(
            [new StableMathGenerator().AsSourceGenerator()],
            parseOptions: Options(shape, version),
            optionsProvider: new BuildProperties(helpers),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpParseOptions Options(TargetShape shape, LanguageVersion version) =>
        new(version, DocumentationMode.Diagnose, preprocessorSymbols: shape.Symbols);

    private sealed class BuildProperties(string? helpers) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(helpers);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(string? helpers) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.NumericStabilityHelpers" ? helpers : null;
                return value is not null;
            }
        }
    }
}
