using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyLog = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    NumericStability.Analyzers.Tests.Testing.LogAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using VerifySqrt = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    NumericStability.Analyzers.Tests.Testing.SqrtAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace NumericStability.Analyzers.Tests.Testing;

public sealed class AnalyzerVerifierTests
{
    private const string Head = "using System; static class C { static double M(double x) => ";

    [Theory]
    [InlineData("[|Math.Log(x)|]; }")]
    [InlineData("{|TOY001:Math.Log({|TOY001:Math.Log(x)|})|}; }")]
    [InlineData("$$[|Math.Log(x)|] + {|#0:x|}; }")]
    [InlineData("Math.Log(x, 2); }")]
    [InlineData("{|TOY001:Math.{|CS1501:Log|}()|}; }", false)]
    public async Task Markup_states_what_is_reported(string tail, bool holds = true)
    {
        Task run = VerifyLog.VerifyAnalyzerAsync(Head + tail);
        if (holds)
            await run;
        else
            await Assert.ThrowsAsync<InvalidOperationException>(() => run);
    }

    [Fact]
    public async Task A_missing_diagnostic_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyLog.VerifyAnalyzerAsync(Head + "[|Math.Sin(x)|]; }"));
        Assert.Contains("1 missing, 0 unexpected", failure.Message);
    }

    [Fact]
    public async Task An_unexpected_diagnostic_is_drawn_below_its_line()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => VerifyLog.VerifyAnalyzerAsync("using System;\nstatic class C\n{\n    static double M(double x) => Math.Log(x);\n}\n"));
        Assert.Contains("0 missing, 1 unexpected", failure.Message);
        Assert.Contains(
            "    static double M(double x) => Math.Log(x);\n                                 ^^^^^^^^^^^ TOY001: 'Math.Log(x)' is reported\n}\n",
            failure.Message);
    }

    [Theory]
    [InlineData("[|Math.Log(x)|] ;}")]
    [InlineData("[|Math.Log(x) |]; }")]
    public async Task The_span_counts_to_the_last_column(string tail)
    {
        bool exact = tail.Contains(")|]", StringComparison.Ordinal);
        Exception? failure = await Record.ExceptionAsync(() => VerifyLog.VerifyAnalyzerAsync(Head + tail));
        Assert.Equal(exact, failure is null);
    }

    [Fact]
    public Task An_explicit_result_compares_arguments_and_additional_locations() => VerifyLog.VerifyAnalyzerAsync(
        Head + "{|#0:Math.Log({|#1:x|})|}; }",
        VerifyLog.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("Math.Log(x)"));

    [Theory]
    [InlineData("Math.Log(y)", true, DiagnosticSeverity.Warning)]
    [InlineData("Math.Log(x)", false, DiagnosticSeverity.Warning)]
    [InlineData("Math.Log(x)", true, DiagnosticSeverity.Info)]
    public async Task A_wrong_argument_place_or_severity_fails(string argument, bool withAdditional, DiagnosticSeverity severity)
    {
        DiagnosticResult expected = VerifyLog.Diagnostic("TOY001").WithSpan(1, 61, 1, 72).WithArguments(argument).WithSeverity(severity);
        if (withAdditional)
            expected = expected.WithSpan(1, 70, 1, 71);
        await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyLog.VerifyAnalyzerAsync(Head + "Math.Log(x); }", expected));
        await VerifyLog.VerifyAnalyzerAsync(
            Head + "Math.Log(x); }", VerifyLog.Diagnostic().WithSpan(1, 61, 1, 72).WithSpan(1, 70, 1, 71).WithMessage("'Math.Log(x)' is reported"));
    }

    [Fact]
    public async Task Compiler_errors_fail_unless_declared()
    {
        await VerifyLog.VerifyAnalyzerAsync(Head + "{|CS0103:y|}; }");
        await VerifyLog.VerifyAnalyzerAsync(Head + "y; }", DiagnosticResult.CompilerError("CS0103").WithLocation(1, 61));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyLog.VerifyAnalyzerAsync(Head + "y; }"));
        Assert.Contains("CS0103", failure.Message);
        await new CSharpAnalyzerTest<LogAnalyzer, DefaultVerifier> { TestCode = Head + "y; }", CompilerDiagnostics = CompilerDiagnostics.None }
            .RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_exception_of_the_analyzer_is_rethrown()
    {
        var failure = await Assert.ThrowsAsync<InvalidCastException>(
            () => CSharpAnalyzerVerifier<CrashingAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync(Head + "Math.Log(x); }"));
        Assert.Contains("Math.Log(x)", failure.Message);
    }

    [Fact]
    public async Task Rules_off_by_default_are_on_in_tests_and_obey_configuration()
    {
        await VerifySqrt.VerifyAnalyzerAsync(Head + "{|TOY002:Math.Sqrt(x)|}; }");
        await Assert.ThrowsAsync<InvalidOperationException>(() => VerifySqrt.VerifyAnalyzerAsync(Head + "[|Math.Sqrt(x)|]; }"));
        await ConfiguredAsync(Head + "Math.Sqrt(x); }", "toy_silence = true");
        await ConfiguredAsync(Head + "Math.Sqrt(x); }", "dotnet_diagnostic.TOY002.severity = none");
        var silent = new CSharpAnalyzerTest<SqrtAnalyzer, DefaultVerifier> { TestCode = Head + "Math.Sqrt(x); }" };
        silent.TestState.AdditionalFiles.Add(("/silence.txt", ""));
        await silent.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Generated_trees_take_part()
    {
        var test = new CSharpAnalyzerTest<LogAnalyzer, DefaultVerifier>
        {
            TestCode = Head + "Generated.One([|Math.Log(x)|]); }",
            SourceGenerators = { typeof(ConstantGenerator) },
        };
        await test.RunAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyLog.VerifyAnalyzerAsync(Head + "Generated.One(x); }"));
    }

    [Fact]
    public async Task Projects_references_and_transforms_make_up_the_solution()
    {
        var test = new CSharpAnalyzerTest<LogAnalyzer, DefaultVerifier>
        {
            TestState =
            {
                Sources = { Head + "Library.Twice([|Math.Log(x)|]); }", ("Other.cs", "#if SYMBOL\nclass D { Xunit.Assert? a; double x = [|System.Math.Log(2)|]; }\n#endif") },
                AdditionalReferences = { typeof(Assert).Assembly },
                AdditionalProjectReferences = { "Library" },
            },
            SolutionTransforms = { (solution, id) => solution.WithProjectParseOptions(id, ((Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)
                solution.GetProject(id)!.ParseOptions!).WithPreprocessorSymbols("SYMBOL")) },
        };
        test.TestState.AdditionalProjects["Library"].Sources.Add("public static class Library { public static double Twice(double x) => [|System.Math.Log(x)|]; }");
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_framework_compiles_what_it_has_and_nothing_else()
    {
        await CompileAsync(ReferenceAssemblies.Net.Net100, "=> double.Hypot(x, [|System.Math.Log(x)|]) + ((double[])[x])[0];");
        await CompileAsync(ReferenceAssemblies.Net.Net80, "=> double.Hypot(x, [|System.Math.Log(x)|]);");
        await CompileAsync(ReferenceAssemblies.NetFramework.Net472.Default, "{ return [|System.Math.Log(x)|] + double.{|CS0117:Hypot|}(x, x); }");
        await CompileAsync(ReferenceAssemblies.NetStandard.NetStandard20, "{ return [|System.Math.Log(x)|] + System.Math.{|CS0117:Cbrt|}(x); }");
    }

    private static Task CompileAsync(ReferenceAssemblies framework, string body) =>
        new CSharpAnalyzerTest<LogAnalyzer, DefaultVerifier>
        {
            TestCode = "static class C { static double M(double x) " + body + " }",
            ReferenceAssemblies = framework,
        }.RunAsync(TestContext.Current.CancellationToken);

    private static Task ConfiguredAsync(string source, string option)
    {
        var test = new CSharpAnalyzerTest<SqrtAnalyzer, DefaultVerifier> { TestCode = source };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
