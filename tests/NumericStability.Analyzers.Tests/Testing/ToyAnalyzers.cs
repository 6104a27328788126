using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NumericStability.Analyzers.Tests.Testing;

/// <summary>Reports every call of <c>Math.Log</c> with one argument; what the verifier is tried on.</summary>
internal sealed class LogAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule =
        new("TOY001", "Toy", "'{0}' is reported", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            operation => Calls.Report(operation, "Log", Rule), OperationKind.Invocation);
    }
}

/// <summary>A rule that is off by default, with an additional location and an option read from the configuration.</summary>
internal sealed class SqrtAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule =
        new("TOY002", "Toy", "'{0}' is reported", "Toy", DiagnosticSeverity.Info, isEnabledByDefault: false);

    public static readonly DiagnosticDescriptor Other =
        new("TOY003", "Toy", "Never reported", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, Other];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
        bool silenced = options.TryGetValue("toy_silence", out string? value) && value == "true";
        if (!silenced && !context.Options.AdditionalFiles.Any(file => file.Path.EndsWith("silence.txt", StringComparison.Ordinal)))
            Calls.Report(context, "Sqrt", Rule);
    }
}

/// <summary>Fails on every call, the way a rule with a wrong cast does.</summary>
internal sealed class CrashingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [LogAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            operation => throw new InvalidCastException($"wrong cast at {operation.Operation.Syntax}"), OperationKind.Invocation);
    }
}

/// <summary>Adds a class that test sources can call.</summary>
internal sealed class ConstantGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterPostInitializationOutput(output => output.AddSource(
            "Generated.g.cs", "internal static class Generated { internal static double One(double x) { return System.Math.Log(x); } }"));
}

internal static class Calls
{
    public static void Report(OperationAnalysisContext context, string name, DiagnosticDescriptor rule)
    {
        if (context.Operation is IInvocationOperation { TargetMethod: { ContainingType.Name: "Math", Parameters.Length: 1 } method } call
            && method.Name == name)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                rule, call.Syntax.GetLocation(), [call.Arguments[0].Syntax.GetLocation()], call.Syntax.ToString()));
        }
    }
}
