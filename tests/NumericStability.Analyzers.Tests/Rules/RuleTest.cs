using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.CodeFixes;
using NumericStability.Analyzers.Hosts;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Tests.Torch;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules;

/// <summary>Short tests of one rule: members in, marked spans and fixed members out.</summary>
internal static class RuleTest
{
    private const string Header = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Threading.Tasks;
        using MathNet.Numerics;
        using MathNet.Numerics.LinearAlgebra;

        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "mscorlib.dll" or "netstandard.dll" or "MathNet.Numerics.dll" or "NumericStability.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        TorchStub.Reference,
    ];

    /// <summary>Members of a class (or whole types where the text declares one) with the expected reports in <c>[|…|]</c>.</summary>
    public static async Task ReportsAsync(string id, string members, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
    {
        var (source, spans) = Parse(Wrap(members));
        Assert.NotEmpty(spans);
        var reported = (await AnalyzeAsync(source)).Where(diagnostic => diagnostic.Id == id).ToList();
        var expected = spans.Select(span => source[span.Start..span.End]).Order(StringComparer.Ordinal);
        var actual = reported.Select(diagnostic => source[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]).Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
        Assert.All(reported, diagnostic => Assert.Equal(severity, diagnostic.Severity));
    }

    /// <summary>The same where a line of .editorconfig is set.</summary>
    public static async Task ReportsWithAsync(string option, string id, string members)
    {
        var test = FixTest(id, Wrap(members), key: null);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Members in which the rule finds nothing at all.</summary>
    public static async Task SilentAsync(string id, string members)
    {
        var reported = (await AnalyzeAsync(Wrap(members))).Where(diagnostic => diagnostic.Id == id);
        Assert.Empty(reported.Select(diagnostic => diagnostic.ToString()));
    }

    /// <summary>Applies the first fix, or the one of <paramref name="key"/>, until nothing is left, then Fix All; the result must compile and be clean.</summary>
    public static async Task FixesAsync(string id, string members, string fixedMembers, string? key = null)
    {
        var test = FixTest(id, Wrap(members), key);
        test.FixedCode = WithImport(Wrap(fixedMembers));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The titles of all fixes offered for the reports of one rule.</summary>
    public static async Task<IReadOnlyList<string>> OffersAsync(string id, string members)
    {
        var (source, spans) = Parse(Wrap(members));
        var reported = (await AnalyzeAsync(source)).Where(diagnostic => diagnostic.Id == id).ToList();
        Assert.Equal(spans.Count, reported.Count);
        return [.. reported.SelectMany(diagnostic => diagnostic.Properties.Where(property => property.Key.StartsWith(Fix.Property, StringComparison.Ordinal)))
            .Select(property => FixCodec.Decode(property.Value!).Title)];
    }

    /// <summary>The members as the fix really leaves them, for execution against a reference.</summary>
    public static Task<string> FixedTextAsync(string id, string members, string? key = null) =>
        FixTest(id, Wrap(members), key).FixFirstSourceAsync(TestContext.Current.CancellationToken);

    /// <summary>A whole file with its marks as the fix leaves it on one framework, without any library.</summary>
    public static Task<string> FixedFileAsync(string id, string source, ReferenceAssemblies framework)
    {
        var test = MarkedTest(id, source, key: null);
        test.ReferenceAssemblies = framework;
        return test.FixFirstSourceAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source)
    {
        var compilation = Compile(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await AnalyzeAsync(compilation);
    }

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([new NumericStabilityAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    public static CSharpCompilation Compile(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken);
        return CSharpCompilation.Create("test", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>The whole file of some members, without the marks of a test.</summary>
    public static string ProgramOf(string members) => Parse(Wrap(members)).Source;

    private static CSharpCodeFixTest<NumericStabilityAnalyzer, NumericStabilityCodeFixProvider, DefaultVerifier> FixTest(string id, string source, string? key)
    {
        var test = MarkedTest(id, source, key);
        test.TestState.AdditionalReferences.AddRange(References.Where(reference => reference.Display!.Contains("MathNet", StringComparison.Ordinal) || reference.Display.Contains("Tensors", StringComparison.Ordinal)));
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(StableMath).Assembly.Location));
        test.TestState.AdditionalReferences.Add(TorchStub.Reference);
        test.DisabledDiagnostics.AddRange(new NumericStabilityAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Where(other => other != id).Distinct());
        return test;
    }

    private static CSharpCodeFixTest<NumericStabilityAnalyzer, NumericStabilityCodeFixProvider, DefaultVerifier> MarkedTest(string id, string source, string? key)
    {
        var (text, spans) = Parse(source);
        var test = new CSharpCodeFixTest<NumericStabilityAnalyzer, NumericStabilityCodeFixProvider, DefaultVerifier>
        {
            TestCode = text,
            CodeActionEquivalenceKey = key,
        };
        var lines = SourceText.From(text).Lines;
        test.ExpectedDiagnostics.AddRange(spans.Select(span => (Start: lines.GetLinePosition(span.Start), End: lines.GetLinePosition(span.End))).Select(span =>
            new DiagnosticResult(id, DiagnosticSeverity.Warning).WithSpan(span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1)
                .WithOptions(DiagnosticOptions.IgnoreSeverity | DiagnosticOptions.IgnoreAdditionalLocations)));
        return test;
    }

    /// <summary>A code block of a page: members that may call StableMath.</summary>
    public static string WrapPage(string members) => Wrap(members).Replace("using MathNet.Numerics.LinearAlgebra;\n", "using MathNet.Numerics.LinearAlgebra;\nusing NumericStability;\n", StringComparison.Ordinal);

    /// <summary>Tensor code names torch and its modules the way its users do.</summary>
    private static string HeaderOf(string members) => members.Contains("torch", StringComparison.Ordinal)
        ? Header.Replace("using MathNet.Numerics;\nusing MathNet.Numerics.LinearAlgebra;\n", "using TorchSharp;\nusing TorchSharp.Modules;\nusing static TorchSharp.torch;\n", StringComparison.Ordinal)
            .Replace("using System.Numerics.Tensors;\n", "", StringComparison.Ordinal)
        : Header;

    private static string Wrap(string members) => HeaderOf(members) + (members.Contains("class ", StringComparison.Ordinal) ? members : "public static class Formulas\n{\n" + members + "\n}\n");

    private static string WithImport(string source) => (source.Contains("StableMath", StringComparison.Ordinal) || source.Contains("RunningSum", StringComparison.Ordinal) || source.Contains("RunningMoments", StringComparison.Ordinal)) && !source.Contains("global::NumericStability", StringComparison.Ordinal)
        ? source.Replace("using MathNet.Numerics.LinearAlgebra;\n", "using MathNet.Numerics.LinearAlgebra;\nusing NumericStability;\n", StringComparison.Ordinal)
        : source;

    private static (string Source, List<TextSpan> Spans) Parse(string marked)
    {
        var spans = new List<TextSpan>();
        var text = new System.Text.StringBuilder();
        var starts = new Stack<int>();
        for (var i = 0; i < marked.Length; i++)
        {
            var pair = i + 1 < marked.Length ? marked.Substring(i, 2) : "";
            if (pair == "[|")
            {
                starts.Push(text.Length);
                i++;
            }
            else if (pair == "|]")
            {
                spans.Add(TextSpan.FromBounds(starts.Pop(), text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return (text.ToString(), spans);
    }
}
