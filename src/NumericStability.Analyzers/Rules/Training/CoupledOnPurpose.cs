using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>The other answer to a coupled decay: it is meant. The lines are suppressed, and the comment says why.</summary>
internal static class CoupledOnPurpose
{
    private const string Reason = "the decay is an L2 penalty by intent: it is scaled with the gradient";

    /// <summary>The fixes with the alternative behind them; none where there is nothing to choose from, so that Fix All suppresses nothing unasked.</summary>
    public static ImmutableArray<Fix> Beside(ImmutableArray<Fix> fixes, string id, SyntaxNode site)
    {
        var text = site.SyntaxTree.GetText();
        var first = text.Lines.GetLineFromPosition(site.SpanStart);
        var last = text.Lines.GetLineFromPosition(site.Span.End);
        if (fixes.IsEmpty || last.EndIncludingLineBreak == last.End)
        {
            return fixes;
        }

        var newline = text.ToString(TextSpan.FromBounds(last.End, last.EndIncludingLineBreak));
        return fixes.Add(new Fix("Keep the decay coupled, and say so", id + ".coupled",
        [
            Edit.Insert(first.Start, "#pragma warning disable " + id + " // " + Reason + newline),
            Edit.Insert(last.EndIncludingLineBreak, "#pragma warning restore " + id + newline),
        ]));
    }
}
