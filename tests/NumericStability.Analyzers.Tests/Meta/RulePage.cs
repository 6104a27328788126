using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Rules;
using NumericStability.Analyzers.Tests.Rules;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>One page of docs/rules: its text, its code blocks, the header generated from the rule and from what the rule really reports.</summary>
internal sealed partial class RulePage
{
    private RulePage(Rule rule, string text)
    {
        Rule = rule;
        Text = text;
    }

    public Rule Rule { get; }

    public string Text { get; }

    public string Noncompliant => Block("Noncompliant");

    public string Compliant => Block("Compliant");

    public static RulePage Of(Rule rule) => new(rule, Repository.Read("docs", "rules", rule.Id + ".md"));

    /// <summary>Reports of this page's rule in a block.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsAsync(string block) =>
        [.. (await RuleTest.AnalyzeAsync(RuleTest.WrapPage(block))).Where(diagnostic => diagnostic.Id == Rule.Id)];

    public async Task<string> GenerateAsync()
    {
        var reports = await ReportsAsync(Noncompliant);
        var fixes = reports.SelectMany(report => Titles(report)).Distinct().ToList();
        var header = new StringBuilder()
            .Append("| | |\n|---|---|\n")
            .Append("| Category | ").Append(Rule.Descriptor.Category).Append(" |\n")
            .Append("| Severity | ").Append(SeverityOf(Rule)).Append(" |\n")
            .Append("| Fix | ").Append(fixes.Count == 0 ? "none" : string.Join("; ", fixes.Select(title => title.Replace("|", "\\|", StringComparison.Ordinal)))).Append(" |\n")
            .Append("\n![Measured before and after](images/").Append(Rule.Id).Append(".svg)\n");
        return Repository.Between(Text, "header", header.ToString());
    }

    /// <summary>What stands under a heading.</summary>
    public string Section(string heading) =>
        Regex.Match(Text, "^## " + heading + "\n(?<body>.*?)(?=^## |\\z)", RegexOptions.Singleline | RegexOptions.Multiline).Groups["body"].Value;

    public static string SeverityOf(Rule rule) => !rule.Descriptor.IsEnabledByDefault ? "off"
        : rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? "Warning" : "Info";

    private static ImmutableArray<string> Titles(Diagnostic diagnostic) =>
        [.. diagnostic.Properties.Where(property => property.Key.StartsWith(Fix.Property, StringComparison.Ordinal)).OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => FixCodec.Decode(property.Value!).Title)];

    private string Block(string section) => string.Join("\n", Fence().Matches(Section(section)).Select(fence => fence.Groups["code"].Value));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
