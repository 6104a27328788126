using System.Collections.Generic;
using System.Linq;
using NumericStability.Analyzers.Rules;
using NumericStability.Analyzers.Tests.Meta.Numbers;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>The numbers on rule pages are what the code gives.</summary>
public sealed class WorkedNumberTests
{
    private static readonly List<WorkedNumber> s_numbers = [.. RangeNumbers.All, .. DigitNumbers.All, .. TrainingNumbers.All, .. DomainNumbers.All];

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsMeasured(string id)
    {
        var text = RulePage.Of(RuleCatalog.All.Single(rule => rule.Id == id)).Section("Why");
        var numbers = s_numbers.Where(number => number.Id == id).ToList();
        Assert.True(numbers.Count > 0, $"no number of {id}'s page is measured: add a row to Meta/Numbers");
        foreach (var number in numbers)
        {
            var measured = number.Measured();
            Assert.True(number.StandsIn(text), $"{id}.md does not say {number.Written}");
            Assert.True(number.Rounds(measured), $"{id}.md says {number.Written}, measured is {measured:R}");
        }
    }
}
