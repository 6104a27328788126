using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixVerifier<
    NumericStability.Analyzers.Tests.Testing.LogAnalyzer, NumericStability.Analyzers.Tests.Testing.Log2Fixer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace NumericStability.Analyzers.Tests.Testing;

public sealed class CodeFixVerifierTests
{
    private const string Nested = "using System; class C { double M(double x) => {|TOY001:Math.Log({|TOY001:Math.Log(x)|} + {|TOY001:Math.Log(x)|})|}; }";

    private const string NestedFixed = "using System; class C { double M(double x) => Math.Log2(Math.Log2(x) + Math.Log2(x)); }";

    [Fact]
    public Task Nested_reports_are_fixed_to_the_end_in_every_scope() => Verify.VerifyCodeFixAsync(Nested, NestedFixed);

    [Fact]
    public async Task A_wrong_expected_text_fails_and_shows_both()
    {
        var failure = await FailureAsync<Log2Fixer>(Nested, NestedFixed.Replace("Log2(x) +", "Log2(x)  +"));
        Assert.Contains("- using System; class C { double M(double x) => Math.Log2(Math.Log2(x)  +", failure);
        Assert.Contains("+ using System; class C { double M(double x) => Math.Log2(Math.Log2(x) +", failure);
    }

    [Fact]
    public async Task Fix_All_that_loses_nested_reports_fails()
    {
        var test = Test<LosingNestedFixer>("using System; class C { double M(double x) => {|TOY001:Math.Log({|TOY001:Math.Log(x)|})|}; }");
        test.FixedCode = "using System; class C { double M(double x) => Math.Log2(Math.Log2(x * x) * Math.Log2(x * x)); }";
        test.NumberOfIncrementalIterations = 3;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains("After 1 iterations, Fix All in the document still finds", failure.Message);
    }

    [Fact]
    public async Task A_lost_parenthesis_fails_although_the_text_is_as_expected()
    {
        const string before = "using System; class C { double M(double x) => x * [|Math.Log(1 + x)|]; }";
        Assert.Contains("does not parse to", await FailureAsync<UnparenthesizedFixer>(before, "using System; class C { double M(double x) => x * 1 + x; }"));
    }

    [Fact]
    public async Task New_errors_and_warnings_of_the_compiler_fail()
    {
        const string before = "using System; class C { double M(double x) => [|Math.Log(x)|]; }";
        Assert.Contains("CS0117", await FailureAsync<UncompilableFixer>(before, before.Replace("[|", "").Replace("|]", "").Replace("Log", "Log99")));
        Assert.Contains("CS1718", await FailureAsync<WarningFixer>(before, "using System; class C { double M(double x) => (x == x ? 1.0 : 0.0); }"));
    }

    [Fact]
    public async Task A_fix_that_changes_nothing_or_never_ends_fails()
    {
        const string before = "using System; class C { double M(double x) => [|Math.Log(x)|]; }";
        Assert.Contains("changes nothing", await FailureAsync<IdleFixer>(before, "class C;"));
        Assert.Contains("After 1 iterations, fixing one by one still finds", await FailureAsync<EndlessFixer>(before, "class C;"));
    }

    [Fact]
    public async Task Reports_left_in_the_fixed_code_must_be_marked()
    {
        var test = Test<EndlessFixer>("using System; class C { double M(double x) => [|Math.Log(x)|]; }");
        test.FixedCode = "using System; class C { double M(double x) => [|Math.Log(x + 1)|]; }";
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;
        await test.RunAsync(TestContext.Current.CancellationToken);

        var unmarked = Test<EndlessFixer>("using System; class C { double M(double x) => [|Math.Log(x)|]; }");
        unmarked.FixedCode = "using System; class C { double M(double x) => Math.Log(x + 1); }";
        unmarked.CodeFixTestBehaviors = test.CodeFixTestBehaviors;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => unmarked.RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains("code after fixing one by one", failure.Message);
    }

    [Fact]
    public async Task No_fix_expected_fails_where_one_is_offered()
    {
        const string source = "using System; class C { double M(double x) => {|#0:Math.Log({|#1:x|})|}; }";
        DiagnosticResult expected = Verify.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("Math.Log(x)");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Verify.VerifyCodeFixAsync(source, expected, source));
        await Verify.VerifyCodeFixAsync(source, expected, "using System; class C { double M(double x) => Math.Log2(x); }");
        await CSharpCodeFixVerifier<LogAnalyzer, NoFixer, DefaultVerifier>.VerifyCodeFixAsync(source, expected, source);
    }

    [Theory]
    [InlineData(null, "Log2")]
    [InlineData(1, "Log10")]
    public async Task Index_and_key_choose_among_nested_alternatives(int? index, string name)
    {
        var test = Test<AlternativesFixer>("using System; class C { double M(double x) => [|Math.Log(x)|]; }");
        test.FixedCode = $"using System; class C {{ double M(double x) => Math.{name}(x); }}";
        test.CodeActionIndex = index;
        test.CodeActionEquivalenceKey = name;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains("has no Fix All in Document", failure.Message);
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Scopes_differ_in_how_many_steps_a_solution_takes()
    {
        var test = Test<Log2Fixer>("public class C { double x = [|System.Math.Log(2)|]; }");
        test.TestState.Sources.Add("public class D { double x = [|System.Math.Log(2)|]; }");
        test.TestState.AdditionalProjects["P"].Sources.Add("public class E { double x = [|System.Math.Log(2)|]; }");
        test.FixedCode = "public class C { double x = System.Math.Log2(2); }";
        test.FixedState.Sources.Add("public class D { double x = System.Math.Log2(2); }");
        test.FixedState.AdditionalProjects["P"].Sources.Add("public class E { double x = System.Math.Log2(2); }");
        test.NumberOfIncrementalIterations = 3;
        test.NumberOfFixAllInDocumentIterations = 3;
        test.NumberOfFixAllInProjectIterations = 2;
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync(TestContext.Current.CancellationToken);
        test.NumberOfFixAllInProjectIterations = 3;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Fix All in the project took 2 iterations; 3 were expected", failure.Message);
    }

    [Fact]
    public async Task The_text_a_fix_wrote_can_be_taken_and_run()
    {
        string text = await Test<Log2Fixer>(Nested).FixFirstSourceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(NestedFixed, text);
    }

    private static CSharpCodeFixTest<LogAnalyzer, TFixer, DefaultVerifier> Test<TFixer>(string source)
        where TFixer : CodeFixProvider, new() => new() { TestCode = source };

    private static async Task<string> FailureAsync<TFixer>(string before, string after)
        where TFixer : CodeFixProvider, new()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CSharpCodeFixVerifier<LogAnalyzer, TFixer, DefaultVerifier>.VerifyCodeFixAsync(before, after));
        return failure.Message;
    }

    /// <summary>Fixes some other rule.</summary>
    private sealed class NoFixer : CodeFixProvider
    {
        public override System.Collections.Immutable.ImmutableArray<string> FixableDiagnosticIds => ["TOY999"];

        public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;
    }
}
