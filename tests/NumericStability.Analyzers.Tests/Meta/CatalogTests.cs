using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NumericStability.Analyzers.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>What a rule must have besides its file, and what is generated from the catalog.</summary>
public sealed class CatalogTests
{
    private static readonly Dictionary<char, string> Blocks = new()
    {
        ['0'] = Categories.Configuration,
        ['1'] = Categories.Overflow,
        ['2'] = Categories.Cancellation,
        ['3'] = Categories.Accumulation,
        ['4'] = Categories.Training,
        ['5'] = Categories.Domain,
        ['6'] = Categories.Conversion,
        ['7'] = Categories.Constants,
        ['8'] = Categories.LinearAlgebra,
    };

    [Fact]
    public void IdsAreUniqueAndInTheirBlock()
    {
        Assert.Equal(RuleCatalog.All.Length, RuleCatalog.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(RuleCatalog.All, rule => Assert.Equal(Blocks[rule.Id[3]], rule.Descriptor.Category));
        Assert.All(RuleCatalog.All, rule => Assert.EndsWith($"docs/rules/{rule.Id}.md", rule.Descriptor.HelpLinkUri, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryRuleHasItsTestClass()
    {
        var classes = typeof(CatalogTests).Assembly.GetTypes().Select(type => type.FullName).ToHashSet();
        var missing = RuleCatalog.All.Select(rule => $"NumericStability.Analyzers.Tests.Rules.{rule.GetType().Namespace!.Split('.')[^1]}.{rule.GetType().Name}Tests")
            .Where(name => !classes.Contains(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void EveryPageHasItsRule()
    {
        var pages = Directory.EnumerateFiles(Repository.PathOf("docs", "rules"), "NUM*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), pages);
    }

    [Fact]
    public async Task ReadmeTableIsGenerated()
    {
        var table = new StringBuilder("| rule | what it finds | severity | fix |\n|---|---|---|---|\n");
        foreach (var rule in Ordered)
        {
            var page = RulePage.Of(rule);
            var header = await page.GenerateAsync();
            table.Append($"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Descriptor.Title} | {RulePage.SeverityOf(rule)} | {(header.Contains("| Fix | none |", StringComparison.Ordinal) ? "" : "yes")} |\n");
        }

        Repository.AssertGenerated(Repository.Between(Repository.Read("README.md"), "rules", table.ToString()), "README.md");
    }

    [Theory]
    [InlineData("default", "every rule has its own severity", null)]
    [InlineData("strict", "every rule is a warning", "warning")]
    [InlineData("none", "no rule reports", "none")]
    public void PresetIsGenerated(string mode, string meaning, string? severity)
    {
        var text = new StringBuilder($"# NumericStabilityMode = {mode}: {meaning}.\nis_global = true\nglobal_level = -1\n");
        text.Append(severity is null ? "" : "\n");
        foreach (var rule in severity is null ? [] : Ordered)
        {
            text.Append($"dotnet_diagnostic.{rule.Id}.severity = {severity}\n");
        }

        text.Append(severity == "warning" ? "\n" + RuleOptions.ReportPolynomialPowersKey + " = true\n" : "");
        Repository.AssertGenerated(text.ToString(), "src", "NumericStability.Analyzers.Package", "config", $"NumericStability.{mode}.globalconfig");
    }

    private static IEnumerable<Rule> Ordered => RuleCatalog.All.OrderBy(rule => rule.Id, StringComparer.Ordinal);
}
