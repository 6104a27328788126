using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>Every rule has a page that says what the rule does, with code that shows it.</summary>
public sealed class RulePageTests
{
    private static readonly string[] Sections =
        ["Why", "Noncompliant", "Compliant", "When to suppress", "Not reported", "Related rules", "Source"];

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task IsCompleteAndTrue(string id)
    {
        var page = RulePage.Of(RuleCatalog.All.Single(rule => rule.Id == id));
        var lines = page.Text.Split('\n');
        Assert.Equal($"# {id}: {page.Rule.Descriptor.Title}", lines[0]);
        Assert.True(lines.Length <= 81, $"{id}.md has {lines.Length - 1} lines");
        Assert.Equal(Sections, lines.Where(line => line.StartsWith("## ", System.StringComparison.Ordinal)).Select(line => line[3..]));
        Assert.NotEmpty(await page.ReportsAsync(page.Noncompliant));
        Assert.Empty(await page.ReportsAsync(page.Compliant));
        Repository.AssertGenerated(await page.GenerateAsync(), "docs", "rules", id + ".md");
    }
}
