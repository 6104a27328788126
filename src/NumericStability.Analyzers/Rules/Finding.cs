using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules;

/// <summary>What one rule has to say about one formula.</summary>
internal sealed class Finding
{
    public Finding(DiagnosticDescriptor descriptor, SyntaxNode primary, params object[] arguments)
    {
        Descriptor = descriptor;
        Primary = primary;
        Arguments = arguments;
        Severity = descriptor.DefaultSeverity;
    }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The span reported. No other finding may report on a node this one claims.</summary>
    public SyntaxNode Primary { get; }

    public object[] Arguments { get; }

    public DiagnosticSeverity Severity { get; init; }

    /// <summary>Every node the formula takes part in.</summary>
    public IReadOnlyCollection<SyntaxNode> Claims { get; init; } = [];

    /// <summary>Other statements that belong to the formula, or the operation that made the bad value.</summary>
    public IReadOnlyCollection<SyntaxNode> Evidence { get; init; } = [];

    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <summary>The same finding where doubt is left.</summary>
    public Finding AsSuggestion() => new(Descriptor, Primary, Arguments) { Severity = DiagnosticSeverity.Info, Claims = Claims, Evidence = Evidence, Fixes = Fixes };

    public Diagnostic ToDiagnostic()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        for (var i = 0; i < Fixes.Length; i++)
        {
            properties[Fix.Property + i] = FixCodec.Encode(Fixes[i]);
        }

        var evidence = Evidence.Where(node => node.SyntaxTree == Primary.SyntaxTree && node != Primary).Select(node => node.GetLocation());
        return Diagnostic.Create(Descriptor, Primary.GetLocation(), Severity, evidence, properties.ToImmutable(), Arguments);
    }
}
