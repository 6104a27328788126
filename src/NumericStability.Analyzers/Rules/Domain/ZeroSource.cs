using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>The operation that can produce a 0, and the inputs for which it does.</summary>
/// <param name="Term">What is 0: a factor of the value asked about, or what its root is taken of.</param>
/// <param name="When">Completes "which is 0 when …".</param>
/// <param name="Severity">A warning for norms, spreads and conditional counts, whose zero nobody chose; a suggestion for the rest.</param>
internal sealed record ZeroSource(Term Term, string When, DiagnosticSeverity Severity)
{
    public bool IsProven => Severity == DiagnosticSeverity.Warning;

    /// <summary>The syntax that computed it, where it stands in this member.</summary>
    public SyntaxNode? Origin(RuleContext context) =>
        context.IsHere(Term.Source) ? Term.Source!.Syntax : context.IsHere(Term.Origin) ? Term.Origin!.Syntax : null;
}
