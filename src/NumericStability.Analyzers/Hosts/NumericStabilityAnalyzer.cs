using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules;

namespace NumericStability.Analyzers.Hosts;

/// <summary>Drives all rules: each member body that passes the gate is read once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NumericStabilityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = 
        [.. RuleCatalog.All.Select(rule => rule.Descriptor), Configuration.UnknownOption, Configuration.UnusableDeclaration];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Generated code is not read, and hidden lines are left out below. That reports are allowed there spares the driver the question for each of them.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var configuration = new Configuration(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterCompilationEndAction(configuration.Report);
            if (NumericGate.IsOpen(start.Compilation, start.CancellationToken))
            {
                start.RegisterCodeBlockAction(AnalyzeBlock);
            }
        });
    }

    private static void AnalyzeBlock(CodeBlockAnalysisContext context)
    {
        var evidence = NumericGate.In(context.CodeBlock);
        if (evidence == Evidence.None)
        {
            return;
        }

        Analyze(BodyOf(context.CodeBlock, context.OwningSymbol), evidence, context);
        if (context.CodeBlock is BaseMethodDeclarationSyntax { ParameterList.Parameters: var parameters })
        {
            foreach (var parameter in parameters)
            {
                Analyze(parameter.Default, evidence, context);
            }
        }
    }

    private static void Analyze(SyntaxNode? syntax, Evidence evidence, CodeBlockAnalysisContext context)
    {
        if (syntax is null || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not { } body || (evidence == Evidence.Operators && !NumericGate.IsOpen(body)))
        {
            return;
        }

        var compilation = context.SemanticModel.Compilation;
        var method = MethodReader.Read(compilation, context.OwningSymbol, body, context.CancellationToken);
        if (!method.IsComplete)
        {
            return;
        }

        var options = RuleOptions.From(context.Options.AnalyzerConfigOptionsProvider.GetOptions(syntax.SyntaxTree));
        var rules = new RuleContext(method, context.SemanticModel, options);
        RuleCatalog.Examine(method, rules);
        foreach (var finding in rules.Settle())
        {
            if (syntax.SyntaxTree.GetLineVisibility(finding.Primary.SpanStart, context.CancellationToken) != LineVisibility.Hidden)
            {
                context.ReportDiagnostic(finding.ToDiagnostic());
            }
        }
    }

    /// <summary>The node whose operation is the body: declarations of properties and fields have none of their own.</summary>
    private static SyntaxNode? BodyOf(SyntaxNode block, ISymbol owner) => block switch
    {
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
        VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
        ParameterSyntax { Default: { } value } => value,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == owner.Name)?.Initializer,
        _ => block,
    };
}
