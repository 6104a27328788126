using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NumericStability.Analyzers.Hosts;
using Xunit;

namespace NumericStability.Analyzers.Tests.Hosts;

public sealed class ConfigurationTests
{
    private const string Wrapped = """
        using System;

        namespace My;

        public static class Numeric
        {
            private static readonly Func<double, double> Native = double.Parse("1") > 0 ? Math.Exp : Math.Sqrt;

            public static double FastExp(double x) => Native(x);

            public static double Loss(double x) => {|#0:Math.Log(1 + FastExp(x))|};
        }
        """;

    [Fact]
    public Task DeclaredWrapperIsReadAsItsFunction() =>
        VerifyAsync(Wrapped, "# wrappers\n\nM:My.Numeric.FastExp(System.Double) = exp\n",
            new DiagnosticResult("NUM1003", DiagnosticSeverity.Warning).WithLocation(0));

    [Fact]
    public Task DeclaredRangeIsBelieved() =>
        VerifyAsync(Wrapped.Replace("{|#0:", "", System.StringComparison.Ordinal).Replace("|}", "", System.StringComparison.Ordinal),
            "M:My.Numeric.FastExp(System.Double) = ? in [1, 1e300]");

    [Theory]
    [InlineData("M:My.Numeric.FastExp(System.Double) = expo", "there is no function 'expo'")]
    [InlineData("M:My.Numeric.SlowExp(System.Double) = exp", "there is no method 'M:My.Numeric.SlowExp(System.Double)'")]
    [InlineData("M:My.Numeric.FastExp(System.Double) = max", "'max' takes 2 arguments")]
    [InlineData("M:My.Numeric.FastExp(System.Double) = ?", "'?' needs a range")]
    [InlineData("M:My.Numeric.FastExp(System.Double) = exp in [2, 1]", "the range is not two ordered numbers")]
    [InlineData("FastExp: exp", "expected 'M:Type.Method(Parameters) = function in [low, high]'")]
    public Task UnusableLineIsReportedAtTheLine(string line, string reason) =>
        VerifyAsync(Wrapped.Replace("1 + FastExp(x)", "2.5", System.StringComparison.Ordinal).Replace("{|#0:", "", System.StringComparison.Ordinal).Replace("|}", "", System.StringComparison.Ordinal),
            "# wrappers\n" + line,
            new DiagnosticResult("NUM0003", DiagnosticSeverity.Warning).WithArguments(reason).WithSpan("NumericStability.Functions.txt", 2, 1, 2, 1 + line.Length));

    [Theory]
    [InlineData("numeric_stability.accumulation_min_trip_count", "many", "a whole number is expected")]
    [InlineData("numeric_stability.report_polynomial_powers", "often", "true or false is expected")]
    [InlineData("numeric_stability.acumulation", "64", "there is no such option")]
    public Task UnknownOptionIsReported(string key, string value, string reason)
    {
        var test = new CSharpAnalyzerTest<NumericStabilityAnalyzer, DefaultVerifier> { TestCode = "class C { }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{key} = {value}\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("NUM0002", DiagnosticSeverity.Warning).WithArguments(key, value, reason).WithNoLocation());
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task VerifyAsync(string source, string functions, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<NumericStabilityAnalyzer, DefaultVerifier> { TestCode = source };
        test.TestState.AdditionalFiles.Add(("NumericStability.Functions.txt", functions));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
