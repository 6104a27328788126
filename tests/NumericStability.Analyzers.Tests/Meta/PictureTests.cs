using System.IO;
using System.Linq;
using NumericStability.Analyzers.Rules;
using NumericStability.Analyzers.Tests.Meta.Pictures;
using Xunit;

namespace NumericStability.Analyzers.Tests.Meta;

/// <summary>Every rule has a picture that is drawn from measurements, and the committed files show just that.</summary>
public sealed class PictureTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsAsMeasured(string id)
    {
        var family = RuleCatalog.All.Single(rule => rule.Id == id).GetType().Namespace!.Split('.')[^1];
        var picture = PictureTable.Of(id);
        Assert.True(picture is not null, $"{id} has no picture: add its row to Meta/Pictures/{family}Pictures.cs and run the tests once with UPDATE_DOCS=1");
        Assert.True(picture.Frame.TitleFits, $"the title of {id}'s picture is too long");
        Directory.CreateDirectory(Repository.PathOf("docs", "rules", "images"));
        Repository.AssertGenerated(picture.Draw(), "docs", "rules", "images", id + ".svg");
    }

    [Fact]
    public void EveryPictureHasItsRule()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("docs", "rules", "images")).Select(Path.GetFileNameWithoutExtension);
        Assert.Empty(files.Concat(PictureTable.Ids).Except(RuleCatalog.All.Select(rule => rule.Id)));
    }
}
